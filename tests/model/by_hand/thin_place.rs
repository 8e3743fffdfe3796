//! Section 4: the thin place.

use super::{Added, Past, answered, points_of};
use crate::diary::Answers;
use crate::fraction::{Fraction, whole};

pub(super) fn thin_place(answers: &Answers, added: &Added, past: &Past) -> Option<String> {
    if answers.health.is_some_and(|health| health != "well") {
        return Some("health".to_owned());
    }
    let gated = answers.sleep.is_some_and(|sleep| sleep < 600)
        || answers.rested == Some(1)
        || added.debt.is_some_and(|debt| debt >= whole(10));
    if gated {
        return Some("rest".to_owned());
    }
    added.score?;
    let lowest = answered(added).map(|(_, points)| points).min()?;
    if lowest >= whole(75) {
        return None;
    }
    let tied: Vec<&str> = answered(added)
        .filter(|(_, points)| *points == lowest)
        .map(|(area, _)| area)
        .collect();
    let furthest = tied.iter().map(|area| below(added, past, area)).max()?;
    let still: Vec<&str> = tied
        .into_iter()
        .filter(|area| below(added, past, area) == furthest)
        .collect();
    if still.len() >= 3 && lowest >= whole(50) {
        let short = added.debt.is_some_and(|debt| debt >= whole(5));
        return short.then(|| "rest".to_owned());
    }
    Some(still[0].to_owned())
}

/// How far an area is below its own usual; at it where that is not known, and health too.
fn below(added: &Added, past: &Past, area: &str) -> Fraction {
    match (past.means.get(area), points_of(added, area)) {
        (Some(mean), Some(points)) => *mean - points,
        _ => whole(0),
    }
}

pub(super) fn beside(added: &Added, thin: Option<&str>, past: &Past) -> Option<String> {
    let thin = thin?;
    added.score?;
    let thin_below = below(added, past, thin);
    let others = || {
        answered(added)
            .map(|(area, _)| area)
            .filter(|area| *area != thin)
    };
    let furthest = others().map(|area| below(added, past, area)).max()?;
    let named = others().find(|area| below(added, past, area) == furthest)?;
    (furthest > whole(0) && furthest - thin_below >= whole(10)).then(|| named.to_owned())
}
