//! The journal and what is to come in, joined: what is to be written, and what of it is new.

use std::collections::HashSet;
use std::io::{self, BufRead, Write};

use selfcare::merge::{News, Sides, union};

use super::sources::Source;
use crate::render::text::merged::Names;
use crate::storage::{Given, each_raw_line, to_bytes};

/// The journal joined with other files.
pub(super) struct Joined<'a> {
    /// The journal's lines; the upper side of them where git left a conflict.
    here: Vec<&'a [u8]>,
    /// What comes in: the lower side, if there is one, and the files.
    files: Vec<Sides<'a>>,
    names: Names,
    lines: Vec<&'a [u8]>,
}

impl<'a> Joined<'a> {
    pub(super) fn of(here: &'a Given, sources: &'a [Source]) -> Self {
        let Sides { ours: here, theirs } = Sides::of(here.lines());
        let mut names = Names::default();
        let mut files = Vec::new();
        if let Some(ours) = theirs {
            names.push("the other side of git's conflict");
            files.push(Sides { ours, theirs: None });
        }
        for source in sources {
            names.push(&source.name);
            files.push(Sides::of(source.given.lines()));
        }
        let lines = union(
            [&here[..]]
                .into_iter()
                .chain(files.iter().flat_map(Sides::each)),
        );
        Self {
            here,
            files,
            names,
            lines,
        }
    }

    /// Whether nothing is to come in.
    pub(super) fn is_alone(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether there is no line at all.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn names(&self) -> Names {
        self.names.clone()
    }

    /// What is new, by file.
    pub(super) fn news(&self) -> News {
        News::of(&self.here, &self.files, &self.lines)
    }

    /// The journal as it is to be.
    pub(super) fn bytes(&self) -> Vec<u8> {
        to_bytes(&self.lines)
    }

    /// Writes it, if the old one is still what was joined.
    pub(super) fn write(
        &self,
        here: &Given,
        old: &mut dyn BufRead,
        new: &mut dyn Write,
    ) -> io::Result<()> {
        let mut found = Vec::with_capacity(here.bytes.len());
        old.read_to_end(&mut found)?;
        if found != here.bytes {
            return Err(io::Error::other(
                "another program changed the file meanwhile",
            ));
        }
        new.write_all(&self.bytes())
    }

    /// Whether what was written holds every line of every file, and nothing else.
    pub(super) fn check(&self, new: &mut dyn BufRead) -> anyhow::Result<()> {
        let mut written = HashSet::new();
        let mut count = 0;
        each_raw_line(new, |line| {
            count += 1;
            written.insert(line.text.to_vec());
            Ok(())
        })?;
        let wanted = self.files.iter().flat_map(Sides::each).flatten();
        let wanted: HashSet<&[u8]> = self.here.iter().chain(wanted).copied().collect();
        anyhow::ensure!(
            count == wanted.len() && wanted.iter().all(|line| written.contains(*line)),
            "could not merge: the new file would not hold every line, nothing was changed"
        );
        Ok(())
    }
}
