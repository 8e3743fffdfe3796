//! What looks at a journal find out of it as a whole, for the next look.

use std::collections::BTreeSet;

use super::Fold;
use crate::record::{Heard, sum};

/// What earlier looks found out.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The ids of records that are taken back.
    taken_back: BTreeSet<String>,
    /// The sums of ids that stand on more than one line, in order.
    twice: Vec<u64>,
    /// The last change, by the id of its first record.
    pub(super) change: Option<String>,
}

impl Known {
    /// Learns what a look at everything shows, and says whether that is what was known. What is known of another file, which
    /// stood there before, is not believed of this one.
    pub(super) fn learn(&mut self, ids: &mut [u64], fold: &Fold) -> bool {
        let twice = twice(ids);
        let mut taken_back = fold.retracted.clone();
        if !taken_back.is_empty() {
            ids.sort_unstable();
            taken_back.retain(|id| ids.binary_search(&sum(id.as_bytes())).is_ok());
        }
        let mut differ: BTreeSet<_> = taken_back.symmetric_difference(&self.taken_back).collect();
        // Of what is held it is known without having been learnt.
        if !differ.is_empty() {
            for record in &fold.journal.records {
                differ.remove(&record.id);
            }
        }
        let is_known = differ.is_empty() && twice == self.twice;
        (self.taken_back, self.twice) = (taken_back, twice);
        is_known
    }

    /// Whether an id with this sum stands on more than one line.
    pub(super) fn is_twice(&self, id: u64) -> bool {
        self.twice.binary_search(&id).is_ok()
    }

    pub(super) fn is_taken_back(&self, heard: &Heard<'_>) -> bool {
        !self.taken_back.is_empty() && self.taken_back.contains(heard.id.as_str())
    }

    /// Whether it belongs to the last change.
    pub(super) fn is_wanted(&self, heard: &Heard<'_>) -> bool {
        let change = self.change.as_deref();
        change.is_some_and(|change| heard.change() == change || heard.id.as_str() == change)
    }
}

/// The sums that stand more than once, in order. Hardly ever there is one, so it is not worth sorting all of them.
fn twice(ids: &[u64]) -> Vec<u64> {
    let mut maybe = maybe_twice(ids);
    if maybe.is_empty() {
        return maybe;
    }
    maybe.sort_unstable();
    maybe.dedup();
    let mut suspected = Bits::of(ids.len());
    for id in &maybe {
        suspected.put(*id);
    }
    let mut times = vec![0_u8; maybe.len()];
    for id in ids.iter().filter(|id| suspected.has(**id)) {
        if let Ok(place) = maybe.binary_search(id) {
            times[place] = times[place].saturating_add(1);
        }
    }
    let found = maybe.into_iter().zip(times);
    found
        .filter(|(_, times)| *times > 1)
        .map(|(id, _)| id)
        .collect()
}

/// Those whose bit was set by one before, which is most often another.
fn maybe_twice(ids: &[u64]) -> Vec<u64> {
    let mut seen = Bits::of(ids.len());
    let is_seen = |id: &&u64| {
        let is_seen = seen.has(**id);
        seen.put(**id);
        is_seen
    };
    ids.iter().filter(is_seen).copied().collect()
}

/// A bit for each sum, which some share: there are eight to sixteen times as many as sums.
struct Bits(Vec<u64>);

impl Bits {
    fn of(sums: usize) -> Self {
        Self(vec![0; (sums / 8).next_power_of_two()])
    }

    fn place(&self, sum: u64) -> (usize, u64) {
        ((sum >> 6) as usize & (self.0.len() - 1), 1 << (sum & 63))
    }

    fn has(&self, sum: u64) -> bool {
        let (word, bit) = self.place(sum);
        self.0[word] & bit != 0
    }

    fn put(&mut self, sum: u64) {
        let (word, bit) = self.place(sum);
        self.0[word] |= bit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_more_than_once_is_found_among_many() {
        let sums: Vec<u64> = (0..5000_u64).map(|it| sum(&it.to_le_bytes())).collect();
        assert!(maybe_twice(&sums).len() < 300);
        assert!(twice(&sums).is_empty());
        let mut with = sums.clone();
        with.extend([sums[7], sums[4999], sums[7], sums[0]]);
        let mut known = [sums[0], sums[7], sums[4999]];
        known.sort_unstable();
        assert_eq!(twice(&with), known);
        assert_eq!((twice(&[]), twice(&[0, 0, 64])), (vec![], vec![0]));
    }
}
