//! A file that stands whole or not at all: written beside its place, flushed, read back, and only then given its name.

use std::{
    fs::File,
    hash::{DefaultHasher, Hasher as _},
    io::{self, BufWriter, Read, Write},
    path::Path,
};

use tempfile::NamedTempFile;

use super::{file, folders, modes};

/// What a new file that is not done yet is called at first; `sweep` knows them by it.
pub(super) const UNFINISHED: &str = ".selfcare-new-";

/// A file that is on the disk as it was meant, and has no name yet. Dropped without one, it is gone.
#[derive(Debug)]
pub(super) struct Whole(NamedTempFile);

/// Writes a file for its owner alone into `folder`, flushes it, and reads it back.
///
/// # Errors
///
/// When it cannot be written, or does not hold what was written; then nothing of it is left.
pub(super) fn write(
    folder: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<Whole> {
    let new = tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempfile_in(folder)?;
    modes::make_private(new.as_file())?;
    let mut meant = Summed::new(BufWriter::new(new.as_file()));
    fill(&mut meant)?;
    let (writer, meant) = meant.done();
    writer
        .into_inner()
        .map_err(io::IntoInnerError::into_error)?;
    new.as_file().sync_all()?;

    let mut kept = Summed::new(io::sink());
    io::copy(&mut file::open_to_read(new.path())?, &mut kept)?;
    if kept.done().1 != meant {
        return Err(io::Error::other("the file does not hold what was written"));
    }
    Ok(Whole(new))
}

impl Whole {
    /// The file, to look at once more before it is given its name.
    pub(super) fn open(&self) -> io::Result<File> {
        file::open_to_read(self.0.path())
    }

    /// Puts it in the place of what stands there, at once for whoever looks, and for good.
    pub(super) fn replace(self, path: &Path) -> io::Result<()> {
        self.0.persist(path)?;
        flush_around(path)
    }

    /// Gives it a name that no other file has.
    pub(super) fn stand(self, path: &Path) -> io::Result<()> {
        self.0.persist_noclobber(path)?;
        flush_around(path)
    }
}

fn flush_around(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), folders::flush_upwards)
}

/// Hands bytes on and sums them up: how many there were, and which.
struct Summed<W> {
    inner: W,
    bytes: u64,
    sum: DefaultHasher,
}

impl<W> Summed<W> {
    fn new(inner: W) -> Self {
        Self {
            inner,
            bytes: 0,
            sum: DefaultHasher::new(),
        }
    }

    fn done(self) -> (W, (u64, u64)) {
        (self.inner, (self.bytes, self.sum.finish()))
    }
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(bytes)?;
        self.bytes += taken as u64;
        self.sum.write(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Copies bytes one by one as it were: a copy that shares its blocks with the first would be lost with it.
pub(super) fn copy(from: &mut impl Read, to: &mut dyn Write) -> io::Result<()> {
    let mut piece = vec![0; 256 * 1024];
    loop {
        match from.read(&mut piece) {
            Ok(0) => return Ok(()),
            Ok(read) => to.write_all(&piece[..read])?,
            Err(err) if err.kind() == io::ErrorKind::Interrupted => {}
            Err(err) => return Err(err),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_fails_in_the_middle_leaves_nothing_and_what_was_there_stays() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("file");
        write(home.path(), |new| new.write_all(b"one"))
            .unwrap()
            .replace(&path)
            .unwrap();

        let failed = write(home.path(), |new| {
            new.write_all(b"two")?;
            Err(io::Error::other("no more"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        let taken = write(home.path(), |new| new.write_all(b"three")).unwrap();
        assert!(taken.stand(&path).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_same_bytes_have_one_sum_however_they_are_cut() {
        let sum = |pieces: &[&[u8]]| {
            let mut summed = Summed::new(io::sink());
            for piece in pieces {
                summed.write_all(piece).unwrap();
            }
            summed.done().1
        };

        assert_eq!(sum(&[b"one", b"two"]), sum(&[b"onet", b"wo"]));
        assert_ne!(sum(&[b"one"]), sum(&[b"onf"]));
    }
}
