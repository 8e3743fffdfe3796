//! `selfcare checkin`: a day's answers, asked or told, and the verdict.

mod ask;
mod rest;
pub(crate) mod told;

use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;
use clap::Args as Clap;
use selfcare::record::{Body, Why};
use selfcare::{Assessment, CheckIn, History, Journal, Question, Record};

use self::ask::{Asked, Morning};
use self::told::Draft;
use super::home::Home;
use super::{config, gate, status};
use crate::outcome::Outcome;
use crate::prompt::{Mode, Prompt};
use crate::render::json;
use crate::render::text::changed::changed;
use crate::render::text::page::Page;
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
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// The day: today, yesterday, -3, monday, 2026-11-20
    #[arg(value_name = "DAY", allow_negative_numbers = true, num_args = 0..=3)]
    day: Vec<String>,
    #[command(flatten)]
    told: told::Told,
    /// On a day that is not fit: go in all the same, and write down why
    #[arg(long, value_name = "WHY", value_parser = told::words)]
    going_in: Option<String>,
    /// Never ask; what the flags leave open stays unanswered
    #[arg(long)]
    no_input: bool,
    /// Print the verdict as JSON
    #[arg(long)]
    json: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let day = home.day(&self.day)?;
        let journal = home.journal_for(day)?;
        home.say_oddities(&journal)?;
        let standing = journal.checkin(day).cloned();

        let told_nothing = self.told.is_empty() && self.going_in.is_none();
        let mut draft = self
            .told
            .over(&standing.clone().unwrap_or_default(), &home.rules)?;
        let asked = if self.no_input {
            None
        } else {
            asked(&home, &journal, day, &mut draft)?
        };
        let (rest, off) = match asked {
            Some(Asked::Stopped) => {
                let _ = writeln!(anstream::stderr(), "Stopped. Nothing was saved.");
                return Ok(Outcome::Trouble);
            }
            Some(Asked::Done { rest, off }) => (rest, off),
            None if told_nothing => anyhow::bail!(
                "could not check in: nothing was answered, and there is no terminal to ask at; answers go in by flags, \
                 like --answers \"well 7h30 4 4 3 4 4 2/3\""
            ),
            None => (None, Vec::new()),
        };

        let change = Change::new(
            &home,
            day,
            standing.as_ref(),
            draft,
            rest,
            self.going_in,
            &journal,
        )?;
        if !change.records.is_empty() {
            home.save(&change.records)?;
        }
        let home = switched_off(home, &off).context("the check-in is saved")?;
        Shown {
            json: self.json,
            day,
            standing,
            change,
        }
        .write(&home, journal, out)
        .context("the check-in is saved; what it comes to could not be shown")?;
        Ok(Outcome::Done)
    }
}

/// Asks what is open; nothing when there is no terminal, or nothing is open.
fn asked(
    home: &Home<'_>,
    journal: &Journal,
    day: NaiveDate,
    draft: &mut Draft,
) -> anyhow::Result<Option<Asked>> {
    let mode = match World::asking() {
        Asking::Keys => Mode::Keys,
        Asking::Lines => Mode::Lines,
        Asking::Never => return Ok(None),
    };
    let open: Vec<Question> = Question::all(&home.rules)
        .filter(|question| {
            home.config.asks(*question, &home.rules) && !draft.told.contains(question)
        })
        .collect();
    if open.iter().all(|question| *question == Question::Note) {
        return Ok(None);
    }
    let first_time = journal.first_day().is_none() && home.journal()?.first_day().is_none();
    let vocabulary = home.vocabulary();
    let morning = Morning {
        day,
        today: home.today,
        first_time,
        journal,
        rules: &home.rules,
        vocabulary: &vocabulary,
    };
    let mut prompt = Prompt::open(mode, World::width()).context("could not open the terminal")?;
    let began = home.world.elapsed();
    let asked = ask::ask(&mut prompt, &morning, &open, draft).context("could not ask")?;
    let seconds = home.world.elapsed().saturating_sub(began).as_secs_f64();
    prompt.say("\n").context("could not ask")?;
    // A correction takes a moment; how long the check-in of the day took was measured the first time.
    draft.checkin.took = draft.checkin.took.or(Some((seconds * 10.0).round() / 10.0));
    Ok(Some(asked))
}

/// What is to be written, in one write.
struct Change {
    records: Vec<Record>,
    rest: Option<rest::Days>,
    /// A reason for going in was given on a day that does not need one.
    needless: bool,
}

impl Change {
    fn new(
        home: &Home<'_>,
        day: NaiveDate,
        standing: Option<&CheckIn>,
        draft: Draft,
        rest: Option<rest::Days>,
        going_in: Option<String>,
        journal: &Journal,
    ) -> anyhow::Result<Self> {
        let mut records = Vec::new();
        let differs =
            standing != Some(&draft.checkin) && !(standing.is_none() && draft.checkin.is_empty());
        if differs {
            records.push(home.record(day, Body::CheckIn(Box::new(draft.checkin)))?);
        }
        if let Some(days) = rest {
            records.push(home.record(
                day,
                Body::Pause {
                    until: Some(days.until),
                    why: Why::Ill,
                },
            )?);
        }
        let mut needless = false;
        if let Some(why) = going_in {
            let will_be = journal.clone().with(records.iter().cloned());
            let verdict = History::new(&will_be, &home.rules, day, day).verdict(day);
            needless = gate::answer(verdict, false) == Outcome::Done;
            if !needless {
                records.push(home.record(day, Body::Override { why, verdict })?);
            }
        }
        Ok(Self {
            records,
            rest,
            needless,
        })
    }
}

/// The settings in force once questions were switched off for good.
fn switched_off<'w>(home: Home<'w>, off: &[String]) -> anyhow::Result<Home<'w>> {
    if off.is_empty() {
        return Ok(home);
    }
    config::switch_off(&home, off)?;
    Home::open(home.world)
}

/// What is shown at the end.
struct Shown {
    json: bool,
    day: NaiveDate,
    standing: Option<CheckIn>,
    change: Change,
}

impl Shown {
    fn write(self, home: &Home<'_>, journal: Journal, out: &mut dyn Write) -> anyhow::Result<()> {
        let assess = |journal: &Journal| -> Assessment {
            History::new(journal, &home.rules, self.day, self.day).assess(self.day)
        };
        let before = assess(&journal);
        let journal = journal.with(self.change.records);
        let assessment = assess(&journal);
        if self.json {
            let line = json::status::line(
                &assessment,
                journal.checkin_record(self.day),
                &home.vocabulary(),
            )?;
            writeln!(out, "{line}")?;
            return Ok(());
        }
        let mut page = Page::new(World::width());
        let vocabulary = home.vocabulary();
        match (&self.standing, journal.checkin(self.day)) {
            (Some(was), Some(is)) => changed(
                &mut page,
                was,
                is,
                before.verdict,
                assessment.verdict,
                &vocabulary,
            ),
            (None, None) => page.paragraph("Nothing was answered, so nothing was saved."),
            _ => {}
        }
        if self.change.needless {
            page.paragraph("The day needs no reason for going in; none was written down.");
        }
        if let Some(days) = self.change.rest {
            page.paragraph(&days.words(home.today));
        }
        page.gap();
        status::show(&mut page, home, &journal, &assessment);
        write!(out, "{}", page.text())?;
        Ok(())
    }
}
