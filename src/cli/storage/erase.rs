//! What holds a person's words beside the journal's own file, and how it is removed for good.

use std::{
    fs::{self, DirEntry},
    io::{self, BufReader, ErrorKind},
    path::{Path, PathBuf},
};

use super::{
    Locked, Store,
    fault::{could_not, could_not_so},
    file, folders,
    rewrite::{RawLine, each_raw_line, remove},
};

impl Store {
    /// Every other file that holds the journal's records: its backups, and conflict copies beside it.
    ///
    /// # Errors
    ///
    /// When a folder cannot be listed.
    pub(crate) fn copies(&self) -> anyhow::Result<Vec<PathBuf>> {
        let kept = self.kept()?.into_iter().map(|backup| backup.path);
        Ok(kept.chain(self.conflict_copies()?).collect())
    }

    /// Reports that were kept in the data folder.
    ///
    /// # Errors
    ///
    /// When the folder cannot be listed.
    pub(crate) fn reports(&self) -> anyhow::Result<Vec<PathBuf>> {
        let is_report = |entry: &DirEntry| {
            let name = entry.file_name();
            name.to_string_lossy().starts_with("report.") && !entry.path().is_dir()
        };
        let list = || {
            let entries = match fs::read_dir(&self.folder) {
                Err(err) if err.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
                answer => answer?,
            };
            let mut reports = Vec::new();
            for entry in entries {
                let entry = entry?;
                reports.extend(is_report(&entry).then(|| entry.path()));
            }
            reports.sort();
            Ok(reports)
        };
        list().map_err(|err: io::Error| could_not("look into", &self.folder, &err))
    }

    /// Everything that holds a person's words, the journal last: whoever is stopped on the way can begin again.
    ///
    /// # Errors
    ///
    /// When a folder cannot be listed.
    pub(crate) fn everything(&self) -> anyhow::Result<Vec<PathBuf>> {
        let journal = self.target()?;
        let mut all = self
            .unfinished()
            .map_err(|err| could_not("look beside", &journal, &err))?;
        all.extend(self.left_behind());
        all.extend(self.reports()?);
        all.extend(self.copies()?);
        all.extend([self.team_secret(), self.team_shown(), self.index(), journal]);
        all.retain(|path| fs::symlink_metadata(path).is_ok());
        Ok(all)
    }

    /// The folders in which an editor left a text of this name behind, such as `2026-11-20.toml`.
    pub(crate) fn left_behind_of(&self, name: &str) -> Vec<PathBuf> {
        let mut left = self.left_behind();
        left.retain(|folder| fs::symlink_metadata(folder.join(name)).is_ok());
        left
    }

    /// The journal's own file, at the end of its links.
    fn target(&self) -> anyhow::Result<PathBuf> {
        let journal = self.journal();
        let target = file::resolve(journal.clone());
        Ok(target
            .map_err(|err| could_not("look at", &journal, &err))?
            .path)
    }
}

impl Locked {
    /// Removes everything that holds a person's words.
    ///
    /// # Errors
    ///
    /// At the first file that cannot be removed; what comes after it still stands, the journal last of all.
    pub(crate) fn remove_everything(&mut self) -> anyhow::Result<()> {
        for path in self.store.everything()? {
            remove_whole(&path).map_err(|err| {
                let so = "the journal still stands";
                could_not_so("remove", &path, so, &err)
            })?;
        }
        // Whatever else somebody keeps there stays.
        let _ = fs::remove_dir(self.store.backups());
        self.flush()
    }

    /// Removes the texts of this name that an editor left behind.
    ///
    /// # Errors
    ///
    /// When one cannot be removed.
    pub(crate) fn remove_left_behind(&mut self, name: &str) -> anyhow::Result<()> {
        for folder in self.store.left_behind_of(name) {
            remove_whole(&folder).map_err(|err| could_not("remove", &folder, &err))?;
        }
        Ok(())
    }

    /// Removes what a faster reader keeps of the journal as it was.
    ///
    /// # Errors
    ///
    /// When it cannot be removed.
    pub(crate) fn remove_index(&mut self) -> anyhow::Result<()> {
        remove(&self.store.index())
    }

    /// What is removed stays so after a power cut.
    fn flush(&self) -> anyhow::Result<()> {
        let folder = self.target.parent().unwrap_or(Path::new("/"));
        folders::flush_upwards(folder).map_err(|err| could_not("flush", folder, &err))
    }
}

/// Hands over each line of a journal or of a copy of one as it lies in the file; none when it is not there.
///
/// # Errors
///
/// When it cannot be read to its end, or is no plain file.
pub(crate) fn raw_lines(path: &Path, mut each: impl FnMut(RawLine<'_>)) -> anyhow::Result<()> {
    let mut read = || {
        let opened = match file::open_to_read(path) {
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(()),
            answer => answer?,
        };
        file::plain(&opened.metadata()?)?;
        each_raw_line(&mut BufReader::new(opened), |line| {
            each(line);
            Ok(())
        })
    };
    read().map_err(|err: io::Error| could_not("read", path, &err))
}

fn remove_whole(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        _ => fs::remove_file(path),
    };
    match removed {
        Err(err) if err.kind() == ErrorKind::NotFound => Ok(()),
        answer => answer,
    }
}
