//! Summaries that were shown before: from several of one week, what a few members said could be worked out.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{Key, NoSummary, Of, Share, Summary};
use crate::record::base32;
use crate::text;

/// A summary that was shown, and of whom it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    version: u64,
    /// What was shown.
    pub summary: Summary,
    keys: BTreeSet<Key>,
    /// A sum of what they shared, all together: of five and more, none can be worked out from it.
    sum: String,
}

/// Why nothing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShown {
    /// There is no summary.
    No(NoSummary),
    /// One of the same week was shown before, and the two together would tell of a few members.
    TooAlike,
}

impl fmt::Display for NotShown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::No(why) => why.fmt(f),
            Self::TooAlike => f.write_str(
                "one of that week was shown before, and the two together would tell of a few people. It can be made anew from the same shares, or from all of them and five more",
            ),
        }
    }
}

impl std::error::Error for NotShown {}

impl Shown {
    /// What may be shown of shares after others were; and whether it is new, so that it is to be kept with them.
    ///
    /// Of one team and one week each summary is of everybody in the one before, unchanged, and of five members more. An area
    /// is left out where one to four of those who are new said something of it.
    ///
    /// # Errors
    ///
    /// When the shares make no summary, or none that may be shown.
    pub fn after(earlier: &[Self], shares: &[Share]) -> Result<(Self, bool), NotShown> {
        let (mut summary, members) = Summary::of(shares).map_err(NotShown::No)?;
        let of_that_week =
            |one: &&Self| (&one.summary.team, one.summary.week) == (&summary.team, summary.week);
        let earlier: Vec<&Self> = earlier.iter().filter(of_that_week).collect();
        let sum = sum(members.values().copied());
        let is_same = |one: &&&Self| one.sum == sum && one.keys.iter().eq(members.keys().copied());
        if let Some(same) = earlier.iter().find(is_same) {
            return Ok(((*same).clone(), false));
        }
        for one in earlier {
            let known = one.keys.iter().map(|key| members.get(key).copied());
            let known: Option<Vec<&Share>> = known.collect();
            let is_whole = known.is_some_and(|known| self::sum(known) == one.sum);
            let new = members.iter().filter(|(key, _)| !one.keys.contains(key));
            let new: Vec<&Share> = new.map(|(_, share)| *share).collect();
            if !is_whole || new.len() < Summary::NEEDS {
                return Err(NotShown::TooAlike);
            }
            for of in 0..Of::ALL.len() {
                let said = new.iter().filter(|share| share.bands.at(of).is_some());
                let was_shown = one.summary.bands.at(of).is_some();
                if was_shown && (1..Summary::NEEDS).contains(&said.count()) {
                    summary.bands.hide(of);
                }
            }
        }
        let shown = Self {
            version: 1,
            summary,
            keys: members.into_keys().cloned().collect(),
            sum,
        };
        Ok((shown, true))
    }

    /// As one line of JSON, with its end.
    ///
    /// # Errors
    ///
    /// When it cannot be JSON; none can fail so.
    pub fn to_line(&self) -> serde_json::Result<String> {
        text::json_line(self).map(|line| line + "\n")
    }
}

/// The first 128 bits of SHA-256 (FIPS 180-4) of shares in the order of their keys.
fn sum<'s>(shares: impl IntoIterator<Item = &'s Share>) -> String {
    let lines = shares.into_iter().map(Share::to_line);
    let lines: String = lines.filter_map(Result::ok).collect();
    let mut first = [0; 16];
    first.copy_from_slice(&Sha256::digest(lines)[..16]);
    base32(u128::from_be_bytes(first))
}

