//! The recent part of a journal answers as the whole does, for its day and every later one, whatever was written.

use chrono::{Datelike as _, NaiveDate};
use selfcare::focus::first_of;
use selfcare::journal::Fold;
use selfcare::record::Line;
use selfcare::trend::{self, Silence};
use selfcare::{Agenda, Greeting, History, Journal, Record, Rules};

use crate::diary::day;
use crate::dice::Dice;
use crate::life::{self, Life};

/// Everything that a status, a gate, a greeting or a check-in says of a day, in words.
fn answers(journal: &Journal, rules: &Rules, today: NaiveDate) -> String {
    let history = History::new(journal, rules, today, today);
    let agenda = Agenda::new(journal, rules);
    let silence = Silence::before(journal, rules, today);
    let open = |due: Vec<selfcare::commitment::Open<'_>>| -> Vec<_> {
        due.iter()
            .map(|open| {
                let made = open.commitment;
                (
                    made.id.clone(),
                    made.number,
                    made.terms.clone(),
                    open.due,
                    open.since,
                    open.days,
                )
            })
            .collect()
    };
    let lapsed = silence.map(|silence| -> Vec<_> {
        let lapsed = agenda.lapsed(silence, today).into_iter();
        lapsed
            .map(|(made, times, last)| (made.id.clone(), times, last))
            .collect()
    });
    let odd = journal.oddities();
    format!(
        "{:#?}",
        (
            (
                history.assess(today),
                history.verdict(today),
                journal.checkin_record(today)
            ),
            (
                open(agenda.due(today)),
                agenda.is_silent(today),
                agenda.falls_due(today)
            ),
            (
                silence,
                lapsed,
                trend::is_back_from_silence(journal, rules, today)
            ),
            (
                trend::issues(journal, rules, today),
                trend::days_until_usual(journal, rules, today)
            ),
            (
                Greeting::of(journal, rules, today),
                journal.pause(today),
                journal.focus(first_of(today))
            ),
            (
                journal.overrides(today, today).collect::<Vec<_>>(),
                journal.last_day_until(today)
            ),
            (
                &odd.unreadable,
                odd.newer,
                &odd.same_id,
                journal.doubtful(today),
                journal.is_empty()
            ),
        )
    )
}

/// A journal as a file, and its recent part, kept up as the program keeps it.
#[derive(Default)]
struct File {
    lines: Vec<String>,
    part: Option<Kept>,
    /// How often each way was taken.
    kept_up: usize,
    anew: usize,
}

struct Kept {
    numbers: Vec<i64>,
    lines: Vec<usize>,
}

impl File {
    fn whole(&self, today: NaiveDate) -> Journal {
        let mut fold = Fold::whole(today);
        for (number, line) in (1..).zip(&self.lines) {
            fold.line(number, line.as_bytes());
        }
        fold.journal()
    }

    /// The journal of the part alone.
    fn read(&self, rules: &Rules, today: NaiveDate) -> Option<Journal> {
        let kept = self.part.as_ref()?;
        let part = selfcare::journal::Part::from_numbers(&kept.numbers)?;
        assert_eq!(part.as_numbers(), kept.numbers);
        if !part.tells_of(today, rules) {
            return None;
        }
        let mut fold = Fold::of(part, today);
        for number in &kept.lines {
            fold.line(*number, self.lines[number - 1].as_bytes());
        }
        Some(fold.journal())
    }

    /// Writes lines, and keeps the part up where that can be told from it, else makes it anew.
    fn write(&mut self, lines: Vec<String>, rules: &Rules, today: NaiveDate) {
        let records: Option<Vec<Record>> = lines
            .iter()
            .map(|line| match Line::read(line.as_bytes()) {
                Line::Record(record) => Some(record),
                _ => None,
            })
            .collect();
        let before = self.read(rules, today);
        self.lines.extend(lines);
        let after = before
            .zip(records)
            .and_then(|(before, records): (Journal, _)| {
                before.may_take(&records).then(|| before.with(records))
            });
        let recent = if let Some(after) = after {
            self.kept_up += 1;
            after.recent(rules, today)
        } else {
            self.anew += 1;
            self.whole(today).recent(rules, today)
        };
        self.part = recent.map(|recent| Kept {
            numbers: recent.part.as_numbers(),
            lines: recent.lines,
        });
    }
}

