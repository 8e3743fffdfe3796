//! Who holds the journal's lock, for whoever wonders why it is busy.

use std::{
    fmt,
    fs::{self, File, TryLockError},
    io::{self, ErrorKind},
    os::unix::fs::MetadataExt as _,
};

use super::{Store, file};

/// Another program that holds the lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Its name and number.
    Process { name: String, number: u32 },
    /// The system does not say which.
    Unknown,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Process { name, number } => write!(f, "{name} (process {number})"),
            Self::Unknown => f.write_str("another program"),
        }
    }
}

impl Store {
    /// Who holds the lock at this moment; nobody when there is no lock file. The lock file is not made for this.
    ///
    /// # Errors
    ///
    /// When the lock file is there and cannot be looked at.
    pub(crate) fn holder(&self) -> io::Result<Option<Holder>> {
        let target = file::resolve(self.journal())?;
        let lock = match file::open_to_read(&target.path.with_file_name("journal.lock")) {
            Err(err) if err.kind() == ErrorKind::NotFound => return Ok(None),
            answer => answer?,
        };
        // Shared, so that two who look do not see each other; a writer who comes just now waits a moment.
        match lock.try_lock_shared() {
            Ok(()) => Ok(None),
            Err(TryLockError::WouldBlock) => Ok(Some(of(&lock))),
            Err(TryLockError::Error(err)) => Err(err),
        }
    }
}

fn of(lock: &File) -> Holder {
    let inode = lock.metadata().map(|found| found.ino());
    let locks = fs::read_to_string("/proc/locks");
    let number = inode
        .ok()
        .zip(locks.ok())
        .and_then(|(inode, locks)| locks.lines().find_map(|line| holds(line, inode)));
    number.map_or(Holder::Unknown, |number| Holder::Process {
        name: name(number).unwrap_or_else(|| "another program".to_owned()),
        number,
    })
}

/// The process that a line of `/proc/locks` names as the holder of a file: `1: FLOCK ADVISORY WRITE 4711 fe:00:42 0 EOF`
/// (proc(5)). One that waits has an arrow before `FLOCK`.
fn holds(line: &str, inode: u64) -> Option<u32> {
    let mut words = line.split_ascii_whitespace().skip(1);
    let is_flock = words.next() == Some("FLOCK");
    let process = words.nth(2)?.parse().ok();
    let file = words.next()?.rsplit(':').next()?;
    process.filter(|_| is_flock && file.parse() == Ok(inode))
}

fn name(number: u32) -> Option<String> {
    let name = fs::read_to_string(format!("/proc/{number}/comm")).ok()?;
    Some(name.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_told_from_one_who_waits_and_from_another_file() {
        let holder = "1: FLOCK  ADVISORY  WRITE 4711 fe:00:42 0 EOF";
        assert_eq!(holds(holder, 42), Some(4711));
        assert_eq!(holds(holder, 41), None);
        assert_eq!(
            holds("1: -> FLOCK  ADVISORY  WRITE 4712 fe:00:42 0 EOF", 42),
            None
        );
        assert_eq!(
            holds("2: POSIX  ADVISORY  WRITE 4713 fe:00:42 0 EOF", 42),
            None
        );
        assert_eq!(holds("2: FLOCK", 42), None);
    }

    #[test]
    fn a_lock_that_is_held_is_seen_and_looking_makes_no_file() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().join("data"));
        assert_eq!(store.holder().unwrap(), None);
        assert!(!home.path().join("data").exists());

        let locked = store.lock().unwrap();
        assert!(store.holder().unwrap().is_some());
        drop(locked);
        assert_eq!(store.holder().unwrap(), None);
    }
}
