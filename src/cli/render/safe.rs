//! A person's own words, made safe for a screen.

use std::fmt::{self, Write as _};

use selfcare::text::is_hostile;

/// Text whose control, bidirectional and zero-width characters are spelled out.
pub(crate) struct Safe<'a>(pub &'a str);

impl fmt::Display for Safe<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                _ if !is_hostile(c) => f.write_char(c)?,
                '\n' | '\r' | '\t' => f.write_char(' ')?,
                _ => write!(f, "{}", c.escape_unicode())?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_moves_a_cursor_comes_through() {
        assert_eq!(
            Safe("a\u{1b}[2Jb\u{202e}c\nd ü").to_string(),
            "a\\u{1b}[2Jb\\u{202e}c d ü"
        );
    }
}
