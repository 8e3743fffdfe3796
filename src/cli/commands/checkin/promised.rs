//! What a morning says of promises: how those went that came due, what is promised anew, what is let go.

use chrono::NaiveDate;
use selfcare::commitment::{Agenda, To, When};
use selfcare::record::{Body, Why};
use selfcare::trend::Silence;
use selfcare::{Journal, Outcome, Record, Rules};

use super::told::Told;
use crate::commands::home::Home;
use crate::commands::plus;

/// What was said of promises.
#[derive(Clone, Debug, Default)]
pub(crate) struct Said {
    /// How each went: the id, the day it was due, and what was said.
    pub went: Vec<(String, NaiveDate, Word)>,
    /// What was given a new day.
    pub moved: Vec<(String, NaiveDate)>,
    /// What is promised anew, for today.
    pub anew: Vec<String>,
    /// A pause over the days of a silence.
    pub pause: Option<(NaiveDate, NaiveDate)>,
}

/// What was said of one promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// How it went.
    Went(Outcome),
    /// What stood is taken back.
    TakenBack,
}

/// What recurs and came due in a silence: how often, and in what words.
pub(super) struct Lapsed {
    pub text: String,
    pub times: usize,
}

impl Said {
    /// What flags say, each promise found among those of the journal.
    ///
    /// # Errors
    ///
    /// When one is not found, means several, or is told two things.
    pub(super) fn told(
        told: &Told,
        journal: &Journal,
        rules: &Rules,
        day: NaiveDate,
    ) -> anyhow::Result<Self> {
        let agenda = Agenda::new(journal, rules);
        let mut said = Self {
            anew: told.promised.clone(),
            ..Self::default()
        };
        let flags = [
            ("--kept", &told.kept, Outcome::Kept),
            ("--missed", &told.missed, Outcome::Missed),
            ("--released", &told.released, Outcome::Released),
        ];
        for (flag, wanted, outcome) in flags {
            for wanted in wanted {
                let invalid = || format!("invalid value for {flag}: {wanted}");
                let because = |why: &dyn std::fmt::Display| anyhow::anyhow!("{}; {why}", invalid());
                let commitment = agenda.find(wanted, day).map_err(|why| because(&why))?;
                let due = agenda
                    .meant_in_the_morning(commitment, day)
                    .map_err(|why| because(&why))?;
                anyhow::ensure!(
                    said.of(&commitment.id, due)
                        .is_none_or(|before| before == Word::Went(outcome)),
                    "{}; two different things are said of it",
                    invalid()
                );
                said.went(&commitment.id, due, Word::Went(outcome));
            }
        }
        Ok(said)
    }

    /// Says how one went; a later word takes the place of an earlier one.
    pub(super) fn went(&mut self, id: &str, due: NaiveDate, said: Word) {
        self.went
            .retain(|(of, day, _)| (of.as_str(), *day) != (id, due));
        self.went.push((id.to_owned(), due, said));
    }

    /// The last day of one before a day of which it was said how it went.
    pub(super) fn told_before(&self, id: &str, due: NaiveDate) -> Option<NaiveDate> {
        self.told_of(id).filter(|day| *day < due).max()
    }

    /// Whether it was said how a later day of one went, so that this one is open no more.
    pub(super) fn is_told_after(&self, id: &str, due: NaiveDate) -> bool {
        self.told_of(id).any(|day| day > due)
    }

    /// The days of one of which it was said how they went.
    fn told_of(&self, id: &str) -> impl Iterator<Item = NaiveDate> {
        let went = self
            .went
            .iter()
            .filter(move |(of, _, said)| of == id && matches!(said, Word::Went(_)));
        went.map(|(_, day, _)| *day)
    }

    /// Leaves one as it was.
    pub(super) fn unsay(&mut self, id: &str, due: NaiveDate) {
        self.went
            .retain(|(of, day, _)| (of.as_str(), *day) != (id, due));
        self.moved.retain(|(of, _)| of != id);
    }

    /// What was said of one, if anything.
    pub(super) fn of(&self, id: &str, due: NaiveDate) -> Option<Word> {
        let said = |(of, day, _): &&(String, NaiveDate, Word)| (of.as_str(), *day) == (id, due);
        self.went.iter().find(said).map(|(.., said)| *said)
    }

