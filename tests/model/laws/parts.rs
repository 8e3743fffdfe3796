//! The recent part of a journal answers as the whole does, for its day and every later one, whatever was written.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate, Weekday};
use selfcare::focus::first_of;
use selfcare::journal::Fold;
use selfcare::record::Line;
use selfcare::trend::{self, Silence};
use selfcare::{Agenda, Area, Greeting, History, Journal, OwnArea, Record, Rules, Workdays};
use serde_json::{Value, json};

use crate::diary::day;
use crate::dice::Dice;

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
                open(agenda.due_after_silence(today)),
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
        let after = before.zip(records).and_then(|(before, records)| {
            let part = before.part()?;
            let may = records.iter().all(|record| part.may_take(record));
            may.then(|| before.clone().with(records))
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

/// A day at most so many before one.
fn ago(on: u64, dice: &mut Dice, most: u64) -> u64 {
    on - dice.below(most.min(on) + 1)
}

/// Somebody who does all that can be done, some of it often.
struct Life {
    dice: Dice,
    next: usize,
    ids: Vec<String>,
    promised: Vec<String>,
    /// How likely each thing is, in percent of days.
    habits: BTreeMap<&'static str, u64>,
    mood: i64,
}

impl Life {
    fn new(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let kinds = [
            "checkin",
            "outcome",
            "commitment",
            "edit",
            "pause",
            "pause-end",
            "back",
            "focus",
            "override",
            "reflection",
            "garbage",
            "newer",
            "older",
            "twice",
        ];
        let rare = [
            "garbage",
            "newer",
            "older",
            "back",
            "edit",
            "pause",
            "pause-end",
            "focus",
        ];
        let habits = kinds.map(|kind| {
            let often = match kind {
                "checkin" => dice.pick(&[95, 95, 60, 30]),
                "back" => dice.pick(&[0, 1, 4, 15]),
                "twice" => dice.pick(&[0, 0, 0, 1]),
                "commitment" => dice.pick(&[0, 5, 20]),
                "outcome" => dice.pick(&[10, 60, 90]),
                kind if rare.contains(&kind) => dice.pick(&[0, 0, 1, 4]),
                _ => dice.pick(&[0, 10]),
            };
            (kind, often)
        });
        Self {
            mood: dice.between(2, 4),
            dice,
            next: 0,
            ids: Vec::new(),
            promised: Vec::new(),
            habits: habits.into(),
        }
    }

    fn does(&mut self, kind: &str) -> bool {
        let often = self.habits[kind];
        self.dice.chance(often)
    }

    fn line(&mut self, kind: &str, on: u64, said: &Value) -> String {
        let id = format!("i{}", self.next);
        self.next += 1;
        let mut line = json!({"v": 1, "id": id, "kind": kind, "at": format!("{}T07:41:03+01:00", day(on)), "day": day(on)});
        for (key, value) in said.as_object().unwrap() {
            line[key] = value.clone();
        }
        self.ids.push(id);
        line.to_string()
    }

    /// What is written on a day, each a change of its own.
    fn live(&mut self, on: u64) -> Vec<Vec<String>> {
        let mut changes = Vec::new();
        if self.dice.chance(4) {
            self.mood = self.dice.between(1, 5);
        }
        self.promises(on, &mut changes);
        self.pauses(on, &mut changes);
        if self.does("focus") {
            let month = day(on + self.dice.below(40)).format("%Y-%m").to_string();
            changes.push(vec![self.line(
                "focus",
                on,
                &json!({"month": month, "area": "eating"}),
            )]);
        }
        if self.does("checkin") {
            let said = self.answers();
            changes.push(vec![self.line("checkin", on, &said)]);
            if self.dice.chance(10) {
                let said = self.answers();
                changes.push(vec![self.line("checkin", on, &said)]);
            }
        }
        if self.does("older") {
            let lines = (0..=self.dice.below(5)).map(|_| {
                let older = ago(on, &mut self.dice, 200);
                let said = self.answers();
                self.line("checkin", older, &said)
            });
            changes.push(lines.collect());
        }
        if self.does("override") {
            changes.push(vec![self.line(
                "override",
                on,
                &json!({"why": "needed", "verdict": "not-fit"}),
            )]);
        }
        if self.does("reflection") {
            changes.push(vec![self.line("reflection", on, &json!({"serving": 3}))]);
        }
        if self.does("back") && !self.ids.is_empty() {
            let most = self.ids.len() as u64;
            let far = self.dice.pick(&[5, 500]);
            let ago = self.dice.below(most.min(far));
            let of = self.ids[(most - 1 - ago) as usize].clone();
            changes.push(vec![self.line("retraction", on, &json!({"of": of}))]);
        }
        if self.does("garbage") {
            changes.push(vec![format!("{{\"v\":1,\"day\":\"{}\"", day(on))]);
        }
        if self.does("newer") {
            changes.push(vec![r#"{"v":9,"id":"n"}"#.to_owned()]);
        }
        changes
    }

    fn promises(&mut self, on: u64, changes: &mut Vec<Vec<String>>) {
        if self.does("commitment") {
            let when = match self.dice.below(3) {
                0 => json!({"due": day(on + self.dice.below(9))}),
                1 => {
                    json!({"every": self.dice.pick(&["day", "weekdays", "week", "month", "monday,thursday", "3d"])})
                }
                _ => {
                    json!({"every": self.dice.pick(&["day", "week"]), "until": day(on + self.dice.below(20))})
                }
            };
            let mut said =
                json!({"text": format!("walk {on}"), "to": self.dice.pick(&["self", "sister"])});
            said.as_object_mut()
                .unwrap()
                .extend(when.as_object().unwrap().clone());
            if !self.promised.is_empty() && self.does("edit") {
                let of = self.dice.below(self.promised.len() as u64);
                said["of"] = json!(self.promised[of as usize]);
            }
            changes.push(vec![self.line("commitment", on, &said)]);
            self.promised.push(self.ids.last().unwrap().clone());
        }
        for place in 0..self.promised.len() {
            let recent = place + 6 > self.promised.len();
            if recent && self.does("outcome") {
                let of = self.promised[place].clone();
                let due = match self.dice.below(10) {
                    0 => on + self.dice.below(4),
                    1 => ago(on, &mut self.dice, 40),
                    _ => ago(on, &mut self.dice, 2),
                };
                let outcome = self.dice.pick(&["kept", "kept", "missed", "released"]);
                changes.push(vec![self.line(
                    "outcome",
                    due,
                    &json!({"of": of, "outcome": outcome}),
                )]);
            }
        }
    }

    fn pauses(&mut self, on: u64, changes: &mut Vec<Vec<String>>) {
        if self.does("pause") {
            let from = if self.dice.chance(50) {
                on
            } else {
                ago(on, &mut self.dice, 60) + self.dice.below(20)
            };
            let said = match self.dice.below(3) {
                0 => json!({"why": "ill"}),
                _ => json!({"until": day(from + self.dice.below(14)), "why": "holiday"}),
            };
            changes.push(vec![self.line("pause", from, &said)]);
        }
        if self.does("pause-end") {
            changes.push(vec![self.line("pause-end", on, &json!({}))]);
        }
    }

    fn answers(&mut self) -> Value {
        let mut said = json!({"health": self.dice.pick(&["well", "well", "well", "off", "ill"])});
        for key in ["rested", "eating", "boundaries", "thoughts", "forward"] {
            if !self.dice.chance(6) {
                said[key] = json!((self.mood + self.dice.between(-1, 1)).clamp(1, 5));
            }
        }
        said["sleep"] = json!(self.dice.between(10, 17) as f64 / 2.0);
        if self.dice.chance(30) {
            said["kept"] = json!(self.dice.below(3));
            said["missed"] = json!(self.dice.below(3));
        }
        if self.dice.chance(30) {
            said["areas"] = json!({"mood": self.dice.between(1, 5)});
        }
        said
    }
}

fn rules(dice: &mut Dice) -> Rules {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    let mut rules = Rules::default();
    if dice.chance(40) {
        rules.workdays = Workdays::of([Mon, Tue, Wed, Thu, Fri]).unwrap();
    }
    if dice.chance(40) {
        rules.own.push(OwnArea::new("mood", 1.0).unwrap());
    }
    if dice.chance(20) {
        rules.off.push(Area::Eating);
    }
    rules
}

#[test]
fn a_part_answers_as_the_whole_does() {
    // More of them: SEEDS=200 cargo test --test model parts
    let seeds = option_env!("SEEDS").and_then(|seeds| seeds.parse().ok());
    let (mut kept_up, mut anew, mut shorter) = (0, 0, 0);
    for seed in 0..seeds.unwrap_or(5) {
        let mut dice = Dice::new(1_000_000 + seed);
        let (mut life, mut file) = (Life::new(seed), File::default());
        let mut rules = rules(&mut dice);
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
                rules = self::rules(&mut dice);
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
