//! Summaries that were shown before: two of one week that differ by a few members would tell of those few.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Key, Summary};
use crate::text;

/// A summary that was shown, and of whom it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    version: u64,
    /// What was shown.
    pub summary: Summary,
    keys: BTreeSet<Key>,
}

/// A summary is too like one that was shown before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooAlike;

impl fmt::Display for TooAlike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "one of that week was shown before, of almost the same people; the two together would tell of those few. It can be made anew from five more or from the same shares as then",
        )
    }
}

impl std::error::Error for TooAlike {}

impl Shown {
    /// One that is about to be shown.
    pub fn new(summary: Summary, keys: impl IntoIterator<Item = Key>) -> Self {
        Self {
            version: 1,
            summary,
            keys: keys.into_iter().collect(),
        }
    }

    /// Whether it may be shown after others; and whether it is new, so that it is to be kept with them.
    ///
    /// # Errors
    ///
    /// When fewer than five members make the difference to an earlier one of the same team and week, unless it is that very
    /// one.
    pub fn after(&self, earlier: &[Self]) -> Result<bool, TooAlike> {
        let mut is_new = true;
        for one in earlier {
            let (then, now) = (&one.summary, &self.summary);
            if (&then.team, then.week) != (&now.team, now.week) {
                continue;
            }
            let differ = one.keys.symmetric_difference(&self.keys).count();
            if differ == 0 && then == now {
                is_new = false;
            } else if differ < Summary::NEEDS {
                return Err(TooAlike);
            }
        }
        Ok(is_new)
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
    use super::super::{Share, Team};
    use super::*;

    fn shown(members: std::ops::Range<u8>, week: &str, band: &str) -> Shown {
        let share = |member| {
            let letter = char::from(b'a' + member);
            let key = String::from(letter).repeat(26);
            let line = format!(
                r#"{{"version":1,"team":"ward-7","week":"{week}","key":"{key}","bands":{{"rest":"{band}","thoughts":null,"boundaries":null,"forward":null,"eating":null,"commitments":null,"fit_days":null}}}}"#
            );
            Share::read(line.as_bytes()).unwrap().remove(0)
        };
        let shares: Vec<Share> = members.map(share).collect();
        let (summary, keys) = Summary::of(&shares).unwrap();
        Shown::new(summary, keys)
    }

    #[test]
    fn two_summaries_of_a_week_differ_by_five_members_or_are_the_same() {
        let first = shown(0..5, "2026-W47", "low");
        let earlier = [first.clone()];
        assert_eq!(first.after(&[]), Ok(true));
        assert_eq!(first.after(&earlier), Ok(false));
        for more in 6..10 {
            assert_eq!(
                shown(0..more, "2026-W47", "low").after(&earlier),
                Err(TooAlike)
            );
        }
        assert_eq!(shown(0..10, "2026-W47", "low").after(&earlier), Ok(true));
        // One comes and one goes.
        assert_eq!(
            shown(1..6, "2026-W47", "low").after(&earlier),
            Err(TooAlike)
        );
        // The same members, who say something else now.
        assert_eq!(
            shown(0..5, "2026-W47", "well").after(&earlier),
            Err(TooAlike)
        );
        assert_eq!(shown(0..6, "2026-W46", "low").after(&earlier), Ok(true));
        let mut other = shown(0..6, "2026-W47", "low");
        other.summary.team = "ward-8".parse::<Team>().unwrap();
        assert_eq!(other.after(&earlier), Ok(true));
        // Every earlier one counts, and not only the last.
        let two = [first, shown(0..10, "2026-W47", "low")];
        assert_eq!(shown(0..6, "2026-W47", "low").after(&two), Err(TooAlike));
    }

    #[test]
    fn what_was_shown_is_read_as_it_was_kept_and_anything_else_stops() {
        let all = [
            shown(0..5, "2026-W47", "low"),
            shown(0..12, "2026-W46", "well"),
        ];
        let mut text: String = all.iter().map(|one| one.to_line().unwrap()).collect();
        assert_eq!(read(&text), Ok(all.to_vec()));
        text.push_str("{\"version\":2}\n");
        assert_eq!(read(&text), Err(3));
    }
}
