//! A record whose words still lie in its line, for who looks at ten years of them and keeps few.

use std::str::from_utf8;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Body, Record, Reflection};
use crate::{CheckIn, Level};

/// A record as its line says it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heard<'a> {
    pub(crate) id: Words<'a>,
    pub(crate) at: Words<'a>,
    pub(crate) day: NaiveDate,
    pub(crate) with: Option<Words<'a>>,
    pub(crate) says: Says<'a>,
}

/// What it says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Says<'a> {
    /// A day's answers without their note, and the note.
    CheckIn(CheckIn, Option<Words<'a>>),
    /// How serving went, and the note.
    Evening(Level, Option<Words<'a>>),
    /// Anything else.
    Other(Body),
}

/// Words that may still lie in their line, known to be UTF-8 and made a text where one is wanted: most are only counted.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Words<'a> {
    /// As they lie there.
    Lying(&'a [u8]),
    /// Made anew from what lies there.
    Held(String),
}

impl Words<'_> {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        match self {
            Self::Lying(bytes) => bytes,
            Self::Held(text) => text.as_bytes(),
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Lying(bytes) => from_utf8(bytes).unwrap_or_default(),
            Self::Held(text) => text,
        }
    }

    pub(crate) fn into_text(self) -> String {
        match self {
            Self::Lying(_) => self.as_str().to_owned(),
            Self::Held(text) => text,
        }
    }
}

impl Heard<'_> {
    /// The change that it is part of, by the id of that one's first record.
    pub(crate) fn change(&self) -> &str {
        self.with.as_ref().unwrap_or(&self.id).as_str()
    }

    /// The record, with its words.
    pub(crate) fn into_record(self) -> Record {
        let note = |note: Option<Words<'_>>| note.map(Words::into_text);
        Record {
            id: self.id.into_text(),
            at: self.at.as_str().into(),
            day: self.day,
            with: self.with.map(|with| with.as_str().into()),
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
        let owned = Words::Held;
        let shared = |words: &Arc<str>| owned(str::to_owned(words));
        Self {
            id: owned(record.id),
            at: shared(&record.at),
            day: record.day,
            with: record.with.as_ref().map(shared),
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
