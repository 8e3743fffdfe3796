//! Exact numbers, so that a sum by hand owes nothing to binary fractions.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};

/// A fraction in lowest terms, its denominator positive. Overflow panics, as tests may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fraction {
    over: i128,
    under: i128,
}

pub(crate) fn fraction(over: i128, under: i128) -> Fraction {
    let (mut a, mut b) = (over.abs(), under.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let divisor = a * under.signum();
    Fraction {
        over: over / divisor,
        under: under / divisor,
    }
}

pub(crate) fn whole(number: impl Into<i128>) -> Fraction {
    fraction(number.into(), 1)
}

impl Fraction {
    /// The nearest whole number, halves up.
    pub(crate) fn round_half_up(self) -> i128 {
        (2 * self.over + self.under).div_euclid(2 * self.under)
    }

    pub(crate) fn number(self) -> f64 {
        self.over as f64 / self.under as f64
    }
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        fraction(
            self.over * other.under + other.over * self.under,
            self.under * other.under,
        )
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + whole(-1) * other
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        fraction(self.over * other.over, self.under * other.under)
    }
}

impl Div for Fraction {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        fraction(self.over * other.under, self.under * other.over)
    }
}

impl Sum for Fraction {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(whole(0), Add::add)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.over * other.under).cmp(&(other.over * self.under))
    }
}
