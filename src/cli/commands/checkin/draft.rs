//! A check-in in the making.

use std::collections::BTreeSet;

use selfcare::{CheckIn, Health, Hours, Level, Promises, Question, Rules};

use super::promised::Said;
use super::rest::Rest;
use super::told::Answer;

/// A check-in in the making: its answers so far, and which questions need not be asked any more.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub checkin: CheckIn,
    pub told: BTreeSet<Question>,
    pub rest: Rest,
    /// What was said of promises, beside what flags said.
    pub promises: Said,
    /// Promises, by id, of which nothing more is to be asked.
    pub settled: Vec<String>,
}

const RATED: [Question; 5] = [
    Question::Rested,
    Question::Eating,
    Question::Boundaries,
    Question::Thoughts,
    Question::Forward,
];

impl Draft {
    pub(super) fn health(&mut self, told: Option<Answer<Health>>) {
        if let Some(answer) = told {
            self.checkin.health = answer.value();
            self.told.insert(Question::Health);
        }
    }

    pub(super) fn sleep(&mut self, told: Option<Answer<Hours>>) {
        if let Some(answer) = told {
            self.checkin.sleep = answer.value();
            self.told.insert(Question::Sleep);
        }
    }

    pub(super) fn promises(&mut self, told: Option<Answer<Promises>>) {
        if let Some(answer) = told {
            self.checkin.promises = answer.value();
            self.told.insert(Question::Promises);
        }
    }

    pub(super) fn rated(&mut self, told: [Option<Answer<Level>>; 5], rules: &Rules) {
        for (question, answer) in RATED.into_iter().zip(told) {
            if let Some(answer) = answer {
                self.checkin.rate(question, answer.value(), rules);
                self.told.insert(question);
            }
        }
    }
}
