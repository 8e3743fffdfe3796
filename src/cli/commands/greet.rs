//! `selfcare greet`: what a shell calls at its first prompt of a day. It is a guest there, so every fault is silence.

use std::io::Write as _;

use anyhow::Context as _;
use chrono::Timelike as _;
use clap::Args as Clap;
use selfcare::Greeting;

use super::checkin;
use super::home::{Home, env};
use crate::out::Out;
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::words::greeting::greeting;
use crate::storage::{Moment, Stamp, state_folder};
use crate::world::{Asking, World};

/// Say the one line of the day, at most once, where somebody sits at a terminal; the scripts of `init` call it
#[derive(Debug, Clap)]
#[command(hide = true)]
pub(crate) struct Args {
    /// Open the check-in instead of saying the line
    #[arg(long)]
    pub(crate) ask: bool,
    /// Greet the administrator, too
    #[arg(long)]
    pub(crate) root: bool,
    /// What is typed to check in
    #[arg(long, value_name = "WORD", default_value = "selfcare checkin")]
    pub(crate) checkin: String,
}

impl Args {
    pub(crate) fn run(self) -> anyhow::Result<Outcome> {
        let wanted =
            World::shows_to_a_person() && !World::is_scripted() && (self.root || !World::is_root());
        let world = World::look().ok().filter(|_| wanted);
        let Some(world) = world else {
            return Ok(Outcome::Done);
        };
        let Ok(Some(due)) = today(&world) else {
            return Ok(Outcome::Done);
        };

        if self.ask && World::asking() != Asking::Never {
            let mut out = Out::new(anstream::stdout().lock());
            return checkin::Args::default().run(&world, &mut out);
        }
        let mut page = Page::new(World::width());
        page.paragraph(&greeting(due, world.time().hour(), &self.checkin));
        // A terminal that went away needs no greeting.
        let _ = std::io::stdout().write_all(page.text().as_bytes());
        Ok(Outcome::Done)
    }
}

/// What there is to say, to the first who asks on a day.
fn today(world: &World) -> anyhow::Result<Option<Greeting>> {
    let home = Home::open(world)?;
    let stamp = Stamp::new(&state_folder(&env()).context("no home folder")?);
    let moment = Moment {
        now: world.second(),
        next_day: world.next_day(home.config.day_start.value.0),
        today: home.today,
        clock: World::clock(),
    };
    if !stamp.claim(&moment)? {
        return Ok(None);
    }
    let journal = home.journal_to_greet()?;
    Ok(Greeting::of(&journal, &home.rules, home.today))
}
