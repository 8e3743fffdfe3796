//! The law of erasing: every other day reads as before, apart from what was promised that day.

use chrono::NaiveDate;
use selfcare::erase::{Fate, Part, Search};
use selfcare::{Journal, Promises};
use serde_json::{Value, json};

use crate::diary::{Diary, day};
use crate::dice::Dice;
use crate::random::Person;

/// The diary of somebody who also promises, changes terms, and whose file holds an id twice here and there.
fn diary(person: &Person, dice: &mut Dice) -> Diary {
    let mut diary = person.diary.clone();
    for _ in 0..8 {
        let made = dice.below(person.days);
        let id = diary.promise(made, "every", "day");
        for _ in 0..4 {
            let on = made + dice.below(10);
            diary.outcome(on, &id, dice.pick(&["kept", "missed", "released"]));
            if dice.chance(20) {
                diary.take_back(on);
            }
        }
        if dice.chance(50) {
            let later = dice.below(5);
            diary.promise(made + later, "every", "week");
            let terms = diary.lines().last_mut().unwrap();
            terms["of"] = json!(id);
            let terms = terms["id"].as_str().unwrap().to_owned();
            if later == 0 {
                // On a day of its own: two words on one day would count twice.
                diary.outcome(made + 15, &terms, "kept");
            }
        }
    }
    for _ in 0..40 {
        let lines = diary.lines();
        let place = dice.below(lines.len() as u64) as usize;
        let mut again = lines[place].clone();
        if again["kind"] != "checkin" && again["kind"] != "outcome" {
            continue;
        }
        if dice.chance(80) {
            again["day"] = json!(day(dice.below(person.days)));
        }
        let later = place as u64 + 1 + dice.below((lines.len() - place) as u64);
        lines.insert(later as usize, again);
    }
    diary
}

fn erased(lines: &[Value], on: NaiveDate) -> Vec<Value> {
    let texts: Vec<String> = lines.iter().map(Value::to_string).collect();
    let mut search = Search::new(on, Part::Whole);
    loop {
        for (number, text) in (1..).zip(&texts) {
            search.line(number, text.as_bytes());
        }
        if !search.again() {
            break;
        }
    }
    let erasure = search.found();
    let fates = (1..).zip(&texts);
    let fates = fates.map(|(number, text)| erasure.fate(number, text.as_bytes()));
    let rest = lines.iter().zip(fates);
    rest.filter(|(_, fate)| *fate == Fate::Stays)
        .map(|(line, _)| line.clone())
        .collect()
}

fn read(lines: Vec<Value>) -> Journal {
    let mut diary = Diary::default();
    *diary.lines() = lines;
    diary.journal()
}

/// Whether a line of this kind was said of the day.
fn says(lines: &[Value], on: NaiveDate, kind: &str) -> bool {
    let on = json!(on);
    lines
        .iter()
        .any(|line| line["kind"] == kind && line["day"] == on)
}

#[test]
fn every_other_day_reads_as_before() {
    let (mut erasures, mut with_promises) = (0, 0);
    for seed in 3_000..3_040 {
        let person = Person::new(seed);
        let mut dice = Dice::new(seed);
        let mut diary = diary(&person, &mut dice);
        let lines = std::mem::take(diary.lines());
        let before = read(lines.clone());
        for on in (0..3).map(|_| day(dice.below(person.days))) {
            // Where a pause began, its days count again, and that is said.
            if says(&lines, on, "pause") {
                continue;
            }
            let rest = erased(&lines, on);
            assert_eq!(
                erased(&rest, on),
                rest,
                "once is enough: person {seed}, {on}"
            );
            for kind in ["checkin", "outcome", "commitment"] {
                assert!(!says(&rest, on, kind), "{kind}: person {seed}, {on}");
            }
            let after = read(rest);
            as_before(
                &before,
                &after,
                on,
                person.days,
                &format!("person {seed} without {on}"),
            );
            erasures += 1;
            with_promises += usize::from(says(&lines, on, "commitment"));
        }
    }
    assert!(
        erasures > 80 && with_promises > 8,
        "{erasures} {with_promises}"
    );
}

fn as_before(before: &Journal, after: &Journal, on: NaiveDate, days: u64, who: &str) {
    let gone = || before.commitments().iter().filter(|made| made.made == on);
    for other in (0..days + 20).map(day).filter(|other| *other != on) {
        assert_eq!(
            before.checkin(other),
            after.checkin(other),
            "{who}: {other}"
        );
        assert_eq!(before.pause(other), after.pause(other), "{who}: {other}");
        let mut counted = after.promises(other, other);
        let outcomes = gone().filter_map(|made| made.outcome(other));
        outcomes.for_each(|outcome| counted += outcome.counts());
        assert_eq!(before.promises(other, other), counted, "{who}: {other}");
    }
    assert_eq!(after.promises(on, on), Promises::default(), "{who}");
    for kept in before.commitments().iter().filter(|made| made.made != on) {
        let same = after.commitment(&kept.id).unwrap();
        let others = |outcomes: Vec<_>| -> Vec<_> {
            let others = outcomes.into_iter();
            others.filter(|(due, _)| *due != on).collect()
        };
        assert_eq!(
            others(kept.outcomes().collect()),
            others(same.outcomes().collect()),
            "{who}: {}",
            kept.id
        );
    }
    assert_eq!(
        after.commitments().len() + gone().count(),
        before.commitments().len(),
        "{who}"
    );
}
