//! An area that stays low, in words: its age, never a warning.

use chrono::NaiveDate;
use selfcare::period;
use selfcare::trend::Issue;

use super::figures::counted;
use super::{Vocabulary, sentence};

/// After so many days without being asked it reads by its dates.
const SILENT: i64 = 8;

/// How old it is, and whether it grows.
pub(crate) fn says(issue: &Issue, today: NaiveDate, vocabulary: &Vocabulary) -> String {
    let area = vocabulary.name(issue.area);
    let (since, asked) = (
        period::date(issue.since, today),
        period::date(issue.last_asked, today),
    );
    let age = counted(issue.days as usize, "day");
    let growing = if issue.growing { " It grows." } else { "" };
    let is_older_than_asked =
        (issue.last_asked - issue.since).num_days().unsigned_abs() > issue.days;
    if (today - issue.last_asked).num_days() >= SILENT {
        format!(
            "{}: first seen {since}, last asked {asked}.{growing}",
            sentence(area)
        )
    } else if is_older_than_asked {
        format!(
            "{}: first seen {since}, open for {age} of asking.{growing}",
            sentence(area)
        )
    } else {
        format!("Open for {age}: {area}.{growing}")
    }
}
