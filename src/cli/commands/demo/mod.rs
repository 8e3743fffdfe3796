//! `selfcare demo`: a look round in a made-up year; nothing of the person's own is read or written.

mod made_up;
mod tour;

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use chrono::NaiveTime;
use clap::Args as Clap;
use signal_hook::consts::{SIGHUP, SIGINT};
use signal_hook::flag;

use self::tour::{Folder, Notes, STEPS, Step};
use crate::outcome::Outcome;
use crate::prompt::{Choice, Mode, Prompt, Question, Reply};
use crate::render::style::STRONG;
use crate::render::text::page::Page;
use crate::storage;
use crate::world::{Asking, World};

/// A look round
///
/// Shows what a year of mornings comes to, in a made-up journal that is removed at the end. Nothing of yours is read or written. At a terminal it goes on when you press Enter, and may end in your browser.
///
/// Examples:
///   selfcare demo
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {}

/// Where the page is put, in the folder of the demo.
const PAGE: &str = "selfcare-year.html";

impl Args {
    #[expect(clippy::unused_self, reason = "every command runs the same way")]
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let today = world.today(NaiveTime::MIN);
        let journal = made_up::journal(&world.stamp(), today)?;
        // Ctrl-C ends what is being shown; the folder is removed all the same.
        let pressed = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGHUP] {
            flag::register(signal, Arc::clone(&pressed)).context("could not hear of Ctrl-C")?;
        }
        let mode = mode();
        let folder = Folder::with(storage::scratch()?, &journal, world.stamp())?;

        say(out, &[FIRST])?;
        for (place, step) in STEPS.iter().enumerate() {
            let goes_on = place == 0 || asked(mode, GO_ON)? == Answer::Enter;
            if !goes_on || pressed.load(Ordering::Relaxed) {
                return leave(folder, out);
            }
            show(step, &folder, mode, out)?;
        }
        if pressed.load(Ordering::Relaxed) || mode.is_none() || asked(mode, OPEN)? != Answer::Key {
            return leave(folder, out);
        }
        folder.run(&["report", "all", "--output", PAGE, "--open"], Notes::Heard)?;
        let path = super::said::short(&folder.keep());
        let stays = format!("The page stays in {path}; remove that folder when you like.");
        say(out, &["", &stays, OWN])?;
        Ok(Outcome::Done)
    }
}

const FIRST: &str = "Everything here is made up. Nothing of yours is read or written.";
const OWN: &str = "To begin with your own: selfcare checkin";

/// A question between two pages: what it asks, what Enter does, and the other key.
type Asks = (&'static str, &'static str, (char, &'static str));

const GO_ON: Asks = ("On to the next?", "go on", ('q', "stop here"));
const OPEN: Asks = (
    "Open that page in the browser?",
    "no, that was all",
    ('o', "open it"),
);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Enter,
    Key,
    Stop,
}

/// How to ask; not at all where nobody reads page by page.
fn mode() -> Option<Mode> {
    match World::asking() {
        Asking::Keys if World::shows_to_a_person() => Some(Mode::Keys),
        Asking::Lines if World::shows_to_a_person() => Some(Mode::Lines),
        _ => None,
    }
}

fn asked(mode: Option<Mode>, (text, enter, (key, words)): Asks) -> anyhow::Result<Answer> {
    let Some(mode) = mode else {
        return Ok(Answer::Enter);
    };
    let could_not = "could not ask";
    let mut prompt = Prompt::open(mode, World::width).context(could_not)?;
    let question = Question {
        enter,
        ..Question::new(text)
    };
    let reply = prompt
        .choose(&question, &[Choice::new(key, words)])
        .context(could_not)?;
    Ok(match reply {
        Reply::Given(_) => Answer::Key,
        Reply::Stop => Answer::Stop,
        Reply::Left | Reply::Cleared | Reply::Back | Reply::SwitchOff => Answer::Enter,
    })
}

/// Why one would, the command, and what it says.
fn show(
    step: &Step,
    folder: &Folder,
    mode: Option<Mode>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut page = Page::new(World::width());
    page.line("");
    page.paragraph(step.why);
    page.styled(STRONG, &format!("$ {}", step.typed()));
    write!(out, "{}", page.text())?;
    out.flush()?;
    // Where nobody is asked, a page is removed before anybody could go where it was written.
    let notes = if mode.is_some() {
        Notes::Heard
    } else {
        Notes::Dropped
    };
    folder.run(step.args, notes)
}

/// Removes everything, and says so.
fn leave(folder: Folder, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    folder.remove()?;
    say(out, &["", "That was made up, and is removed again.", OWN])?;
    Ok(Outcome::Done)
}

/// Says some sentences, before anything else that prints does.
fn say(out: &mut dyn Write, sentences: &[&str]) -> anyhow::Result<()> {
    let mut page = Page::new(World::width());
    for sentence in sentences {
        match *sentence {
            "" => page.line(""),
            sentence => page.paragraph(sentence),
        }
    }
    write!(out, "{}", page.text())?;
    out.flush()?;
    Ok(())
}
