//! Promises as JSON: `commit list --json`.

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::commitment::{Row, When};
use selfcare::{Outcome, text};
use serde::Serialize;

#[derive(Serialize)]
struct Page<'a> {
    version: u8,
    day: String,
    commitments: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    number: usize,
    id: &'a str,
    text: &'a str,
    to: &'a str,
    every: Option<String>,
    due: Option<String>,
    until: Option<String>,
    area: Option<&'a str>,
    made: String,
    running: bool,
    next: Option<String>,
    open_since: Option<String>,
    open_days: u64,
    kept: u32,
    missed: u32,
    ended: Option<&'static str>,
}

/// The list as one line of JSON.
pub(crate) fn line(today: NaiveDate, rows: &[Row<'_>]) -> anyhow::Result<String> {
    let page = Page {
        version: 1,
        day: today.to_string(),
        commitments: rows.iter().map(one).collect(),
    };
    text::json_line(&page).context("could not write the promises as JSON")
}

fn one<'a>(row: &'a Row<'_>) -> One<'a> {
    let (commitment, terms) = (row.commitment, &row.commitment.terms);
    let (every, due, until) = match &terms.when {
        When::Once { due } => (None, Some(due.to_string()), None),
        When::Every { rhythm, until } => (
            Some(rhythm.to_string()),
            None,
            until.map(|day| day.to_string()),
        ),
    };
    One {
        number: commitment.number,
        id: &commitment.id,
        text: &terms.text,
        to: terms.to.word(),
        every,
        due,
        until,
        area: terms.area.as_deref(),
        made: commitment.made.to_string(),
        running: row.is_running,
        next: row.next.map(|day| day.to_string()),
        open_since: row.open.map(|open| open.since.to_string()),
        open_days: row.open.map_or(0, |open| open.days),
        kept: row.lately.kept,
        missed: row.lately.missed,
        ended: row.ended.map(Outcome::word),
    }
}
