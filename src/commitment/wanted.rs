//! Which commitment is meant by a short number or a part of its text.

use std::fmt;

use chrono::NaiveDate;

use super::{Agenda, Commitment};

/// Why no one commitment is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// There is none like it.
    None,
    /// Several are like it: number and words of each.
    Several(Vec<(usize, String)>),
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("no promise has this number or these words; all of them: selfcare commit list --all"),
            Self::Several(all) => {
                let named: Vec<String> = all.iter().map(|(number, words)| format!("{number} {words}")).collect();
                write!(f, "{} promises are like it; say the number: {}", all.len(), named.join(" | "))
            }
        }
    }
}

impl std::error::Error for NotFound {}

impl<'a> Agenda<'a> {
    /// The commitment with this number, this id, or this part of its text or of a name in it. What is still running
    /// comes before what is over.
    ///
    /// # Errors
    ///
    /// When there is none, or more than one.
    pub fn find(self, wanted: &str, today: NaiveDate) -> Result<&'a Commitment, NotFound> {
        let wanted = wanted.trim();
        let all = self.journal.commitments();
        let exact = |commitment: &&Commitment| {
            commitment.number.to_string() == wanted || commitment.id == wanted
        };
        if let Some(exact) = all.iter().find(exact) {
            return Ok(exact);
        }
        // A mistyped number must not hit a figure in somebody's words.
        if wanted.bytes().all(|b| b.is_ascii_digit()) {
            return Err(NotFound::None);
        }
        let part = wanted.to_lowercase();
        let like = |commitment: &&Commitment| {
            !part.is_empty() && commitment.terms.to_string().to_lowercase().contains(&part)
        };
        let like: Vec<&Commitment> = all.iter().filter(like).collect();
        let running: Vec<&Commitment> = like
            .iter()
            .copied()
            .filter(|commitment| self.is_running(commitment, today))
            .collect();
        let best = if running.is_empty() { like } else { running };
        let same = best
            .iter()
            .copied()
            .filter(|commitment| commitment.terms.text.to_lowercase() == part);
        match (best.as_slice(), same.collect::<Vec<_>>().as_slice()) {
            ([one], _) | (_, [one]) => Ok(one),
            ([], _) => Err(NotFound::None),
            (several, _) => Err(NotFound::Several(
                several
                    .iter()
                    .map(|commitment| (commitment.number, commitment.terms.to_string()))
                    .collect(),
            )),
        }
    }
}
