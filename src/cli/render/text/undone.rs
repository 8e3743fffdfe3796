//! What `undo` took back, and what stands now.

use chrono::{Datelike as _, NaiveDate};
use selfcare::record::Body;
use selfcare::{Answers, CheckIn, Journal, Record, day, period};

use super::page::Page;
use crate::render::words::{figures, promises};

/// Says what was taken back.
pub(crate) fn undone(page: &mut Page, taken: &[Record], journal: &Journal, today: NaiveDate) {
    page.paragraph(&format!("Took back: {}.", what(taken, journal, today)));
    if let [day] = days(taken).as_slice() {
        page.paragraph(&stands(journal, *day));
    }
}

/// Says what would be.
pub(crate) fn would_be(page: &mut Page, taken: &[Record], journal: &Journal, today: NaiveDate) {
    let what = what(taken, journal, today);
    page.paragraph(&format!("This is one change: {what}."));
}

/// A change in words.
fn what(taken: &[Record], journal: &Journal, today: NaiveDate) -> String {
    let days = days(taken);
    if let ([_, _, ..], Some(first), Some(last)) =
        (days.as_slice(), days.iter().min(), days.iter().max())
    {
        let span = period::between(*first, *last, today);
        return format!("{}, {span}", figures::counted(days.len(), "check-in"));
    }
    let names: Vec<String> = taken
        .iter()
        .map(|record| name(record, journal, today))
        .collect();
    names.join(if names.len() > 2 { "; " } else { ", and " })
}

fn days(taken: &[Record]) -> Vec<NaiveDate> {
    let checkins = taken.iter().filter(|record| is_checkin(record));
    checkins.map(|record| record.day).collect()
}

fn is_checkin(record: &Record) -> bool {
    matches!(record.body, Body::CheckIn(_))
}

fn name(record: &Record, journal: &Journal, today: NaiveDate) -> String {
    let when = if record.day == today {
        "today".to_owned()
    } else {
        day::words(record.day, today)
    };
    match &record.body {
        Body::CheckIn(taken) if chose_only(taken, journal.answers(record.day)) => {
            let words = taken.adjustment.as_deref().unwrap_or("taken out");
            format!("what you chose to change {when} ({words})")
        }
        Body::CheckIn(_) => {
            let at = record
                .time()
                .map_or_else(String::new, |time| format!(", written at {time}"));
            format!("the check-in of {when}{at}")
        }
        Body::Reflection(_) => format!("how serving went, {when}"),
        Body::Outcome { of, outcome } => {
            let promise = journal
                .commitment(of)
                .map_or("a promise", |of| &of.terms.text);
            format!("\"{promise}\" {}, {when}", promises::outcome(*outcome))
        }
        Body::Commitment { of: None, terms } => format!("the promise \"{}\"", terms.text),
        Body::Commitment { of: Some(_), terms } => format!("the change of \"{}\"", terms.text),
        Body::Focus { month, area } => {
            format!(
                "the choice of {area} for {} {}",
                day::month_name(*month),
                month.year()
            )
        }
        Body::Pause { .. } => format!("the pause from {when}"),
        Body::PauseEnd => format!("the end of a pause, {when}"),
        Body::Override { why, .. } => format!("the reason for going in, {when} ({why})"),
        Body::Retraction { .. } => format!("what was taken back, {when}"),
        Body::Other(kind) => format!("a record of the kind \"{kind}\", {when}"),
    }
}

/// Whether a check-in differs from what stands now in nothing but what was chosen to change.
fn chose_only(taken: &CheckIn, stands: Option<Answers<'_>>) -> bool {
    let taken = taken.said();
    stands.is_some_and(|stands| {
        let with_choice = Answers {
            adjustment: taken.adjustment,
            ..stands
        };
        taken == with_choice && taken.adjustment != stands.adjustment
    })
}

fn stands(journal: &Journal, day: NaiveDate) -> String {
    match journal.checkin_record(day) {
        Some(record) => {
            let at = record
                .time()
                .map_or_else(String::new, |time| format!(" of {time}"));
            format!("The check-in{at} stands again.")
        }
        None => "That day has no check-in now.".to_owned(),
    }
}
