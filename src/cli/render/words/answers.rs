//! An answer in a word.

use selfcare::{CheckIn, Question, Rules};

/// `well`, `7 h 30 min`, `4`, `2/3`; `unanswered` for none.
pub(crate) fn brief(checkin: &CheckIn, question: Question, rules: &Rules) -> String {
    let answer = match question {
        Question::Health => checkin.health.map(|health| health.word().to_owned()),
        Question::Sleep => checkin.sleep.map(|slept| slept.to_string()),
        Question::Promises => checkin.promises.map(|promises| promises.to_string()),
        Question::Note => checkin.note.clone(),
        rated => checkin.rating(rated, rules).map(|level| level.to_string()),
    };
    answer.unwrap_or_else(|| "unanswered".to_owned())
}
