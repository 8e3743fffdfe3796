//! Any record as JSON, written by serde.

use std::borrow::Cow;

use super::shape::{Levels, Text, Wire};
use super::{OUTCOMES, VERSION, WHYS};
use crate::commitment::{Terms, When};
use crate::record::{Body, Record};
use crate::{CheckIn, Health, Hours, Level, day, text};

/// What any record is as JSON.
pub(super) fn by_serde(record: &Record) -> serde_json::Result<String> {
    let mut wire = Wire {
        v: VERSION,
        id: Text(Cow::Borrowed(&record.id)),
        kind: Text(Cow::Borrowed(kind(&record.body))),
        at: Some(Text(Cow::Borrowed(&record.at))),
        day: record.day,
        with: borrowed(record.with.as_deref()),
        ..Wire::default()
    };
    match &record.body {
        Body::CheckIn(checkin) => fill(&mut wire, checkin),
        Body::Reflection(reflection) => {
            wire.serving = Some(u64::from(reflection.serving.number()));
            wire.note = borrowed(reflection.note.as_deref());
        }
        Body::Outcome { of, outcome } => {
            wire.of = borrowed(Some(of));
            wire.outcome = borrowed(Some(spelled(OUTCOMES, *outcome)));
        }
        Body::Pause { until, why } => {
            wire.until = *until;
            wire.why = borrowed(Some(spelled(WHYS, *why)));
        }
        Body::Override { why, verdict } => {
            wire.why = borrowed(Some(why));
            wire.verdict = borrowed(Some(verdict.word()));
        }
        Body::Retraction { of } => wire.of = borrowed(Some(of)),
        Body::Commitment { of, terms } => {
            wire.of = borrowed(of.as_deref());
            promised(&mut wire, terms);
        }
        Body::Focus { month, area } => {
            wire.month = Some(Text(Cow::Owned(day::month_digits(*month))));
            wire.area = borrowed(Some(area));
        }
        Body::PauseEnd | Body::Other(_) => {}
    }
    text::json_line(&wire)
}

fn promised<'a>(wire: &mut Wire<'a>, terms: &'a Terms) {
    wire.text = borrowed(Some(&terms.text));
    wire.to = borrowed(Some(terms.to.word()));
    match &terms.when {
        When::Once { due } => wire.due = Some(*due),
        When::Every { rhythm, until } => {
            wire.every = Some(Text(Cow::Owned(rhythm.to_string())));
            wire.until = *until;
        }
    }
    wire.area = borrowed(terms.area.as_deref());
}

fn fill<'a>(wire: &mut Wire<'a>, checkin: &'a CheckIn) {
    let number = |level: Option<Level>| level.map(|level| u64::from(level.number()));
    wire.health = borrowed(checkin.health.map(Health::word));
    wire.sleep = checkin.sleep.map(Hours::number);
    wire.rested = number(checkin.rested);
    wire.eating = number(checkin.eating);
    wire.boundaries = number(checkin.boundaries);
    wire.thoughts = number(checkin.thoughts);
    wire.forward = number(checkin.forward);
    wire.kept = checkin.promises.map(|promises| promises.kept);
    wire.missed = checkin.promises.map(|promises| promises.missed);
    wire.areas = Levels(
        checkin
            .areas
            .iter()
            .map(|(name, level)| (name.clone(), u64::from(level.number())))
            .collect(),
    );
    wire.note = borrowed(checkin.note.as_deref());
    wire.adjustment = borrowed(checkin.adjustment.as_deref());
    wire.took = checkin.took;
}

fn kind(body: &Body) -> &str {
    match body {
        Body::CheckIn(_) => "checkin",
        Body::Commitment { .. } => "commitment",
        Body::Focus { .. } => "focus",
        Body::Reflection(_) => "reflection",
        Body::Outcome { .. } => "outcome",
        Body::Pause { .. } => "pause",
        Body::PauseEnd => "pause-end",
        Body::Override { .. } => "override",
        Body::Retraction { .. } => "retraction",
        Body::Other(kind) => kind,
    }
}

fn spelled<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words
        .iter()
        .find(|(_, known)| *known == value)
        .map(|(word, _)| *word)
        .unwrap_or_default()
}

fn borrowed(text: Option<&str>) -> Option<Text<'_>> {
    text.map(|text| Text(Cow::Borrowed(text)))
}
