//! A look at a journal holds little of it and says the same as who holds everything.

use std::convert::Infallible;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use selfcare::journal::{Difference, Fold, Look};
use selfcare::record::{Body, Line};
use selfcare::{Journal, Record, Rules};

use crate::diary::day;
use crate::dice::Dice;
use crate::life::{self, Life};

type Noted = RangeInclusive<NaiveDate>;

/// Everything that a journal says to who does not take anything back, in words.
fn answers(journal: &Journal, rules: &Rules, noted: &Noted, today: NaiveDate) -> String {
    let (first, last) = (NaiveDate::MIN, NaiveDate::MAX);
    let days: Vec<_> = journal.days(first, last).collect();
    let lines = days
        .iter()
        .map(|(day, _)| (journal.checkin_line(*day), journal.noted_on(*day)));
    let of_noted = noted
        .start()
        .iter_days()
        .take_while(|day| noted.contains(day));
    let records = of_noted.map(|day| journal.checkin_record(day));
    let promised = journal.commitments().iter().map(|made| {
        let said = made
            .outcomes()
            .map(|(due, _)| journal.outcome_records(&made.id, due).count());
        (made, said.collect::<Vec<_>>())
    });
    format!(
        "{:#?}",
        (
            (
                lines.collect::<Vec<_>>(),
                records.collect::<Vec<_>>(),
                &days
            ),
            (promised.collect::<Vec<_>>(), journal.promises(first, last)),
            journal.reflections(last).collect::<Vec<_>>(),
            journal.overrides(first, last).collect::<Vec<_>>(),
            (
                journal.pause(today),
                journal.focus(today),
                journal.oddities()
            ),
            (
                journal.doubtful(today),
                journal.is_empty(),
                journal.recent(rules, today)
            ),
        )
    )
}

fn whole(lines: &[String], noted: &Noted, today: NaiveDate) -> Journal {
    let mut fold = Fold::whole(today)
        .with_notes_of([noted.clone()])
        .with_tags();
    for (number, line) in (1..).zip(lines) {
        fold.line(number, line.as_bytes());
    }
    fold.journal()
}

/// What is seen, and how many looks it took.
fn seen(look: Look, lines: &[String]) -> (Journal, usize) {
    let mut looks = 0;
    let journal = look.see(|look| {
        looks += 1;
        for (number, line) in (1..).zip(lines) {
            look.line(number, line.as_bytes());
        }
        Ok::<_, Infallible>(())
    });
    let Ok(journal) = journal;
    (journal, looks)
}

/// What a day's changes write, without what takes a record back that may not be held.
fn written(life: &mut Life, on: u64) -> Vec<Record> {
    let lines = life.live(on).into_iter().flatten();
    let records = lines.filter_map(|line| match Line::read(line.as_bytes()) {
        Line::Record(record) => Some(record),
        _ => None,
    });
    records
        .filter(|record| !matches!(record.body, Body::Retraction { .. }))
        .collect()
}

