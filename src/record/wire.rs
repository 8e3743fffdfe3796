//! A record as JSON, read and written.

mod by_serde;
mod canonical;
#[cfg(test)]
mod laws;
mod shape;
mod written;
mod wrong;

use std::borrow::Cow;
use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use serde::Deserialize;

use self::by_serde::by_serde;
use self::shape::{Text, Wire, four_digit_year};
use self::wrong::Wrong;
use super::{Body, Heard, Line, Marker, Outcome, Record, Reflection, Why};
use crate::commitment::{NotARhythm, Terms, To, When};
use crate::{CheckIn, Health, Hours, Level, Promises, Verdict, day};

/// The version of the format that this program writes and interprets.
const VERSION: u64 = 1;

pub(super) fn hear(bytes: &[u8]) -> Line<Heard<'_>> {
    match canonical::read(bytes) {
        Some(heard) => Line::Record(heard),
        None => match judge(bytes) {
            Line::Record(record) => Line::Record(record.into()),
            Line::Newer => Line::Newer,
            Line::Unreadable(why) => Line::Unreadable(why),
        },
    }
}

/// What any line is, whoever wrote it.
fn judge(bytes: &[u8]) -> Line {
    if Marker::read(bytes).is_some() {
        return Line::Unreadable("a merge conflict marker".to_owned());
    }
    let line = match std::str::from_utf8(bytes) {
        Ok(line) => line,
        Err(why) => {
            let column = why.valid_up_to() + 1;
            return Line::Unreadable(format!("not UTF-8, column {column}"));
        }
    };
    let wire: Wire = match serde_json::from_str(line) {
        Ok(wire) => wire,
        Err(why) => return unread(line, &why),
    };
    if wire.v > VERSION {
        return Line::Newer;
    }
    let (kind, id) = (wire.kind.0.clone(), wire.id.0.clone().into_owned());
    let (at, day, with) = (
        shared(wire.at.as_ref()).unwrap_or_default(),
        wire.day,
        shared(wire.with.as_ref()),
    );
    match body(&kind, wire) {
        Ok(body) => Line::Record(Record {
            id,
            at,
            day,
            with,
            body,
        }),
        Err(wrong) => Line::Unreadable(wrong.said_of(line)),
    }
}

/// A line of another version or kind may use our words for other things: only then is it not garbage.
fn unread(line: &str, why: &serde_json::Error) -> Line {
    #[derive(Deserialize)]
    struct Head<'a> {
        v: u64,
        id: String,
        #[serde(borrow)]
        kind: Cow<'a, str>,
        #[serde(deserialize_with = "four_digit_year")]
        day: NaiveDate,
        #[serde(default)]
        with: Option<String>,
    }
    match serde_json::from_str::<Head>(line) {
        Ok(head) if head.v > VERSION => Line::Newer,
        Ok(head) if !KINDS.contains(&&*head.kind) => Line::Record(Record {
            id: head.id,
            at: Arc::default(),
            day: head.day,
            with: head.with.map(Arc::from),
            body: Body::Other(head.kind.into_owned()),
        }),
        _ => match serde_json::from_str::<Version>(line) {
            Ok(version) if version.v > VERSION => Line::Newer,
            _ => Line::Unreadable(reason(why)),
        },
    }
}

/// Why a line is no record, for people.
fn reason(why: &serde_json::Error) -> String {
    let column = why.column();
    let said = why.to_string();
    match why.classify() {
        serde_json::error::Category::Eof => format!("cut off after column {column}"),
        serde_json::error::Category::Data if !said.starts_with("invalid ") => {
            said.replace(" at line 1 column ", ", column ")
        }
        serde_json::error::Category::Data => {
            format!("something of the wrong kind stands in it, column {column}")
        }
        _ => format!("not JSON, column {column}"),
    }
}

#[derive(Deserialize)]
struct Version {
    v: u64,
}

const KINDS: [&str; 9] = [
    "checkin",
    "commitment",
    "focus",
    "reflection",
    "outcome",
    "pause",
    "pause-end",
    "override",
    "retraction",
];

fn body(kind: &str, wire: Wire<'_>) -> Result<Body, Wrong> {
    let of = owned(wire.of.as_ref()).ok_or("it does not say of what");
    Ok(match kind {
        "commitment" => Body::Commitment {
            of: of.ok(),
            terms: Box::new(terms(&wire)?),
        },
        "focus" => Body::Focus {
            month: month(wire.month.as_ref())?,
            area: owned(wire.area.as_ref()).ok_or("it does not say which area")?,
        },
        "checkin" => Body::CheckIn(Box::new(checkin(wire)?)),
        "reflection" => Body::Reflection(Reflection {
            serving: level(wire.serving, "serving")?.ok_or("it does not say how serving went")?,
            note: owned(wire.note.as_ref()),
        }),
        "outcome" => Body::Outcome {
            of: of?,
            outcome: word(OUTCOMES, wire.outcome.as_ref(), "outcome")?,
        },
        "pause" => Body::Pause {
            until: wire.until,
            why: word(WHYS, wire.why.as_ref(), "why").unwrap_or(Why::Other),
        },
        "pause-end" => Body::PauseEnd,
        "override" => Body::Override {
            why: owned(wire.why.as_ref()).unwrap_or_default(),
            verdict: wire
                .verdict
                .as_ref()
                .and_then(|word| Verdict::from_word(&word.0))
                .unwrap_or(Verdict::None),
        },
        "retraction" => Body::Retraction { of: of? },
        _ => Body::Other(kind.to_owned()),
    })
}

