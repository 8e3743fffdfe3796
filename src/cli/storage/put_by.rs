//! Conflict copies that are in the journal whole: out of the way, and kept among the other copies.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{Given, Locked, fault::could_not, folders, whole};

impl Locked {
    /// Moves a file that was read into the folder of copies, and says where to. None when it stays, because it is a link
    /// or another program changed it meanwhile.
    ///
    /// # Errors
    ///
    /// When it cannot be kept there; then it stays where it is.
    pub(crate) fn put_by(
        &self,
        path: &Path,
        given: &Given,
        moment: &str,
    ) -> anyhow::Result<Option<PathBuf>> {
        let put_by = || -> io::Result<Option<PathBuf>> {
            if !given.is_still(path) {
                return Ok(None);
            }
            let folder = self.store.backups();
            folders::make(&folder)?;
            let kept = self.free_name(moment, "merged");
            whole::write(&folder, |new| new.write_all(&given.bytes))?.stand(&kept)?;
            if !given.is_still(path) {
                return Ok(None);
            }
            fs::remove_file(path)?;
            folders::flush_upwards(path.parent().unwrap_or(Path::new("/")))?;
            Ok(Some(kept))
        };
        put_by().map_err(|err| could_not("put by", path, &err))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::storage::Store;

    #[test]
    fn a_copy_that_was_written_meanwhile_stays() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_owned());
        let path = home.path().join("journal.sync-conflict-1.jsonl");
        let add = |bytes: &[u8]| {
            let mut file = fs::OpenOptions::new();
            let mut file = file.create(true).append(true).open(&path).unwrap();
            file.write_all(bytes).unwrap();
        };
        add(b"one\n");
        let given = Given::read(&path).unwrap();
        add(b"two\n");
        let locked = store.lock().unwrap();
        let moment = "2026-11-22T07:41:03+01:00";

        assert_eq!(locked.put_by(&path, &given, moment).unwrap(), None);
        assert!(path.exists() && !store.backups().exists());
        let given = Given::read(&path).unwrap();
        let kept = locked.put_by(&path, &given, moment).unwrap().unwrap();
        assert!(kept.ends_with("backups/2026-11-22T07-41-03-merged.jsonl"));
        assert_eq!(fs::read(kept).unwrap(), b"one\ntwo\n");
        assert!(!path.exists());
    }
}
