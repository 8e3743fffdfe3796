//! What limits the day most.

use super::TIED;
use super::sum::Sum;
use super::verdict::{Subject, stops_and_caps};
use crate::usual::{Debt, Usual};
use crate::{Area, CheckIn, Health, Rules};

/// What limits the day most: health, or an area.
pub type ThinPlace = Subject;

/// Below this an area can be the thin place: at 75, "mostly held", nothing is thin. Chosen, not measured.
pub(crate) const THIN_BELOW: f64 = 75.0;
/// Three or more areas tied at this or above are all right, and nothing stands out. Chosen, not measured.
const ALL_RIGHT: f64 = 50.0;
/// The debt from which a tie of areas that are all right goes to rest. Chosen, not measured.
const TIE_DEBT: f64 = 5.0;
/// How much further below its usual an area must be to be named beside the thin place. Chosen, not measured.
const WORTH_NAMING: f64 = 10.0;

/// The thin place: gates first (they speak even on an incomplete day), then the lowest area below 75 points; ties go to what is furthest below its own usual.
pub fn thin_place(checkin: &CheckIn, sum: &Sum, usual: &Usual, rules: &Rules) -> Option<ThinPlace> {
    if checkin.health.is_some_and(|health| health != Health::Well) {
        return Some(Subject::Health);
    }
    let rest = Subject::Area(Area::Rest);
    if stops_and_caps(checkin, sum.debt, rules)
        .iter()
        .any(|reason| reason.subject() == Some(rest))
    {
        return Some(rest);
    }
    sum.whole?;
    lowest(sum, usual).map(Subject::Area)
}

fn lowest(sum: &Sum, usual: &Usual) -> Option<Area> {
    let low = sum
        .scored()
        .map(|(_, points)| points)
        .fold(f64::INFINITY, f64::min);
    if low >= THIN_BELOW - TIED {
        return None;
    }
    let below = |area: Area, points: f64| usual.below(area, points);
    let tied: Vec<_> = sum
        .scored()
        .filter(|(_, points)| points - low <= TIED)
        .collect();
    let furthest = tied
        .iter()
        .map(|(area, points)| below(*area, *points))
        .fold(f64::NEG_INFINITY, f64::max);
    let still_tied: Vec<_> = tied
        .iter()
        .filter(|(area, points)| furthest - below(*area, *points) <= TIED)
        .map(|(area, _)| *area)
        .collect();
    if still_tied.len() >= 3 && low >= ALL_RIGHT - TIED {
        return sum
            .debt
            .filter(|debt: &Debt| debt.hours >= TIE_DEBT - TIED)
            .map(|_| Area::Rest);
    }
    still_tied.first().copied()
}

/// An area that is below its own usual, and by at least 10 points further than the thin place is; the furthest of them.
///
/// By raw level how rested one is comes lowest on two low days in three; against the person's own usual other places
/// show. Health has no points, and counts as at its usual.
pub fn furthest_below_usual(sum: &Sum, thin: Option<ThinPlace>, usual: &Usual) -> Option<Area> {
    let (thin_area, thin_below) = match thin? {
        Subject::Health => (None, 0.0),
        Subject::Area(area) => (Some(area), usual.below(area, sum.points(area)?)),
    };
    sum.whole?;
    let mut furthest: Option<(Area, f64)> = None;
    for (area, points) in sum.scored().filter(|(area, _)| Some(*area) != thin_area) {
        let below = usual.below(area, points);
        let truly_below = below > TIED && below - thin_below >= WORTH_NAMING - TIED;
        if truly_below && furthest.is_none_or(|(_, most)| below > most + TIED) {
            furthest = Some((area, below));
        }
    }
    furthest.map(|(area, _)| area)
}