fn terms(wire: &Wire<'_>) -> Result<Terms, Wrong> {
    let every = wire.every.as_ref().map(|every| every.0.parse());
    Ok(Terms {
        text: owned(wire.text.as_ref()).ok_or("it does not say what is promised")?,
        to: To::named(wire.to.as_ref().map_or(To::SELF, |to| &to.0)),
        when: match every
            .transpose()
            .map_err(|why: NotARhythm| Wrong::at("every", why))?
        {
            Some(rhythm) => When::Every {
                rhythm,
                until: wire.until,
            },
            None => When::Once {
                due: wire.due.unwrap_or(wire.day),
            },
        },
        area: owned(wire.area.as_ref()),
    })
}

/// `2026-12`, as its first day.
fn month(text: Option<&Text<'_>>) -> Result<NaiveDate, Wrong> {
    let text = text.map(|text| &*text.0).unwrap_or_default();
    day::month(text).ok_or_else(|| Wrong::at("month", format!("no month: {text}")))
}

fn checkin(wire: Wire<'_>) -> Result<CheckIn, Wrong> {
    let health = wire
        .health
        .as_ref()
        .map(|word| word.0.parse::<Health>())
        .transpose()
        .map_err(|why| Wrong::at("health", why))?;
    let sleep = wire
        .sleep
        .map(|hours| Hours::from_number(hours).ok_or("sleep is 0 to 24 hours"))
        .transpose()
        .map_err(|why| Wrong::at("sleep", why))?;
    let promises = (wire.kept.is_some() || wire.missed.is_some()).then(|| Promises {
        kept: wire.kept.unwrap_or(0),
        missed: wire.missed.unwrap_or(0),
    });
    Ok(CheckIn {
        health,
        sleep,
        rested: level(wire.rested, "rested")?,
        eating: level(wire.eating, "eating")?,
        boundaries: level(wire.boundaries, "boundaries")?,
        thoughts: level(wire.thoughts, "thoughts")?,
        forward: level(wire.forward, "forward")?,
        promises,
        areas: wire
            .areas
            .0
            .into_iter()
            .map(|(name, number)| Ok((level_of(number, &name)?, name)))
            .map(|pair: Result<_, Wrong>| pair.map(|(level, name)| (name, level)))
            .collect::<Result<_, _>>()?,
        note: owned(wire.note.as_ref()),
        adjustment: owned(wire.adjustment.as_ref()),
        took: wire.took,
    })
}

fn level(number: Option<u64>, name: &str) -> Result<Option<Level>, Wrong> {
    number.map(|number| level_of(number, name)).transpose()
}

fn level_of(number: u64, name: &str) -> Result<Level, Wrong> {
    let wrong = |_| Wrong::at(name, format!("{name} is 1 to 5, not {number}"));
    Level::try_from(number).map_err(wrong)
}

/// Adds a record to a text as the line that it is read from, without its end.
pub(super) fn write(record: &Record, line: &mut String) -> serde_json::Result<()> {
    match &record.body {
        Body::CheckIn(checkin) if (0..=9999).contains(&record.day.year()) => {
            written::write(record, checkin, line)
        }
        _ => by_serde(record).map(|written| line.push_str(&written)),
    }
}

const OUTCOMES: &[(&str, Outcome)] = &[
    (Outcome::Kept.word(), Outcome::Kept),
    (Outcome::Missed.word(), Outcome::Missed),
    (Outcome::Released.word(), Outcome::Released),
];
const WHYS: &[(&str, Why)] = &[
    ("ill", Why::Ill),
    ("holiday", Why::Holiday),
    ("other", Why::Other),
];

fn word<T: Copy>(words: &[(&str, T)], text: Option<&Text<'_>>, what: &str) -> Result<T, Wrong> {
    let text = text.map(|text| &*text.0).unwrap_or_default();
    let known = words
        .iter()
        .find(|(word, _)| *word == text)
        .map(|(_, value)| *value);
    known.ok_or_else(|| Wrong::at(what, format!("no {what} that is known")))
}

fn shared(text: Option<&Text<'_>>) -> Option<Arc<str>> {
    text.map(|text| Arc::from(&*text.0))
}

