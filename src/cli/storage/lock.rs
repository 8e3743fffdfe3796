//! One writer at a time: a lock file beside the journal's own file, never renamed and never removed.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use rustix::{
    fs::{Access, access},
    io::Errno,
};

use super::{
    Line, Store,
    fault::{Shown, cause, could_not_so},
    file::{self, Target},
    folders,
    lines::Span,
    mark::{Appended, Mark},
    read,
};

/// How long a writer waits for another: longer than any write takes, shorter than a person's patience.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often it looks again.
const PAUSE: Duration = Duration::from_millis(20);

/// What became of the change when no lock was had.
const UNCHANGED: &str = "nothing was changed";

/// The journal, held by this process alone until it is dropped (or the process dies, however it dies).
#[derive(Debug)]
pub(crate) struct Locked {
    pub(super) store: Store,
    /// The journal's own file, at the end of its links.
    pub(super) target: PathBuf,
    /// What the last append did to the file, where that could be told.
    pub(super) appended: Option<Appended>,
    /// Held, never used: closing it is what lets the next one in.
    _lock: File,
}

impl Store {
    /// Waits up to five seconds for other writers, making the folder when it is missing.
    ///
    /// # Errors
    ///
    /// When another one still writes, when the folder or lock file cannot be made or opened, when its file system has
    /// no locks, and when the journal is no plain file of this user. In each case nothing was changed.
    pub(crate) fn lock(&self) -> anyhow::Result<Locked> {
        let journal = self.journal();
        let target = file::resolve(journal.clone())
            .and_then(own)
            .map_err(|err| could_not_so("write to", &journal, UNCHANGED, &err))?;

        let path = target.path.with_file_name("journal.lock");
        let lock = open(&path, &target, self)
            .map_err(|err| could_not_so("open", &path, UNCHANGED, &err))?;
        wait_for(&lock, PATIENCE).map_err(|err| refusal(&path, &err))?;

        Ok(Locked {
            store: self.clone(),
            target: target.path,
            appended: None,
            _lock: lock,
        })
    }
}

impl Store {
    /// Whether a change could be made, as far as that shows before one: whoever asks questions looks first.
    ///
    /// # Errors
    ///
    /// As `lock`, where the journal, the lock file or the folder they would be made in cannot be written to.
    pub(crate) fn would_lock(&self) -> anyhow::Result<()> {
        let journal = self.journal();
        let not_writable =
            |path: &Path, err: &io::Error| could_not_so("write to", path, UNCHANGED, err);
        let target = file::resolve(journal.clone())
            .and_then(own)
            .map_err(|err| not_writable(&journal, &err))?;
        let lock = target.path.with_file_name("journal.lock");
        for path in [&target.path, &lock] {
            // What is not there yet is made in the next folder that is.
            let mut places = path.ancestors();
            let may = places.find_map(|place| match access(place, Access::WRITE_OK) {
                Err(Errno::NOENT) => None,
                answer => Some(answer),
            });
            if let Some(Err(err)) = may {
                return Err(not_writable(path, &err.into()));
            }
        }
        Ok(())
    }
}

impl Locked {
    /// Reads as `Store::read` does, while nobody else can write, with the place of each line; the file as it was then.
    ///
    /// # Errors
    ///
    /// As `Store::read`.
    pub(crate) fn read(&self, each: impl FnMut(Span, Line<'_>)) -> anyhow::Result<Option<Mark>> {
        let opened = read::read(&self.store, &self.target, each)?;
        Ok(opened.map(|opened| opened.mark))
    }
}

/// Looked at before the lock file is made: one of root's in another's folder would lock them out.
fn own(target: Target) -> io::Result<Target> {
    target.found.as_ref().map_or(Ok(()), file::own)?;
    Ok(target)
}

fn open(path: &Path, target: &Target, store: &Store) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);

    match file::open_or_make(&options, path) {
        Err(err) if err.kind() == ErrorKind::NotFound && !target.is_linked => {
            folders::make(&store.folder)?;
            file::open_or_make(&options, path)
        }
        answer => answer,
    }
}

fn wait_for(lock: &File, patience: Duration) -> Result<(), TryLockError> {
    let end = now() + patience;

    loop {
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) if now() < end => thread::sleep(PAUSE),
            answer => return answer,
        }
    }
}

fn refusal(path: &Path, err: &TryLockError) -> anyhow::Error {
    match err {
        TryLockError::WouldBlock => {
            anyhow::anyhow!("the journal is busy (another selfcare is writing), {UNCHANGED}")
        }
        TryLockError::Error(err) => anyhow::anyhow!(
            "could not lock {}, {UNCHANGED}: {} (some network folders have no locks: keep the journal on a disk of this machine)",
            Shown(path),
            cause(err)
        ),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a lock was waited for; no moment of any day"
)]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_writer_waits_for_another_and_then_gives_up() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        let first = store.lock().unwrap();
        let second = File::open(home.path().join("journal.lock")).unwrap();

        let answer = wait_for(&second, Duration::from_millis(50)).unwrap_err();
        assert_eq!(
            refusal(Path::new(""), &answer).to_string(),
            "the journal is busy (another selfcare is writing), nothing was changed"
        );

        drop(first);
        wait_for(&second, Duration::ZERO).unwrap();
    }

    #[test]
    fn a_file_system_without_locks_is_named_and_refused() {
        let answer = TryLockError::Error(ErrorKind::Unsupported.into());

        assert_eq!(
            refusal(Path::new("/net/journal.lock"), &answer).to_string(),
            "could not lock /net/journal.lock, nothing was changed: unsupported (some network folders have no locks: \
             keep the journal on a disk of this machine)"
        );
    }
}
