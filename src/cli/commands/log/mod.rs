//! `selfcare log`: the days themselves, with notes.

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::{CheckIn, History, Verdict};

use super::complete;
use super::home::Home;
use super::looked_at::LookedAt;
use super::said;
use crate::located::unknown;
use crate::outcome::Outcome;
use crate::render::entry::Entry;
use crate::render::json;
use crate::render::text::log;
use crate::render::text::page::Page;
use crate::world::World;

/// The days, with notes
///
/// With a filter and no PERIOD it looks through all of them.
///
/// Examples:
///   selfcare log
///   selfcare log month
///   selfcare log --tag late
///   selfcare log 2026 --grep "window open"
///   selfcare log 2026-11-01..2026-11-20 --verdict not-fit --json
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(flatten)]
    looked_at: LookedAt,
    #[command(flatten)]
    only: Only,
    /// Print them as JSON
    #[arg(long)]
    json: bool,
}

/// Which days are shown.
#[derive(Debug, Clap)]
struct Only {
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

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let unless_named = if self.only.is_all() { "week" } else { "all" };
        let noted = self.looked_at.noted(unless_named, &home);
        let journal = home.journal_with_notes_of(noted)?;
        said::oddities(&home, &journal);
        let period = self.looked_at.period(unless_named, &home, &journal)?;

        let history = History::new(&journal, &home.rules, period.from, period.until);
        let entry = |(day, checkin)| Entry {
            day,
            verdict: history.verdict(day),
            score: history.score(day),
            hard_stop: history.is_hard_stop(day),
            checkin,
            record: journal.checkin_record(day),
            going_in: journal.overrides(day, day).last().map(|(_, why)| why),
            evening: journal.reflection(day),
        };
        let mut entries: Vec<Entry<'_>> =
            journal.days(period.from, period.until).map(entry).collect();
        let lived = entries.len();
        entries.retain(|entry| self.only.lets_through(entry));

        if self.json {
            writeln!(out, "{}", json::log::line(period, &entries)?)
                .context("could not write the answer")?;
        } else {
            let mut page = Page::new(World::width());
            let none = if entries.is_empty() && lived > 0 {
                log::Nothing::NotOne(lived)
            } else {
                log::Nothing::Empty
            };
            log::log(
                &mut page,
                period,
                &entries,
                none,
                home.today,
                &home.vocabulary(),
            );
            write!(out, "{}", page.text()).context("could not write the answer")?;
        }
        Ok(Outcome::Done)
    }
}

impl Only {
    fn is_all(&self) -> bool {
        self.tag.is_none() && self.grep.is_none() && self.verdict.is_none()
    }

    fn lets_through(&self, entry: &Entry<'_>) -> bool {
        let has_tag = |tag: &String| {
            let tags = entry.checkin.tags();
            tags.iter().any(|known| known.to_lowercase() == *tag)
        };
        let has_words = |words: &String| {
            let words = words.to_lowercase();
            written(entry).any(|text| text.to_lowercase().contains(&words))
        };
        self.tag.as_ref().is_none_or(has_tag)
            && self.grep.as_ref().is_none_or(has_words)
            && self.verdict.is_none_or(|verdict| entry.verdict == verdict)
    }
}

/// Everything a person wrote on a day.
fn written<'a>(entry: &Entry<'a>) -> impl Iterator<Item = &'a str> {
    let checkin = entry.checkin;
    let evening = entry.evening.and_then(|evening| evening.note.as_deref());
    [
        checkin.note.as_deref(),
        checkin.adjustment.as_deref(),
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
