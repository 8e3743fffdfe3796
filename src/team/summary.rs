//! How a team's week was: the middle one of at least five, for each area.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Band, Bands, Key, Share, Team, Week};

/// What five or more members shared of one week, and no more: no mean, no count, no range, no name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Summary {
    /// The team.
    pub team: Team,
    /// The week.
    pub week: Week,
    /// How many shared it, about.
    pub people: People,
    /// The middle band of each area; none where fewer than five said one.
    pub bands: Bands,
}

/// What each member shared.
pub type Members<'a> = BTreeMap<&'a Key, &'a Share>;

/// How many, so that nobody can tell who came or went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum People {
    /// Five to nine.
    #[serde(rename = "5-9")]
    Five,
    /// Ten to nineteen.
    #[serde(rename = "10-19")]
    Ten,
    /// Twenty and more.
    #[serde(rename = "20+")]
    Twenty,
}

impl People {
    fn of(count: usize) -> Self {
        match count {
            ..10 => Self::Five,
            10..20 => Self::Ten,
            20.. => Self::Twenty,
        }
    }

    /// In words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Five => "5 to 9 people",
            Self::Ten => "10 to 19 people",
            Self::Twenty => "20 people or more",
        }
    }
}

/// Why shares make no summary. Shares are named by their place among those given, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSummary {
    /// Fewer than five members: anyone of them could be guessed.
    Few,
    /// Two are of different teams or weeks.
    Apart(usize, usize),
    /// Two are of one member and do not say the same.
    OneMember(usize, usize),
}

impl Summary {
    /// So many members at least; no setting lowers it.
    pub const NEEDS: usize = 5;

    /// What shares of one team and one week come to, and what each member in it shared. One that is given twice counts
    /// once.
    ///
    /// The middle band of an even number is the lower of the two in the middle: it would rather tell of a load than hide
    /// it.
    ///
    /// # Errors
    ///
    /// When they are of fewer than five members, of different teams or weeks, or two of one member differ.
    pub fn of(shares: &[Share]) -> Result<(Self, Members<'_>), NoSummary> {
        let first = shares.first().ok_or(NoSummary::Few)?;
        let mut members: BTreeMap<&Key, (usize, &Share)> = BTreeMap::new();
        for (place, share) in shares.iter().enumerate() {
            if (&share.team, share.week) != (&first.team, first.week) {
                return Err(NoSummary::Apart(0, place));
            }
            let (earlier, same) = *members.entry(&share.key).or_insert((place, share));
            if same != share {
                return Err(NoSummary::OneMember(earlier, place));
            }
        }
        if members.len() < Self::NEEDS {
            return Err(NoSummary::Few);
        }
        let members: Members<'_> = members
            .into_iter()
            .map(|(key, (_, share))| (key, share))
            .collect();
        let bands = Bands::by(|of| {
            let said = members.values().filter_map(|share| share.bands.at(of));
            middle(said.collect())
        });
        let summary = Self {
            team: first.team.clone(),
            week: first.week,
            people: People::of(members.len()),
            bands,
        };
        Ok((summary, members))
    }
}

fn middle(mut bands: Vec<Band>) -> Option<Band> {
    bands.sort_unstable();
    let lower = bands.len().checked_sub(1)? / 2;
    (bands.len() >= Summary::NEEDS).then(|| bands[lower])
}

impl fmt::Display for NoSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Few => {
                "fewer than five people shared; of so few, one could be told from the others"
            }
            Self::Apart(..) => "they are not of one team and one week",
            Self::OneMember(..) => {
                "two of one person do not say the same; keep the one that is meant"
            }
        })
    }
}

impl std::error::Error for NoSummary {}

#[cfg(test)]
mod tests {
    use super::super::Of;
    use super::*;

    /// A share in which every band is the same.
    fn share(member: char, band: Option<Band>) -> Share {
        let band = band.map_or("null".to_owned(), |band| format!("{:?}", band.word()));
        let keys = [
            "rest",
            "thoughts",
            "boundaries",
            "forward",
            "eating",
            "commitments",
            "fit_days",
        ];
        let bands: Vec<String> = keys.iter().map(|key| format!("{key:?}:{band}")).collect();
        let key = String::from(member).repeat(26);
        let line = format!(
            r#"{{"version":1,"team":"ward-7","week":"2026-W47","key":"{key}","bands":{{{}}}}}"#,
            bands.join(",")
        );
        Share::read(line.as_bytes()).unwrap().remove(0)
    }

    fn shares(bands: &str) -> Vec<Share> {
        let band = |letter| match letter {
            'l' => Some(Band::Low),
            'm' => Some(Band::Middling),
            'w' => Some(Band::Well),
            _ => None,
        };
        let members = ('a'..='z').zip(bands.chars());
        members
            .map(|(member, letter)| share(member, band(letter)))
            .collect()
    }

    fn middle_of(bands: &str) -> Option<Band> {
        let (summary, _) = Summary::of(&shares(bands)).unwrap();
        let all: Vec<_> = summary.bands.each().collect();
        assert_eq!(all.len(), Of::ALL.len());
        assert!(all.iter().all(|(_, band)| *band == all[0].1));
        all[0].1
    }

    #[test]
    fn the_middle_band_is_said_and_of_two_the_lower() {
        for (bands, middle) in [
            ("lllww", Some(Band::Low)),
            ("wlmwl", Some(Band::Middling)),
            ("lllwww", Some(Band::Low)),
            ("lmmwww", Some(Band::Middling)),
            ("lwwww-", Some(Band::Well)),
            ("wwww-", None),
            ("-----", None),
        ] {
            assert_eq!(middle_of(bands), middle, "{bands}");
        }
    }

    #[test]
    fn how_many_is_told_in_three_steps() {
        for (count, people) in [
            (5, People::Five),
            (9, People::Five),
            (10, People::Ten),
            (19, People::Ten),
            (20, People::Twenty),
        ] {
            let shares = shares(&"m".repeat(count));
            let (summary, members) = Summary::of(&shares).unwrap();
            assert_eq!((summary.people, members.len()), (people, count));
        }
    }

    #[test]
    fn of_fewer_than_five_nothing_is_said_however_often_they_are_given() {
        for count in 0..5 {
            let mut given = shares(&"l".repeat(count));
            given.extend(given.clone());
            given.extend(given.clone());
            assert_eq!(Summary::of(&given), Err(NoSummary::Few));
        }
    }

    #[test]
    fn what_does_not_belong_together_is_named() {
        let mut given = shares("lllll");
        given.push(share('b', Some(Band::Well)));
        assert_eq!(Summary::of(&given), Err(NoSummary::OneMember(1, 5)));
        given[5] = share('b', Some(Band::Low));
        assert!(Summary::of(&given).is_ok());
        given[3].week = "2026-W46".parse().unwrap();
        assert_eq!(Summary::of(&given), Err(NoSummary::Apart(0, 3)));
        given = shares("lllll");
        given[4].team = "ward-8".parse().unwrap();
        assert_eq!(Summary::of(&given), Err(NoSummary::Apart(0, 4)));
    }
}
