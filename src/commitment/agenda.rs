//! What is due, what is still open, and since when.

use std::fmt;

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
    /// The first due day nothing was said of since the last word.
    pub since: NaiveDate,
    /// How many days that is ago, days of rest aside; 0 on the day itself.
    pub days: u64,
}

/// What a morning asks by name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked<'a> {
    /// To be asked, oneself first: at most [`Asked::MOST`].
    pub now: Vec<Open<'a>>,
    /// The others, named and left open.
    pub rest: Vec<Open<'a>>,
}

impl Asked<'_> {
    /// Half a minute holds no more.
    pub const MOST: usize = 5;
}

/// A day on which something was not due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDue {
    /// The day that was named.
    pub day: NaiveDate,
    /// The due day next to it: the last before it, else the first after it.
    pub near: Option<NaiveDate>,
}

impl fmt::Display for NotDue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it was not due on {}", self.day)?;
        match self.near {
            Some(near) => write!(f, "; the due day next to it is {near}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for NotDue {}

impl<'a> Agenda<'a> {
    /// Of a journal that was read whole.
    pub fn new(journal: &'a Journal, rules: &'a Rules) -> Self {
        Self { journal, rules }
    }

    /// Whether something was due on a day that was no day of rest.
    fn is_due(self, commitment: &Commitment, day: NaiveDate) -> bool {
        commitment.is_due(day, self.rules) && !self.journal.is_paused(day)
    }

    /// The last due day on or before a day.
    fn last_due(self, commitment: &Commitment, day: NaiveDate) -> Option<NaiveDate> {
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
            let due = self.once_due(due)?;
            return Some(due).filter(|due| *due >= from && !commitment.is_settled(*due));
        }
        let is_next = |day: &NaiveDate| !self.journal.is_paused(*day);
        self.ahead(commitment, from).find(is_next)
    }

    /// Due days from a day on of which nothing was said yet, pauses aside.
    fn ahead(self, commitment: &Commitment, from: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        let days = from.iter_days().take(2 * LONGEST as usize);
        days.filter(move |day| commitment.is_due(*day, self.rules) && !commitment.is_settled(*day))
    }

    /// The day on which something that is due once is asked for first: none while a pause has no end.
    fn once_due(self, due: NaiveDate) -> Option<NaiveDate> {
        let mut day = due;
        while let Some(pause) = self.journal.pause(day) {
            day = pause.until?.succ_opt()?;
        }
        Some(day)
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
                .once_due(due)
                .filter(|asked| *asked <= today)
                .map(|_| due)?,
            When::Every { .. } => self.last_due(commitment, today)?,
        };
        (!commitment.is_settled(due)).then(|| self.open_since(commitment, due, today))
    }

    /// Something that is open, with its age: back to the first due day after the last word said of it.
    fn open_since(self, commitment: &'a Commitment, due: NaiveDate, today: NaiveDate) -> Open<'a> {
        let mut since = due;
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
        let said = due_days.find(|day| commitment.is_settled(*day));
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
                open.due != today,
                open.since,
            )
        });
        due
    }

    /// How many promises come due on a day itself, and are still open.
    pub fn falls_due(self, day: NaiveDate) -> usize {
        let falls_due = |commitment: &&Commitment| {
            commitment.made <= day && self.is_due(commitment, day) && !commitment.is_settled(day)
        };
        self.journal.commitments().iter().filter(falls_due).count()
    }

    /// Whether it can still be kept: something of it is open, or will be due.
    pub fn is_running(self, commitment: &'a Commitment, today: NaiveDate) -> bool {
        let is_ahead = match commitment.terms.when {
            When::Once { due } => due >= today && !commitment.is_settled(due),
            When::Every { .. } => self.ahead(commitment, today).next().is_some(),
        };
        is_ahead || self.open(commitment, today).is_some()
    }

    /// What a morning asks by name: what came due since the check-in before and before this day; what is due once until
    /// something is said of it. Where the day is being corrected, also what was said of them on it.
    ///
    /// After a long silence what recurs is let go instead.
    pub fn asked(self, day: NaiveDate) -> Asked<'a> {
        let Some(eve) = day.pred_opt() else {
            return Asked::default();
        };
        let corrected = self.journal.answers(day).is_some();
        let last = self.journal.last_day_until(eve);
        let silent = Silence::before(self.journal, self.rules, day).is_some();
        let wanted = |commitment: &Commitment, due: NaiveDate| {
            !commitment.is_settled(due) || corrected && commitment.is_said_on(due, day)
        };
        // The newest day of each first, so that one promise does not crowd out the others.
        let mut rounds: Vec<(usize, bool, usize, Open<'a>)> = Vec::new();
        for commitment in self.journal.commitments() {
            let from = first_possible(commitment).max(last.unwrap_or(NaiveDate::MIN));
            let days: Vec<NaiveDate> = match commitment.terms.when {
                When::Once { due } => Some(due).filter(|due| *due <= eve).into_iter().collect(),
                When::Every { .. } if silent => Vec::new(),
                When::Every { .. } => {
                    let since = eve.iter_days().rev().take_while(|day| *day >= from);
                    let since: Vec<_> = since.filter(|day| self.is_due(commitment, *day)).collect();
                    if since.is_empty() {
                        self.last_due(commitment, eve).into_iter().collect()
                    } else {
                        since
                    }
                }
            };
            let days = days.into_iter().filter(|day| wanted(commitment, *day));
            // Due days without a word between them are open since the same one; looked for once, however many they are.
            let mut later: Option<Open<'a>> = None;
            rounds.extend(days.enumerate().map(|(round, due)| {
                let open = match later.filter(|later| later.since <= due) {
                    Some(later) => Open { due, ..later },
                    None => self.open_since(commitment, due, day),
                };
                later = Some(open);
                (
                    round,
                    commitment.terms.to != To::Oneself,
                    commitment.number,
                    open,
                )
            }));
        }
        rounds.sort_by_key(|(round, other, number, _)| (*round, *other, *number));
        let mut all = rounds.into_iter().map(|(.., open)| open);
        let mut now: Vec<_> = all.by_ref().take(Asked::MOST).collect();
        now.sort_by_key(|open| {
            (
                open.commitment.terms.to != To::Oneself,
                open.commitment.number,
                open.due,
            )
        });
        Asked {
            now,
            rest: all.collect(),
        }
    }

    /// What recurs and came due in a silence, with how often and the last of those days.
    pub fn lapsed(
        self,
        silence: Silence,
        day: NaiveDate,
    ) -> Vec<(&'a Commitment, usize, NaiveDate)> {
        let lapsed = |commitment: &'a Commitment| {
            let days = silence
                .last
                .iter_days()
                .take_while(|between| *between < day);
            let due = |between: &NaiveDate| {
                self.is_due(commitment, *between) && !commitment.is_settled(*between)
            };
            let days: Vec<_> = days.filter(due).collect();
            Some((commitment, days.len(), *days.last()?))
        };
        let recurring = self
            .journal
            .commitments()
            .iter()
            .filter(|commitment| commitment.is_recurring());
        recurring.filter_map(lapsed).collect()
    }

    /// The due day that is meant where somebody says how it went, and names a day or none: without one the last that is
    /// open, else the week or month under way, else the last, to say it anew.
    ///
    /// # Errors
    ///
    /// When it was not due on the day that was named.
    pub fn meant(
        self,
        commitment: &Commitment,
        today: NaiveDate,
        named: Option<NaiveDate>,
    ) -> Result<NaiveDate, NotDue> {
        let When::Every { .. } = commitment.terms.when else {
            let When::Once { due } = commitment.terms.when else {
                return Ok(today);
            };
            return match named {
                Some(day) if day != due => Err(NotDue {
                    day,
                    near: Some(due),
                }),
                _ => Ok(due),
            };
        };
        let ahead = |from: NaiveDate| {
            let mut days = from.iter_days().take(2 * LONGEST as usize);
            days.find(|day| commitment.is_due(*day, self.rules))
        };
        if let Some(day) = named {
            return commitment
                .under_way(day, self.rules)
                .or_else(|| Some(day).filter(|day| commitment.is_due(*day, self.rules)))
                .ok_or_else(|| NotDue {
                    day,
                    near: self.last_due(commitment, day).or_else(|| ahead(day)),
                });
        }
        let last = self.last_due(commitment, today);
        let open = last.filter(|due| !commitment.is_settled(*due));
        open.or_else(|| commitment.under_way(today, self.rules))
            .or(last)
            .ok_or_else(|| NotDue {
                day: today,
                near: ahead(today),
            })
    }

    /// The same in the morning, where the day that is ending or just ended is meant and not the one that begins.
    ///
    /// # Errors
    ///
    /// When it never came due.
    pub fn meant_in_the_morning(
        self,
        commitment: &Commitment,
        day: NaiveDate,
    ) -> Result<NaiveDate, NotDue> {
        let open = match commitment.terms.when {
            When::Once { .. } => None,
            When::Every { .. } => day
                .pred_opt()
                .and_then(|eve| self.last_due(commitment, eve)),
        };
        match open.filter(|due| !commitment.is_settled(*due)) {
            Some(due) => Ok(due),
            None => self.meant(commitment, day, None),
        }
    }
}

impl Commitment {
    /// The due day of the week or month that a day lies in, where it is promised once a week or month.
    fn under_way(&self, day: NaiveDate, rules: &Rules) -> Option<NaiveDate> {
        let (from, rhythm) = self.rhythms.iter().rev().find(|(from, _)| *from <= day)?;
        rhythm
            .leads_to(day, *from, rules.week_starts)
            .filter(|due| self.is_due(*due, rules))
    }
}

/// No due day lies before it.
fn first_possible(commitment: &Commitment) -> NaiveDate {
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
