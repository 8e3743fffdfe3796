//! The points of an area on many days, of which few are different: days are counted by what they are worth, and ranks are
//! given to the worths, without a sort of all days. [`super::spearman`] says the same of the days themselves, and is its
//! test.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use super::Together;
use super::rank::{Rank, of_counts};
use crate::score::TIED;

/// Points by day, each told by a number.
#[derive(Debug)]
pub(super) struct Column {
    numbers: HashMap<u64, u16, BuildHasherDefault<Bits>>,
    /// Those that came last, by a part of their hash: most days have one of few.
    recent: [(u64, u16); RECENT],
    days: Vec<u16>,
}

/// The bits of what is no number of points.
const NOT_A_NUMBER: u64 = u64::MAX;
/// Of a day without points. More different ones than there are numbers below it would take a hundred and seventy years.
const NONE: u16 = u16::MAX;
/// A power of two.
const RECENT: usize = 64;

impl Column {
    /// None so far, with room for so many days.
    pub(super) fn with_room_for(days: usize) -> Self {
        Self {
            numbers: HashMap::default(),
            recent: [(NOT_A_NUMBER, NONE); RECENT],
            days: Vec::with_capacity(days),
        }
    }

    /// One day more.
    pub(super) fn add(&mut self, points: Option<f64>) {
        let number = points.map_or(NONE, |points| self.number(points.to_bits()));
        self.days.push(number);
    }

    fn number(&mut self, bits: u64) -> u16 {
        // The low bits of the points are mostly 0, and those of what is made of them by it, too.
        let place = (mixed(bits) >> (u64::BITS - RECENT.ilog2())) as usize;
        let (known, number) = self.recent[place];
        if known == bits {
            return number;
        }
        let new = u16::try_from(self.numbers.len()).unwrap_or(NONE);
        let number = *self.numbers.entry(bits).or_insert(new);
        self.recent[place] = (bits, number);
        number
    }

    /// The same days, told by numbers that rise with the points; those equal but for a binary fraction have one.
    pub(super) fn in_order(mut self) -> Worths {
        let numbers = self.numbers.iter();
        let points = numbers.map(|(bits, number)| (f64::from_bits(*bits), *number));
        let mut points: Vec<(f64, u16)> = points.collect();
        points.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        let mut ordered = vec![0; points.len()];
        let mut different = 0_u16;
        for equal in points.chunk_by(|a, b| (a.0 - b.0).abs() < TIED) {
            for (_, number) in equal {
                ordered[usize::from(*number)] = different;
            }
            different += 1;
        }
        // What has no points comes last.
        for number in &mut self.days {
            let place = ordered.get(usize::from(*number));
            *number = place.copied().unwrap_or(different);
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
    different: u16,
    days: Vec<u16>,
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
        let mut counts = vec![0; usize::from(self.different) + 1];
        for row in run.rows() {
            for worth in row {
                counts[usize::from(*worth)] += 1;
            }
        }
        if counts.pop() == Some(0) {
            run.ranked = Some(of_counts(&counts));
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
    /// The ranks of what they are worth and how these spread, when no day is without points: the same with whatever they
    /// are compared.
    ranked: Option<(Vec<f32>, f64)>,
}

impl Run<'_> {
    fn rows(&self) -> impl Iterator<Item = &[u16]> {
        let rows = self.rows.iter();
        rows.map(|row| &self.worths.days[row.start + self.after..row.end + self.after])
    }

    /// How it goes together with another, over the days that have both, when they are enough. The sum of the products of
    /// their ranks is known where all days have both.
    pub(super) fn with(&self, other: &Self, product: f64) -> Option<Rank> {
        if let (Some((_, spread)), Some((_, spreads))) = (&self.ranked, &other.ranked) {
            let days = self.rows.iter().map(ExactSizeIterator::len).sum();
            let rank = || Rank::of(product, (*spread, *spreads), days);
            return (days >= Together::PAIR_NEEDS).then(rank).flatten();
        }
        let (different, others) = (self.worths.different, other.worths.different);
        let both = || {
            let both = self.rows().flatten().zip(other.rows().flatten());
            let both = both.filter(|(one, other)| **one < different && **other < others);
            both.map(|(one, other)| (usize::from(*one), usize::from(*other)))
        };
        let (mut ones, mut others) = (vec![0; different.into()], vec![0; others.into()]);
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

/// So many days are held against one another at once: what is known of them then stays near.
const PIECE: usize = 512;

/// The sums of the products of the ranks of each of some days and of each of others, in order, where all days have both.
pub(super) fn products(some: &[Run<'_>], others: &[Run<'_>], rows: &[Range<usize>]) -> Vec<f64> {
    let mut sums = vec![0.0; some.len() * others.len()];
    let mut ranks = vec![Vec::with_capacity(PIECE); some.len() + others.len()];
    let pieces = rows.iter().flat_map(|row| {
        let begins = row.clone().step_by(PIECE);
        begins.map(|begin| begin..row.end.min(begin + PIECE))
    });
    for piece in pieces {
        for (ranks, run) in ranks.iter_mut().zip(some.iter().chain(others)) {
            run.rank(&piece, ranks);
        }
        let (some, others) = ranks.split_at(some.len());
        let pairs = some
            .iter()
            .flat_map(|one| others.iter().map(move |other| (one, other)));
        for (sum, (one, other)) in sums.iter_mut().zip(pairs) {
            *sum += product(one, other);
        }
    }
    sums
}

impl Run<'_> {
    /// The ranks of a piece of a row.
    fn rank(&self, piece: &Range<usize>, to: &mut Vec<f32>) {
        to.clear();
        if let Some((ranks, _)) = &self.ranked {
            let worths = &self.worths.days[piece.start + self.after..piece.end + self.after];
            to.extend(worths.iter().map(|worth| ranks[usize::from(*worth)]));
        }
    }
}

/// The sum of the products, in four lanes: of whole numbers it is the same.
fn product(ranks: &[f32], others: &[f32]) -> f64 {
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
        let bits = mixed(self.0 ^ bits);
        self.0 = bits ^ bits >> 32;
    }
}

fn mixed(bits: u64) -> u64 {
    bits.wrapping_mul(0x9e37_79b9_7f4a_7c15)
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
                let mut column = Column::with_room_for(0);
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
            let (one, other) = ([ones.run(&rows, 0)], [others.run(&rows, 1)]);
            let found = one[0].with(&other[0], products(&one, &other, &rows)[0]);
            assert_eq!(found, expected, "{seed}");
            assert_eq!(found.is_some(), different > 1 && is_enough, "{seed}");
        }
    }
}
