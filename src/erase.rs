//! What goes when a day is erased, and what stays: every other day reads as before.

mod gone;
mod note;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

pub use gone::Gone;

use crate::Record;
use crate::record::{Body, Line};

/// How much of a day goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Everything that was said of it, and what was promised on it.
    Whole,
    /// The notes of its check-ins and of how serving went.
    Notes,
}

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It stays, byte for byte.
    Stays,
    /// It goes.
    Goes,
    /// It stays without its note: these bytes, all others as they were.
    Without(Vec<u8>),
}

/// Lines that are looked through in rounds, until it is known which of them go.
#[derive(Clone, Debug)]
pub struct Search {
    erasure: Erasure,
    /// The ids as they are known at the end of this round.
    next: BTreeMap<String, Reach>,
    is_first: bool,
}

/// Which lines go.
#[derive(Clone, Debug)]
pub struct Erasure {
    day: NaiveDate,
    /// The day as lines spell it.
    written: String,
    part: Part,
    ids: BTreeMap<String, Reach>,
}

/// How far down the lines of one id go.
///
/// Of an id that stands several times the last one counts. Those before it must not come to life, and one that comes
/// after it and speaks of another day stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reach {
    /// The last line that goes.
    until: usize,
    /// The last line of this id.
    last: usize,
    /// Whether it is something promised, with which goes what was said of it on other days.
    is_promise: bool,
}

impl Search {
    /// Nothing is looked through yet.
    pub fn new(day: NaiveDate, part: Part) -> Self {
        Self {
            erasure: Erasure {
                day,
                written: day.to_string(),
                part,
                ids: BTreeMap::new(),
            },
            next: BTreeMap::new(),
            is_first: true,
        }
    }

    /// One line that is not blank, with its number from 1 and without its end; whether it speaks of the day by itself.
    pub fn line(&mut self, number: usize, bytes: &[u8]) -> bool {
        let Line::Record(record) = Line::read(bytes) else {
            return self.erasure.names_day(bytes);
        };
        if self.erasure.part == Part::Notes {
            return self.erasure.notes(&record);
        }
        let is_of_day = self.erasure.is_of_day(&record);
        let goes = if self.is_first {
            is_of_day
        } else {
            self.erasure.hangs_on_a_promise(&record, bytes)
        };
        if goes {
            let made = matches!(record.body, Body::Commitment { ref of, .. } if of.is_none() || !self.is_first);
            let reach = self.next.entry(record.id.clone()).or_default();
            reach.until = reach.until.max(number);
            reach.is_promise |= made;
        }
        if let Some(reach) = self.next.get_mut(&record.id) {
            reach.last = reach.last.max(number);
        }
        is_of_day
    }

    /// Ends a round: whether all lines are to be looked at once more.
    pub fn again(&mut self) -> bool {
        let more = self.next != self.erasure.ids;
        self.erasure.ids.clone_from(&self.next);
        self.is_first = false;
        more
    }

    /// What was found.
    pub fn found(self) -> Erasure {
        self.erasure
    }
}

impl Erasure {
    /// What becomes of a line that is not blank, with its number and without its end.
    pub fn fate(&self, number: usize, bytes: &[u8]) -> Fate {
        let goes = match Line::read(bytes) {
            Line::Record(record) if self.part == Part::Notes => {
                if self.notes(&record)
                    && let Some(rest) = note::without(bytes)
                {
                    return Fate::Without(rest);
                }
                false
            }
            // What takes back holds no words, and goes with what it takes back.
            Line::Record(Record {
                body: Body::Retraction { of },
                ..
            }) => self.ids.get(&of).is_some_and(Reach::is_whole),
            Line::Record(record) => {
                let reach = self.ids.get(&record.id);
                reach.is_some_and(|reach| number <= reach.until)
            }
            Line::Newer | Line::Unreadable(_) => self.names_day(bytes),
        };
        if goes { Fate::Goes } else { Fate::Stays }
    }

    /// Whether bytes that cannot be read hold the day.
    pub fn names_day(&self, bytes: &[u8]) -> bool {
        memchr::memmem::find(bytes, self.written.as_bytes()).is_some()
    }

    /// Whether a record speaks of the day. What takes back and what ends a pause hold no words: without them something
    /// would come back that was taken back, or a pause go on.
    fn is_of_day(&self, record: &Record) -> bool {
        let is_kept = matches!(record.body, Body::Retraction { .. } | Body::PauseEnd);
        record.day == self.day && !is_kept
    }

    fn notes(&self, record: &Record) -> bool {
        let note = match &record.body {
            Body::CheckIn(checkin) => checkin.note.as_ref(),
            Body::Reflection(reflection) => reflection.note.as_ref(),
            _ => None,
        };
        record.day == self.day && note.is_some()
    }

    /// Whether it is said of something promised that goes.
    fn hangs_on_a_promise(&self, record: &Record, bytes: &[u8]) -> bool {
        let of = match &record.body {
            Body::Commitment { of, .. } => of.clone(),
            Body::Outcome { of, .. } => Some(of.clone()),
            Body::Other(_) => other_of(bytes),
            _ => None,
        };
        let promise = of.and_then(|of| self.ids.get(&of));
        promise.is_some_and(|reach| reach.is_promise && reach.is_whole())
    }
}

