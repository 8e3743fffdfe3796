//! Section 2: the arithmetic.

use super::{Added, Book, Settings, areas_on, count, points, rating, weight};
use crate::diary::Answers;
use crate::fraction::{Fraction, fraction, whole};

pub(super) fn add_up(book: &Book, settings: &Settings, day: u64) -> Added {
    let answers = &book.checkins[&day];
    let areas: Vec<_> = areas_on(settings)
        .into_iter()
        .map(|area| {
            let points = match &*area {
                "rest" => rest(answers, settings),
                "commitments" => commitments(book, day),
                rated => rating(answers, rated).map(points),
            };
            (area, points)
        })
        .collect();
    let debt = debt(book, settings, day);
    let score = score(&areas, debt, settings);
    Added { areas, debt, score }
}

fn rest(answers: &Answers, settings: &Settings) -> Option<Fraction> {
    let (sleep, rested) = (answers.sleep?, answers.rested?);
    let short = fraction(i128::from(settings.need) - i128::from(sleep), 100);
    let h = (whole(100) - whole(25) * short).clamp(whole(0), whole(100));
    Some((h + whole(4) * points(rested)) / whole(5))
}

fn commitments(book: &Book, day: u64) -> Option<Fraction> {
    let week = day.saturating_sub(6)..=day;
    let (mut kept, mut missed) = (0, 0);
    for ((due, _), outcome) in &book.outcomes {
        if week.contains(due) {
            kept += i128::from(*outcome == "kept");
            missed += i128::from(*outcome == "missed");
        }
    }
    for (_, answers) in book.checkins.range(week) {
        let counted = answers.promises.unwrap_or((0, 0));
        kept += i128::from(counted.0);
        missed += i128::from(counted.1);
    }
    (kept + missed >= 3).then(|| whole(100) * fraction(2 * kept + 3, 2 * (kept + missed + 2)))
}

fn debt(book: &Book, settings: &Settings, day: u64) -> Option<Fraction> {
    let nights = book.checkins.range(day.saturating_sub(6)..=day);
    let short: Vec<Fraction> = nights
        .filter_map(|(_, answers)| answers.sleep)
        .map(|sleep| fraction(i128::from(settings.need) - i128::from(sleep), 100).max(whole(0)))
        .collect();
    (short.len() >= 4).then(|| whole(7) * (short.iter().copied().sum::<Fraction>() / count(&short)))
}

fn score(
    areas: &[(String, Option<Fraction>)],
    debt: Option<Fraction>,
    settings: &Settings,
) -> Option<i128> {
    let answered: Vec<(&str, Fraction)> = areas
        .iter()
        .filter_map(|(area, points)| Some((&**area, (*points)?)))
        .collect();
    let others = answered.iter().filter(|(area, _)| *area != "rest").count();
    if others + 1 != answered.len() || others < 3 {
        return None;
    }
    let weights: Fraction = answered
        .iter()
        .map(|(area, _)| weight(settings, area))
        .sum();
    let weighted: Fraction = answered
        .iter()
        .map(|(area, points)| weight(settings, area) * *points)
        .sum();
    let lowest = answered.iter().map(|(_, points)| *points).min()?;
    let off = debt.unwrap_or(whole(0)).min(whole(15));
    let exact = fraction(7, 10) * (weighted / weights) + fraction(3, 10) * lowest - off;
    Some(exact.round_half_up().clamp(0, 100))
}
