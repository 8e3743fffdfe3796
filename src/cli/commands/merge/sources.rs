//! The files that are to come in: those that were named, else the conflict copies beside the journal.

use std::path::{Path, PathBuf};

use selfcare::merge::is_journal;

use crate::commands::said::{short, shortened};
use crate::storage::{Given, Store};

/// A file that is to come in.
pub(super) struct Source {
    /// As a person knows it.
    pub(super) name: String,
    pub(super) given: Given,
    /// Its path, when it is a conflict copy beside the journal.
    pub(super) beside: Option<PathBuf>,
}

/// Reads every file once; the journal itself is there already.
///
/// # Errors
///
/// When one cannot be read, or is no journal: garbage must not come in.
pub(super) fn find(store: &Store, here: &Given, files: &[PathBuf]) -> anyhow::Result<Vec<Source>> {
    let copies = store.conflict_copies();
    let copies = if files.is_empty() {
        copies.map_err(shortened)?
    } else {
        copies.unwrap_or_default()
    };
    let mut sources: Vec<Source> = Vec::new();
    let mut is_input_read = false;
    for path in if files.is_empty() { &copies } else { files } {
        let is_input = path == Path::new("-");
        if is_input && std::mem::replace(&mut is_input_read, true) {
            continue;
        }
        let (name, given) = if is_input {
            ("standard input".to_owned(), Given::read_input())
        } else {
            (short(path), Given::read(path))
        };
        let given = given.map_err(shortened)?;
        let is_known = |known: &Given| known.is_same_file(&given);
        if is_known(here) || sources.iter().any(|source| is_known(&source.given)) {
            continue;
        }
        let beside = copies.iter().find(|copy| given.is_still(copy)).cloned();
        let is_empty = given.lines().next().is_none();
        // An empty copy beside the journal holds nothing that could be wrong.
        if !(is_empty && beside.is_some()) {
            refuse_unless_journal(&name, &given)?;
        }
        sources.push(Source {
            name,
            given,
            beside,
        });
    }
    Ok(sources)
}

/// Says that a file is no journal.
pub(super) fn refuse_unless_journal(name: &str, given: &Given) -> anyhow::Result<()> {
    let is_empty = given.lines().next().is_none();
    anyhow::ensure!(!is_empty, "could not merge {name}: it is empty");
    anyhow::ensure!(
        is_journal(given.lines()),
        "could not merge {name}: it holds no record of selfcare (a table comes in by selfcare import csv)"
    );
    Ok(())
}
