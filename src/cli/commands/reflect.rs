//! `selfcare reflect`: how serving went, said in the evening.

use std::io::{self, Write};

use anyhow::Context as _;
use chrono::NaiveDate;
use clap::Args as Clap;
use selfcare::record::{Body, Reflection};
use selfcare::{Journal, Level, day};

use super::checkin::told::note_of;
use super::complete;
use super::home::Home;
use super::plus::{self, Note};
use super::said;
use crate::out::note;
use crate::outcome::Outcome;
use crate::prompt::{Choice, Mode, Prompt, Question, Reply};
use crate::render::style::QUIET;
use crate::render::text::page::Page;
use crate::render::words::{levels, promises, questions};
use crate::world::{Asking, World};

/// Say in the evening how serving went: 1 hard going to 5 very well
///
/// From 20 evenings on, the report shows them beside the mornings' verdicts.
///
/// Examples:
///   selfcare reflect
///   selfcare reflect 4 --note "quiet round, time to listen"
///   selfcare reflect 2 yesterday
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// 1 hard going, 2 uneven, 3 all right, 4 well, 5 very well; then the day, as for checkin
    #[arg(value_name = "1-5] [DAY", allow_negative_numbers = true, num_args = 0..=4, add = complete::evenings())]
    words: Vec<String>,
    /// A line for yourself; - reads standard input; a line that begins with + is a promise for tomorrow
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let (serving, day) = self.serving_and_day(&home)?;
        let told = self.note.map(note_of).transpose()?;
        let told = told.as_deref().map(Note::of).transpose()?;
        let journal = home.journal_for(day)?;
        said::oddities(&home, &journal);
        let was = journal.reflection(day);
        let evening = match serving {
            Some(serving) => {
                let standing = was.and_then(|evening| evening.note.clone());
                Some(Evening::told(serving, standing, told.unwrap_or_default()))
            }
            None => asked(&home, &journal, day, told)?,
        };
        let Some(evening) = evening else {
            note("Stopped. Nothing was saved.");
            return Ok(Outcome::Trouble);
        };

        let due = day.succ_opt().unwrap_or(day).max(home.today);
        let said = home.change(home.look([day..=day]), |now| {
            // Another window may have said something of it meanwhile.
            let said = evening.reflection.rebased(was, now.reflection(day));
            let mut records = vec![home.record(day, Body::Reflection(said.clone()))?];
            for text in &evening.promises {
                records.push(plus::record(&home, text, due)?);
            }
            Ok((records, said))
        })?;

        said::too_open(&home);
        let mut page = Page::new(World::width());
        if serving.is_some() {
            page.styled(QUIET, &day::words(day, home.today));
            for line in chosen(&journal, day, home.today) {
                page.paragraph(&line);
            }
        }
        page.paragraph(&format!(
            "Written down, for you alone: serving went {}.",
            levels::serving(said.said.serving)
        ));
        for text in &evening.promises {
            let on = promises::on(due, home.today);
            page.after("Promised to yourself: ", &format!("{text}, due {on}."));
        }
        write!(out, "{}", page.text()).context("the reflection is saved; it could not be shown")?;
        Ok(Outcome::Done)
    }

    /// A rating first, when there is one; then the day.
    fn serving_and_day(&self, home: &Home<'_>) -> anyhow::Result<(Option<Level>, NaiveDate)> {
        let Some((first, rest)) = self.words.split_first() else {
            return Ok((None, home.today));
        };
        if let Ok(serving) = first.parse::<Level>() {
            return Ok((Some(serving), home.day(rest)?));
        }
        anyhow::ensure!(
            first.starts_with('-') || !first.bytes().all(|b| b.is_ascii_digit()),
            "invalid rating: {first}; serving is rated from 1 (hard going) to 5 (very well)"
        );
        Ok((None, home.day(&self.words)?))
    }
}

/// What is said in an evening.
struct Evening {
    reflection: Reflection,
    /// Promises for the day after.
    promises: Vec<String>,
}

impl Evening {
    /// What was told; a note that was not told stays as it stood, an empty one takes it out.
    fn told(serving: Level, standing: Option<String>, told: Note) -> Self {
        let note = match told.note {
            Some(note) => Some(note).filter(|note| !note.is_empty()),
            None => standing,
        };
        Self {
            reflection: Reflection { serving, note },
            promises: told.promises,
        }
    }
}

