//! Laws of one morning, its history fixed.

use selfcare::score::{Morning, Reason, Sum, judge};
use selfcare::{Area, Baseline, CheckIn, Health, Hours, OwnArea, Promises, Rules, Usual, Verdict};

use super::grid::{
    self, HEALTH, HEALTHS, LAST_HARD_STOP, NIGHTS, Outcome, PROMISE, SCORE, SLEEP, SLEEPS,
};
use crate::diary::{hours, level};

/// One answer changed for the better, everything else as it was.
#[track_caller]
fn is_never_worse(which: usize, steps: &[(usize, usize)]) -> usize {
    let band = |outcome: Outcome| outcome.verdict.band().unwrap();
    let mut tried = 0;
    for (index, before, after) in grid::changes(which, steps) {
        let better = after.score >= before.score && band(after) >= band(before);
        assert!(better, "{:?}: {before:?} {after:?}", grid::case(index));
        tried += 1;
    }
    tried
}

#[test]
fn raising_a_rating_never_lowers_a_score_nor_worsens_a_verdict() {
    let raised = [(0, 1), (1, 2), (2, 3), (3, 4)];
    let tried: usize = (0..5).map(|rating| is_never_worse(rating, &raised)).sum();
    assert_eq!(tried, 9_000_000);
}

#[test]
fn sleeping_longer_never_lowers_a_score_nor_worsens_a_verdict() {
    let longer = [(0, 1), (1, 2), (2, 3)];
    assert_eq!(is_never_worse(SLEEP, &longer), 1_687_500);
}

#[test]
fn better_health_never_lowers_a_score_nor_worsens_a_verdict() {
    let better = [
        (Health::Ill, Health::Off),
        (Health::Dulled, Health::Off),
        (Health::Off, Health::Well),
    ];
    let place = |health| HEALTHS.iter().position(|known| *known == Some(health));
    let better = better.map(|(from, to)| (place(from).unwrap(), place(to).unwrap()));
    assert_eq!(is_never_worse(HEALTH, &better), 1_350_000);
}

#[test]
fn a_missed_promise_turned_into_a_kept_one_never_lowers_a_score_nor_worsens_a_verdict() {
    assert_eq!(is_never_worse(PROMISE, &[(1, 2), (2, 3)]), 1_125_000);
}

#[test]
fn health_that_was_not_answered_counts_as_well() {
    let (unanswered, well) = (0, HEALTHS.len() - 1);
    for (index, before, after) in grid::changes(HEALTH, &[(unanswered, well)]) {
        assert_eq!(before, after, "{:?}", grid::case(index));
    }
}

#[test]
fn a_hard_stop_wins_over_everything_and_nothing_else_makes_a_fit_score_not_fit() {
    for (case, outcome) in grid::cases() {
        let stopped = matches!(HEALTHS[case[HEALTH]], Some(Health::Ill | Health::Dulled))
            || SLEEPS[case[SLEEP]] < 5.0
            || case[0] == 0;
        let first = outcome.reasons().next();
        assert_eq!(first.is_some_and(|place| place <= LAST_HARD_STOP), stopped);
        let not_fit = stopped || outcome.score < 33;
        assert_eq!(outcome.verdict == Verdict::NotFit, not_fit, "{case:?}");
    }
}

#[test]
fn reasons_stand_in_the_order_of_the_table_and_only_a_plainly_fit_day_has_none() {
    for (case, outcome) in grid::cases() {
        assert!(outcome.reasons().is_sorted_by(|a, b| a < b), "{case:?}");
        let fit = outcome.verdict == Verdict::Fit;
        assert_eq!(outcome.reasons().next().is_none(), fit, "{case:?}");
        let named = outcome.reasons().any(|place| place == SCORE);
        assert_eq!(named, outcome.score < 48, "{case:?}");
    }
}

