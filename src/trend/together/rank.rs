//! Rank correlation, and which of many are no accident.

use crate::score::TIED;

/// How closely two runs of numbers go together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rank {
    /// Spearman's rho: -1 opposite, 0 not at all, 1 in step.
    pub rho: f64,
    /// How many days it is made of.
    pub days: usize,
    /// How often chance alone would show as much, 0 to 1, two-sided.
    pub p: f64,
}

/// Spearman's rank correlation with average ranks (Spearman 1904, Am J Psychol 15:72), and p from the normal
/// approximation z = rho * sqrt(n - 1). None where one of the two never changes, or there are fewer than three days.
///
/// ```
/// use selfcare::trend::spearman;
/// let rank = spearman(&[1.0, 2.0, 3.0, 4.0], &[10.0, 20.0, 30.0, 30.0]).unwrap();
/// assert!((rank.rho - 0.9487).abs() < 1e-4);
/// assert_eq!(spearman(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
/// ```
pub fn spearman(first: &[f64], second: &[f64]) -> Option<Rank> {
    if first.len() != second.len() {
        return None;
    }
    let (first, second) = (ranks(first), ranks(second));
    // Average ranks always have this mean.
    let mean = (first.len() + 1) as f64 / 2.0;
    let products = |one: &[f64], other: &[f64]| -> f64 {
        let terms = one.iter().zip(other);
        terms.map(|(a, b)| (a - mean) * (b - mean)).sum()
    };
    let spreads = (products(&first, &first), products(&second, &second));
    Rank::of(products(&first, &second), spreads, first.len())
}

impl Rank {
    /// Of ranks around their mean: the sum of the products of both, and those of each with itself.
    pub(super) fn of(products: f64, (first, second): (f64, f64), days: usize) -> Option<Self> {
        let spread = (first * second).sqrt();
        if days < 3 || spread < TIED {
            return None;
        }
        let rho = (products / spread).clamp(-1.0, 1.0);
        Some(Self {
            rho,
            days,
            p: two_sided(rho * ((days - 1) as f64).sqrt()),
        })
    }
}

/// The ranks of values of which there are so many each, in order, and the sum of the squares of all of them. They are kept
/// twice over and around their mean, so that they are whole numbers and what is added up of them is exact.
pub(super) fn of_counts(counts: &[u32]) -> (Vec<f32>, f64) {
    let all: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    let (mut before, mut spread) = (0.0, 0.0);
    let rank = |count: &u32| {
        let count = f64::from(*count);
        let rank = 2.0 * before + count - all;
        before += count;
        spread += count * rank * rank;
        rank as f32
    };
    let ranks = counts.iter().map(rank).collect();
    (ranks, spread)
}

/// The place of each value in order, from 1; equal ones share the mean of their places.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for equal in order.chunk_by(|a, b| (values[*a] - values[*b]).abs() < TIED) {
        let rank = before as f64 + (equal.len() + 1) as f64 / 2.0;
        for place in equal {
            ranks[*place] = rank;
        }
        before += equal.len();
    }
    ranks
}

/// How often a standard normal variable lies further from 0, by the series of its distribution (Marsaglia 2004, J Stat
/// Softw 11(4)); exact to about 1e-15.
fn two_sided(z: f64) -> f64 {
    let z = z.abs();
    if z > 8.0 {
        return 0.0;
    }
    let (mut sum, mut term, mut odd) = (z, z, 1.0);
    while term > sum * 1e-17 {
        odd += 2.0;
        term *= z * z / odd;
        sum += term;
    }
    let density = 1.0 / (e_to(z * z / 2.0) * (2.0 * std::f64::consts::PI).sqrt());
    (1.0 - 2.0 * density * sum).clamp(0.0, 1.0)
}

/// e to a power that is not negative, by its series, whose terms only add up. The one function that every start of the
/// program would have to load a library of mathematics for.
fn e_to(power: f64) -> f64 {
    let (mut sum, mut term, mut place) = (1.0, 1.0, 0.0);
    while term > sum * 1e-17 {
        place += 1.0;
        term *= power / place;
        sum += term;
    }
    sum
}

/// Of everything tried, no more than this share may be accidents.
const FALSE_DISCOVERIES: f64 = 0.05;

/// Which of these p-values stay by the procedure of Benjamini and Hochberg at 0.05: with the values in order, all up to
/// the last that is at most its place divided by their number times 0.05.
///
/// ```
/// use selfcare::trend::discoveries;
/// assert_eq!(discoveries(&[0.2, 0.001, 0.03]), [false, true, true]);
/// assert_eq!(discoveries(&[0.06, 0.04]), [false, false]);
/// ```
pub fn discoveries(p: &[f64]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let allowed = |place: usize| (place + 1) as f64 / p.len() as f64 * FALSE_DISCOVERIES;
    let last = (0..p.len())
        .rev()
        .find(|place| p[order[*place]] <= allowed(*place));
    let mut kept = vec![false; p.len()];
    for place in 0..last.map_or(0, |last| last + 1) {
        kept[order[place]] = true;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tails_of_the_normal_distribution() {
        // From any table of it.
        for (z, p) in [
            (0.0, 1.0),
            (1.0, 0.317_310_507_862_914),
            (1.959_963_984_540_054, 0.05),
            (3.290_526_731_491_926, 0.001),
            (5.0, 5.733_031_437_583_9e-7),
        ] {
            assert!((two_sided(z) - p).abs() < 1e-12, "{z}: {}", two_sided(z));
            assert_eq!(two_sided(-z), two_sided(z));
        }
        assert!(two_sided(7.9) < 1e-12 && two_sided(40.0) == 0.0);
    }

    #[test]
    fn powers_of_e_are_those_of_the_library() {
        for tenths in 0..=320 {
            let power = f64::from(tenths) / 10.0;
            let apart = (e_to(power) / power.exp() - 1.0).abs();
            assert!(apart < 1e-14, "{power}: {apart}");
        }
    }

    #[test]
    fn equal_values_share_their_places() {
        assert_eq!(ranks(&[30.0, 10.0, 30.0, 20.0]), [3.5, 1.0, 3.5, 2.0]);
    }
}
