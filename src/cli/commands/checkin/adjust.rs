//! On a day that is not plainly fit: what changes today. An if-then said aloud is kept far more often than a wish
//! (Gollwitzer & Sheeran 2006, d = 0.65).

use std::io;

use selfcare::Verdict;

use crate::prompt::{Choice, Prompt, Question, Reading, Reply};

/// What a person decided about the day.
pub(super) enum Decision {
    /// What they change.
    Adjusted(String),
    /// They go in all the same, and why.
    GoingIn(String),
}

const CHANGES: [(char, &str); 5] = [
    ('s', "stop early"),
    ('h', "hand something over"),
    ('l', "do less"),
    ('d', "do it differently"),
    ('c', "carry on as planned"),
];

const WHEN_NOT_FIT: [(char, &str); 5] = [
    ('s', "stop"),
    ('h', "hand over"),
    ('l', "do less"),
    ('d', "do it differently"),
    ('g', "I am going in, because"),
];

/// Asks once; none when it was left.
pub(super) fn ask(prompt: &mut Prompt, verdict: Verdict) -> io::Result<Option<Decision>> {
    let changes = if verdict == Verdict::NotFit {
        WHEN_NOT_FIT
    } else {
        CHANGES
    };
    let choices = changes.map(|(key, words)| Choice::new(key, words));
    let question = Question {
        explain: "Written down for you alone. The evening and the week show it again.",
        enter: "leave it open",
        ..Question::new("What will change today?")
    };
    loop {
        let (key, words) = match prompt.choose(&question, &choices)? {
            Reply::Given(place) => changes[place],
            Reply::Back => continue,
            _ => return Ok(None),
        };
        if key == 'c' {
            return Ok(Some(Decision::Adjusted(words.to_owned())));
        }
        match in_words(prompt, key)? {
            Reply::Given(said) if key == 'g' => return Ok(Some(Decision::GoingIn(said))),
            Reply::Given(said) => return Ok(Some(Decision::Adjusted(said))),
            Reply::Left if key != 'g' => return Ok(Some(Decision::Adjusted(words.to_owned()))),
            Reply::Left => prompt.say("A few words why, for you alone. Or choose another key.")?,
            Reply::Back => {}
            _ => return Ok(None),
        }
    }
}

/// A few words of one's own.
fn in_words(prompt: &mut Prompt, key: char) -> io::Result<Reply<String>> {
    let (text, hint) = if key == 'g' {
        ("Because?", "")
    } else {
        ("In a few words?", "Enter for none")
    };
    let question = Question {
        hint,
        explain: "In your own words, written down for you alone.",
        ..Question::new(text)
    };
    let read = |typed: &str| match typed.trim() {
        "" => Reading::Wrong("A few words are wanted.".to_owned()),
        words => Reading::Value {
            value: words.to_owned(),
            echo: String::new(),
        },
    };
    prompt.line(&question, read)
}
