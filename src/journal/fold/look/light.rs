//! Of each day what stands, held with its record on few days.

use super::Fold;
use crate::journal::Said;
use crate::journal::by_day::ByDay;
use crate::journal::notes::Notes;
use crate::journal::packed::Packed;
use crate::record::{Heard, Reflection, Says};

/// What is held of all else.
#[derive(Debug, Default)]
pub(super) struct Light {
    pub(super) checkins: ByDay<Said<Packed>>,
    pub(super) notes: Notes,
    pub(super) evenings: ByDay<Said<Reflection>>,
    /// The sums of all ids.
    pub(super) ids: Vec<u64>,
    /// The last line of these that stands, and the change that it is part of.
    pub(super) last: Option<(usize, String)>,
}

impl Light {
    /// Nothing so far. There is room for as many ids as there were: to give it back and take it again is to have it twice.
    pub(super) fn in_room_of(mut ids: Vec<u64>) -> Self {
        ids.clear();
        Self {
            ids,
            ..Self::default()
        }
    }

    pub(super) fn with_room_for(mut self, lines: usize) -> Self {
        self.ids.reserve_exact(lines);
        self
    }

    /// Holds what a record says of its day.
    pub(super) fn hold(&mut self, line: usize, heard: Heard<'_>, fold: &Fold) {
        let day = heard.day;
        let Some(short) = fold.short(day) else {
            let is_checkin = matches!(heard.says, Says::CheckIn(..));
            let record = Box::new(heard.into_record());
            if is_checkin {
                self.checkins.put(day, line, Said::Only(record));
            } else {
                self.evenings.put(day, line, Said::Only(record));
            }
            return;
        };
        match heard.says {
            Says::CheckIn(checkin, note) => {
                let note = note.map(|note| self.notes.id(&short(note.as_bytes())));
                let answers = Packed::of(checkin, note, &self.notes);
                self.checkins.put(day, line, Said::Alone(answers));
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
