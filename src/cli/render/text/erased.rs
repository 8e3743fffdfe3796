//! What goes when a day is erased, and what was out of reach.

use anstyle::Style;
use chrono::NaiveDate;
use selfcare::day;
use selfcare::erase::{Gone, Part};

use super::page::Page;
use crate::render::style::QUIET;
use crate::render::words::figures::{count, counted};
use crate::render::words::{list, sentence};

/// What there is, or was, of a day.
pub(crate) struct Erased {
    pub day: NaiveDate,
    pub part: Part,
    /// In the journal; where it holds nothing, in the copy that does.
    pub gone: Gone,
    /// The copies of the journal that hold something of it.
    pub copies: Vec<String>,
    /// How many texts of it an editor left behind.
    pub texts: usize,
}

impl Erased {
    pub(crate) fn is_empty(&self) -> bool {
        self.gone.is_empty() && self.copies.is_empty() && self.texts == 0
    }

    /// A copy that holds something of it.
    pub(crate) fn add(&mut self, copy: String, gone: Gone) {
        if self.gone.is_empty() {
            self.gone = gone;
        }
        self.copies.push(copy);
    }

    fn what(&self, today: NaiveDate) -> String {
        let day = day::words(self.day, today);
        match self.part {
            Part::Whole => day,
            Part::Notes => format!("the notes of {day}"),
        }
    }
}

/// How far it was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Far {
    /// Everywhere it can be.
    Whole,
    /// Not everything could be opened.
    InPart,
}

/// So many copies are named; more are counted.
const NAMED: usize = 3;

/// Out of reach of any program that erases a file's words.
const OUT_OF_REACH: &str = "Out of reach: backups of this computer, other machines and what a sync service keeps, git, snapshots of the disk, reports kept elsewhere, and the disk's own old blocks.";

/// There is nothing of it, as far as everything could be looked into.
pub(crate) fn nothing(page: &mut Page, erased: &Erased, far: Far, today: NaiveDate) {
    let what = erased.what(today);
    page.paragraph(&match far {
        Far::Whole => {
            format!("Nothing to erase: the journal and its copies hold nothing of {what}.")
        }
        Far::InPart => format!("Nothing found of {what}, where it could be looked."),
    });
}

/// Says what would go.
pub(crate) fn would_go(page: &mut Page, erased: &Erased, today: NaiveDate) {
    page.paragraph(&format!("{} would go:", sentence(&erased.what(today))));
    items(page, erased);
}

/// Says what went.
pub(crate) fn is_gone(page: &mut Page, erased: &Erased, far: Far, today: NaiveDate) {
    let erased_so = match far {
        Far::Whole => "Erased",
        Far::InPart => "Erased where it could be",
    };
    page.paragraph(&format!("{erased_so}: {}.", erased.what(today)));
    items(page, erased);
    page.gap();
    page.styled(QUIET, OUT_OF_REACH);
}

/// A report that was made before.
pub(crate) fn may_show(page: &mut Page, report: &str) {
    page.styled(
        QUIET,
        &format!("{report} was made before and may show it; remove it, or make it anew: selfcare report --open"),
    );
}

/// Names every file that would go.
pub(crate) fn all_would_go(page: &mut Page, files: &[String]) {
    page.paragraph("Everything would go, every day and every promise:");
    all(page, files);
}

/// Names every file that went, and what stays.
pub(crate) fn all_is_gone(page: &mut Page, files: &[String], settings: &str) {
    page.paragraph("Erased: everything.");
    all(page, files);
    page.paragraph(&format!(
        "Your settings stay, in {settings}, and so does the journal's lock, which holds no words."
    ));
    page.gap();
    page.styled(QUIET, OUT_OF_REACH);
}

fn all(page: &mut Page, files: &[String]) {
    for file in files {
        page.line(&format!("  {file}"));
    }
}

fn items(page: &mut Page, erased: &Erased) {
    for item in named(&erased.gone, erased.part) {
        page.indented(Style::new(), "  ", &item);
    }
    if erased.texts > 0 {
        let texts = counted(erased.texts, "text");
        page.indented(
            Style::new(),
            "  ",
            &format!("{texts} that an editor left behind"),
        );
    }
    if !erased.copies.is_empty() {
        let copies = match erased.copies.len() {
            1 => "a copy of the journal".to_owned(),
            more => format!("{} copies of the journal", count(more)),
        };
        let mut names: Vec<&str> = erased.copies.iter().map(String::as_str).collect();
        let more = format!("{} more", count(names.len().saturating_sub(NAMED)));
        if names.len() > NAMED {
            names.truncate(NAMED);
            names.push(&more);
        }
        page.indented(
            Style::new(),
            "  ",
            &format!("in {copies}, too: {}", list(&names)),
        );
    }
    if !erased.gone.promises.is_empty() {
        page.paragraph("Promises made later are numbered anew.");
    }
}

/// What goes, one thing after the other.
fn named(gone: &Gone, part: Part) -> Vec<String> {
    let mut items = Vec::new();
    let mut some = |number: usize, one: &str, many: &str| match number {
        0 => {}
        1 => items.push(one.to_owned()),
        more => items.push(format!("{} {many}", count(more))),
    };
    match gone.checkins {
        0 | 1 => some(gone.checkins, "the check-in", ""),
        more => some(
            1,
            &format!("the check-in, and {} before it", count(more - 1)),
            "",
        ),
    }
    some(
        gone.reflections,
        "how serving went",
        "answers to how serving went",
    );
    some(gone.notes, "a note", "notes");
    some(
        gone.reasons,
        "the reason for going in",
        "reasons for going in",
    );
    some(
        gone.outcomes,
        "how a promise went",
        "answers to how promises went",
    );
    some(
        gone.pauses,
        "the pause that begins that day: its days count again",
        "pauses that begin that day: their days count again",
    );
    some(
        gone.choices,
        "the choice of a month's thin place",
        "choices of a month's thin place",
    );
    for (_, text) in &gone.promises {
        some(
            1,
            &format!("the promise \"{text}\", with all that was said of it"),
            "",
        );
    }
    for text in &gone.changed {
        some(
            1,
            &format!("the change of \"{text}\": what was promised before holds again"),
            "",
        );
    }
    some(
        gone.others,
        "a record of a newer selfcare",
        "records of a newer selfcare",
    );
    let numbers: Vec<String> = gone.unreadable.iter().map(ToString::to_string).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let unread = match part {
        Part::Whole => "and holds that day",
        Part::Notes => "and holds that day: it goes whole",
    };
    match numbers.len() {
        0 => {}
        1 => some(
            1,
            &format!("line {}, which cannot be read {unread}", numbers[0]),
            "",
        ),
        _ => some(
            1,
            &format!("lines {}, which cannot be read {unread}", list(&numbers)),
            "",
        ),
    }
    items
}
