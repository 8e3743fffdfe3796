//! The tags that stand in the notes of mornings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use selfcare::{Journal, day};

/// Each in small letters, with the number of days it stands on, the most used first.
pub(super) fn by_use(journal: &Journal, today: NaiveDate) -> Vec<(String, usize)> {
    let mut days: BTreeMap<String, usize> = BTreeMap::new();
    for (_, checkin) in journal.days(day::FIRST, today) {
        for tag in checkin.tags() {
            *days.entry(tag.to_lowercase()).or_default() += 1;
        }
    }
    let mut days: Vec<(String, usize)> = days.into_iter().collect();
    days.sort_by_key(|(_, days)| Reverse(*days));
    days
}
