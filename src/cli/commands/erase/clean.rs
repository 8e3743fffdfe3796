//! A file that holds records: what of a day is in it, and the same file without.

use std::cell::Cell;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use selfcare::erase::{Erasure, Fate, Gone, Part, Search};
use selfcare::record::Marker;

use crate::commands::ids::{Ids, Sum};
use crate::storage::{Act, Locked, RawLine, each_raw_line, raw_lines, remove};

/// What of a day is in a file.
pub(super) struct Found {
    path: PathBuf,
    day: NaiveDate,
    part: Part,
    erasure: Erasure,
    /// What goes, counted.
    pub(super) gone: Gone,
    /// How many lines stay, blank ones aside.
    stay: usize,
    /// Whether git's conflict markers stand in it.
    pub(super) is_in_conflict: bool,
    /// The file as it was looked at.
    sum: Sum,
}

impl Found {
    /// Looks through a file until it is known what goes.
    pub(super) fn look(path: &Path, day: NaiveDate, part: Part) -> anyhow::Result<Self> {
        let mut search = Search::new(day, part);
        loop {
            raw_lines(path, |line| {
                if is_read(&line) {
                    search.line(line.number, line.text);
                }
            })?;
            if !search.again() {
                break;
            }
        }
        let mut found = Self {
            path: path.to_owned(),
            day,
            part,
            erasure: search.found(),
            gone: Gone::default(),
            stay: 0,
            is_in_conflict: false,
            sum: Sum::default(),
        };
        raw_lines(path, |line| found.line(&line))?;
        Ok(found)
    }

    fn line(&mut self, line: &RawLine<'_>) {
        self.sum.add(line.raw);
        self.is_in_conflict |= Marker::read(line.text).is_some();
        let fate = self.fate(line);
        self.stay += usize::from(fate != Fate::Goes && !line.text.is_empty());
        if fate == Fate::Stays {
            return;
        }
        if line.is_too_long() {
            self.gone.unreadable.push(line.number);
        } else {
            self.gone.add(line.number, line.text, self.part);
        }
    }

    fn fate(&self, line: &RawLine<'_>) -> Fate {
        if is_read(line) {
            self.erasure.fate(line.number, line.text)
        } else if self.erasure.names_day(line.text) {
            Fate::Goes
        } else {
            Fate::Stays
        }
    }

    /// Writes the journal anew without it. Says where the copy of the old one is.
    pub(super) fn clean(
        &self,
        locked: &mut Locked,
        moment: &str,
    ) -> anyhow::Result<Option<PathBuf>> {
        let kept = Cell::default();
        locked.rewrite(
            Act::Erase,
            moment,
            |old, new| self.fill(old, new, &kept),
            |new| self.check(new, kept.get()),
        )
    }

    /// Writes a copy of the journal anew without it; where nothing else is in it, the copy goes.
    pub(super) fn clean_copy(&self, locked: &mut Locked) -> anyhow::Result<()> {
        if self.stay == 0 && !self.path.is_symlink() {
            return remove(&self.path);
        }
        let kept = Cell::default();
        locked.rewrite_copy(
            &self.path,
            |old, new| self.fill(old, new, &kept),
            |new| self.check(new, kept.get()),
        )
    }

    fn fill(&self, old: &mut dyn BufRead, new: &mut dyn Write, kept: &Cell<Ids>) -> io::Result<()> {
        let (mut sum, mut ids) = (Sum::default(), Ids::default());
        each_raw_line(old, |line| {
            sum.add(line.raw);
            match self.fate(&line) {
                Fate::Goes => Ok(()),
                Fate::Stays => {
                    ids.add(line.text);
                    new.write_all(line.raw)
                }
                Fate::Without(rest) => {
                    ids.add(&rest);
                    let (before, after) = margins(&line);
                    [before, &rest, after]
                        .into_iter()
                        .try_for_each(|bytes| new.write_all(bytes))
                }
            }
        })?;
        if sum != self.sum {
            let changed = "another program changed the file meanwhile";
            return Err(io::Error::other(changed));
        }
        kept.set(ids);
        Ok(())
    }

    /// Reads the new file as any reader would: what stays is there, and nothing else.
    fn check(&self, new: &mut dyn BufRead, kept: Ids) -> anyhow::Result<()> {
        let mut search = Search::new(self.day, self.part);
        let (mut ids, mut is_clean) = (Ids::default(), true);
        each_raw_line(new, |line| {
            ids.add(line.text);
            is_clean &= !search.line(line.number, line.text);
            Ok(())
        })?;
        anyhow::ensure!(
            is_clean && ids == kept,
            "could not rewrite {}, it stays as it was: the new file does not hold what is to stay",
            self.path.display()
        );
        Ok(())
    }
}

fn is_read(line: &RawLine<'_>) -> bool {
    !line.text.is_empty() && !line.is_too_long()
}

/// What stands before and after the text of a line.
fn margins<'a>(line: &RawLine<'a>) -> (&'a [u8], &'a [u8]) {
    let before = line.text.as_ptr() as usize - line.raw.as_ptr() as usize;
    (&line.raw[..before], &line.raw[before + line.text.len()..])
}
