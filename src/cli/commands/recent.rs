//! How much of the journal a command reads: all of it, or the recent part that an index points to.
//!
//! The index is written after every change, from what was read for it; so a day is told as fast in a journal of ten years
//! as in one of a month. Whenever anything about it is doubtful, everything is read.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, Days, NaiveDate};
use memchr::memchr_iter;
use selfcare::journal::{Fold, Look, Part, Recent};
use selfcare::record::{Body, Line as Read};
use selfcare::{Journal, Record};

use super::home::{Home, Kept, feed, placed};
use super::said::shortened;
use crate::storage::{Index, Indexed, Locked, Mark, Span, Spans};

/// For so many days the notes of a year before can be looked up by the index.
const NOTES_AHEAD: u64 = 14;

/// A journal read under the lock, and where its lines lie.
pub(super) struct Reading {
    pub(super) journal: Kept,
    mark: Option<Mark>,
    lines: Spans,
    /// The index that led to it.
    indexed: Option<(Indexed, About)>,
    /// The check-in of a year before today, read by the index.
    year_ago: Option<Record>,
}

/// What an index says beside the places of lines.
struct About {
    /// The last day for which the note of a year before can be looked up.
    notes_until: i64,
    part: Part,
}

impl About {
    fn of(indexed: &Indexed) -> Option<Self> {
        let (notes_until, part) = indexed.index.about.split_first()?;
        Some(Self {
            notes_until: *notes_until,
            part: Part::from_numbers(part)?,
        })
    }
}

impl Home<'_> {
    /// The recent part of the journal, when an index of it tells of a day.
    pub(super) fn recent(&self, day: NaiveDate) -> Option<Kept> {
        let indexed = self.store.indexed()?;
        let about = About::of(&indexed)?;
        read(self, &indexed, about.part, day, |_| {})
    }
}

fn read(
    home: &Home<'_>,
    indexed: &Indexed,
    part: Part,
    day: NaiveDate,
    mut place: impl FnMut(Span),
) -> Option<Kept> {
    if !part.tells_of(day, &home.rules) {
        return None;
    }
    let look = Look::from(Fold::of(part, home.today));
    let journal = look.see(|look| {
        indexed.read(|span, line| {
            place(span);
            feed(look, span.number, line);
        })
    });
    journal.ok().map(Kept::new)
}

impl Reading {
    /// Reads everything.
    pub(super) fn whole(locked: &Locked, look: Look) -> anyhow::Result<Self> {
        Self::whole_into(Spans::default(), locked, look)
    }

    /// The same in the room that other lines were in.
    fn whole_into(mut lines: Spans, locked: &Locked, look: Look) -> anyhow::Result<Self> {
        let mut mark = None;
        let journal = look.see(|look| {
            mark = locked.read(placed(look, &mut lines))?;
            Ok(())
        });
        Ok(Self {
            journal: Kept::new(journal.map_err(shortened)?),
            mark,
            lines,
            indexed: None,
            year_ago: None,
        })
    }

    /// Reads what an index leads to, when it tells of today.
    pub(super) fn by_index(locked: &Locked, home: &Home<'_>) -> Option<Self> {
        let indexed = locked.indexed()?;
        let about = About::of(&indexed)?;
        if home.config.shows_year_ago() && about.notes_until < number(home.today) {
            return None;
        }
        let mut lines = Spans::default();
        let journal = read(home, &indexed, about.part.clone(), home.today, |span| {
            lines.push(span);
        })?;
        let year_ago = match year_before(home.today) {
            Some(day) => indexed.apart(number(day)).ok()?,
            None => None,
        };
        let year_ago = year_ago.and_then(|line| match Read::read(line.trim_ascii_end()) {
            Read::Record(record) => Some(record),
            Read::Newer | Read::Unreadable(_) => None,
        });
        Some(Self {
            journal,
            mark: Some(indexed.journal.mark),
            lines,
            indexed: Some((indexed, about)),
            year_ago,
        })
    }

