//! How many columns text takes in a terminal.

use unicode_width::UnicodeWidthChar as _;

/// Columns of `text`, counted character by character: a joined picture is thought too wide rather than too narrow, so
/// that a line scrolls early and never wraps.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Columns of one character: 0 for what joins the one before and for controls, 2 for East Asian wide ones.
pub(super) fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}
