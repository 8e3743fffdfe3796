//! Every day of a range, one after another: its week and what is usual are carried along, and nothing is collected on the
//! way, so that a lifetime costs no more than its days. [`History::assess`](super::History::assess) says the same of each,
//! and is its test.

use chrono::{Datelike as _, NaiveDate};

use super::ring::Ring;
use super::{Adder, Week, week_to};
use crate::journal::{CheckIns, before};
use crate::score::{Limit, Verdict};
use crate::usual::{Baseline, Debt, Scored, USUAL_DAYS};
use crate::{Answers, Journal, Rules};

/// Days, oldest first.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    adder: Adder<'a>,
    checkins: CheckIns<'a>,
    /// The day that comes next, and its number.
    day: Option<NaiveDate>,
    number: i32,
    until: NaiveDate,
    week: Week,
    usual: Scores,
}

/// What a day comes to.
#[derive(Debug)]
pub(crate) struct Walked<'a> {
    pub(crate) day: NaiveDate,
    pub(crate) verdict: Verdict,
    pub(crate) said: Option<Answers<'a>>,
    pub(crate) score: Option<u8>,
    /// Whether one answer alone made it not fit, so that its score says nothing.
    pub(crate) is_hard_stop: bool,
    pub(crate) debt: Option<Debt>,
    /// What was usual on it.
    pub(crate) baseline: Option<Baseline>,
}

impl<'a> Walk<'a> {
    /// The days of a range, both ends included; those before it that they are held against are added up at once.
    pub(crate) fn new(
        journal: &'a Journal,
        rules: &'a Rules,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Self {
        let usual_from = before(from, USUAL_DAYS);
        let mut walk = Self {
            adder: Adder::new(journal, rules),
            checkins: journal.days(week_to(usual_from), until),
            day: Some(from),
            number: from.num_days_from_ce(),
            until,
            week: Week::default(),
            usual: Scores::default(),
        };
        let mut points = Vec::new();
        while let Some((day, said)) = walk.checkins.next_if(|day| day < from) {
            let number = day.num_days_from_ce();
            walk.week.go_on(number, Some(&said), rules.need);
            if day >= usual_from {
                let lived = walk.adder.lived(day, &said, &walk.week, &mut points);
                walk.usual.put(number, lived.score);
            }
        }
        walk
    }

    /// The next day, and the points of every area on it, in order, in place of those that were there.
    pub(crate) fn next(&mut self, points: &mut Vec<Option<f64>>) -> Option<Walked<'a>> {
        let day = self.day.filter(|day| *day <= self.until)?;
        self.day = day.succ_opt();
        let number = self.number;
        self.number += 1;
        let said = self.checkins.next_if(|it| it == day);
        let said = said.map(|(_, said)| said);
        let Self {
            adder, week, usual, ..
        } = self;

        week.go_on(number, said.as_ref(), adder.rules.need);
        let baseline = usual.before(number);
        let lived = said.as_ref();
        let lived = lived.map(|said| adder.lived(day, said, week, points));
        if lived.is_none() {
            points.fill(None);
            points.resize(adder.rules.areas().count(), None);
        }
        let score = lived.and_then(|lived| lived.score);
        usual.put(number, score);
        Some(Walked {
            day,
            verdict: match lived {
                Some(lived) => lived.verdict(baseline),
                None => adder.without_checkin(day),
            },
            said,
            score,
            is_hard_stop: lived.is_some_and(|lived| lived.limit == Limit::NotFit),
            debt: lived.map_or_else(|| week.debt(), |lived| lived.debt),
            baseline,
        })
    }
}

/// The scores of the last days.
#[derive(Debug, Default)]
struct Scores {
    days: Ring<u8, { USUAL_DAYS as usize }>,
    sum: Scored,
}

impl Scores {
    fn put(&mut self, day: i32, score: Option<u8>) {
        let Self { days, sum } = self;
        days.put(day, score, |old| sum.take(old));
        if let Some(score) = score {
            sum.add(score);
        }
    }

    /// What is usual on a day: what the days before it come to.
    fn before(&mut self, day: i32) -> Option<Baseline> {
        let Self { days, sum } = self;
        days.go_on(day - 1, |old| sum.take(old));
        sum.baseline()
    }
}
