//! Reads the journal in one pass: no lock, no write, and never "nothing there" when something is.

use std::{
    fs::File,
    io::{self, BufReader, ErrorKind},
    os::unix::fs::FileExt as _,
    path::Path,
};

use super::{
    Line, Store,
    fault::{Shown, could_not},
    file,
    lines::{self, Span},
    mark::Mark,
};

/// How much is read at a time. Larger pieces cost more in pages that the system has to find than they save in calls.
const BUFFER: usize = 64 * 1024;

/// A journal that is open, so that some of its lines can be read again though another file takes its place.
#[derive(Debug)]
pub(crate) struct Opened {
    file: File,
    /// The file as it was when it was opened.
    pub(crate) mark: Mark,
}

impl Opened {
    pub(super) fn new(file: File) -> io::Result<Self> {
        let mark = Mark::of(&file.metadata()?);
        Ok(Self { file, mark })
    }

    /// Hands over the lines of a span.
    ///
    /// # Errors
    ///
    /// When they cannot be read, or the file has become shorter.
    pub(crate) fn lines(&self, span: Span, each: impl FnMut(Span, Line<'_>)) -> io::Result<()> {
        lines::each_line(&*self.bytes(span)?, span, each).map(drop)
    }

    /// What stands in a span, line ends included.
    ///
    /// # Errors
    ///
    /// As `lines`.
    pub(super) fn bytes(&self, span: Span) -> io::Result<Vec<u8>> {
        let length = usize::try_from(span.bytes).map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, span.offset)?;
        Ok(bytes)
    }
}

impl Store {
    /// Hands over every line of the journal that is not blank, with its number.
    ///
    /// # Errors
    ///
    /// When the journal cannot be read to its end (lines may have been handed over by then), is no plain file, is missing
    /// behind a link, or is missing or empty beside backups.
    pub(crate) fn read(&self, mut each: impl FnMut(usize, Line<'_>)) -> anyhow::Result<()> {
        self.read_open(|span, line| each(span.number, line))
            .map(drop)
    }

    /// The same, and where each lies; the journal stays open, unless there is none.
    ///
    /// # Errors
    ///
    /// As `read`.
    pub(crate) fn read_open(
        &self,
        each: impl FnMut(Span, Line<'_>),
    ) -> anyhow::Result<Option<Opened>> {
        read(self, &self.journal(), each)
    }

    /// Refuses to take a lost journal for a new one.
    pub(super) fn refuse_beside_backups(&self) -> anyhow::Result<()> {
        if !self.kept()?.is_empty() {
            anyhow::bail!(
                "the journal is missing or empty, but backups stand in {}: selfcare restore brings one back, selfcare erase --all begins anew",
                Shown(&self.backups())
            );
        }
        Ok(())
    }
}

/// Reads the journal of a store at `path`, before or after its links are followed.
pub(super) fn read(
    store: &Store,
    path: &Path,
    each: impl FnMut(Span, Line<'_>),
) -> anyhow::Result<Option<Opened>> {
    let failed = |err: &io::Error| could_not("read", path, err);

    let file = match file::open_to_read(path) {
        Err(err) if err.kind() == ErrorKind::NotFound => {
            behind_no_link(store).map_err(|err| failed(&err))?;
            store.refuse_beside_backups()?;
            return Ok(None);
        }
        answer => answer.map_err(|err| failed(&err))?,
    };
    let about = file.metadata().map_err(|err| failed(&err))?;
    file::plain(&about).map_err(|err| failed(&err))?;

    let source = BufReader::with_capacity(BUFFER, &file);
    let begins = Span {
        number: 1,
        ..Span::default()
    };
    let any = lines::each_line(source, begins, each).map_err(|err| failed(&err))?;
    if !any {
        store.refuse_beside_backups()?;
    }
    let mark = Mark::of(&about);
    Ok(Some(Opened { file, mark }))
}

/// A link into a folder that is not there (a disk not plugged in) is no new journal.
pub(super) fn behind_no_link(store: &Store) -> io::Result<()> {
    let target = file::resolve(store.journal())?;
    let is_lost = if target.is_linked {
        let folder = target.path.parent().unwrap_or(&target.path);
        !folder.try_exists()?
    } else {
        store.folder.is_symlink() && !store.folder.try_exists()?
    };

    if is_lost {
        Err(io::Error::other(
            "it is a link to a folder that is not there",
        ))
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{
        fs::{self, File},
        io::Write,
        os::unix::{fs::symlink, net::UnixListener},
    };

    use super::*;

    fn error(store: &Store) -> String {
        store.read(|_, _| {}).unwrap_err().to_string()
    }

    #[test]
    fn a_journal_that_was_never_begun_is_simply_not_there() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().join("selfcare"));

        store.read(|_, _| unreachable!()).unwrap();

        assert!(!home.path().join("selfcare").exists());
    }

    #[test]
    fn a_lost_journal_points_to_its_backups() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        fs::create_dir(store.backups()).unwrap();
        File::create(store.backups().join(".DS_Store")).unwrap();
        assert!(store.read(|_, _| {}).is_ok());

        File::create(store.backups().join("2026-11.jsonl")).unwrap();
        let expected = format!(
            "the journal is missing or empty, but backups stand in {}: selfcare restore brings one back, selfcare erase --all begins anew",
            store.backups().display()
        );
        assert_eq!(error(&store), expected);

        let mut journal = File::create(store.journal()).unwrap();
        journal.write_all(b"\xef\xbb\xbf\r\n \n").unwrap();
        assert_eq!(error(&store), expected);

        journal.write_all(b"one").unwrap();
        assert!(store.read(|_, _| {}).is_ok());
    }

    #[test]
    fn what_is_no_file_is_refused_and_never_waited_for() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());

