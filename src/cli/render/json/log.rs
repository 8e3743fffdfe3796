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
    days: Vec<Day>,
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

/// The days as one line of JSON.
pub(crate) fn line(period: Period, entries: &[Entry<'_>]) -> anyhow::Result<String> {
    let could_not = "could not write the days as JSON";
    let days: Vec<Day> = entries
        .iter()
        .map(day)
        .collect::<anyhow::Result<_>>()
        .context(could_not)?;
    let log = Log {
        version: 1,
        from: period.from.to_string(),
        until: period.until.to_string(),
        days,
    };
    text::json_line(&log).context(could_not)
}

fn day(entry: &Entry<'_>) -> anyhow::Result<Day> {
    let line = entry.record.map(Record::to_line).transpose()?;
    Ok(Day {
        day: entry.day.to_string(),
        verdict: entry.verdict.word(),
        score: entry.score,
        going_in: entry.going_in.map(str::to_owned),
        reflection: entry.evening.map(|evening| Evening {
            serving: evening.serving.number(),
            note: evening.note.clone(),
        }),
        checkin: line
            .map(|line| RawValue::from_string(line.trim_end().to_owned()))
            .transpose()?,
    })
}
