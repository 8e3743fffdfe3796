//! What is asked, in the order asked.

use crate::{Area, Rules};

/// One question of a check-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Are you well? First: who is ill should not have to answer seven more to be told to lie down.
    Health,
    /// Hours slept.
    Sleep,
    /// How rested.
    Rested,
    /// How eaten and drunk.
    Eating,
    /// Did the limits hold?
    Boundaries,
    /// How one stands with one's thoughts.
    Thoughts,
    /// Moving in the direction chosen?
    Forward,
    /// Promises kept of how many.
    Promises,
    /// An area of one's own: its place in [`Rules::own`].
    Own(u8),
    /// A free line.
    Note,
}

impl Question {
    /// The eight answers every check-in can have, in the order asked.
    pub const EIGHT: [Self; 8] = [
        Self::Health,
        Self::Sleep,
        Self::Rested,
        Self::Eating,
        Self::Boundaries,
        Self::Thoughts,
        Self::Forward,
        Self::Promises,
    ];

    /// Everything that can be asked, own areas after the eight and the note last.
    pub fn all(rules: &Rules) -> impl Iterator<Item = Self> + use<> {
        let own = (0..rules.own.len()).map(|place| Self::Own(place as u8));
        Self::EIGHT.into_iter().chain(own).chain([Self::Note])
    }

    /// The word that switches it off in the configuration; none for what makes up rest, which is always asked.
    pub fn switch(self, rules: &Rules) -> Option<&str> {
        match self {
            Self::Sleep | Self::Rested => None,
            Self::Health => Some("health"),
            Self::Note => Some("note"),
            _ => self.area().map(|area| rules.name(area)),
        }
    }

    /// The area that its answer counts in.
    pub fn area(self) -> Option<Area> {
        Some(match self {
            Self::Sleep | Self::Rested => Area::Rest,
            Self::Eating => Area::Eating,
            Self::Boundaries => Area::Boundaries,
            Self::Thoughts => Area::Thoughts,
            Self::Forward => Area::Forward,
            Self::Promises => Area::Commitments,
            Self::Own(place) => Area::Own(place),
            Self::Health | Self::Note => return None,
        })
    }

    /// The question that rates an area directly; none for rest and commitments, which are made of more.
    pub fn rating(area: Area) -> Option<Self> {
        Some(match area {
            Area::Thoughts => Self::Thoughts,
            Area::Boundaries => Self::Boundaries,
            Area::Forward => Self::Forward,
            Area::Eating => Self::Eating,
            Area::Own(place) => Self::Own(place),
            Area::Rest | Area::Commitments => return None,
        })
    }

    /// Its word on the command line and in sentences.
    pub fn word(self, rules: &Rules) -> &str {
        match self {
            Self::Health => "health",
            Self::Sleep => "sleep",
            Self::Rested => "rested",
            Self::Promises => "promises",
            Self::Note => "note",
            Self::Own(place) => rules.name(Area::Own(place)),
            rated => rated.area().map_or("", |area| rules.name(area)),
        }
    }
}