/// Answers of one rating everywhere but how rested, for laws about sleep.
fn rated(rested: u8, others: u8) -> CheckIn {
    let other = Some(level(others));
    CheckIn {
        rested: Some(level(rested)),
        thoughts: other,
        boundaries: other,
        forward: other,
        eating: other,
        ..CheckIn::default()
    }
}

fn known(nights: &[f64]) -> Vec<Hours> {
    nights.iter().copied().map(hours).collect()
}

#[test]
fn no_minute_of_sleep_worsens_a_verdict_whatever_the_need() {
    let usual = Usual {
        baseline: Baseline::of([72, 80].repeat(7)),
        ..Usual::default()
    };
    let mut tried = 0;
    for need in [7.0, 7.25, 8.0, 9.0].map(hours) {
        let rules = Rules {
            need,
            ..Rules::default()
        };
        for (rested, others) in [(1, 5), (2, 2), (3, 3), (3, 1), (4, 4), (5, 5), (5, 1)] {
            for nights in NIGHTS.map(known) {
                let mut before = (0, 0);
                for minutes in (0..=24 * 60).step_by(3) {
                    let checkin = CheckIn {
                        sleep: Some(hours(f64::from(minutes) / 60.0)),
                        ..rated(rested, others)
                    };
                    let morning = Morning {
                        checkin: &checkin,
                        nights_before: &nights,
                        promises: Promises::default(),
                    };
                    let sum = Sum::of(morning, &rules);
                    let (verdict, _) = judge(&checkin, &sum, &usual, &rules);
                    let now = (verdict.band().unwrap(), sum.score().unwrap());
                    assert!(now.0 >= before.0 && now.1 >= before.1, "{minutes} min");
                    before = now;
                    tried += 1;
                }
            }
        }
    }
    assert_eq!(tried, 40_404);
}

#[test]
fn a_score_is_a_number_from_0_to_100_at_every_extreme() {
    let own = OwnArea::new("mood", 3.0).unwrap();
    let rules = Rules {
        need: Hours::whole(9),
        own: vec![own],
        ..Rules::default()
    };
    let (mut lowest, mut highest) = (100, 0);
    for sleep in [0.0, 0.01, 8.99, 9.0, 24.0] {
        for (rested, others) in [(1, 1), (1, 5), (5, 1), (5, 5)] {
            for nights in [[0.0; 6], [24.0; 6]] {
                for (kept, missed) in [(0, 0), (0, u32::MAX), (u32::MAX, 0), (u32::MAX, u32::MAX)] {
                    let mut checkin = rated(rested, others);
                    checkin.sleep = Some(hours(sleep));
                    checkin.areas.insert("mood".to_owned(), level(others));
                    let sum = Sum::of(
                        Morning {
                            checkin: &checkin,
                            nights_before: &known(&nights),
                            promises: Promises { kept, missed },
                        },
                        &rules,
                    );
                    let whole = sum.whole.unwrap();
                    assert!(whole.exact.is_finite() && (0.0..=100.0).contains(&whole.mean));
                    assert!(
                        sum.scored()
                            .all(|(_, points)| (0.0..=100.0).contains(&points))
                    );
                    assert!((0.0..=15.0).contains(&whole.off));
                    assert!(whole.score <= 100);
                    (lowest, highest) = (lowest.min(whole.score), highest.max(whole.score));
                }
            }
        }
    }
    assert_eq!((lowest, highest), (0, 100));
}

/// Leaves one area of a morning unanswered.
fn without(checkin: &CheckIn, promises: Promises, area: Area) -> (CheckIn, Promises) {
    let (mut checkin, mut promises) = (checkin.clone(), promises);
    match area {
        Area::Rest => checkin.rested = None,
        Area::Thoughts => checkin.thoughts = None,
        Area::Boundaries => checkin.boundaries = None,
        Area::Forward => checkin.forward = None,
        Area::Eating => checkin.eating = None,
        Area::Commitments => promises = Promises::default(),
        Area::Own(_) => checkin.areas.clear(),
    }
    (checkin, promises)
}

