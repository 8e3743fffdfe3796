//! The questions, what may be typed, and why each is asked.

use chrono::NaiveDate;
use selfcare::journal::Pause;
use selfcare::{Question, day};

use super::verdicts::When;
use super::{Vocabulary, sentence};

/// The question itself.
pub(crate) fn asks(question: Question, when: When, vocabulary: &Vocabulary) -> String {
    let text = match question {
        Question::Health => "Are you well?",
        Question::Sleep => "Sleep in the last 24 hours, naps too?",
        Question::Rested => "How rested are you right now?",
        Question::Eating => "How have you eaten and drunk since yesterday morning?",
        Question::Boundaries => "Did your limits hold since the last check-in?",
        Question::Thoughts => "How do you stand with your thoughts this morning?",
        Question::Forward => "Are you moving in the direction you chose?",
        Question::Promises => "Promises due since the last check-in: kept of how many?",
        Question::Note if when == When::Today => "A note, or \"+\" and a promise for today?",
        Question::Note => "A note for yourself?",
        Question::Own(place) => {
            let own = vocabulary.own(place).and_then(|own| own.question.clone());
            return own
                .unwrap_or_else(|| format!("{}?", sentence(question.word(&vocabulary.rules))));
        }
    };
    text.to_owned()
}

/// Before the questions of a day that is over: they are worded for the day itself.
pub(crate) fn of_a_past_day(day: &str) -> String {
    format!("Answer as it was on {day}.")
}

/// The note of an evening, where a promise can be made as well.
pub(crate) const NOTE_OR_PROMISE_FOR_TOMORROW: &str =
    "A note, or \"+\" and a promise for tomorrow?";
/// After a promise.
pub(crate) const ANOTHER: &str = "And a note, or another \"+\"?";

/// The first question after days of rest.
pub(crate) fn back_from(pause: &Pause, today: NaiveDate) -> String {
    let until = pause.until.map_or_else(String::new, |until| {
        format!(" until {}", day::words(until, today))
    });
    format!("You rested{until}. How are you back: well?")
}

/// What may be typed where a line is asked for; Enter keeps what stands, so nothing else is said of it then.
pub(crate) fn hint(question: Question, stands: bool, when: When) -> &'static str {
    match (question, stands) {
        (Question::Sleep, _) => "7h30, 730, 23:15-6:45",
        (Question::Promises, false) => "2/3, Enter for none",
        (Question::Promises, true) => "2/3",
        (Question::Note, false) if when == When::Today => "Enter for neither",
        (Question::Note, false) => "Enter for none",
        _ => "",
    }
}

/// Why it is asked, and what counts.
pub(crate) fn explains(question: Question) -> &'static str {
    match question {
        Question::Health => {
            "Asked first, because who is ill should not have to answer seven more questions to be told to lie down. \
             Ill means ill, or possibly catching. Dulled is drink, or medicine that makes drowsy; a daily tablet \
             that does not is well."
        }
        Question::Sleep => {
            "All hours asleep in the last 24, naps included. Type 7, 7.5, 7h30, 7:30, 730 or 450m, or when you went \
             to bed and woke: 23:15-6:45."
        }
        Question::Rested => {
            "How you feel now, not how you ought to feel after those hours. It weighs most: of all answers it tells \
             a low day best."
        }
        Question::Eating => "Meals and drink since yesterday morning, whatever well means for you.",
        Question::Boundaries => {
            "Your hours, your no, your time off: did they hold? Mixed is a fair answer for most days."
        }
        Question::Thoughts => {
            "Worry, replaying, being hard on yourself. Steady means you can put them down."
        }
        Question::Forward => "Not how fast: whether the next step is yours and you can see it.",
        Question::Promises => {
            "Promises to yourself and to others that came due: 2/3 is two kept of three. Who promised nothing \
             presses Enter, and nothing is counted."
        }
        Question::Own(_) => "An area of your own, from your configuration.",
        Question::Note => {
            "One line, for you alone. A #word in it is a tag; a line that begins with + is a promise."
        }
    }
}
