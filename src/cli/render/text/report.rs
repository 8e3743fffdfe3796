//! A period in words and figures: three lines that say it all, then the rows.

mod calendar;
mod chosen;
mod lines;
mod promised;
mod signs;
mod spoken;
mod sums;
mod table;
mod trends;
mod year;

use chrono::NaiveDate;
use selfcare::Report;

use super::page::Page;
use crate::render::style::STRONG;
use crate::render::words::{Vocabulary, figures, sentence};

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

/// Who reads a report, and where.
pub(crate) struct Reader<'a> {
    pub today: NaiveDate,
    pub signs: Signs,
    pub vocabulary: &'a Vocabulary,
    /// Somebody they named to talk to.
    pub tell: Option<&'a str>,
}

/// Writes a report.
pub(crate) fn report(page: &mut Page, report: &Report, reader: &Reader<'_>) {
    let Reader {
        today,
        signs,
        vocabulary,
        tell,
    } = *reader;
    let words = report.period.words(today);
    if report.checked_in == 0 {
        page.paragraph(&format!(
            "{words}: no check-ins. Half a minute: selfcare checkin"
        ));
        promised::recurring(page, report, today);
        return;
    }
    if !report.has_enough() {
        page.styled(STRONG, &format!("{words}."));
        let have = sentence(&figures::counted(report.checked_in, "check-in"));
        page.paragraph(&format!(
            "{have}; three make a report. The days themselves: selfcare log"
        ));
        chosen::chosen(page, report, today);
        promised::recurring(page, report, today);
        promised::issues(page, report, today, vocabulary);
        return;
    }
    page.styled(
        STRONG,
        &format!(
            "{words}: {}{}.",
            lines::verdicts(report),
            lines::incomplete(report)
        ),
    );
    page.paragraph(&lines::rest_and_thin_place(report));
    page.paragraph(&format!(
        "{} {}",
        promised::kept(report),
        lines::days(report)
    ));
    page.gap();
    table::table(page, report, signs, today);
    page.gap();
    lines::figures(page, report, today, vocabulary);
    trends::trends(page, report, tell);
    chosen::chosen(page, report, today);
    promised::recurring(page, report, today);
    promised::issues(page, report, today, vocabulary);
    trends::helped(page, report, vocabulary);
    trends::together(page, report, vocabulary);
    trends::serving(page, report);
    lines::small(page, report);
}
