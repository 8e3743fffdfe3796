//! Values and verdicts added up, one day after another.

use super::{Day, Lived, Report};
use crate::history::Walk;
use crate::period::Period;
use crate::{Journal, Rules, Verdict};

/// Values added up in order.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) sum: f64,
    pub(super) days: usize,
}

impl Tally {
    pub(super) fn add(&mut self, value: Option<f64>) {
        if let Some(value) = value {
            self.sum += value;
            self.days += 1;
        }
    }

    /// The mean, from three values on.
    pub(super) fn mean(self) -> Option<f64> {
        (self.days >= Report::NEEDS).then(|| self.sum / self.days as f64)
    }
}

/// The values of each area, in order, added up.
pub(super) struct Tallies(Vec<Tally>);

impl Tallies {
    pub(super) fn none(rules: &Rules) -> Self {
        Self(vec![Tally::default(); rules.areas().count()])
    }

    /// One day more.
    pub(super) fn add(&mut self, points: &[Option<f64>]) {
        for (tally, points) in self.0.iter_mut().zip(points) {
            tally.add(*points);
        }
    }

    /// One day more in both.
    pub(super) fn add_to_both(one: &mut Self, other: &mut Self, points: &[Option<f64>]) {
        for ((one, other), points) in one.0.iter_mut().zip(&mut other.0).zip(points) {
            if let Some(points) = *points {
                one.sum += points;
                one.days += 1;
                other.sum += points;
                other.days += 1;
            }
        }
    }

    pub(super) fn each(&self) -> impl Iterator<Item = Tally> {
        self.0.iter().copied()
    }

    pub(super) fn means(&self) -> impl Iterator<Item = Option<f64>> {
        self.each().map(Tally::mean)
    }
}

/// What a period comes to that another is held against.
pub(super) struct Over {
    pub(super) areas: Tallies,
    pub(super) scores: Tally,
}

impl Over {
    pub(super) fn none(rules: &Rules) -> Self {
        Self {
            areas: Tallies::none(rules),
            scores: Tally::default(),
        }
    }

    pub(super) fn of(journal: &Journal, rules: &Rules, period: Period) -> Self {
        let mut over = Self::none(rules);
        let mut days = Walk::new(journal, rules, period.from, period.until);
        let mut points = Vec::new();
        while let Some(day) = days.next(&mut points) {
            over.areas.add(&points);
            over.scores.add(day.score.map(f64::from));
        }
        over
    }
}

/// Verdicts and scores counted.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    verdicts: [usize; Verdict::ALL.len()],
    missed: usize,
    /// Scores are whole numbers, so their sum is exact in any order.
    pub(super) scores: u64,
    pub(super) scored: usize,
}

impl Counts {
    pub(super) fn add(&mut self, day: &Day) {
        self.verdicts[day.verdict as usize] += 1;
        self.missed += usize::from(day.missed);
        if let Some(score) = day.score {
            self.scores += u64::from(score);
            self.scored += 1;
        }
    }

    /// Those of other days, too.
    pub(super) fn join(&mut self, other: &Self) {
        for (days, more) in self.verdicts.iter_mut().zip(other.verdicts) {
            *days += more;
        }
        self.missed += other.missed;
        self.scores += other.scores;
        self.scored += other.scored;
    }

    pub(super) fn of(&self, verdict: Verdict) -> usize {
        self.verdicts[verdict as usize]
    }

    /// The mean score; none without one.
    pub(super) fn mean(&self) -> Option<f64> {
        (self.scored > 0).then(|| self.scores as f64 / self.scored as f64)
    }

    pub(super) fn lived(&self) -> Lived {
        let all: usize = self.verdicts.iter().sum();
        Lived {
            checked_in: all - self.of(Verdict::None) - self.of(Verdict::Paused),
            fit: self.of(Verdict::Fit),
            care: self.of(Verdict::Care),
            not_fit: self.of(Verdict::NotFit),
            paused: self.of(Verdict::Paused),
            missed: self.missed,
            mean: self.mean().filter(|_| self.scored >= Report::NEEDS),
        }
    }
}
