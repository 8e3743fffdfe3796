//! What a file holds, line by line, summed up: so that what was written can be compared with what was meant.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use selfcare::record::Line;

/// The ids of records in their order, and the bytes of what is no record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ids(Sum);

/// Bytes in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pieces: usize,
    sum: u64,
}

impl Ids {
    /// One line more, without its end; blank ones do not count.
    pub(super) fn add(&mut self, text: &[u8]) {
        match Line::read(text) {
            _ if text.is_empty() => {}
            Line::Record(record) => self.0.add(record.id.as_bytes()),
            Line::Newer | Line::Unreadable(_) => self.0.add(text),
        }
    }
}

impl Sum {
    /// Some bytes more.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        let mut hasher = DefaultHasher::new();
        (self.sum, bytes).hash(&mut hasher);
        self.pieces += 1;
        self.sum = hasher.finish();
    }
}
