//! The points of an area on many days, of which few are different: days are counted by what they are worth, and ranks are
//! given to the worths, without a sort of all days. [`super::spearman`] says the same of the days themselves, and is its
//! test.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::Together;
use super::rank::{Rank, of_counts};
use crate::Level;

/// Points by day, each told by a number.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// Of points that are no level's.
    numbers: HashMap<u64, u32, BuildHasherDefault<Bits>>,
    days: Vec<u32>,
}

/// Of a day without points.
const NONE: u32 = u32::MAX;
/// The first numbers are of the levels, which most days have.
const LEVELS: u32 = 5;

impl Column {
    /// One day more.
    pub(super) fn add(&mut self, points: Option<f64>) {
        let new = self.numbers.len() as u32 + LEVELS;
        let number = |points: f64| match Level::worth(points) {
            Some(level) => u32::from(level.number()) - 1,
            None => *self.numbers.entry(points.to_bits()).or_insert(new),
        };
        self.days.push(points.map_or(NONE, number));
    }

    /// The same days, told by numbers that rise with the points; those equal but for a binary fraction have one.
    pub(super) fn in_order(mut self) -> Worths {
        let others = self.numbers.iter();
        let others = others.map(|(bits, number)| (f64::from_bits(*bits), *number));
        let levels = Level::all().map(Level::points).zip(0..);
        let mut points: Vec<(f64, u32)> = levels.chain(others).collect();
        points.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let mut ordered = vec![0; points.len()];
        let mut different = 0;
        for equal in points.chunk_by(|a, b| (a.0 - b.0).abs() < 1e-9) {
            for (_, number) in equal {
                ordered[*number as usize] = different as u32;
            }
            different += 1;
        }
        // What has no points comes last.
        for number in &mut self.days {
            *number = ordered
                .get(*number as usize)
                .copied()
                .unwrap_or(different as u32);
        }
        Worths {
            different,
            days: self.days,
        }
    }
}

/// What each day is worth, as a number that rises with its points.
#[derive(Debug)]
pub(super) struct Worths {
    /// So many, from 0 on; this is the number of days without points.
    different: usize,
    days: Vec<u32>,
}

impl Worths {
    /// Rows of days, by their places, or of those so many after them.
    pub(super) fn run<'w>(&'w self, rows: &'w [Range<usize>], after: usize) -> Run<'w> {
        let mut run = Run {
            worths: self,
            rows,
            after,
            ranked: None,
        };
        let mut counts = vec![0; self.different + 1];
        for worth in run.rows().flatten() {
            counts[*worth as usize] += 1;
        }
        if counts.pop() == Some(0) {
            let (ranks, spread) = of_counts(&counts);
            let mut ranked = Vec::with_capacity(self.days.len());
            for row in run.rows() {
                ranked.extend(row.iter().map(|worth| ranks[*worth as usize]));
            }
            run.ranked = Some((ranked, spread));
        }
        run
    }
}

/// Days that are held against as many others.
#[derive(Debug)]
pub(super) struct Run<'w> {
    worths: &'w Worths,
    rows: &'w [Range<usize>],
    after: usize,
    /// Their ranks and how these spread, when no day is without points: the same with whatever they are compared.
    ranked: Option<(Vec<f32>, f64)>,
}

impl Run<'_> {
    fn rows(&self) -> impl Iterator<Item = &[u32]> {
        let rows = self.rows.iter();
        rows.map(|row| &self.worths.days[row.start + self.after..row.end + self.after])
    }

    /// How it goes together with another, over the days that have both, when they are enough.
    pub(super) fn with(&self, other: &Self) -> Option<Rank> {
        if let (Some((ranks, spread)), Some((others, spreads))) = (&self.ranked, &other.ranked) {
            let is_enough = ranks.len() >= Together::PAIR_NEEDS;
            let rank = || Rank::of(products(ranks, others), (*spread, *spreads), ranks.len());
            return is_enough.then(rank).flatten();
        }
        let (different, others) = (self.worths.different, other.worths.different);
        let both = || {
            let both = self.rows().flatten().zip(other.rows().flatten());
            let both = both.map(|(one, other)| (*one as usize, *other as usize));
            both.filter(|(one, other)| *one < different && *other < others)
        };
        let (mut ones, mut others) = (vec![0; different], vec![0; others]);
        let mut days = 0;
        for (one, other) in both() {
            ones[one] += 1;
            others[other] += 1;
            days += 1;
        }
        if days < Together::PAIR_NEEDS {
            return None;
        }
        let ((ranks, spread), (others, spreads)) = (of_counts(&ones), of_counts(&others));
        let product =
            |(one, other): (usize, usize)| f64::from(ranks[one]) * f64::from(others[other]);
        Rank::of(both().map(product).sum(), (spread, spreads), days)
    }
}

/// The sum of the products, in four lanes: of whole numbers it is the same.
fn products(ranks: &[f32], others: &[f32]) -> f64 {
    let (fours, rest) = ranks.as_chunks::<4>();
    let (other_fours, other_rest) = others.as_chunks::<4>();
    let mut lanes = [0.0; 4];
    for (four, other) in fours.iter().zip(other_fours) {
        for lane in 0..4 {
            lanes[lane] += f64::from(four[lane]) * f64::from(other[lane]);
        }
    }
    for (one, other) in rest.iter().zip(other_rest) {
        lanes[0] += f64::from(*one) * f64::from(*other);
    }
    lanes.iter().sum()
}

/// A hash of the bits of a number, of which the low ones are mostly 0.
#[derive(Debug, Default)]
pub(super) struct Bits(u64);

impl Hasher for Bits {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, bits: u64) {
        let bits = (self.0 ^ bits).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = bits ^ bits >> 32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::spearman;

    /// Numbers without order, the same each time.
    fn scattered(seed: u64) -> impl Iterator<Item = u64> {
        std::iter::successors(Some(seed), |last| {
            Some(
                last.wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407),
            )
        })
        .map(|number| number >> 33)
    }

    #[test]
    fn the_days_themselves_say_the_same() {
        for seed in 0..200 {
            let (different, missing) = (1 + seed % 40, seed % 7);
            let points = |seed| {
                let numbers = scattered(seed).take(120);
                let points = numbers.map(|number| {
                    let is_there = missing == 0 || number / 64 % 10 >= missing;
                    is_there.then(|| (number % different) as f64 * 12.5 / 3.0)
                });
                points.collect::<Vec<_>>()
            };
            let (one, other) = (points(seed), points(seed + 1_000));
            let column = |points: &[Option<f64>]| {
                let mut column = Column::default();
                for points in points {
                    column.add(*points);
                }
                column.in_order()
            };
            let (ones, others) = (column(&one), column(&other));
            let rows: Vec<Range<usize>> = (0..17).map(|row| 7 * row..7 * row + 6).collect();
            let places = rows.iter().cloned().flatten();
            let both = places.filter_map(|place| Some((one[place]?, other[place + 1]?)));
            let (first, second): (Vec<f64>, Vec<f64>) = both.unzip();
            let is_enough = first.len() >= Together::PAIR_NEEDS;
            let expected = is_enough.then(|| spearman(&first, &second)).flatten();
            let found = ones.run(&rows, 0).with(&others.run(&rows, 1));
            assert_eq!(found, expected, "{seed}");
            assert_eq!(found.is_some(), different > 1 && is_enough, "{seed}");
        }
    }
}
