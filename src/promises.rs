//! Promises kept and missed.

use std::fmt;
use std::str::FromStr;

/// Promises kept and missed. Released ones count for nothing and are not here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promises {
    /// How many were kept.
    pub kept: u32,
    /// How many were not.
    pub missed: u32,
}

impl Promises {
    /// How many were due.
    pub fn due(self) -> u32 {
        self.kept.saturating_add(self.missed)
    }
}

impl std::ops::AddAssign for Promises {
    fn add_assign(&mut self, other: Self) {
        self.kept = self.kept.saturating_add(other.kept);
        self.missed = self.missed.saturating_add(other.missed);
    }
}

/// Something typed for promises that is not `2/3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPromises {
    /// Not two numbers.
    Unreadable,
    /// More kept than were due.
    MoreThanDue,
}

impl fmt::Display for NotPromises {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "promises are typed 2/3: two kept of three that were due",
            Self::MoreThanDue => "more kept than were due; 2/3 means two kept of three",
        })
    }
}

impl std::error::Error for NotPromises {}

impl FromStr for Promises {
    type Err = NotPromises;

    /// ```
    /// let promises: selfcare::Promises = "2/3".parse().unwrap();
    /// assert_eq!((promises.kept, promises.missed), (2, 1));
    /// ```
    fn from_str(text: &str) -> Result<Self, NotPromises> {
        let (kept, due) = text
            .split_once('/')
            .or_else(|| text.split_once(" of "))
            .ok_or(NotPromises::Unreadable)?;
        let number = |digits: &str| {
            let digits = digits.trim();
            let plain =
                (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            plain
                .then(|| digits.parse::<u32>().ok())
                .flatten()
                .ok_or(NotPromises::Unreadable)
        };
        let (kept, due) = (number(kept)?, number(due)?);
        let missed = due.checked_sub(kept).ok_or(NotPromises::MoreThanDue)?;
        Ok(Self { kept, missed })
    }
}

impl fmt::Display for Promises {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kept, self.due())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn promises_are_two_numbers() {
        assert_eq!("0/0".parse(), Ok(Promises::default()));
        assert_eq!("2 of 3".parse(), Ok(Promises { kept: 2, missed: 1 }));
        assert_eq!("3/2".parse::<Promises>(), Err(NotPromises::MoreThanDue));
        for text in ["", "2", "/", "2/", "a/b", "-1/2", "1/2/3", "9999/9999"] {
            assert_eq!(
                text.parse::<Promises>(),
                Err(NotPromises::Unreadable),
                "{text}"
            );
        }
    }
}
