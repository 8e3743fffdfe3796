//! Adds lines at the end, and says so only once they are on the disk and read back. No older byte is ever touched.

use std::{
    borrow::Cow,
    fs::{self, File, Metadata},
    io::{self, ErrorKind, Write},
    os::unix::fs::{FileExt, MetadataExt},
    sync::Arc,
};

use memchr::memchr_iter;

use super::{Locked, fault::could_not_so, file, folders, lines::LONGEST, mark::Appended};

/// What became of the change while no byte has left.
const NOTHING_SAVED: &str = "nothing was saved";

/// What became of it once some may have.
const MAYBE_SAVED: &str = "it may not be saved";

/// What was written is read back by pieces of so many bytes: ten years taken in at once are a megabyte, and to be given a
/// page of memory costs more than to read one.
const PIECE: usize = 16 * 1024;

/// An open journal and the place where the next line goes.
struct End {
    file: File,
    /// The file as it was when opened.
    found: Metadata,
}

impl Locked {
    /// Appends whole lines in one write, then flushes, reads them back and compares; a missing last newline is added.
    ///
    /// A torn last line is closed with a newline of its own and kept: it becomes one line that cannot be read.
    ///
    /// # Errors
    ///
    /// Says "nothing was saved" when that is certain, and "it may not be saved" when bytes may have gone out. Nothing is
    /// tried twice. A journal that is missing or empty beside backups is not begun anew.
    pub(crate) fn append(&mut self, record_lines: &[u8]) -> anyhow::Result<()> {
        if record_lines.is_empty() {
            return Ok(());
        }
        // A limit on the file's size is an error like a full disk, and not the end of the program.
        let _ = signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), Arc::default());
        let failed = |so, err: &io::Error| could_not_so("save to", &self.target, so, err);
        if record_lines.len() > LONGEST && longest(record_lines) > LONGEST {
            let long = io::Error::other(
                "what is to be written is longer than the 1 MiB that a line is read up to",
            );
            return Err(failed(NOTHING_SAVED, &long));
        }

        if self.is_empty().map_err(|err| failed(NOTHING_SAVED, &err))? {
            self.store.refuse_beside_backups()?;
        }
        let end = self.open_end().map_err(|err| failed(NOTHING_SAVED, &err))?;
        let bytes = end
            .continued(record_lines)
            .map_err(|err| failed(NOTHING_SAVED, &err))?;

        end.write(&bytes).map_err(|err| {
            let so = if end.is_untouched() {
                NOTHING_SAVED
            } else {
                MAYBE_SAVED
            };
            failed(so, &err)
        })?;
        let appended = Appended::mark(&end.file, &end.found, bytes.len() as u64);
        end.flush_and_compare(&bytes)
            .and_then(|()| self.still_in_place(&end))
            .map_err(|err| failed(MAYBE_SAVED, &err))?;
        self.appended = appended;
        Ok(())
    }

    fn is_empty(&self) -> io::Result<bool> {
        match fs::symlink_metadata(&self.target) {
            Ok(found) => Ok(found.len() == 0),
            Err(err) if err.kind() == ErrorKind::NotFound => Ok(true),
            Err(err) => Err(err),
        }
    }

    fn open_end(&self) -> io::Result<End> {
        let file = file::open_to_append(&self.target)?;
        let found = file.metadata()?;
        file::own(&found)?;

        // Before the first byte, so that a journal with bytes in it is always one whose folders were flushed.
        if found.len() == 0
            && let Some(folder) = self.target.parent()
        {
            folders::flush_upwards(folder)?;
        }
        Ok(End { file, found })
    }

    /// A sync tool or an editor heeds no lock: it may have put another file in the journal's place since it was opened.
    fn still_in_place(&self, end: &End) -> io::Result<()> {
        let there = fs::symlink_metadata(&self.target)?;

        if (there.dev(), there.ino()) == (end.found.dev(), end.found.ino()) {
            Ok(())
        } else {
            Err(io::Error::other(
                "another program replaced the file meanwhile",
            ))
        }
    }
}

/// How long the longest line is, without its end.
fn longest(lines: &[u8]) -> usize {
    let ends = memchr_iter(b'\n', lines).chain([lines.len()]);
    let (longest, _) = ends.fold((0, 0), |(longest, begins), end| {
        (longest.max(end - begins), end + 1)
    });
    longest
}

