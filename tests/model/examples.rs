//! The worked examples of the specification.

use selfcare::score::{Morning, Reason, Subject, Sum, judge, thin_place};
use selfcare::{Area, Baseline, CheckIn, Hours, Promises, Rules, Usual};
use serde_json::{Value, json};

use crate::diary::{hours, level};

#[test]
fn every_worked_example_comes_out_as_written() {
    let examples = include_str!("../scoring-examples.json");
    let examples: Vec<Value> = serde_json::from_str(examples).unwrap();
    assert_eq!(examples.len(), 19);
    for example in &examples {
        assert_eq!(outcome(example), example["expect"], "{}", example["name"]);
    }
}

/// What the library makes of an example, in the form of its `expect`.
fn outcome(example: &Value) -> Value {
    let rules = Rules::default();
    let checkin = checkin(&example["answers"]);
    let mut nights: Vec<Hours> = numbers(&example["nights"]).into_iter().map(hours).collect();
    let tonight = nights.pop();
    assert!(tonight.is_none() || tonight == checkin.sleep);
    let morning = Morning {
        checkin: &checkin,
        nights_before: &nights,
        promises: Promises {
            kept: example["kept"].as_u64().unwrap() as u32,
            missed: example["missed"].as_u64().unwrap() as u32,
        },
    };
    let sum = Sum::of(morning, &rules);
    let usual = usual(example, &rules);
    let (verdict, reasons) = judge(&checkin, &sum, &usual, &rules);
    let codes: Vec<String> = reasons
        .iter()
        .map(|why: &Reason| why.code(&rules))
        .collect();
    let areas: serde_json::Map<_, _> = sum
        .scored()
        .map(|(area, points)| (rules.name(area).to_owned(), json!(two_decimals(points))))
        .collect();
    let thin = thin_place(&checkin, &sum, &usual, &rules);
    json!({
        "score": sum.score(),
        "verdict": verdict.word(),
        "reasons": codes,
        "areas": areas,
        "thin_place": thin.map(|thin: Subject| thin.name(&rules)),
        "sleep_debt": sum.debt.map(|debt| debt.hours),
    })
}

fn usual(example: &Value, rules: &Rules) -> Usual {
    let scores = numbers(&example["scores_before"]);
    let means = example["usual"].as_object().unwrap();
    Usual {
        scored: scores.len(),
        baseline: Baseline::of(scores.iter().map(|score| *score as u8)),
        areas: means
            .iter()
            .map(|(name, mean)| (rules.area(name).unwrap(), mean.as_f64().unwrap()))
            .collect::<Vec<(Area, f64)>>(),
    }
}

fn checkin(answers: &Value) -> CheckIn {
    let rating = |name: &str| answers[name].as_u64().map(|number| level(number as u8));
    CheckIn {
        health: answers["health"].as_str().map(|word| word.parse().unwrap()),
        sleep: answers["sleep"].as_f64().map(hours),
        rested: rating("rested"),
        eating: rating("eating"),
        boundaries: rating("boundaries"),
        thoughts: rating("thoughts"),
        forward: rating("forward"),
        ..CheckIn::default()
    }
}

fn numbers(values: &Value) -> Vec<f64> {
    let values = values.as_array().unwrap();
    values.iter().map(|value| value.as_f64().unwrap()).collect()
}

fn two_decimals(points: f64) -> f64 {
    (points * 100.0).round() / 100.0
}
