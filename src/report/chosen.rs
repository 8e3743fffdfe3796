//! What a person chose on the days of a report, and what they could choose.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Months, NaiveDate};

use super::{Chosen, ToChoose};
use crate::focus::first_of;
use crate::period::Period;
use crate::trend::Issue;
use crate::{Area, Journal};

/// Why one went in all the same.
pub(super) fn overrides(journal: &Journal, period: Period) -> Vec<Chosen> {
    let chosen = |day, text: &str| Chosen {
        day,
        text: text.to_owned(),
        serving: journal.reflection(day).map(|evening| evening.serving),
    };
    // A gate that is asked twice a day is gone through once; the last reason stands.
    let overrides: BTreeMap<NaiveDate, &str> =
        journal.overrides(period.from, period.until).collect();
    let overrides = overrides.into_iter();
    overrides.map(|(day, why)| chosen(day, why)).collect()
}

/// In the second half of a month the next one is chosen for.
const SECOND_HALF: u32 = 16;

/// What stays low and has no month yet: the thin place when it is among them, else the oldest.
pub(super) fn to_choose(
    journal: &Journal,
    issues: &[Issue],
    thin: Option<Area>,
    until: NaiveDate,
) -> Option<ToChoose> {
    let is_open = |thin: &Area| issues.iter().any(|issue| issue.area == *thin);
    let area = thin.filter(is_open).or(Some(issues.first()?.area))?;
    let first = first_of(until);
    let month = if until.day() < SECOND_HALF {
        first
    } else {
        first.checked_add_months(Months::new(1))?
    };
    let is_free = journal.focus(month).is_none();
    is_free.then_some(ToChoose { area, month })
}
