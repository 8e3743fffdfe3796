//! What one journal holds and another does not.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Journal;
use crate::record::Body;

/// How two journals differ in what stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// What only the first holds.
    pub first: Held,
    /// What only the second holds.
    pub second: Held,
    /// The days that both have a check-in for, and not the same one.
    pub otherwise: Vec<NaiveDate>,
}

/// What a journal holds beyond another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The days of its check-ins, oldest first.
    pub days: Vec<NaiveDate>,
    /// What is promised, by its words.
    pub promises: Vec<String>,
    /// How many other records: reflections, outcomes, pauses, choices.
    pub others: usize,
}

impl Difference {
    /// What two journals differ in.
    pub fn between(first: &Journal, second: &Journal) -> Self {
        let both = first
            .days
            .days()
            .filter(|day| second.days.get(*day).is_some());
        let differ = |day: &NaiveDate| first.answers(*day) != second.answers(*day);
        Self {
            first: Held::beyond(first, second),
            second: Held::beyond(second, first),
            otherwise: both.filter(differ).collect(),
        }
    }

    /// Whether they do not differ.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Held {
    /// What one journal holds that another does not.
    fn beyond(one: &Journal, other: &Journal) -> Self {
        let days = one.days.days();
        let days = days.filter(|day| other.days.get(*day).is_none());
        let known: BTreeSet<&str> = other.commitments.iter().map(|made| &*made.id).collect();
        let promises = one
            .commitments
            .iter()
            .filter(|made| !known.contains(&*made.id));
        let others = others(other);
        Self {
            days: days.collect(),
            promises: promises.map(|made| made.terms.text.clone()).collect(),
            others: self::others(one).difference(&others).count(),
        }
    }

    /// Whether it is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The records that stand and are neither a check-in nor a promise.
fn others(journal: &Journal) -> BTreeSet<&str> {
    let standing = (0..journal.records.len()).filter(|place| !journal.dead.contains(place));
    standing
        .map(|place| &journal.records[place])
        .filter(|record| {
            !matches!(
                record.body,
                Body::CheckIn(_) | Body::Commitment { of: None, .. } | Body::Retraction { .. }
            )
        })
        .map(|record| &*record.id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Fold;

    fn journal(lines: &[&str]) -> Journal {
        let mut fold = Fold::whole("2026-11-22".parse().unwrap());
        for (number, line) in (1..).zip(lines) {
            fold.line(number, line.as_bytes());
        }
        fold.journal()
    }

    #[test]
    fn days_promises_and_other_records_are_told_apart() {
        let [one, corrected, two, promise, evening, back] = [
            r#"{"v":1,"id":"a","kind":"checkin","day":"2026-11-20","rested":4}"#,
            r#"{"v":1,"id":"a2","kind":"checkin","day":"2026-11-20","rested":3}"#,
            r#"{"v":1,"id":"b","kind":"checkin","day":"2026-11-21","rested":4}"#,
            r#"{"v":1,"id":"p","kind":"commitment","day":"2026-11-21","text":"walk"}"#,
            r#"{"v":1,"id":"r","kind":"reflection","day":"2026-11-21","serving":4}"#,
            r#"{"v":1,"id":"x","kind":"retraction","day":"2026-11-21","of":"b"}"#,
        ];
        let now = journal(&[one, promise]);
        let then = journal(&[one, corrected, two, evening]);
        let difference = Difference::between(&now, &then);
        assert_eq!(difference.otherwise.len(), 1);
        assert_eq!(difference.first.promises, ["walk"]);
        assert_eq!(
            (difference.first.days.len(), difference.first.others),
            (0, 0)
        );
        assert_eq!(
            (difference.second.days.len(), difference.second.others),
            (1, 1)
        );
        assert!(Difference::between(&now, &journal(&[one, two, promise, back])).is_empty());
    }
}
