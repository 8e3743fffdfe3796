//! Lines that fit the window.

use std::borrow::Cow;

use anstyle::Style;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::render::safe::Safe;

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

    /// A line as it is: of our own words alone.
    pub(crate) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
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
        let used = textwrap::core::display_width(left) + textwrap::core::display_width(right);
        if right.is_empty() || used + 2 > self.width {
            self.styled(style, left);
            if !right.is_empty() {
                self.line(right);
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

    /// The text.
    pub(crate) fn text(self) -> String {
        self.text
    }
}

/// Whatever a person typed is made safe here, where it becomes lines.
fn wrapped(text: &str, width: usize, hang: &str) -> Vec<String> {
    let text = Safe(text).to_string();
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

#[cfg(test)]
mod tests {
    use super::*;

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
