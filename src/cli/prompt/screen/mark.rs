//! The one line being typed, and how it ends. It is redrawn with spaces, not
//! escape sequences, so it also works where styles are left out.

use std::io::{self, Write};

use super::super::width::width;
use super::super::wrap::{clean, hang_from};
use super::{DIM, Screen};

/// Where a person types.
const MARK: &str = "> ";

impl<W: Write> Screen<W> {
    /// Shows the mark and waits behind it.
    pub(in super::super) fn mark(&mut self) -> io::Result<()> {
        self.shown.clear();
        self.is_at_end = true;
        self.write(MARK)
    }

    /// Shows two texts behind the mark, and waits between them; redraws no
    /// more than needed, and with spaces instead of escape sequences.
    pub(in super::super) fn show(&mut self, before: &str, after: &str) -> io::Result<()> {
        let (before, after) = (clean(before), clean(after));
        let added = before.strip_prefix(&self.shown);
        if let Some(added) = added.filter(|_| self.is_at_end && after.is_empty()) {
            let added = added.to_owned();
            self.write(&added)?;
        } else {
            self.blank()?;
            self.write(&format!("{MARK}{before}{after}"))?;
            if !after.is_empty() {
                self.write(&format!("\r{MARK}{before}"))?;
            }
        }
        self.is_at_end = after.is_empty();
        self.shown = before + &after;

        Ok(())
    }

    /// Columns left behind the mark; the last one of the window stays free,
    /// where terminals differ.
    pub(in super::super) fn room(&self) -> usize {
        self.columns() - width(MARK) - 1
    }

    /// Ends the line behind the mark as `answer`, whole, with `right` dim at
    /// its right or below it.
    pub(in super::super) fn answer(&mut self, answer: &str, right: &str) -> io::Result<()> {
        let right = &clean(right);
        let mut lines = hang_from(MARK, answer, self.columns());
        let last = lines.pop().unwrap_or_default();
        self.blank()?;
        self.lines(&lines)?;
        if let Some(space) = self.space(width(&last), right) {
            return self.write(&format!("{last}{space}{DIM}{right}{DIM:#}\n"));
        }
        self.write(&format!("{last}\n"))?;

        self.right(right)
    }

    /// Ends the line behind the mark with dim words that are no answer.
    pub(in super::super) fn no_answer(&mut self, words: &str) -> io::Result<()> {
        let words = clean(words);
        if width(MARK) + width(&words) > self.columns() {
            return self.answer(&words, "");
        }
        self.shown.clear();
        self.write(&format!("{DIM}{words}{DIM:#}\n"))
    }

    /// Wipes the line of the mark, all of it: what a terminal makes of joined
    /// pictures is not known here.
    fn blank(&mut self) -> io::Result<()> {
        let blank = " ".repeat(self.columns() - 1);
        let wipe = if self.shown.is_empty() {
            "\r".to_owned()
        } else {
            format!("\r{blank}\r")
        };
        self.shown.clear();

        self.write(&wipe)
    }

    /// Leaves the line behind the mark as it stands.
    pub(in super::super) fn end_line(&mut self) -> io::Result<()> {
        self.shown.clear();
        self.write("\n")
    }
}
