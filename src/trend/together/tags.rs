//! How often each tag was said on days of each score: that alone tells how it goes together with the score.

use std::collections::BTreeMap;

use super::Together;
use super::rank::{Rank, of_counts};
use crate::tag;

/// Days of each score, 0 to 100.
type Counts = [u32; 101];

/// Days with a score, and their tags.
#[derive(Debug)]
pub(super) struct Tags {
    days: usize,
    all: Counts,
    /// The places of the tags in each note: mostly notes are held as their tags alone, and come again.
    notes: BTreeMap<String, Vec<usize>>,
    /// The place of each tag, in small letters.
    places: BTreeMap<String, usize>,
    with: Vec<With>,
}

/// Days with a tag.
#[derive(Debug)]
struct With {
    days: usize,
    counts: Counts,
}

impl With {
    fn none() -> Self {
        Self {
            days: 0,
            counts: [0; 101],
        }
    }
}

/// One day more with the tags at these places.
fn count(with: &mut [With], places: &[usize], score: u8) {
    for place in places {
        with[*place].days += 1;
        with[*place].counts[usize::from(score)] += 1;
    }
}

impl Tags {
    pub(super) fn none() -> Self {
        Self {
            days: 0,
            all: [0; 101],
            notes: BTreeMap::new(),
            places: BTreeMap::new(),
            with: Vec::new(),
        }
    }

    /// One day more.
    pub(super) fn add(&mut self, score: u8, note: Option<&str>) {
        self.days += 1;
        self.all[usize::from(score)] += 1;
        let Some(note) = note else {
            return;
        };
        if let Some(places) = self.notes.get(note) {
            return count(&mut self.with, places, score);
        }
        let places = places_of(note, &mut self.places);
        self.with.resize_with(self.places.len(), With::none);
        count(&mut self.with, &places, score);
        self.notes.insert(note.to_owned(), places);
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
        let places = self.places.into_iter();
        places.filter_map(move |(tag, place)| Some((tag, rank(&self.with[place])?)))
    }
}

/// The places of the tags of a day, each once, however it is written; new ones come after those that are known.
fn places_of(note: &str, known: &mut BTreeMap<String, usize>) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for tag in tag::tags(note) {
        let new = known.len();
        let place = *known.entry(tag.to_lowercase()).or_insert(new);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::spearman;

    #[test]
    fn the_days_themselves_say_the_same() {
        let days: Vec<(u8, Option<&str>)> = (0..90_u32)
            .map(|day| {
                let note = match day % 30 {
                    0 => Some("#Late #seldom"),
                    day if day % 6 == 0 => Some("#Late and #late"),
                    day if day % 3 == 0 => Some("#LATE"),
                    day if day % 2 == 0 => Some("in time"),
                    _ => None,
                };
                let points = if day % 3 == 0 { 0 } else { 20 };
                ((day * 37 % 61 + points) as u8, note)
            })
            .collect();
        let mut tags = Tags::none();
        for (score, note) in &days {
            tags.add(*score, *note);
        }
        let has: Vec<f64> = (0..90_u8)
            .map(|day| f64::from(u8::from(day % 3 == 0)))
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
