//! Who may open what: files and folders are made for their owner alone, and looser ones are told of.

use std::{
    fs::{self, File, Metadata, Permissions},
    io::{self, ErrorKind},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use super::Store;
use super::fault::could_not;

/// The mode of a new folder.
pub(super) const FOLDER: u32 = 0o700;

/// The mode of a new file.
pub(super) const FILE: u32 = 0o600;

/// The mode of what is nobody's own, such as a manual page.
pub(super) const PUBLIC: u32 = 0o644;

/// A file or folder that others of this machine may open. Its mode is left as it is: it may be on purpose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TooOpen {
    /// What is too open.
    pub(crate) path: PathBuf,
    /// Its permission bits, such as `0o644`.
    pub(crate) mode: u32,
}

impl TooOpen {
    pub(super) fn check(path: &Path, found: &Metadata) -> Option<Self> {
        let mode = found.permissions().mode() & 0o7777;

        (mode & 0o077 != 0).then(|| Self {
            path: path.to_path_buf(),
            mode,
        })
    }
}

/// A file that others of this machine may change: of the settings that alone is too open, as many keep theirs with other
/// settings for all to read.
pub(crate) fn changeable(path: &Path) -> Option<TooOpen> {
    let open = TooOpen::check(path, &fs::metadata(path).ok()?)?;
    (open.mode & 0o022 != 0).then_some(open)
}

impl Store {
    /// The folder and the journal, when others may open them; links are followed, and what cannot be looked at is left out.
    pub(crate) fn too_open(&self) -> Vec<TooOpen> {
        [self.folder.clone(), self.journal()]
            .iter()
            .filter_map(|path| TooOpen::check(path, &fs::metadata(path).ok()?))
            .collect()
    }
}

impl Store {
    /// Everything of the store that others may open, with the copies and the lock: for a thorough look.
    pub(crate) fn all_too_open(&self) -> Vec<TooOpen> {
        let copies = self.kept().unwrap_or_default();
        let rest = [
            self.folder.join("journal.lock"),
            self.backups(),
            self.team_secret(),
            self.team_shown(),
        ];
        let rest = rest
            .into_iter()
            .chain(copies.into_iter().map(|copy| copy.path))
            .filter_map(|path| TooOpen::check(&path, &fs::metadata(&path).ok()?));
        self.too_open().into_iter().chain(rest).collect()
    }
}

/// Takes from everyone but the owner what they may do with a file or folder.
///
/// # Errors
///
/// When it belongs to somebody else, or its file system keeps no modes.
pub(crate) fn close(path: &Path) -> anyhow::Result<()> {
    let close = || {
        let mode = fs::metadata(path)?.permissions().mode() & 0o700;
        fs::set_permissions(path, Permissions::from_mode(mode))
    };
    close().map_err(|err: io::Error| could_not("close", path, &err))
}

/// Gives a file just made its mode once more, because a umask can take away the owner's own rights.
pub(super) fn make_private(file: &File) -> io::Result<()> {
    tolerate_no_modes(file.set_permissions(Permissions::from_mode(FILE)))
}

/// The same for a folder. By path: one that its owner may not read could not be opened first.
pub(super) fn make_private_folder(path: &Path) -> io::Result<()> {
    tolerate_no_modes(fs::set_permissions(path, Permissions::from_mode(FOLDER)))
}

/// A memory stick's FAT keeps no modes and says "not permitted"; `TooOpen` tells of it, and the journal can live there.
fn tolerate_no_modes(answer: io::Result<()>) -> io::Result<()> {
    match answer {
        Err(err)
            if matches!(
                err.kind(),
                ErrorKind::PermissionDenied | ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        answer => answer,
    }
}
