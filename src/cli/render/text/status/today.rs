//! What is open today: promises due and past their day, areas that stay low, the month's focus.

use chrono::NaiveDate;
use selfcare::commitment::Open;
use selfcare::focus::Focus;
use selfcare::trend::Issue;

use crate::render::text::page::Page;
use crate::render::words::figures::{count, counted};
use crate::render::words::{Vocabulary, issues, promises, sentence};

/// What is open today.
pub(crate) struct Today<'a> {
    pub due: Vec<Open<'a>>,
    /// A silence of a week or more goes on until today is answered.
    pub is_silent: bool,
    /// Old enough to be shown with a day.
    pub issues: Vec<Issue>,
    pub focus: Option<Focus<'a>>,
    /// After a silence: how many more days it takes until the usual is known again.
    pub days_until_usual: Option<u64>,
}

/// So many promises are named; more are counted.
const NAMED: usize = 5;

/// Writes a line for each kind; nothing where nothing is open.
pub(super) fn today(page: &mut Page, open: &Today<'_>, today: NaiveDate, vocabulary: &Vocabulary) {
    let (due, past): (Vec<_>, Vec<_>) = open.due.iter().partition(|open| open.falls_on(today));
    if !open.due.is_empty() || !open.issues.is_empty() || open.focus.is_some() {
        page.gap();
    }
    named(page, "Promised for today: ", &due);
    named(page, "Still open: ", &past);
    for says in issues::say(&open.issues, today, today, vocabulary) {
        page.paragraph(&says);
    }
    if let Some(focus) = &open.focus {
        page.paragraph(&format!("Focus this month: {}.", focus.name));
    }
    if let Some(days) = open.days_until_usual {
        page.gap();
        let more = sentence(&counted(days as usize, "more day"));
        page.paragraph(&format!("{more} until I know your usual again."));
    }
}

fn named(page: &mut Page, lead: &str, open: &[&Open<'_>]) {
    if open.is_empty() {
        return;
    }
    let names: Vec<String> = open
        .iter()
        .take(NAMED)
        .map(|open| promises::open(open))
        .collect();
    let more = match open.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {} more: selfcare commit list", count(more)),
    };
    let stop = if more.is_empty() { "." } else { "" };
    page.after(lead, &format!("{}{more}{stop}", names.join("; ")));
}
