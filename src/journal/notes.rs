//! What is held of notes, each text once: mostly it is that there is one, or the same few tags.

use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::str::from_utf8;

use crate::record::sum;

/// Texts, each known by a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    texts: Vec<Box<str>>,
    by_sum: BTreeMap<u64, NoteId>,
    /// Which was asked for last: the next is often the same.
    last: Option<NoteId>,
}

/// The number of a text: 1 where it is empty, and from 2 on of those that are held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoteId(NonZeroU32);

impl NoteId {
    const EMPTY: Self = Self(NonZeroU32::MIN);
}

impl Notes {
    /// The number of a text, which is UTF-8 and held from now on.
    pub(super) fn id(&mut self, text: &[u8]) -> NoteId {
        if text.is_empty() {
            return NoteId::EMPTY;
        }
        let is_it = |id: &NoteId| self.text(*id).as_bytes() == text;
        if let Some(last) = self.last.filter(is_it) {
            return last;
        }
        let sum = sum(text);
        let known = self.by_sum.get(&sum).copied().filter(is_it);
        let id = known.unwrap_or_else(|| self.hold(text, sum));
        self.last = Some(id);
        id
    }

    fn hold(&mut self, text: &[u8], sum: u64) -> NoteId {
        let text = from_utf8(text).unwrap_or_default();
        self.texts.push(text.into());
        let id = NoteId(NonZeroU32::MIN.saturating_add(self.texts.len() as u32));
        self.by_sum.insert(sum, id);
        id
    }

    pub(super) fn text(&self, id: NoteId) -> &str {
        let place = (id.0.get() as usize).wrapping_sub(2);
        self.texts.get(place).map_or("", |text| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_held_once_and_known_by_its_number() {
        let mut notes = Notes::default();
        let texts = ["", "#a", "#a", "#b", "", "#a", "#b #a", "#b"];
        let ids = texts.map(|text| notes.id(text.as_bytes()));
        assert_eq!(ids.map(|id| notes.text(id).to_owned()), texts);
        assert_eq!(notes.texts.len(), 3);
    }
}
