//! A look at the whole of a journal by who does not take anything back: of each day the answers that stand are held, and
//! neither the words nor the records they came in, so that memory grows with the days and not with the file.
//!
//! Which record stands can depend on all that were ever written, when one is taken back or stands twice. That is noticed
//! by a sum of every id, and then the journal is looked at once more, with more held. A law holds that the answers are
//! those of the whole (`tests/model/laws/looks.rs`).

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::Fold;
use crate::journal::by_day::ByDay;
use crate::journal::{Journal, Said, Standing};
use crate::record::{Heard, Line, Reflection, Says, sum};
use crate::tag;

/// A journal being looked at. Lines go in by position, as into a [`Fold`].
#[derive(Debug)]
pub struct Look {
    /// What is held whole.
    fold: Fold,
    light: Option<Light>,
}

/// What is held of all other days.
#[derive(Debug, Default)]
struct Light {
    checkins: ByDay<Standing>,
    evenings: ByDay<Said<Reflection>>,
    /// The sums of all ids.
    ids: Vec<u64>,
    /// Ids that are known to be taken back, from an earlier look.
    taken_back: BTreeSet<String>,
}

impl Look {
    /// All that stands; notes and whole records of these days alone.
    pub fn new(
        today: NaiveDate,
        noted: impl IntoIterator<Item = RangeInclusive<NaiveDate>>,
    ) -> Self {
        Self {
            fold: Fold::whole(today).with_notes_of(noted),
            light: Some(Light::default()),
        }
    }

    /// One line that is not blank, with its number from 1 and without its end.
    pub fn line(&mut self, number: usize, bytes: &[u8]) {
        let Some(light) = &mut self.light else {
            return self.fold.line(number, bytes);
        };
        match Line::hear(bytes) {
            Line::Record(heard) => {
                self.fold.journal.oddities.last_line = number;
                light.ids.push(sum(heard.id.as_bytes()));
                if let Some(heard) = light.hold(number, heard, &self.fold) {
                    self.fold.hold(number, heard.into_record());
                }
            }
            Line::Newer => self.fold.newer(number),
            Line::Unreadable(why) => self.fold.unreadable(number, bytes, why),
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
    /// the same that is once, and never more than twice.
    pub fn journal(self) -> Result<Journal, Box<Self>> {
        let Self { mut fold, light } = self;
        let Some(mut light) = light else {
            return Ok(fold.journal());
        };
        light.ids.sort_unstable();
        let once_more = |light| {
            let noted = fold.noted.clone().unwrap_or_default();
            let fold = Fold::whole(fold.today).with_notes_of(noted);
            Err(Box::new(Self { fold, light }))
        };
        if light.ids.windows(2).any(|two| two[0] == two[1]) {
            return once_more(None);
        }
        let mut taken_back = fold.retracted.clone();
        for record in &fold.journal.records {
            taken_back.remove(&record.id);
        }
        let stood = |id: &String| light.ids.binary_search(&sum(id.as_bytes())).is_ok();
        taken_back.retain(|id| !light.taken_back.contains(id) && stood(id));
        if !taken_back.is_empty() {
            let is_first = light.taken_back.is_empty();
            return once_more(is_first.then(|| Light {
                taken_back,
                ..Light::default()
            }));
        }
        fold.journal.days = light.checkins;
        fold.journal.evenings = light.evenings;
        Ok(fold.journal())
    }
}

impl From<Fold> for Look {
    /// Everything that is read is held.
    fn from(fold: Fold) -> Self {
        Self { fold, light: None }
    }
}

impl Light {
    /// Holds what a record says of its day, or gives it back where the record is wanted.
    fn hold<'a>(&mut self, number: usize, heard: Heard<'a>, whole: &Fold) -> Option<Heard<'a>> {
        if matches!(heard.says, Says::Other(_)) || whole.is_noted(heard.day) {
            return Some(heard);
        }
        if !self.taken_back.is_empty() && self.taken_back.contains(&*heard.id) {
            return None;
        }
        match heard.says {
            Says::CheckIn(mut checkin, note) => {
                checkin.note = note.map(|note| tag::alone(&note));
                let line = number;
                let said = Said::Alone(checkin);
                self.checkins.put(heard.day, Standing { line, said });
            }
            Says::Evening(serving, note) => {
                let note = note.map(|_| String::new());
                let said = Said::Alone(Reflection { serving, note });
                self.evenings.put(heard.day, said);
            }
            Says::Other(_) => {}
        }
        None
    }
}
