//! One line of the journal.

mod heard;
mod marker;
mod sum;
mod wire;

use std::sync::Arc;

use chrono::NaiveDate;

pub(crate) use self::heard::{Heard, Says, Words};
pub use self::marker::Marker;
pub use self::sum::sum;
use crate::commitment::Terms;
use crate::{CheckIn, Level, Promises, Verdict, tag};

/// One thing that was written down, and the day it speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// 128 random bits in base32; the same id and the same bytes are the same record.
    pub id: String,
    /// The moment it was written, RFC 3339 with its offset; never used for order. The records of one change share it.
    pub at: Arc<str>,
    /// Decided once, when it was written, and never computed again.
    pub day: NaiveDate,
    /// The first record of the same change, when one change needed several.
    pub with: Option<Arc<str>>,
    /// What it says.
    pub body: Body,
}

/// What a record says.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// A day's answers, whole.
    CheckIn(Box<CheckIn>),
    /// How a commitment went, on the day it was due.
    Outcome {
        /// The commitment's id.
        of: String,
        /// Kept, missed or released.
        outcome: Outcome,
    },
    /// Something promised; with `of`, new terms for what was promised before.
    Commitment {
        /// The id of the record that made it, when this one replaces its terms.
        of: Option<String>,
        /// What is promised, to whom, and when.
        terms: Box<Terms>,
    },
    /// The thin place chosen for a month.
    Focus {
        /// The month's first day.
        month: NaiveDate,
        /// The area's word.
        area: String,
    },
    /// How serving went, said in the evening.
    Reflection(Reflection),
    /// Days of illness or holiday, from the record's day on.
    Pause {
        /// The last day of it; open when absent.
        until: Option<NaiveDate>,
        /// Why.
        why: Why,
    },
    /// The first day back.
    PauseEnd,
    /// Going in all the same, with the reason.
    Override {
        /// The person's reason, in their words.
        why: String,
        /// What the verdict was.
        verdict: Verdict,
    },
    /// Takes another record back.
    Retraction {
        /// The id of what is taken back.
        of: String,
    },
    /// A kind that this program keeps and does not interpret, by its name.
    Other(String),
}

/// How serving went on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reflection {
    /// 1 hard going to 5 very well.
    pub serving: Level,
    /// A free line for oneself.
    pub note: Option<String>,
}

impl Reflection {
    /// The tags in the note: each `#word`, without the sign, in order, once.
    pub fn tags(&self) -> Vec<&str> {
        self.note.as_deref().map(tag::tags).unwrap_or_default()
    }

    /// What was said where `was` stood, and `now` stands meanwhile: what was changed, and what was left alone as it stands
    /// now.
    #[must_use]
    pub fn rebased(self, was: Option<&Self>, now: Option<&Self>) -> Self {
        let Some(now) = now else {
            return self;
        };
        let is_left = was.is_some_and(|was| was.serving == self.serving);
        let is_note_left = was.and_then(|was| was.note.as_ref()) == self.note.as_ref();
        Self {
            serving: if is_left { now.serving } else { self.serving },
            note: if is_note_left {
                now.note.clone()
            } else {
                self.note
            },
        }
    }
}

/// How a commitment went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Kept,
    /// It was not done.
    Missed,
    /// Let go; counts for nothing.
    Released,
}

impl Outcome {
    /// The word in the journal and in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Missed => "missed",
            Self::Released => "released",
        }
    }

    /// What it counts for: one kept, one missed, or nothing for what was let go.
    pub fn counts(self) -> Promises {
        match self {
            Self::Kept => Promises { kept: 1, missed: 0 },
            Self::Missed => Promises { kept: 0, missed: 1 },
            Self::Released => Promises::default(),
        }
    }
}

/// Why a pause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Illness.
    Ill,
    /// Time off.
    Holiday,
    /// Anything else.
    Other,
}

/// What a line turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Line<R = Record> {
    /// A record.
    Record(R),
    /// Written by a newer version: kept, counted, never interpreted.
    Newer,
    /// Cannot be read: kept, and said, with the reason.
    Unreadable(String),
}

impl Line {
    /// Reads one line, without its end. Nothing here panics, whatever the bytes.
    pub fn read(bytes: &[u8]) -> Self {
        match Line::hear(bytes) {
            Line::Record(heard) => Self::Record(heard.into_record()),
            Line::Newer => Self::Newer,
            Line::Unreadable(why) => Self::Unreadable(why),
        }
    }
}

impl<'a> Line<Heard<'a>> {
    /// The same without a copy of its words, where it is written as this program writes.
    pub(crate) fn hear(bytes: &'a [u8]) -> Self {
        wire::hear(bytes)
    }
}

impl Record {
    /// A record of one change, or of the change that `with` began.
    pub fn new(bits: u128, at: impl Into<Arc<str>>, day: NaiveDate, body: Body) -> Self {
        Self {
            id: base32(bits),
            at: at.into(),
            day,
            with: None,
            body,
        }
    }

    /// The change that it is part of, by the id of that one's first record.
    pub fn change(&self) -> &str {
        self.with.as_deref().unwrap_or(&self.id)
    }

    /// The line as it is appended, with its end.
    ///
    /// # Errors
    ///
    /// When it cannot be written as JSON, which no record that was read or asked can cause.
    pub fn to_line(&self) -> serde_json::Result<String> {
        let mut line = String::with_capacity(256);
        self.add_line(&mut line)?;
        Ok(line)
    }

    /// Adds the same line to others.
    ///
    /// # Errors
    ///
    /// As [`Record::to_line`].
    pub fn add_line(&self, lines: &mut String) -> serde_json::Result<()> {
        wire::write(self, lines)?;
        lines.push('\n');
        Ok(())
    }

    /// The time of day it was written, `07:41`, when its moment is readable.
    pub fn time(&self) -> Option<&str> {
        let time = self.at.get(11..16)?;
        let digits = time.bytes().enumerate().all(|(place, b)| {
            if place == 2 {
                b == b':'
            } else {
                b.is_ascii_digit()
            }
        });
        digits.then_some(time)
    }
}

/// 26 characters of RFC 4648's alphabet in lower case, without padding.
pub(crate) fn base32(bits: u128) -> String {
    let alphabet = b"abcdefghijklmnopqrstuvwxyz234567";
    let (mut letters, mut rest) = ([0; 26], bits);
    for letter in letters.iter_mut().rev() {
        *letter = alphabet[rest as usize & 31];
        rest >>= 5;
    }
    String::from_utf8(letters.to_vec()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_evening_said_twice_at_once_keeps_what_the_other_changed() {
        let evening = |serving: &str, note: Option<&str>| Reflection {
            serving: serving.parse().unwrap(),
            note: note.map(str::to_owned),
        };
        let (was, now) = (evening("3", Some("a")), evening("4", Some("b")));
        for (said, stands) in [
            (evening("3", Some("a")), evening("4", Some("b"))),
            (evening("2", Some("a")), evening("2", Some("b"))),
            (evening("3", None), evening("4", None)),
            (evening("2", Some("c")), evening("2", Some("c"))),
        ] {
            assert_eq!(said.clone().rebased(Some(&was), Some(&now)), stands);
            assert_eq!(said.clone().rebased(Some(&was), None), said);
        }
        assert_eq!(
            evening("2", None).rebased(None, Some(&now)),
            evening("2", Some("b"))
        );
    }

    #[test]
    fn ids_are_26_letters_and_tell_bits_apart() {
        assert_eq!(base32(0), "a".repeat(26));
        assert_eq!(base32(u128::MAX), format!("h{}", "7".repeat(25)));
        assert_ne!(base32(1), base32(2));
    }
}
