//! What goes together and what helped, against the plain definitions written a second time.

use chrono::NaiveDate;
use selfcare::journal::Fold;
use selfcare::period::Period;
use selfcare::trend::{First, Second, Together, discoveries, helped, spearman};
use selfcare::{Area, Journal, Report, Rules};
use serde_json::{Value, json};

use crate::diary::day;
use crate::dice::Dice;

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// One plus how many are smaller, plus half of how many others are equal.
fn rank(values: &[f64], of: f64) -> f64 {
    let smaller = values.iter().filter(|value| **value < of).count() as f64;
    let equal = values.iter().filter(|value| close(**value, of)).count() as f64;
    smaller + f64::midpoint(equal, 1.0)
}

/// Pearson's correlation of the ranks, by its definition.
fn rho_by_definition(first: &[f64], second: &[f64]) -> f64 {
    let ranked = |values: &[f64]| -> Vec<f64> { values.iter().map(|v| rank(values, *v)).collect() };
    let (a, b) = (ranked(first), ranked(second));
    let n = a.len() as f64;
    let mean = |v: &[f64]| v.iter().sum::<f64>() / n;
    let (am, bm) = (mean(&a), mean(&b));
    let covariance: f64 = a.iter().zip(&b).map(|(x, y)| (x - am) * (y - bm)).sum();
    let spread = |v: &[f64], m: f64| v.iter().map(|x| (x - m).powi(2)).sum::<f64>().sqrt();
    covariance / (spread(&a, am) * spread(&b, bm))
}

