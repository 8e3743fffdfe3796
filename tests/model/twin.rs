//! The library against a second implementation, over random journals.

use std::collections::BTreeMap;

use selfcare::score::{Change, Changed};
use selfcare::{Assessment, History, Rules, Usual};

use crate::by_hand::{self, Judged, Past};
use crate::diary::day;
use crate::fraction::Fraction;
use crate::random::Person;

const PEOPLE: u64 = 120;

#[test]
fn two_implementations_agree_on_every_day_of_random_journals() {
    let mut met = BTreeMap::new();
    for seed in 0..PEOPLE {
        let person = Person::new(seed);
        let (journal, rules) = (person.diary.journal(), person.rules());
        let history = History::new(&journal, &rules, day(0), day(person.days));
        for (number, expected, past) in
            by_hand::judge_all(&person.book, &person.settings, 0..person.days + 1)
        {
            let place = format!("person {seed}, day {number}");
            let assessed = history.assess(day(number));
            agree(&assessed, &expected, &rules, &place);
            agree_on_usual(&assessed.usual, &past, &place);
            assert_eq!(history.verdict(day(number)), assessed.verdict, "{place}");
            note(&expected, &mut met);
        }
    }
    every_rule_was_met(&met);
}

fn agree(assessed: &Assessment, expected: &Judged, rules: &Rules, place: &str) {
    assert_eq!(assessed.verdict.word(), expected.verdict, "{place}");
    assert_eq!(assessed.score().map(i128::from), expected.score, "{place}");
    let codes: Vec<String> = assessed.reasons.iter().map(|why| why.code(rules)).collect();
    assert_eq!(codes, expected.reasons, "{place}");
    let thin = assessed.thin_place.map(|thin| thin.name(rules));
    assert_eq!(thin, expected.thin_place.as_deref(), "{place}");
    let beside = assessed.furthest_below_usual.map(|area| rules.name(area));
    assert_eq!(beside, expected.beside.as_deref(), "{place}");
    let change = assessed
        .smallest_change
        .map(|change| in_words(change, rules));
    assert_eq!(change, expected.change, "{place}");

    let Some(sum) = &assessed.sum else {
        return assert!(expected.areas.is_empty(), "{place}");
    };
    let names: Vec<&str> = sum
        .areas
        .iter()
        .map(|(area, _)| rules.name(*area))
        .collect();
    let expected_names: Vec<&str> = expected.areas.iter().map(|(name, _)| &**name).collect();
    assert_eq!(names, expected_names, "{place}");
    for ((_, points), (name, expected)) in sum.areas.iter().zip(&expected.areas) {
        near(
            *points,
            expected.map(Fraction::number),
            &format!("{place}: {name}"),
        );
    }
    let debt = sum.debt.map(|debt| debt.hours);
    near(debt, expected.debt.map(Fraction::number), place);
}

fn agree_on_usual(usual: &Usual, past: &Past, place: &str) {
    let known = past.scores.len() >= 14;
    assert_eq!(usual.scored, past.scores.len(), "{place}");
    near(
        usual.baseline.map(|usual| usual.mean),
        known.then(|| past.mean().number()),
        place,
    );
    let sd = known.then(|| past.variance().number().sqrt());
    near(usual.baseline.map(|usual| usual.sd), sd, place);
}

fn in_words(change: Change, rules: &Rules) -> by_hand::Change {
    let (answer, to) = match change.to {
        Changed::Sleep(hours) => ("sleep", (hours.number() * 100.0).round() as u32),
        Changed::Area(area, level) => (rules.name(area), u32::from(level.number())),
    };
    by_hand::Change {
        answer: answer.to_owned(),
        to,
        steps: u32::from(change.steps),
        verdict: change.verdict.word(),
        score: change.score.map(i128::from),
    }
}

#[track_caller]
fn near(number: Option<f64>, expected: Option<f64>, place: &str) {
    let same = match (number, expected) {
        (Some(number), Some(expected)) => (number - expected).abs() < 1e-9,
        (None, None) => true,
        _ => false,
    };
    assert!(same, "{place}: {number:?} is not {expected:?}");
}

fn note(judged: &Judged, met: &mut BTreeMap<String, usize>) {
    let mut add = |what: String| *met.entry(what).or_default() += 1;
    add(format!("verdict {}", judged.verdict));
    judged
        .reasons
        .iter()
        .for_each(|code| add(format!("reason {code}")));
    add(format!(
        "thin {}",
        judged.thin_place.as_deref().unwrap_or("none")
    ));
    add(format!(
        "beside {}",
        judged.beside.as_deref().unwrap_or("none")
    ));
    let change = judged.change.as_ref();
    add(format!(
        "change {}",
        change.map_or("none", |change| &change.answer)
    ));
    add(format!("steps {}", change.map_or(0, |change| change.steps)));
}

/// A twin that never met a rule says nothing of it.
fn every_rule_was_met(met: &BTreeMap<String, usize>) {
    let areas = "rest thoughts boundaries forward eating commitments mood pain quiet none";
    for (what, words, least) in [
        ("verdict", "fit care not-fit incomplete paused none", 100),
        (
            "reason",
            "ill dulled sleep-under-5 worn-out off-colour sleep-under-6 sleep-debt",
            100,
        ),
        (
            "reason",
            "thoughts-at-bottom boundaries-at-bottom forward-at-bottom",
            50,
        ),
        (
            "reason",
            "eating-at-bottom mood-at-bottom pain-at-bottom quiet-at-bottom",
            50,
        ),
        ("reason", "below-usual score", 100),
        ("thin", areas, 20),
        ("thin", "health", 100),
        ("beside", areas, 20),
        (
            "change",
            "sleep eating thoughts forward mood pain quiet none",
            20,
        ),
        ("steps", "0 1 2 3 4", 20),
    ] {
        for word in words.split(' ') {
            let seen = met.get(&format!("{what} {word}")).copied().unwrap_or(0);
            assert!(seen >= least, "{what} {word}: met {seen} times\n{met:#?}");
        }
    }
}
