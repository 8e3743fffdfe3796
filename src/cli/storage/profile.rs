//! A file that a shell reads when it starts: somebody else's, so it is replaced whole, keeps its link and its mode, and
//! what it was before is kept beside it.

use std::{
    fs,
    io::{self, ErrorKind, Read as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use super::{
    beside::{folder_of, replace_and_flush},
    fault::could_not,
    file::{self, Target},
    folders, modes,
};

/// So many copies are looked through for a free name.
const MOST_COPIES: usize = 99;

/// The file of a shell, there or not.
#[derive(Clone, Debug)]
pub(crate) struct Profile {
    path: PathBuf,
}

impl Profile {
    /// The profile at a path, which may be a link.
    pub(crate) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Where a person knows it to be.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Its bytes; none when it is not there.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or is no plain file (nothing is waited for).
    pub(crate) fn read(&self) -> anyhow::Result<Option<Vec<u8>>> {
        let read = || {
            let mut file = match file::open_to_read(&self.path) {
                Err(err) if err.kind() == ErrorKind::NotFound => return Ok(None),
                file => file?,
            };
            file::plain(&file.metadata()?)?;
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes)?;
            Ok(Some(bytes))
        };
        read().map_err(|err| could_not("read", &self.path, &err))
    }

    /// Whether it can be changed.
    ///
    /// # Errors
    ///
    /// When it is another user's or read-only.
    pub(crate) fn ensure_writable(&self) -> anyhow::Result<()> {
        self.writable()
            .map(drop)
            .map_err(|err| could_not("change", &self.path, &err))
    }

    /// Puts bytes in the place of those that were read, and says where those are kept. What a person did not write need not
    /// be kept, and what is theirs is kept once: `own` says what that is.
    ///
    /// # Errors
    ///
    /// When it is another user's or read-only, or cannot be written; then it is as it was.
    pub(crate) fn replace(
        &self,
        before: Option<&[u8]>,
        after: &[u8],
        own: impl Fn(&[u8]) -> Vec<u8>,
    ) -> anyhow::Result<Option<PathBuf>> {
        let replace = || {
            let target = self.writable()?;
            let mode = target
                .found
                .map_or(modes::FILE, |found| found.permissions().mode() & 0o7777);
            let kept = match before {
                Some(before) => self.keep(before, mode, own)?,
                None => None,
            };
            folders::make(folder_of(&target.path))?;
            replace_and_flush(&target.path, after, mode)?;
            Ok(kept)
        };
        replace().map_err(|err| could_not("change", &self.path, &err))
    }

    /// Removes it, when nothing in it is a person's own.
    ///
    /// # Errors
    ///
    /// As for `replace`.
    pub(crate) fn remove(&self) -> anyhow::Result<()> {
        let remove = || fs::remove_file(self.writable()?.path);
        remove().map_err(|err| could_not("remove", &self.path, &err))
    }

    /// The file at the end of its links, if it is this user's to write.
    fn writable(&self) -> io::Result<Target> {
        let target = file::resolve(self.path.clone())?;
        if let Some(found) = &target.found {
            file::own(found)?;
            if found.permissions().readonly() {
                return Err(io::Error::other("it is read-only"));
            }
        }
        Ok(target)
    }

    /// Keeps bytes beside the profile, under a name that is free, unless a copy holds what is a person's own in them.
    fn keep(
        &self,
        bytes: &[u8],
        mode: u32,
        own: impl Fn(&[u8]) -> Vec<u8>,
    ) -> io::Result<Option<PathBuf>> {
        let theirs = own(bytes);
        if theirs.is_empty() {
            return Ok(None);
        }
        let mut name = self.path.clone().into_os_string();
        name.push(".before-selfcare");
        for number in 1..=MOST_COPIES {
            let mut copy = name.clone();
            if number > 1 {
                copy.push(format!("-{number}"));
            }
            let copy = PathBuf::from(copy);
            match fs::symlink_metadata(&copy) {
                Err(err) if err.kind() == ErrorKind::NotFound => {
                    replace_and_flush(&copy, bytes, mode)?;
                    return Ok(Some(copy));
                }
                Ok(found) if found.is_file() && own(&fs::read(&copy)?) == theirs => {
                    return Ok(Some(copy));
                }
                found => found.map(drop)?,
            }
        }
        Err(io::Error::other(
            "there are too many copies named .before-selfcare beside it",
        ))
    }
}
