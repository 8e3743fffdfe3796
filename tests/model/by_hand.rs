//! A second implementation of sections 2 to 5 of the specification, written from its text alone: exact, slow and plain.
//! It knows areas by their words and shares no code with the library.

mod arithmetic;
mod change;
mod thin_place;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use change::changed_by;

use crate::diary::Answers;
use crate::fraction::{Fraction, fraction, whole};

/// What a person has set.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// In hundredths of an hour.
    pub(crate) need: u32,
    /// A word and its weight in tenths.
    pub(crate) own: Vec<(String, u32)>,
    pub(crate) off: Vec<String>,
}

/// A journal by days.
#[derive(Clone, Debug, Default)]
pub(crate) struct Book {
    pub(crate) checkins: BTreeMap<u64, Answers>,
    /// How a commitment went, by the day it was due and its id.
    pub(crate) outcomes: BTreeMap<(u64, String), &'static str>,
    pub(crate) paused: BTreeSet<u64>,
}

/// What a day comes to.
#[derive(Clone, Debug)]
pub(crate) struct Judged {
    pub(crate) verdict: &'static str,
    pub(crate) score: Option<i128>,
    pub(crate) reasons: Vec<String>,
    pub(crate) areas: Vec<(String, Option<Fraction>)>,
    pub(crate) debt: Option<Fraction>,
    pub(crate) thin_place: Option<String>,
    pub(crate) beside: Option<String>,
    pub(crate) change: Option<Change>,
}

/// The smallest change: which answer, to how much, in how many steps, and what comes of it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    pub(crate) answer: String,
    /// Hundredths of an hour, or a level.
    pub(crate) to: u32,
    pub(crate) steps: u32,
    pub(crate) verdict: &'static str,
    pub(crate) score: Option<i128>,
}

/// The 28 days before a day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Past {
    pub(crate) scores: Vec<i128>,
    means: BTreeMap<String, Fraction>,
}

impl Past {
    pub(crate) fn mean(&self) -> Fraction {
        self.scores
            .iter()
            .map(|score| whole(*score))
            .sum::<Fraction>()
            / count(&self.scores)
    }

    /// The square of the sample standard deviation.
    pub(crate) fn variance(&self) -> Fraction {
        let apart = |score: &i128| (whole(*score) - self.mean()) * (whole(*score) - self.mean());
        self.scores.iter().map(apart).sum::<Fraction>() / (count(&self.scores) - whole(1))
    }
}

/// A day added up.
#[derive(Clone, Debug)]
struct Added {
    areas: Vec<(String, Option<Fraction>)>,
    debt: Option<Fraction>,
    score: Option<i128>,
}

/// What each day of a run comes to, with the past it is held against.
pub(crate) fn judge_all(
    book: &Book,
    settings: &Settings,
    days: std::ops::Range<u64>,
) -> Vec<(u64, Judged, Past)> {
    let added: BTreeMap<u64, Added> = (book.checkins.keys())
        .map(|day| (*day, arithmetic::add_up(book, settings, *day)))
        .collect();
    days.map(|day| {
        let past = past(&added, settings, day);
        (day, judge(book, settings, &past, day), past)
    })
    .collect()
}

fn past(added: &BTreeMap<u64, Added>, settings: &Settings, day: u64) -> Past {
    let before: Vec<&Added> = (day.saturating_sub(28)..day)
        .filter_map(|day| added.get(&day))
        .collect();
    let scores = before.iter().filter_map(|day| day.score).collect();
    let mut means = BTreeMap::new();
    for area in areas_on(settings) {
        let values: Vec<Fraction> = before
            .iter()
            .filter_map(|day| points_of(day, &area))
            .collect();
        if values.len() >= 14 {
            let mean = values.iter().copied().sum::<Fraction>() / count(&values);
            means.insert(area, mean);
        }
    }
    Past { scores, means }
}

fn judge(book: &Book, settings: &Settings, past: &Past, day: u64) -> Judged {
    let Some(answers) = book.checkins.get(&day) else {
        return Judged {
            verdict: if book.paused.contains(&day) {
                "paused"
            } else {
                "none"
            },
            score: None,
            reasons: Vec::new(),
            areas: Vec::new(),
            debt: None,
            thin_place: None,
            beside: None,
            change: None,
        };
    };
    let added = arithmetic::add_up(book, settings, day);
    let (verdict, reasons) = verdict::verdict(answers, &added, settings, past);
    let thin_place = thin_place::thin_place(answers, &added, past);
    let beside = thin_place::beside(&added, thin_place.as_deref(), past);
    let change = change::change(book, settings, past, day, verdict);
    Judged {
        verdict,
        score: added.score,
        reasons,
        areas: added.areas,
        debt: added.debt,
        thin_place,
        beside,
        change,
    }
}

/// The areas switched on, in the fixed order of section 4.
fn areas_on(settings: &Settings) -> Vec<String> {
    let ours = [
        "rest",
        "thoughts",
        "boundaries",
        "forward",
        "eating",
        "commitments",
    ];
    let own = settings.own.iter().map(|(name, _)| name.clone());
    let all = ours.into_iter().map(str::to_owned).chain(own);
    all.filter(|area| !settings.off.contains(area)).collect()
}

fn weight(settings: &Settings, area: &str) -> Fraction {
    match settings.own.iter().find(|(name, _)| name == area) {
        Some((_, tenths)) => fraction(i128::from(*tenths), 10),
        None if area == "rest" => whole(4),
        None => whole(1),
    }
}

fn rating(answers: &Answers, area: &str) -> Option<u8> {
    match area {
        "thoughts" => answers.thoughts,
        "boundaries" => answers.boundaries,
        "forward" => answers.forward,
        "eating" => answers.eating,
        own => answers
            .own
            .iter()
            .find(|(name, _)| name == own)
            .map(|(_, rating)| *rating),
    }
}

fn points(rating: u8) -> Fraction {
    whole(25 * (i128::from(rating) - 1))
}

fn answered(added: &Added) -> impl Iterator<Item = (&str, Fraction)> {
    added
        .areas
        .iter()
        .filter_map(|(area, points)| Some((&**area, (*points)?)))
}

fn points_of(added: &Added, area: &str) -> Option<Fraction> {
    answered(added)
        .find(|(known, _)| *known == area)
        .map(|(_, points)| points)
}

fn count<T>(values: &[T]) -> Fraction {
    whole(values.len() as i128)
}
