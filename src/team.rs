//! Many people's weeks, never one person's.
//!
//! Who leads a team may want to know how the team stands, and must not learn how one of them does. A person gives away one
//! week as bands ([`Share`]); five or more of them make a [`Summary`]. Whoever collects the shares can read each of them and
//! can invent members, so the safety lies in what a share holds: seven words out of three.

mod band;
mod key;
mod share;
mod shown;
mod summary;
mod week;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use band::{Band, Bands, Of};
pub use key::{Key, Secret};
pub use share::{NoShare, NotShares, Share};
pub use shown::{NotShown, Shown, read as read_shown};
pub use summary::{Members, NoSummary, People, Summary};
pub use week::{NotAWeek, Week};

/// What a team calls itself: one word that its members agree on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Team(String);

/// Some words are not the name of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATeam;

impl fmt::Display for NotATeam {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a team is one word of at most 24 letters, digits and hyphens, like ward-7")
    }
}

impl std::error::Error for NotATeam {}

impl FromStr for Team {
    type Err = NotATeam;

    /// Reads a name; large letters count as small ones, so that a whole team means the same.
    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let name = words.trim().to_lowercase();
        let fits = (1..=24).contains(&name.chars().count());
        let is_of_name = |c: char| c.is_alphanumeric() || c == '-';
        if fits && name.chars().all(is_of_name) && !name.starts_with('-') {
            Ok(Self(name))
        } else {
            Err(NotATeam)
        }
    }
}

impl TryFrom<String> for Team {
    type Error = NotATeam;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse()
    }
}

impl From<Team> for String {
    fn from(team: Team) -> Self {
        team.0
    }
}

impl fmt::Display for Team {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_team_is_one_word_whoever_types_it() {
        for (typed, name) in [
            ("ward-7", "ward-7"),
            (" Ward-7 ", "ward-7"),
            ("K\u{dc}CHE", "k\u{fc}che"),
        ] {
            assert_eq!(typed.parse::<Team>().map(String::from), Ok(name.to_owned()));
        }
        for typed in ["", "ward 7", "-ward", "a/b", "ward\n7", &"x".repeat(25)] {
            assert_eq!(typed.parse::<Team>(), Err(NotATeam), "{typed:?}");
        }
    }
}
