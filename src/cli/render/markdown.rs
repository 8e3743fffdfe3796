//! A report as Markdown: the same sentences, and the numbers as tables.

use chrono::NaiveDate;
use selfcare::{Report, day};

use super::safe::Safe;
use super::table::{self, Table};
use super::words::report::{Line, Lines, Reader, said};
use super::words::verdicts::SMALL_PRINT;

/// The page; `notes` are what was written on its days.
pub(crate) fn page(report: &Report, reader: &Reader<'_>, notes: &[(NaiveDate, &str)]) -> String {
    let said = said(report, reader);
    let mut page = format!("# {}\n", escaped(&report.period.words(reader.today)));
    lines(&mut page, &said.first);
    if said.has_figures {
        if report.months.is_empty() {
            part(&mut page, "Days", &table::days(report));
        } else {
            part(&mut page, "Months", &table::lived(report));
        }
        part(&mut page, "Areas", &table::areas(report));
        if report.promises.due() > 0 {
            part(&mut page, "Promises", &table::promises(report));
        }
        page.push_str("\n## In words\n");
    }
    lines(&mut page, &said.then);
    if !notes.is_empty() {
        page.push_str("\n## What you wrote\n");
    }
    for (on, note) in notes {
        page.push_str(&format!("\n{}:\n\n", day::words(*on, reader.today)));
        for line in note.lines() {
            page.push_str(&format!("> {}\n", escaped(line)));
        }
    }
    page.push_str(&format!("\n{SMALL_PRINT}\n"));
    page
}

fn part(page: &mut String, heading: &str, numbers: &Table) {
    page.push_str(&format!("\n## {heading}\n\n"));
    let mut row = |cells: Vec<String>| page.push_str(&format!("| {} |\n", cells.join(" | ")));
    row(numbers.heading.iter().map(|cell| inside(cell)).collect());
    let right = numbers.heading.iter().enumerate();
    row(right
        .map(|(place, _)| if place == 0 { ":---" } else { "---:" }.to_owned())
        .collect());
    for cells in &numbers.rows {
        row(cells.iter().map(|cell| inside(cell)).collect());
    }
}

fn lines(page: &mut String, lines: &Lines) {
    let mut in_list = false;
    for line in lines.iter() {
        let is_item = matches!(line, Line::Item(_));
        if !(is_item && in_list) {
            page.push('\n');
        }
        in_list = is_item;
        page.push_str(&match line {
            Line::Strong(text) => format!("**{}**\n", escaped(text)),
            Line::Plain(text) | Line::Quiet(text) => format!("{}\n", escaped(text)),
            Line::About(what, text) => format!("**{what}:** {}\n", escaped(text)),
            Line::Item(text) => format!("- {}\n", escaped(text)),
        });
    }
}

/// A person's own words at the beginning of a line: no list begins with them.
fn escaped(text: &str) -> String {
    let text = inside(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('+' | '-' | '=') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

/// Words as plain text: nothing in them is a mark, a link or a tag.
fn inside(text: &str) -> String {
    let text = Safe(text.trim_start()).to_string();
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_[]<>|#&~$".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_marks() {
        for (text, shown) in [
            ("a *b* [c](d) <e> #f", "a \\*b\\* \\[c\\](d) \\<e\\> \\#f"),
            ("- one", "\\- one"),
            ("12. two", "12\\. two"),
            ("at 7.30 | or so - fine", "at 7.30 \\| or so - fine"),
        ] {
            assert_eq!(escaped(text), shown);
        }
    }
}
