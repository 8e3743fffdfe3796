//! Folders: made for their owner alone, and flushed so that a new file is found again after a power cut.

use std::{
    fs::{self, DirBuilder, File},
    io::{self, ErrorKind},
    os::unix::fs::{DirBuilderExt, MetadataExt},
    path::Path,
};

use rustix::process::geteuid;

use super::modes;

/// Makes a folder and those above it that are missing. One that is there is left as it is.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    match make_one(folder) {
        Err(err) if err.kind() == ErrorKind::NotFound => {
            make(folder.parent().ok_or(err)?)?;
            make_one(folder)
        }
        answer => answer,
    }
}

fn make_one(folder: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(modes::FOLDER).create(folder) {
        Ok(()) => modes::make_private_folder(folder),
        Err(err) if err.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(err) => Err(err),
    }
}

/// Flushes a folder and those above it, up to the first that is not this user's: every folder that `make` made, and what
/// holds it.
///
/// All of them, because an earlier run may have been killed between making and flushing.
pub(super) fn flush_upwards(folder: &Path) -> io::Result<()> {
    let me = geteuid().as_raw();

    for folder in folder.ancestors() {
        let is_mine = fs::metadata(folder)?.uid() == me;
        match flush(folder) {
            // Not to be opened, and so not to be flushed: that is its owner's choice.
            Err(err) if err.kind() == ErrorKind::PermissionDenied && !is_mine => {}
            answer => answer?,
        }
        if !is_mine {
            break;
        }
    }
    Ok(())
}

fn flush(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems cannot flush a folder; there is nothing more to be done on them.
        Err(err) if err.kind() == ErrorKind::InvalidInput => Ok(()),
        answer => answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_where_nothing_can_be_made_is_an_error_and_no_endless_search() {
        let home = tempfile::tempdir().unwrap();
        File::create(home.path().join("file")).unwrap();

        assert!(make(&home.path().join("file/a/b")).is_err());
        assert!(make(Path::new("/proc/a/b")).is_err());
        assert!(make(Path::new("")).is_err());
        make(&home.path().join("a/b/c")).unwrap();
        make(&home.path().join("a/b/c")).unwrap();
    }
}
