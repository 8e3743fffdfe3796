//! A rating from 1 (worst) to 5 (best).

use std::fmt;
use std::num::NonZeroU8;
use std::str::FromStr;

/// One rating, 1 (worst) to 5 (best); nothing else can be spelled.
///
/// Five steps with words at each: single items of this kind follow load and recovery better than
/// most measurements do (Saw, Main & Gastin 2016, BJSM 50:281; `McLean` et al. 2010).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(NonZeroU8);

impl Level {
    /// The worst rating, 1.
    pub const WORST: Self = Self(NonZeroU8::MIN);
    /// The best rating, 5.
    pub const BEST: Self = Self(NonZeroU8::MIN.saturating_add(4));

    /// Every level, worst first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (1..=5).filter_map(NonZeroU8::new).map(Self)
    }

    /// The rating as a number, 1 to 5.
    pub fn number(self) -> u8 {
        self.0.get()
    }

    /// What the rating is worth: 0 to 100 points, a quarter for each step.
    ///
    /// ```
    /// use selfcare::Level;
    /// assert_eq!(Level::WORST.points(), 0.0);
    /// assert_eq!("3".parse::<Level>().unwrap().points(), 50.0);
    /// assert_eq!(Level::BEST.points(), 100.0);
    /// ```
    pub fn points(self) -> f64 {
        25.0 * f64::from(self.number() - 1)
    }

    /// The rating that is worth so many points, when one is.
    ///
    /// ```
    /// use selfcare::Level;
    /// assert_eq!(Level::worth(100.0), Some(Level::BEST));
    /// assert_eq!(Level::worth(57.5), None);
    /// ```
    pub fn worth(points: f64) -> Option<Self> {
        let steps = (points / 25.0) as u8;
        let level = Self(NonZeroU8::MIN.saturating_add(steps.min(4)));
        (level.points() == points).then_some(level)
    }

    /// The next better rating, none above 5.
    pub fn raised(self) -> Option<Self> {
        (self < Self::BEST).then(|| Self(self.0.saturating_add(1)))
    }
}

/// A rating that is not a whole number from 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotALevel;

impl fmt::Display for NotALevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a rating is a whole number from 1 to 5")
    }
}

impl std::error::Error for NotALevel {}

impl TryFrom<u64> for Level {
    type Error = NotALevel;

    fn try_from(number: u64) -> Result<Self, NotALevel> {
        let level = u8::try_from(number).ok().and_then(NonZeroU8::new);
        level
            .map(Self)
            .filter(|level| *level <= Self::BEST)
            .ok_or(NotALevel)
    }
}

impl FromStr for Level {
    type Err = NotALevel;

    fn from_str(text: &str) -> Result<Self, NotALevel> {
        // Mostly there is nothing around it.
        let text = if text.len() == 1 { text } else { text.trim() };
        match text.as_bytes() {
            [digit] => Self::try_from(u64::from(digit.wrapping_sub(b'0'))),
            _ => Err(NotALevel),
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_to_five_are_levels() {
        for text in ["0", "6", "-1", "+4", "04", "3.5", "", "a", "١"] {
            assert_eq!(text.parse::<Level>(), Err(NotALevel), "{text}");
        }
        assert_eq!(Level::all().count(), 5);
    }

    #[test]
    fn a_level_is_known_by_its_points_and_nothing_else_is() {
        for level in Level::all() {
            assert_eq!(Level::worth(level.points()), Some(level));
            for off in [-25.0, -1e-9, 1e-9, 12.5] {
                let near = Level::worth(level.points() + off);
                assert!(near.is_none_or(|near| near.points() == level.points() + off));
            }
        }
        assert_eq!([-25.0, 125.0, f64::NAN].map(Level::worth), [None; 3]);
    }
}
