//! What goes together: tags with the same day's score, one area with another the day after. Never what causes what.

mod rank;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

pub use rank::{Rank, discoveries, spearman};
use rank::{of_ranks, ranks};

use crate::{Area, History, Journal, Rules};

/// What goes together over a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Together {
    /// How many check-ins there were to look at.
    pub checkins: usize,
    /// How many tags and pairs of areas had days enough to be tried.
    pub tried: usize,
    /// Those that chance alone would hardly show, strongest first, at most three.
    pub found: Vec<Pair>,
}

/// Two things that go together.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// What comes first.
    pub first: First,
    /// What it goes with.
    pub second: Second,
    /// How closely, and over how many days.
    pub rank: Rank,
}

/// What comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum First {
    /// A tag in a day's note, in small letters.
    Tag(String),
    /// A day's points in an area.
    Area(Area),
}

/// What it goes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// The same day's score.
    Score,
    /// The next calendar day's points in another area.
    NextDay(Area),
}

impl Together {
    /// It takes so many check-ins before anything is looked for.
    pub const NEEDS: usize = 60;
    /// A tag needs so many days with it, and as many without.
    pub const TAG_NEEDS: usize = 10;
    /// Two areas need so many days with a day after.
    pub const PAIR_NEEDS: usize = 30;
    /// More than these would be a list to search in.
    pub const MOST: usize = 3;

    /// Looks through the check-ins from one day to another, both included.
    ///
    /// Spearman's rank correlation with average ranks; p from the normal approximation; of everything tried those stay
    /// that the procedure of Benjamini and Hochberg (1995, J R Stat Soc B 57:289) keeps at a false discovery rate of 5
    /// in 100.
    pub fn look(
        journal: &Journal,
        rules: &Rules,
        history: &History<'_>,
        from: NaiveDate,
        until: NaiveDate,
    ) -> Self {
        let checkins = journal.days(from, until).count();
        let mut tried: Vec<Pair> = Vec::new();
        if checkins >= Self::NEEDS {
            tried.extend(tags(journal, history, from, until));
            tried.extend(areas(rules, history, from, until));
        }
        let p: Vec<f64> = tried.iter().map(|pair| pair.rank.p).collect();
        let kept = discoveries(&p);
        let number = tried.len();
        let mut found: Vec<Pair> = tried
            .into_iter()
            .zip(kept)
            .filter_map(|(pair, kept)| kept.then_some(pair))
            .collect();
        found.sort_by(|a, b| b.rank.rho.abs().total_cmp(&a.rank.rho.abs()));
        found.truncate(Self::MOST);
        Self {
            checkins,
            tried: number,
            found,
        }
    }

    /// How many check-ins are missing before anything is looked for.
    pub fn missing(&self) -> usize {
        Self::NEEDS.saturating_sub(self.checkins)
    }
}

/// Every tag with days enough, against the same day's score.
fn tags(journal: &Journal, history: &History<'_>, from: NaiveDate, until: NaiveDate) -> Vec<Pair> {
    let mut scores: Vec<f64> = Vec::new();
    let mut with: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (day, checkin) in journal.days(from, until) {
        let Some(score) = history.score(day) else {
            continue;
        };
        for tag in checkin.tags() {
            with.entry(tag.to_lowercase())
                .or_default()
                .insert(scores.len());
        }
        scores.push(f64::from(score));
    }
    let enough = |days: &BTreeSet<usize>| {
        days.len() >= Together::TAG_NEEDS && scores.len() - days.len() >= Together::TAG_NEEDS
    };
    let pair = |(tag, days): (String, BTreeSet<usize>)| {
        let has: Vec<f64> = (0..scores.len())
            .map(|place| f64::from(u8::from(days.contains(&place))))
            .collect();
        Some(Pair {
            first: First::Tag(tag),
            second: Second::Score,
            rank: spearman(&has, &scores)?,
        })
    };
    with.into_iter()
        .filter(|(_, days)| enough(days))
        .filter_map(pair)
        .collect()
}

/// Every ordered pair of different areas, one day's points against the next calendar day's.
fn areas(rules: &Rules, history: &History<'_>, from: NaiveDate, until: NaiveDate) -> Vec<Pair> {
    let all: Vec<Area> = rules.areas().collect();
    let days: Vec<_> = history.sums(from, until).collect();
    let steps: Vec<_> = days
        .windows(2)
        .filter(|days| days[0].0.succ_opt() == Some(days[1].0))
        .map(|days| (&days[0].1, &days[1].1))
        .collect();
    let today = |area| Run::of(steps.iter().map(|(today, _)| today.points(area)));
    let tomorrow = |area| Run::of(steps.iter().map(|(_, tomorrow)| tomorrow.points(area)));
    let runs: Vec<(Area, Run, Run)> = all
        .into_iter()
        .map(|area| (area, today(area), tomorrow(area)))
        .collect();
    let mut pairs = Vec::new();
    for (first, today, _) in &runs {
        for (second, _, tomorrow) in runs.iter().filter(|(second, ..)| second != first) {
            pairs.extend(today.with(tomorrow).map(|rank| Pair {
                first: First::Area(*first),
                second: Second::NextDay(*second),
                rank,
            }));
        }
    }
    pairs
}

/// The points of an area on many days.
struct Run {
    points: Vec<Option<f64>>,
    /// Their ranks, when none is missing: the same with whatever they are compared.
    ranks: Option<Vec<f64>>,
}

impl Run {
    fn of(points: impl Iterator<Item = Option<f64>>) -> Self {
        let points: Vec<Option<f64>> = points.collect();
        let all: Option<Vec<f64>> = points.iter().copied().collect();
        Self {
            points,
            ranks: all.map(|points| ranks(&points)),
        }
    }

    /// How it goes together with another, over the days that have both, when they are enough.
    fn with(&self, other: &Self) -> Option<Rank> {
        if let (Some(ranks), Some(others)) = (&self.ranks, &other.ranks) {
            let is_enough = ranks.len() >= Together::PAIR_NEEDS;
            return is_enough.then(|| of_ranks(ranks, others)).flatten();
        }
        let both = self.points.iter().zip(&other.points);
        let both = both.filter_map(|(one, other)| Some(((*one)?, (*other)?)));
        let (one, other): (Vec<f64>, Vec<f64>) = both.unzip();
        let is_enough = one.len() >= Together::PAIR_NEEDS;
        is_enough.then(|| spearman(&one, &other)).flatten()
    }
}
