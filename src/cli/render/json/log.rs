//! The days themselves as JSON.

use anyhow::Context as _;
use selfcare::period::Period;
use selfcare::{Record, text};
use serde::Serialize;
use serde_json::value::RawValue;

use crate::render::entry::Entry;

#[derive(Serialize)]
struct Log {
    version: u8,
    from: String,
    until: String,
    days: [(); 0],
}

#[derive(Serialize)]
struct Day {
    day: String,
    verdict: &'static str,
    score: Option<u8>,
    going_in: Option<String>,
    reflection: Option<Evening>,
    checkin: Option<Box<RawValue>>,
}

#[derive(Serialize)]
struct Evening {
    serving: u8,
    note: Option<String>,
}

/// The line of JSON up to its first day. Days follow, with commas between, and then the [`END`].
pub(crate) fn begin(period: Period) -> anyhow::Result<String> {
    let log = Log {
        version: 1,
        from: period.from.to_string(),
        until: period.until.to_string(),
        days: [],
    };
    let line = text::json_line(&log).context(COULD_NOT)?;
    Ok(line.trim_end_matches(END).to_owned())
}

/// How it ends.
pub(crate) const END: &str = "]}";

const COULD_NOT: &str = "could not write the days as JSON";

/// One day.
pub(crate) fn day(entry: &Entry<'_>) -> anyhow::Result<String> {
    let checkin = match entry.checkin {
        Some((_, record)) => Some(written(record)?),
        None => None,
    };
    let day = Day {
        day: entry.day.to_string(),
        verdict: entry.verdict.word(),
        score: entry.score,
        going_in: entry.going_in.map(str::to_owned),
        reflection: entry.evening.map(|evening| Evening {
            serving: evening.serving.number(),
            note: evening.note.clone(),
        }),
        checkin,
    };
    text::json_line(&day).context(COULD_NOT)
}

fn written(record: &Record) -> anyhow::Result<Box<RawValue>> {
    let line = record.to_line().context(COULD_NOT)?;
    RawValue::from_string(line.trim_end().to_owned()).context(COULD_NOT)
}
