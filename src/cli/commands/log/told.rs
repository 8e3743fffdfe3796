//! A journal of which the words of a day are read when its turn comes, so that those of a lifetime are never held at once.

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::record::{Body, Line as Read, Reflection};
use selfcare::{CheckIn, Record};

use crate::commands::home::{Home, Kept, feed};
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
        let journal = home.look([]).see(|look| {
            lines.clear();
            file = home.store.read_open(|span, line| {
                lines.push(span);
                feed(look, span.number, line);
            })?;
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
        let line = self.journal.checkin_line(day).unwrap_or_default();
        let evening = self.journal.reflection_line(day);
        Ok(Said {
            record: self.record(line)?,
            evening: evening.map(|line| self.record(line)).transpose()?,
        })
    }

    fn record(&self, line: usize) -> anyhow::Result<Record> {
        let place = self.file.as_ref().zip(self.lines.get(line));
        let (file, span) = place.context(CHANGED)?;
        let mut record = None;
        file.lines(span, |_, line| {
            if let Line::Text(text) = line
                && let Read::Record(read) = Read::read(text)
            {
                record = Some(read);
            }
        })
        .context(CHANGED)?;
        record.context(CHANGED)
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
