//! A year of somebody who never was, written by rule: a good spring, a flu, a holiday, a thin place that grows and is
//! tended, promises kept and missed, notes and tags.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use serde::Serialize;
use serde_json::{Number, Value};
use snapbox::assert_data_eq;

const FIRST: &str = "2025-11-24";
const LAST: &str = "2026-11-22";

/// One line, its fields in the order that the program writes them.
#[derive(Serialize, Default)]
#[serde(default)]
struct Line {
    v: u8,
    id: String,
    kind: &'static str,
    at: String,
    day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    health: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sleep: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rested: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    eating: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    boundaries: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    thoughts: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forward: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adjustment: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    took: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    every: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    serving: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<&'static str>,
}

/// The year, being written.
struct Year {
    lines: Vec<Line>,
    dice: u64,
}

/// How the person is on a day, before chance.
struct Mood {
    sleep: f64,
    rested: f64,
    eating: f64,
    boundaries: f64,
    thoughts: f64,
    forward: f64,
}

/// As the program writes them: whole ones without a point.
fn hours(hours: f64) -> Value {
    if hours.fract() == 0.0 {
        Value::from(hours as u64)
    } else {
        Number::from_f64(hours).map_or(Value::Null, Value::Number)
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

impl Year {
    fn roll(&mut self) -> u64 {
        // SplitMix64 (Steele, Lea & Flood 2014).
        self.dice = self.dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.dice;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// From 0 to 1.
    fn chance(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Around 0, seldom beyond 1 to either side.
    fn wobble(&mut self) -> f64 {
        (0..4).map(|_| self.chance()).sum::<f64>() - 2.0
    }

    fn id(&mut self) -> String {
        const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz234567";
        let mut id: String = (0..25)
            .map(|_| char::from(LETTERS[(self.roll() % 32) as usize]))
            .collect();
        id.push(char::from(LETTERS[(self.roll() % 8 * 4) as usize]));
        id
    }

    fn add(&mut self, kind: &'static str, on: NaiveDate, hour: u32, line: Line) -> String {
        let (minute, second) = (self.roll() % 50, self.roll() % 60);
        let id = self.id();
        // Summer time from the last Sunday of March to that of October.
        let summer = (date("2026-03-29")..date("2026-10-25")).contains(&on);
        let offset = if summer { "+02:00" } else { "+01:00" };
        self.lines.push(Line {
            v: 1,
            id: id.clone(),
            kind,
            at: format!("{on}T{hour:02}:{minute:02}:{second:02}{offset}"),
            day: on.to_string(),
            ..line
        });
        id
    }

    fn promise(
        &mut self,
        on: NaiveDate,
        text: &'static str,
        to: &'static str,
        every: &'static str,
        area: Option<&'static str>,
    ) -> String {
        let line = Line {
            text: Some(text),
            to: Some(to),
            every: Some(every),
            area,
            ..Line::default()
        };
        self.add("commitment", on, 7, line)
    }

    /// How it went, said the morning after.
    fn went(&mut self, of: &str, due: NaiveDate, kept: bool) {
        let line = Line {
            of: Some(of.to_owned()),
            outcome: Some(if kept { "kept" } else { "missed" }),
            ..Line::default()
        };
        self.add("outcome", due, 7, line);
    }

    fn level(&mut self, around: f64) -> u8 {
        (around + 1.1 * self.wobble()).round().clamp(1.0, 5.0) as u8
    }
}

/// How things are at that time of the year.
fn mood(day: NaiveDate) -> Mood {
    let between = |from: &str, until: &str| (date(from)..=date(until)).contains(&day);
    let mut mood = Mood {
        sleep: 7.2,
        rested: 3.5,
        eating: 3.7,
        boundaries: 3.4,
        thoughts: 3.6,
        forward: 3.5,
    };
    if between("2025-12-08", "2026-01-18") {
        (mood.sleep, mood.thoughts, mood.eating) = (6.8, 3.1, 3.2);
    }
    if between("2026-03-09", "2026-06-14") {
        mood = Mood {
            sleep: 7.6,
            rested: 4.0,
            eating: 4.1,
            boundaries: 3.8,
            thoughts: 4.1,
            forward: 4.1,
        };
    }
    if between("2026-08-31", "2026-10-11") {
        let weeks = (day - date("2026-08-31")).num_days() as f64 / 7.0;
        mood.boundaries = 2.6 - 0.2 * weeks;
        (mood.sleep, mood.rested) = (6.8, 3.2 - 0.1 * weeks);
    }
    if day >= date("2026-10-12") {
        let weeks = (day - date("2026-10-12")).num_days() as f64 / 7.0;
        mood.boundaries = (1.9 + 0.4 * weeks).min(3.6);
        mood.forward = 3.8;
    }
    mood
}

const PLAIN: [&str; 8] = [
    "slept with the window open",
    "soup for three days",
    "lunch away from the desk",
    "the new rota is up",
    "long talk with Ann",
    "rain all day, read instead",
    "bread baked, kitchen warm",
    "a quiet ward",
];

/// A year of check-ins and promises, as the program would have written it.
pub(crate) fn year() -> String {
    let mut year = Year {
        lines: Vec::new(),
        dice: 2026,
    };
    let walk = year.promise(
        date(FIRST),
        "walk 20 minutes",
        "self",
        "weekdays",
        Some("rest"),
    );
    let mut call: Option<String> = None;
    let mut stop: Option<String> = None;
    let (mut tired, mut overran) = (0.0, false);
    let mut day = date(FIRST);
    while day <= date(LAST) {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        events(&mut year, day, &mut call, &mut stop);
        let away = (date("2026-08-03")..=date("2026-08-16")).contains(&day);
        let flu = (date("2026-02-10")..=date("2026-02-15")).contains(&day);
        let skipped = year.chance() < if weekend { 0.25 } else { 0.04 };
        if !away && !flu && !skipped {
            let late = !weekend
                && year.chance()
                    < if day >= date("2026-08-31") {
                        0.35
                    } else {
                        0.15
                    };
            morning(&mut year, day, &mut tired, overran, late);
            overran = late;
        }
        if !away && !flu {
            if !weekend {
                let spring = (date("2026-03-09")..date("2026-06-15")).contains(&day);
                let kept = year.chance() < if spring { 0.85 } else { 0.62 };
                tired += if kept { -0.15 } else { 0.1 };
                year.went(&walk, day, kept);
                if let Some(stop) = stop.clone() {
                    let kept = year.chance() < 0.68;
                    overran = !kept;
                    year.went(&stop, day, kept);
                }
            }
            if let Some(call) = call.as_ref().filter(|_| day.weekday() == Weekday::Sun) {
                let kept = year.chance() < 0.75;
                year.went(call, day, kept);
            }
        }
        day = day + Days::new(1);
    }
    year.lines
        .iter()
        .map(|line| serde_json::to_string(line).expect("JSON") + "\n")
        .collect()
}

/// What happens only once.
fn events(year: &mut Year, day: NaiveDate, call: &mut Option<String>, stop: &mut Option<String>) {
    let pause = |until: &str, why| Line {
        until: Some(until.to_owned()),
        why: Some(why),
        ..Line::default()
    };
    let once = |text, to, due: &str| Line {
        text: Some(text),
        to: Some(to),
        due: Some(due.to_owned()),
        ..Line::default()
    };
    match day.to_string().as_str() {
        "2026-01-05" => {
            *call = Some(year.promise(day, "call on Sunday", "mother", "sunday", None));
        }
        "2026-02-10" => {
            let ill = Line {
                health: Some("ill"),
                note: Some("fever since the night".to_owned()),
                took: Some(6.2),
                ..Line::default()
            };
            year.add("checkin", day, 6, ill);
            year.add("pause", day, 6, pause("2026-02-15", "ill"));
        }
        "2026-08-03" => {
            year.add("pause", day, 8, pause("2026-08-16", "holiday"));
        }
        "2026-05-18" => {
            let id = year.add(
                "commitment",
                day,
                7,
                once("send the drawings", "sister", "2026-05-22"),
            );
            year.went(&id, date("2026-05-22"), true);
        }
        "2026-10-20" => {
            year.add(
                "commitment",
                day,
                7,
                once("sort out the rota", "the team", "2026-10-30"),
            );
        }
        "2026-10-12" => {
            let chosen = Line {
                month: Some("2026-10"),
                area: Some("boundaries"),
                ..Line::default()
            };
            year.add("focus", day, 7, chosen);
            *stop = Some(year.promise(day, "stop at six", "self", "weekdays", Some("boundaries")));
        }
        "2026-11-02" => {
            let chosen = Line {
                month: Some("2026-11"),
                area: Some("boundaries"),
                ..Line::default()
            };
            year.add("focus", day, 7, chosen);
        }
        _ => {}
    }
}

fn morning(year: &mut Year, day: NaiveDate, tired: &mut f64, overran: bool, late: bool) {
    let mood = mood(day);
    *tired = (*tired * 0.8 + 0.3 * year.wobble()).clamp(-0.8, 0.8);
    let low = *tired + if overran { 0.6 } else { 0.0 };
    let sleep = (mood.sleep - 0.6 * low + 0.8 * year.wobble()).clamp(3.5, 9.5);
    let sleep = (sleep * 4.0).round() / 4.0;
    let short = (6.5 - sleep).max(0.0);
    let thoughts = mood.thoughts - 0.5 * low;
    let off = year.chance() < 0.03;
    let note = if late {
        Some("home after nine #late".to_owned())
    } else if year.chance() < 0.12 {
        Some("an hour in the beds #garden".to_owned())
    } else if year.chance() < 0.15 {
        Some(PLAIN[(year.roll() % 8) as usize].to_owned())
    } else {
        None
    };
    let boundaries = mood.boundaries - if overran { 1.2 } else { 0.0 }
        + if note.as_deref().is_some_and(|n| n.contains("#garden")) {
            0.4
        } else {
            0.0
        };
    let rested = mood.rested - low - 0.6 * short;
    let line = Line {
        health: Some(if off { "off" } else { "well" }),
        sleep: Some(hours(sleep)),
        rested: Some(year.level(rested)),
        eating: Some(year.level(mood.eating - 0.3 * low)),
        boundaries: Some(year.level(boundaries)),
        thoughts: Some(year.level(thoughts)),
        forward: Some(year.level(mood.forward)),
        took: Some(((14.0 + 9.0 * year.chance()) * 10.0).round() / 10.0),
        note,
        ..Line::default()
    };
    let hard = sleep < 5.5 || line.rested <= Some(2);
    let line = Line {
        adjustment: (hard && year.chance() < 0.5).then_some("handed over the late round"),
        ..line
    };
    let going = sleep < 5.0 && year.chance() < 0.6;
    let evening = year.chance() < 0.35;
    let serving = 3.4 - 0.5 * low - 0.4 * short;
    year.add("checkin", day, 6, line);
    if going {
        let why = Line {
            why: Some("only nurse on shift"),
            verdict: Some("not-fit"),
            ..Line::default()
        };
        year.add("override", day, 7, why);
    }
    if evening {
        let serving = Some(year.level(serving));
        year.add(
            "reflection",
            day,
            19,
            Line {
                serving,
                ..Line::default()
            },
        );
    }
}

#[test]
fn the_year_that_is_kept_is_the_year_that_is_written() {
    assert_data_eq!(year(), snapbox::file!["journals/year.jsonl"].raw());
}
