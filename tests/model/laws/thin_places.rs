//! Laws of the thin place.

use selfcare::score::{Morning, Subject, Sum, furthest_below_usual, thin_place};
use selfcare::{Area, CheckIn, Health, Hours, Promises, Rules, Usual};

use super::grid::NIGHTS;
use crate::diary::{hours, level};

const USUALS: [&[(Area, f64)]; 3] = [
    &[],
    &[(Area::Thoughts, 90.0), (Area::Eating, 30.0)],
    &[
        (Area::Rest, 80.0),
        (Area::Forward, 75.0),
        (Area::Boundaries, 75.0),
        (Area::Commitments, 95.0),
    ],
];

/// Calls back with every well morning of five ratings over a few nights, promises and usuals.
fn each(mut law: impl FnMut(&CheckIn, &Sum, &Usual)) {
    let rules = Rules::default();
    for ratings in 0..5_u32.pow(5) {
        let digit = |place: u32| Some(level((ratings / 5_u32.pow(place) % 5 + 1) as u8));
        for (sleep, kept, missed) in [(4.5, 0, 0), (5.5, 3, 1), (6.25, 1, 2), (7.0, 1, 1)] {
            for nights in NIGHTS {
                let nights: Vec<Hours> = nights.iter().copied().map(hours).collect();
                let checkin = CheckIn {
                    health: Some(Health::Well),
                    sleep: Some(hours(sleep)),
                    rested: digit(0),
                    thoughts: digit(1),
                    boundaries: digit(2),
                    forward: digit(3),
                    eating: digit(4),
                    ..CheckIn::default()
                };
                let morning = Morning {
                    checkin: &checkin,
                    nights_before: &nights,
                    promises: Promises { kept, missed },
                };
                let sum = Sum::of(morning, &rules);
                for areas in USUALS {
                    let usual = Usual {
                        areas: areas.to_vec(),
                        ..Usual::default()
                    };
                    law(&checkin, &sum, &usual);
                }
            }
        }
    }
}

/// Whether a gate says rest before any area is looked at.
fn is_gated(checkin: &CheckIn, sum: &Sum) -> bool {
    checkin.sleep < Some(Hours::whole(6))
        || checkin.rested == Some(level(1))
        || sum.debt.is_some_and(|debt| debt.hours >= 10.0)
}

#[test]
fn a_gate_names_rest_and_nothing_else_names_what_is_not_low() {
    let rules = Rules::default();
    let (mut gated, mut low, mut none) = (0, 0, 0);
    each(|checkin, sum, usual| {
        let thin = thin_place(checkin, sum, usual, &rules);
        let lowest = sum.scored().map(|(_, points)| points);
        let lowest = lowest.fold(f64::INFINITY, f64::min);
        match thin {
            _ if is_gated(checkin, sum) => {
                assert_eq!(thin, Some(Subject::Area(Area::Rest)));
                gated += 1;
            }
            Some(Subject::Health) => panic!("{checkin:?}"),
            Some(Subject::Area(area)) => {
                assert!(lowest < 75.0, "{checkin:?}");
                let tied = sum.scored().filter(|(_, points)| *points == lowest).count();
                let by_debt = area == Area::Rest && tied >= 3 && sum.debt.unwrap().hours >= 5.0;
                assert!(sum.points(area) == Some(lowest) || by_debt, "{checkin:?}");
                low += 1;
            }
            None => {
                let tied = sum.scored().filter(|(_, points)| *points == lowest).count();
                assert!(
                    lowest >= 75.0 || (lowest >= 50.0 && tied >= 3),
                    "{checkin:?}"
                );
                none += 1;
            }
        }
    });
    assert_eq!(gated + low + none, 112_500);
    assert!(low > 10_000 && none > 300, "{gated} {low} {none}");
}

#[test]
fn health_that_is_not_well_is_the_thin_place_whatever_else_is_low() {
    let rules = Rules::default();
    each(|checkin, sum, usual| {
        for health in [Health::Off, Health::Ill, Health::Dulled] {
            let checkin = CheckIn {
                health: Some(health),
                ..checkin.clone()
            };
            let thin = thin_place(&checkin, sum, usual, &rules);
            assert_eq!(thin, Some(Subject::Health));
        }
    });
}

#[test]
fn what_is_named_beside_the_thin_place_is_another_area_ten_points_further_below_its_usual() {
    let rules = Rules::default();
    let mut named = 0;
    each(|checkin, sum, usual| {
        let thin = thin_place(checkin, sum, usual, &rules);
        let beside = furthest_below_usual(sum, thin, usual);
        let Some(Subject::Area(thin)) = thin else {
            return assert_eq!(beside, None);
        };
        let below = |area| usual.below(area, sum.points(area).unwrap());
        let under = sum.scored().filter(|(area, _)| below(*area) > 0.0);
        let most = under.map(|(area, _)| below(area) - below(thin));
        let most = most.fold(f64::NEG_INFINITY, f64::max);
        assert_eq!(beside.is_some(), most >= 10.0, "{checkin:?}");
        if let Some(beside) = beside {
            assert_ne!(beside, thin);
            assert_eq!(below(beside) - below(thin), most, "{checkin:?}");
            named += 1;
        }
    });
    assert!(named > 10_000, "{named}");
}

#[test]
fn three_areas_all_right_at_once_leave_the_thin_place_to_rest_from_five_hours_of_debt_on() {
    let (rules, usual) = (Rules::default(), Usual::default());
    let three = Some(level(3));
    let thin = |nights: &[f64], eating: u8| {
        let nights: Vec<Hours> = nights.iter().copied().map(hours).collect();
        let checkin = CheckIn {
            sleep: Some(hours(7.0)),
            rested: three,
            eating: Some(level(eating)),
            boundaries: three,
            thoughts: three,
            ..CheckIn::default()
        };
        let morning = Morning {
            checkin: &checkin,
            nights_before: &nights,
            promises: Promises::default(),
        };
        let sum = Sum::of(morning, &rules);
        thin_place(&checkin, &sum, &usual, &rules)
    };
    let (just_under, five) = (
        [6.01, 6.0, 6.0, 6.0, 6.0, 7.0],
        [6.0, 6.0, 6.0, 6.0, 6.0, 7.0],
    );
    assert_eq!(thin(&[], 3), None);
    assert_eq!(thin(&just_under, 3), None);
    assert_eq!(thin(&five, 3), Some(Subject::Area(Area::Rest)));
    // Two that are tied go by the fixed order, whatever the debt.
    assert_eq!(thin(&[], 4), Some(Subject::Area(Area::Thoughts)));
    assert_eq!(thin(&five, 4), Some(Subject::Area(Area::Thoughts)));
}
