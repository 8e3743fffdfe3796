//! Periods held against each other, in words.

use chrono::NaiveDate;
use selfcare::report::Before;

use super::figures::{self, counted};

/// What a change is against, and how much of it is known: `the 20 days before (14 check-ins)`, `October 2026`.
pub(crate) fn against(before: &Before, today: NaiveDate) -> String {
    let name = name(before, today);
    if before.checked_in < before.period.day_count() {
        format!("{name} ({})", counted(before.checked_in, "check-in"))
    } else {
        name
    }
}

/// A change, said aloud: `18 less than the 7 days before`.
pub(crate) fn compared(points: f64, before: &str) -> String {
    match figures::rounded(points, 0) {
        less @ ..0.0 => format!("{} less than {before}", -less),
        0.0 => format!("as in {before}"),
        more => format!("{more} more than {before}"),
    }
}

/// What a change is against: `the 20 days before`, `October 2026`, `the week 9 to 15 November`.
pub(crate) fn name(before: &Before, today: NaiveDate) -> String {
    if !before.named {
        return format!("the {} days before", before.period.day_count());
    }
    let words = before.period.words(today);
    words
        .strip_prefix("Week ")
        .map_or_else(|| words.clone(), |days| format!("the week {days}"))
}
