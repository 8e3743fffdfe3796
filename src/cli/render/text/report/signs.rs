//! One sign a day: shape first, colour beside it.

use anstyle::Style;
use selfcare::Verdict;
use selfcare::report::Day;

use super::Signs;
use crate::render::style;
use crate::render::words::verdicts;

/// What the plain signs mean.
pub(super) const PLAIN_LEGEND: &str =
    "+ fit, ~ with care, x not fit, ? too few answers, - rest, . missed";

/// A day in a sign of plain letters; blank where nothing was asked.
pub(super) fn plain(day: &Day) -> String {
    match day.verdict {
        Verdict::None if !day.missed => ' ',
        verdict => verdicts::sign(verdict),
    }
    .to_string()
}

/// A day in a cell of a year: the fitter the taller, where blocks can be shown.
pub(super) fn tall(day: &Day, signs: Signs) -> char {
    match (signs, day.verdict) {
        (_, Verdict::None) if !day.missed => ' ',
        (Signs::Blocks, Verdict::Fit) => '█',
        (Signs::Blocks, Verdict::Care) => '▄',
        (Signs::Blocks, Verdict::NotFit) => '▁',
        (_, verdict) => verdicts::sign(verdict),
    }
}

/// What the signs of a year mean.
pub(super) fn tall_legend(signs: Signs) -> &'static str {
    match signs {
        Signs::Blocks => "█ fit, ▄ with care, ▁ not fit, ? too few answers, - rest, . missed",
        Signs::Figures | Signs::Words => PLAIN_LEGEND,
    }
}

/// Its colour.
pub(super) fn style(day: &Day) -> Style {
    style::colour(day.verdict)
}

/// Points as one sign, low to high.
pub(super) fn step(points: f64, signs: Signs) -> char {
    let steps: &[char] = match signs {
        Signs::Blocks => &['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
        Signs::Figures | Signs::Words => &['1', '2', '3', '4', '5'],
    };
    let step = (points / 100.0 * (steps.len() - 1) as f64).round() as usize;
    steps.get(step).copied().unwrap_or('.')
}
