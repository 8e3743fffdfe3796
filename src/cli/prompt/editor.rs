//! One line being typed.

use super::width::{char_width, width};

/// Joins two pictures into one.
const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// The text of a line, written and erased at its end.
#[derive(Debug, Default)]
pub(super) struct Editor {
    text: String,
}

impl Editor {
    /// What is typed so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Adds a character.
    pub(super) fn push(&mut self, c: char) {
        self.text.push(c);
    }

    /// Erases what a person sees as the last character: a letter with the
    /// marks on it, or pictures joined into one.
    pub(super) fn erase(&mut self) {
        while let Some(c) = self.text.pop() {
            if self.text.ends_with(ZERO_WIDTH_JOINER) || char_width(c) == 0 {
                continue;
            }
            break;
        }
    }

    /// Erases the last word and the space after it.
    pub(super) fn erase_word(&mut self) {
        let before = self.text.trim_end();
        let end = before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        });
        self.text.truncate(end);
    }

    /// Erases everything.
    pub(super) fn clear(&mut self) {
        self.text.clear();
    }
}

/// The end of `text` that fits into `columns`, after two dots when something
/// is out of sight.
pub(super) fn tail(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(2);
    let mut used = 0;
    let mut start = text.len();
    for (at, c) in text.char_indices().rev() {
        if used + char_width(c) > room {
            break;
        }
        used += char_width(c);
        // A mark without its letter would join the dots.
        if char_width(c) > 0 {
            start = at;
        }
    }

    format!("..{}", &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Editor {
        Editor {
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_letter_goes_with_its_accent() {
        let mut line = typed("cafe\u{301}");
        line.erase();

        assert_eq!(line.text(), "caf");
    }

    #[test]
    fn pictures_joined_into_one_go_together() {
        let mut line = typed("a\u{1F469}\u{200D}\u{1F680}");
        line.erase();

        assert_eq!(line.text(), "a");
    }

    #[test]
    fn a_word_goes_with_the_space_after_it() {
        let mut line = typed("call my sister  ");
        line.erase_word();
        assert_eq!(line.text(), "call my ");

        line.erase_word();
        line.erase_word();
        line.erase_word();
        assert_eq!(line.text(), "");
    }

    #[test]
    fn the_end_of_a_long_line_stays_in_sight() {
        assert_eq!(tail("a short one", 11), "a short one");
        assert_eq!(tail("a short one", 10), "..hort one");
        assert_eq!(tail("眠い眠い", 7), "..眠い");
        assert_eq!(tail("", 0), "");
    }
}
