//! Small texts beside the journal that are not to be lost, nor believed where they were not written: what stands for a
//! person in a team, and what was shown of one.

use std::io;
use std::path::{Path, PathBuf};

use super::beside::folder_of;
use super::fault::could_not;
use super::{Given, Locked, Store, file, whole};

impl Store {
    /// What stands for this person in the shares of a team.
    pub(crate) fn team_secret(&self) -> PathBuf {
        self.folder.join("team.secret")
    }

    /// The summaries of teams that were shown here.
    pub(crate) fn team_shown(&self) -> PathBuf {
        self.folder.join("team.shown")
    }

    /// Every file of the program's own in the data folder, copies aside.
    pub(crate) fn own(&self) -> [PathBuf; 5] {
        [
            self.journal(),
            self.folder.join("journal.lock"),
            self.index(),
            self.team_secret(),
            self.team_shown(),
        ]
    }
}

/// A text that is kept; none where there is no file.
///
/// # Errors
///
/// When it cannot be read, is no plain file, or no text.
pub(crate) fn kept(path: &Path) -> anyhow::Result<Option<String>> {
    let given = Given::read_if_there(path)?;
    if !given.is_there() {
        return Ok(None);
    }
    let text = String::from_utf8(given.bytes);
    let text = text.map_err(|_| could_not("read", path, &io::Error::other("it is no text")))?;
    Ok(Some(text))
}

impl Locked {
    /// Keeps a text: whole or not at all, flushed and read back, for its owner alone.
    ///
    /// # Errors
    ///
    /// When it cannot be written; what was there stays.
    pub(crate) fn keep_text(
        &self,
        which: impl FnOnce(&Store) -> PathBuf,
        text: &str,
    ) -> anyhow::Result<()> {
        let path = which(&self.store);
        let keep = || {
            let target = file::resolve(path.clone())?;
            whole::write(folder_of(&target.path), |new| {
                new.write_all(text.as_bytes())
            })?
            .replace(&target.path)
        };
        keep().map_err(|err: io::Error| could_not("write", &path, &err))
    }
}