    /// The note of the same date a year before; on 29 February there is none.
    pub(super) fn note_a_year_ago(&self, home: &Home<'_>) -> Option<String> {
        if let Some(Record {
            body: Body::CheckIn(checkin),
            ..
        }) = &self.year_ago
        {
            return checkin.note.clone();
        }
        let then = self.journal.answers(year_before(home.today)?)?;
        then.note.map(str::to_owned)
    }

    /// Writes the index of the journal as it is after a change.
    pub(super) fn keep(
        &mut self,
        locked: &Locked,
        home: &Home<'_>,
        written: &str,
        after: &Journal,
    ) {
        if !written.is_empty() && self.kept(locked, home, written, after).is_none() {
            let _ = self.anew(locked, home, []);
        }
    }

    /// Reads everything again after a change, and writes the index.
    pub(super) fn anew(
        &mut self,
        locked: &Locked,
        home: &Home<'_>,
        words_of: impl IntoIterator<Item = RangeInclusive<NaiveDate>>,
    ) -> anyhow::Result<Kept> {
        let lines = std::mem::take(&mut self.lines);
        let look = home.look(words_of).with_room_for(lines.count());
        let read = Self::whole_into(lines, locked, look)?;
        if locked.is_as_left(read.mark) {
            let recent = read.journal.recent(&home.rules, home.today);
            let notes = read.notes(home, &read.journal);
            recent
                .and_then(|recent| index(&recent, &read.lines, notes))
                .inspect(|index| locked.keep(index));
        }
        Ok(read.journal)
    }

    /// The same from what was read before the change; none when that is not enough to tell.
    fn kept(
        &mut self,
        locked: &Locked,
        home: &Home<'_>,
        written: &str,
        after: &Journal,
    ) -> Option<()> {
        // Each of them ends with a newline.
        let mut offset = locked.appended_at(self.mark, written.len())?;
        let last = match (&self.indexed, self.lines.last()) {
            (Some((_, about)), _) => about.part.last_line(),
            (None, None) if self.mark.is_none() => 0,
            // What lies behind the last line would have numbers, too.
            (None, last) => {
                last.filter(|last| Some(last.end()) == self.mark.map(Mark::length))?
                    .number
            }
        };
        let begins = offset;
        for (number, end) in (last + 1..).zip(memchr_iter(b'\n', written.as_bytes())) {
            let end = begins + end as u64 + 1;
            self.lines.push(Span {
                number,
                offset,
                bytes: end - offset,
            });
            offset = end;
        }
        let recent = after.recent(&home.rules, home.today)?;
        locked.keep(&index(&recent, &self.lines, self.notes(home, after))?);
        Some(())
    }

    /// Where the notes of a year before lie for the days ahead, and for how many of them that is known.
    fn notes(&self, home: &Home<'_>, journal: &Journal) -> Notes {
        if let Some((indexed, about)) = &self.indexed {
            let first = year_before(home.today).map_or(i64::MIN, number);
            let apart = indexed.index.apart.iter().copied();
            return Notes {
                until: about.notes_until,
                apart: apart.filter(|(day, _)| *day >= first).collect(),
            };
        }
        let until = home
            .today
            .checked_add_days(Days::new(NOTES_AHEAD))
            .unwrap_or(home.today);
        let days = home
            .today
            .iter_days()
            .take_while(|day| *day <= until)
            .filter_map(year_before);
        let place = |day| Some((number(day), self.lines.get(journal.noted_on(day)?)?));
        Notes {
            until: number(until),
            apart: days.filter_map(place).collect(),
        }
    }
}

struct Notes {
    until: i64,
    apart: Vec<(i64, Span)>,
}

fn index(recent: &Recent, lines: &Spans, notes: Notes) -> Option<Index> {
    let mut about = vec![notes.until];
    about.extend(recent.part.as_numbers());
    let place = |number: &usize| lines.get(*number);
    Some(Index {
        about,
        lines: recent.lines.iter().map(place).collect::<Option<_>>()?,
        apart: notes.apart,
    })
}

fn year_before(day: NaiveDate) -> Option<NaiveDate> {
    day.with_year(day.year() - 1)
}

fn number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}
