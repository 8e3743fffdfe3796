//! `selfcare checkin`: a day's answers, asked or told, and the verdict.

mod adjust;
mod answer;
mod ask;
mod back;
mod by_name;
mod draft;
mod promised;
mod rest;
mod spoken;
pub(crate) mod told;

use std::io::Write;
use std::ops::RangeInclusive;

use anyhow::Context as _;
use chrono::{Datelike as _, NaiveDate};
use clap::Args as Clap;
use selfcare::{CheckIn, Journal, Question};

use self::ask::{Ended, Morning};
use self::draft::Draft;
use self::promised::Said;
use self::spoken::Spoken;
use super::home::Home;
use super::{complete, config, said};
use crate::out::note;
use crate::outcome::Outcome;
use crate::prompt::{Mode, Prompt};
use crate::world::{Asking, World};

/// Check in: half a minute, and whether you are fit to serve today
///
/// Asks what the flags leave open, when there is a terminal to ask at.
///
/// Examples:
///   selfcare checkin
///   selfcare checkin yesterday
///   selfcare checkin --answers "well 7h30 4 4 3 4 4 2/3" --note "slept by the sea"
///   selfcare checkin --rested 4
#[derive(Debug, Default, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// today, yesterday, -3, 3 days ago, monday, last monday, 2026-11-20
    #[arg(value_name = "DAY", allow_negative_numbers = true, num_args = 0..=3, add = complete::behind())]
    day: Vec<String>,
    #[command(flatten)]
    told: told::Told,
    /// On a day that is not fit: go in all the same, and write down why; - takes it out
    #[arg(long, value_name = "WHY", value_parser = told::words, help_heading = "Also")]
    going_in: Option<String>,
    /// Never ask; what the flags leave open stays as it was
    #[arg(long, help_heading = "Also")]
    no_input: bool,
    /// Print the verdict as JSON
    #[arg(long, help_heading = "Also")]
    json: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let day = home.day(&self.day)?;
        let of = if day == home.today {
            told::Day::Today
        } else {
            told::Day::Past
        };
        let told = self.told.heard(&home.rules, of)?;
        let only_a_reason = told.is_empty() && self.going_in.is_some();
        let answered = only_a_reason && home.journal_for(day)?.answers(day).is_some();
        let asked = if self.no_input || answered {
            Asked::Nothing
        } else {
            asked(&home, day, &told)?
        };
        let off = match &asked {
            Asked::Stopped => {
                note("Stopped. Nothing was saved.");
                return Ok(Outcome::Trouble);
            }
            Asked::Nothing if told.is_empty() && self.going_in.is_none() => {
                anyhow::bail!(NOTHING_ANSWERED)
            }
            Asked::Nothing => Vec::new(),
            Asked::Answered(answers) => answers.off.clone(),
        };

        let mut spoken = Spoken {
            day,
            told,
            asked,
            going_in: self.going_in,
        };
        let fold = home.look(noted(day));
        let decide = |journal: &Journal| spoken.records(&home, journal);
        let changed = if spoken.is_of_today(&home) {
            home.change_today(fold, decide)
        } else {
            home.change(fold, decide)
        }?;
        if matches!(spoken.asked, Asked::Nothing) {
            said::oddities(&home, &changed.before);
        }
        said::too_open(&home);
        let home = switched_off(home, &off).context("the check-in is saved")?;
        let shown = if self.json {
            spoken.json(&home, &changed)?
        } else {
            spoken.page(&home, &changed, &self.day)
        };
        out.write_all(shown.as_bytes())
            .context("the check-in is saved; what it comes to could not be shown")?;
        out.flush()
            .context("the check-in is saved; what it comes to could not be shown")?;
        if !self.json {
            spoken
                .decide(&home, &changed.after)
                .context("the check-in is saved")?;
        }
        Ok(Outcome::Done)
    }
}

const NOTHING_ANSWERED: &str = "could not check in: nothing was answered, and there is no terminal to ask at; answers go in \
                                by flags, like --answers \"well 7h30 4 4 3 4 4 2/3\"";

/// What came of the questions.
enum Asked {
    /// There was no terminal to ask at, or nothing open.
    Nothing,
    /// Esc: nothing is to be saved.
    Stopped,
    Answered(Box<Answers>),
}

/// The answers, and those that stood when the questions began.
struct Answers {
    standing: CheckIn,
    draft: Draft,
    /// Questions switched off for good, by their words.
    off: Vec<String>,
    /// The conversation, unless it is over.
    prompt: Option<Prompt>,
}

/// The days whose notes are changed or shown: this one, and the same date a year before.
fn noted(day: NaiveDate) -> impl Iterator<Item = RangeInclusive<NaiveDate>> {
    let year_before = day.with_year(day.year() - 1);
    [Some(day), year_before]
        .into_iter()
        .flatten()
        .map(|day| day..=day)
}

/// Asks what is open.
fn asked(home: &Home<'_>, day: NaiveDate, told: &told::Told) -> anyhow::Result<Asked> {
    let mode = match World::asking() {
        Asking::Keys => Mode::Keys,
        Asking::Lines => Mode::Lines,
        Asking::Never => return Ok(Asked::Nothing),
    };
    let journal = home.journal_with_notes_of(noted(day))?;
    let standing = journal.checkin(day).unwrap_or_default();
    let mut draft = told.over(&standing, &home.rules)?;
    draft.promises = Said::told(told, &journal, &home.rules, day)?;
    draft.settled = draft.promises.named();
    // After a silence nothing is owed for the days between, and no count of it is asked.
    let silence = back::silence(&journal, home, day);
    let is_open = |question: &Question| {
        home.config.asks(*question, &home.rules)
            && !draft.told.contains(question)
            && (silence.is_none() || *question != Question::Promises)
    };
    let open: Vec<Question> = Question::all(&home.rules).filter(is_open).collect();
    if open.iter().all(|question| *question == Question::Note) {
        return Ok(Asked::Nothing);
    }
    home.store.would_lock().map_err(said::shortened)?;
    said::oddities(home, &journal);
    let first_time = journal.first_day().is_none();
    let vocabulary = home.vocabulary();
    let morning = Morning {
        day,
        today: home.today,
        first_time,
        silence,
        mode,
        journal: &journal,
        rules: &home.rules,
        vocabulary: &vocabulary,
    };
    let mut prompt = Prompt::open(mode, World::width).context("could not open the terminal")?;
    let began = home.world.elapsed();
    let ended = ask::ask(&mut prompt, &morning, &open, &mut draft).context("could not ask")?;
    let seconds = home.world.elapsed().saturating_sub(began).as_secs_f64();
    prompt.say("\n").context("could not ask")?;
    // A correction takes a moment; how long the check-in of the day took was measured the first time.
    if journal.answers(day).is_none() {
        draft.checkin.took = Some((seconds * 10.0).round() / 10.0);
    }
    Ok(match ended {
        Ended::Done { off, enough } => {
            let prompt = Some(prompt).filter(|_| !enough);
            Asked::Answered(Box::new(Answers {
                standing,
                draft,
                off,
                prompt,
            }))
        }
        Ended::Stopped => Asked::Stopped,
    })
}

/// The settings in force once questions were switched off for good.
fn switched_off<'w>(home: Home<'w>, off: &[String]) -> anyhow::Result<Home<'w>> {
    if off.is_empty() {
        return Ok(home);
    }
    config::switch_off(&home, off)?;
    Home::open(home.world)
}
