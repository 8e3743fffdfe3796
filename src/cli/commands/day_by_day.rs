//! A journal read day by day: the words of each are read when its turn comes, so that those of a lifetime are never held at
//! once.

use std::io::ErrorKind;

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::record::{Body, Line as Read, Reflection};
use selfcare::{Answers, CheckIn, Record};

use super::home::{Home, Kept, placed};
use super::said::shortened;
use crate::storage::{Line, Opened, Spans};

/// A journal that was looked at, and where the words are.
pub(super) struct DayByDay {
    pub(super) journal: Kept,
    lines: Spans,
    file: Option<Opened>,
}

/// What stands for a day, with its words.
pub(super) struct Said {
    record: Option<Record>,
    evening: Option<Record>,
}

impl DayByDay {
    /// Looks at the whole journal.
    pub(super) fn read(home: &Home<'_>) -> anyhow::Result<Self> {
        let (mut lines, mut file) = (Spans::default(), None);
        let journal = home.look([]).with_tags().see(|look| {
            file = home.store.read_open(placed(look, &mut lines))?;
            Ok(())
        });
        Ok(Self {
            journal: Kept::new(journal.map_err(shortened)?),
            lines,
            file,
        })
    }

    /// What was said on a day.
    ///
    /// # Errors
    ///
    /// When it cannot be read again, or says something else by now.
    pub(super) fn on(&self, day: NaiveDate) -> anyhow::Result<Said> {
        let read = |line: Option<usize>| line.map(|line| self.record(line)).transpose();
        let said = Said {
            record: read(self.journal.checkin_line(day))?,
            evening: read(self.journal.reflection_line(day))?,
        };
        let is_same = |(held, said): (Answers<'_>, Answers<'_>)| {
            let note = held.note;
            Answers { note, ..said } == held
        };
        let (held, now) = (self.journal.answers(day), said.checkin());
        let is_as_seen = held.is_some() == now.is_some()
            && held
                .zip(now.map(|(checkin, _)| checkin.said()))
                .is_none_or(is_same);
        let serving = self.journal.reflection(day).map(|held| held.serving);
        let is_evening_as_seen = said.evening().map(|evening| evening.serving) == serving;
        let is_of_day = |record: &Record| record.day == day;
        let is_that_day = said.record.as_ref().is_none_or(is_of_day);
        anyhow::ensure!(is_as_seen && is_evening_as_seen && is_that_day, CHANGED);
        Ok(said)
    }

    fn record(&self, line: usize) -> anyhow::Result<Record> {
        let span = self.lines.get(line);
        let (file, span) = self.file.as_ref().zip(span).context(CHANGED)?;
        let mut record = None;
        let read = file.lines(span, |_, line| {
            if let Line::Text(text) = line
                && let Read::Record(read) = Read::read(text)
            {
                record = Some(read);
            }
        });
        match read {
            Err(err) if err.kind() != ErrorKind::UnexpectedEof => {
                Err(err).context("could not read the journal")
            }
            _ => record.context(CHANGED),
        }
    }
}

impl Said {
    /// The check-in, and the record that says it.
    pub(super) fn checkin(&self) -> Option<(&CheckIn, &Record)> {
        let record = self.record.as_ref()?;
        match &record.body {
            Body::CheckIn(checkin) => Some((checkin, record)),
            _ => None,
        }
    }

    /// How serving went.
    pub(super) fn evening(&self) -> Option<&Reflection> {
        match &self.evening.as_ref()?.body {
            Body::Reflection(evening) => Some(evening),
            _ => None,
        }
    }
}

const CHANGED: &str = "could not read the journal: another program changed it meanwhile; ask again";
