//! What a morning asks by name, and what it lets go after a long silence.

use chrono::NaiveDate;

use super::agenda::first_possible;
use super::{Agenda, Commitment, Open, To, When};
use crate::trend::Silence;

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

impl<'a> Agenda<'a> {
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
        let came_due = |commitment: &Commitment, due: NaiveDate| {
            let asked = self.journal.first_day_back(due);
            commitment.is_recurring() || asked.is_some_and(|asked| asked <= eve)
        };
        let wanted = |commitment: &Commitment, due: NaiveDate| {
            !commitment.is_settled(due) && came_due(commitment, due)
                || corrected && commitment.is_said_on(due, day)
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
}
