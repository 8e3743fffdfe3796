//! How days add up: drift, pattern, open issues, streak, what goes together, what helped. Descriptions of what was, never of what comes.

mod helped;
mod issues;
mod serving;
mod silence;
mod together;

use chrono::NaiveDate;

pub use helped::{After, Helped, helped};
pub use issues::{Issue, issues};
pub(crate) use issues::{LOW_BELOW, follow_from};
pub(crate) use serving::Served;
pub use serving::{Serving, serving};
pub(crate) use silence::usual_known_from;
pub use silence::{Silence, days_until_usual, is_back_from_silence};
pub(crate) use together::Seen;
pub use together::{First, Pair, Rank, Second, Together, discoveries, spearman};

use crate::journal::before;
use crate::score::TIED;
use crate::usual::{Baseline, mean};
use crate::{History, Journal, Rules, Verdict};

/// The week is lower than the person's usual.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drift {
    /// Mean score of the last seven days, from four scores on.
    pub week: f64,
    /// How many scores it is made of.
    pub days: usize,
    /// The scores 7 to 34 days old, from fourteen on.
    pub usual: Baseline,
}

/// A week needs so many scores before it is compared.
const WEEK_NEEDS: usize = 4;

/// Whether the last seven days' mean is at least one standard deviation (an SD of at least 5) below that of the scores 7
/// to 34 days old. By chance alone this fires about once in three months.
pub fn drift(history: &History<'_>, today: NaiveDate) -> Option<Drift> {
    let scores = |from, until| history.scores(from, until).map(|(_, score)| score);
    let week = scores(before(today, 6), today).map(f64::from);
    let week: Vec<f64> = week.collect();
    let usual = Baseline::of(scores(before(today, 34), before(today, 7)))?;
    let low = mean(&week).filter(|_| week.len() >= WEEK_NEEDS)?;
    let far = usual.mean - low >= usual.sd.max(5.0) - TIED;
    far.then_some(Drift {
        week: low,
        days: week.len(),
        usual,
    })
}

/// Not a bad day but a pattern, over 28 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// More than a quarter of the check-ins were not fit.
    NotFit {
        /// How many were.
        days: usize,
        /// Of how many.
        of: usize,
    },
    /// Fewer than a quarter of the check-ins were fit.
    SeldomFit {
        /// How many were.
        days: usize,
        /// Of how many.
        of: usize,
    },
}

/// A pattern needs so many check-ins in 28 days.
const PATTERN_NEEDS: usize = 14;

/// The pattern in the verdicts of 28 days, the graver one first. A check-in with too few answers for a verdict is a
/// check-in, and was not a day not fit; of days that were fit or not it says nothing.
pub fn pattern(verdicts: &[Verdict]) -> Option<Pattern> {
    let count =
        |is: &dyn Fn(Verdict) -> bool| verdicts.iter().filter(|verdict| is(**verdict)).count();
    let judged = count(&|verdict| verdict.band().is_some());
    let of = judged + count(&|verdict| verdict == Verdict::Incomplete);
    let (not_fit, fit) = (
        count(&|verdict| verdict == Verdict::NotFit),
        count(&|verdict| verdict == Verdict::Fit),
    );
    if of >= PATTERN_NEEDS && 4 * not_fit > of {
        Some(Pattern::NotFit { days: not_fit, of })
    } else if judged >= PATTERN_NEEDS && 4 * fit < judged {
        Some(Pattern::SeldomFit {
            days: fit,
            of: judged,
        })
    } else {
        None
    }
}

/// Days checked in without a missed one between, back from today. Paused days and days that are no workdays freeze it,
/// today never breaks it. It counts check-ins, never fit days.
pub fn streak(journal: &Journal, rules: &Rules, today: NaiveDate) -> usize {
    let mut days = 0;
    let mut after = today;
    for (day, _) in journal.days(NaiveDate::MIN, today).rev() {
        let between = after.iter_days().rev().skip(1);
        let mut between = between.take_while(|between| *between > day);
        if between.any(|between| is_missed(journal, rules, between)) {
            break;
        }
        days += 1;
        after = day;
    }
    days
}

/// Whether a day without a check-in counts as missed: a workday outside every pause.
pub fn is_missed(journal: &Journal, rules: &Rules, day: NaiveDate) -> bool {
    rules.workdays.contain(day) && !journal.is_paused(day) && journal.answers(day).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_needs_fourteen_verdicts_and_more_than_a_quarter() {
        let days = |fit, care, not_fit| {
            let mut verdicts = vec![Verdict::Fit; fit];
            verdicts.extend(vec![Verdict::Care; care]);
            verdicts.extend(vec![Verdict::NotFit; not_fit]);
            verdicts.extend([Verdict::None, Verdict::Paused]);
            pattern(&verdicts)
        };
        assert_eq!(days(0, 0, 13), None);
        assert_eq!(days(12, 0, 4), None);
        assert_eq!(days(11, 0, 4), Some(Pattern::NotFit { days: 4, of: 15 }));
        assert_eq!(days(4, 12, 0), None);
        assert_eq!(days(3, 13, 0), Some(Pattern::SeldomFit { days: 3, of: 16 }));

        let mut few = vec![Verdict::Fit; 8];
        few.extend([Verdict::NotFit; 5]);
        assert_eq!(pattern(&few), None);
        few.push(Verdict::Incomplete);
        assert_eq!(pattern(&few), Some(Pattern::NotFit { days: 5, of: 14 }));
        assert_eq!(pattern(&[Verdict::Incomplete; 28]), None);
    }
}
