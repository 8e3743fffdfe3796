//! The people one has promised something to; oneself always stands first.

use chrono::NaiveDate;

use super::{Agenda, Commitment, LATELY, Open, To};
use crate::Promises;
use crate::journal::before;

/// One of the people on the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Person<'a> {
    /// Who.
    pub to: To,
    /// How many promises to them can still be kept.
    pub open: usize,
    /// When the last one was kept.
    pub last_kept: Option<NaiveDate>,
    /// Kept and missed over the last 28 days.
    pub lately: Promises,
    /// What is past its day the longest.
    pub oldest: Option<Open<'a>>,
    /// Somebody to whom nothing was kept for long though something was due, or oneself, with nothing promised for a week
    /// that was lived outside rest.
    pub stands_out: bool,
}

/// Past its day for so many days is long. Chosen, not measured.
const LONG: u64 = 14;

impl<'a> Agenda<'a> {
    /// Everyone one has promised something to: oneself first, then by name, those with something open before the others.
    pub fn people(self, today: NaiveDate) -> Vec<Person<'a>> {
        let mut everyone = vec![To::Oneself];
        for commitment in self
            .journal
            .commitments()
            .iter()
            .filter(|commitment| commitment.made <= today)
        {
            if !everyone.iter().any(|known| known.is(&commitment.terms.to)) {
                everyone.push(commitment.terms.to.clone());
            }
        }
        let mut people: Vec<Person<'a>> = everyone
            .into_iter()
            .map(|to| self.person(to, today))
            .collect();
        people.sort_by_key(|person| {
            let (oneself, name) = (person.to == To::Oneself, person.to.word().to_lowercase());
            (!oneself, person.open == 0, name)
        });
        people
    }

    fn person(self, to: To, today: NaiveDate) -> Person<'a> {
        let all = self.journal.commitments().iter();
        let theirs: Vec<&Commitment> = all
            .filter(|commitment| commitment.terms.to.is(&to) && commitment.made <= today)
            .collect();
        let mut lately = Promises::default();
        for commitment in &theirs {
            lately += commitment.lately(today);
        }
        let last_kept = theirs
            .iter()
            .filter_map(|commitment| commitment.last_kept())
            .max()
            // Of what is kept before its day it may not be known when that was said.
            .map(|day| day.min(today));
        let oldest = theirs
            .iter()
            .filter_map(|commitment| self.open(commitment, today));
        let oldest = oldest
            .filter(|open| open.days > 0)
            .max_by_key(|open| open.days);
        let nothing_kept = last_kept.is_none_or(|day| day <= before(today, LATELY));
        let stands_out = if to == To::Oneself {
            let is_promised =
                |week| (theirs.iter()).any(|made| self.is_promised_since(week, made, today));
            self.week_lived(today)
                .is_some_and(|week| !is_promised(week))
        } else {
            let known_long = theirs
                .iter()
                .any(|commitment| commitment.made <= before(today, LATELY));
            let missed = known_long && lately.missed > 0;
            nothing_kept && (missed || oldest.is_some_and(|open| open.days >= LONG))
        };
        Person {
            open: theirs
                .iter()
                .filter(|commitment| self.is_running(commitment, today))
                .count(),
            to,
            last_kept,
            lately,
            oldest,
            stands_out,
        }
    }

    /// The first day of the last week that was lived outside rest, from the first check-in on; none in days of rest.
    fn week_lived(self, today: NaiveDate) -> Option<NaiveDate> {
        let first = self.journal.first_day()?;
        if self.journal.is_paused(today) {
            return None;
        }
        let days = today.iter_days().rev().take_while(|day| *day >= first);
        let mut lived = days.filter(|day| !self.journal.is_paused(*day));
        lived.nth(6)
    }

    /// Whether it came due since a day, or will.
    fn is_promised_since(
        self,
        since: NaiveDate,
        commitment: &Commitment,
        today: NaiveDate,
    ) -> bool {
        let mut days = since.iter_days().take_while(|day| *day <= today);
        self.next(commitment, today).is_some() || days.any(|day| commitment.is_due(day, self.rules))
    }
}
