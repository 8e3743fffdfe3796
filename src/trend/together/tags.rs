//! How often each tag was said on days of each score: that alone tells how it goes together with the score.

use std::collections::BTreeMap;

use super::Together;
use super::rank::{Rank, of_counts};

/// Days of each score, 0 to 100.
type Counts = [u32; 101];

/// Days with a score, and their tags.
#[derive(Debug)]
pub(super) struct Tags<'a> {
    days: usize,
    all: Counts,
    /// The place of each tag as it was written.
    written: BTreeMap<&'a str, usize>,
    /// The place of each in small letters.
    small: BTreeMap<String, usize>,
    with: Vec<With>,
}

/// Days with a tag.
#[derive(Debug)]
struct With {
    days: usize,
    /// The last of them, so that a day counts once, however it was written.
    last: usize,
    counts: Counts,
}

impl<'a> Tags<'a> {
    pub(super) fn none() -> Self {
        Self {
            days: 0,
            all: [0; 101],
            written: BTreeMap::new(),
            small: BTreeMap::new(),
            with: Vec::new(),
        }
    }

    /// One day more.
    pub(super) fn add(&mut self, score: u8, tags: impl IntoIterator<Item = &'a str>) {
        self.days += 1;
        self.all[usize::from(score)] += 1;
        for tag in tags {
            let place = self.place(tag);
            let with = &mut self.with[place];
            if with.last != self.days {
                with.last = self.days;
                with.days += 1;
                with.counts[usize::from(score)] += 1;
            }
        }
    }

    fn place(&mut self, tag: &'a str) -> usize {
        if let Some(place) = self.written.get(tag) {
            return *place;
        }
        let new = self.with.len();
        let place = *self.small.entry(tag.to_lowercase()).or_insert(new);
        if place == new {
            self.with.push(With {
                days: 0,
                last: 0,
                counts: [0; 101],
            });
        }
        self.written.insert(tag, place);
        place
    }

    /// Every tag with days enough, in order, and how it goes together with the same day's score.
    pub(super) fn ranks(self) -> impl Iterator<Item = (String, Rank)> {
        let (ranks, spread) = of_counts(&self.all);
        let days = self.days;
        let rank = move |with: &With| {
            let without = days - with.days;
            if with.days.min(without) < Together::TAG_NEEDS {
                return None;
            }
            let counts = with.counts.iter().zip(&ranks);
            let product: f64 = counts
                .map(|(days, rank)| f64::from(*days) * f64::from(*rank))
                .sum();
            // A day with it ranks as high as all without are many, and the other way round.
            let [with, without, days] = [with.days, without, days].map(|days| days as f64);
            Rank::of(days * product, (days * with * without, spread), self.days)
        };
        let small = self.small.into_iter();
        small.filter_map(move |(tag, place)| Some((tag, rank(&self.with[place])?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::spearman;

    #[test]
    fn the_days_themselves_say_the_same() {
        let days: Vec<(u8, Vec<&str>)> = (0..90_u32)
            .map(|day| {
                let late = (day % 3 == 0).then_some("Late");
                let again = (day % 6 == 0).then_some("late");
                let never = (day % 30 == 0).then_some("seldom");
                let score = (day * 37 % 61 + if late.is_some() { 0 } else { 20 }) as u8;
                (score, [late, again, never].into_iter().flatten().collect())
            })
            .collect();
        let mut tags = Tags::none();
        for (score, said) in &days {
            tags.add(*score, said.iter().copied());
        }
        let has: Vec<f64> = days
            .iter()
            .map(|(_, said)| f64::from(u8::from(said.contains(&"Late"))))
            .collect();
        let scores: Vec<f64> = days.iter().map(|(score, _)| f64::from(*score)).collect();
        let found: Vec<_> = tags.ranks().collect();
        assert_eq!(
            found,
            [("late".to_owned(), spearman(&has, &scores).unwrap())]
        );
        assert!(found[0].1.rho < -0.3);
    }
}
