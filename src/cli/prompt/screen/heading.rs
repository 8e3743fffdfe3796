//! The question itself, with what stands and its place on the right.

use std::io::{self, Write};

use anstyle::Style;

use super::super::question::Question;
use super::super::width::width;
use super::super::wrap::{clean, wrap};
use super::{DIM, Screen};

const BOLD: Style = Style::new().bold();

impl<W: Write> Screen<W> {
    /// Writes what is asked, with what stands and its place on the right.
    pub(in super::super) fn question(&mut self, question: &Question) -> io::Result<()> {
        self.gap()?;
        let now = question.now.map(|now| format!("(now {now})"));
        let (aside, below) = match now {
            Some(now) if width(&now) > self.columns() / 3 => (None, Some(now)),
            now => (now, None),
        };
        let place = question.place_words().map(|place| match question.place {
            Some((1, _)) => format!("{place}, Esc stops"),
            _ => place,
        });
        let right: Vec<String> = aside.into_iter().chain(place).collect();

        self.heading(
            &clean(question.text),
            &clean(question.hint),
            &clean(&right.join("  ")),
        )?;
        match below {
            Some(now) => self.dim_paragraph(&now),
            None => Ok(()),
        }
    }

    /// One line where it fits; otherwise the hint goes below, and the right
    /// side to the first line that has room for it.
    fn heading(&mut self, text: &str, hint: &str, right: &str) -> io::Result<()> {
        let with_hint = width(text) + 2 + width(hint);
        if let (false, Some(space)) = (hint.is_empty(), self.space(with_hint, right)) {
            return self.write(&format!(
                "{BOLD}{text}{BOLD:#}  {DIM}{hint}{DIM:#}{space}{DIM}{right}{DIM:#}\n"
            ));
        }

        let lines = |text, style| {
            wrap(text, self.columns())
                .into_iter()
                .map(move |l| (l, style))
        };
        let lines: Vec<(String, Style)> = lines(text, BOLD).chain(lines(hint, DIM)).collect();
        let mut right = right;
        for (line, style) in lines {
            match self.space(width(&line), right) {
                Some(space) => {
                    self.write(&format!(
                        "{style}{line}{style:#}{space}{DIM}{right}{DIM:#}\n"
                    ))?;
                    right = "";
                }
                None => self.write(&format!("{style}{line}{style:#}\n"))?,
            }
        }

        self.right(right)
    }
}
