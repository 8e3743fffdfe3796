//! Journals written line by line, in plain words and numbers, as a file would hold them.

use chrono::{Days, NaiveDate};
use selfcare::journal::Fold;
use selfcare::{Hours, Journal, Level};
use serde_json::{Map, Value, json};

/// Day 0 is Monday 2 March 2026.
pub(crate) fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + Days::new(number)
}

pub(crate) fn level(number: u8) -> Level {
    Level::try_from(u64::from(number)).unwrap()
}

pub(crate) fn hours(number: f64) -> Hours {
    Hours::from_number(number).unwrap()
}

/// A day's answers by their names; nothing here knows the library.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    pub(crate) health: Option<&'static str>,
    /// In hundredths of an hour.
    pub(crate) sleep: Option<u32>,
    pub(crate) rested: Option<u8>,
    pub(crate) eating: Option<u8>,
    pub(crate) boundaries: Option<u8>,
    pub(crate) thoughts: Option<u8>,
    pub(crate) forward: Option<u8>,
    /// Kept and missed.
    pub(crate) promises: Option<(u32, u32)>,
    pub(crate) own: Vec<(String, u8)>,
    pub(crate) took: Option<f64>,
    pub(crate) adjustment: Option<&'static str>,
}

impl Answers {
    /// Well, 7 h of sleep, and the same rating everywhere: 5 scores 100, 4 77, 3 54, 2 30, 1 7.
    pub(crate) fn all(rating: u8) -> Self {
        Self {
            health: Some("well"),
            sleep: Some(700),
            rested: Some(rating),
            eating: Some(rating),
            boundaries: Some(rating),
            thoughts: Some(rating),
            forward: Some(rating),
            ..Self::default()
        }
    }
}

/// A journal being written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Diary {
    lines: Vec<Value>,
}

impl Diary {
    /// One check-in a day from day 0 on, each with the same rating everywhere; 0 leaves a day out.
    pub(crate) fn of_ratings(ratings: &[u8]) -> Self {
        let mut diary = Self::default();
        for (number, rating) in (0..).zip(ratings).filter(|(_, rating)| **rating > 0) {
            diary.checkin(number, &Answers::all(*rating));
        }
        diary
    }

    pub(crate) fn checkin(&mut self, number: u64, answers: &Answers) {
        let mut said = Map::new();
        let mut say = |name: &str, value: Value| {
            if !value.is_null() {
                said.insert(name.to_owned(), value);
            }
        };
        say("health", json!(answers.health));
        say("sleep", json!(answers.sleep.map(|h| f64::from(h) / 100.0)));
        say("rested", json!(answers.rested));
        say("eating", json!(answers.eating));
        say("boundaries", json!(answers.boundaries));
        say("thoughts", json!(answers.thoughts));
        say("forward", json!(answers.forward));
        say("kept", json!(answers.promises.map(|(kept, _)| kept)));
        say("missed", json!(answers.promises.map(|(_, missed)| missed)));
        say("took", json!(answers.took));
        say("adjustment", json!(answers.adjustment));
        let own: Map<_, _> = answers
            .own
            .iter()
            .map(|(name, rating)| (name.clone(), json!(rating)))
            .collect();
        say("areas", Value::Object(own));
        self.write("checkin", number, said);
    }

    pub(crate) fn outcome(&mut self, number: u64, of: &str, outcome: &str) {
        self.write(
            "outcome",
            number,
            fields(json!({"of": of, "outcome": outcome})),
        );
    }

    /// Promises something to oneself, `due` on a day or `every` so often; its id.
    pub(crate) fn promise(&mut self, number: u64, when: &str, day: &str) -> String {
        let terms = json!({"text": "walk", "to": "self", when: day});
        self.write("commitment", number, fields(terms));
        (self.lines.len() - 1).to_string()
    }

    pub(crate) fn pause(&mut self, from: u64, until: Option<u64>) {
        let until = until.map_or(json!({}), |until| json!({"until": day(until)}));
        self.write("pause", from, fields(until));
    }

    pub(crate) fn first_day_back(&mut self, number: u64) {
        self.write("pause-end", number, Map::new());
    }

    /// Takes the last line back.
    pub(crate) fn take_back(&mut self, number: u64) {
        let last = (self.lines.len() - 1).to_string();
        self.write("retraction", number, fields(json!({"of": last})));
    }

    pub(crate) fn going_in(&mut self, number: u64, why: &str) {
        self.write(
            "override",
            number,
            fields(json!({"why": why, "verdict": "not-fit"})),
        );
    }

    fn write(&mut self, kind: &str, number: u64, mut fields: Map<String, Value>) {
        fields.insert("v".into(), json!(1));
        fields.insert("id".into(), json!(self.lines.len().to_string()));
        fields.insert("kind".into(), json!(kind));
        fields.insert("at".into(), json!("2026-03-02T07:41:03+01:00"));
        fields.insert("day".into(), json!(day(number)));
        self.lines.push(Value::Object(fields));
    }

    /// The lines, to be put in another order.
    pub(crate) fn lines(&mut self) -> &mut Vec<Value> {
        &mut self.lines
    }

    /// What the library reads in it.
    pub(crate) fn journal(&self) -> Journal {
        let mut fold = Fold::whole(day(0));
        for (number, line) in (1..).zip(&self.lines) {
            fold.line(number, line.to_string().as_bytes());
        }
        let journal = fold.journal();
        assert_eq!(journal.oddities().unreadable, []);
        journal
    }
}

fn fields(value: Value) -> Map<String, Value> {
    let Value::Object(fields) = value else {
        panic!("{value} is no object")
    };
    fields
}
