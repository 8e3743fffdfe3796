//! What one day comes to, at the end of its week.

use chrono::{Datelike as _, NaiveDate};

use super::week::Week;
use super::week_to;
use crate::score::{self, Limit, Scale, Verdict};
use crate::usual::{Baseline, Debt};
use crate::{Answers, Journal, Promises, Rules};

/// Adds days up.
#[derive(Debug)]
pub(super) struct Adder<'a> {
    pub(super) journal: &'a Journal,
    pub(super) rules: &'a Rules,
    pub(super) scale: Scale,
}

/// What a day with a check-in comes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lived {
    pub(super) score: Option<u8>,
    pub(super) limit: Limit,
    pub(super) debt: Option<Debt>,
}

impl Lived {
    pub(super) fn verdict(self, usual: Option<Baseline>) -> Verdict {
        score::verdict(self.score, self.limit, usual)
    }
}

impl<'a> Adder<'a> {
    pub(super) fn new(journal: &'a Journal, rules: &'a Rules) -> Self {
        Self {
            journal,
            rules,
            scale: Scale::of(rules),
        }
    }

    /// Promises of the week that ends with a day.
    fn promises(&self, day: NaiveDate, counted: Promises) -> Promises {
        let mut promises = counted;
        if self.journal.tracks_promises() {
            promises += self.journal.tracked_promises(week_to(day), day);
        }
        promises
    }

    /// What a day comes to, at the end of this week; the points of every area, in order, stand in place of those before.
    pub(super) fn lived(
        &self,
        day: NaiveDate,
        said: &Answers<'_>,
        week: &Week,
        points: &mut Vec<Option<f64>>,
    ) -> Lived {
        let promises = self.promises(day, week.promises());
        let debt = week.debt();
        self.scale.points(said, promises, self.rules, points);
        let whole = self.scale.whole(points, debt);
        Lived {
            score: whole.map(|whole| whole.score),
            limit: score::limit(said, debt, whole, self.rules),
            debt,
        }
    }

    /// Adds up every day of a range that has a check-in, both ends included, oldest first; each is handed over with the points
    /// of every area.
    pub(super) fn each(
        &self,
        from: NaiveDate,
        until: NaiveDate,
        mut each: impl FnMut(NaiveDate, Lived, &[Option<f64>]),
    ) {
        let (mut week, mut points) = (Week::default(), Vec::new());
        for (day, said) in self.journal.days(week_to(from), until) {
            week.go_on(day.num_days_from_ce(), Some(&said), self.rules.need);
            if day >= from {
                let lived = self.lived(day, &said, &week, &mut points);
                each(day, lived, &points);
            }
        }
    }

    pub(super) fn without_checkin(&self, day: NaiveDate) -> Verdict {
        if self.journal.is_paused(day) {
            Verdict::Paused
        } else {
            Verdict::None
        }
    }
}
