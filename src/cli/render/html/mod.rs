//! A report as one page that needs nothing else: no script, no address, every word escaped.

mod areas;
mod axis;
mod calendar;
mod figure;
mod heat;
mod issues;
mod promises;
mod runs;
mod score;
mod sleep;
mod week;

use chrono::NaiveDate;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use selfcare::{Report, day};

use crate::render::safe::spelled_out;
use crate::render::words::report::{Line, Lines, Reader, said};
use crate::render::words::verdicts::SMALL_PRINT;

const STYLE: &str = include_str!("page.css");
/// Nothing may be loaded and nothing run; the one style sheet stands in the page.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What a day's note holds.
pub(crate) type Note<'a> = (NaiveDate, &'a str);

/// The page. Every word in it is escaped as it goes in; whatever hides or turns round is spelled out at the end, so that
/// nothing is left to be forgotten.
pub(crate) fn page(report: &Report, reader: &Reader<'_>, notes: &[Note<'_>]) -> String {
    let said = said(report, reader);
    let words = report.period.words(reader.today);
    let title = format!("{words} · selfcare");
    let pictures = said.has_figures.then(|| pictures(report, reader));
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    header {
                        h1 { (words) }
                        (lines(&said.first, Some(&words)))
                    }
                    @if let Some(pictures) = pictures { (pictures) }
                    section.said { (lines(&said.then, None)) }
                    @if !notes.is_empty() { (self::notes(notes, reader.today)) }
                    footer {
                        p { (SMALL_PRINT) }
                        p { "Written on " (day::words(reader.today, reader.today)) " " (reader.today.format("%Y")) " by selfcare." }
                    }
                }
            }
        }
    };
    spelled_out(&page.into_string())
}

fn pictures(report: &Report, reader: &Reader<'_>) -> Markup {
    html! {
        section.pictures {
            (score::picture(report))
            (calendar::picture(report))
            (areas::picture(report))
            (sleep::picture(report))
            (promises::picture(report))
            (issues::picture(report, reader))
        }
    }
}

/// Sentences; the first of them without the words that stand above it already. What belongs below a sentence stays with it.
fn lines(lines: &Lines, above: Option<&str>) -> Markup {
    let all: Vec<&Line> = lines.iter().collect();
    let groups = all.chunk_by(|_, next| matches!(next, Line::Item(_)));
    html! {
        @for group in groups {
            @match group {
                [line] => (one(line, above)),
                [line, items @ ..] => div.group {
                    (one(line, above))
                    ul { @for item in items { li { @if let Line::Item(text) = item { (text) } } } }
                },
                [] => {},
            }
        }
    }
}

fn one(line: &Line, above: Option<&str>) -> Markup {
    let below = |text: &str| {
        let rest = above.and_then(|above| text.strip_prefix(above));
        let rest = rest.map(|rest| rest.trim_start_matches([':', '.', ' ']));
        crate::render::words::sentence(rest.unwrap_or(text))
    };
    html! {
        @match line {
            Line::Strong(text) => { @let text = below(text); @if !text.is_empty() { p.strong { (text) } } },
            Line::Plain(text) => p { (below(text)) },
            Line::About(what, text) => p { b { (what) ":" } " " (text) },
            Line::Item(text) => p { (text) },
            Line::Quiet(text) => p.quiet { (text) },
        }
    }
}

fn notes(notes: &[Note<'_>], today: NaiveDate) -> Markup {
    html! {
        section.notes {
            h2 { "What you wrote" }
            dl {
                @for (on, note) in notes {
                    div {
                        dt { (day::words(*on, today)) }
                        dd { @for line in note.lines() { p { (line) } } }
                    }
                }
            }
        }
    }
}
