//! What is due, what is still open, and since when.

use chrono::{Days, NaiveDate};

use super::rhythm::LONGEST;
use super::{Commitment, To, When};
use crate::trend::Silence;
use crate::{Journal, Rules};

/// A person's commitments on the calendar: with their pauses, and weeks that start on their day.
#[derive(Clone, Copy, Debug)]
pub struct Agenda<'a> {
    pub(super) journal: &'a Journal,
    pub(super) rules: &'a Rules,
}

/// Something that came due and is neither kept, missed nor let go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open<'a> {
    /// What.
    pub commitment: &'a Commitment,
    /// The day it was due; of what recurs, the last such day.
    pub due: NaiveDate,
    /// The day its age counts from: the first due day nothing was said of since the last word. What is due once and fell
    /// on a day of rest is open from the first day after it.
    pub since: NaiveDate,
    /// How many days that is ago, days of rest aside; 0 on the day itself.
    pub days: u64,
}

impl Open<'_> {
    /// Whether it comes due on a day itself, and was not only left open before.
    pub fn falls_on(&self, day: NaiveDate) -> bool {
        if self.commitment.is_recurring() {
            self.due == day
        } else {
            self.since == day
        }
    }
}

impl<'a> Agenda<'a> {
    /// Of a journal that was read whole.
    pub fn new(journal: &'a Journal, rules: &'a Rules) -> Self {
        Self { journal, rules }
    }

    /// Whether something was due on a day that was no day of rest.
    pub(super) fn is_due(self, commitment: &Commitment, day: NaiveDate) -> bool {
        commitment.is_due(day, self.rules) && !self.journal.is_paused(day)
    }

    /// The last due day on or before a day.
    pub(super) fn last_due(self, commitment: &Commitment, day: NaiveDate) -> Option<NaiveDate> {
        let made = first_possible(commitment);
        let back = day.iter_days().rev().take_while(|day| *day >= made);
        // After a due day without rest there may lie a pause of any length.
        let mut days = back;
        days.find(|day| self.is_due(commitment, *day))
    }

    /// The first due day from a day on of which nothing was said yet. What is due once and falls on a day of rest is due
    /// on the first day after it; in a pause without an end nothing is.
    pub fn next(self, commitment: &Commitment, from: NaiveDate) -> Option<NaiveDate> {
        if let When::Once { due } = commitment.terms.when {
            let asked = self.journal.first_day_back(due)?;
            return Some(asked).filter(|asked| *asked >= from && !commitment.is_settled(due));
        }
        let is_next = |day: &NaiveDate| !self.journal.is_paused(*day);
        self.ahead(commitment, from).find(is_next)
    }

    /// Due days from a day on of which nothing was said yet, pauses aside.
    fn ahead(self, commitment: &Commitment, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let days = from.iter_days().take(2 * LONGEST as usize);
        days.filter(move |day| commitment.is_due(*day, self.rules) && !commitment.is_settled(*day))
    }

    /// Whether a long silence goes on: of a week or more before a day nothing was said, and nothing of the day itself yet.
    pub fn is_silent(self, day: NaiveDate) -> bool {
        let is_said = self.journal.answers(day).is_some();
        !is_said && Silence::before(self.journal, self.rules, day).is_some()
    }

