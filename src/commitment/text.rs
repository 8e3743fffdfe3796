//! The words of a promise.

use std::fmt;

/// So many characters are a line; more is a note.
const LONGEST: usize = 200;

/// Words that cannot be a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAText {
    /// None at all.
    Empty,
    /// Too many.
    TooLong,
}

impl fmt::Display for NotAText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a few words are wanted"),
            Self::TooLong => write!(f, "a promise has at most {LONGEST} characters"),
        }
    }
}

impl std::error::Error for NotAText {}

/// The words of a promise, on one line.
///
/// ```
/// assert_eq!(selfcare::commitment::text("  walk\n20  minutes ").unwrap(), "walk 20 minutes");
/// assert!(selfcare::commitment::text(" ").is_err());
/// ```
///
/// # Errors
///
/// When there are none, or more than 200 characters.
pub fn text(words: &str) -> Result<String, NotAText> {
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(NotAText::Empty),
        1..=LONGEST => Ok(text),
        _ => Err(NotAText::TooLong),
    }
}
