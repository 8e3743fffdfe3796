//! The areas that a score is made of, and what a person may set about them.

use std::fmt;

/// One of the areas a day is scored on, in the fixed order that breaks ties.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Sleep and how rested one is; weighs 4.
    Rest,
    /// How one stands with one's thoughts.
    Thoughts,
    /// Whether one's limits held.
    Boundaries,
    /// Moving in the direction one chose.
    Forward,
    /// Eating and drinking.
    Eating,
    /// Promises kept, over seven days.
    Commitments,
    /// A person's own area: its place in [`crate::Rules::own`].
    Own(u8),
}

impl Area {
    /// The areas every journal knows, in order.
    pub const OURS: [Self; 6] = [
        Self::Rest,
        Self::Thoughts,
        Self::Boundaries,
        Self::Forward,
        Self::Eating,
        Self::Commitments,
    ];

    /// The name of one of our areas; `None` for a person's own, which only [`crate::Rules`] can name.
    pub fn our_name(self) -> Option<&'static str> {
        Some(match self {
            Self::Rest => "rest",
            Self::Thoughts => "thoughts",
            Self::Boundaries => "boundaries",
            Self::Forward => "forward",
            Self::Eating => "eating",
            Self::Commitments => "commitments",
            Self::Own(_) => return None,
        })
    }
}

/// An area that a person added: a lower-case word and its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnArea {
    name: String,
    weight: f64,
}

impl OwnArea {
    /// Weighs as much as any of our areas but rest.
    pub const USUAL_WEIGHT: f64 = 1.0;

    /// Words that mean something else already.
    const TAKEN: [&'static str; 15] = [
        "rest",
        "thoughts",
        "boundaries",
        "forward",
        "eating",
        "commitments",
        "health",
        "sleep",
        "rested",
        "promises",
        "kept",
        "missed",
        "note",
        "day",
        "adjustment",
    ];

    /// A new area of one's own.
    ///
    /// # Errors
    ///
    /// When the name is not a lower-case word of at most 24 letters or is one of ours, or the weight is outside
    /// 0.5 to 3.
    pub fn new(name: &str, weight: f64) -> Result<Self, NotAnArea> {
        let letters = name.chars().count();
        let word = (1..=24).contains(&letters)
            && name.chars().all(|c| c.is_alphabetic() && !c.is_uppercase());
        if !word {
            return Err(NotAnArea::NoWord);
        }
        if Self::TAKEN.contains(&name) {
            return Err(NotAnArea::Taken);
        }
        if !(0.5..=3.0).contains(&weight) {
            return Err(NotAnArea::Weight);
        }
        Ok(Self {
            name: name.to_owned(),
            weight,
        })
    }

    /// The word it goes by.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How much it weighs in the mean, 0.5 to 3.
    pub fn weight(&self) -> f64 {
        self.weight
    }
}

/// Why an area of one's own cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnArea {
    /// Not one lower-case word.
    NoWord,
    /// A word that has a meaning here already.
    Taken,
    /// A weight outside 0.5 to 3.
    Weight,
}

impl fmt::Display for NotAnArea {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoWord => "an area of your own is one lower-case word of at most 24 letters",
            Self::Taken => "that word has a meaning here already",
            Self::Weight => "a weight is 0.5 to 3",
        })
    }
}

impl std::error::Error for NotAnArea {}
