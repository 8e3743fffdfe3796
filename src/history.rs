//! Days in a row, each added up once, and what a day comes to against the days before it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::journal::before;
use crate::score::{self, Change, Morning, Reason, Sum, ThinPlace, Verdict};
use crate::usual::{Baseline, Debt, USUAL_DAYS, USUAL_NEEDS, Usual, mean};
use crate::{Area, CheckIn, Hours, Journal, Rules};

/// The sums of a run of days.
#[derive(Debug)]
pub struct History<'a> {
    journal: &'a Journal,
    rules: &'a Rules,
    sums: BTreeMap<NaiveDate, Sum>,
}

/// What one day comes to, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The day.
    pub day: NaiveDate,
    /// What it comes to.
    pub verdict: Verdict,
    /// How it adds up; none without a check-in.
    pub sum: Option<Sum>,
    /// Why it is not plainly fit, in order.
    pub reasons: Vec<Reason>,
    /// What limits it most.
    pub thin_place: Option<ThinPlace>,
    /// Another area that is much further below its own usual.
    pub furthest_below_usual: Option<Area>,
    /// The person's own last 28 days.
    pub usual: Usual,
    /// The least that would turn the verdict.
    pub smallest_change: Option<Change>,
}

impl Assessment {
    /// The score, when there is one.
    pub fn score(&self) -> Option<u8> {
        self.sum.as_ref()?.score()
    }

    /// Whether one answer alone made the day not fit.
    pub fn is_hard_stop(&self) -> bool {
        self.reasons.iter().any(Reason::is_hard_stop)
    }
}

impl<'a> History<'a> {
    /// How many days before a day its assessment looks at: 28 for the usual, and the week that ends at the first.
    pub const REACH: u64 = USUAL_DAYS + Debt::NIGHTS - 1;

    /// Adds up every day of a range, both ends included, and the 28 days before it.
    pub fn new(journal: &'a Journal, rules: &'a Rules, from: NaiveDate, until: NaiveDate) -> Self {
        let days = journal.days(before(from, USUAL_DAYS), until);
        let sums = days
            .map(|(day, checkin)| (day, sum(journal, rules, day, checkin)))
            .collect();
        Self {
            journal,
            rules,
            sums,
        }
    }

    /// How one day adds up.
    pub fn sum(&self, day: NaiveDate) -> Option<&Sum> {
        self.sums.get(&day)
    }

    /// The sums of the days in a range, both ends included, oldest first.
    pub fn sums(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, &Sum)> {
        let range = (from <= until).then(|| self.sums.range(from..=until));
        range.into_iter().flatten().map(|(day, sum)| (*day, sum))
    }

    /// What is usual for the person on a day: the 28 days before it.
    pub fn usual(&self, day: NaiveDate) -> Usual {
        let days: Vec<&Sum> = self.days_before(day).collect();
        let area_mean = |area| {
            let values: Vec<f64> = days.iter().filter_map(|sum| sum.points(area)).collect();
            mean(&values)
                .filter(|_| values.len() >= USUAL_NEEDS)
                .map(|mean| (area, mean))
        };
        Usual {
            areas: self.rules.areas().filter_map(area_mean).collect(),
            ..self.usual_scores(day)
        }
    }

    /// Mean and spread of the scores in the 28 days before a day, from 14 on.
    pub fn baseline(&self, day: NaiveDate) -> Option<Baseline> {
        self.usual_scores(day).baseline
    }

    /// The part of the usual that a verdict needs.
    fn usual_scores(&self, day: NaiveDate) -> Usual {
        let scores: Vec<f64> = self
            .days_before(day)
            .filter_map(|sum| sum.score().map(f64::from))
            .collect();
        Usual {
            scored: scores.len(),
            baseline: Baseline::of(&scores),
            areas: Vec::new(),
        }
    }

    fn days_before(&self, day: NaiveDate) -> impl Iterator<Item = &Sum> {
        self.sums
            .range(before(day, USUAL_DAYS)..day)
            .map(|(_, sum)| sum)
    }

    /// The verdict alone, for rows and counts.
    pub fn verdict(&self, day: NaiveDate) -> Verdict {
        match (self.journal.checkin(day), self.sum(day)) {
            (Some(checkin), Some(sum)) => {
                score::judge(checkin, sum, &self.usual_scores(day), self.rules).0
            }
            _ if self.journal.is_paused(day) => Verdict::Paused,
            _ => Verdict::None,
        }
    }

    /// Whether one answer alone made the day not fit, so that its score says nothing.
    pub fn is_hard_stop(&self, day: NaiveDate) -> bool {
        let judged = self.journal.checkin(day).zip(self.sum(day));
        judged.is_some_and(|(checkin, sum)| {
            score::judge(checkin, sum, &Usual::default(), self.rules)
                .1
                .iter()
                .any(Reason::is_hard_stop)
        })
    }

    /// What a day comes to, and why.
    pub fn assess(&self, day: NaiveDate) -> Assessment {
        let usual = self.usual(day);
        let (Some(checkin), Some(sum)) = (self.journal.checkin(day), self.sum(day)) else {
            return Assessment {
                day,
                verdict: if self.journal.is_paused(day) {
                    Verdict::Paused
                } else {
                    Verdict::None
                },
                sum: None,
                reasons: Vec::new(),
                thin_place: None,
                furthest_below_usual: None,
                usual,
                smallest_change: None,
            };
        };
        let (verdict, reasons) = score::judge(checkin, sum, &usual, self.rules);
        let thin_place = score::thin_place(checkin, sum, &usual, self.rules);
        let nights = nights_before(self.journal, day);
        let morning = Morning {
            checkin,
            nights_before: &nights,
            promises: sum.promises,
        };
        Assessment {
            day,
            verdict,
            sum: Some(sum.clone()),
            reasons,
            thin_place,
            furthest_below_usual: score::furthest_below_usual(sum, thin_place, &usual),
            smallest_change: score::smallest_change(morning, verdict, &usual, self.rules),
            usual,
        }
    }
}

fn sum(journal: &Journal, rules: &Rules, day: NaiveDate, checkin: &CheckIn) -> Sum {
    let week = before(day, Debt::NIGHTS - 1);
    let nights_before = nights_before(journal, day);
    Sum::of(
        Morning {
            checkin,
            nights_before: &nights_before,
            promises: journal.promises(week, day),
        },
        rules,
    )
}

fn nights_before(journal: &Journal, day: NaiveDate) -> Vec<Hours> {
    let Some(yesterday) = day.pred_opt() else {
        return Vec::new();
    };
    journal.nights(before(day, Debt::NIGHTS - 1), yesterday)
}
