//! What goes, counted and named, to be said before and after.

use std::collections::BTreeSet;

use super::Part;
use crate::Record;
use crate::record::{Body, Line};

/// What goes. A record that stands several times counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone {
    /// Check-ins, those that were corrected or taken back among them.
    pub checkins: usize,
    /// How serving went.
    pub reflections: usize,
    /// Notes of both.
    pub notes: usize,
    /// Reasons for going in all the same.
    pub reasons: usize,
    /// How something promised went.
    pub outcomes: usize,
    /// Pauses that begin that day.
    pub pauses: usize,
    /// Choices of a month's thin place.
    pub choices: usize,
    /// What was promised that day: its id, and its last words.
    pub promises: Vec<(String, String)>,
    /// What was promised before, and got other terms that day.
    pub changed: Vec<String>,
    /// Records that this program keeps and does not interpret.
    pub others: usize,
    /// The numbers of lines that cannot be read.
    pub unreadable: Vec<usize>,
    ids: BTreeSet<String>,
}

impl Gone {
    /// Whether nothing goes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds a line that goes, whole or without its note.
    pub fn add(&mut self, number: usize, bytes: &[u8], part: Part) {
        match Line::read(bytes) {
            Line::Record(record) => {
                if self.ids.insert(record.id.clone()) {
                    self.record(&record, part);
                }
            }
            Line::Newer => self.others += 1,
            Line::Unreadable(_) => self.unreadable.push(number),
        }
    }

    fn record(&mut self, record: &Record, part: Part) {
        let whole = usize::from(part == Part::Whole);
        match &record.body {
            Body::CheckIn(checkin) => {
                self.checkins += whole;
                self.notes += usize::from(checkin.note.is_some());
            }
            Body::Reflection(reflection) => {
                self.reflections += whole;
                self.notes += usize::from(reflection.note.is_some());
            }
            Body::Override { .. } => self.reasons += 1,
            Body::Outcome { .. } => self.outcomes += 1,
            Body::Pause { .. } => self.pauses += 1,
            Body::Focus { .. } => self.choices += 1,
            Body::Commitment { of: None, terms } => {
                self.promises.push((record.id.clone(), terms.text.clone()));
            }
            Body::Commitment {
                of: Some(of),
                terms,
            } => match self.promises.iter_mut().find(|(id, _)| id == of) {
                Some((_, text)) => text.clone_from(&terms.text),
                None => self.changed.push(terms.text.clone()),
            },
            Body::Other(_) => self.others += 1,
            Body::PauseEnd | Body::Retraction { .. } => {}
        }
    }
}
