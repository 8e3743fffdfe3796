//! A report in sentences, the same ones on a screen, in Markdown and on a page.

mod chosen;
mod lines;
mod promised;
mod trends;

use chrono::NaiveDate;
use selfcare::Report;

use super::{Vocabulary, figures, sentence};

/// Sentences in their order.
#[derive(Debug, Default)]
pub(crate) struct Lines(Vec<Line>);

/// One of them, and how it is said.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The one sentence that matters.
    Strong(String),
    /// A sentence.
    Plain(String),
    /// A few words that say what it is about, and what there is to say.
    About(String, String),
    /// Below the sentence before it, one of several.
    Item(String),
    /// What can be skipped.
    Quiet(String),
}

/// Who reads a report.
pub(crate) struct Reader<'a> {
    pub today: NaiveDate,
    pub vocabulary: &'a Vocabulary,
    /// Whom the person named to talk to.
    pub tell: Option<&'a str>,
    /// Whether words are to stand for every sign.
    pub aloud: bool,
}

/// All that a report says in sentences; pictures and rows belong between the two parts.
pub(crate) struct Said {
    /// The three lines that say it all.
    pub first: Lines,
    /// Whether there are days enough for pictures and rows.
    pub has_figures: bool,
    /// The rest.
    pub then: Lines,
}

impl Lines {
    fn push(&mut self, line: Line) {
        self.0.push(line);
    }

    fn plain(&mut self, text: impl Into<String>) {
        self.push(Line::Plain(text.into()));
    }

    fn about(&mut self, what: &str, text: impl Into<String>) {
        self.push(Line::About(what.to_owned(), text.into()));
    }

    fn item(&mut self, text: impl Into<String>) {
        self.push(Line::Item(text.into()));
    }

    /// One after the other.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Line> {
        self.0.iter()
    }
}

/// Says it.
pub(crate) fn said(report: &Report, reader: &Reader<'_>) -> Said {
    let Reader {
        today,
        vocabulary,
        tell,
        ..
    } = *reader;
    let words = report.period.words(today);
    let (mut first, mut then) = (Lines::default(), Lines::default());
    if report.checked_in == 0 {
        first.plain(format!("{words}: {}", lines::no_check_ins(report, today)));
    } else if report.has_enough() {
        first.push(Line::Strong(format!(
            "{words}: {}{}.",
            lines::verdicts(report),
            lines::incomplete(report)
        )));
        first.plain(lines::rest_and_thin_place(report));
        first.plain(format!(
            "{} {}",
            promised::kept(report),
            lines::days(report)
        ));
        if let Some(empty) = lines::nothing_beside(report, today) {
            then.plain(empty);
        }
        lines::figures(&mut then, report, reader);
        trends::trends(&mut then, report, today, tell);
    } else {
        first.push(Line::Strong(format!("{words}.")));
        let have = sentence(&figures::counted(report.checked_in, "check-in"));
        first.plain(format!(
            "{have}; three make a report. The days themselves: selfcare log"
        ));
    }
    chosen::chosen(&mut then, report, today);
    promised::recurring(&mut then, report, today);
    if report.checked_in > 0 {
        promised::issues(&mut then, report, today, vocabulary);
    }
    if report.has_enough() {
        trends::helped(&mut then, report, vocabulary);
        trends::together(&mut then, report, vocabulary);
        trends::serving(&mut then, report);
        lines::small(&mut then, report);
    }
    Said {
        first,
        has_figures: report.has_enough(),
        then,
    }
}
