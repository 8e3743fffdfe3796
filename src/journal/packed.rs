//! A day's answers in as little room as they take: of a lifetime there are tens of thousands, and to be given a page of
//! memory costs as much as to read a dozen lines.

use std::num::NonZeroU16;

use super::notes::{NoteId, Notes};
use crate::answers::{Answers, NO_AREAS};
use crate::{CheckIn, Health, Hours, Level, Promises};

/// A day's answers, held without their record.
#[derive(Clone, Debug)]
pub(super) enum Packed {
    /// Most are.
    Brief(Brief),
    /// With areas of one's own, with words, or with figures that nobody types.
    Whole(Box<CheckIn>),
}

/// Answers to our own questions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    note: Option<NoteId>,
    /// One more than there are hundredths of an hour.
    sleep: Option<NonZeroU16>,
    /// One more than there are tenths of a second.
    took: Option<NonZeroU16>,
    /// Kept and missed.
    promises: Option<(u8, u8)>,
    rested: Option<Level>,
    eating: Option<Level>,
    boundaries: Option<Level>,
    thoughts: Option<Level>,
    forward: Option<Level>,
    health: Option<Health>,
}

impl Packed {
    /// Answers and what is held of their note.
    pub(super) fn of(checkin: &CheckIn, note: Option<NoteId>, notes: &Notes) -> Self {
        match Brief::of(checkin, note) {
            Some(brief) => Self::Brief(brief),
            None => Self::Whole(Box::new(CheckIn {
                note: note.map(|note| notes.text(note).to_owned()),
                ..checkin.clone()
            })),
        }
    }

    /// The answers, with what is held of their note.
    pub(super) fn answers<'a>(&'a self, notes: &'a Notes) -> Answers<'a> {
        match self {
            Self::Brief(brief) => brief.answers(notes),
            Self::Whole(checkin) => checkin.said(),
        }
    }
}

impl Brief {
    fn of(checkin: &CheckIn, note: Option<NoteId>) -> Option<Self> {
        let CheckIn {
            health,
            sleep,
            rested,
            eating,
            boundaries,
            thoughts,
            forward,
            promises,
            ref areas,
            note: _,
            ref adjustment,
            took,
        } = *checkin;
        if !areas.is_empty() || adjustment.is_some() {
            return None;
        }
        Some(Self {
            note,
            sleep: sleep.map(|sleep| NonZeroU16::MIN.saturating_add(sleep.hundredths())),
            took: match took {
                Some(seconds) => Some(tenths(seconds)?),
                None => None,
            },
            promises: match promises {
                Some(Promises { kept, missed }) => {
                    Some((u8::try_from(kept).ok()?, u8::try_from(missed).ok()?))
                }
                None => None,
            },
            rested,
            eating,
            boundaries,
            thoughts,
            forward,
            health,
        })
    }

    fn answers<'a>(&self, notes: &'a Notes) -> Answers<'a> {
        let hours = |more: NonZeroU16| Hours::of_hundredths(i64::from(more.get() - 1));
        Answers {
            health: self.health,
            sleep: self.sleep.and_then(hours),
            rested: self.rested,
            eating: self.eating,
            boundaries: self.boundaries,
            thoughts: self.thoughts,
            forward: self.forward,
            promises: self.promises.map(|(kept, missed)| Promises {
                kept: kept.into(),
                missed: missed.into(),
            }),
            areas: &NO_AREAS,
            note: self.note.map(|note| notes.text(note)),
            adjustment: None,
            took: self.took.map(seconds),
        }
    }
}

/// As it is written, to a tenth; none where that would lose something.
fn tenths(exact: f64) -> Option<NonZeroU16> {
    let tenths = (exact * 10.0 + 0.5) as u16;
    let more = NonZeroU16::new(tenths.checked_add(1)?)?;
    (seconds(more).to_bits() == exact.to_bits()).then_some(more)
}

fn seconds(more: NonZeroU16) -> f64 {
    f64::from(more.get() - 1) / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_says_the_same() {
        let mut notes = Notes::default();
        let mut briefs = 0;
        for place in 0..40_000_u32 {
            let some = |every: u32| !place.is_multiple_of(every);
            let level = |every| Level::try_from(u64::from(place / every % 6)).ok();
            let checkin = CheckIn {
                health: Health::ALL.get(place as usize % 5).copied(),
                sleep: Hours::of_hundredths(i64::from(place * 7 % 2500)),
                rested: level(1),
                eating: level(2),
                boundaries: level(3),
                thoughts: level(5),
                forward: level(7),
                promises: some(3).then_some(Promises {
                    kept: place % 300,
                    missed: place / 3 % 300,
                }),
                areas: [("mood".to_owned(), Level::BEST)]
                    .into_iter()
                    .filter(|_| place.is_multiple_of(13))
                    .collect(),
                note: some(11).then(|| (place % 17).to_string().repeat(place as usize % 2)),
                adjustment: (!some(17)).then(|| "rest".to_owned()),
                took: some(4).then(|| f64::from(place) / if some(5) { 10.0 } else { 7.0 }),
            };
            let note = checkin
                .note
                .as_deref()
                .map(|note| notes.id(note.as_bytes()));
            let without = CheckIn {
                note: None,
                ..checkin.clone()
            };
            let held = Packed::of(&without, note, &notes);
            briefs += usize::from(matches!(held, Packed::Brief(_)));
            assert_eq!(held.answers(&notes), checkin.said());
            assert_eq!(held.answers(&notes).to_checkin(), checkin);
        }
        assert!((15_000..35_000).contains(&briefs), "{briefs}");
    }

    #[test]
    fn seconds_are_held_to_the_last_bit_or_not_at_all() {
        for exact in [0.0, 0.1, 18.2, 6553.4] {
            assert_eq!(tenths(exact).map(seconds), Some(exact));
        }
        for exact in [
            -0.0,
            -1.0,
            18.25,
            0.1 + 0.2,
            6553.5,
            1e9,
            f64::NAN,
            f64::INFINITY,
        ] {
            assert_eq!(tenths(exact), None, "{exact}");
        }
    }

    #[test]
    fn a_day_takes_little_room() {
        assert!(size_of::<Brief>() <= 20);
        assert!(size_of::<Packed>() <= 24);
    }
}
