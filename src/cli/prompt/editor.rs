//! One line being typed.

use super::width::{char_width, width};

/// Joins two pictures into one.
const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// The text of a line, and where in it is typed.
#[derive(Debug, Default)]
pub(super) struct Editor {
    before: String,
    after: String,
}

impl Editor {
    /// What is typed so far.
    pub(super) fn text(&self) -> String {
        [&*self.before, &*self.after].concat()
    }

    /// Whether nothing is.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.after.is_empty()
    }

    /// What fits into so many columns of what stands before the place where is typed, and after it; two dots where
    /// something is out of sight.
    pub(super) fn sight(&self, columns: usize) -> (String, String) {
        let behind = width(&self.after).min(columns / 3);
        let before = tail(&self.before, columns - behind);
        let after = head(&self.after, columns - width(&before));
        (before, after)
    }

    /// Adds a character.
    pub(super) fn push(&mut self, c: char) {
        self.before.push(c);
    }

    /// Erases what a person sees as the character before: a letter with the
    /// marks on it, or pictures joined into one.
    pub(super) fn erase(&mut self) {
        self.before.truncate(last(&self.before));
    }

    /// The same with the one after.
    pub(super) fn delete(&mut self) {
        self.after.drain(..first(&self.after));
    }

    /// Erases the word before and the space after it.
    pub(super) fn erase_word(&mut self) {
        let before = self.before.trim_end();
        let end = before.rfind(char::is_whitespace).map_or(0, |at| {
            at + before[at..].chars().next().map_or(0, char::len_utf8)
        });
        self.before.truncate(end);
    }

    /// Erases everything.
    pub(super) fn clear(&mut self) {
        self.before.clear();
        self.after.clear();
    }

    /// One character to the left.
    pub(super) fn left(&mut self) {
        let moved = self.before.split_off(last(&self.before));
        self.after.insert_str(0, &moved);
    }

    /// One character to the right.
    pub(super) fn right(&mut self) {
        let moved = self.after.drain(..first(&self.after));
        self.before.extend(moved);
    }

    /// Before everything.
    pub(super) fn start(&mut self) {
        self.after.insert_str(0, &std::mem::take(&mut self.before));
    }

    /// Behind everything.
    pub(super) fn end(&mut self) {
        self.before.push_str(&std::mem::take(&mut self.after));
    }
}

/// Where the last character begins that a person sees.
fn last(text: &str) -> usize {
    let mut rest = text;
    while let Some(c) = rest.chars().next_back() {
        rest = &rest[..rest.len() - c.len_utf8()];
        if !rest.ends_with(ZERO_WIDTH_JOINER) && char_width(c) > 0 {
            break;
        }
    }
    rest.len()
}

/// Where the first one ends.
fn first(text: &str) -> usize {
    let mut is_joined = true;
    let ends = text.char_indices().find(|(_, c)| {
        let goes_on = is_joined || char_width(*c) == 0;
        is_joined = *c == ZERO_WIDTH_JOINER;
        !goes_on
    });
    ends.map_or(text.len(), |(at, _)| at)
}

/// The beginning of `text` that fits into `columns`, before two dots when
/// something is out of sight.
fn head(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(2);
    let mut used = 0;
    let fits = |c: &char| {
        used += char_width(*c);
        used <= room
    };
    let shown: String = text.chars().take_while(fits).collect();
    format!("{shown}..")
}

/// The end of `text` that fits into `columns`, after two dots when something
/// is out of sight.
fn tail(text: &str, columns: usize) -> String {
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
            before: text.to_owned(),
            after: String::new(),
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
    fn what_is_typed_goes_where_one_stands() {
        let mut line = typed("helo");
        line.left();
        line.push('l');
        assert_eq!(line.text(), "hello");
        line.start();
        line.delete();
        line.push('H');
        assert_eq!(line.text(), "Hello");
        line.right();
        line.erase();
        assert_eq!(line.text(), "Hllo");
        line.end();
        line.push('!');
        assert_eq!(line.text(), "Hllo!");
        line.right();
        line.delete();
        assert_eq!(line.text(), "Hllo!");
    }

    #[test]
    fn one_step_is_what_a_person_sees_as_one() {
        let mut line = typed("cafe\u{301} \u{1F469}\u{200D}\u{1F680}s");
        for _ in 0..4 {
            line.left();
        }
        assert_eq!(line.sight(40).0, "caf");
        line.right();
        assert_eq!(line.sight(40).0, "cafe\u{301}");
        line.right();
        line.right();
        assert_eq!(line.sight(40).1, "s");
        line.start();
        line.left();
        assert_eq!(line.sight(40), (String::new(), line.text()));
    }

    #[test]
    fn where_is_typed_stays_in_sight() {
        let mut line = typed("one two three four");
        assert_eq!(line.sight(12), ("..three four".to_owned(), String::new()));
        for _ in 0..10 {
            line.left();
        }
        assert_eq!(line.sight(12), ("one two ".to_owned(), "th..".to_owned()));
        line.start();
        assert_eq!(line.sight(12), (String::new(), "one two th..".to_owned()));
    }

    #[test]
    fn the_end_of_a_long_line_stays_in_sight() {
        assert_eq!(tail("a short one", 11), "a short one");
        assert_eq!(tail("a short one", 10), "..hort one");
        assert_eq!(tail("眠い眠い", 7), "..眠い");
        assert_eq!(tail("", 0), "");
    }
}