#[test]
fn a_part_answers_as_the_whole_does() {
    // More of them: SEEDS=200 cargo test --test model parts
    let seeds = option_env!("SEEDS").and_then(|seeds| seeds.parse().ok());
    let (mut kept_up, mut anew, mut shorter) = (0, 0, 0);
    // 12: what was said of a promise that was taken back long ago.
    for seed in (0..seeds.unwrap_or(5)).chain([12]) {
        let mut dice = Dice::new(1_000_000 + seed);
        let (mut life, mut file) = (Life::new(seed), File::default());
        let mut rules = life::rules(&mut dice);
        if seed % 3 == 1 {
            life.promise_nothing();
        }
        let mut silent = 0;
        for on in 0..200_u64 {
            if silent == 0 && dice.chance(2) {
                silent = dice.below(70);
            }
            silent = silent.saturating_sub(1);
            let mut changes = life.live(on);
            if silent > 0 {
                // Of a silence it is only known that nobody checks in.
                let is_checkin = |line: &String| line.contains(r#""kind":"checkin""#);
                changes.retain(|change| !change.iter().any(is_checkin));
            }
            if dice.chance(1) {
                rules = life::rules(&mut dice);
            }
            let today = day(on);
            for change in changes {
                file.write(change, &rules, today);
            }
            if dice.chance(70) {
                continue;
            }
            for later in [0, 1, 2, 5, 8, 31, 100] {
                let on = day(on + later);
                let Some(part) = file.read(&rules, on) else {
                    continue;
                };
                let whole = file.whole(on);
                shorter += usize::from(
                    file.part
                        .as_ref()
                        .is_some_and(|kept| 2 * kept.lines.len() < file.lines.len()),
                );
                let (part, whole) = (answers(&part, &rules, on), answers(&whole, &rules, on));
                if part != whole {
                    let (kept, all) = (&file.part.as_ref().unwrap().lines, file.lines.join("\n"));
                    let differs = part
                        .lines()
                        .zip(whole.lines())
                        .position(|(part, whole)| part != whole)
                        .unwrap_or(0);
                    let near = |text: &str| {
                        text.lines()
                            .skip(differs.saturating_sub(12))
                            .take(30)
                            .collect::<Vec<_>>()
                            .join("\n")
                    };
                    panic!(
                        "seed {seed}, {today}, of {on} ({}):\n{all}\nkept {kept:?}\n{}\n-- whole:\n{}",
                        on.year(),
                        near(&part),
                        near(&whole)
                    );
                }
            }
        }
        kept_up += file.kept_up;
        anew += file.anew;
    }
    assert!(kept_up > anew && shorter > 50, "{kept_up} {anew} {shorter}");
}

/// A journal of these lines, each of a day by its number; the ids are those of their places.
fn file(lines: &[(u64, &str)]) -> File {
    let line = |(place, (on, said)): (usize, &(u64, &str))| {
        let on = day(*on);
        format!(r#"{{"v":1,"id":"i{place}","at":"{on}T07:00:00Z","day":"{on}",{said}}}"#)
    };
    File {
        lines: lines.iter().enumerate().map(line).collect(),
        ..File::default()
    }
}

/// Makes the part on a day, and holds it to the whole on that day and the hundred after it.
fn holds(mut file: File, on: u64) {
    let rules = Rules::default();
    file.write(Vec::new(), &rules, day(on));
    assert!(file.part.is_some());
    for later in on..on + 100 {
        let part = file.read(&rules, day(later)).expect("it tells of that day");
        let whole = file.whole(day(later));
        let (part, whole) = (
            answers(&part, &rules, day(later)),
            answers(&whole, &rules, day(later)),
        );
        assert_eq!(part, whole, "day {later} of a part of day {on}");
    }
}

const WELL: &str = r#""kind":"checkin","health":"well","sleep":8,"rested":4,"eating":4,"boundaries":4,"thoughts":4,"forward":4"#;

#[test]
fn a_silence_that_goes_on_is_told_by_the_last_check_in_though_it_answers_nothing() {
    holds(file(&[(0, r#""kind":"checkin","note":"first""#)]), 100);
}

#[test]
fn a_silence_that_has_ended_is_told_by_the_check_in_before_it() {
    let mut lines = vec![(0, WELL)];
    lines.extend((95..=100).map(|on| (on, WELL)));
    holds(file(&lines), 100);
}

#[test]
fn what_is_said_of_a_promise_that_was_taken_back_long_ago_counts_for_nothing() {
    let kept = r#""kind":"outcome","of":"i0","outcome":"kept""#;
    let lines = [
        (
            0,
            r#""kind":"commitment","text":"walk","to":"self","every":"day""#,
        ),
        (1, r#""kind":"retraction","of":"i0""#),
        (96, kept),
        (97, kept),
        (98, kept),
        (99, kept),
        (100, WELL),
    ];
    holds(file(&lines), 100);
}

#[test]
fn a_journal_in_which_a_line_or_an_id_stands_twice_has_no_part() {
    let recent = |other: &str| {
        let mut file = file(&[(99, WELL), (100, WELL)]);
        file.lines.push(file.lines[1].replace("\"sleep\":8", other));
        let whole = file.whole(day(100));
        whole.recent(&Rules::default(), day(100))
    };
    assert!(recent("\"sleep\":8").is_none());
    assert!(recent("\"sleep\":7").is_none());
    let once = file(&[(99, WELL), (100, WELL)]).whole(day(100));
    assert!(once.recent(&Rules::default(), day(100)).is_some());
}
