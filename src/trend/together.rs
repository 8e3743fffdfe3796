//! What goes together: tags with the same day's score, one area with another the day after. Never what causes what.

mod column;
mod rank;
mod tags;

use std::ops::Range;

use chrono::NaiveDate;

pub use rank::{Rank, discoveries, spearman};

use self::column::{Column, products};
use self::tags::Tags;
use crate::history::Walk;
use crate::{Area, Journal, Rules};

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
    pub fn look(journal: &Journal, rules: &Rules, from: NaiveDate, until: NaiveDate) -> Self {
        let mut seen = Seen::with_room_for(0, rules);
        let mut days = Walk::new(journal, rules, from, until);
        let mut points = Vec::new();
        while let Some(day) = days.next(&mut points) {
            if let Some(said) = day.said {
                seen.add(day.day, said.note, day.score, &points);
            }
        }
        seen.together()
    }

    /// How many check-ins are missing before anything is looked for.
    pub fn missing(&self) -> usize {
        Self::NEEDS.saturating_sub(self.checkins)
    }
}

/// Check-ins seen one after another, to be looked through.
pub(crate) struct Seen {
    areas: Vec<(Area, Column)>,
    tags: Tags,
    checkins: usize,
    last: Option<NaiveDate>,
    /// The places of those with another on the day after, in rows.
    followed: Vec<Range<usize>>,
}

impl Seen {
    /// None so far, with room for so many.
    pub(crate) fn with_room_for(days: usize, rules: &Rules) -> Self {
        let column = |area| (area, Column::with_room_for(days));
        Self {
            areas: rules.areas().map(column).collect(),
            tags: Tags::none(),
            checkins: 0,
            last: None,
            followed: Vec::new(),
        }
    }

    /// The check-in after those before, with its note and the points of every area, in order.
    pub(crate) fn add(
        &mut self,
        day: NaiveDate,
        note: Option<&str>,
        score: Option<u8>,
        points: &[Option<f64>],
    ) {
        if self.last.is_some_and(|last| last.succ_opt() == Some(day)) {
            let place = self.checkins - 1;
            match self.followed.last_mut().filter(|row| row.end == place) {
                Some(row) => row.end += 1,
                None => self.followed.push(place..place + 1),
            }
        }
        self.last = Some(day);
        self.checkins += 1;
        for ((_, column), points) in self.areas.iter_mut().zip(points) {
            column.add(*points);
        }
        if let Some(score) = score {
            self.tags.add(score, note);
        }
    }

    /// What goes together in them.
    ///
    /// Spearman's rank correlation with average ranks; p from the normal approximation; of everything tried those stay
    /// that the procedure of Benjamini and Hochberg (1995, J R Stat Soc B 57:289) keeps at a false discovery rate of 5
    /// in 100.
    pub(crate) fn together(self) -> Together {
        let checkins = self.checkins;
        let tried = if checkins < Together::NEEDS {
            Vec::new()
        } else {
            self.pairs()
        };
        let p: Vec<f64> = tried.iter().map(|pair| pair.rank.p).collect();
        let kept = discoveries(&p);
        let number = tried.len();
        let mut found: Vec<Pair> = tried
            .into_iter()
            .zip(kept)
            .filter_map(|(pair, kept)| kept.then_some(pair))
            .collect();
        found.sort_by(|a, b| b.rank.rho.abs().total_cmp(&a.rank.rho.abs()));
        found.truncate(Together::MOST);
        Together {
            checkins,
            tried: number,
            found,
        }
    }

    /// Every tag with days enough, against the same day's score; then every ordered pair of different areas, one day's
    /// points against the next calendar day's.
    fn pairs(self) -> Vec<Pair> {
        let tag = |(tag, rank)| Pair {
            first: First::Tag(tag),
            second: Second::Score,
            rank,
        };
        let mut pairs: Vec<Pair> = self.tags.ranks().map(tag).collect();
        let areas = self.areas.into_iter();
        let worths: Vec<_> = areas
            .map(|(area, column)| (area, column.in_order()))
            .collect();
        let followed = &self.followed;
        let runs = |after| {
            let runs = worths.iter();
            let runs = runs.map(|(_, worths)| worths.run(followed, after));
            runs.collect::<Vec<_>>()
        };
        let (today, tomorrow) = (runs(0), runs(1));
        let mut products = products(&today, &tomorrow, followed).into_iter();
        let areas = || worths.iter().map(|(area, _)| *area);
        for (first, today) in areas().zip(&today) {
            for ((second, tomorrow), product) in areas().zip(&tomorrow).zip(products.by_ref()) {
                if first == second {
                    continue;
                }
                pairs.extend(today.with(tomorrow, product).map(|rank| Pair {
                    first: First::Area(first),
                    second: Second::NextDay(second),
                    rank,
                }));
            }
        }
        pairs
    }
}
