//! Section 3: the verdict.

use super::{Added, Past, Settings, areas_on, rating};
use crate::diary::Answers;
use crate::fraction::{fraction, whole};

pub(super) fn verdict(
    answers: &Answers,
    added: &Added,
    settings: &Settings,
    past: &Past,
) -> (&'static str, Vec<String>) {
    let mut hard = Vec::new();
    if answers.health == Some("ill") {
        hard.push("ill".to_owned());
    }
    if answers.health == Some("dulled") {
        hard.push("dulled".to_owned());
    }
    if answers.sleep.is_some_and(|sleep| sleep < 500) {
        hard.push("sleep-under-5".to_owned());
    }
    if answers.rested == Some(1) {
        hard.push("worn-out".to_owned());
    }
    let Some(score) = added.score else {
        return if hard.is_empty() {
            ("incomplete", hard)
        } else {
            ("not-fit", hard)
        };
    };
    let mut caps = Vec::new();
    if answers.health == Some("off") {
        caps.push("off-colour".to_owned());
    }
    if answers
        .sleep
        .is_some_and(|sleep| (500..600).contains(&sleep))
    {
        caps.push("sleep-under-6".to_owned());
    }
    if added.debt.is_some_and(|debt| debt >= whole(10)) {
        caps.push("sleep-debt".to_owned());
    }
    for area in areas_on(settings) {
        if rating(answers, &area) == Some(1) {
            caps.push(format!("{area}-at-bottom"));
        }
    }
    if is_below_usual(score, past) {
        caps.push("below-usual".to_owned());
    }
    let verdict = if !hard.is_empty() || score < 33 {
        "not-fit"
    } else if !caps.is_empty() || score < 48 {
        "care"
    } else {
        "fit"
    };
    let named = (score < 48).then(|| "score".to_owned());
    (verdict, hard.into_iter().chain(caps).chain(named).collect())
}

fn is_below_usual(score: i128, past: &Past) -> bool {
    if past.scores.len() < 14 {
        return false;
    }
    let under = past.mean() - whole(score);
    // At least 8, 1.5 * 5 and 1.5 * SD, the last without its root.
    under >= whole(8) && under * under >= fraction(9, 4) * past.variance()
}
