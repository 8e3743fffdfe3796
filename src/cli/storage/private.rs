//! A text that an editor has for a while: in a folder of its own beside the journal, both for their owner alone.

use std::{
    fs::{self, DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};

use super::{Store, fault::could_not, folders, modes};

/// How the folders' names begin.
const PREFIX: &str = "edit-";

/// A private text. It stays until `remove`, whatever ends the program: what was typed into it must not be lost.
#[derive(Debug)]
pub(crate) struct PrivateText {
    folder: PathBuf,
    file: PathBuf,
    /// Locked while the text is in use, so that another run can tell it from one left behind.
    in_use: File,
}

impl Store {
    /// An empty place for a text of this name; the bits tell its folder from others.
    ///
    /// # Errors
    ///
    /// When the data folder or the folder in it cannot be made.
    pub(crate) fn private_text(&self, name: &str, bits: u128) -> anyhow::Result<PrivateText> {
        let folder = self.folder.join(format!("{PREFIX}{:08x}", bits as u32));
        let make = || {
            folders::make(&self.folder)?;
            DirBuilder::new().mode(modes::FOLDER).create(&folder)?;
            modes::make_private_folder(&folder)?;
            File::open(&folder)
        };
        let in_use = make().map_err(|err| could_not("make a private folder", &folder, &err))?;
        // Without locks another run may take it for one left behind; it only says so.
        let _ = in_use.try_lock();
        Ok(PrivateText {
            file: folder.join(name),
            folder,
            in_use,
        })
    }

    /// The folders of private texts that no running program uses: kept after a mistake, or by a crash.
    pub(crate) fn left_behind(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut left: Vec<PathBuf> = entries
            .filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX))
            .map(|entry| entry.path())
            .filter(|path| path.is_dir() && !is_in_use(path))
            .collect();
        left.sort();
        left
    }
}

impl PrivateText {
    /// Where the text is.
    pub(crate) fn path(&self) -> &Path {
        &self.file
    }

    /// Puts a text in the place of the one before, whole or not at all.
    ///
    /// # Errors
    ///
    /// When it cannot be written; the one before stays as it was.
    pub(crate) fn write(&self, text: &[u8]) -> anyhow::Result<()> {
        let new = self.folder.join("new");
        let put = || {
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(modes::FILE)
                .open(&new)?;
            modes::make_private(&file)?;
            file.write_all(text)?;
            fs::rename(&new, &self.file)
        };
        put().map_err(|err| {
            let _ = fs::remove_file(&new);
            could_not("write", &self.file, &err)
        })
    }

    /// The text as it is now; empty when an editor took the file away.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub(crate) fn read(&self) -> anyhow::Result<Vec<u8>> {
        match fs::read(&self.file) {
            Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            answer => answer.map_err(|err| could_not("read", &self.file, &err)),
        }
    }

    /// Removes it, with all that an editor left beside it.
    ///
    /// # Errors
    ///
    /// When something of it cannot be removed.
    pub(crate) fn remove(self) -> anyhow::Result<()> {
        drop(self.in_use);
        fs::remove_dir_all(&self.folder).map_err(|err| could_not("remove", &self.folder, &err))
    }
}

fn is_in_use(folder: &Path) -> bool {
    let locked = File::open(folder).map(|folder| folder.try_lock());
    matches!(locked, Ok(Err(TryLockError::WouldBlock)))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_text_is_for_its_owner_alone_and_gone_once_removed() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().join("data"));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;

        let text = store.private_text("day.toml", 7).unwrap();
        assert!(text.read().unwrap().is_empty());
        text.write(b"one").unwrap();
        text.write(b"two").unwrap();
        assert_eq!(text.read().unwrap(), b"two");
        assert_eq!(
            (mode(text.path()), mode(text.path().parent().unwrap())),
            (0o600, 0o700)
        );
        assert!(store.private_text("day.toml", 7).is_err());

        text.remove().unwrap();
        assert_eq!(fs::read_dir(home.path().join("data")).unwrap().count(), 0);
    }

    #[test]
    fn one_in_use_is_not_left_behind() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_owned());
        File::create(home.path().join("edit-file")).unwrap();

        let text = store.private_text("day.toml", 1).unwrap();
        assert!(store.left_behind().is_empty());
        drop(text);
        assert_eq!(store.left_behind(), [home.path().join("edit-00000001")]);
    }
}
