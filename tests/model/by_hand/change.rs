//! Section 5: the smallest change.

use super::arithmetic::add_up;
use super::verdict::verdict;
use super::{Book, Change, Past, Settings, rating};
use crate::diary::Answers;

pub(super) fn change(
    book: &Book,
    settings: &Settings,
    past: &Past,
    day: u64,
    today: &'static str,
) -> Option<Change> {
    let band = |verdict: &str| {
        ["not-fit", "care", "fit"]
            .iter()
            .position(|word| *word == verdict)
    };
    let band_today = band(today).filter(|band| *band < 2)?;
    let answers = &book.checkins[&day];
    for steps in 1..=4 {
        for (answer, to, changed) in changed_by(answers, settings, steps) {
            let mut book = book.clone();
            book.checkins.insert(day, changed.clone());
            let added = add_up(&book, settings, day);
            let (verdict, _) = verdict(&changed, &added, settings, past);
            if band(verdict).is_some_and(|band| band > band_today) {
                return Some(Change {
                    answer,
                    to,
                    steps,
                    verdict,
                    score: added.score,
                });
            }
        }
    }
    None
}

/// Every single change of so many steps, in the order that breaks ties.
pub(crate) fn changed_by(
    answers: &Answers,
    settings: &Settings,
    steps: u32,
) -> Vec<(String, u32, Answers)> {
    let mut all = Vec::new();
    if let Some(sleep) = answers
        .sleep
        .map(|sleep| sleep + 50 * steps)
        .filter(|sleep| *sleep <= 2400)
    {
        let mut changed = answers.clone();
        changed.sleep = Some(sleep);
        all.push(("sleep".to_owned(), sleep, changed));
    }
    let own = settings.own.iter().map(|(name, _)| &**name);
    for area in ["eating", "thoughts", "forward"].into_iter().chain(own) {
        let Some(to) = rating(answers, area).map(|rating| rating + steps as u8) else {
            continue;
        };
        if to > 5 || settings.off.iter().any(|off| off == area) {
            continue;
        }
        let mut changed = answers.clone();
        match area {
            "eating" => changed.eating = Some(to),
            "thoughts" => changed.thoughts = Some(to),
            "forward" => changed.forward = Some(to),
            own => {
                for (_, rating) in changed.own.iter_mut().filter(|(name, _)| name == own) {
                    *rating = to;
                }
            }
        }
        all.push((area.to_owned(), u32::from(to), changed));
    }
    all
}
