//! What is said beside the answer: oddities of the journal, and paths as people know them.

use std::io;
use std::path::Path;

use chrono::NaiveDate;
use selfcare::Journal;

use super::home::Home;
use crate::out::note;
use crate::render::safe::Safe;
use crate::render::words::figures;
use crate::storage;
use crate::world::World;

/// So many lines of one kind are named by number.
const NAMED: usize = 3;

/// Says on standard error what is odd about the journal. None of it stops anything.
pub(super) fn oddities(home: &Home<'_>, journal: &Journal) {
    let path = short(&home.store.journal());
    let odd = journal.oddities();
    let (markers, unreadable): (Vec<_>, Vec<_>) =
        odd.unreadable.iter().partition(|bad| bad.is_marker);
    if let Some(first) = markers.first() {
        note(format_args!(
            "{path}: a conflict that git left stands in it, from line {} on; to bring both sides together: selfcare merge",
            first.line
        ));
    }
    for bad in unreadable.iter().take(NAMED) {
        note(format_args!(
            "{path}: line {} unreadable, kept: {}",
            bad.line,
            Safe(&bad.reason)
        ));
    }
    if let Some(more @ 1..) = unreadable.len().checked_sub(NAMED) {
        note(format_args!(
            "{path}: {} more unreadable, kept",
            figures::counted(more, "line")
        ));
    }
    if odd.newer > 0 {
        note(format_args!(
            "{path}: {} of a newer selfcare, kept and not shown",
            figures::counted(odd.newer, "record")
        ));
    }
    for line in odd.same_id.iter().take(NAMED) {
        note(format_args!(
            "{path}: line {line} has the id of an earlier line; both are kept, the later counts"
        ));
    }
    if let Some(more @ 1..) = odd.same_id.len().checked_sub(NAMED) {
        note(format_args!(
            "{path}: {} more with the id of an earlier line",
            figures::counted(more, "line")
        ));
    }
    conflict_copies(home);
}

/// Says what a sync tool left beside the journal, and the way out: an answer of today may stand in it.
pub(super) fn conflict_copies(home: &Home<'_>) {
    // A folder that cannot be listed can still be read from.
    for copy in home.store.conflict_copies().unwrap_or_default() {
        note(format_args!(
            "{}: a conflict copy of the journal, not read; to bring it in: selfcare merge",
            short(&copy)
        ));
    }
}

/// Says that the journal holds days to come, which no look back shows.
pub(super) fn days_to_come(home: &Home<'_>, journal: &Journal) {
    let tomorrow = home.today.succ_opt().unwrap_or(home.today);
    if let Some((day, _)) = journal.days(tomorrow, NaiveDate::MAX).next() {
        note(format_args!(
            "{}: the check-in of {day} is of a day to come, and is shown from then on; to take it out: selfcare erase {day}",
            short(&home.store.journal())
        ));
    }
}

/// Says what others could read, and the way out. Said when something is written, not at every look.
pub(super) fn too_open(home: &Home<'_>) {
    for open in home.store.too_open() {
        let path = short(&open.path);
        let mend = if open.path.is_dir() { "700" } else { "600" };
        note(format_args!(
            "{path}: others may open it (mode {:04o}); to keep it to yourself: chmod {mend} {path}",
            open.mode
        ));
    }
}

/// A path as people know it: `~` for the home folder.
pub(crate) fn short(path: &Path) -> String {
    let inside = World::home()
        .and_then(|home| Some(format!("~/{}", path.strip_prefix(home).ok()?.display())));
    Safe(&inside.unwrap_or_else(|| path.display().to_string())).to_string()
}

/// What was being done, and why it failed, in one line; the system's own words in lower case and without numbers.
pub(crate) fn told(err: &anyhow::Error) -> String {
    let causes = err
        .chain()
        .map(|cause| match cause.downcast_ref::<io::Error>() {
            Some(system) => storage::cause(system),
            None => cause.to_string(),
        });
    causes.collect::<Vec<_>>().join(": ")
}

/// The same trouble, with the home folder shortened wherever a path begins with it.
pub(crate) fn shortened(err: anyhow::Error) -> anyhow::Error {
    let home = World::home()
        .and_then(|home| home.into_string().ok())
        .filter(|home| home.len() > 1);
    let Some(home) = home.map(|home| format!("{home}/")) else {
        return err;
    };
    let text = told(&err);
    let begins = |at: usize| text[..at].ends_with([' ', '"', '\'', '(']) || at == 0;
    let mut short = String::new();
    let mut rest = 0;
    for (at, _) in text.match_indices(&home).filter(|(at, _)| begins(*at)) {
        short.push_str(&text[rest..at]);
        short.push_str("~/");
        rest = at + home.len();
    }
    if rest == 0 {
        return err;
    }
    short.push_str(&text[rest..]);
    anyhow::anyhow!(short)
}
