//! A made-up life with a journal: somebody who does all that can be done, some of it often.

use std::collections::BTreeMap;

use chrono::Weekday;
use selfcare::{Area, OwnArea, Rules, Workdays};
use serde_json::{Value, json};

use crate::diary::day;
use crate::dice::Dice;

/// A day at most so many before one.
fn ago(on: u64, dice: &mut Dice, most: u64) -> u64 {
    on - dice.below(most.min(on) + 1)
}

/// Somebody who does all that can be done, some of it often.
pub(crate) struct Life {
    dice: Dice,
    next: usize,
    ids: Vec<String>,
    promised: Vec<String>,
    /// How likely each thing is, in percent of days.
    habits: BTreeMap<&'static str, u64>,
    mood: i64,
}

impl Life {
    pub(crate) fn new(seed: u64) -> Self {
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
            "counts",
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
                "counts" => 30,
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

    /// Somebody who keeps track of no promises.
    pub(crate) fn promise_nothing(&mut self) {
        self.habits.insert("commitment", 0);
        self.habits.insert("counts", 0);
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
    pub(crate) fn live(&mut self, on: u64) -> Vec<Vec<String>> {
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
        if self.does("counts") {
            said["kept"] = json!(self.dice.below(3));
            said["missed"] = json!(self.dice.below(3));
        }
        if self.dice.chance(30) {
            said["areas"] = json!({"mood": self.dice.between(1, 5)});
        }
        if self.dice.chance(20) {
            said["note"] = json!(
                self.dice
                    .pick(&["late", "a #shift, then #garden", "#shift", ""])
            );
        }
        said
    }
}

/// Settings as somebody could have made them.
pub(crate) fn rules(dice: &mut Dice) -> Rules {
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
    if dice.chance(30) {
        rules.week_starts = dice.pick(&[Weekday::Sun, Thu]);
    }
    rules
}
