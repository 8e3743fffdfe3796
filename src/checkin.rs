//! What a person said of one day.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::{Hours, Level, Promises, Question, Rules};

/// One day's answers. Whatever is absent was not answered, and never counts as bad.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CheckIn {
    /// Are you well?
    pub health: Option<Health>,
    /// Hours slept in the last 24 hours, naps too.
    pub sleep: Option<Hours>,
    /// How rested are you right now?
    pub rested: Option<Level>,
    /// How have you eaten and drunk since yesterday morning?
    pub eating: Option<Level>,
    /// Did your limits hold since the last check-in?
    pub boundaries: Option<Level>,
    /// How do you stand with your thoughts this morning?
    pub thoughts: Option<Level>,
    /// Are you moving in the direction you chose?
    pub forward: Option<Level>,
    /// Promises that came due since the last check-in and are not tracked one by one.
    pub promises: Option<Promises>,
    /// A person's own areas by name.
    pub areas: BTreeMap<String, Level>,
    /// A free line for oneself.
    pub note: Option<String>,
    /// What one changes on a day that is not plainly fit.
    pub adjustment: Option<String>,
    /// Seconds from the first question to the last answer, when it was asked and not told.
    pub took: Option<f64>,
}

/// How one is: well, or one of the three states that ground a person or hold one back.
///
/// One item can ground you, as in the checklists IMSAFE (FAA), I'M SAFE (`TeamSTEPPS`) and HALT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Health {
    /// Well.
    Well,
    /// Off colour, nothing catching.
    Off,
    /// Ill, or could be catching.
    Ill,
    /// Dulled by drink, or by medicine that makes drowsy.
    Dulled,
}

impl Health {
    /// Every answer, in the order shown.
    pub const ALL: [Self; 4] = [Self::Well, Self::Off, Self::Ill, Self::Dulled];

    /// The word in the journal and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Off => "off",
            Self::Ill => "ill",
            Self::Dulled => "dulled",
        }
    }
}

/// A word for health that is none of the four.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHealth;

impl fmt::Display for NotHealth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("health is well, off, ill or dulled")
    }
}

impl std::error::Error for NotHealth {}

impl FromStr for Health {
    type Err = NotHealth;

    fn from_str(word: &str) -> Result<Self, NotHealth> {
        let word = word.trim();
        Self::ALL
            .into_iter()
            .find(|health| health.word() == word)
            .ok_or(NotHealth)
    }
}

impl CheckIn {
    /// The level a rated question was answered with.
    pub fn rating(&self, question: Question, rules: &Rules) -> Option<Level> {
        self.said().rating(question, rules)
    }

    /// Answers a rated question, or leaves it unanswered; other questions stay as they are.
    pub fn rate(&mut self, question: Question, level: Option<Level>, rules: &Rules) {
        match question {
            Question::Rested => self.rested = level,
            Question::Eating => self.eating = level,
            Question::Boundaries => self.boundaries = level,
            Question::Thoughts => self.thoughts = level,
            Question::Forward => self.forward = level,
            Question::Own(_) => {
                let name = question.word(rules).to_owned();
                match level {
                    Some(level) => self.areas.insert(name, level),
                    None => self.areas.remove(&name),
                };
            }
            Question::Health | Question::Sleep | Question::Promises | Question::Note => {}
        }
    }

    /// What a correction of `was` becomes where `now` stands meanwhile: what the correction changed, and what it left
    /// alone as it stands now.
    #[must_use]
    pub fn rebased(self, was: &Self, now: &Self) -> Self {
        fn pick<T: PartialEq + Clone>(mine: T, was: &T, now: &T) -> T {
            if mine == *was { now.clone() } else { mine }
        }
        let names = self.areas.keys().chain(now.areas.keys()).cloned();
        let area = |name: String| {
            let level = pick(
                self.areas.get(&name),
                &was.areas.get(&name),
                &now.areas.get(&name),
            )
            .copied()?;
            Some((name, level))
        };
        Self {
            areas: names.filter_map(area).collect(),
            health: pick(self.health, &was.health, &now.health),
            sleep: pick(self.sleep, &was.sleep, &now.sleep),
            rested: pick(self.rested, &was.rested, &now.rested),
            eating: pick(self.eating, &was.eating, &now.eating),
            boundaries: pick(self.boundaries, &was.boundaries, &now.boundaries),
            thoughts: pick(self.thoughts, &was.thoughts, &now.thoughts),
            forward: pick(self.forward, &was.forward, &now.forward),
            promises: pick(self.promises, &was.promises, &now.promises),
            note: pick(self.note, &was.note, &now.note),
            adjustment: pick(self.adjustment, &was.adjustment, &now.adjustment),
            took: pick(self.took, &was.took, &now.took),
        }
    }

    /// Whether a question was answered.
    pub fn answers(&self, question: Question, rules: &Rules) -> bool {
        !self.agrees(&Self::default(), question, rules)
    }

    /// Whether a question has the same answer in both.
    pub fn agrees(&self, other: &Self, question: Question, rules: &Rules) -> bool {
        match question {
            Question::Health => self.health == other.health,
            Question::Sleep => self.sleep == other.sleep,
            Question::Promises => self.promises == other.promises,
            Question::Note => self.note == other.note,
            rated => self.rating(rated, rules) == other.rating(rated, rules),
        }
    }

    /// Whether nothing at all was said.
    pub fn is_empty(&self) -> bool {
        *self
            == Self {
                took: self.took,
                ..Self::default()
            }
    }

    /// The tags in the note: each `#word`, without the sign, in order, once.
    ///
    /// ```
    /// let mut day = selfcare::CheckIn::default();
    /// day.note = Some("late #shift, then #garden and #shift".into());
    /// assert_eq!(day.tags(), ["shift", "garden"]);
    /// ```
    pub fn tags(&self) -> Vec<&str> {
        self.said().tags()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_changes_what_it_changed_and_leaves_the_rest_as_it_stands_now() {
        let was = CheckIn {
            sleep: Some(Hours::whole(7)),
            rested: "4".parse().ok(),
            ..CheckIn::default()
        };
        let mine = CheckIn {
            rested: "2".parse().ok(),
            ..was.clone()
        };
        let mut now = CheckIn {
            sleep: Some(Hours::whole(8)),
            note: Some("theirs".into()),
            ..was.clone()
        };
        now.areas.insert("mood".into(), Level::BEST);
        let both = mine.clone().rebased(&was, &now);
        assert_eq!(
            both,
            CheckIn {
                rested: mine.rested,
                ..now
            }
        );
        assert_eq!(mine.clone().rebased(&was, &was), mine);
    }
}
