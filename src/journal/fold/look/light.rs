//! Of each day what stands, held with its record on few days.

use super::Fold;
use crate::journal::Said;
use crate::journal::by_day::ByDay;
use crate::journal::notes::Notes;
use crate::journal::packed::Packed;
use crate::record::{Heard, Reflection, Says, Words};

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
    /// Nothing so far.
    pub(super) fn with_room() -> Self {
        Self {
            checkins: ByDay::with_room(),
            ..Self::default()
        }
    }

    /// Nothing so far. There is room for as many ids as there were: to give it back and take it again is to have it twice.
    pub(super) fn in_room_of(mut ids: Vec<u64>) -> Self {
        ids.clear();
        Self {
            ids,
            ..Self::with_room()
        }
    }

    pub(super) fn with_room_for(mut self, lines: usize) -> Self {
        self.ids.reserve_exact(lines);
        self
    }

    /// Holds what a record says of its day.
    pub(super) fn hold(&mut self, line: usize, heard: &Heard<'_>, fold: &Fold) {
        let day = heard.day;
        let short = fold.short(day);
        let record = || Box::new(heard.clone().into_record());
        match &heard.says {
            Says::CheckIn(checkin, note) => {
                let said = match short {
                    Some(short) => {
                        let note = note.as_ref().map(Words::as_bytes);
                        let note = note.map(|note| self.notes.id(&short(note)));
                        Said::Alone(Packed::of(checkin, note, &self.notes))
                    }
                    None => Said::Only(record()),
                };
                self.checkins.put(day, line, said);
            }
            Says::Evening(serving, note) => {
                let said = match short {
                    Some(_) => Said::Alone(Reflection {
                        serving: *serving,
                        note: note.as_ref().map(|_| String::new()),
                    }),
                    None => Said::Only(record()),
                };
                self.evenings.put(day, line, said);
            }
            Says::Other(_) => {}
        }
    }
}