        fs::create_dir(store.journal()).unwrap();
        assert!(error(&store).ends_with("journal.jsonl: it is a folder, not a file"));
        assert!(store.lock().is_err());
        fs::remove_dir(store.journal()).unwrap();

        symlink("/dev/zero", store.journal()).unwrap();
        assert!(error(&store).ends_with("journal.jsonl: it is not a plain file"));
        assert!(store.lock().is_err());
        fs::remove_file(store.journal()).unwrap();

        let _socket = UnixListener::bind(store.journal()).unwrap();
        assert!(error(&store).starts_with("could not read "));
        assert!(store.lock().is_err());
    }

    #[test]
    fn lines_can_be_read_again_though_another_file_took_the_place() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().to_path_buf());
        let write = |text: &str| {
            let mut journal = File::create(store.journal()).unwrap();
            journal.write_all(text.as_bytes()).unwrap();
        };
        write("\u{feff}one\r\n\ntwo\n");
        let mut spans = Vec::new();
        let opened = store
            .read_open(|span, _| spans.push(span))
            .unwrap()
            .unwrap();
        let again = |place: usize| {
            let mut lines = Vec::new();
            opened.lines(spans[place], |span, line| match line {
                Line::Text(text) => lines.push((span.number, text.to_vec())),
                Line::TooLong => unreachable!(),
            })?;
            io::Result::Ok(lines)
        };

        fs::rename(store.journal(), home.path().join("old")).unwrap();
        write("other");
        assert_eq!(again(0).unwrap(), [(1, b"one".to_vec())]);
        assert_eq!(again(1).unwrap(), [(3, b"two".to_vec())]);

        File::create(home.path().join("old")).unwrap();
        assert!(again(1).is_err());
    }

    #[test]
    fn a_folder_linked_to_nowhere_is_no_new_journal() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path().join("selfcare"));
        symlink("stick", home.path().join("selfcare")).unwrap();

        assert!(error(&store).ends_with("it is a link to a folder that is not there"));
        assert!(store.lock().is_err());
    }
}
