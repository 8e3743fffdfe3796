//! The journal's own file: found at the end of its links, and nothing but a plain file of this user.

use std::{
    fs::{self, File, Metadata, OpenOptions},
    io::{self, ErrorKind},
    os::unix::fs::{MetadataExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use rustix::{fs::OFlags, io::Errno, process::geteuid};

use super::modes;

/// As many links in a row as Linux itself follows.
const MOST_LINKS: usize = 40;

/// A file at the end of its links, which may not exist yet.
pub(super) struct Target {
    pub(super) path: PathBuf,
    /// Whether a link led here: then its folder is someone's choice, and is not made for them.
    pub(super) is_linked: bool,
    /// What is there.
    pub(super) found: Option<Metadata>,
}

/// Follows the links of the last component (the system follows those of the folders), to a file that may be missing.
///
/// # Errors
///
/// When a link cannot be read or followed.
pub(super) fn resolve(journal: PathBuf) -> io::Result<Target> {
    let mut target = Target {
        path: journal,
        is_linked: false,
        found: None,
    };
    for _ in 0..=MOST_LINKS {
        match fs::symlink_metadata(&target.path) {
            Ok(found) if found.is_symlink() => {
                let link = fs::read_link(&target.path)?;
                target.path.pop();
                target.path.push(link);
                target.is_linked = true;
            }
            Ok(found) => {
                target.found = Some(found);
                return Ok(target);
            }
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(target),
            Err(err) => return Err(err),
        }
    }
    Err(Errno::LOOP.into())
}

/// Refuses what is no plain file, before a read of it could wait for ever.
pub(super) fn plain(found: &Metadata) -> io::Result<()> {
    if found.is_file() {
        Ok(())
    } else if found.is_dir() {
        Err(io::Error::other("it is a folder, not a file"))
    } else {
        Err(io::Error::other("it is not a plain file"))
    }
}

/// Refuses what is no plain file of this user: another's `selfcare` (or one run as root) must not leave files they cannot open.
pub(super) fn own(found: &Metadata) -> io::Result<()> {
    plain(found)?;
    if found.uid() == geteuid().as_raw() {
        Ok(())
    } else {
        Err(io::Error::other("it belongs to another user"))
    }
}

/// Opens for reading without ever waiting for the other end of a pipe or a device.
pub(super) fn open_to_read(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .custom_flags(flags(OFlags::NONBLOCK | OFlags::NOCTTY))
        .open(path)
}

/// Opens for reading and appending, making a private file where there is none; never through a link.
pub(super) fn open_to_append(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options
        .read(true)
        .append(true)
        .custom_flags(flags(OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW));

    open_or_make(&options, path)
}

/// Opens a file, or makes it readable by its owner alone, whatever the umask.
pub(super) fn open_or_make(options: &OpenOptions, path: &Path) -> io::Result<File> {
    match options.open(path) {
        Err(err) if err.kind() == ErrorKind::NotFound => {}
        answer => return answer,
    }
    match options
        .clone()
        .create_new(true)
        .mode(modes::FILE)
        .open(path)
    {
        Ok(file) => modes::make_private(&file).map(|()| file),
        // Another one made it in between.
        Err(err) if err.kind() == ErrorKind::AlreadyExists => options.open(path),
        Err(err) => Err(err),
    }
}

fn flags(flags: OFlags) -> i32 {
    flags.bits().cast_signed()
}
