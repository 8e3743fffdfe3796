//! Reads a journal line by line into a [`Journal`].

mod glance;
mod ids;
mod look;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

pub use self::glance::Glance;
use self::ids::{Ids, Known};
pub use self::look::Look;
use super::{Journal, Part, Unreadable};
use crate::record::{Body, Line, Marker};
use crate::{Record, tag};

/// A journal being read. Lines go in by position; order is position, never the clock.
#[derive(Debug)]
pub struct Fold {
    today: NaiveDate,
    since: NaiveDate,
    journal: Journal,
    ids: Ids,
    retracted: BTreeSet<String>,
    /// Whether a check-in of days before was not kept.
    left_out: bool,
    /// Which notes are held whole; all of them when absent.
    noted: Option<Noted>,
}

/// Makes of a note what is held of it.
type Short = fn(&[u8]) -> Cow<'_, [u8]>;

/// Which notes are held whole, and what is held of the others.
#[derive(Clone, Debug)]
struct Noted {
    /// In order, and apart from one another.
    days: Vec<RangeInclusive<NaiveDate>>,
    short: Short,
}

impl Fold {
    /// Everything in the journal.
    pub fn whole(today: NaiveDate) -> Self {
        Self::since(NaiveDate::MIN, today)
    }

    /// What speaks of a day or of days after it; pauses, what was promised and what takes back are kept however old, so that memory
    /// grows with the days asked for and not with the file.
    pub fn since(since: NaiveDate, today: NaiveDate) -> Self {
        Self {
            today,
            since,
            journal: Journal::default(),
            ids: Ids::default(),
            retracted: BTreeSet::new(),
            left_out: false,
            noted: None,
        }
    }

    /// The lines of a part of it, on a day that it tells of.
    pub fn of(part: Part, today: NaiveDate) -> Self {
        let mut fold = Self::whole(today);
        fold.journal.part = Some(part);
        fold
    }

    /// Of notes of other days than these it is held that there is one, so that memory does not grow with what was written.
    ///
    /// For who looks and does not show them: a record made of such a note would lose words.
    #[must_use]
    pub fn with_notes_of(
        mut self,
        days: impl IntoIterator<Item = RangeInclusive<NaiveDate>>,
    ) -> Self {
        let mut days: Vec<_> = days.into_iter().collect();
        days.sort_by_key(|run| *run.start());
        days.dedup_by(|next, run| {
            let is_one = next.start() <= run.end();
            if is_one {
                *run = *run.start()..=*run.end().max(next.end());
            }
            is_one
        });
        self.noted = Some(Noted {
            days,
            short: |_| Cow::default(),
        });
        self
    }

    /// Of notes that are not held whole, their tags.
    #[must_use]
    pub fn with_tags(self) -> Self {
        self.with_short(tag::alone)
    }

    fn with_short(mut self, short: Short) -> Self {
        if let Some(noted) = &mut self.noted {
            noted.short = short;
        }
        self
    }

    /// The same with nothing read.
    fn anew(&self) -> Self {
        Self {
            noted: self.noted.clone(),
            ..Self::since(self.since, self.today)
        }
    }

    /// One line that is not blank, with its number from 1 and without its end.
    pub fn line(&mut self, number: usize, bytes: &[u8]) {
        match Line::read(bytes) {
            Line::Record(mut record) => {
                self.journal.oddities.last_line = number;
                self.shorten(&mut record);
                self.record(number, record, bytes);
            }
            Line::Newer => self.newer(number),
            Line::Unreadable(why) => self.unreadable(number, bytes, why),
        }
    }

    fn newer(&mut self, number: usize) {
        self.journal.oddities.last_line = number;
        self.journal.oddities.newer += 1;
    }

    fn unreadable(&mut self, number: usize, bytes: &[u8], reason: String) {
        let today = self.today.to_string();
        let mut pieces = bytes.windows(today.len());
        let names_today = pieces.any(|window| window == today.as_bytes());
        self.journal.oddities.last_line = number;
        self.journal.oddities.unreadable.push(Unreadable {
            line: number,
            reason,
            is_marker: Marker::read(bytes).is_some(),
            names_today,
            is_held: true,
        });
    }

    /// A line too long to be held. Which day it speaks of is not known, so it may be today's.
    pub fn too_long(&mut self, number: usize) {
        self.journal.oddities.last_line = number;
        self.journal.oddities.unreadable.push(Unreadable {
            line: number,
            reason: "longer than 1 MiB".to_owned(),
            is_marker: false,
            names_today: true,
            is_held: false,
        });
    }

    /// What was read.
    pub fn journal(mut self) -> Journal {
        if !self.retracted.is_empty() {
            let all = self.journal.records.iter().enumerate();
            let taken_back = all.filter(|(_, record)| self.retracted.contains(&record.id));
            self.journal.dead.extend(taken_back.map(|(place, _)| place));
        }
        self.journal.is_window = self.since != NaiveDate::MIN;
        if let Some(part) = &self.journal.part {
            self.journal.oddities.newer = part.newer;
            self.journal.oddities.last_line = part.last_line;
        }
        self.journal.fold();
        self.journal
    }