/// The lines of so many days, sometimes brought together from several files or with one id twice.
fn lived(life: &mut Life, length: u64, dice: &mut Dice) -> Vec<String> {
    let mut lines: Vec<String> = (0..length).flat_map(|on| life.live(on)).flatten().collect();
    let id = |line: &String| {
        Some(
            line.split_once(r#""id":""#)?
                .1
                .split_once('"')?
                .0
                .to_owned(),
        )
    };
    match dice.below(12) {
        // Two machines, merged.
        0 => dice.shuffle(&mut lines),
        // A file put behind itself.
        1 => lines.extend(lines.clone()),
        // An id that stands twice, on other lines.
        2 | 3 if lines.len() > 9 => {
            let place = dice.below(lines.len() as u64 - 1) as usize;
            let again = lines[place].replace("\"rested\":", "\"eating\":");
            let at = dice.below(lines.len() as u64) as usize;
            lines.insert(at, again);
        }
        // An id that stands on lines of any kind.
        4 | 5 if lines.len() > 9 => {
            for _ in 0..3 {
                let (one, other) = (
                    dice.below(lines.len() as u64),
                    dice.below(lines.len() as u64),
                );
                let (one, other) = (one as usize, other as usize);
                if let (Some(id), Some(was)) = (id(&lines[one]), id(&lines[other])) {
                    let (id, was) = (format!(r#""id":"{id}""#), format!(r#""id":"{was}""#));
                    lines[other] = lines[other].replace(&was, &id);
                }
            }
        }
        _ => {}
    }
    lines
}

// More of them: SEEDS=2000 cargo test --test model looks
fn seeds() -> u64 {
    let seeds = option_env!("SEEDS").and_then(|seeds| seeds.parse().ok());
    seeds.unwrap_or(60)
}

#[test]
fn a_look_says_what_the_whole_says() {
    let mut took = [0; 3];
    for seed in 0..seeds() {
        let mut dice = Dice::new(2_000_000 + seed);
        let (mut life, rules) = (Life::new(seed), life::rules(&mut dice));
        let length = 5 + dice.below(90);
        let lines = lived(&mut life, length, &mut dice);
        let today = day(length);
        let from = day(dice.below(length + 1));
        let noted = from..=day(dice.below(length + 1)).max(from);
        let whole = whole(&lines, &noted, today);
        let (look, looks) = seen(Look::new(today, [noted.clone()]).with_tags(), &lines);
        took[looks] += 1;
        let same = |look: &Journal, whole: &Journal| {
            let (look, whole) = (
                answers(look, &rules, &noted, today),
                answers(whole, &rules, &noted, today),
            );
            let differs = look
                .lines()
                .zip(whole.lines())
                .find(|(look, whole)| look != whole);
            assert!(
                look == whole,
                "seed {seed}: {differs:?}\n{}",
                lines.join("\n")
            );
        };
        same(&look, &whole);
        let more = written(&mut life, length);
        assert!(look.may_take(&more));
        same(&look.with(more.clone()), &whole.with(more));
    }
    assert!(took[1..].iter().all(|times| *times > 9), "{took:?}");
}

#[test]
fn a_look_for_the_last_change_finds_it_and_the_one_before_it() {
    let (mut took, mut undone) = ([0; 4], 0);
    for seed in 0..seeds() {
        let mut dice = Dice::new(3_000_000 + seed);
        let mut life = Life::new(seed);
        let length = 5 + dice.below(60);
        let mut lines = lived(&mut life, length, &mut dice);
        let today = day(length);
        for undo in 0..4 {
            let mut fold = Fold::whole(today);
            for (number, line) in (1..).zip(&lines) {
                fold.line(number, line.as_bytes());
            }
            let whole = fold.journal();
            let (look, looks) = seen(Look::new(today, []).with_last_change(), &lines);
            took[looks] += 1;
            let change = whole.last_change();
            assert_eq!(look.last_change(), change, "seed {seed}, undo {undo}");
            let back = |(place, record): (usize, &&Record)| {
                let (bits, of) = (
                    u128::from(seed << 32) + (undo << 16) + place as u128,
                    record.id.clone(),
                );
                Record::new(u128::MAX - bits, "", today, Body::Retraction { of })
            };
            let back: Vec<Record> = change.iter().enumerate().map(back).collect();
            let days = look.days_of(&back);
            assert!(
                change
                    .iter()
                    .all(|record| days.iter().any(|run| run.contains(&record.day)))
            );
            if look.may_take(&back) {
                let (look, whole) = (
                    look.clone().with(back.clone()),
                    whole.clone().with(back.clone()),
                );
                assert_eq!(look.commitments(), whole.commitments());
                let lines = |journal: &Journal| -> Vec<_> {
                    let days = journal.days(NaiveDate::MIN, NaiveDate::MAX);
                    days.map(|(day, _)| (day, journal.checkin_line(day)))
                        .collect()
                };
                assert_eq!(lines(&look), lines(&whole), "seed {seed}, undo {undo}");
            } else {
                undone += 1;
            }
            lines.extend(
                back.iter()
                    .map(|record| record.to_line().unwrap().trim_end().to_owned()),
            );
        }
    }
    assert!(
        took[2..].iter().all(|times| *times > 9) && undone > 9,
        "{took:?}, {undone}"
    );
}

#[test]
fn two_journals_that_are_compared_differ_as_the_wholes_do() {
    for seed in 0..seeds() {
        let mut dice = Dice::new(4_000_000 + seed);
        let mut life = Life::new(seed);
        let length = 5 + dice.below(60);
        let today = day(length);
        let now = lived(&mut life, length, &mut dice);
        let mut then = now[..dice.below(now.len() as u64 + 1) as usize].to_vec();
        // Lived on otherwise, and a word of a note other than it was.
        then.extend(life.live(length).into_iter().flatten());
        then.iter_mut()
            .filter(|_| dice.chance(5))
            .for_each(|line| *line = line.replace("late", "early"));
        let whole = |lines: &[String]| {
            let mut fold = Fold::whole(today);
            for (number, line) in (1..).zip(lines) {
                fold.line(number, line.as_bytes());
            }
            fold.journal()
        };
        let look = |lines: &[String]| seen(Look::to_compare(today), lines).0;
        assert_eq!(
            Difference::between(&look(&now), &look(&then)),
            Difference::between(&whole(&now), &whole(&then)),
            "seed {seed}"
        );
    }
}

#[test]
fn a_journal_that_is_replaced_between_two_looks_is_seen_as_it_is_at_the_last() {
    let mut replaced = 0;
    for seed in 0..seeds() {
        let mut dice = Dice::new(5_000_000 + seed);
        let (mut life, rules) = (Life::new(seed), life::rules(&mut dice));
        let length = 5 + dice.below(60);
        let today = day(length);
        let lines = lived(&mut life, length, &mut dice);
        // The same without some lines, one that takes back among them perhaps.
        let mut others = lines.clone();
        others.retain(|line| !dice.chance(if line.contains("retraction") { 50 } else { 5 }));
        let noted = today..=today;
        let mut looks = 0;
        let look = Look::new(today, [noted.clone()]).with_tags().see(|look| {
            let lines = if looks == 0 { &lines } else { &others };
            looks += 1;
            for (number, line) in (1..).zip(lines) {
                look.line(number, line.as_bytes());
            }
            Ok::<_, Infallible>(())
        });
        let Ok(look) = look;
        let at_last = if looks == 1 { &lines } else { &others };
        replaced += usize::from(looks > 1);
        assert_eq!(
            answers(&look, &rules, &noted, today),
            answers(&whole(at_last, &noted, today), &rules, &noted, today),
            "seed {seed}"
        );
    }
    assert!(replaced > 9, "{replaced}");
}
