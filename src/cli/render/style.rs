//! Colours by meaning; never the only sign of anything.

use anstyle::{Ansi256Color, Style};
use selfcare::Verdict;

/// The one sentence that matters.
pub(crate) const STRONG: Style = Style::new().bold();
/// What can be skipped.
pub(crate) const QUIET: Style = Style::new().dimmed();

/// Teal, orange and violet. Of all threes among the 216 colours of a terminal's cube with a contrast of at least 3 on
/// black and white alike, few stay as far apart for every kind of colour vision (58 in CIELAB at the least, with the
/// simulation of Machado et al. 2009), and none without red is further.
pub(crate) fn colour(verdict: Verdict) -> Style {
    let colour = match verdict {
        Verdict::Fit => Ansi256Color(30),
        Verdict::Care => Ansi256Color(166),
        Verdict::NotFit => Ansi256Color(129),
        Verdict::Incomplete | Verdict::Paused | Verdict::None => return QUIET,
    };
    Style::new().fg_color(Some(colour.into()))
}

/// The same, for the one sentence that matters.
pub(crate) fn verdict(verdict: Verdict) -> Style {
    let colour = colour(verdict).get_fg_color();
    STRONG.fg_color(colour)
}
