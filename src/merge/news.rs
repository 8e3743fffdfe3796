//! What a merge brings into a journal, and where two machines said different things.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::Sides;
use super::twice::{self, ToldTwice, Twice};
use crate::Record;
use crate::record::{Body, Line};

/// What is new, by file, and what is to be looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// What came in from each file, in the order given.
    pub came: Vec<Came>,
    /// Days that were checked in on both sides with different answers, the earliest first.
    pub twice: Vec<Twice>,
    /// Promises of which both sides told how they went, differently, what was due the earliest first.
    pub told_twice: Vec<ToldTwice>,
    /// Records that came in with an id that stands for other bytes.
    pub same_id: Vec<SameId>,
}

/// What came in from one file: lines that neither the journal nor a file before it holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// How many records of each kind.
    pub kinds: BTreeMap<Kind, usize>,
    /// The first and the last day they speak of.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// How many records a newer version wrote.
    pub newer: usize,
    /// How many lines cannot be read.
    pub unreadable: usize,
}

/// What a record is, for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A day's answers.
    CheckIn,
    /// Something promised, or new terms for it.
    Promise,
    /// How it went.
    Outcome,
    /// How serving went.
    Reflection,
    /// Days of illness or holiday.
    Pause,
    /// The first day back from a pause.
    PauseEnd,
    /// A month's thin place.
    Focus,
    /// A reason for going in all the same.
    Override,
    /// Something taken back.
    Retraction,
    /// A kind that is kept and not interpreted.
    Other,
}

/// Which of the files a line is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was in the journal.
    Here,
    /// The first file that holds it, by its place among those given.
    File(usize),
}

/// Two records under one id; both are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct SameId {
    /// The one that counts: the later in order.
    pub counts: Record,
    /// Where that one is from.
    pub from: Origin,
}

impl Came {
    /// Whether nothing did.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    fn add(&mut self, line: &Line) {
        let record = match line {
            Line::Record(record) => record,
            Line::Newer => {
                self.newer += 1;
                return;
            }
            Line::Unreadable(_) => {
                self.unreadable += 1;
                return;
            }
        };
        *self.kinds.entry(Kind::of(&record.body)).or_default() += 1;
        let (first, last) = self.days.unwrap_or((record.day, record.day));
        self.days = Some((first.min(record.day), last.max(record.day)));
    }
}

impl Kind {
    /// The kind of what a record says.
    pub fn of(body: &Body) -> Self {
        match body {
            Body::CheckIn(_) => Self::CheckIn,
            Body::Commitment { .. } => Self::Promise,
            Body::Outcome { .. } => Self::Outcome,
            Body::Reflection(_) => Self::Reflection,
            Body::Pause { .. } => Self::Pause,
            Body::PauseEnd => Self::PauseEnd,
            Body::Focus { .. } => Self::Focus,
            Body::Override { .. } => Self::Override,
            Body::Retraction { .. } => Self::Retraction,
            Body::Other(_) => Self::Other,
        }
    }
}

impl News {
    /// What `merged`, the union, has that the journal (`here`) had not, from each of the other files.
    pub fn of(here: &[&[u8]], files: &[Sides<'_>], merged: &[&[u8]]) -> Self {
        let origins = Origins::of(here, files);
        let mut came = vec![Came::default(); files.len()];
        let mut same_id = SameIds::default();
        for line in merged {
            let read = Line::read(line);
            let origin = origins.of_line(line);
            if let Line::Record(record) = &read {
                same_id.add(record, origin);
            }
            if let Origin::File(file) = origin {
                came[file].add(&read);
            }
        }
        let (twice, told_twice) = twice::twice(here, files, merged, &origins);
        Self {
            came,
            twice,
            told_twice,
            same_id: same_id.said(),
        }
    }
}

/// Where each line is from.
pub(super) struct Origins<'a> {
    pub(super) here: HashSet<&'a [u8]>,
    pub(super) files: Vec<HashSet<&'a [u8]>>,
}

impl<'a> Origins<'a> {
    fn of(here: &[&'a [u8]], files: &[Sides<'a>]) -> Self {
        let all = |file: &Sides<'a>| file.each().flatten().copied().collect();
        Self {
            here: here.iter().copied().collect(),
            files: files.iter().map(all).collect(),
        }
    }

    pub(super) fn of_line(&self, line: &[u8]) -> Origin {
        let first = self.files.iter().position(|file| file.contains(line));
        match first {
            Some(file) if !self.here.contains(line) => Origin::File(file),
            _ => Origin::Here,
        }
    }
}

/// Ids that were met, in the order of the merged journal.
#[derive(Default)]
struct SameIds(HashMap<String, Met>, Vec<String>);

struct Met {
    last: SameId,
    /// Whether the id stands twice, and not only in what was here before.
    is_new: bool,
}

impl SameIds {
    fn add(&mut self, record: &Record, from: Origin) {
        let last = SameId {
            counts: record.clone(),
            from,
        };
        match self.0.get_mut(&record.id) {
            None => {
                let is_new = false;
                self.0.insert(record.id.clone(), Met { last, is_new });
            }
            Some(met) => {
                let is_new = from != Origin::Here || met.last.from != Origin::Here;
                if is_new && !met.is_new {
                    self.1.push(record.id.clone());
                }
                met.is_new |= is_new;
                met.last = last;
            }
        }
    }

    fn said(mut self) -> Vec<SameId> {
        let met = self.1.iter().filter_map(|id| self.0.remove(id));
        met.map(|met| met.last).collect()
    }
}
