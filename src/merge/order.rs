//! Where a line stands: by the clock, unless a file says otherwise.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};

use chrono::DateTime;
use serde::Deserialize;

/// The version up to which a record's id may be looked at.
const VERSION: u64 = 1;

/// What lines are compared by: the moment in UTC, the id, the bytes. No two lines have the same.
///
/// It is read from the bytes alone and the same for ever, or two machines would not agree. A line without a readable
/// moment has the least; of a newer version's nothing but the moment is looked at.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    /// Seconds since 1970, and the rest of one.
    moment: Option<(i64, u32)>,
    id: Cow<'a, str>,
    bytes: &'a [u8],
}

#[derive(Deserialize)]
struct Stamped<'a> {
    v: u64,
    #[serde(borrow)]
    at: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Named<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
}

impl<'a> Key<'a> {
    fn read(bytes: &'a [u8]) -> Self {
        let stamped = serde_json::from_slice::<Stamped>(bytes).ok();
        let moment = stamped.as_ref().and_then(|stamped| {
            let at = DateTime::parse_from_rfc3339(&stamped.at).ok()?;
            Some((at.timestamp(), at.timestamp_subsec_nanos()))
        });
        let is_ours = stamped.is_some_and(|stamped| stamped.v <= VERSION);
        let named = serde_json::from_slice::<Named>(bytes).ok();
        let id = named.filter(|_| is_ours && moment.is_some());
        Self {
            moment,
            id: id.map(|named| named.id).unwrap_or_default(),
            bytes,
        }
    }
}

/// Whether a line says when it was written, in any version.
pub(super) fn is_stamped(line: &[u8]) -> bool {
    Key::read(line).moment.is_some()
}

/// Distinct lines in the order of their keys. A line's rank is its place in it.
pub(super) struct Ranked<'a> {
    lines: Vec<&'a [u8]>,
    /// Without random bits, which every run would have to ask the system for.
    ranks: HashMap<&'a [u8], usize, BuildHasherDefault<DefaultHasher>>,
}

impl<'a> Ranked<'a> {
    pub(super) fn new(lines: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut ranks: HashMap<_, _, _> = lines.map(|line| (line, 0)).collect();
        let mut keys: Vec<Key> = ranks.keys().map(|line| Key::read(line)).collect();
        keys.sort_unstable();
        let lines: Vec<&[u8]> = keys.into_iter().map(|key| key.bytes).collect();
        for (rank, line) in lines.iter().enumerate() {
            ranks.insert(line, rank);
        }
        Self { lines, ranks }
    }

    /// Above what each line stands when a file alone is asked, by ranks: the nearest line before it that is greater.
    fn above(&self, file: &[&[u8]]) -> Vec<(usize, usize)> {
        let mut greater: Vec<usize> = Vec::new();
        let mut above = Vec::new();
        let mut seen = vec![false; self.lines.len()];
        for rank in file.iter().filter_map(|line| self.ranks.get(line)) {
            if std::mem::replace(&mut seen[*rank], true) {
                continue;
            }
            while greater.pop_if(|last| *last < *rank).is_some() {}
            above.extend(greater.last().map(|parent| (*rank, *parent)));
            greater.push(*rank);
        }
        above
    }

    /// Every line once: below the greatest that any of the files puts it under, and by rank among those beside it.
    pub(super) fn joined(&self, files: &[&[&'a [u8]]]) -> Vec<&'a [u8]> {
        let mut parents: Vec<Option<usize>> = vec![None; self.lines.len()];
        for (rank, parent) in files.iter().flat_map(|file| self.above(file)) {
            parents[rank] = parents[rank].max(Some(parent));
        }
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); self.lines.len()];
        let mut next = Vec::new();
        for (rank, parent) in parents.into_iter().enumerate().rev() {
            match parent {
                Some(parent) => below[parent].push(rank),
                None => next.push(rank),
            }
        }
        let mut joined = Vec::with_capacity(self.lines.len());
        while let Some(rank) = next.pop() {
            joined.push(self.lines[rank]);
            next.append(&mut below[rank]);
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moment_comes_first_then_the_id_then_the_bytes() {
        let ascending = [
            br#"{"v":1,"id":"z","at":"noon"}"#.as_slice(),
            b"\xff garbage",
            br#"{"v":1,"id":"b","at":"2026-11-22T07:41:03+01:00"}"#,
            br#"{"at":"2026-11-22T06:41:03Z","v":1,"id":"c"}"#,
            br#"{"v":1,"id":"c","at":"2026-11-22T06:41:03Z"}"#,
            br#"{"v":1,"id":"a","at":"2026-11-22T05:41:04-01:00"}"#,
        ];
        let mut keys = ascending.map(Key::read);
        keys.reverse();
        keys.sort();
        assert_eq!(keys.map(|key| key.bytes), ascending);
    }

    #[test]
    fn of_a_newer_version_the_moment_alone_is_looked_at() {
        let key = Key::read(br#"{"v":2,"id":["new"],"at":"2026-11-22T06:41:03Z"}"#);
        assert_eq!((key.moment, &*key.id), (Some((1_795_329_663, 0)), ""));
        assert!(is_stamped(key.bytes));
        assert!(!is_stamped(br#"{"v":2,"at":7}"#));
    }
}
