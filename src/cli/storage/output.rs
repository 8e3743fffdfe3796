//! A file that a person asked for: a report to keep. For its owner alone, and whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use super::beside::replace;
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
        Ok(_) => replace(&fs::canonicalize(path)?, bytes, modes::FILE),
        Err(_) => replace(path, bytes, modes::FILE),
    };
    put().map_err(|err: io::Error| could_not("write", path, &err))
}

/// Puts files that everybody may read into a folder, which is made when it is not there.
///
/// # Errors
///
/// When one cannot be written; those before it are.
pub(crate) fn publish(folder: &Path, files: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).map_err(|err| could_not("make the folder", folder, &err))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        replace(&path, bytes, modes::PUBLIC).map_err(|err| could_not("write", &path, &err))?;
    }
    Ok(())
}
