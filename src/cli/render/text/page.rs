//! Lines that fit the window.

use std::borrow::Cow;

use anstyle::Style;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::render::safe::{Safe, Styled};

/// Text being laid out for a window.
pub(crate) struct Page {
    width: usize,
    text: String,
}

/// No line is longer than this, however wide the window: long lines are hard to read.
const WIDEST: usize = 76;

impl Page {
    /// A page for a window so many columns wide.
    pub(crate) fn new(window: usize) -> Self {
        Self {
            width: window.min(WIDEST),
            text: String::new(),
        }
    }

    /// How many columns there are.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// An empty line, unless the page is empty or ends with one.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line as it is, styles included: of our own words, and of a person's made safe. The one way onto a page.
    pub(crate) fn line(&mut self, line: &str) {
        self.text.push_str(&Styled(line.trim_end()).to_string());
        self.text.push('\n');
    }

    /// A paragraph, wrapped.
    pub(crate) fn paragraph(&mut self, text: &str) {
        self.styled(Style::new(), text);
    }

    /// A paragraph in a style, wrapped.
    pub(crate) fn styled(&mut self, style: Style, text: &str) {
        for line in wrapped(text, self.width, "") {
            self.line(&format!("{style}{line}{style:#}"));
        }
    }

    /// A paragraph after a word that stands out to the left.
    pub(crate) fn after(&mut self, word: &str, text: &str) {
        self.hanging("  ", &format!("{word}{text}"));
    }

    /// A row of a list: a name in a column of its own, and what is said of it beside.
    pub(crate) fn row(&mut self, name: &str, columns: usize, text: &str) {
        self.hanging(&" ".repeat(columns), &format!("{name:<columns$}{text}"));
    }

    fn hanging(&mut self, indent: &str, text: &str) {
        for line in wrapped(text, self.width, indent) {
            self.line(&line);
        }
    }

    /// Something at the left and something at the right edge; below each other where they do not fit.
    pub(crate) fn edges(&mut self, style: Style, left: &str, right: &str) {
        let used = columns(left) + columns(right);
        if right.is_empty() || used + 2 > self.width {
            self.styled(style, left);
            if !right.is_empty() {
                self.line(&Safe(right).to_string());
            }
        } else {
            let between = " ".repeat(self.width - used);
            self.line(&format!(
                "{style}{}{style:#}{between}{}",
                Safe(left),
                Safe(right)
            ));
        }
    }

    /// A row of a list: what leads it, a text that may need several lines, and at the right edge how it stands.
    pub(crate) fn sides(&mut self, lead: &str, text: &str, right: &str) {
        let indent = " ".repeat(columns(lead));
        let room = self.width.saturating_sub(columns(lead)).max(1);
        let mut lines = wrapped(text, room, "");
        let last = lines.pop().unwrap_or_default();
        let fits = columns(&last) + columns(right) + 2 <= room;
        let right = &Safe(right).to_string();
        let mut lead = lead;
        for line in &lines {
            self.line(&format!("{lead}{line}"));
            lead = &indent;
        }
        if fits {
            let between = " ".repeat(room - columns(&last) - columns(right));
            self.line(&format!("{lead}{last}{between}{right}"));
        } else {
            self.line(&format!("{lead}{last}"));
            self.line(&format!("{indent}{right}"));
        }
    }

    /// A paragraph that stands in by so much.
    pub(crate) fn indented(&mut self, style: Style, indent: &str, text: &str) {
        let room = self.width.saturating_sub(columns(indent)).max(1);
        for line in wrapped(text, room, "") {
            self.line(&format!("{indent}{style}{line}{style:#}"));
        }
    }

    /// The text.
    pub(crate) fn text(self) -> String {
        self.text
    }
}

/// How many columns a text takes.
pub(crate) fn columns(text: &str) -> usize {
    textwrap::core::display_width(text)
}

/// Whatever a person typed is made safe here, where it becomes lines.
fn wrapped(text: &str, width: usize, hang: &str) -> Vec<String> {
    let text = Safe(text).to_string();
    let text = between_names(&text, width.saturating_sub(columns(hang)).max(1));
    let options = Options::new(width)
        .subsequent_indent(hang)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&text, options)
        .into_iter()
        .map(Cow::into_owned)
        .collect()
}

/// With line ends inside paths that are wider than a line: after a `/`, so that no name is broken that fits.
fn between_names(text: &str, room: usize) -> Cow<'_, str> {
    let is_wide = |word: &str| word.contains('/') && columns(word) > room;
    if !text.split(' ').any(is_wide) {
        return Cow::Borrowed(text);
    }
    let broken = |word: &str| {
        let (mut lines, mut line) = (String::new(), 0);
        for name in word.split_inclusive('/') {
            // The root has no name, and does not stand alone.
            if line > 1 && line + columns(name) > room {
                lines.push('\n');
                line = 0;
            }
            lines.push_str(name);
            line += columns(name);
        }
        lines
    };
    let words = text.split(' ').map(|word| {
        if is_wide(word) {
            broken(word)
        } else {
            word.to_owned()
        }
    });
    Cow::Owned(words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_broken_between_its_names() {
        let mut page = Page::new(20);
        page.row("at", 4, "in ~/.local/share/selfcare/journal.jsonl now");
        page.row("at", 4, "~/a/b, else /a-name-that-is-longer-than-a-line/x");
        assert_eq!(
            page.text(),
            "at  in\n    ~/.local/share/\n    selfcare/\n    journal.jsonl now\nat  ~/a/b, else\n    /a-name-that-is-\n    longer-than-a-li\n    ne/\n    x\n"
        );
    }

    #[test]
    fn what_does_not_fit_beside_goes_below() {
        let mut wide = Page::new(200);
        wide.edges(Style::new(), "left", "67");
        assert_eq!(wide.text(), format!("left{}67\n", " ".repeat(70)));
        let mut narrow = Page::new(20);
        narrow.edges(Style::new(), "You are fit to serve.", "67");
        assert_eq!(narrow.text(), "You are fit to\nserve.\n67\n");
    }
}
