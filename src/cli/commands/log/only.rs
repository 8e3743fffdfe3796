//! Which days of the log are asked for.

use clap::Args as Clap;
use selfcare::record::Reflection;
use selfcare::{Answers, CheckIn, Verdict};

use crate::commands::complete;
use crate::located::unknown;
use crate::render::entry::Entry;

/// Which days are shown.
#[derive(Debug, Clap)]
pub(super) struct Only {
    /// Only days whose note holds this tag, with or without its #
    #[arg(long, value_name = "TAG", value_parser = tag, add = complete::tags())]
    tag: Option<String>,
    /// Only days with these words in what was written, capitals or not
    #[arg(long, value_name = "TEXT")]
    grep: Option<String>,
    /// Only days of this verdict: fit, care, not-fit, incomplete
    #[arg(long, value_name = "VERDICT", value_parser = verdict, add = complete::verdicts())]
    verdict: Option<Verdict>,
}

impl Only {
    pub(super) fn is_all(&self) -> bool {
        self.tag.is_none() && self.grep.is_none() && self.verdict.is_none()
    }

    /// Whether days are looked for by a tag.
    pub(super) fn is_of_tag(&self) -> bool {
        self.tag.is_some()
    }

    /// Whether a day may be asked for, by what is known of it without its words: its note may be its tags alone, and what
    /// was written in the evening is not known at all.
    pub(super) fn is_such(
        &self,
        verdict: Verdict,
        answers: Option<Answers<'_>>,
        has_evening: bool,
    ) -> bool {
        let may_have = |tag: &String| {
            has_evening || answers.is_some_and(|answers| is_among(tag, &answers.tags()))
        };
        self.tag.as_ref().is_none_or(may_have)
            && self.verdict.is_none_or(|wanted| verdict == wanted)
    }

    /// Whether a day is asked for, by its words.
    pub(super) fn is_said(&self, entry: &Entry<'_>) -> bool {
        let has_tag = |tag: &String| {
            let morning = entry.checkin.map(|(checkin, _)| checkin.tags());
            let evening = entry.evening.map(Reflection::tags);
            let mut both = morning.into_iter().chain(evening);
            both.any(|tags| is_among(tag, &tags))
        };
        let has_words = |words: &String| {
            let words = words.to_lowercase();
            written(entry).any(|text| text.to_lowercase().contains(&words))
        };
        self.tag.as_ref().is_none_or(has_tag) && self.grep.as_ref().is_none_or(has_words)
    }
}

/// Whether a tag in small letters is one of these.
fn is_among(tag: &str, tags: &[&str]) -> bool {
    tags.iter().any(|known| known.to_lowercase() == tag)
}

/// Everything a person wrote on a day.
fn written<'a>(entry: &Entry<'a>) -> impl Iterator<Item = &'a str> {
    let checkin = entry.checkin.map(|(checkin, _)| checkin);
    let evening = entry.evening.and_then(|evening| evening.note.as_deref());
    [
        checkin.and_then(|checkin| checkin.note.as_deref()),
        checkin.and_then(|checkin| checkin.adjustment.as_deref()),
        entry.going_in,
        evening,
    ]
    .into_iter()
    .flatten()
}

/// A tag, in small letters and without its sign.
fn tag(typed: &str) -> Result<String, &'static str> {
    let tag = typed.strip_prefix('#').unwrap_or(typed).to_lowercase();
    let said = CheckIn {
        note: Some(format!("#{tag}")),
        ..CheckIn::default()
    };
    (said.tags() == [tag.as_str()])
        .then_some(tag.clone())
        .ok_or("a tag is one word, like late")
}

/// A verdict that a check-in can come to.
fn verdict(word: &str) -> Result<Verdict, String> {
    let known = [
        Verdict::Fit,
        Verdict::Care,
        Verdict::NotFit,
        Verdict::Incomplete,
    ];
    let verdict = Verdict::from_word(word).filter(|verdict| known.contains(verdict));
    verdict.ok_or_else(|| unknown("verdict", word, known.map(Verdict::word).to_vec()))
}
