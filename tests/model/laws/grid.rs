//! Every fully answered morning over a handful of histories, judged once and looked up by many laws.

use std::sync::LazyLock;

use selfcare::score::{Morning, Reason, Sum, judge};
use selfcare::{Area, Baseline, CheckIn, Health, Hours, Promises, Rules, Usual, Verdict};

use crate::diary::{hours, level};

pub(super) const HEALTHS: [Option<Health>; 5] = [
    None,
    Some(Health::Ill),
    Some(Health::Dulled),
    Some(Health::Off),
    Some(Health::Well),
];
/// One for each rule of sleep: under 5, under 6, short, enough.
pub(super) const SLEEPS: [f64; 4] = [4.99, 5.5, 6.5, 8.0];
/// None, and outcomes turned from missed to kept one by one.
pub(super) const PROMISES: [(u32, u32); 4] = [(0, 0), (0, 3), (1, 2), (2, 1)];
/// No night known before, and nights 4 h and 11 h short.
pub(super) const NIGHTS: [&[f64]; 3] = [
    &[],
    &[6.0, 6.0, 6.0, 6.0, 7.0, 7.0],
    &[5.0, 5.0, 5.0, 5.0, 5.5, 5.5],
];
/// No usual, a high one, a low one.
const USUALS: [Option<[u8; 2]>; 3] = [None, Some([86, 94]), Some([30, 50])];

/// How many values each answer or history takes, the five ratings first.
const SIZES: [usize; 10] = [
    5,
    5,
    5,
    5,
    5,
    SLEEPS.len(),
    PROMISES.len(),
    NIGHTS.len(),
    HEALTHS.len(),
    USUALS.len(),
];
pub(super) const SLEEP: usize = 5;
pub(super) const PROMISE: usize = 6;
pub(super) const HEALTH: usize = 8;

/// Which value each answer or history has.
pub(super) type Case = [usize; 10];

/// What a morning came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outcome {
    pub(super) score: u8,
    pub(super) verdict: Verdict,
    /// The places of its reasons in the table of the specification, four bits each, the first lowest.
    reasons: u64,
}

impl Outcome {
    /// The places of its reasons in the table of the specification.
    pub(super) fn reasons(self) -> impl Iterator<Item = u64> {
        let nibbles = (0..16).map(move |place| self.reasons >> (4 * place) & 15);
        nibbles.take_while(|place| *place > 0)
    }
}

/// Where a reason stands in the table, from 1; areas in the order of the tie-break.
pub(super) fn place(reason: &Reason) -> u64 {
    match reason {
        Reason::Ill => 1,
        Reason::Dulled => 2,
        Reason::SleepUnder5 { .. } => 3,
        Reason::WornOut => 4,
        Reason::OffColour => 5,
        Reason::SleepUnder6 { .. } => 6,
        Reason::SleepDebt(_) => 7,
        Reason::AtBottom(Area::Thoughts) => 8,
        Reason::AtBottom(Area::Boundaries) => 9,
        Reason::AtBottom(Area::Forward) => 10,
        Reason::AtBottom(Area::Eating) => 11,
        Reason::AtBottom(_) => 12,
        Reason::BelowUsual { .. } => 13,
        Reason::Score { .. } => 14,
    }
}
pub(super) const LAST_HARD_STOP: u64 = 4;
pub(super) const SCORE: u64 = 14;

static GRID: LazyLock<Vec<Outcome>> = LazyLock::new(judge_all);

/// Every case with what it came to.
pub(super) fn cases() -> impl Iterator<Item = (Case, Outcome)> {
    GRID.iter()
        .enumerate()
        .map(|(index, outcome)| (case(index), *outcome))
}

/// Every case in which one value can be changed so, by its number, before and after.
pub(super) fn changes(
    which: usize,
    steps: &[(usize, usize)],
) -> impl Iterator<Item = (usize, Outcome, Outcome)> {
    let stride: usize = SIZES[..which].iter().product();
    GRID.iter().enumerate().filter_map(move |(index, before)| {
        let value = index / stride % SIZES[which];
        let step = steps.iter().find(|(from, _)| *from == value);
        step.map(|(from, to)| (index, *before, GRID[index + to * stride - from * stride]))
    })
}

/// What the case of a number is.
pub(super) fn case(mut index: usize) -> Case {
    SIZES.map(|size| {
        let value = index % size;
        index /= size;
        value
    })
}

fn judge_all() -> Vec<Outcome> {
    let rules = Rules::default();
    let usuals = USUALS.map(|scores| Usual {
        baseline: scores.and_then(|[low, high]| Baseline::of([low, high].repeat(7))),
        ..Usual::default()
    });
    let mornings: usize = SIZES[..8].iter().product();
    let sums: Vec<_> = (0..mornings)
        .map(|index| sum(case(index), &rules))
        .collect();
    let mut grid = Vec::with_capacity(SIZES.iter().product());
    for usual in &usuals {
        for health in HEALTHS {
            for (checkin, sum) in &sums {
                let checkin = CheckIn {
                    health,
                    ..checkin.clone()
                };
                let (verdict, reasons) = judge(&checkin, sum, usual, &rules);
                grid.push(Outcome {
                    score: sum.score().unwrap(),
                    verdict,
                    reasons: (reasons.iter().rev()).fold(0, |all, why| all << 4 | place(why)),
                });
            }
        }
    }
    grid
}

fn sum(case: Case, rules: &Rules) -> (CheckIn, Sum) {
    let rating = |which: usize| Some(level(case[which] as u8 + 1));
    let checkin = CheckIn {
        sleep: Some(hours(SLEEPS[case[SLEEP]])),
        rested: rating(0),
        thoughts: rating(1),
        boundaries: rating(2),
        forward: rating(3),
        eating: rating(4),
        ..CheckIn::default()
    };
    let nights: Vec<Hours> = NIGHTS[case[7]].iter().copied().map(hours).collect();
    let (kept, missed) = PROMISES[case[PROMISE]];
    let morning = Morning {
        checkin: &checkin,
        nights_before: &nights,
        promises: Promises { kept, missed },
    };
    let sum = Sum::of(morning, rules);
    (checkin, sum)
}

#[test]
fn the_grid_meets_every_verdict_band_and_reason() {
    let mut reasons = [0; 16];
    let mut verdicts = [0; 3];
    for (_, outcome) in cases() {
        outcome
            .reasons()
            .for_each(|place| reasons[place as usize] += 1);
        verdicts[usize::from(outcome.verdict.band().unwrap())] += 1;
    }
    assert_eq!(GRID.len(), 2_250_000);
    assert!(verdicts.iter().all(|seen| *seen > 10_000), "{verdicts:?}");
    let own_at_bottom = 12;
    for (place, seen) in reasons.iter().enumerate().take(15).skip(1) {
        assert!(*seen > 10_000 || place == own_at_bottom, "{place}: {seen}");
    }
}