impl Reach {
    /// Whether no line of the id stays.
    fn is_whole(&self) -> bool {
        self.until == self.last
    }
}

/// What a record of a kind that is not known is said of.
fn other_of(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Of {
        of: String,
    }
    serde_json::from_slice::<Of>(bytes).ok().map(|said| said.of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(id: &str, kind: &str, day: u32, rest: &str) -> String {
        let at = format!("2026-12-{day:02}T07:41:03+01:00");
        format!(
            r#"{{"v":1,"id":"{id}","kind":"{kind}","at":"{at}","day":"2026-11-{day:02}"{rest}}}"#
        )
    }

    /// The numbers of the lines that stay once the 20th is erased.
    fn stay(lines: &[impl AsRef<str>]) -> Vec<usize> {
        let lines: Vec<_> = (1..).zip(lines.iter().map(AsRef::as_ref)).collect();
        let mut search = Search::new("2026-11-20".parse().unwrap(), Part::Whole);
        loop {
            for (number, line) in &lines {
                search.line(*number, line.as_bytes());
            }
            if !search.again() {
                break;
            }
        }
        let erasure = search.found();
        let stays =
            |(number, line): &&(usize, &str)| erasure.fate(*number, line.as_bytes()) == Fate::Stays;
        lines
            .iter()
            .filter(stays)
            .map(|(number, _)| *number)
            .collect()
    }

    #[test]
    fn everything_of_the_day_goes_and_what_takes_back_stays() {
        let lines = [
            line("a", "checkin", 20, r#","rested":4"#),
            line("b", "checkin", 21, r#","rested":4"#),
            line("c", "reflection", 20, r#","serving":4"#),
            line("d", "override", 20, r#","why":"w","verdict":"not-fit""#),
            line("e", "outcome", 20, r#","of":"p","outcome":"kept""#),
            line("f", "pause", 20, r#","why":"ill""#),
            line("g", "pause-end", 20, ""),
            line("h", "focus", 20, r#","month":"2026-12","area":"rest""#),
            line("i", "retraction", 20, r#","of":"b""#),
            line("j", "song", 20, ""),
        ];
        assert_eq!(stay(&lines), [2, 7, 9]);
    }

    #[test]
    fn with_a_promise_goes_all_that_was_said_of_it_and_with_a_change_of_terms_only_that() {
        let made = |id, day, of: &str| {
            line(
                id,
                "commitment",
                day,
                &format!(r#"{of},"text":"walk","every":"day""#),
            )
        };
        let lines = [
            // Said before it was made, as a merge may order it.
            line("a", "outcome", 22, r#","of":"t","outcome":"kept""#),
            made("p", 20, ""),
            made("t", 21, r#","of":"p""#),
            line("r", "retraction", 23, r#","of":"t""#),
            line("s", "song", 23, r#","of":"p""#),
            made("q", 19, ""),
            made("u", 20, r#","of":"q""#),
            line("b", "outcome", 21, r#","of":"q","outcome":"kept""#),
            line("c", "outcome", 21, r#","of":"u","outcome":"kept""#),
        ];
        assert_eq!(stay(&lines), [6, 8, 9]);
    }

    #[test]
    fn an_older_line_of_an_id_that_goes_does_not_come_back() {
        let (old, of_day) = (line("a", "checkin", 21, ""), line("a", "checkin", 20, ""));
        let back = line("r", "retraction", 22, r#","of":"a""#);
        assert_eq!(stay(&[&old, &of_day, &back]), [0; 0]);
        // Here the later one speaks of another day, and counts as before.
        assert_eq!(stay(&[&of_day, &old, &back]), [2, 3]);
        assert_eq!(stay(&[&old, &of_day, &old]), [3]);
    }

    #[test]
    fn what_cannot_be_read_stays_unless_it_holds_the_day() {
        let lines = [
            "garbage",
            r#"{"v":1,"id":"x","kind":"checkin","day":"2026-11-20","heal"#,
            r#"{"v":1,"id":"x","kind":"checkin","day":"2026-11-21","heal"#,
            r#"{"v":9,"day":"2026-11-20"}"#,
            r#"{"v":9,"day":"2026-11-21"}"#,
        ];
        assert_eq!(stay(&lines), [1, 3, 5]);
    }

    #[test]
    fn only_the_notes_of_the_day_go() {
        let with = line(
            "a",
            "checkin",
            20,
            r#","sleep": 7.0, "note":"n","x":[1e400]"#,
        );
        let other = line("b", "checkin", 21, r#","note":"n""#);
        let none = line("c", "checkin", 20, "");
        let search = Search::new("2026-11-20".parse().unwrap(), Part::Notes);
        let erasure = search.found();
        let fate = |line: &str| erasure.fate(1, line.as_bytes());
        let rest = with.replace(r#", "note":"n""#, "");
        assert_eq!(fate(&with), Fate::Without(rest.into_bytes()));
        assert_eq!((fate(&other), fate(&none)), (Fate::Stays, Fate::Stays));
        assert_eq!(fate("torn 2026-11-20"), Fate::Goes);
    }
}
