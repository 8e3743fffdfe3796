//! A look at the whole of a journal by who does not hold it: of each day what stands is held, of most days neither the
//! words nor the record they came in, so that memory grows with the days and not with the file.
//!
//! Which record stands can depend on all that were ever written: one is taken back, an id stands twice. That is noticed by
//! a sum of every id, and then the journal is looked at once more, with more known. A law holds that the answers are those
//! of the whole (`tests/model/laws/looks.rs`).

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::Fold;
use crate::journal::by_day::ByDay;
use crate::journal::{Journal, Said};
use crate::record::{Heard, Line, Reflection, Says, sum};
use crate::{CheckIn, tag};

/// A journal being looked at. Lines go in by position, as into a [`Fold`].
#[derive(Debug)]
pub struct Look {
    /// What is held whole.
    fold: Fold,
    light: Option<Light>,
    known: Known,
    /// Whether the last change is wanted.
    wants_change: bool,
    /// How many looks there were before.
    looks: usize,
}

/// What is held of all else.
#[derive(Debug, Default)]
struct Light {
    checkins: ByDay<Said<CheckIn>>,
    evenings: ByDay<Said<Reflection>>,
    /// The sums of all ids.
    ids: Vec<u64>,
    /// The last line of these that stands, and the change that it is part of.
    last: Option<(usize, String)>,
}

/// What earlier looks found out.
#[derive(Clone, Debug, Default)]
struct Known {
    /// The ids of records that are taken back, and not held.
    taken_back: BTreeSet<String>,
    /// The sums of ids that stand on more than one line, in order.
    twice: Vec<u64>,
    /// The last change, by the id of its first record.
    change: Option<String>,
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
            light: Some(Light::default()),
            ..Fold::whole(today).with_notes_of(noted).into()
        }
    }

    /// The same with every record of the last change, for who takes it back.
    #[must_use]
    pub fn with_last_change(mut self) -> Self {
        self.wants_change = true;
        self
    }

    /// One line that is not blank, with its number from 1 and without its end.
    pub fn line(&mut self, number: usize, bytes: &[u8]) {
        if self.light.is_none() {
            return self.fold.line(number, bytes);
        }
        match Line::hear(bytes) {
            Line::Record(heard) => self.heard(number, heard, bytes),
            Line::Newer => self.fold.newer(number),
            Line::Unreadable(why) => self.fold.unreadable(number, bytes, why),
        }
    }

    fn heard(&mut self, number: usize, heard: Heard<'_>, bytes: &[u8]) {
        let (fold, Some(light)) = (&mut self.fold, &mut self.light) else {
            return;
        };
        fold.journal.oddities.last_line = number;
        let id = sum(heard.id.as_bytes());
        light.ids.push(id);
        let is_wanted = self.known.is_wanted(&heard);
        if self.known.twice.binary_search(&id).is_ok() {
            let mut record = heard.into_record();
            if !is_wanted {
                fold.shorten(&mut record);
            }
            fold.record(number, record, bytes);
        } else if is_wanted || matches!(heard.says, Says::Other(_)) {
            fold.hold(number, heard.into_record());
        } else if !self.known.is_taken_back(&heard) {
            if self.wants_change {
                light.last = Some((number, heard.change().to_owned()));
            }
            light.hold(number, heard, fold);
        }
    }

    /// A line too long to be held.
    pub fn too_long(&mut self, number: usize) {
        self.fold.too_long(number);
    }

    /// What was seen.
    ///
    /// # Errors
    ///
    /// When that cannot be told from what was held: what is to look at the lines once more. At lines that stay
    /// the same that is once, and once more for the last change.
    pub fn journal(self) -> Result<Journal, Box<Self>> {
        let Self {
            mut fold,
            light,
            mut known,
            wants_change,
            looks,
        } = self;
        let Some(light) = light else {
            return Ok(fold.journal());
        };
        let (today, noted) = (fold.today, fold.noted.clone());
        let mut is_told = known.learn(light.ids, &fold);
        fold.journal.days = light.checkins;
        fold.journal.evenings = light.evenings;
        fold.journal.is_look = true;
        let journal = fold.journal();
        if wants_change {
            let change = journal.last_of(light.last);
            is_told &= change == known.change;
            known.change = change;
        }
        if is_told {
            return Ok(journal);
        }
        let fold = Fold::whole(today).with_notes_of(noted.unwrap_or_default());
        let light = (looks < MOST_LOOKS).then(Light::default);
        Err(Box::new(Self {
            fold,
            light,
            known,
            wants_change,
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
            wants_change: false,
            looks: 1,
        }
    }
}

impl Known {
    /// Learns what a look at everything shows, and says whether nothing of that is new.
    fn learn(&mut self, mut ids: Vec<u64>, fold: &Fold) -> bool {
        ids.sort_unstable();
        let mut taken_back = fold.retracted.clone();
        for record in &fold.journal.records {
            taken_back.remove(&record.id);
        }
        taken_back.retain(|id| ids.binary_search(&sum(id.as_bytes())).is_ok());
        let again = ids.windows(2).filter(|two| two[0] == two[1]);
        let mut twice: Vec<u64> = again.map(|two| two[0]).collect();
        twice.dedup();
        let is_known = taken_back.is_subset(&self.taken_back) && twice == self.twice;
        self.taken_back.append(&mut taken_back);
        self.twice = twice;
        is_known
    }

    fn is_taken_back(&self, heard: &Heard<'_>) -> bool {
        !self.taken_back.is_empty() && self.taken_back.contains(&*heard.id)
    }

    /// Whether it belongs to the last change.
    fn is_wanted(&self, heard: &Heard<'_>) -> bool {
        let change = self.change.as_deref();
        change.is_some_and(|change| heard.change() == change || heard.id == change)
    }
}

impl Light {
    /// Holds what a record says of its day.
    fn hold(&mut self, line: usize, heard: Heard<'_>, fold: &Fold) {
        let day = heard.day;
        let is_noted = fold.is_noted(day);
        match heard.says {
            Says::CheckIn(..) if is_noted => {
                let said = Said::Only(Box::new(heard.into_record()));
                self.checkins.put(day, line, said);
            }
            Says::CheckIn(mut checkin, note) => {
                checkin.note = note.map(|note| tag::alone(&note));
                self.checkins.put(day, line, Said::Alone(checkin));
            }
            Says::Evening(..) if is_noted => {
                let said = Said::Only(Box::new(heard.into_record()));
                self.evenings.put(day, line, said);
            }
            Says::Evening(serving, note) => {
                let note = note.map(|_| String::new());
                let said = Said::Alone(Reflection { serving, note });
                self.evenings.put(day, line, said);
            }
            Says::Other(_) => {}
        }
    }
}
