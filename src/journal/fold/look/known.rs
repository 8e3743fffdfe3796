//! What looks at a journal find out of it as a whole, for the next look.

use std::collections::BTreeSet;

use super::Fold;
use crate::record::{Heard, sum};

/// What earlier looks found out.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The ids of records that are taken back, and not held.
    taken_back: BTreeSet<String>,
    /// The sums of ids that stand on more than one line, in order.
    twice: Vec<u64>,
    /// The last change, by the id of its first record.
    pub(super) change: Option<String>,
}

impl Known {
    /// Learns what a look at everything shows, and says whether nothing of that is new.
    pub(super) fn learn(&mut self, ids: &mut [u64], fold: &Fold) -> bool {
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
