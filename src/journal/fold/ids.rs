//! Which ids stand in a journal already, and where: one look for each line, so it has to be cheap.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::Record;
use crate::record::sum;

/// The ids of the records read so far. The records themselves hold the letters; here are only their sums.
#[derive(Debug, Default)]
pub(super) struct Ids(HashMap<u64, Seen, BuildHasherDefault<AsItIs>>);

#[derive(Clone, Copy, Debug)]
struct Seen {
    place: usize,
    bytes: u64,
    is_there: bool,
}

/// Whether an id stood before.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is new.
    Not,
    /// It did, on a line of the same bytes.
    Same,
    /// It did, on another line: that of the record at this place.
    Other(usize),
}

impl Ids {
    /// The place of the last record with an id.
    pub(super) fn place(&self, id: &str, records: &[Record]) -> Option<usize> {
        if self.0.is_empty() {
            return None;
        }
        let (_, seen) = self.find(id, records);
        seen.map(|seen| seen.place)
    }

    /// The place of the last record with an id, which from here on is as if it had never stood.
    pub(super) fn forget(&mut self, id: &str, records: &[Record]) -> Option<usize> {
        let (key, before) = self.find(id, records);
        let before = before?;
        // Its place stays taken, because another id may have been led past it.
        self.0.insert(
            key,
            Seen {
                is_there: false,
                ..before
            },
        );
        Some(before.place)
    }

    /// Enters the id of a record that will be the next one, unless it stood before with the same bytes.
    pub(super) fn enter(&mut self, id: &str, line: &[u8], records: &[Record]) -> Known {
        let (key, before) = self.find(id, records);
        let bytes = sum(line);
        if before.is_some_and(|before| before.bytes == bytes) {
            return Known::Same;
        }
        let place = records.len();
        self.0.insert(
            key,
            Seen {
                place,
                bytes,
                is_there: true,
            },
        );
        before.map_or(Known::Not, |before| Known::Other(before.place))
    }

    /// Where an id stands or would stand: at its sum, or at the next one that is free, should two ids have one sum.
    fn find(&self, id: &str, records: &[Record]) -> (u64, Option<Seen>) {
        let mut key = sum(id.as_bytes());
        loop {
            match self.0.get(&key) {
                Some(seen) if records.get(seen.place).is_some_and(|it| it.id != id) => {
                    key = key.wrapping_add(1);
                }
                seen => return (key, seen.copied().filter(|seen| seen.is_there)),
            }
        }
    }
}

/// Sums are keys as they are.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = sum(bytes);
    }

    fn write_u64(&mut self, sum: u64) {
        self.0 = sum;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Body;

    fn record(id: &str) -> Record {
        let day = chrono::NaiveDate::default();
        let id = id.to_owned();
        Record {
            id,
            ..Record::new(0, "", day, Body::PauseEnd)
        }
    }

    #[test]
    fn ids_with_one_sum_are_two_ids() {
        let records = [record("a"), record("b")];
        let mut ids = Ids::default();
        // As if the sum of b were that of a.
        ids.0.insert(
            sum(b"b"),
            Seen {
                place: 0,
                bytes: 1,
                is_there: true,
            },
        );
        assert_eq!(ids.place("b", &records), None);
        assert_eq!(ids.enter("b", b"line", &records[..1]), Known::Not);
        assert_eq!(ids.place("b", &records), Some(1));
        assert_eq!(ids.enter("b", b"line", &records), Known::Same);
        assert_eq!(ids.enter("b", b"lines", &records), Known::Other(1));
    }
}
