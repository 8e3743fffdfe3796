//! A file that a person asked for: a report to keep. For its owner alone, and whole or not at all.

use std::fs::{self, OpenOptions, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::fault::could_not;
use super::modes;

/// Puts bytes into a file, in the place of one that is there. What is no plain file, such as a pipe, is written into.
///
/// # Errors
///
/// When it cannot be written; a file that was there stays as it was.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let put = || match fs::metadata(path) {
        Ok(found) if !found.is_file() => {
            let mut open = OpenOptions::new().write(true).open(path)?;
            open.write_all(bytes)?;
            open.flush()
        }
        Ok(_) => replace(&fs::canonicalize(path)?, bytes),
        Err(_) => replace(path, bytes),
    };
    put().map_err(|err: io::Error| could_not("write", path, &err))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut new = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    new.as_file()
        .set_permissions(Permissions::from_mode(modes::FILE))?;
    new.write_all(bytes)?;
    new.as_file().sync_all()?;
    new.persist(path)?;
    Ok(())
}
