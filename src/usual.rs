//! A person's own last days: sleep debt, and what is usual for them.

use crate::score::TIED;
use crate::{Area, Hours, Level};

/// How many days a person's usual is made of.
pub const USUAL_DAYS: u64 = 28;
/// How many values it takes before anything is called usual.
pub const USUAL_NEEDS: usize = 14;

/// Sleep short over the seven nights that end today.
///
/// Restriction adds up over nights while people hardly notice (Van Dongen et al. 2003, Sleep 26:117), and three full
/// nights do not make it good (Belenky et al. 2003, J Sleep Res 12:1); reactions slow by about 1.09 % an hour of debt
/// (computed from lme4's `sleepstudy`, .74 to 1.44).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Debt {
    /// How many of the seven nights are known, 4 to 7.
    pub nights: usize,
    /// Hours short over the known nights.
    pub short: f64,
    /// Hours short in a week at that rate: 0 to 63 with the highest need, 9 h.
    pub hours: f64,
}

impl Debt {
    /// The nights it is counted over, today's included.
    pub const NIGHTS: u64 = 7;
    /// Fewer known nights say nothing.
    pub const NEEDS: usize = 4;
    /// From this many hours on a day is at most fit with care. Chosen, not measured.
    pub const CAP: f64 = 10.0;

    /// Whether there are so many; ten hours in binary fractions are ten hours.
    pub(crate) fn is_capping(&self) -> bool {
        self.hours >= Self::CAP - TIED
    }

    /// Seven times the mean shortfall of the known nights; none below four of them.
    ///
    /// ```
    /// use selfcare::{Debt, Hours};
    /// let nights = [Hours::whole(6), Hours::whole(7), Hours::whole(8), Hours::whole(6)];
    /// assert_eq!(Debt::of(&nights, Hours::whole(7)).unwrap().hours, 3.5);
    /// assert_eq!(Debt::of(&nights[..3], Hours::whole(7)), None);
    /// ```
    pub fn of(nights: &[Hours], need: Hours) -> Option<Self> {
        Self::over(nights.iter().copied(), need)
    }

    /// The same of nights as they come.
    pub(crate) fn over(nights: impl Iterator<Item = Hours>, need: Hours) -> Option<Self> {
        let (mut known, mut short) = (0, 0);
        for night in nights {
            known += 1;
            short += u32::from(night.short_of(need));
        }
        Self::out_of(known, short)
    }

    /// What known nights come to that are so many hundredths of an hour short together.
    pub(crate) fn out_of(nights: u32, short: u32) -> Option<Self> {
        let in_a_week = |short| Self::NIGHTS as f64 * short / f64::from(nights);
        let short = f64::from(short) / 100.0;
        (nights as usize >= Self::NEEDS).then(|| Self {
            nights: nights as usize,
            short,
            hours: in_a_week(short),
        })
    }
}

/// Mean and spread of some scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Baseline {
    /// The mean, 0 to 100.
    pub mean: f64,
    /// The sample standard deviation, in points.
    pub sd: f64,
    /// How many days had a score.
    pub days: usize,
}

impl Baseline {
    /// None below 14 scores.
    pub fn of(scores: impl IntoIterator<Item = u8>) -> Option<Self> {
        let mut all = Scored::default();
        scores.into_iter().for_each(|score| all.add(score));
        all.baseline()
    }

    /// How many points a score is below the mean; negative above it.
    pub fn below(&self, score: u8) -> f64 {
        self.mean - f64::from(score)
    }

    /// How many points below the mean are well below: 1.5 standard deviations (an SD of at least 5), at least 8.
    /// Chosen, not measured.
    pub fn far(&self) -> f64 {
        (1.5 * self.sd.max(5.0)).max(8.0)
    }
}

/// Scores added up, of which some come and others go. They are whole numbers, so that what is left is exact.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Scored {
    days: u32,
    sum: u32,
    squares: u64,
}

impl Scored {
    pub(crate) fn add(&mut self, score: u8) {
        self.days += 1;
        self.sum += u32::from(score);
        self.squares += u64::from(score).pow(2);
    }

    /// Takes one out that was added.
    pub(crate) fn take(&mut self, score: u8) {
        self.days -= 1;
        self.sum -= u32::from(score);
        self.squares -= u64::from(score).pow(2);
    }

    pub(crate) fn days(&self) -> usize {
        self.days as usize
    }

    /// The squares around the mean are those of the scores less the square of their sum, shared out.
    pub(crate) fn baseline(&self) -> Option<Baseline> {
        let Self { days, sum, squares } = *self;
        if days < USUAL_NEEDS as u32 {
            return None;
        }
        let around_mean = u64::from(days) * squares - u64::from(sum).pow(2);
        let around_mean = around_mean as f64 / f64::from(days);
        Some(Baseline {
            mean: f64::from(sum) / f64::from(days),
            sd: (around_mean / f64::from(days - 1)).sqrt(),
            days: days as usize,
        })
    }
}

/// What is usual for a person on one day: the 28 days before it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Usual {
    /// How many of the days before had a score.
    pub scored: usize,
    /// Their mean and spread, from 14 on.
    pub baseline: Option<Baseline>,
    /// The mean of each area that has 14 values.
    pub areas: Vec<(Area, f64)>,
}

impl Usual {
    /// How many points an area is below its usual; at its usual (0) where that is not known.
    pub fn below(&self, area: Area, points: f64) -> f64 {
        self.areas
            .iter()
            .find(|(known, _)| *known == area)
            .map_or(0.0, |(_, mean)| mean - points)
    }
}

/// Whether a rating is more than two levels from what is usual, over at least 14 answers: rare enough to ask back once.
pub fn is_rare_level(level: Level, before: &[Level]) -> bool {
    let numbers: Vec<f64> = before
        .iter()
        .map(|level| f64::from(level.number()))
        .collect();
    is_rare(f64::from(level.number()), &numbers, 2.0)
}

/// Whether a night is more than three hours from what is usual, over at least 14 nights.
pub fn is_rare_night(night: Hours, before: &[Hours]) -> bool {
    let numbers: Vec<f64> = before.iter().map(|hours| hours.number()).collect();
    is_rare(night.number(), &numbers, 3.0)
}

fn is_rare(value: f64, before: &[f64], apart: f64) -> bool {
    before.len() >= USUAL_NEEDS && mean(before).is_some_and(|mean| (value - mean).abs() > apart)
}

/// The mean; none of nothing.
pub(crate) fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usual_needs_fourteen_values() {
        assert_eq!(Baseline::of([70; 13]), None);
        let baseline = Baseline::of([70; 14]).unwrap();
        assert_eq!((baseline.mean, baseline.sd, baseline.days), (70.0, 0.0, 14));
        assert!((Baseline::of(0..14).unwrap().sd - 17.5_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn rare_is_over_two_levels_or_three_hours() {
        let fours = [Level::try_from(4).unwrap(); 14];
        assert!(is_rare_level(Level::WORST, &fours));
        assert!(!is_rare_level(Level::try_from(2).unwrap(), &fours));
        assert!(!is_rare_level(Level::WORST, &fours[..13]));
        let nights = [Hours::whole(7); 14];
        assert!(!is_rare_night(Hours::whole(4), &nights));
        assert!(is_rare_night(Hours::from_number(3.9).unwrap(), &nights));
        assert!(is_rare_night(Hours::whole(11), &nights));
    }
}