/// The area under the normal density beyond z on both sides, by Simpson's rule.
fn p_by_integration(z: f64) -> f64 {
    let density = |x: f64| (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt();
    let steps = 20_000;
    let step = z.abs() / f64::from(steps);
    let inside: f64 = (0..steps)
        .map(|n| {
            let left = f64::from(n) * step;
            step / 6.0 * (density(left) + 4.0 * density(left + step / 2.0) + density(left + step))
        })
        .sum();
    1.0 - 2.0 * inside
}

#[test]
fn rank_correlation_agrees_with_its_definition() {
    let mut dice = Dice::new(7);
    for _ in 0..300 {
        let n = 3 + dice.below(60);
        let levels = 2 + dice.below(30);
        let draw = |dice: &mut Dice| -> Vec<f64> {
            (0..n).map(|_| dice.below(levels) as f64 * 6.25).collect()
        };
        let (first, second) = (draw(&mut dice), draw(&mut dice));
        let Some(found) = spearman(&first, &second) else {
            let same = |v: &[f64]| v.iter().all(|x| *x == v[0]);
            assert!(same(&first) || same(&second));
            continue;
        };
        assert!(close(found.rho, rho_by_definition(&first, &second)));
        assert!(close(
            found.p,
            p_by_integration(found.rho * ((n - 1) as f64).sqrt())
        ));
        assert_eq!(found.days as u64, n);
        // Laws: the order of the two does not matter, only ranks count, and turning one round turns the sign.
        let back = spearman(&second, &first).unwrap();
        assert!(close(back.rho, found.rho));
        let cubed: Vec<f64> = first.iter().map(|v| v.powi(3) + 1.0).collect();
        assert!(close(spearman(&cubed, &second).unwrap().rho, found.rho));
        let turned: Vec<f64> = first.iter().map(|v| -v).collect();
        assert!(close(spearman(&turned, &second).unwrap().rho, -found.rho));
    }
}

#[test]
fn discoveries_are_those_of_the_procedure_by_its_definition() {
    let mut dice = Dice::new(11);
    for _ in 0..2_000 {
        let m = 1 + dice.below(30) as usize;
        let p: Vec<f64> = (0..m)
            .map(|_| dice.below(1_000) as f64 / if dice.chance(50) { 1_000.0 } else { 20_000.0 })
            .collect();
        // The largest k such that at least k of them are at most k / m * 0.05; all of those stay.
        let bound = (1..=m)
            .rev()
            .map(|k| k as f64 / m as f64 * 0.05)
            .zip((1..=m).rev())
            .find(|(bound, k)| p.iter().filter(|p| *p <= bound).count() >= *k)
            .map(|(bound, _)| bound);
        let expected: Vec<bool> = p
            .iter()
            .map(|p| bound.is_some_and(|bound| *p <= bound))
            .collect();
        assert_eq!(discoveries(&p), expected, "{p:?}");
    }
    assert_eq!(discoveries(&[]), [false; 0]);
}

/// A journal of ratings and notes.
#[derive(Default)]
struct Book(Vec<Value>);

impl Book {
    fn line(&mut self, kind: &str, on: u64, fields: &Value) -> String {
        let id = format!("r{}", self.0.len());
        let mut line = json!({"v": 1, "id": id, "kind": kind, "at": "", "day": day(on)});
        let object = line.as_object_mut().unwrap();
        object.extend(fields.as_object().unwrap().clone());
        self.0.push(line);
        id
    }

    fn journal(&self) -> Journal {
        let mut fold = Fold::whole(day(0));
        for (number, line) in (1..).zip(&self.0) {
            fold.line(number, line.to_string().as_bytes());
        }
        fold.journal()
    }
}

/// Days with every rating at random, some left out; late days are tagged and low, and eating follows boundaries.
fn lived(dice: &mut Dice, days: u64, gaps: u64, follows: bool) -> (Book, Vec<Option<[u8; 4]>>) {
    let mut book = Book::default();
    let mut before = None;
    let mut all = Vec::new();
    for number in 0..days {
        if dice.chance(gaps) {
            before = None;
            all.push(None);
            continue;
        }
        let mut four = [0; 4].map(|_| 1 + dice.below(5) as u8);
        if let (true, Some(before)) = (follows, before) {
            four[0] = before;
        }
        before = Some(four[1]);
        all.push(Some(four));
        let note = if dice.chance(40) {
            "fine #Late, #garden"
        } else {
            "#late"
        };
        let note = if dice.chance(50) { note } else { "" };
        book.line(
            "checkin",
            number,
            &json!({"health": "well", "sleep": 7.5, "rested": 3, "eating": four[0], "boundaries": four[1],
                    "thoughts": four[2], "forward": four[3], "note": note}),
        );
    }
    (book, all)
}

fn look(journal: &Journal, until: u64) -> Together {
    let rules = Rules::default();
    Together::look(journal, &rules, day(0), day(until))
}

#[test]
fn one_day_goes_with_the_next_calendar_day_and_never_over_a_gap() {
    let mut dice = Dice::new(3);
    for _ in 0..20 {
        let (book, all) = lived(&mut dice, 120, 15, true);
        let found = look(&book.journal(), 119);
        let pair = &found.found[0];
        assert_eq!(pair.first, First::Area(Area::Boundaries));
        assert_eq!(pair.second, Second::NextDay(Area::Eating));
        let (mut today, mut next) = (Vec::new(), Vec::new());
        for days in all.windows(2) {
            if let (Some(one), Some(other)) = (days[0], days[1]) {
                today.push(f64::from(one[1]));
                next.push(f64::from(other[0]));
            }
        }
        assert_eq!(pair.rank.days, today.len());
        assert!(close(pair.rank.rho, rho_by_definition(&today, &next)));
        assert!(close(pair.rank.rho, 1.0));
        assert!(found.found.len() <= Together::MOST);
        let by_strength: Vec<f64> = found.found.iter().map(|p| p.rank.rho.abs()).collect();
        assert!(by_strength.is_sorted_by(|a, b| a >= b));
    }
}

#[test]
fn chance_alone_is_seldom_a_discovery() {
    let mut dice = Dice::new(5);
    let with_some = (0..100)
        .filter(|_| {
            let (book, _) = lived(&mut dice, 100, 10, false);
            !look(&book.journal(), 99).found.is_empty()
        })
        .count();
    // The rate is five in a hundred at most; twelve are three standard deviations above.
    assert!(with_some <= 12, "{with_some} of 100");
}

#[test]
fn a_tag_goes_with_the_score_of_its_day() {
    let mut book = Book::default();
    let (mut has, mut low) = (Vec::new(), Vec::new());
    for number in 0..70 {
        let late = number % 5 == 0;
        let rating = if late { 2 } else { 4 };
        has.push(f64::from(u8::from(late)));
        low.push(f64::from(rating));
        let note = if late {
            "home at nine #Late"
        } else {
            "in time"
        };
        book.line(
            "checkin",
            number,
            &json!({"health": "well", "sleep": 8, "rested": 4, "eating": rating, "boundaries": 4, "thoughts": 4,
                    "forward": 4, "note": note}),
        );
    }
    let found = look(&book.journal(), 69);
    let pair = &found.found[0];
    assert_eq!(pair.first, First::Tag("late".to_owned()));
    assert_eq!(pair.second, Second::Score);
    assert_eq!(pair.rank.days, 70);
    assert!(close(pair.rank.rho, rho_by_definition(&has, &low)));
    // Nine days with it are too few.
    book.0.truncate(45);
    let few = look(&book.journal(), 69);
    assert_eq!((few.missing(), few.tried), (15, 0));
    let tagged = |days: u64| {
        let mut book = Book::default();
        for number in 0..70 {
            let late = number < days;
            let note = if late { "#late" } else { "" };
            book.line(
                "checkin",
                number,
                &json!({"sleep": 8, "rested": 4, "eating": 4 - u8::from(late), "boundaries": 4, "thoughts": 4,
                        "note": note}),
            );
        }
        look(&book.journal(), 69).tried
    };
    assert_eq!(
        (tagged(9), tagged(10), tagged(60), tagged(61)),
        (0, 1, 1, 0)
    );
}

#[test]
fn what_goes_together_needs_sixty_checkins_and_more_than_a_month() {
    let mut dice = Dice::new(9);
    let (book, _) = lived(&mut dice, 60, 0, true);
    let journal = book.journal();
    assert_eq!(look(&journal, 58).missing(), 1);
    assert!(look(&journal, 58).found.is_empty());
    assert_eq!(look(&journal, 59).missing(), 0);
    assert!(!look(&journal, 59).found.is_empty());
    let report = |words: &str| {
        let rules = Rules::default();
        let period = Period::parse(words, day(59), day(0), rules.week_starts).unwrap();
        Report::new(&journal, &rules, period, day(59))
    };
    assert_eq!(report("all").together.unwrap().checkins, 60);
    assert_eq!(report("month").together, None);
}

/// Boundaries on the days after "stop at six" was kept and missed.
fn tended(kept: &[u8], missed: &[u8]) -> Journal {
    let mut book = Book::default();
    let stop = book.line(
        "commitment",
        0,
        &json!({"text": "stop at six", "to": "self", "every": "day", "area": "boundaries"}),
    );
    let outcomes = kept
        .iter()
        .map(|level| ("kept", level))
        .chain(missed.iter().map(|level| ("missed", level)));
    for (number, (outcome, level)) in (0..).zip(outcomes) {
        book.line(
            "outcome",
            2 * number,
            &json!({"of": stop, "outcome": outcome}),
        );
        book.line("checkin", 2 * number + 1, &json!({"boundaries": level}));
    }
    book.journal()
}

#[test]
fn what_helped_compares_the_days_after_with_eight_of_each() {
    let (rules, until) = (Rules::default(), day(100));
    let of =
        |kept: &[u8], missed: &[u8]| helped(&tended(kept, missed), &rules, Area::Boundaries, until);
    let found = of(&[4, 4, 4, 4, 4, 4, 4, 5, 5], &[2, 2, 2, 2, 2, 2, 2, 3]).unwrap();
    assert_eq!((found.kept.days, found.missed.days), (9, 8));
    assert!(close(found.kept.points, (7.0 * 75.0 + 200.0) / 9.0));
    assert!(close(found.missed.points, (7.0 * 25.0 + 50.0) / 8.0));
    assert_eq!(of(&[4; 8], &[2; 7]), None);
    assert_eq!(of(&[4; 7], &[2; 8]), None);
    assert_eq!(of(&[3; 8], &[3; 8]), None, "no difference");
    assert_eq!(of(&[2; 8], &[4; 8]), None, "it went with worse days");
    let journal = tended(&[4; 8], &[2; 8]);
    assert_eq!(helped(&journal, &rules, Area::Eating, until), None);
    let early: NaiveDate = day(30);
    assert_eq!(
        helped(&journal, &rules, Area::Boundaries, early),
        None,
        "the day after the last lies behind the end"
    );
    assert!(helped(&journal, &rules, Area::Boundaries, day(31)).is_some());
}
