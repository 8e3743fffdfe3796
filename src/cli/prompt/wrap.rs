//! Text broken into lines that fit.

use std::borrow::Cow;

use selfcare::text::is_hostile;

use super::width::width;

/// Breaks `text` into lines of at most `columns`, each line of it by itself:
/// its own indent holds for what follows, and a list item hangs. Control
/// characters are left out; a word too long for a line is cut.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    text.lines()
        .flat_map(|line| {
            let line = clean(line);
            let body = line.trim_start_matches([' ', '-']);
            let hang = if body.is_empty() {
                0
            } else {
                line.len() - body.len()
            };
            let (first, body) = line.split_at(hang);
            hang_from(first, body, columns)
        })
        .collect()
}

/// Breaks `body` into lines after `first`, with as much space before each
/// further line as `first` takes.
pub(super) fn hang_from(first: &str, body: &str, columns: usize) -> Vec<String> {
    let body = clean(body);
    if width(first) + width(&body) <= columns {
        return vec![format!("{first}{body}").trim_end().to_owned()];
    }
    let indent = " ".repeat(width(first));
    let room = columns.saturating_sub(indent.len()).max(1);

    fill(&body, room)
        .into_iter()
        .enumerate()
        .map(|(nth, part)| format!("{}{part}", if nth == 0 { first } else { &indent }))
        .collect()
}

/// Text that cannot steer the terminal, hide in it or turn it round: what a journal or an import holds could be
/// anything. Line ends and tabs are spaces here, the rest is left out.
pub(super) fn clean(text: &str) -> String {
    let spaced = text.chars().map(|c| {
        if matches!(c, '\n' | '\r' | '\t') {
            ' '
        } else {
            c
        }
    });
    spaced.filter(|c| !is_hostile(*c)).collect()
}

fn fill(text: &str, room: usize) -> Vec<String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let options = textwrap::Options::new(room)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    textwrap::wrap(&words, options)
        .into_iter()
        .map(Cow::into_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_keep_their_spaces() {
        assert_eq!(wrap("a   b\n\nc", 20), ["a   b", "", "c"]);
    }

    #[test]
    fn a_list_item_hangs() {
        assert_eq!(
            wrap(" - leave any question", 12),
            [" - leave any", "   question"]
        );
    }

    #[test]
    fn a_word_longer_than_the_window_is_cut() {
        assert_eq!(wrap("眠い眠い眠い", 5), ["眠い", "眠い", "眠い"]);
        assert_eq!(wrap("ab abcdefg", 4), ["ab", "abcd", "efg"]);
    }

    #[test]
    fn no_escape_sequence_comes_through() {
        assert_eq!(wrap("a\x1b[2Jb", 20), ["a[2Jb"]);
    }
}
