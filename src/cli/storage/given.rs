//! A journal's file read whole, because it is brought together with others: one's own, or one that somebody named.

use std::{
    fs::{self, Metadata},
    io::{self, ErrorKind, Read},
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::Path,
};

use super::{Store, fault::could_not, file, lines, read::behind_no_link, rewrite, whole};

/// The largest file that is read whole: far above a lifetime of days.
const LARGEST: u64 = 256 * 1024 * 1024;

/// A file's bytes, and which file it was.
#[derive(Debug, Default)]
pub(crate) struct Given {
    /// Every byte of it.
    pub(crate) bytes: Vec<u8>,
    /// None when it was not there, or came through a pipe.
    found: Option<Metadata>,
}

impl Given {
    /// Reads a file; what is no plain file is not waited for.
    ///
    /// # Errors
    ///
    /// When it is missing, no plain file, larger than 256 MiB, or cannot be read.
    pub(crate) fn read(path: &Path) -> anyhow::Result<Self> {
        open(path).map_err(|err| could_not("read", path, &err))
    }

    /// The same, where no file is as good as an empty one.
    ///
    /// # Errors
    ///
    /// As `read`, but for a file that is missing.
    pub(crate) fn read_if_there(path: &Path) -> anyhow::Result<Self> {
        match open(path) {
            Err(err) if err.kind() == ErrorKind::NotFound => Ok(Self::default()),
            answer => answer.map_err(|err| could_not("read", path, &err)),
        }
    }

    /// Reads standard input to its end.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is larger than 256 MiB.
    pub(crate) fn read_input() -> anyhow::Result<Self> {
        let bytes = all(io::stdin().lock());
        let bytes = bytes.map_err(|err| could_not("read", Path::new("standard input"), &err))?;
        Ok(Self { bytes, found: None })
    }

    /// Whether there was a file.
    pub(super) fn is_there(&self) -> bool {
        self.found.is_some()
    }

    /// Its lines that are not blank, without their margins.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &[u8]> {
        lines::texts(&self.bytes)
    }

    /// Whether two names led to one file.
    pub(crate) fn is_same_file(&self, other: &Self) -> bool {
        let which = |given: &Self| given.found.as_ref().map(|found| (found.dev(), found.ino()));
        which(self).is_some() && which(self) == which(other)
    }

    /// Whether the file at a path is this one, as it was read, and no link to it.
    pub(crate) fn is_still(&self, path: &Path) -> bool {
        let there = fs::symlink_metadata(path).ok();
        let both = self.found.as_ref().zip(there.as_ref());
        both.is_some_and(|(found, there)| rewrite::same(found, there))
    }
}

impl Store {
    /// The journal whole; empty when there is none yet.
    ///
    /// # Errors
    ///
    /// As `read`, and when it is larger than 256 MiB.
    pub(crate) fn read_whole(&self) -> anyhow::Result<Given> {
        let path = self.journal();
        let given = Given::read_if_there(&path)?;
        if given.found.is_none() {
            behind_no_link(self).map_err(|err| could_not("read", &path, &err))?;
        }
        if given.lines().next().is_none() {
            self.refuse_beside_backups()?;
        }
        Ok(given)
    }
}

/// Puts bytes in the place of a file that is there: whole or not at all, and with its mode.
///
/// # Errors
///
/// When it cannot be written; then it is as it was.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let replace = || {
        let path = fs::canonicalize(path)?;
        let mode = fs::metadata(&path)?.permissions().mode() & 0o7777;
        let folder = path.parent().unwrap_or(Path::new("/"));
        let new = whole::write(folder, |new| new.write_all(bytes))?;
        new.open()?
            .set_permissions(fs::Permissions::from_mode(mode))?;
        new.replace(&path)
    };
    replace().map_err(|err: io::Error| could_not("write", path, &err))
}

fn open(path: &Path) -> io::Result<Given> {
    let file = file::open_to_read(path)?;
    let found = file.metadata()?;
    file::plain(&found)?;
    small(found.len())?;
    Ok(Given {
        bytes: all(file)?,
        found: Some(found),
    })
}

fn all(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    small(bytes.len() as u64)?;
    Ok(bytes)
}

fn small(length: u64) -> io::Result<()> {
    if length <= LARGEST {
        Ok(())
    } else {
        Err(io::Error::other("it is larger than 256 MiB"))
    }
}
