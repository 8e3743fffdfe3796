//! What tells that a file is byte for byte the one it was: its length, its times, its place on the disk.
//!
//! Clocks of file systems stand still for some milliseconds, so an edit that comes soon enough after a write has the
//! same time. Therefore what this program wrote is dated one nanosecond later than the clock said, and whatever anybody
//! writes after it has another date.

use std::{
    fs::{File, Metadata},
    os::unix::fs::MetadataExt,
    time::Duration,
};

/// A file as it was at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(super) length: u64,
    /// Modified and changed, each in seconds and nanoseconds.
    times: [i64; 4],
    inode: u64,
    device: u64,
}

impl Mark {
    pub(super) fn of(found: &Metadata) -> Self {
        Self {
            length: found.len(),
            times: [
                found.mtime(),
                found.mtime_nsec(),
                found.ctime(),
                found.ctime_nsec(),
            ],
            inode: found.ino(),
            device: found.dev(),
        }
    }

    /// How long it was.
    pub(crate) fn length(self) -> u64 {
        self.length
    }

    /// All of it as numbers.
    pub(super) fn as_numbers(&self) -> [i64; 7] {
        let [modified, modified_ns, changed, changed_ns] = self.times;
        let file = [self.length, self.inode, self.device].map(u64::cast_signed);
        [
            file[0],
            modified,
            modified_ns,
            changed,
            changed_ns,
            file[1],
            file[2],
        ]
    }
}

/// A journal before and after lines were written to its end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Appended {
    pub(super) before: Mark,
    pub(super) after: Mark,
}

impl Appended {
    /// Dates a file to which so many bytes were just written. None where its system keeps no such dates, or somebody else
    /// wrote, too; nothing is lost by that but speed.
    pub(super) fn mark(file: &File, before: &Metadata, bytes: u64) -> Option<Self> {
        let written = file.metadata().ok()?;
        let date = written.modified().ok()? + Duration::from_nanos(1);
        file.set_modified(date).ok()?;

        let dated = file.metadata().ok()?;
        let is_ours = dated.len() == before.len() + bytes && dated.modified().ok()? == date;
        is_ours.then(|| Self {
            before: Mark::of(before),
            after: Mark::of(&dated),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write, os::unix::fs::FileExt};

    use super::*;

    #[test]
    fn an_edit_right_after_a_write_is_noticed_whatever_it_is() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("journal");
        for _ in 0..200 {
            let mut file = File::create(&path).unwrap();
            let before = file.metadata().unwrap();
            file.write_all(b"one\n").unwrap();
            let marked = Appended::mark(&file, &before, 4).unwrap();
            let now = || Mark::of(&fs::metadata(&path).unwrap());
            assert_eq!(now(), marked.after);
            assert_ne!(marked.before, marked.after);
            // At once, as long as before, in place.
            file.write_all_at(b"O", 0).unwrap();
            assert_ne!(now(), marked.after);
        }
    }

    #[test]
    fn what_another_wrote_meanwhile_is_not_marked() {
        let home = tempfile::tempdir().unwrap();
        let mut file = File::create(home.path().join("journal")).unwrap();
        let before = file.metadata().unwrap();
        file.write_all(b"one\ntwo\n").unwrap();
        assert!(Appended::mark(&file, &before, 4).is_none());
    }
}
