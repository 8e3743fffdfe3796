//! Writes the whole journal anew, which is rare: erase, merge, restore. Whatever interrupts it, the old one or the new one
//! stands, and a copy of the old one is kept.

use std::{
    fs::{self, Metadata},
    io::{self, BufRead, BufReader, ErrorKind, Write},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Act, Locked, Store,
    fault::{could_not, could_not_so},
    file, lines, whole,
};

/// What became of the change while the old file stands.
const NOTHING_CHANGED: &str = "nothing was changed";

/// What became of it once the new one has its name.
const MAYBE_SAVED: &str = "it may not be saved";

/// What became of a copy: of the journal nothing is said, which may have changed before.
const COPY_UNCHANGED: &str = "it stays as it was";

/// A line as it lies in the file, and as it is read.
pub(crate) struct RawLine<'a> {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// Every byte of it, its end included.
    pub(crate) raw: &'a [u8],
    /// What is read of it; empty when it is blank.
    pub(crate) text: &'a [u8],
}

impl RawLine<'_> {
    /// Whether it is over 1 MiB, and so is not read.
    pub(crate) fn is_too_long(&self) -> bool {
        self.raw.strip_suffix(b"\n").unwrap_or(self.raw).len() > lines::LONGEST
    }
}

impl Locked {
    /// Copies the journal aside, lets `fill` write the new one from the old, lets `check` look at what came of it, and
    /// puts it in the old one's place. Says where the copy is; there is none when there was no journal.
    ///
    /// # Errors
    ///
    /// Says "nothing was changed" while the old one stands, and "it may not be saved" after that. `check` may refuse.
    pub(crate) fn rewrite(
        &mut self,
        act: Act,
        moment: &str,
        fill: impl FnOnce(&mut dyn BufRead, &mut dyn Write) -> io::Result<()>,
        check: impl FnOnce(&mut dyn BufRead) -> anyhow::Result<()>,
    ) -> anyhow::Result<Option<PathBuf>> {
        // A limit on the file's size is an error like a full disk, and not the end of the program.
        let _ = signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), Arc::default());
        let target = self.target.clone();
        self.sweep()?;
        let copy = self.keep_before(act, moment)?;
        anew(&target, NOTHING_CHANGED, fill, check)?;
        if let Some(copy) = copy.as_deref().filter(|_| act != Act::Erase) {
            // The rewrite is done, and what could not be let go of now is the next time. After an erasing the copy goes.
            let _ = self.let_go_of_old_ones(copy);
        }
        Ok(copy)
    }

    /// Writes a copy of the journal anew, such as a backup, in the same way and without a copy of its own.
    ///
    /// # Errors
    ///
    /// Says "it stays as it was" of the copy, and "it may not be saved" after that. `check` may refuse.
    #[expect(
        clippy::unused_self,
        reason = "only who holds the lock may write a copy anew"
    )]
    pub(crate) fn rewrite_copy(
        &mut self,
        path: &Path,
        fill: impl FnOnce(&mut dyn BufRead, &mut dyn Write) -> io::Result<()>,
        check: impl FnOnce(&mut dyn BufRead) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        anew(path, COPY_UNCHANGED, fill, check)
    }

    /// Removes what runs that were killed left unfinished; under the lock none of it is in use.
    ///
    /// # Errors
    ///
    /// When one cannot be removed.
    pub(crate) fn sweep(&self) -> anyhow::Result<()> {
        let unfinished = self.store.unfinished();
        let unfinished = unfinished
            .map_err(|err| could_not_so("rewrite", &self.target, NOTHING_CHANGED, &err))?;
        unfinished.iter().try_for_each(|path| remove(path))
    }
}

