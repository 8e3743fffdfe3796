//! A copy comes back: which one is meant, and its bytes in the journal's place.

use std::{
    fs,
    io::{self, BufRead},
    path::PathBuf,
};

use super::{
    Act, Backup, Locked, Store,
    fault::{Shown, could_not_so},
    file, whole,
};

/// What became of the change when a copy cannot be had.
const NOTHING_CHANGED: &str = "nothing was changed";

impl Store {
    /// The copy of this name, or the only one whose name begins so.
    ///
    /// # Errors
    ///
    /// When there is none, several begin so, or it is no plain file.
    pub(crate) fn backup(&self, name: &str) -> anyhow::Result<Backup> {
        let name = name.strip_suffix(".jsonl").unwrap_or(name);
        let kept = self.kept()?;
        if let Some(exact) = kept.iter().find(|backup| backup.name == name) {
            return Ok(exact.clone());
        }
        let path = self.backups().join(format!("{name}.jsonl"));
        let is_plain_name = !name.is_empty() && !name.contains('/');
        if let Some(found) = fs::symlink_metadata(&path).ok().filter(|_| is_plain_name) {
            file::own(&found)
                .map_err(|err| could_not_so("restore", &path, NOTHING_CHANGED, &err))?;
        }
        let begins: Vec<&Backup> = kept
            .iter()
            .filter(|backup| is_plain_name && backup.name.starts_with(name))
            .collect();
        match begins[..] {
            [one] => Ok(one.clone()),
            [] => anyhow::bail!("no copy \"{name}\"; selfcare restore lists them"),
            [first, .., last] => anyhow::bail!(
                "{} copies begin with \"{name}\", from {} to {}; selfcare restore lists them",
                begins.len(),
                Shown(first.name.as_ref()),
                Shown(last.name.as_ref())
            ),
        }
    }
}

impl Locked {
    /// Puts the bytes of a copy in the journal's place. Says where the journal is kept as it was; nowhere when there was
    /// none.
    ///
    /// # Errors
    ///
    /// When the copy is no plain file of this user or cannot be read, and as `rewrite`.
    pub(crate) fn bring_back(
        &mut self,
        backup: &Backup,
        moment: &str,
        check: impl FnOnce(&mut dyn BufRead) -> anyhow::Result<()>,
    ) -> anyhow::Result<Option<PathBuf>> {
        let open = || {
            let opened = file::open_to_read(&backup.path)?;
            file::own(&opened.metadata()?)?;
            io::Result::Ok(opened)
        };
        // Opened first: the copy that is made now may push out the oldest, which may be this one.
        let mut copy =
            open().map_err(|err| could_not_so("restore", &backup.path, NOTHING_CHANGED, &err))?;
        let fill = |_: &mut dyn BufRead, new: &mut dyn io::Write| whole::copy(&mut copy, new);
        self.rewrite(Act::Restore, moment, fill, check)
    }
}
