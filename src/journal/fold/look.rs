//! A look at the whole of a journal by who does not hold it: of each day what stands is held, of most days neither the
//! words nor the record they came in, so that memory grows with the days and not with the file.
//!
//! Which record stands can depend on all that were ever written: one is taken back, an id stands twice. That is noticed by
//! a sum of every id, and then the journal is looked at once more, with more known. A law holds that the answers are those
//! of the whole (`tests/model/laws/looks.rs`).

mod known;
mod light;

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use self::known::Known;
use self::light::Light;
use super::Fold;
use crate::journal::Journal;
use crate::record::{Heard, Line, Says, sum};

/// A journal being looked at. Lines go in by position, as into a [`Fold`].
#[derive(Debug)]
pub struct Look {
    /// What is held whole.
    fold: Fold,
    light: Option<Light>,
    known: Known,
    wants: Wants,
    /// How many looks there were before.
    looks: usize,
}

/// What is wanted beside the answers of each day.
#[derive(Clone, Copy, Debug, Default)]
struct Wants {
    /// Every record of the last change.
    change: bool,
    /// Every record of an evening.
    evenings: bool,
}

/// At lines that stay the same, the first says what is taken back, the second what the last change is, the third is well.
const MOST_LOOKS: usize = 4;

impl Look {
    /// All that stands; notes and records of these days alone.
    pub fn new(
        today: NaiveDate,
        noted: impl IntoIterator<Item = RangeInclusive<NaiveDate>>,
    ) -> Self {
        Self {
            light: Some(Light::with_room()),
            ..Fold::whole(today).with_notes_of(noted).into()
        }
    }

    /// All that stands, with a sum of each note, for who compares it with another journal.
    pub fn to_compare(today: NaiveDate) -> Self {
        let mut look = Self::new(today, []);
        look.fold = look
            .fold
            .with_short(|note| sum(note).to_string().into_bytes().into());
        look.wants.evenings = true;
        look
    }

    /// The same with the tags of every note.
    #[must_use]
    pub fn with_tags(mut self) -> Self {
        self.fold = self.fold.with_tags();
        self
    }

    /// The same with every record of the last change, for who takes it back.
    #[must_use]
    pub fn with_last_change(mut self) -> Self {
        self.wants.change = true;
        self
    }

    /// The same with room for so many lines, where it is known how many there are.
    #[must_use]
    pub fn with_room_for(mut self, lines: usize) -> Self {
        self.light = self.light.map(|light| light.with_room_for(lines));
        self
    }

    /// One line that is not blank, with its number from 1 and without its end.
    pub fn line(&mut self, number: usize, bytes: &[u8]) {
        if self.light.is_none() {
            return self.fold.line(number, bytes);
        }
        match &Line::hear(bytes) {
            Line::Record(heard) => self.heard(number, heard, bytes),
            Line::Newer => self.fold.newer(number),
            Line::Unreadable(why) => self.fold.unreadable(number, bytes, why.clone()),
        }
    }

    fn heard(&mut self, number: usize, heard: &Heard<'_>, bytes: &[u8]) {
        let (fold, Some(light)) = (&mut self.fold, &mut self.light) else {
            return;
        };
        fold.journal.oddities.last_line = number;
        let id = sum(heard.id.as_bytes());
        light.ids.push(id);
        let is_twice = self.known.is_twice(id);
        let is_wanted = self.known.is_wanted(heard);
        if is_twice || is_wanted || self.wants.holds(&heard.says) {
            let mut record = heard.clone().into_record();
            if !is_wanted {
                fold.shorten(&mut record);
            }
            if is_twice {
                fold.record(number, record, bytes);
            } else {
                fold.hold(number, record);
            }
        } else if !self.known.is_taken_back(heard) {
            if self.wants.change {
                light.last = Some((number, heard.change().to_owned()));
            }
            light.hold(number, heard, fold);
        }
    }

    /// A line too long to be held.
    pub fn too_long(&mut self, number: usize) {
        self.fold.too_long(number);
    }

    /// What is seen by who reads the lines, as often as it takes: at lines that stay the same once, once more where something
    /// is taken back or stands twice, and once more for the last change.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn see<E>(
        mut self,
        mut read: impl FnMut(&mut Self) -> Result<(), E>,
    ) -> Result<Journal, E> {
        loop {
            read(&mut self)?;
            match self.journal() {
                Ok(journal) => return Ok(journal),
                Err(once_more) => self = *once_more,
            }
        }
    }

    /// What was seen, or what is to look once more.
    fn journal(self) -> Result<Journal, Box<Self>> {
        let Self {
            mut fold,
            light,
            mut known,
            wants,
            looks,
        } = self;
        let Some(mut light) = light else {
            return Ok(fold.journal());
        };
        let anew = fold.anew();
        let mut is_told = known.learn(&mut light.ids, &fold);
        fold.journal.days = light.checkins;
        fold.journal.notes = light.notes;
        fold.journal.evenings = light.evenings;
        fold.journal.is_look = true;
        let journal = fold.journal();
        if wants.change {
            let change = journal.last_of(light.last);
            is_told &= change == known.change;
            known.change = change;
        }
        if is_told {
            return Ok(journal);
        }
        let light = (looks < MOST_LOOKS).then(|| Light::in_room_of(light.ids));
        Err(Box::new(Self {
            fold: anew,
            light,
            known,
            wants,
            looks: looks + 1,
        }))
    }
}

impl From<Fold> for Look {
    /// Everything that is read is held.
    fn from(fold: Fold) -> Self {
        Self {
            fold,
            light: None,
            known: Known::default(),
            wants: Wants::default(),
            looks: 1,
        }
    }
}

impl Wants {
    /// Whether such a record is held, whatever its day.
    fn holds(self, says: &Says<'_>) -> bool {
        match says {
            Says::CheckIn(..) => false,
            Says::Evening(..) => self.evenings,
            Says::Other(_) => true,
        }
    }
}