    /// What is held of a note of this day; none when the note is.
    fn short(&self, day: NaiveDate) -> Option<Short> {
        let noted = self.noted.as_ref()?;
        let begun = noted.days.partition_point(|run| *run.start() <= day);
        let is_whole = noted.days[..begun]
            .last()
            .is_some_and(|run| run.contains(&day));
        (!is_whole).then_some(noted.short)
    }

    fn shorten(&self, record: &mut Record) {
        let Some(short) = self.short(record.day) else {
            return;
        };
        match &mut record.body {
            Body::CheckIn(checkin) => {
                let note = checkin.note.as_ref();
                let note = note.map(|note| short(note.as_bytes()).into_owned());
                checkin.note = note.map(|note| String::from_utf8(note).unwrap_or_default());
            }
            Body::Reflection(evening) => {
                evening.note = evening.note.as_ref().map(|_| String::new());
            }
            _ => {}
        }
    }

    fn record(&mut self, number: usize, record: Record, bytes: &[u8]) {
        if let Body::Retraction { of } = &record.body {
            self.retracted.insert(of.clone());
        } else if record.day < self.since && !is_kept(&record.body) {
            // Of an id that stands twice the later counts, also where it speaks of a day outside the window; the earlier is
            // then no copy of what comes after that.
            let earlier = self.ids.forget(&record.id, &self.journal.records);
            self.journal.dead.extend(earlier);
            self.left_out |= matches!(record.body, Body::CheckIn(_));
            return;
        }
        match self.ids.enter(&record.id, bytes, &self.journal.records) {
            Known::Not => {}
            Known::Same => {
                self.journal.oddities.is_repeated = true;
                return;
            }
            Known::Other(earlier) => {
                self.journal.oddities.same_id.push(number);
                self.journal.dead.insert(earlier);
            }
        }
        self.push(number, record);
    }

    fn push(&mut self, number: usize, record: Record) {
        self.journal.records.push(record);
        self.journal.lines.push(number);
    }

    /// Holds a record whose id was seen nowhere else.
    fn hold(&mut self, number: usize, record: Record) {
        if let Body::Retraction { of } = &record.body {
            self.retracted.insert(of.clone());
        }
        self.push(number, record);
    }
}

