//! The verdict without its reasons, for the rows of a lifetime: nothing is collected that nobody reads. [`super::judge`]
//! says the same with them, and is its test.

use super::sum::{Bands, Whole, level};
use super::verdict::{Verdict, below_usual};
use crate::usual::{Baseline, Debt};
use crate::{Answers, Health, Hours, Level, Rules};

/// How high a day can come by its answers alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Limit {
    /// As high as its score.
    #[default]
    None,
    /// Fit with care at most.
    Care,
    /// Not fit, whatever the score.
    NotFit,
}

/// What the answers say of a day that adds up to this.
pub(crate) fn limit(
    said: &Answers<'_>,
    debt: Option<Debt>,
    whole: Option<Whole>,
    rules: &Rules,
) -> Limit {
    let slept_under = |hours| said.sleep.is_some_and(|slept| slept < Hours::whole(hours));
    let is_worst = |area| level(said, area, rules) == Some(Level::WORST);
    // Who stands at the bottom has no points there, so that the lowest area tells whether to look.
    let is_low = whole.is_some_and(|whole| whole.lowest.1 < 1.0);

    let is_unfit = matches!(said.health, Some(Health::Ill | Health::Dulled));
    if is_unfit || slept_under(5) || said.rested == Some(Level::WORST) {
        return Limit::NotFit;
    }
    let is_capped = said.health == Some(Health::Off)
        || slept_under(6)
        || debt.is_some_and(|debt| debt.is_capping())
        || is_low && rules.areas().any(is_worst);
    if is_capped { Limit::Care } else { Limit::None }
}

/// The verdict on a day with a check-in.
pub(crate) fn verdict(score: Option<u8>, limit: Limit, usual: Option<Baseline>) -> Verdict {
    match (limit, score) {
        (Limit::NotFit, _) | (_, Some(..Bands::CARE)) => Verdict::NotFit,
        (_, None) => Verdict::Incomplete,
        (Limit::Care, _) | (_, Some(..Bands::FIT)) => Verdict::Care,
        (Limit::None, Some(score)) if below_usual(score, usual).is_some() => Verdict::Care,
        (Limit::None, Some(_)) => Verdict::Fit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Morning, Reason, Sum, judge};
    use crate::{CheckIn, Health, Hours, Level, Promises, Usual};

    /// Answers by the digits of a number, some of them missing.
    fn answers(mut number: u64) -> CheckIn {
        let mut digit = |below: u64| {
            let digit = number % below;
            number /= below;
            digit
        };
        let health = Health::ALL.get(digit(5) as usize).copied();
        let sleep = [4.99, 5.0, 5.99, 6.0, 8.0].map(Hours::from_number);
        let sleep = sleep.get(digit(6) as usize).copied().flatten();
        let mut level = || Level::try_from(digit(6)).ok();
        CheckIn {
            health,
            sleep,
            rested: level(),
            eating: level(),
            boundaries: level(),
            thoughts: level(),
            forward: level(),
            ..CheckIn::default()
        }
    }

    #[test]
    fn a_judge_with_reasons_says_the_same() {
        let rules = Rules::default();
        let nights = [[8; 6], [7; 6], [5; 6]].map(|nights| nights.map(Hours::whole));
        let mut seen = Vec::new();
        for place in 0..60_000_u64 {
            let checkin = answers(place * 7_919 % 233_280);
            let morning = Morning {
                checkin: &checkin,
                nights_before: &nights[place as usize % 3],
                promises: Promises {
                    kept: place as u32 % 4,
                    missed: place as u32 % 5,
                },
            };
            let usual = Usual {
                baseline: Baseline::of([60; 14]).filter(|_| place.is_multiple_of(2)),
                ..Usual::default()
            };
            let sum = Sum::of(morning, &rules);
            let (judged, reasons) = judge(&checkin, &sum, &usual, &rules);
            let limit = limit(&checkin.said(), sum.debt, sum.whole, &rules);
            let is_stopped = reasons.iter().any(Reason::is_hard_stop);
            assert_eq!(verdict(sum.score(), limit, usual.baseline), judged);
            assert_eq!(limit == Limit::NotFit, is_stopped);
            if !seen.contains(&(judged, limit)) {
                seen.push((judged, limit));
            }
        }
        // Fit, care three times over, not fit twice, and too few answers.
        assert!(seen.len() >= 7, "{seen:?}");
    }
}
