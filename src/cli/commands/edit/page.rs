//! The text of a day as a person edits it: TOML, every question with what can be answered.

use chrono::NaiveDate;
use selfcare::text::is_hostile;
use selfcare::{CheckIn, Level, Question, day};

use crate::render::safe::Safe;
use crate::render::words::{Vocabulary, figures, levels};

/// The day being edited.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub day: NaiveDate,
    pub today: NaiveDate,
    /// The answers that stand; none of them on a day without a check-in.
    pub standing: CheckIn,
    /// The questions switched on.
    pub asked: Vec<Question>,
    pub vocabulary: &'a Vocabulary,
}

/// What stands where nothing was answered: a text needs its quotes.
const NO_TEXT: &str = "\"\"";
const NO_RATING: &str = "";

impl Page<'_> {
    /// The text, which reads back as the answers that stand.
    pub(super) fn text(&self) -> String {
        let mut text = format!(
            "# {}\n\
             # Save and close to keep your changes; a line taken out is an answer taken out.\n\
             # To answer one more, take its # away; lines that begin with # are not kept.\n\n",
            day::words(self.day, self.today)
        );
        for question in Question::EIGHT {
            self.question(&mut text, question);
        }
        let adjustment = self.standing.adjustment.as_deref().map(quoted);
        line(
            &mut text,
            "adjustment",
            adjustment,
            NO_TEXT,
            "what you change on a day that is not plainly fit",
        );
        self.question(&mut text, Question::Note);
        text.push_str(&self.areas());
        text
    }

    /// A question that is switched on, or was answered before it was switched off.
    fn question(&self, text: &mut String, question: Question) {
        let (standing, rules) = (&self.standing, &self.vocabulary.rules);
        let (answer, blank) = match question {
            Question::Health => (standing.health.map(|health| quoted(health.word())), NO_TEXT),
            Question::Sleep => (
                standing.sleep.map(|hours| quoted(&figures::typed(hours))),
                NO_TEXT,
            ),
            Question::Promises => (
                standing
                    .promises
                    .map(|counted| quoted(&counted.to_string())),
                NO_TEXT,
            ),
            Question::Note => (standing.note.as_deref().map(quoted), NO_TEXT),
            rated => (
                standing.rating(rated, rules).map(|level| level.to_string()),
                NO_RATING,
            ),
        };
        if answer.is_some() || self.asked.contains(&question) {
            let hint = hint(question, self.vocabulary);
            line(text, &key(question.word(rules)), answer, blank, &hint);
        }
    }

    /// A person's own areas, those no longer configured last; a table, so after everything else.
    fn areas(&self) -> String {
        let rules = &self.vocabulary.rules;
        let mut lines = String::new();
        for own in Question::all(rules).filter(|question| matches!(question, Question::Own(_))) {
            self.question(&mut lines, own);
        }
        let configured = |name: &str| rules.own.iter().any(|own| own.name() == name);
        for (name, level) in self
            .standing
            .areas
            .iter()
            .filter(|(name, _)| !configured(name))
        {
            let level = Some(level.to_string());
            line(
                &mut lines,
                &key(name),
                level,
                NO_RATING,
                "not asked any more",
            );
        }
        if lines.is_empty() {
            lines
        } else {
            format!("\n[areas]\n{lines}")
        }
    }
}

/// One answer, or the place for it behind a `#`.
fn line(text: &mut String, key: &str, answer: Option<String>, blank: &str, hint: &str) {
    let line = match answer {
        Some(answer) => format!("{key} = {answer}  # {hint}\n"),
        None => format!("# {key} = {blank}  # {hint}\n"),
    };
    text.push_str(&line);
}

/// What can be answered.
fn hint(question: Question, vocabulary: &Vocabulary) -> String {
    let words = match question {
        Question::Health => "well, off, ill or dulled",
        Question::Sleep => "hours: 7h30, 730, 450m or 23:15-6:45",
        Question::Promises => "2/3 is two kept of three that were due",
        Question::Note => "for you alone; a #word in it is a tag",
        rated => {
            let words = |level| levels::level(rated, level, vocabulary);
            let (worst, best) = (words(Level::WORST), words(Level::BEST));
            return Safe(&format!("1 {worst} .. 5 {best}")).to_string();
        }
    };
    words.to_owned()
}

/// The name of an answer, in quotes where it is no plain word.
fn key(name: &str) -> String {
    let bare = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
    if bare {
        name.to_owned()
    } else {
        format!("\"{}\"", name.chars().map(escaped).collect::<String>())
    }
}

/// A text in quotes that reads back as it is; in three on each side where it has lines or quotes of its own.
///
/// `toml_edit` would leave characters that reorder or hide text as they are, and they must not reach a screen.
fn quoted(text: &str) -> String {
    if !text.contains(['\n', '"']) {
        return format!("\"{}\"", text.chars().map(escaped).collect::<String>());
    }
    let mut inside = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends_or_repeats = matches!(letters.peek(), None | Some('"'));
        match letter {
            '\n' => inside.push('\n'),
            '"' if !ends_or_repeats => inside.push('"'),
            _ => inside.push_str(&escaped(letter)),
        }
    }
    format!("\"\"\"\n{inside}\"\"\"")
}

fn escaped(letter: char) -> String {
    match letter {
        '"' | '\\' => format!("\\{letter}"),
        '\t' => "\\t".to_owned(),
        _ if !is_hostile(letter) => letter.to_string(),
        _ if letter <= '\u{ffff}' => format!("\\u{:04X}", u32::from(letter)),
        _ => format!("\\U{:08X}", u32::from(letter)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_so_that_they_can_be_typed_into() {
        assert_eq!(quoted("it's fine"), r#""it's fine""#);
        assert_eq!(quoted(r"a\b"), r#""a\\b""#);
        assert_eq!(quoted("one\ntwo"), "\"\"\"\none\ntwo\"\"\"");
        assert_eq!(quoted(r#"a "b" c"#), "\"\"\"\na \"b\" c\"\"\"");
        assert_eq!(quoted(r#"""a""#), "\"\"\"\n\\\"\"a\\\"\"\"\"");
        assert_eq!(
            quoted("\u{1b}\u{202e}\u{e0001}\r"),
            r#""\u001B\u202E\U000E0001\u000D""#
        );
        assert_eq!(
            (key("mood"), key("müde")),
            ("mood".into(), "\"müde\"".into())
        );
    }
}
