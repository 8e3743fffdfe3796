//! An area that stays low, in words: its age, never a warning.

use chrono::NaiveDate;
use selfcare::period;
use selfcare::trend::Issue;

use super::figures::counted;
use super::{Vocabulary, list, sentence};

/// After so many days without being asked it reads by its dates.
const SILENT: i64 = 8;

/// How old they are on a day, and whether they grow; what is equally old in one line.
pub(crate) fn say(
    issues: &[Issue],
    on: NaiveDate,
    today: NaiveDate,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let alike = |one: &Issue, next: &Issue| {
        (one.since, one.days, one.growing) == (next.since, next.days, next.growing)
    };
    issues
        .chunk_by(alike)
        .map(|alike| {
            let areas: Vec<&str> = alike.iter().map(|one| vocabulary.name(one.area)).collect();
            says(&alike[0], &areas, on, today)
        })
        .collect()
}

fn says(issue: &Issue, areas: &[&str], on: NaiveDate, today: NaiveDate) -> String {
    let (since, asked) = (
        period::date(issue.since, today),
        period::date(issue.last_asked, today),
    );
    let age = counted(issue.days as usize, "day");
    let as_of = if on < today {
        format!(", as of {}", period::date(on, today))
    } else {
        String::new()
    };
    let growing = match areas.len() {
        _ if !issue.growing => "",
        1 => " It grows.",
        _ => " They grow.",
    };
    let areas = list(areas);
    let is_older_than_asked =
        (issue.last_asked - issue.since).num_days().unsigned_abs() > issue.days;
    if (on - issue.last_asked).num_days() >= SILENT {
        format!(
            "{}: first seen {since}, last asked {asked}{as_of}.{growing}",
            sentence(&areas)
        )
    } else if is_older_than_asked {
        format!(
            "{}: first seen {since}, open for {age} of asking{as_of}.{growing}",
            sentence(&areas)
        )
    } else {
        format!("Open for {age}{as_of}: {areas}.{growing}")
    }
}
