//! Days that two machines checked in differently, and promises of which they told different things.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Sides;
use super::news::{Origin, Origins};
use crate::journal::Fold;
use crate::record::Body;
use crate::{CheckIn, Journal, Outcome, Record};

/// A day that was checked in on both sides with different answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Twice {
    /// The day.
    pub day: NaiveDate,
    /// The record that counts now.
    pub counts: Record,
    /// Where that one is from.
    pub from: Origin,
}

/// Something promised, of which both sides told how it went on a due day, differently.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldTwice {
    /// What was promised, and to whom.
    pub promise: String,
    /// How it went by what counts now.
    pub outcome: Outcome,
    /// The record that says so, of the day it was due.
    pub counts: Record,
    /// Where that one is from.
    pub from: Origin,
}

/// A record that stands, and its line.
type Word<'s, 'a> = (&'s Record, &'a [u8]);

/// A file's days and its lines, to find the line that a day's check-in stands on.
struct Side<'s, 'a> {
    journal: Journal,
    lines: &'s [&'a [u8]],
}

impl<'s, 'a> Side<'s, 'a> {
    fn of(lines: &'s [&'a [u8]]) -> Self {
        let mut fold = Fold::whole(NaiveDate::MIN);
        for (place, line) in lines.iter().enumerate() {
            fold.line(place + 1, line);
        }
        let journal = fold.journal();
        Self { journal, lines }
    }

    /// The record that a day's check-in stands in.
    fn checkin(&self, day: NaiveDate) -> Option<Word<'_, 'a>> {
        let line = self.line(self.journal.checkin_line(day)?)?;
        Some((self.journal.checkin_record(day)?, line))
    }

    /// Those that say how promises went, by the day that was due and the promise.
    fn outcomes(&self) -> BTreeMap<(NaiveDate, &str), Word<'_, 'a>> {
        let told = self.journal.outcomes_told().into_iter();
        told.filter_map(|(about, (record, line))| Some((about, (record, self.line(line)?))))
            .collect()
    }

    fn line(&self, number: usize) -> Option<&'a [u8]> {
        self.lines.get(number.checked_sub(1)?).copied()
    }
}

/// The days and the promises of which each side has a word that the other one has never seen.
pub(super) fn twice(
    here: &[&[u8]],
    files: &[Sides<'_>],
    merged: &[&[u8]],
    origins: &Origins<'_>,
) -> (Vec<Twice>, Vec<ToldTwice>) {
    let (ours, merged) = (Side::of(here), Side::of(merged));
    let (my_outcomes, outcomes) = (ours.outcomes(), merged.outcomes());
    let (mut days, mut told) = (BTreeMap::new(), BTreeMap::new());
    for (file, lines) in files.iter().zip(&origins.files) {
        let differ = |((mine, my_line), (theirs, their_line)): (Word<'_, '_>, Word<'_, '_>)| {
            !lines.contains(my_line)
                && !origins.here.contains(their_line)
                && mine.id != theirs.id
                && said(mine) != said(theirs)
        };
        for side in file.each().map(Side::of) {
            for (day, _) in side.journal.days(NaiveDate::MIN, NaiveDate::MAX) {
                let both = ours.checkin(day).zip(side.checkin(day));
                if let (true, Some((counts, line))) =
                    (both.is_some_and(differ), merged.checkin(day))
                {
                    days.entry(day).or_insert_with(|| Twice {
                        day,
                        counts: counts.clone(),
                        from: origins.of_line(line),
                    });
                }
            }
            for (about, theirs) in side.outcomes() {
                let both = my_outcomes.get(&about).map(|mine| (*mine, theirs));
                if !both.is_some_and(differ) {
                    continue;
                }
                let (due, of) = about;
                let counts = outcomes.get(&about).and_then(|(counts, line)| {
                    Some(ToldTwice {
                        promise: merged.journal.commitment(of)?.terms.to_string(),
                        outcome: outcome(counts)?,
                        counts: (*counts).clone(),
                        from: origins.of_line(line),
                    })
                });
                told.extend(counts.map(|counts| ((due, of.to_owned()), counts)));
            }
        }
    }
    (days.into_values().collect(), told.into_values().collect())
}

fn outcome(record: &Record) -> Option<Outcome> {
    match record.body {
        Body::Outcome { outcome, .. } => Some(outcome),
        _ => None,
    }
}

/// What was said, however long it took.
fn said(record: &Record) -> Body {
    match &record.body {
        Body::CheckIn(checkin) => Body::CheckIn(Box::new(CheckIn {
            took: None,
            ..(**checkin).clone()
        })),
        body => body.clone(),
    }
}
