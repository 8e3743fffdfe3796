//! Every day of a history, one after another: what is usual is carried along, and nothing is collected on the way, so that
//! a lifetime costs no more than its days. [`History::assess`] says the same of each, and is its test.

use chrono::NaiveDate;

use super::{History, Lived, week_to};
use crate::CheckIn;
use crate::journal::before;
use crate::score::{Limit, Verdict};
use crate::usual::{Baseline, Debt, Scored, USUAL_DAYS};

/// Days, oldest first.
#[derive(Debug)]
pub(crate) struct Walk<'h> {
    history: &'h History<'h>,
    day: Option<NaiveDate>,
    until: NaiveDate,
    /// Where those from this day on begin.
    place: usize,
    /// The first of the 28 days before, and where those from it on begin.
    usual_from: NaiveDate,
    usual_place: usize,
    scored: Scored,
}

/// What a day comes to.
#[derive(Debug)]
pub(crate) struct Walked<'h> {
    pub(crate) day: NaiveDate,
    pub(crate) verdict: Verdict,
    pub(crate) checkin: Option<&'h CheckIn>,
    pub(crate) score: Option<u8>,
    /// Whether one answer alone made it not fit, so that its score says nothing.
    pub(crate) is_hard_stop: bool,
    pub(crate) debt: Option<Debt>,
    /// What was usual on it.
    pub(crate) baseline: Option<Baseline>,
    lived: Option<&'h Lived<'h>>,
}

impl<'h> Walk<'h> {
    pub(super) fn new(history: &'h History<'h>, from: NaiveDate, until: NaiveDate) -> Self {
        let usual_from = before(from, USUAL_DAYS);
        let place = history.place_from(usual_from).max(history.begin);
        Self {
            history,
            day: Some(from),
            until,
            place,
            usual_from,
            usual_place: place,
            scored: Scored::default(),
        }
    }

    /// Adds the points of every area to those of other days, in order; none on a day without a check-in.
    pub(crate) fn points(&self, of: &Walked<'_>, to: &mut Vec<Option<f64>>) {
        let History { scale, rules, .. } = self.history;
        match of.lived {
            Some(lived) => to.extend(scale.points(lived.checkin, lived.promises, rules)),
            None => to.extend(rules.areas().map(|_| None)),
        }
    }

    /// The day, once those before it are among the 28 that are usual, and older ones are not.
    fn go_on(&mut self, day: NaiveDate) -> Option<&'h Lived<'h>> {
        let days = &self.history.days;
        while let Some(earlier) = days.get(self.place).filter(|lived| lived.day < day) {
            if let Some(score) = earlier.score {
                self.scored.add(score);
            }
            self.place += 1;
        }
        while self.usual_place < self.place && days[self.usual_place].day < self.usual_from {
            if let Some(score) = days[self.usual_place].score {
                self.scored.take(score);
            }
            self.usual_place += 1;
        }
        days.get(self.place).filter(|lived| lived.day == day)
    }

    /// Of a day without a check-in.
    fn debt_on(&self, day: NaiveDate) -> Option<Debt> {
        let begins = week_to(day);
        let earlier = self.history.days[..self.place].iter().rev();
        let week = earlier.take_while(|lived| lived.day >= begins);
        let nights: Vec<_> = week.filter_map(|lived| lived.checkin.sleep).collect();
        Debt::over(nights.into_iter().rev(), self.history.rules.need)
    }
}

impl<'h> Iterator for Walk<'h> {
    type Item = Walked<'h>;

    fn next(&mut self) -> Option<Walked<'h>> {
        let day = self.day.filter(|day| *day <= self.until)?;
        let lived = self.go_on(day);
        let baseline = self.scored.baseline();
        self.day = day.succ_opt();
        self.usual_from = before(day, USUAL_DAYS - 1);
        Some(Walked {
            day,
            verdict: match lived {
                Some(lived) => lived.verdict(baseline),
                None => self.history.without_checkin(day),
            },
            checkin: lived.map(|lived| lived.checkin),
            score: lived.and_then(|lived| lived.score),
            is_hard_stop: lived.is_some_and(|lived| lived.limit == Limit::NotFit),
            debt: match lived {
                Some(lived) => lived.debt(),
                None => self.debt_on(day),
            },
            baseline,
            lived,
        })
    }
}
