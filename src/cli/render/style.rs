//! Colours by meaning; never the only sign of anything.

use anstyle::{AnsiColor, Style};
use selfcare::Verdict;

/// The one sentence that matters.
pub(crate) const STRONG: Style = Style::new().bold();
/// What can be skipped.
pub(crate) const QUIET: Style = Style::new().dimmed();

/// Blue, yellow and magenta stay apart for every kind of colour vision, on dark and on light.
pub(crate) fn verdict(verdict: Verdict) -> Style {
    let colour = match verdict {
        Verdict::Fit => AnsiColor::Blue,
        Verdict::Care => AnsiColor::Yellow,
        Verdict::NotFit => AnsiColor::Magenta,
        Verdict::Incomplete | Verdict::Paused | Verdict::None => return STRONG,
    };
    STRONG.fg_color(Some(colour.into()))
}
