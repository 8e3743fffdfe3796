//! Copies of the journal that sync tools leave beside it when two machines wrote at the same time.

use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
};

use super::{Store, fault::could_not, file};

/// What is in the name of a conflict copy: Syncthing's, and that of Dropbox and Nextcloud (in any case of letters).
const MARKS: [&str; 2] = [".sync-conflict-", "conflicted copy"];

impl Store {
    /// The conflict copies beside the journal's own file, in order of name. Apart from `read` because it lists a folder.
    ///
    /// # Errors
    ///
    /// When the folder is there and cannot be listed.
    pub(crate) fn conflict_copies(&self) -> anyhow::Result<Vec<PathBuf>> {
        let journal = self.journal();
        let target = file::resolve(journal.clone())
            .map_err(|err| could_not("look beside", &journal, &err))?;

        beside(&target.path).map_err(|err| could_not("look beside", &target.path, &err))
    }
}

fn beside(journal: &Path) -> io::Result<Vec<PathBuf>> {
    let (Some(folder), Some(stem)) = (journal.parent(), journal.file_stem()) else {
        return Ok(Vec::new());
    };
    let entries = match fs::read_dir(folder) {
        Err(err) if err.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        answer => answer?,
    };

    let stem = stem.to_string_lossy();
    let mut copies = Vec::new();
    for entry in entries {
        let entry = entry?;
        if is_copy(&entry.file_name().to_string_lossy(), &stem) {
            copies.push(entry.path());
        }
    }
    copies.sort();
    Ok(copies)
}

fn is_copy(name: &str, stem: &str) -> bool {
    name.strip_prefix(stem).is_some_and(|rest| {
        let rest = rest.to_lowercase();
        MARKS.iter().any(|mark| rest.contains(mark))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conflict_copies_are_told_from_other_files() {
        for name in [
            "journal.sync-conflict-20261122-074103-ABCDEFG.jsonl",
            "journal (Ada's conflicted copy 2026-11-22).jsonl",
            "journal (conflicted copy 2026-11-22 074103).jsonl",
            "journal (Ada's Conflicted Copy).jsonl",
        ] {
            assert!(is_copy(name, "journal"), "{name}");
        }
        for name in [
            "journal.jsonl",
            "journal.lock",
            "journal-2026.jsonl",
            "notes.sync-conflict-1.jsonl",
        ] {
            assert!(!is_copy(name, "journal"), "{name}");
        }
    }
}
