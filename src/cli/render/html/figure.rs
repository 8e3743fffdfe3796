//! A picture with its words: a title, a sentence, and the numbers as a table.

use maud::{Markup, PreEscaped, html};

use crate::render::table::Table;

/// How wide every picture is, in its own units.
pub(super) const WIDTH: f64 = 640.0;

/// A picture's words.
pub(super) struct Words<'a> {
    /// Its name within the page.
    pub id: &'a str,
    pub title: &'a str,
    /// What it shows, for whoever cannot see it.
    pub says: String,
}

/// A figure: heading, picture, and the numbers below it.
pub(super) fn figure(words: &Words<'_>, picture: &Markup, numbers: &Table) -> Markup {
    html! {
        figure id=(words.id) {
            h2 { (words.title) }
            (picture)
            figcaption { (words.says) }
            (details(words.title, numbers))
        }
    }
}

/// The drawing itself, as wide as a figure.
pub(super) fn svg(words: &Words<'_>, height: f64, drawn: &Markup) -> Markup {
    drawing(words, (WIDTH, height), drawn)
}

/// A drawing of so many units across and down, with a title and a description of its own.
pub(super) fn drawing(words: &Words<'_>, (width, height): (f64, f64), drawn: &Markup) -> Markup {
    let (title, says) = (format!("{}-title", words.id), format!("{}-says", words.id));
    html! {
        svg viewBox=(format!("0 0 {width} {height}")) role="img" aria-labelledby=(title) aria-describedby=(says) {
            title id=(title) { (words.title) }
            desc id=(says) { (words.says) }
            (drawn)
        }
    }
}

/// The numbers of what has this title, folded; whoever has no mouse can scroll them, too.
pub(super) fn details(title: &str, numbers: &Table) -> Markup {
    html! {
        details {
            summary { "The numbers" }
            div.scroll tabindex="0" role="region" aria-label=(format!("{title}: the numbers")) {
                table {
                    thead { tr { @for cell in &numbers.heading { th scope="col" { (cell) } } } }
                    tbody {
                        @for row in &numbers.rows {
                            tr {
                                @for (place, cell) in row.iter().enumerate() {
                                    @if place == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A coordinate: a tenth of a unit is finer than any screen.
pub(super) fn at(number: f64) -> String {
    let tenths = (number * 10.0).round() / 10.0;
    tenths.to_string()
}

/// The points of a line.
pub(super) fn points(points: &[(f64, f64)]) -> String {
    let pairs: Vec<String> = points
        .iter()
        .map(|(x, y)| format!("{},{}", at(*x), at(*y)))
        .collect();
    pairs.join(" ")
}

/// A line through points, or a dot for one alone.
pub(super) fn line(class: &str, run: &[(f64, f64)]) -> Markup {
    match run {
        [] => PreEscaped(String::new()),
        [(x, y)] => {
            html! { circle class=(format!("{class} alone")) cx=(at(*x)) cy=(at(*y)) r="1.5" {} }
        }
        run => html! { polyline class=(class) points=(points(run)) {} },
    }
}