/// Reads those that were kept, one a line.
///
/// # Errors
///
/// The number of the first line that cannot be read: what was shown is then not known, and nothing more may be.
pub fn read(text: &str) -> Result<Vec<Shown>, usize> {
    let lines = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(number, line)| match serde_json::from_str::<Shown>(line) {
            Ok(shown) if shown.version == 1 => Ok(shown),
            _ => Err(number),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::Band;
    use super::*;

    /// A member's share, with a word for rest, and one for commitments where there is one.
    fn share(member: u8, rest: &str, commitments: Option<&str>) -> Share {
        let key = String::from(char::from(b'a' + member)).repeat(26);
        let commitments = commitments.map_or("null".to_owned(), |word| format!("{word:?}"));
        let line = format!(
            r#"{{"version":1,"team":"ward-7","week":"2026-W47","key":"{key}","bands":{{"rest":"{rest}","thoughts":null,"boundaries":null,"forward":null,"eating":null,"commitments":{commitments},"fit_days":null}}}}"#
        );
        Share::read(line.as_bytes()).unwrap().remove(0)
    }

    fn low(members: impl IntoIterator<Item = u8>) -> Vec<Share> {
        let members = members.into_iter();
        members.map(|member| share(member, "low", None)).collect()
    }

    #[test]
    fn each_summary_of_a_week_is_of_everybody_before_and_five_more() {
        let (first, is_new) = Shown::after(&[], &low(0..5)).unwrap();
        assert!(is_new);
        let mut earlier = vec![first.clone()];
        assert_eq!(
            Shown::after(&earlier, &low(0..5)),
            Ok((first.clone(), false))
        );
        for more in 6..10 {
            assert_eq!(
                Shown::after(&earlier, &low(0..more)),
                Err(NotShown::TooAlike)
            );
        }
        // Five others, and one who came while another went.
        assert_eq!(Shown::after(&earlier, &low(5..10)), Err(NotShown::TooAlike));
        assert_eq!(Shown::after(&earlier, &low(1..11)), Err(NotShown::TooAlike));
        // Somebody says something else now, whether that would show or not.
        for word in ["middling", "well"] {
            let mut changed = low(0..5);
            changed[2] = share(2, word, None);
            assert_eq!(Shown::after(&earlier, &changed), Err(NotShown::TooAlike));
            changed.extend(low(5..10));
            assert_eq!(Shown::after(&earlier, &changed), Err(NotShown::TooAlike));
        }
        let (second, is_new) = Shown::after(&earlier, &low(0..10)).unwrap();
        assert!(is_new);
        earlier.push(second);
        // What was shown once is shown again as it was.
        assert_eq!(Shown::after(&earlier, &low(0..5)), Ok((first, false)));
        assert_eq!(Shown::after(&earlier, &low(0..14)), Err(NotShown::TooAlike));
        assert!(Shown::after(&earlier, &low(0..15)).is_ok());
    }

    #[test]
    fn sets_that_differ_by_five_two_by_two_tell_nothing_together() {
        let sets: [&[u8]; 8] = [
            &[0, 4, 5, 7, 9],
            &[0, 2, 3, 5, 7, 8],
            &[0, 1, 2, 6, 7],
            &[1, 2, 4, 5, 8, 9],
            &[2, 3, 4, 5, 6],
            &[0, 3, 6, 8, 9],
            &[1, 3, 5, 6, 7, 9],
            &[1, 3, 4, 7, 8],
        ];
        let (first, _) = Shown::after(&[], &low(sets[0].iter().copied())).unwrap();
        for set in &sets[1..] {
            let next = Shown::after(std::slice::from_ref(&first), &low(set.iter().copied()));
            assert_eq!(next, Err(NotShown::TooAlike), "{set:?}");
        }
    }

    #[test]
    fn an_area_of_which_few_newcomers_said_something_is_left_out() {
        let words = ["low", "low", "well", "well", "well"];
        let mut shares: Vec<Share> = (0..5)
            .zip(words)
            .map(|(member, word)| share(member, "low", Some(word)))
            .collect();
        let commitments = |shown: &Shown| shown.summary.bands.at(5);
        let (first, _) = Shown::after(&[], &shares).unwrap();
        assert_eq!(commitments(&first), Some(Band::Well));
        shares.extend(low(5..9));
        shares.push(share(9, "low", Some("low")));
        let earlier = [first];
        let (second, _) = Shown::after(&earlier, &shares).unwrap();
        assert_eq!(commitments(&second), None);
        assert_eq!(second.summary.bands.at(0), Some(Band::Low));
        // Where none of them did, it is as it was.
        shares[9] = share(9, "low", None);
        let (second, _) = Shown::after(&earlier, &shares).unwrap();
        assert_eq!(commitments(&second), Some(Band::Well));
    }

    #[test]
    fn what_was_shown_is_read_as_it_was_kept_and_anything_else_stops() {
        let all = [low(0..5), low(0..12)].map(|shares| Shown::after(&[], &shares).unwrap().0);
        let mut text: String = all.iter().map(|one| one.to_line().unwrap()).collect();
        assert_eq!(read(&text), Ok(all.to_vec()));
        text.push_str("{\"version\":2}\n");
        assert_eq!(read(&text), Err(3));
    }
}
