//! The words at every step of every rating.

use selfcare::{Area, Health, Level, Question};

use super::Vocabulary;

const RESTED: [&str; 5] = [
    "worn out, hard to think",
    "tired",
    "all right",
    "rested",
    "fully rested, sharp",
];
const EATING: [&str; 5] = ["hardly", "scrappily", "all right", "well", "very well"];
const BOUNDARIES: [&str; 5] = ["overrun", "mostly gave way", "mixed", "mostly held", "held"];
const THOUGHTS: [&str; 5] = [
    "they will not let go",
    "heavy",
    "so-so",
    "mostly steady",
    "steady, I can put them down",
];
const FORWARD: [&str; 5] = [
    "stuck or backwards",
    "drifting",
    "unclear",
    "next step clear",
    "well under way",
];
const OWN: [&str; 5] = ["very low", "low", "all right", "good", "very good"];

/// The words of one step, `mostly held`; none for what is not rated.
pub(crate) fn level(question: Question, level: Level, vocabulary: &Vocabulary) -> String {
    let step = usize::from(level.number() - 1);
    let words = match question {
        Question::Rested => RESTED,
        Question::Eating => EATING,
        Question::Boundaries => BOUNDARIES,
        Question::Thoughts => THOUGHTS,
        Question::Forward => FORWARD,
        Question::Own(place) => match vocabulary.own(place).and_then(|own| own.levels.as_ref()) {
            Some(levels) => return levels[step].clone(),
            None => OWN,
        },
        Question::Health | Question::Sleep | Question::Promises | Question::Note => {
            return String::new();
        }
    };
    words[step].to_owned()
}

/// The words for how serving went.
pub(crate) fn serving(level: Level) -> &'static str {
    const SERVING: [&str; 5] = ["hard going", "uneven", "all right", "well", "very well"];
    SERVING[usize::from(level.number() - 1)]
}

/// The words for an area rated at this level.
pub(crate) fn of_area(area: Area, rating: Level, vocabulary: &Vocabulary) -> String {
    Question::rating(area).map_or_else(String::new, |question| level(question, rating, vocabulary))
}

/// The key and the words of a health answer.
pub(crate) fn health(health: Health) -> (char, &'static str) {
    match health {
        Health::Well => ('w', "well"),
        Health::Off => ('o', "off colour, nothing catching"),
        Health::Ill => ('i', "ill, or could be catching: fever, vomiting, infection"),
        Health::Dulled => ('d', "dulled: drink, or medicine that makes drowsy"),
    }
}