#[test]
fn leaving_out_the_lowest_area_never_lowers_a_score_that_remains() {
    let rules = Rules {
        own: vec![OwnArea::new("mood", 2.5).unwrap()],
        ..Rules::default()
    };
    let (mut remained, mut gone) = (0, 0);
    for ratings in 0..5_u32.pow(5) {
        let digit = |place: u32| Some(level((ratings / 5_u32.pow(place) % 5 + 1) as u8));
        for (sleep, (kept, missed)) in [(4.5, (0, 3)), (6.5, (1, 2)), (7.0, (0, 0)), (8.0, (3, 0))]
        {
            for nights in NIGHTS.map(known) {
                let mut checkin = CheckIn {
                    sleep: Some(hours(sleep)),
                    rested: digit(0),
                    thoughts: digit(1),
                    boundaries: digit(2),
                    forward: digit(3),
                    eating: digit(4),
                    ..CheckIn::default()
                };
                let mood = level((ratings % 3 * 2 + 1) as u8);
                checkin.areas.insert("mood".to_owned(), mood);
                let mut promises = Promises { kept, missed };
                let add = |checkin: &CheckIn, promises| {
                    let morning = Morning {
                        checkin,
                        nights_before: &nights,
                        promises,
                    };
                    Sum::of(morning, &rules)
                };
                let mut sum = add(&checkin, promises);
                while let Some(whole) = sum.whole {
                    (checkin, promises) = without(&checkin, promises, whole.lowest.0);
                    let left = add(&checkin, promises);
                    match left.score() {
                        Some(score) => {
                            assert!(score >= whole.score, "{checkin:?}");
                            remained += 1;
                        }
                        None => gone += 1,
                    }
                    sum = left;
                }
            }
        }
    }
    assert!(remained > 40_000 && gone > 37_000, "{remained} {gone}");
}

#[test]
fn a_score_needs_rest_and_three_other_areas_and_a_hard_stop_needs_only_its_own_answer() {
    let rules = Rules::default();
    let usual = Usual {
        baseline: Baseline::of([90; 14]),
        ..Usual::default()
    };
    let nights = known(&[4.0; 6]);
    for answered in 0..64_u32 {
        let has = |bit: u32| (answered >> bit & 1 == 1).then_some(());
        for health in HEALTHS {
            for sleep in [4.5, 5.5, 8.0] {
                for rested in [1, 4] {
                    let checkin = CheckIn {
                        health,
                        sleep: has(0).map(|()| hours(sleep)),
                        rested: has(1).map(|()| level(rested)),
                        thoughts: has(2).map(|()| level(1)),
                        boundaries: has(3).map(|()| level(4)),
                        forward: has(4).map(|()| level(4)),
                        ..CheckIn::default()
                    };
                    let kept = if has(5).is_some() { 3 } else { 2 };
                    let morning = Morning {
                        checkin: &checkin,
                        nights_before: &nights,
                        promises: Promises { kept, missed: 0 },
                    };
                    let sum = Sum::of(morning, &rules);
                    let enough = answered & 3 == 3 && (answered >> 2).count_ones() >= 3;
                    assert_eq!(sum.score().is_some(), enough, "{checkin:?}");
                    let stopped = matches!(health, Some(Health::Ill | Health::Dulled))
                        || checkin.sleep == Some(hours(4.5))
                        || checkin.rested == Some(level(1));
                    let (verdict, reasons) = judge(&checkin, &sum, &usual, &rules);
                    if stopped {
                        assert_eq!(verdict, Verdict::NotFit);
                    } else {
                        assert_eq!(verdict == Verdict::Incomplete, !enough);
                    }
                    if !enough {
                        assert!(reasons.iter().all(Reason::is_hard_stop), "{reasons:?}");
                    }
                }
            }
        }
    }
}