    /// What of it is open on a day. While a long silence goes on, what recurs is due that day or not at all, and is not older
    /// than that.
    pub fn open(self, commitment: &'a Commitment, today: NaiveDate) -> Option<Open<'a>> {
        let open = self.left_open(commitment, today)?;
        if !commitment.is_recurring() || !self.is_silent(today) {
            return Some(open);
        }
        (open.due == today).then_some(Open {
            since: open.due,
            days: 0,
            ..open
        })
    }

    /// What of it nothing was said of, also where a silence lets it go.
    fn left_open(self, commitment: &'a Commitment, today: NaiveDate) -> Option<Open<'a>> {
        if commitment.made > today {
            return None;
        }
        let due = match commitment.terms.when {
            When::Once { due } => self
                .journal
                .first_day_back(due)
                .filter(|asked| *asked <= today)
                .map(|_| due)?,
            When::Every { .. } => self.last_due(commitment, today)?,
        };
        (!commitment.is_settled(due)).then(|| self.open_since(commitment, due, today))
    }

    /// Something that is open, with its age: back to the first due day after the last word said of it.
    pub(super) fn open_since(
        self,
        commitment: &'a Commitment,
        due: NaiveDate,
        today: NaiveDate,
    ) -> Open<'a> {
        let mut since = self.journal.first_day_back(due).unwrap_or(due);
        if commitment.is_recurring() {
            let made = first_possible(commitment);
            let before = due.iter_days().rev().take_while(|day| *day >= made);
            let due_days = before.filter(|day| self.is_due(commitment, *day));
            let unsaid = due_days.take_while(|day| !commitment.is_settled(*day));
            since = unsaid.last().unwrap_or(due);
        }
        let later = since.iter_days().skip(1).take_while(|day| *day <= today);
        Open {
            commitment,
            due,
            since,
            days: later.filter(|day| !self.journal.is_paused(*day)).count() as u64,
        }
    }

    /// The due days before one that are open with it, and are so no more once something is said of that one: of what recurs
    /// the last word counts.
    pub fn closes(
        self,
        commitment: &'a Commitment,
        due: NaiveDate,
        today: NaiveDate,
    ) -> Vec<NaiveDate> {
        let tells = |open: &Open<'_>| {
            // Nothing was due in days of rest, and a word of one of them tells of no other.
            commitment.is_recurring() && due <= open.due && self.is_due(commitment, due)
        };
        let Some(open) = self.open(commitment, today).filter(tells) else {
            return Vec::new();
        };
        let before = open.since.iter_days().take_while(|day| *day < due);
        before.filter(|day| self.is_due(commitment, *day)).collect()
    }

    /// The day from which on outcomes and pauses tell what of it is open on a day and on every later one: that of the last
    /// word said of it in time. None when nothing of it can be open from that day on, nor could since another.
    pub(crate) fn follows_from(
        self,
        commitment: &'a Commitment,
        today: NaiveDate,
        since: NaiveDate,
    ) -> Option<NaiveDate> {
        let until = match commitment.terms.when {
            When::Once { due } => return (!commitment.is_settled(due)).then_some(due),
            When::Every { until, .. } => until,
        };
        if until.is_some_and(|until| until < since) && self.left_open(commitment, today).is_none() {
            return None;
        }
        let made = first_possible(commitment);
        let back = today.iter_days().rev().take_while(|day| *day >= made);
        let mut due_days = back.filter(|day| self.is_due(commitment, *day));
        let said = due_days.find_map(|day| commitment.settled_by(day));
        Some(said.unwrap_or(made))
    }

    /// Everything due on a day or before it and still open, oneself first. Nothing is due on a day of rest.
    pub fn due(self, today: NaiveDate) -> Vec<Open<'a>> {
        if self.journal.is_paused(today) {
            return Vec::new();
        }
        let open = |commitment| self.open(commitment, today);
        let mut due: Vec<_> = self.journal.commitments().iter().filter_map(open).collect();
        due.sort_by_key(|open| {
            (
                open.commitment.terms.to != To::Oneself,
                !open.falls_on(today),
                open.since,
            )
        });
        due
    }

    /// How many promises come due on a day itself, and are still open.
    pub fn falls_due(self, day: NaiveDate) -> usize {
        let falls_due = |commitment: &&Commitment| {
            let due = match commitment.terms.when {
                When::Once { due } => {
                    let asked = self.journal.first_day_back(due);
                    Some(due).filter(|_| asked == Some(day))
                }
                When::Every { .. } => Some(day).filter(|day| self.is_due(commitment, *day)),
            };
            commitment.made <= day && due.is_some_and(|due| !commitment.is_settled(due))
        };
        self.journal.commitments().iter().filter(falls_due).count()
    }

    /// Whether it can still be kept: something of it is open, or will be due.
    pub fn is_running(self, commitment: &'a Commitment, today: NaiveDate) -> bool {
        match commitment.terms.when {
            // It may have come due in a rest that goes on.
            When::Once { due } => !commitment.is_settled(due),
            When::Every { .. } => {
                self.ahead(commitment, today).next().is_some()
                    || self.open(commitment, today).is_some()
            }
        }
    }
}

/// No due day lies before it.
pub(super) fn first_possible(commitment: &Commitment) -> NaiveDate {
    match commitment.terms.when {
        When::Once { due } => due.min(commitment.made),
        When::Every { .. } => commitment
            .rhythms
            .first()
            .map_or(commitment.made, |(from, _)| *from),
    }
    .max(
        NaiveDate::MIN
            .checked_add_days(Days::new(1))
            .unwrap_or(NaiveDate::MIN),
    )
}