impl End {
    /// The lines as they are to be written, on a line of their own.
    fn continued<'l>(&self, record_lines: &'l [u8]) -> io::Result<Cow<'l, [u8]>> {
        // Until it is known to be a newline it is not: a needless one costs nothing, a missing one a record.
        let mut last = [0];
        if let Some(before) = self.found.len().checked_sub(1) {
            self.file.read_exact_at(&mut last, before)?;
        }

        let is_torn = self.found.len() > 0 && last != *b"\n";
        let is_ended = record_lines.ends_with(b"\n");
        if is_ended && !is_torn {
            return Ok(Cow::Borrowed(record_lines));
        }
        let newline = |is_missing| if is_missing { b"\n".as_slice() } else { b"" };
        let parts = [newline(is_torn), record_lines, newline(!is_ended)];
        Ok(Cow::Owned(parts.concat()))
    }

    fn write(&self, bytes: &[u8]) -> io::Result<()> {
        (&self.file).write_all(bytes)
    }

    fn is_untouched(&self) -> bool {
        self.file
            .metadata()
            .is_ok_and(|now| now.len() == self.found.len())
    }

    fn flush_and_compare(&self, bytes: &[u8]) -> io::Result<()> {
        self.file.sync_all()?;

        let mut room = vec![0; bytes.len().min(PIECE)];
        let mut offset = self.found.len();
        for written in bytes.chunks(PIECE) {
            let kept = &mut room[..written.len()];
            match self.file.read_exact_at(kept, offset) {
                Ok(()) if kept == written => offset += written.len() as u64,
                Err(err) if err.kind() != ErrorKind::UnexpectedEof => return Err(err),
                _ => return Err(io::Error::other("the file does not hold what was written")),
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{
        io::Write,
        os::unix::fs::{PermissionsExt, symlink},
        path::Path,
    };

    use super::*;
    use crate::storage::Store;

    fn put(path: &Path, bytes: &[u8]) {
        File::create(path).unwrap().write_all(bytes).unwrap();
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o7777
    }

    #[test]
    fn a_new_journal_and_its_folders_are_for_their_owner_alone() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().join("a/b"));

        store.lock().unwrap().append(b"one\n").unwrap();

        assert_eq!(fs::read(store.journal()).unwrap(), b"one\n");
        assert_eq!(mode(&store.journal()), 0o600);
        assert_eq!(mode(&home.path().join("a/b/journal.lock")), 0o600);
        assert_eq!(mode(&home.path().join("a/b")), 0o700);
        assert_eq!(mode(&home.path().join("a")), 0o700);
        assert_eq!(store.too_open(), []);
    }

    #[test]
    fn a_torn_line_is_kept_and_the_next_stands_alone() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        put(&store.journal(), b"one\n{\"tor");

        store.lock().unwrap().append(b"two\nthree").unwrap();

        assert_eq!(
            fs::read(store.journal()).unwrap(),
            b"one\n{\"tor\ntwo\nthree\n"
        );
    }

    #[test]
    fn a_looser_mode_is_left_and_told() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        put(&store.journal(), b"one\n");
        fs::set_permissions(store.journal(), fs::Permissions::from_mode(0o640)).unwrap();
        fs::set_permissions(home.path(), fs::Permissions::from_mode(0o755)).unwrap();

        store.lock().unwrap().append(b"two\n").unwrap();

        assert_eq!(mode(&store.journal()), 0o640);
        assert_eq!(mode(home.path()), 0o755);
        let told: Vec<_> = store.too_open().iter().map(|open| open.mode).collect();
        assert_eq!(told, [0o755, 0o640]);
    }

    #[test]
    fn a_lost_journal_is_not_begun_anew_beside_backups() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        fs::create_dir(store.backups()).unwrap();
        store.lock().unwrap().append(b"one\n").unwrap();

        put(&store.backups().join("2026-11.jsonl"), b"zero\n");
        store.lock().unwrap().append(b"two\n").unwrap();
        put(&store.journal(), b"");
        let when_empty = store.lock().unwrap().append(b"three\n").unwrap_err();
        fs::remove_file(store.journal()).unwrap();
        let when_gone = store.lock().unwrap().append(b"three\n").unwrap_err();

        for err in [when_empty, when_gone] {
            assert!(err.to_string().contains("backups stand in"), "{err}");
        }
        assert!(!store.journal().exists());
    }

    #[test]
    fn a_linked_journal_stays_linked_and_is_locked_at_its_own_place() {
        let home = tempfile::tempdir().unwrap();
        let synced = home.path().join("synced");
        fs::create_dir_all(home.path().join("here")).unwrap();
        fs::create_dir(&synced).unwrap();
        let store = Store::new(home.path().join("here"));
        symlink("../synced/second", store.journal()).unwrap();
        symlink("diary.jsonl", synced.join("second")).unwrap();

        // The first one finds nothing at the end of the links.
        for line in ["one\n", "two\n"] {
            store.lock().unwrap().append(line.as_bytes()).unwrap();
        }

        assert!(store.journal().is_symlink() && synced.join("second").is_symlink());
        assert_eq!(fs::read(synced.join("diary.jsonl")).unwrap(), b"one\ntwo\n");
        assert_eq!(mode(&synced.join("diary.jsonl")), 0o600);
        assert!(synced.join("journal.lock").exists());
        assert!(!home.path().join("here/journal.lock").exists());
    }

    #[test]
    fn a_link_to_a_disk_not_plugged_in_is_no_new_journal() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        symlink("stick/journal.jsonl", store.journal()).unwrap();

        assert!(store.lock().is_err());
        assert!(store.read(|_, _| {}).is_err());
        assert!(!home.path().join("stick").exists());
    }

    #[test]
    fn a_write_that_is_not_in_the_file_is_noticed() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        let locked = store.lock().unwrap();
        let end = locked.open_end().unwrap();

        assert!(end.flush_and_compare(b"one\n").is_err());
        end.write(b"One\n").unwrap();
        assert!(end.flush_and_compare(b"one\n").is_err());
        end.flush_and_compare(b"One\n").unwrap();
    }

    #[test]
    fn a_journal_replaced_by_a_sync_tool_meanwhile_is_noticed() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        let locked = store.lock().unwrap();
        let end = locked.open_end().unwrap();

        locked.still_in_place(&end).unwrap();
        put(&home.path().join("other"), b"theirs\n");
        fs::rename(home.path().join("other"), store.journal()).unwrap();
        assert!(locked.still_in_place(&end).is_err());
    }
}
