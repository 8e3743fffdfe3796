//! A comment above the line in question, put in and taken out again.

use super::answers;
use crate::located::Mistake;
use crate::render::safe::Safe;

/// What an editor is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Offered {
    text: String,
    /// Our own line in it: `# line 7: rested: a rating is ...`
    comment: Option<String>,
}

impl Offered {
    /// A text without a mistake so far.
    pub(super) fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            comment: None,
        }
    }

    /// What was typed, as it was typed, and above the line in question what is wrong with it.
    pub(super) fn with(typed: &str, mistake: &Mistake) -> Self {
        let lines: Vec<&str> = typed.split_inclusive('\n').collect();
        let place = beginning(&lines, mistake.line - 1);
        // The comment moves the line down by one, and lines are counted from 1.
        let said = format!("line {}: {}", place + 2, Safe(&mistake.reason));
        let comment = format!("# {said}");
        let (above, below) = (lines[..place].concat(), lines[place..].concat());
        Self {
            text: format!("{above}{comment}\n{below}"),
            comment: Some(comment),
        }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// What is wrong with it: `line 7: rested: a rating is ...`
    pub(super) fn said(&self) -> Option<&str> {
        self.comment.as_deref()?.strip_prefix("# ")
    }

    /// What came back, without our own line.
    pub(super) fn without_comment(&self, came_back: &str) -> String {
        let Some(comment) = &self.comment else {
            return came_back.to_owned();
        };
        let mut seen = false;
        let others = came_back.split_inclusive('\n').filter(|line| {
            let ours = !seen && line.trim_end() == comment.trim_end();
            seen |= ours;
            !ours
        });
        others.collect()
    }
}

/// Where the entry begins that this line belongs to: a comment in the middle of a note would be one of its lines.
fn beginning(lines: &[&str], line: usize) -> usize {
    let last = line.min(lines.len().saturating_sub(1));
    let begins = |place: &usize| answers::is_whole(&lines[..*place].concat());
    (0..=last).rev().find(begins).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, line: usize) -> Offered {
        let mistake = Mistake {
            line,
            column: 1,
            reason: "wrong".to_owned(),
        };
        Offered::with(text, &mistake)
    }

    #[test]
    fn a_comment_stands_above_its_line_and_counts_it_as_shown() {
        let offered = marked("a = 1\nb = 2\nc = 3", 2);
        assert_eq!(offered.text(), "a = 1\n# line 3: wrong\nb = 2\nc = 3");
        assert_eq!(offered.said(), Some("line 3: wrong"));
        assert_eq!(
            offered.without_comment(offered.text()),
            "a = 1\nb = 2\nc = 3"
        );
        assert_eq!(
            offered.without_comment("a = 1\r\n# line 3: wrong\r\n"),
            "a = 1\r\n"
        );
        assert_eq!(offered.without_comment("a = 1"), "a = 1");
    }

    #[test]
    fn a_comment_never_stands_inside_a_note() {
        let text = "a = 1\nnote = \"\"\"\none\ntwo\n\"\"\"\nb = 2\n";
        let above_the_note = text.replace("note", "# line 3: wrong\nnote");
        for line in 2..=5 {
            assert_eq!(marked(text, line).text(), above_the_note);
        }
        assert_eq!(
            marked("note = \"\"\"\nopen\n", 3).text(),
            "# line 2: wrong\nnote = \"\"\"\nopen\n"
        );
        assert_eq!(marked("", 1).text(), "# line 2: wrong\n");
    }
}
