//! A record whose words still lie in its line, for who looks at ten years of them and keeps few.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Body, Record, Reflection};
use crate::{CheckIn, Level};

/// A record as its line says it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heard<'a> {
    pub(crate) id: Cow<'a, str>,
    pub(crate) at: Cow<'a, str>,
    pub(crate) day: NaiveDate,
    pub(crate) with: Option<Cow<'a, str>>,
    pub(crate) says: Says<'a>,
}

/// What it says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Says<'a> {
    /// A day's answers without their note, and the note.
    CheckIn(CheckIn, Option<Cow<'a, str>>),
    /// How serving went, and the note.
    Evening(Level, Option<Cow<'a, str>>),
    /// Anything else.
    Other(Body),
}

impl Heard<'_> {
    /// The change that it is part of, by the id of that one's first record.
    pub(crate) fn change(&self) -> &str {
        self.with.as_ref().unwrap_or(&self.id)
    }

    /// The record, with its words.
    pub(crate) fn into_record(self) -> Record {
        let note = |note: Option<Cow<'_, str>>| note.map(Cow::into_owned);
        Record {
            id: self.id.into_owned(),
            at: self.at.into_owned(),
            day: self.day,
            with: self.with.map(Cow::into_owned),
            body: match self.says {
                Says::CheckIn(mut checkin, said) => {
                    checkin.note = note(said);
                    Body::CheckIn(Box::new(checkin))
                }
                Says::Evening(serving, said) => {
                    let note = note(said);
                    Body::Reflection(Reflection { serving, note })
                }
                Says::Other(body) => body,
            },
        }
    }
}

impl From<Record> for Heard<'_> {
    fn from(record: Record) -> Self {
        let owned = Cow::Owned;
        Self {
            id: owned(record.id),
            at: owned(record.at),
            day: record.day,
            with: record.with.map(owned),
            says: match record.body {
                Body::CheckIn(mut checkin) => {
                    let note = checkin.note.take();
                    Says::CheckIn(*checkin, note.map(owned))
                }
                Body::Reflection(evening) => {
                    Says::Evening(evening.serving, evening.note.map(owned))
                }
                body => Says::Other(body),
            },
        }
    }
}