/// Whether something matters however old it is.
fn is_kept(body: &Body) -> bool {
    matches!(
        body,
        Body::Pause { .. } | Body::PauseEnd | Body::Commitment { .. } | Body::Focus { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn journal(text: &str) -> Journal {
        let mut fold = Fold::whole(day("2026-11-22"));
        for (number, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
        {
            fold.line(number + 1, line.as_bytes());
        }
        fold.journal()
    }

    fn checkin(id: &str, day: &str, rested: u8) -> String {
        format!(r#"{{"v":1,"id":"{id}","kind":"checkin","at":"","day":"{day}","rested":{rested}}}"#)
    }

    fn retraction(id: &str, of: &str) -> String {
        format!(
            r#"{{"v":1,"id":"{id}","kind":"retraction","at":"","day":"2026-11-22","of":"{of}"}}"#
        )
    }

    fn rested(journal: &Journal, on: &str) -> Option<u8> {
        journal
            .checkin(day(on))
            .and_then(|checkin| checkin.rested)
            .map(crate::Level::number)
    }

    #[test]
    fn the_last_of_a_day_stands_and_what_is_taken_back_does_not() {
        let (first, second) = (checkin("a", "2026-11-22", 2), checkin("b", "2026-11-22", 4));
        assert_eq!(
            rested(&journal(&format!("{first}\n{second}")), "2026-11-22"),
            Some(4)
        );
        let back = format!("{first}\n{second}\n{}", retraction("c", "b"));
        assert_eq!(rested(&journal(&back), "2026-11-22"), Some(2));
        let both = format!("{back}\n{}", retraction("d", "a"));
        assert_eq!(rested(&journal(&both), "2026-11-22"), None);
        assert!(journal(&both).last_change().is_empty());
    }

    #[test]
    fn the_same_line_twice_counts_once_and_the_same_id_otherwise_counts_later() {
        let (first, second) = (checkin("a", "2026-11-22", 2), checkin("b", "2026-11-22", 4));
        let twice = journal(&format!("{first}\n{second}\n{first}"));
        assert_eq!(rested(&twice, "2026-11-22"), Some(4));
        assert!(twice.oddities().same_id.is_empty());

        let other = journal(&format!("{first}\n{}", checkin("a", "2026-11-21", 5)));
        assert_eq!(rested(&other, "2026-11-22"), None);
        assert_eq!(rested(&other, "2026-11-21"), Some(5));
        assert_eq!(other.oddities().same_id, [2]);
    }

    #[test]
    fn undo_takes_the_last_change_whole_and_then_the_one_before() {
        let with = checkin("b", "2026-11-22", 4).replace('}', r#","with":"a"}"#);
        let text = format!(
            "{}\n{}\n{with}",
            checkin("z", "2026-11-20", 1),
            checkin("a", "2026-11-21", 2)
        );
        let ids = |journal: &Journal| {
            journal
                .last_change()
                .iter()
                .map(|record| record.id.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&journal(&text)), ["a", "b"]);
        let back = format!("{text}\n{}\n{}", retraction("r", "a"), retraction("s", "b"));
        assert_eq!(ids(&journal(&back)), ["z"]);
    }

    #[test]
    fn outcomes_count_once_for_each_promise_and_day_the_last_by_position() {
        let outcome = |id: &str, of: &str, how: &str| {
            format!(
                r#"{{"v":1,"id":"{id}","kind":"outcome","at":"","day":"2026-11-22","of":"{of}","outcome":"{how}"}}"#
            )
        };
        let text = [
            outcome("1", "p", "missed"),
            outcome("2", "p", "kept"),
            outcome("3", "q", "missed"),
            outcome("4", "r", "kept"),
            outcome("5", "r", "released"),
        ];
        let promises = journal(&text.join("\n")).promises(day("2026-11-22"), day("2026-11-22"));
        assert_eq!((promises.kept, promises.missed), (1, 1));
    }

    #[test]
    fn a_bad_line_is_doubtful_until_today_is_answered_after_it() {
        let today = day("2026-11-22");
        let answered = checkin("a", "2026-11-22", 4);
        let torn = r#"{"v":1,"id":"b","kind":"checkin","day":"2026-11-22","heal"#;
        assert!(journal(torn).doubtful(today).is_some());
        assert!(
            journal(&format!("{answered}\n{torn}"))
                .doubtful(today)
                .is_some()
        );
        assert!(
            journal(&format!("{torn}\n{answered}"))
                .doubtful(today)
                .is_none()
        );
        assert!(
            journal(&format!("garbage\n{}", checkin("a", "2026-11-21", 4)))
                .doubtful(today)
                .is_none()
        );
        assert!(journal("garbage").doubtful(today).is_some());
    }

    #[test]
    fn a_later_line_with_the_same_id_counts_though_its_day_is_outside_the_window() {
        let mut fold = Fold::since(day("2026-11-20"), day("2026-11-22"));
        fold.line(1, checkin("a", "2026-11-22", 4).as_bytes());
        fold.line(2, checkin("a", "2020-01-01", 4).as_bytes());
        assert_eq!(fold.journal().first_day(), None);
    }

    #[test]
    fn of_a_note_that_is_not_shown_only_its_tags_are_held() {
        let noted = |day: &str| {
            checkin(day, day, 3).replace('}', r##","note":"late #shift, then #garden"}"##)
        };
        let mut fold = Fold::whole(day("2026-11-22"))
            .with_notes_of([day("2026-11-21")..=day("2026-11-21")])
            .with_tags();
        fold.line(1, noted("2026-11-20").as_bytes());
        fold.line(2, noted("2026-11-21").as_bytes());
        let journal = fold.journal();
        let note = |on| {
            journal
                .checkin(day(on))
                .and_then(|checkin| checkin.note.clone())
        };
        assert_eq!(note("2026-11-20").as_deref(), Some("#shift #garden"));
        assert_eq!(
            note("2026-11-21").as_deref(),
            Some("late #shift, then #garden")
        );
        let tags = journal.checkin(day("2026-11-20"));
        let tags = tags.as_ref().map(|checkin| checkin.tags());
        assert_eq!(tags, Some(vec!["shift", "garden"]));
    }

    #[test]
    fn a_line_that_comes_again_after_another_with_its_id_counts_though_that_lies_outside_the_window()
     {
        let mut fold = Fold::since(day("2026-11-20"), day("2026-11-22"));
        for (number, on) in [(1, "2026-11-22"), (2, "2020-01-01"), (3, "2026-11-22")] {
            fold.line(number, checkin("a", on, 4).as_bytes());
        }
        assert_eq!(fold.journal().first_day(), Some(day("2026-11-22")));
    }

    #[test]
    fn a_window_answers_as_the_whole_does() {
        let text: Vec<_> = (1..=22)
            .map(|d| checkin(&format!("i{d}"), &format!("2026-11-{d:02}"), 3))
            .collect();
        let mut fold = Fold::since(day("2026-11-20"), day("2026-11-22"));
        text.iter()
            .enumerate()
            .for_each(|(number, line)| fold.line(number + 1, line.as_bytes()));
        let window = fold.journal();
        assert_eq!(window.first_day(), Some(day("2026-11-20")));
        assert_eq!(rested(&window, "2026-11-22"), Some(3));
    }
}
