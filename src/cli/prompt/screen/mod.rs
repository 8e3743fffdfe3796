//! Lines on the terminal, none wider than the window.

mod heading;
mod mark;

use std::io::{self, Write};

use anstyle::Style;

use super::width::width;
use super::wrap::wrap;

/// Wider text is harder to read.
const WIDEST: usize = 80;
const NARROWEST: usize = 20;
const DIM: Style = Style::new().dimmed();

/// How many columns the window has: asked at each drawing, since people make it wider and narrower.
pub(super) type Window = fn() -> usize;

/// Writes to `out` for a window.
pub(super) struct Screen<W> {
    out: W,
    window: Window,
    /// What stands after the mark.
    shown: String,
    /// Whether one waits behind it, and not within.
    is_at_end: bool,
    /// Something was written already.
    begun: bool,
}

impl<W: Write> Screen<W> {
    pub(super) fn new(out: W, window: Window) -> Self {
        Self {
            out,
            window,
            shown: String::new(),
            is_at_end: true,
            begun: false,
        }
    }

    pub(super) fn columns(&self) -> usize {
        (self.window)().clamp(NARROWEST, WIDEST)
    }

    /// Writes a wrapped paragraph.
    pub(super) fn paragraph(&mut self, text: &str) -> io::Result<()> {
        self.lines(&wrap(text, self.columns()))
    }

    /// Writes lines that fit already.
    pub(super) fn lines(&mut self, lines: &[String]) -> io::Result<()> {
        for line in lines {
            self.write(&format!("{line}\n"))?;
        }

        Ok(())
    }

    /// Asks for a line where a mark would say nothing.
    pub(super) fn ask_for_answer(&mut self) -> io::Result<()> {
        self.write("Answer: ")
    }

    fn right(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        let Some(free) = self.columns().checked_sub(width(text)) else {
            return self.dim_paragraph(text);
        };
        let space = " ".repeat(free);
        self.write(&format!("{space}{DIM}{text}{DIM:#}\n"))
    }

    fn dim_paragraph(&mut self, text: &str) -> io::Result<()> {
        for line in wrap(text, self.columns()) {
            self.write(&format!("{DIM}{line}{DIM:#}\n"))?;
        }

        Ok(())
    }

    /// The space that pushes `right` to the edge, when there is enough.
    fn space(&self, left: usize, right: &str) -> Option<String> {
        if right.is_empty() {
            return (left <= self.columns()).then(String::new);
        }
        let free = self.columns().checked_sub(left + width(right))?;
        (free >= 2).then(|| " ".repeat(free))
    }

    /// A blank line, unless nothing was written yet.
    pub(super) fn gap(&mut self) -> io::Result<()> {
        if self.begun { self.write("\n") } else { Ok(()) }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.begun = true;
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }
}
