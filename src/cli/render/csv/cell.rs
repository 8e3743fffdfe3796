//! One cell of a table.

use crate::render::safe::{Safe, spelled_out};

/// One cell, of our own words and numbers or of a person's words that no spreadsheet takes for a formula.
pub(super) struct Cell(pub(super) String);

impl Cell {
    pub(super) fn empty() -> Self {
        Self(String::new())
    }

    /// A person's words: those that begin like a formula have an apostrophe before them (OWASP, CSV injection).
    pub(super) fn words(text: &str) -> Self {
        Self::not_a_formula(Safe(text).to_string())
    }

    /// The same of several lines, which stay lines.
    pub(super) fn lines(text: &str) -> Self {
        Self::not_a_formula(spelled_out(text))
    }

    fn not_a_formula(text: String) -> Self {
        /// What a formula begins with; a spreadsheet may take the wide forms for the narrow ones.
        const BEGINS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
        Self(if text.trim_start().starts_with(BEGINS) {
            format!("'{text}")
        } else {
            text
        })
    }
}

impl AsRef<[u8]> for Cell {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

/// Our own words.
impl From<&'static str> for Cell {
    fn from(word: &'static str) -> Self {
        Self(word.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_formula() {
        let cell = |text| Cell::words(text).0;
        for text in [
            "=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\r\n+", "＝1",
        ] {
            assert!(cell(text).starts_with('\''), "{text}");
        }
        assert_eq!(cell("stopped at six = good"), "stopped at six = good");
        assert_eq!(cell("a\t=b"), "a =b");
    }
}