    /// The promises of which something was said, by id.
    pub(super) fn named(&self) -> Vec<String> {
        self.went.iter().map(|(of, ..)| of.clone()).collect()
    }

    /// What is promised anew: the same words twice for one day are one promise.
    pub(super) fn anew<'a>(
        &'a self,
        journal: &'a Journal,
        today: NaiveDate,
    ) -> impl Iterator<Item = &'a String> {
        let stands = move |text: &String| {
            journal.commitments().iter().any(|commitment| {
                let terms = &commitment.terms;
                let is_today = terms.when == When::Once { due: today };
                terms.text == *text
                    && is_today
                    && terms.to == To::Oneself
                    && !commitment.is_settled(today)
            })
        };
        self.anew.iter().filter(move |text| !stands(text))
    }

    /// The records of it, and of what a silence lets go.
    pub(super) fn records(
        &self,
        home: &Home<'_>,
        journal: &Journal,
        day: NaiveDate,
    ) -> anyhow::Result<Vec<Record>> {
        let mut records = Vec::new();
        for (id, due, said) in &self.went {
            let stands = journal
                .commitment(id)
                .and_then(|commitment| commitment.outcome(*due));
            match said {
                Word::Went(outcome) if stands != Some(*outcome) => {
                    records.push(home.record(
                        *due,
                        Body::Outcome {
                            of: id.clone(),
                            outcome: *outcome,
                        },
                    )?);
                }
                Word::Went(_) => {}
                Word::TakenBack => {
                    for said in journal.outcome_records(id, *due) {
                        records.push(home.record(
                            home.today,
                            Body::Retraction {
                                of: said.id.clone(),
                            },
                        )?);
                    }
                }
            }
        }
        for (id, due) in &self.moved {
            let terms = journal
                .commitment(id)
                .map(|commitment| Box::new(commitment.terms.clone()));
            if let Some(mut terms) = terms {
                terms.when = When::Once { due: *due };
                records.push(home.record(
                    home.today,
                    Body::Commitment {
                        of: Some(id.clone()),
                        terms,
                    },
                )?);
            }
        }
        for text in self.anew(journal, home.today) {
            records.push(plus::record(home, text, home.today)?);
        }
        let rested_from = self.pause.map_or(day, |(from, _)| from);
        let let_go = let_go(journal, &home.rules, day, rested_from).into_iter();
        for (of, due, _) in let_go.filter(|(of, due, _)| self.of(of, *due).is_none()) {
            let outcome = Outcome::Released;
            records.push(home.record(due, Body::Outcome { of, outcome })?);
        }
        if let Some((from, until)) = self.pause {
            records.push(home.record(
                from,
                Body::Pause {
                    until: Some(until),
                    why: Why::Other,
                },
            )?);
        }
        Ok(records)
    }
}

/// What a check-in lets go when it ends a silence, in words.
pub(super) fn lapsed(journal: &Journal, rules: &Rules, day: NaiveDate, said: &Said) -> Vec<Lapsed> {
    let all = let_go(journal, rules, day, day).into_iter();
    let unsaid = all.filter(|(of, due, _)| said.of(of, *due).is_none());
    unsaid.map(|(.., lapsed)| lapsed).collect()
}

/// What recurs and came due in the silence that a check-in ends, before a day: that one, or the first of a pause that is
/// put over the silence. The last of those days is let go; those before it went unsaid, and count for nothing either.
fn let_go(
    journal: &Journal,
    rules: &Rules,
    day: NaiveDate,
    until: NaiveDate,
) -> Vec<(String, NaiveDate, Lapsed)> {
    let is_newest = journal
        .last_day_until(NaiveDate::MAX)
        .is_some_and(|last| last < day);
    let silence = Silence::before(journal, rules, day).filter(|_| is_newest);
    let lapsed = silence.map(|silence| Agenda::new(journal, rules).lapsed(silence, until));
    let one = |(commitment, times, last): (&selfcare::Commitment, usize, NaiveDate)| {
        let text = commitment.terms.text.clone();
        (commitment.id.clone(), last, Lapsed { text, times })
    };
    lapsed.unwrap_or_default().into_iter().map(one).collect()
}
