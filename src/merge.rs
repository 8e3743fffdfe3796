//! Journals of several machines, brought together: whoever merges, and in whatever order, the bytes come out the same.
//!
//! # The order
//!
//! A line is told from others by its text. Lines have a key: the moment they were written in UTC, then the id, then the
//! bytes; a line without a readable moment has the least. Most files are in that order. Where one is not (a clock was set
//! back, several records were written within a second, a torn line stands behind a record), the position says more than
//! the clock: such a line stays *below* the nearest line before it whose key is greater.
//!
//! [`union`] puts each line below the greatest line that any of the files puts it under, and writes the whole from the
//! least to the greatest, each line followed by those below it. Read again, the result says of every line what was joined.
//! So the union is a maximum, line by line: in any order and grouping it is the same, and merged again it adds nothing.
//! A file merged with itself, with what it was earlier or with any unbroken piece of itself is itself.
//!
//! ```
//! use selfcare::merge::union;
//! let line = |id: &str, at: &str| {
//!     format!(r#"{{"v":1,"id":"{id}","kind":"pause-end","at":"2026-11-{at}+01:00","day":"2026-11-22"}}"#)
//! };
//! // On the laptop the clock was set back after the first record.
//! let laptop = [line("a", "22T09:00:00"), line("b", "22T07:00:00")];
//! let phone = [line("c", "22T08:00:00"), line("a", "22T09:00:00")];
//! fn lines(file: &[String]) -> Vec<&[u8]> {
//!     file.iter().map(String::as_bytes).collect()
//! }
//! let merged = union([&lines(&laptop)[..], &lines(&phone)]);
//! assert_eq!(merged, [phone[0].as_bytes(), laptop[0].as_bytes(), laptop[1].as_bytes()]);
//! assert_eq!(merged, union([&lines(&phone)[..], &lines(&laptop)]));
//! assert_eq!(merged, union([&merged[..], &lines(&phone)]));
//! ```

mod news;
mod order;
mod sides;
mod twice;

use std::collections::HashSet;

pub use self::news::{Came, Kind, News, Origin, SameId};
pub use self::sides::Sides;
pub use self::twice::{ToldTwice, Twice};
use crate::record::Line;

/// Every line of every file, once, in the order that all machines agree on.
pub fn union<'s, 'a: 's>(files: impl IntoIterator<Item = &'s [&'a [u8]]>) -> Vec<&'a [u8]> {
    let files: Vec<&[&[u8]]> = files.into_iter().collect();
    let lines = files.iter().flat_map(|file| file.iter().copied());
    order::Ranked::new(lines).joined(&files)
}

/// The union of two files that came from a third, without the lines of the third that one of the two has no longer: what
/// was erased on one side stays erased.
pub fn three_way<'a>(base: &Sides<'a>, ours: &Sides<'a>, theirs: &Sides<'a>) -> Vec<&'a [u8]> {
    let all = |file: &Sides<'a>| -> HashSet<&'a [u8]> { file.each().flatten().copied().collect() };
    let [was, here, there] = [base, ours, theirs].map(all);
    let stays =
        |line: &&[u8]| !was.contains(*line) || (here.contains(*line) && there.contains(*line));
    let kept: Vec<Vec<&[u8]>> = ours
        .each()
        .chain(theirs.each())
        .map(|side| side.iter().copied().filter(stays).collect())
        .collect();
    union(kept.iter().map(Vec::as_slice))
}

/// Whether lines are a journal's: one can be read, or is a newer version's and says when it was written.
pub fn is_journal<'a>(lines: impl IntoIterator<Item = &'a [u8]>) -> bool {
    lines.into_iter().any(|line| match Line::read(line) {
        Line::Record(_) => true,
        Line::Newer => order::is_stamped(line),
        Line::Unreadable(_) => false,
    })
}
