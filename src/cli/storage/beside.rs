//! A file put in the place of another, whole or not at all: written beside it, flushed, and only then given its name.

use std::fs::Permissions;
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tempfile::NamedTempFile;

use super::folders;

/// Replaces what stands at a path, which is at the end of its links and whose folder is there.
///
/// # Errors
///
/// When it cannot be written; then what stood there stays, and nothing is left beside it.
pub(super) fn replace(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let mut new = NamedTempFile::new_in(folder_of(path))?;
    new.as_file()
        .set_permissions(Permissions::from_mode(mode))?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(())
}

/// The same, and onto the disk with its folder.
///
/// # Errors
///
/// As for `replace`; or when the folder cannot be flushed, and then the new one may stand there.
pub(super) fn replace_and_flush(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    replace(path, bytes, mode)?;
    folders::flush_upwards(folder_of(path))
}

/// The folder that a path names a file in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) => Path::new("."),
        None => Path::new("/"),
    }
}
