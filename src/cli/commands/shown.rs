//! The end of a check-in and of an edit: what changed, and the day.

use chrono::NaiveDate;
use selfcare::{History, Journal};

use super::home::Home;
use super::status;
use crate::render::text::changed::{Correction, changed};
use crate::render::text::page::Page;

/// Puts on the page what a day was and is.
pub(super) fn show(
    page: &mut Page,
    home: &Home<'_>,
    day: NaiveDate,
    before: &Journal,
    after: &Journal,
) {
    let assessment = History::new(after, &home.rules, day, day).assess(day);
    if let (Some(was), Some(is)) = (before.checkin(day), after.checkin(day)) {
        let verdict_was = History::new(before, &home.rules, day, day).verdict(day);
        let verdicts = (verdict_was, assessment.verdict);
        // What else was written, a promise say, is told where it is written.
        if was != is || before.last_change() == after.last_change() {
            changed(
                page,
                &Correction {
                    was: &was,
                    is: &is,
                    verdicts,
                },
                &home.vocabulary(),
            );
        }
        page.gap();
    }
    status::show(page, home, after, &assessment);
}
