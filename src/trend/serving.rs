//! A check on the checker: how serving went in the evening, held against the verdict of the morning.

use chrono::NaiveDate;

use crate::{History, Journal, Level, Rules, Verdict};

/// How serving went on the days of one verdict.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Serving {
    /// The verdict of the morning.
    pub verdict: Verdict,
    /// On how many days it was said how serving went.
    pub days: usize,
    /// The mean, 1 hard going to 5 very well.
    pub mean: f64,
}

/// So many evenings before mornings are held against them.
const EVENINGS_NEEDED: usize = 20;

/// The verdicts they are held against.
const VERDICTS: [Verdict; 3] = [Verdict::Fit, Verdict::Care, Verdict::NotFit];

/// How serving went on the days of each verdict, from 20 evenings on; none before. Evenings whose morning had no verdict
/// count among the 20 and are held against nothing.
pub fn serving(journal: &Journal, rules: &Rules, until: NaiveDate) -> Option<Vec<Serving>> {
    let (first, _) = journal.reflections(until).next()?;
    if journal.reflections(until).count() < EVENINGS_NEEDED {
        return None;
    }
    let history = History::new(journal, rules, first, until);
    let mut served = Served::default();
    for (day, evening) in journal.reflections(until) {
        served.add(history.verdict(day), evening.serving);
    }
    served.told()
}

/// Evenings, one after another, each with the verdict of its morning.
#[derive(Debug, Default)]
pub(crate) struct Served {
    evenings: usize,
    /// How many were said of the days of each verdict, and what they add up to.
    said: [(usize, u32); VERDICTS.len()],
}

impl Served {
    /// One evening more.
    pub(crate) fn add(&mut self, morning: Verdict, serving: Level) {
        self.evenings += 1;
        let place = VERDICTS.iter().position(|verdict| *verdict == morning);
        if let Some((days, sum)) = place.and_then(|place| self.said.get_mut(place)) {
            *days += 1;
            *sum += u32::from(serving.number());
        }
    }

    /// What they come to.
    pub(crate) fn told(&self) -> Option<Vec<Serving>> {
        let said = VERDICTS.into_iter().zip(self.said);
        let of_one = |(verdict, (days, sum)): (Verdict, (usize, u32))| Serving {
            verdict,
            days,
            mean: f64::from(sum) / days as f64,
        };
        let is_said = |(_, (days, _)): &(Verdict, (usize, u32))| *days > 0;
        (self.evenings >= EVENINGS_NEEDED).then(|| said.filter(is_said).map(of_one).collect())
    }
}
