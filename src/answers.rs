//! What a check-in says, where it lies.

use std::collections::BTreeMap;

use crate::{CheckIn, Health, Hours, Level, Promises, Question, Rules, tag};

/// The answers of a [`CheckIn`] with its words left where they lie, for who looks at a lifetime of them: it is copied and
/// let go of for nothing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answers<'a> {
    /// Are you well?
    pub health: Option<Health>,
    /// Hours slept in the last 24 hours.
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
    /// Promises that came due and are not tracked one by one.
    pub promises: Option<Promises>,
    /// A person's own areas by name.
    pub areas: &'a BTreeMap<String, Level>,
    /// A free line for oneself, or what is held of it.
    pub note: Option<&'a str>,
    /// What one changes on a day that is not plainly fit.
    pub adjustment: Option<&'a str>,
    /// Seconds from the first question to the last answer.
    pub took: Option<f64>,
}

/// Of who has no areas of one's own.
pub(crate) static NO_AREAS: BTreeMap<String, Level> = BTreeMap::new();

impl CheckIn {
    /// What it says.
    pub fn said(&self) -> Answers<'_> {
        Answers {
            health: self.health,
            sleep: self.sleep,
            rested: self.rested,
            eating: self.eating,
            boundaries: self.boundaries,
            thoughts: self.thoughts,
            forward: self.forward,
            promises: self.promises,
            areas: &self.areas,
            note: self.note.as_deref(),
            adjustment: self.adjustment.as_deref(),
            took: self.took,
        }
    }
}

impl<'a> Answers<'a> {
    /// Those of a day on which nothing was answered.
    pub(crate) const NOTHING: Self = Self {
        health: None,
        sleep: None,
        rested: None,
        eating: None,
        boundaries: None,
        thoughts: None,
        forward: None,
        promises: None,
        areas: &NO_AREAS,
        note: None,
        adjustment: None,
        took: None,
    };

    /// With those of other answers to our eight questions in place of what it lacks.
    #[must_use]
    pub(crate) fn or(self, other: &Self) -> Self {
        Self {
            health: self.health.or(other.health),
            sleep: self.sleep.or(other.sleep),
            rested: self.rested.or(other.rested),
            eating: self.eating.or(other.eating),
            boundaries: self.boundaries.or(other.boundaries),
            thoughts: self.thoughts.or(other.thoughts),
            forward: self.forward.or(other.forward),
            promises: self.promises.or(other.promises),
            ..self
        }
    }

    /// Whether all of our eight questions are answered.
    pub(crate) fn is_whole(&self) -> bool {
        self.health.is_some()
            && self.sleep.is_some()
            && self.rested.is_some()
            && self.eating.is_some()
            && self.boundaries.is_some()
            && self.thoughts.is_some()
            && self.forward.is_some()
            && self.promises.is_some()
    }

    /// A check-in that says so.
    pub fn to_checkin(&self) -> CheckIn {
        CheckIn {
            health: self.health,
            sleep: self.sleep,
            rested: self.rested,
            eating: self.eating,
            boundaries: self.boundaries,
            thoughts: self.thoughts,
            forward: self.forward,
            promises: self.promises,
            areas: self.areas.clone(),
            note: self.note.map(str::to_owned),
            adjustment: self.adjustment.map(str::to_owned),
            took: self.took,
        }
    }

    /// The level a rated question was answered with.
    pub fn rating(&self, question: Question, rules: &Rules) -> Option<Level> {
        match question {
            Question::Rested => self.rested,
            Question::Eating => self.eating,
            Question::Boundaries => self.boundaries,
            Question::Thoughts => self.thoughts,
            Question::Forward => self.forward,
            Question::Own(_) => self.areas.get(question.word(rules)).copied(),
            Question::Health | Question::Sleep | Question::Promises | Question::Note => None,
        }
    }

    /// The tags in the note: each `#word`, without the sign, in order, once.
    pub fn tags(&self) -> Vec<&'a str> {
        self.note.map(tag::tags).unwrap_or_default()
    }
}