impl Store {
    /// Files that a rewrite or a copy was killed over: nobody needs them. One of a run that goes on is there, too.
    pub(crate) fn unfinished(&self) -> io::Result<Vec<PathBuf>> {
        let target = file::resolve(self.journal())?.path;
        let beside = target.parent().unwrap_or(&self.folder).to_owned();
        let mut found = Vec::new();
        for folder in [beside, self.backups()] {
            let entries = match fs::read_dir(folder) {
                Err(err) if err.kind() == ErrorKind::NotFound => continue,
                answer => answer?,
            };
            for entry in entries {
                let entry = entry?;
                if entry
                    .file_name()
                    .to_string_lossy()
                    .starts_with(whole::UNFINISHED)
                {
                    found.push(entry.path());
                }
            }
        }
        Ok(found)
    }
}

/// Hands over each line as it lies in the file.
///
/// # Errors
///
/// When the source cannot be read, or `each` says so.
pub(crate) fn each_raw_line(
    source: &mut dyn BufRead,
    mut each: impl FnMut(RawLine<'_>) -> io::Result<()>,
) -> io::Result<()> {
    let mut raw = Vec::new();
    for number in 1.. {
        raw.clear();
        if source.read_until(b'\n', &mut raw)? == 0 {
            break;
        }
        let text = lines::without_margins(&raw);
        each(RawLine {
            number,
            raw: &raw,
            text,
        })?;
    }
    Ok(())
}

fn anew(
    path: &Path,
    unchanged: &str,
    fill: impl FnOnce(&mut dyn BufRead, &mut dyn Write) -> io::Result<()>,
    check: impl FnOnce(&mut dyn BufRead) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let failed = |err: &io::Error| could_not_so("rewrite", path, unchanged, err);
    let (mut old, found) = open(path).map_err(|err| failed(&err))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let new = whole::write(folder, |new| fill(&mut *old, new)).map_err(|err| failed(&err))?;
    let written = new.open().map_err(|err| failed(&err))?;
    check(&mut BufReader::new(written))?;
    is_still(path, found.as_ref()).map_err(|err| failed(&err))?;
    new.replace(path).map_err(|err| {
        // What cannot be looked at may have been replaced.
        let so = match fs::symlink_metadata(path) {
            Ok(there) if found.as_ref().is_some_and(|found| same(found, &there)) => unchanged,
            _ => MAYBE_SAVED,
        };
        could_not_so("rewrite", path, so, &err)
    })
}

/// The old file, and what it was when opened; nothing to read when there is none.
fn open(path: &Path) -> io::Result<(Box<dyn BufRead>, Option<Metadata>)> {
    match file::open_to_read(path) {
        Err(err) if err.kind() == ErrorKind::NotFound => Ok((Box::new(io::empty()), None)),
        answer => {
            let old = answer?;
            let found = old.metadata()?;
            file::own(&found)?;
            Ok((Box::new(BufReader::new(old)), Some(found)))
        }
    }
}

/// An editor or a sync tool heeds no lock: what it wrote meanwhile must not be written over.
fn is_still(path: &Path, found: Option<&Metadata>) -> io::Result<()> {
    let is_same = match (fs::symlink_metadata(path), found) {
        (Ok(there), Some(found)) => same(found, &there),
        (Err(err), None) => err.kind() == ErrorKind::NotFound,
        _ => false,
    };
    if is_same {
        Ok(())
    } else {
        Err(io::Error::other(
            "another program changed the file meanwhile",
        ))
    }
}

pub(super) fn same(one: &Metadata, other: &Metadata) -> bool {
    let of = |file: &Metadata| {
        let changed = (file.mtime(), file.mtime_nsec());
        (file.dev(), file.ino(), file.len(), changed)
    };
    of(one) == of(other)
}

/// Removes a file for good.
///
/// # Errors
///
/// When it cannot be removed; one that is not there is removed already.
pub(crate) fn remove(path: &Path) -> anyhow::Result<()> {
    match fs::remove_file(path) {
        Err(err) if err.kind() != ErrorKind::NotFound => Err(could_not("remove", path, &err)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOMENT: &str = "2026-11-22T07:41:03+01:00";

    fn store(home: &tempfile::TempDir, text: &[u8]) -> Store {
        let store = Store::new(home.path().to_owned());
        fs::File::create(store.journal())
            .and_then(|mut file| file.write_all(text))
            .unwrap();
        store
    }

    fn without_second(old: &mut dyn BufRead, new: &mut dyn Write) -> io::Result<()> {
        each_raw_line(old, |line| match line.number {
            2 => Ok(()),
            _ => new.write_all(line.raw),
        })
    }

    #[test]
    fn the_rest_is_kept_byte_for_byte_and_the_old_one_aside() {
        let home = tempfile::tempdir().unwrap();
        let before = b"\xef\xbb\xbfone \r\ntwo\n\n\xff\0\nlast";
        let store = store(&home, before);

        let copy = store
            .lock()
            .unwrap()
            .rewrite(Act::Erase, MOMENT, without_second, |_| Ok(()))
            .unwrap();

        assert_eq!(
            fs::read(store.journal()).unwrap(),
            b"\xef\xbb\xbfone \r\n\n\xff\0\nlast"
        );
        assert_eq!(fs::read(copy.unwrap()).unwrap(), before);
    }

    #[test]
    fn what_the_check_refuses_and_what_fails_changes_nothing() {
        let home = tempfile::tempdir().unwrap();
        let store = store(&home, b"one\ntwo\n");
        let mut locked = store.lock().unwrap();

        let refused = locked.rewrite(Act::Merge, MOMENT, without_second, |new| {
            let mut text = String::new();
            new.read_to_string(&mut text)?;
            anyhow::bail!("it holds {text:?}")
        });
        assert_eq!(refused.unwrap_err().to_string(), "it holds \"one\\n\"");
        let failed = locked.rewrite(
            Act::Merge,
            MOMENT,
            |_, _| Err(io::Error::other("no more")),
            |_| Ok(()),
        );
        let said = failed.unwrap_err().to_string();
        assert!(said.ends_with(", nothing was changed: no more"), "{said}");
        assert_eq!(fs::read(store.journal()).unwrap(), b"one\ntwo\n");
        assert!(store.unfinished().unwrap().is_empty());
    }

    #[test]
    fn what_another_program_wrote_meanwhile_is_not_written_over() {
        let home = tempfile::tempdir().unwrap();
        let store = store(&home, b"one\ntwo\n");
        let journal = store.journal();

        let answer = store.lock().unwrap().rewrite(
            Act::Merge,
            MOMENT,
            |old, new| {
                without_second(old, new)?;
                let mut other = fs::OpenOptions::new().append(true).open(&journal)?;
                other.write_all(b"three\n")
            },
            |_| Ok(()),
        );

        let said = answer.unwrap_err().to_string();
        assert!(said.contains("another program changed the file"), "{said}");
        assert_eq!(fs::read(&journal).unwrap(), b"one\ntwo\nthree\n");
    }

    #[test]
    fn what_was_left_unfinished_is_swept_at_the_next_rewrite() {
        let home = tempfile::tempdir().unwrap();
        let store = store(&home, b"one\n");
        fs::create_dir(store.backups()).unwrap();
        for folder in [home.path(), &store.backups()] {
            fs::File::create(folder.join(".selfcare-new-abc")).unwrap();
        }
        assert_eq!(store.unfinished().unwrap().len(), 2);

        let all = |old: &mut dyn BufRead, new: &mut dyn Write| io::copy(old, new).map(|_| ());
        let mut locked = store.lock().unwrap();
        locked.rewrite(Act::Merge, MOMENT, all, |_| Ok(())).unwrap();

        assert!(store.unfinished().unwrap().is_empty());
        assert_eq!(fs::read(store.journal()).unwrap(), b"one\n");
    }

    #[test]
    fn a_journal_comes_back_where_there_was_none() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_owned());

        let copy = store.lock().unwrap().rewrite(
            Act::Restore,
            MOMENT,
            |_, new| new.write_all(b"one\n"),
            |_| Ok(()),
        );

        assert_eq!(copy.unwrap(), None);
        assert_eq!(fs::read(store.journal()).unwrap(), b"one\n");
    }
}
