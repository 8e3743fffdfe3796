//! Days in a row, each added up once, and what a day comes to against the days before it.

use std::ops::Deref;

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
    /// Oldest first.
    days: Vec<Lived<'a>>,
}

/// A day with a check-in, and how it adds up.
#[derive(Debug)]
struct Lived<'a> {
    day: NaiveDate,
    checkin: &'a CheckIn,
    sum: Sum,
}

/// What a row says of a day.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    /// Whether one answer alone made it not fit, so that its score says nothing.
    pub(crate) is_hard_stop: bool,
    /// What was usual on it.
    pub(crate) baseline: Option<Baseline>,
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
        let first = before(from, USUAL_DAYS);
        let days: Vec<_> = journal.days(week_to(first), until).collect();
        // The week that ends on a day moves along with it.
        let mut week = 0;
        let mut lived = |place: usize| {
            let (day, checkin) = days[place];
            while days[week].0 < week_to(day) {
                week += 1;
            }
            let nights_before = Nights::of(&days[week..place]);
            let mut promises = journal.tracked_promises(week_to(day), day);
            for (_, checkin) in &days[week..=place] {
                promises += checkin.promises.unwrap_or_default();
            }
            let morning = Morning {
                checkin,
                nights_before: &nights_before,
                promises,
            };
            (day >= first).then(|| Lived {
                day,
                checkin,
                sum: Sum::of(morning, rules),
            })
        };
        let days = (0..days.len()).filter_map(&mut lived).collect();
        Self {
            journal,
            rules,
            days,
        }
    }

    fn lived(&self, day: NaiveDate) -> Option<&Lived<'a>> {
        let place = self.days.binary_search_by_key(&day, |lived| lived.day);
        self.days.get(place.ok()?)
    }

    fn range(&self, from: NaiveDate, until: NaiveDate) -> &[Lived<'a>] {
        let from = self.days.partition_point(|lived| lived.day < from);
        let until = self.days.partition_point(|lived| lived.day <= until);
        self.days.get(from..until).unwrap_or_default()
    }

    /// How one day adds up.
    pub fn sum(&self, day: NaiveDate) -> Option<&Sum> {
        self.lived(day).map(|lived| &lived.sum)
    }

    /// The sums of the days in a range, both ends included, oldest first.
    pub fn sums(
        &self,
        from: NaiveDate,
        until: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, &Sum)> {
        let range = self.range(from, until).iter();
        range.map(|lived| (lived.day, &lived.sum))
    }

    /// What is usual for the person on a day: the 28 days before it.
    pub fn usual(&self, day: NaiveDate) -> Usual {
        let days = self.days_before(day);
        let area_mean = |area| {
            let values = days.iter().filter_map(|lived| lived.sum.points(area));
            let values: Vec<f64> = values.collect();
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
        let mut scores = [0.0; USUAL_DAYS as usize];
        let days = self.days_before(day).iter();
        let mut count = 0;
        for (place, score) in scores
            .iter_mut()
            .zip(days.filter_map(|lived| lived.sum.score()))
        {
            *place = f64::from(score);
            count += 1;
        }
        Usual {
            scored: count,
            baseline: Baseline::of(&scores[..count]),
            areas: Vec::new(),
        }
    }

    fn days_before(&self, day: NaiveDate) -> &[Lived<'a>] {
        match day.pred_opt() {
            Some(eve) => self.range(before(day, USUAL_DAYS), eve),
            None => &[],
        }
    }

    /// The verdict alone, for rows and counts.
    pub fn verdict(&self, day: NaiveDate) -> Verdict {
        self.judged(day).verdict
    }

    /// Whether one answer alone made the day not fit, so that its score says nothing.
    pub fn is_hard_stop(&self, day: NaiveDate) -> bool {
        self.judged(day).is_hard_stop
    }

    /// What a row says of a day.
    pub(crate) fn judged(&self, day: NaiveDate) -> Judged {
        let usual = self.usual_scores(day);
        let (verdict, reasons) = match self.lived(day) {
            Some(lived) => score::judge(lived.checkin, &lived.sum, &usual, self.rules),
            None if self.journal.is_paused(day) => (Verdict::Paused, Vec::new()),
            None => (Verdict::None, Vec::new()),
        };
        Judged {
            verdict,
            // What is usual stops nobody.
            is_hard_stop: reasons.iter().any(Reason::is_hard_stop),
            baseline: usual.baseline,
        }
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
        let nights = match day.pred_opt() {
            Some(eve) => self.journal.nights(week_to(day), eve),
            None => Vec::new(),
        };
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

/// The first day of the week that ends on a day.
fn week_to(day: NaiveDate) -> NaiveDate {
    before(day, Debt::NIGHTS - 1)
}

/// The nights of the six days before one, as far as they are known.
struct Nights {
    hours: [Hours; Debt::NIGHTS as usize - 1],
    known: usize,
}

impl Nights {
    fn of(days: &[(NaiveDate, &CheckIn)]) -> Self {
        let mut nights = Self {
            hours: Default::default(),
            known: 0,
        };
        let slept = days.iter().filter_map(|(_, checkin)| checkin.sleep);
        for (night, hours) in nights.hours.iter_mut().zip(slept) {
            *night = hours;
            nights.known += 1;
        }
        nights
    }
}

impl Deref for Nights {
    type Target = [Hours];

    fn deref(&self) -> &[Hours] {
        &self.hours[..self.known]
    }
}
