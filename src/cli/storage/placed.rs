//! A small text at a place that is known, such as the configuration or a timer's: whole or not at all, and a link to it stays a
//! link.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::beside::{folder_of, replace_and_flush};
use super::fault::could_not;
use super::{file, folders, modes};

/// No such file is larger.
const LARGEST: u64 = 1024 * 1024;

/// The text that is there; none when there is nothing.
///
/// # Errors
///
/// When it cannot be read, is no plain file of at most 1 MiB (nothing is waited for), or is no text.
pub(crate) fn placed(path: &Path) -> anyhow::Result<Option<String>> {
    let read = || -> io::Result<Option<String>> {
        let target = file::resolve(path.to_owned())?;
        let Some(found) = target.found else {
            return Ok(None);
        };
        file::plain(&found)?;
        let mut text = String::with_capacity(found.len().min(LARGEST) as usize + 1);
        file::open_to_read(&target.path)?
            .take(LARGEST + 1)
            .read_to_string(&mut text)?;
        if text.len() as u64 > LARGEST {
            return Err(io::Error::other("it is larger than 1 MiB"));
        }
        Ok(Some(text))
    };
    read().map_err(|err| could_not("read", path, &err))
}

/// Puts a text there, and makes the folders that are missing. One that is there keeps its mode.
///
/// # Errors
///
/// When it cannot be written; what was there stays.
pub(crate) fn place(path: &Path, text: &str) -> anyhow::Result<()> {
    let write = || -> io::Result<()> {
        let target = file::resolve(path.to_owned())?;
        let mode = target
            .found
            .map_or(modes::FILE, |found| found.permissions().mode() & 0o777);
        if !target.is_linked {
            folders::make(folder_of(&target.path))?;
        }
        replace_and_flush(&target.path, text.as_bytes(), mode)
    };
    write().map_err(|err| could_not("write", path, &err))
}

/// Waits until nobody else changes what lies in the folder of a file, and keeps others waiting as long as it is held: of two
/// that read it, change it and put it back at once, one would lose what it said. Where a folder cannot be locked, nobody
/// waits.
///
/// # Errors
///
/// When the folder is not there and cannot be made.
pub(crate) fn alone(path: &Path) -> anyhow::Result<Option<File>> {
    let alone = || -> io::Result<Option<File>> {
        let target = file::resolve(path.to_owned())?;
        let folder = folder_of(&target.path);
        if !target.is_linked {
            folders::make(folder)?;
        }
        let lock = |folder: File| folder.lock().map(|()| folder);
        Ok(File::open(folder).and_then(lock).ok())
    };
    alone().map_err(|err| could_not("write", path, &err))
}

/// Removes it. A link that led there stays: it is somebody's own.
///
/// # Errors
///
/// When it cannot be removed.
pub(crate) fn displace(path: &Path) -> anyhow::Result<()> {
    let remove = || match file::resolve(path.to_owned())? {
        target if target.found.is_some() => fs::remove_file(&target.path),
        _ => Ok(()),
    };
    remove().map_err(|err: io::Error| could_not("remove", path, &err))
}

/// Removes a link, and nothing that it leads to. What is no link stays.
///
/// # Errors
///
/// When it cannot be removed.
pub(crate) fn displace_link(path: &Path) -> anyhow::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            fs::remove_file(path).map_err(|err| could_not("remove", path, &err))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_stays_and_what_it_leads_to_is_written_and_removed() {
        let home = tempfile::tempdir().unwrap();
        let (dotfiles, link) = (home.path().join("dotfiles"), home.path().join("a/b/unit"));
        fs::create_dir(&dotfiles).unwrap();
        fs::create_dir_all(home.path().join("a/b")).unwrap();
        std::os::unix::fs::symlink("../../dotfiles/unit", &link).unwrap();

        assert_eq!(placed(&link).unwrap(), None);
        place(&link, "one").unwrap();
        place(&link, "two").unwrap();
        assert_eq!(placed(&link).unwrap().as_deref(), Some("two"));
        assert_eq!(fs::read_to_string(dotfiles.join("unit")).unwrap(), "two");
        displace(&link).unwrap();
        displace(&link).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(dotfiles).unwrap().count(), 0);
    }

    #[test]
    fn folders_are_made_for_their_owner_alone_and_a_mode_is_kept() {
        let home = tempfile::tempdir().unwrap();
        let unit = home.path().join("a/unit");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;

        place(&unit, "one").unwrap();
        assert_eq!((mode(&unit), mode(&home.path().join("a"))), (0o600, 0o700));
        fs::set_permissions(&unit, fs::Permissions::from_mode(0o644)).unwrap();
        place(&unit, "two").unwrap();
        assert_eq!(mode(&unit), 0o644);
        assert!(placed(&home.path().join("a")).is_err(), "a folder");
    }

    #[test]
    fn what_is_too_large_is_refused_and_never_cut() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("large");
        for (more, is_read) in [(0, true), (1, false)] {
            place(&file, &"x".repeat(LARGEST as usize + more)).unwrap();
            assert_eq!(placed(&file).is_ok(), is_read);
        }
    }
}
