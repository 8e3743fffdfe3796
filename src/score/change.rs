//! The smallest change that turns the verdict.

use super::sum::{Morning, Sum, level};
use super::verdict::{Verdict, judge};
use crate::usual::Usual;
use crate::{Area, CheckIn, Hours, Level, Question, Rules};

/// One answer changed, and what the day would come to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Which answer, and to what.
    pub to: Changed,
    /// Half hours of a nap, or levels.
    pub steps: u8,
    /// The verdict then.
    pub verdict: Verdict,
    /// The score then.
    pub score: Option<u8>,
}

/// An answer that can still be acted on today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Changed {
    /// A nap: the hours slept with it.
    Sleep(Hours),
    /// A rated area: the level then.
    Area(Area, Level),
}

impl Change {
    /// The area it acts on.
    pub fn area(self) -> Area {
        match self.to {
            Changed::Sleep(_) => Area::Rest,
            Changed::Area(area, _) => area,
        }
    }
}

/// A nap of at most two hours, in half hours.
const MOST_HALF_HOURS: u8 = 4;

/// Among single changes that can still be acted on today, the one with the fewest steps that lifts the verdict by a
/// band; in a tie sleep, eating, thoughts, forward, own areas. Each candidate is judged whole, its sleep debt included.
///
/// None when nothing lifts it, and for every verdict but care and not fit.
pub fn smallest_change(
    morning: Morning<'_>,
    verdict: Verdict,
    usual: &Usual,
    rules: &Rules,
) -> Option<Change> {
    let band = verdict.band().filter(|_| verdict != Verdict::Fit)?;
    let mut candidates: Vec<(u8, Changed)> = naps(morning.checkin).collect();
    let actable = [Area::Eating, Area::Thoughts, Area::Forward].into_iter();
    let own = rules.areas().filter(|area| matches!(area, Area::Own(_)));
    for area in actable.filter(|area| rules.counts(*area)).chain(own) {
        candidates.extend(raised(morning.checkin, area, rules));
    }
    candidates.sort_by_key(|(steps, _)| *steps);
    candidates.into_iter().find_map(|(steps, to)| {
        let checkin = with(morning.checkin, to, rules);
        let sum = Sum::of(
            Morning {
                checkin: &checkin,
                ..morning
            },
            rules,
        );
        let (verdict, _) = judge(&checkin, &sum, usual, rules);
        let lifted = verdict.band().is_some_and(|then| then > band);
        lifted.then(|| Change {
            to,
            steps,
            verdict,
            score: sum.score(),
        })
    })
}

fn naps(checkin: &CheckIn) -> impl Iterator<Item = (u8, Changed)> + use<> {
    let slept = checkin.sleep.map(Hours::number);
    (1..=MOST_HALF_HOURS).filter_map(move |steps| {
        let with_nap = Hours::from_number(slept? + f64::from(steps) / 2.0)?;
        Some((steps, Changed::Sleep(with_nap)))
    })
}

fn raised(checkin: &CheckIn, area: Area, rules: &Rules) -> Vec<(u8, Changed)> {
    let levels =
        std::iter::successors(level(&checkin.said(), area, rules), |level| level.raised()).skip(1);
    (1..)
        .zip(levels.map(|level| Changed::Area(area, level)))
        .collect()
}

fn with(checkin: &CheckIn, changed: Changed, rules: &Rules) -> CheckIn {
    let mut checkin = checkin.clone();
    match changed {
        Changed::Sleep(hours) => checkin.sleep = Some(hours),
        Changed::Area(area, level) => {
            if let Some(question) = Question::rating(area) {
                checkin.rate(question, Some(level), rules);
            }
        }
    }
    checkin
}
