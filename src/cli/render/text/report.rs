//! A period in words and figures: three lines that say it all, then the rows.

mod calendar;
mod signs;
mod spoken;
mod sums;
mod table;
mod year;

use anstyle::Style;
use selfcare::Report;

use super::page::Page;
use crate::render::style::{QUIET, STRONG};
use crate::render::words::report::{Line, Lines, Reader, said};

/// What a row of days is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signs {
    /// Block characters.
    Blocks,
    /// Figures from 1 to 5, where blocks cannot be shown.
    Figures,
    /// Sentences, where a screen is read aloud.
    Words,
}

/// Writes a report.
pub(crate) fn report(page: &mut Page, report: &Report, reader: &Reader<'_>, signs: Signs) {
    let said = said(report, reader);
    lines(page, &said.first);
    if said.has_figures {
        page.gap();
        table::table(page, report, signs, reader.today);
        page.gap();
    }
    lines(page, &said.then);
}

fn lines(page: &mut Page, lines: &Lines) {
    for line in lines.iter() {
        match line {
            Line::Strong(text) => page.styled(STRONG, text),
            Line::Plain(text) => page.styled(Style::new(), text),
            Line::About(what, text) => page.after(&format!("{what}: "), text),
            Line::Item(text) => page.after("  ", text),
            Line::Quiet(text) => page.styled(QUIET, text),
        }
    }
}
