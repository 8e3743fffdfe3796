//! A journal of which the words of a day are read when its turn comes, so that those of a lifetime are never held at once.

use std::io::ErrorKind;

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::record::{Body, Line as Read, Reflection};
use selfcare::{Answers, CheckIn, Record};

use crate::commands::home::{Home, Kept, placed};
use crate::commands::said::shortened;
use crate::storage::{Line, Opened, Spans};

/// A journal that was looked at, and where the words are.
pub(super) struct Told {
    pub(super) journal: Kept,
    lines: Spans,
    file: Option<Opened>,
}

/// What stands for a day, with its words.
pub(super) struct Said {
    pub(super) record: Record,
    pub(super) evening: Option<Record>,
}

impl Told {
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

    /// What was said on a day that has a check-in.
    ///
    /// # Errors
    ///
    /// When it cannot be read again, or says something else by now.
    pub(super) fn on(&self, day: NaiveDate) -> anyhow::Result<Said> {
        let said = Said {
            record: self.record(self.journal.checkin_line(day))?,
            evening: match self.journal.reflection_line(day) {
                None => None,
                line => Some(self.record(line)?),
            },
        };
        let answers = said.checkin()?.said();
        let is_same = |held: Answers<'_>| {
            let note = held.note;
            Answers { note, ..answers } == held
        };
        let checkin = self.journal.answers(day).map(is_same);
        let serving = self.journal.reflection(day).map(|held| held.serving);
        let is_as_seen = said.record.day == day
            && checkin == Some(true)
            && said.evening().map(|evening| evening.serving) == serving;
        anyhow::ensure!(is_as_seen, CHANGED);
        Ok(said)
    }

    fn record(&self, line: Option<usize>) -> anyhow::Result<Record> {
        let span = line.and_then(|line| self.lines.get(line));
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
    /// The answers.
    ///
    /// # Errors
    ///
    /// When what was read again is no check-in.
    pub(super) fn checkin(&self) -> anyhow::Result<&CheckIn> {
        match &self.record.body {
            Body::CheckIn(checkin) => Ok(checkin),
            _ => anyhow::bail!(CHANGED),
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
