//! `+ walk 20 minutes`: a line that begins with a plus is a promise, wherever a note can be written.

use std::io;

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::Record;
use selfcare::commitment::{Terms, To, When};
use selfcare::record::Body;

use super::home::Home;
use crate::prompt::{Prompt, Question, Reading, Reply};
use crate::render::words::{questions, sentence};

/// A note taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// What is left of it; none where there were only promises.
    pub note: Option<String>,
    /// The promises in it, without their plus.
    pub promises: Vec<String>,
}

impl Note {
    /// Takes the promises out of a note. An empty note stays one: it takes out what stood.
    ///
    /// # Errors
    ///
    /// When a promise has no words, or too many.
    pub(super) fn of(text: &str) -> anyhow::Result<Self> {
        let (promises, note): (Vec<&str>, Vec<&str>) = text
            .lines()
            .partition(|line| line.trim_start().starts_with('+'));
        let promises = promises
            .into_iter()
            .filter_map(promise)
            .collect::<anyhow::Result<Vec<_>>>()?;
        let note = note.join("\n").trim().to_owned();
        Ok(Self {
            note: Some(note).filter(|note| !note.is_empty() || promises.is_empty()),
            promises,
        })
    }
}

/// The promise in a line that begins with a plus; none in any other.
fn promise(line: &str) -> Option<anyhow::Result<String>> {
    let words = line.trim_start().strip_prefix('+')?;
    Some(selfcare::commitment::text(words).context("invalid promise after \"+\""))
}

/// Asks for a note, and before it for as many promises as begin with a plus. `echo` is said after each of them; without it
/// nothing can be promised. Going back takes them back one by one, the last first.
pub(super) fn ask(
    prompt: &mut Prompt,
    question: &Question<'_>,
    echo: Option<&str>,
    promised: &mut Vec<String>,
) -> io::Result<Reply<String>> {
    let mut question = *question;
    loop {
        match prompt.line(&question, |typed| Typed::read(typed, echo))? {
            Reply::Given(Typed::Promise(text)) => promised.push(text),
            Reply::Back => match promised.pop() {
                Some(text) => prompt.say(&format!("Not promised after all: {text}."))?,
                None => return Ok(Reply::Back),
            },
            Reply::Given(Typed::Note(note)) => return Ok(Reply::Given(note)),
            Reply::Left => return Ok(Reply::Left),
            Reply::Cleared => return Ok(Reply::Cleared),
            Reply::SwitchOff => return Ok(Reply::SwitchOff),
            Reply::Stop => return Ok(Reply::Stop),
        }
        question.text = questions::ANOTHER;
    }
}

/// A line where a note can be written.
enum Typed {
    Note(String),
    Promise(String),
}

impl Typed {
    fn read(typed: &str, echo: Option<&str>) -> Reading<Self> {
        match echo.and_then(|echo| Some((promise(typed)?, echo))) {
            Some((Ok(text), echo)) => Reading::Value {
                value: Self::Promise(text),
                echo: echo.to_owned(),
            },
            Some((Err(why), _)) => Reading::Wrong(sentence(&format!("{}.", why.root_cause()))),
            None => Reading::Value {
                value: Self::Note(typed.trim().to_owned()),
                echo: String::new(),
            },
        }
    }
}

/// A promise to oneself, due on a day.
pub(super) fn record(home: &Home<'_>, text: &str, due: NaiveDate) -> anyhow::Result<Record> {
    let terms = Terms {
        text: text.to_owned(),
        to: To::Oneself,
        when: When::Once { due },
        area: None,
    };
    home.record(
        home.today,
        Body::Commitment {
            of: None,
            terms: Box::new(terms),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_a_plus_are_promises_and_the_others_the_note() {
        let note = Note::of("slept by the sea\n+ walk  20 minutes\n +call mother").unwrap();
        assert_eq!(note.note.as_deref(), Some("slept by the sea"));
        assert_eq!(note.promises, ["walk 20 minutes", "call mother"]);
        assert_eq!(Note::of("+ walk").unwrap().note, None);
        assert_eq!(Note::of("").unwrap().note.as_deref(), Some(""));
        assert!(Note::of("+ ").is_err());
    }
}
