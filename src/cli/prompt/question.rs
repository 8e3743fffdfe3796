//! A question, and the words around it.

use super::reply::Reply;
use super::width::width;

/// Whether `x` may switch a question off for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Off {
    /// It may.
    Possible,
    /// It may not; the sentence says why.
    Refused(&'static str),
}

/// Wider answers that stood are not repeated after the new one.
const BRIEF: usize = 24;

/// A question, in the words of the caller.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question<'a> {
    /// "2 of 8", at the right of the question.
    pub(crate) place: Option<(usize, usize)>,
    /// The question itself.
    pub(crate) text: &'a str,
    /// What an answer may look like; may be empty.
    pub(crate) hint: &'a str,
    /// What `?` says; may be empty.
    pub(crate) explain: &'a str,
    /// The answer that stands already: a choice's key or words, or a line in
    /// the form its reading is echoed.
    pub(crate) now: Option<&'a str>,
    /// What Enter does where it does more than leave the question, as in
    /// "stop and rest"; empty otherwise.
    pub(crate) enter: &'a str,
    /// Whether `x` may switch it off.
    pub(crate) off: Off,
}

impl<'a> Question<'a> {
    /// A question of which nothing is known but its text.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self {
            place: None,
            text,
            hint: "",
            explain: "",
            now: None,
            enter: "",
            off: Off::Refused("This one is only asked when it is needed; Enter leaves it."),
        }
    }

    /// "2 of 8".
    pub(super) fn place_words(&self) -> Option<String> {
        self.place.map(|(nth, of)| format!("{nth} of {of}"))
    }

    /// Whether the hint says already what Enter does.
    pub(super) fn hint_says_enter(&self) -> bool {
        self.hint.contains("Enter")
    }

    /// "Enter leaves it", or what else it does.
    pub(super) fn enter_words(&self) -> String {
        match (self.enter, self.now) {
            ("", Some(_)) => "Enter keeps it".to_owned(),
            ("", None) => "Enter leaves it".to_owned(),
            (enter, _) => format!("Enter: {enter}"),
        }
    }

    /// How a reply that carries no answer is repeated to the person.
    pub(super) fn parting<T>(&self, reply: &Reply<T>) -> String {
        match (reply, self.now) {
            (Reply::Given(_) | Reply::Stop, _) => String::new(),
            (Reply::Left, _) if !self.enter.is_empty() => self.enter.to_owned(),
            (Reply::Left, Some(now)) if is_brief(now) => format!("stays: {now}"),
            (Reply::Left, Some(_)) => "kept".to_owned(),
            (Reply::Cleared, Some(now)) if is_brief(now) => format!("cleared, was {now}"),
            (Reply::Cleared, Some(_)) => "cleared".to_owned(),
            (Reply::Left | Reply::Cleared, None) => "left unanswered".to_owned(),
            (Reply::Back, _) => "back".to_owned(),
            (Reply::SwitchOff, _) => "switched off".to_owned(),
        }
    }

    /// "was 1", when the answer that stood is none of `given`.
    pub(super) fn was(&self, given: &[&str]) -> Option<String> {
        self.now
            .filter(|now| is_brief(now) && !given.iter().any(|form| form.trim() == now.trim()))
            .map(|now| format!("was {now}"))
    }
}

fn is_brief(answer: &str) -> bool {
    width(answer) <= BRIEF
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_stood_already_is_no_change() {
        let question = Question {
            now: Some("4"),
            ..Question::new("Rested?")
        };

        assert_eq!(question.was(&["4", "rested"]), None);
        assert_eq!(question.was(&["1", "worn out"]), Some("was 4".to_owned()));
    }
}
