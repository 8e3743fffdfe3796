//! What `doctor` found, in words and as JSON.

use anstyle::Style;
use anyhow::Context as _;
use selfcare::text;
use serde::Serialize;

use super::style::{QUIET, STRONG};
use super::text::page::Page;
use super::words::figures::count;
use super::words::sentence;

/// One thing that was looked at.
#[derive(Serialize)]
pub(crate) struct Finding {
    /// What, in one word.
    pub about: &'static str,
    /// How it is.
    pub says: String,
    /// The way out, where something wants mending.
    pub mend: Option<String>,
}

#[derive(Serialize)]
struct Line<'a> {
    version: u8,
    program: &'a str,
    in_order: bool,
    findings: &'a [Finding],
}

/// Whether nothing wants mending.
pub(crate) fn is_in_order(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.mend.is_none())
}

/// The name of a finding has so much room.
const NAME: usize = 13;
/// In a narrower window what is said stands below the name, so that a path has room.
const BESIDE: usize = 60;

/// Writes a line for each, with the way out below it, and the sum.
pub(crate) fn words(page: &mut Page, findings: &[Finding]) {
    for finding in findings {
        let beside = if page.width() < BESIDE { 2 } else { NAME };
        if beside == NAME {
            page.row(finding.about, NAME, &finding.says);
        } else {
            page.line(finding.about);
            page.indented(Style::new(), &" ".repeat(beside), &finding.says);
        }
        if let Some(mend) = &finding.mend {
            page.indented(STRONG, &" ".repeat(beside), &format!("To mend: {mend}"));
        }
    }
    page.gap();
    let wanting = findings
        .iter()
        .filter(|finding| finding.mend.is_some())
        .count();
    match wanting {
        0 => page.styled(QUIET, "Everything is in order."),
        1 => page.paragraph("One thing wants mending."),
        more => page.paragraph(&format!("{} things want mending.", sentence(&count(more)))),
    }
}

/// The same as one line of JSON.
pub(crate) fn json(program: &str, findings: &[Finding]) -> anyhow::Result<String> {
    let line = Line {
        version: 1,
        program,
        in_order: is_in_order(findings),
        findings,
    };
    text::json_line(&line).context("could not write the findings as JSON")
}