fn owned(text: Option<&Text<'_>>) -> Option<String> {
    text.map(|text| text.0.clone().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: &str = r##"{"v":1,"id":"x1","kind":"checkin","at":"2026-11-22T07:41:03+01:00","day":"2026-11-22","health":"well","sleep":7.5,"rested":4,"eating":4,"boundaries":3,"thoughts":4,"forward":4,"kept":2,"missed":1,"areas":{"mood":3},"note":"a \"#note\"","adjustment":"less","took":18.2}"##;

    fn unreadable(line: &str) -> String {
        match Line::read(line.as_bytes()) {
            Line::Unreadable(why) => why,
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn a_line_comes_back_byte_for_byte() {
        for line in [
            WHOLE,
            r#"{"v":1,"id":"x","kind":"pause","at":"2026-11-22T07:41:03+01:00","day":"2026-11-22","until":"2026-11-25","why":"ill"}"#,
            r#"{"v":1,"id":"x","kind":"pause-end","at":"2026-11-22T07:41:03+01:00","day":"2026-11-22"}"#,
            r#"{"v":1,"id":"x","kind":"checkin","at":"","day":"2026-11-22","took":1.8777777777777778e+114}"#,
            r#"{"v":1,"id":"x","kind":"checkin","at":"","day":"2026-11-22","took":-0.0}"#,
            r#"{"v":1,"id":"x","kind":"outcome","at":"","day":"2026-11-22","of":"c","outcome":"released"}"#,
            r#"{"v":1,"id":"x","kind":"override","at":"","day":"2026-11-22","why":"only nurse","verdict":"not-fit"}"#,
            r#"{"v":1,"id":"x","kind":"reflection","at":"","day":"2026-11-22","serving":4,"note":"n"}"#,
            r#"{"v":1,"id":"x","kind":"retraction","at":"","day":"2026-11-22","of":"c"}"#,
            r#"{"v":1,"id":"x","kind":"commitment","at":"","day":"2026-11-22","text":"walk 20 minutes","to":"self","every":"day","until":"2026-12-31","area":"rest"}"#,
            r#"{"v":1,"id":"x","kind":"commitment","at":"","day":"2026-11-22","of":"c","text":"call","to":"mother","due":"2026-11-25"}"#,
            r#"{"v":1,"id":"x","kind":"focus","at":"","day":"2026-11-22","month":"2026-12","area":"boundaries"}"#,
        ] {
            let Line::Record(record) = Line::read(line.as_bytes()) else {
                panic!("{line}")
            };
            let mut written = String::new();
            write(&record, &mut written).unwrap();
            assert_eq!(written, line);
            assert_eq!(by_serde(&record).unwrap(), line);
        }
    }

    #[test]
    fn what_is_newer_or_unknown_is_kept_and_not_interpreted() {
        for line in [
            r#"{"v":2}"#,
            r#"{"v":2,"kind":"checkin","day":7}"#,
            &WHOLE.replace("\"v\":1", "\"v\":9"),
        ] {
            assert_eq!(Line::read(line.as_bytes()), Line::Newer, "{line}");
        }
        for line in [
            r#"{"v":1,"id":"x","kind":"song","day":"2026-11-22"}"#,
            r#"{"v":1,"id":"x","kind":"song","day":"2026-11-22","note":[1,2]}"#,
        ] {
            assert!(
                matches!(
                    Line::read(line.as_bytes()),
                    Line::Record(Record {
                        body: Body::Other(_),
                        ..
                    })
                ),
                "{line}"
            );
        }
        let more = WHOLE.replace(
            "\"rested\":4",
            "\"rested\":4,\"weather\":{\"deep\":[1e400,[]]}",
        );
        assert!(matches!(Line::read(more.as_bytes()), Line::Record(_)));
    }

    #[test]
    fn garbage_says_why() {
        assert!(unreadable("not json").contains("column"));
        assert!(
            unreadable(&WHOLE.replace("\"rested\":4", "\"rested\":9"))
                .starts_with("rested is 1 to 5, not 9, column 1")
        );
        assert!(unreadable(&WHOLE.replace("\"sleep\":7.5", "\"sleep\":25")).contains("0 to 24"));
        assert!(
            unreadable(&WHOLE.replace("\"sleep\":7.5", "\"sleep\":1e400")).contains("not JSON")
        );
        assert!(
            unreadable(&WHOLE.replace("\"sleep\":7.5", "\"sleep\":7.5,\"sleep\":8"))
                .contains("duplicate")
        );
        assert!(
            unreadable(&WHOLE.replace("\"mood\":3", "\"mood\":3,\"mood\":4")).contains("twice")
        );
        assert!(unreadable(&WHOLE.replace("2026-11-22\"", "2026-02-30\"")).contains("column"));
        assert!(unreadable(&WHOLE.replace("2026-11-22\"", "-262143-01-01\"")).contains("no day"));
        assert!(unreadable("<<<<<<< HEAD").contains("merge conflict"));
        assert!(unreadable(&"[".repeat(100_000)).contains("column"));
        let torn = &WHOLE[..WHOLE.len() - 9];
        assert!(matches!(Line::read(torn.as_bytes()), Line::Unreadable(_)));
        assert!(matches!(
            Line::read(b"{\"v\":1,\"id\":\"\xff\"}"),
            Line::Unreadable(_)
        ));
    }
}
