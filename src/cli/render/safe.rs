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

/// Lines of which each is safe; where they end stays.
pub(crate) fn spelled_out(lines: &str) -> String {
    let lines = lines.split_inclusive('\n');
    let each = lines.map(|line| match line.strip_suffix('\n') {
        Some(line) => format!("{}\n", Safe(line)),
        None => Safe(line).to_string(),
    });
    each.collect()
}

/// A line in which styles are the only thing that a terminal obeys.
///
/// A person's words that go in are [`Safe`] already; this is for what was forgotten.
pub(crate) struct Styled<'a>(pub &'a str);

impl fmt::Display for Styled<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const BEGINS: &str = "\u{1b}[";
        let mut rest = self.0;
        while let Some(at) = rest.find(BEGINS) {
            let (before, style) = rest.split_at(at);
            let codes = &style[BEGINS.len()..];
            let length = codes
                .bytes()
                .take_while(|b| b.is_ascii_digit() || *b == b';');
            let end = BEGINS.len() + length.count();
            let is_style = style[end..].starts_with('m');
            let end = if is_style { end + 1 } else { BEGINS.len() };
            write!(f, "{}", Safe(before))?;
            if is_style {
                f.write_str(&style[..end])?;
            } else {
                write!(f, "{}", Safe(&style[..end]))?;
            }
            rest = &style[end..];
        }
        write!(f, "{}", Safe(rest))
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

    #[test]
    fn only_styles_come_through_where_styles_may_stand() {
        let bold = "\u{1b}[1;38;5;30mfit\u{1b}[0m";
        assert_eq!(Styled(bold).to_string(), bold);
        assert_eq!(
            Styled("\u{1b}[2Ja\u{1b}[1\u{1b}]0;t\u{7}\u{1b}[").to_string(),
            "\\u{1b}[2Ja\\u{1b}[1\\u{1b}]0;t\\u{7}\\u{1b}["
        );
    }

    #[test]
    fn lines_stay_lines() {
        assert_eq!(spelled_out("a\u{9b}\n\nb\r\n"), "a\\u{9b}\n\nb \n");
    }
}