/// Asks how serving went; none when it was stopped.
fn asked(
    home: &Home<'_>,
    journal: &Journal,
    day: NaiveDate,
    told: Option<Note>,
) -> anyhow::Result<Option<Evening>> {
    let mode = match World::asking() {
        Asking::Keys => Mode::Keys,
        Asking::Lines => Mode::Lines,
        Asking::Never => anyhow::bail!(
            "could not reflect: there is no terminal to ask at; say how serving went, from 1 to 5, like: selfcare reflect 4"
        ),
    };
    home.store.would_lock().map_err(said::shortened)?;
    let mut prompt = Prompt::open(mode, World::width).context("could not open the terminal")?;
    let evening = ask(&mut prompt, home, journal, day, told).context("could not ask")?;
    prompt.say("\n").context("could not ask")?;
    Ok(evening)
}

fn ask(
    prompt: &mut Prompt,
    home: &Home<'_>,
    journal: &Journal,
    day: NaiveDate,
    told: Option<Note>,
) -> io::Result<Option<Evening>> {
    prompt.say(&day::words(day, home.today))?;
    for line in chosen(journal, day, home.today) {
        prompt.say(&line)?;
    }
    let standing = journal.reflection(day).cloned();
    let text = if day == home.today {
        "How did serving go today?"
    } else {
        "How did serving go?"
    };
    let levels: Vec<Level> = Level::all().collect();
    let key = |level: &Level| char::from_digit(u32::from(level.number()), 10).unwrap_or('1');
    let choices: Vec<Choice> = levels
        .iter()
        .map(|level| Choice::new(key(level), levels::serving(*level)))
        .collect();
    loop {
        let now = standing.as_ref().map(|evening| evening.serving.to_string());
        let question = Question {
            now: now.as_deref(),
            explain: "One look back, for you alone. It is never part of a score.",
            ..Question::new(text)
        };
        let serving = match (prompt.choose(&question, &choices)?, &standing) {
            (Reply::Given(place), _) => levels[place],
            (Reply::Left, Some(evening)) => evening.serving,
            (Reply::Back, _) => continue,
            _ => return Ok(None),
        };
        let before = standing.as_ref().and_then(|evening| evening.note.clone());
        if let Some(told) = told {
            return Ok(Some(Evening::told(serving, before, told)));
        }
        match note_and_promises(prompt, before.as_deref())? {
            Reply::Given(said) => {
                return Ok(Some(Evening {
                    reflection: Reflection {
                        serving,
                        note: said.note,
                    },
                    promises: said.promises,
                }));
            }
            Reply::Back => {}
            _ => return Ok(None),
        }
    }
}

/// What the morning decided, shown again.
fn chosen(journal: &Journal, day: NaiveDate, today: NaiveDate) -> Vec<String> {
    let which = if day == today { "This" } else { "That" };
    let adjusted = journal.answers(day).and_then(|answers| answers.adjustment);
    let adjusted = adjusted.map(|change| format!("{which} morning you chose: {change}"));
    let going_in = journal.overrides(day, day).last();
    let going_in = going_in.map(|(_, why)| format!("You went in, because: {why}"));
    adjusted.into_iter().chain(going_in).collect()
}

/// A note for oneself, and promises for the day after.
fn note_and_promises(prompt: &mut Prompt, before: Option<&str>) -> io::Result<Reply<Note>> {
    let question = Question {
        hint: if before.is_some() {
            ""
        } else {
            "Enter for neither"
        },
        now: before,
        explain: questions::explains(selfcare::Question::Note),
        ..Question::new(questions::NOTE_OR_PROMISE_FOR_TOMORROW)
    };
    let mut promises = Vec::new();
    let note = match plus::ask(prompt, &question, Some("promised"), &mut promises)? {
        Reply::Given(note) => Some(note),
        Reply::Left => before.map(str::to_owned),
        Reply::Cleared | Reply::SwitchOff => None,
        Reply::Back => return Ok(Reply::Back),
        Reply::Stop => return Ok(Reply::Stop),
    };
    Ok(Reply::Given(Note { note, promises }))
}
