//! A day, or its notes, and the copies of the journal with it.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::erase::Part;

use super::clean::Found;
use crate::commands::during::during;
use crate::commands::home::Home;
use crate::commands::said::{short, shortened, told};
use crate::commands::sure::sure;
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::text::erased::{self, Erased, Far};
use crate::render::text::page::Page;
use crate::storage::{Locked, remove};
use crate::world::World;

/// What there is of a day, and what could not be looked into.
struct Seen {
    erased: Erased,
    trouble: Vec<anyhow::Error>,
}

pub(super) fn run(
    home: &Home<'_>,
    day: NaiveDate,
    part: Part,
    yes: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let seen = during(home.world, "Looking through the journal", || {
        look(home, day, part)
    })?;
    let mut page = Page::new(World::width());
    if seen.erased.is_empty() {
        erased::nothing(&mut page, &seen.erased, seen.far(), home.today);
        write!(out, "{}", page.text())?;
        return Ok(outcome(&seen.trouble));
    }
    if !yes {
        erased::would_go(&mut page, &seen.erased, home.today);
        let typed = typed(day, part);
        let way_out = format!("to erase it without a question: selfcare erase {typed}");
        let (yes, no) = ("yes, erase it", "nothing is erased");
        if !sure(&page.text(), "Erase it for good?", yes, no, &way_out)? {
            return Ok(Outcome::Done);
        }
    }

    let done = during(home.world, "Erasing", || erase(home, day, part))?;

    let mut page = Page::new(World::width());
    if !done.erased.is_empty() {
        erased::is_gone(&mut page, &done.erased, done.far(), home.today);
        for report in home.store.reports().map_err(shortened)? {
            erased::may_show(&mut page, &short(&report));
        }
    }
    write!(out, "{}", page.text()).context("it is erased; that could not be shown")?;
    Ok(outcome(&done.trouble))
}

fn typed(day: NaiveDate, part: Part) -> String {
    match part {
        Part::Whole => format!("{day} --yes"),
        Part::Notes => format!("--note {day} --yes"),
    }
}

/// Says what could not be reached.
fn outcome(trouble: &[anyhow::Error]) -> Outcome {
    for err in trouble {
        note(format_args!("error: {}", told(err)));
    }
    if trouble.is_empty() {
        Outcome::Done
    } else {
        Outcome::Trouble
    }
}

/// Looks through the journal and its copies, and changes nothing.
fn look(home: &Home<'_>, day: NaiveDate, part: Part) -> anyhow::Result<Seen> {
    let journal = look_into_journal(home, day, part)?;
    let mut seen = Seen {
        erased: Erased {
            day,
            part,
            gone: journal.gone,
            copies: Vec::new(),
            texts: home.store.left_behind_of(&text_of(day)).len(),
        },
        trouble: Vec::new(),
    };
    let copies = home.store.copies().map_err(shortened)?;
    for path in copies.into_iter().chain(unfinished(home)?) {
        match Found::look(&path, day, part) {
            Ok(found) if found.gone.is_empty() => {}
            Ok(found) => seen.erased.add(name(&path), found.gone),
            Err(err) => seen.trouble.push(shortened(err)),
        }
    }
    Ok(seen)
}

/// Copies that a run was killed over.
fn unfinished(home: &Home<'_>) -> anyhow::Result<Vec<PathBuf>> {
    let unfinished = home.store.unfinished();
    unfinished.context("could not look for what was left unfinished")
}

fn look_into_journal(home: &Home<'_>, day: NaiveDate, part: Part) -> anyhow::Result<Found> {
    let path = home.store.journal();
    let found = Found::look(&path, day, part).map_err(shortened)?;
    anyhow::ensure!(
        !found.is_in_conflict,
        "could not erase from {}: git's conflict markers stand in it; first put it together: selfcare merge {}",
        short(&path),
        short(&path)
    );
    Ok(found)
}

/// Takes it out of the journal and then of every copy, all of it decided while nobody else can write.
fn erase(home: &Home<'_>, day: NaiveDate, part: Part) -> anyhow::Result<Seen> {
    let mut locked = home.store.lock().map_err(shortened)?;
    let journal = look_into_journal(home, day, part)?;
    let mut done = Seen {
        erased: Erased {
            day,
            part,
            gone: journal.gone.clone(),
            copies: Vec::new(),
            texts: home.store.left_behind_of(&text_of(day)).len(),
        },
        trouble: Vec::new(),
    };

    for path in unfinished(home)? {
        let found = Found::look(&path, day, part).map_err(shortened)?;
        if !found.gone.is_empty() {
            done.erased.add(name(&path), found.gone);
        }
    }
    locked.sweep().map_err(shortened)?;
    if !journal.gone.is_empty() {
        let made = journal
            .clean(&mut locked, &home.world.stamp())
            .map_err(shortened)?;
        // The copy that was made just now holds it, and would without it be the journal once more.
        done.holds(made.map_or(Ok(()), |made| remove(&made)));
        done.holds(locked.remove_index());
    }
    match home.store.copies() {
        Ok(copies) => copies.iter().for_each(|path| done.clean(&mut locked, path)),
        Err(err) => done.holds(Err(err)),
    }
    done.holds(locked.remove_left_behind(&text_of(day)));
    Ok(done)
}

impl Seen {
    fn far(&self) -> Far {
        if self.trouble.is_empty() {
            Far::Whole
        } else {
            Far::InPart
        }
    }

    fn clean(&mut self, locked: &mut Locked, path: &Path) {
        let (day, part) = (self.erased.day, self.erased.part);
        match Found::look(path, day, part) {
            Ok(found) if found.gone.is_empty() => {}
            Ok(found) => match found.clean_copy(locked) {
                Ok(()) => self.erased.add(name(path), found.gone),
                Err(err) => self.holds(Err(err)),
            },
            Err(err) => self.holds(Err(err)),
        }
    }

    /// What went wrong once the journal was done.
    fn holds(&mut self, done: anyhow::Result<()>) {
        if let Err(err) = done {
            let err = shortened(err);
            self.trouble
                .push(anyhow::anyhow!("{err:#}; it may still hold that day"));
        }
    }
}

/// A copy by its name: a backup by the one that `restore` knows it by.
fn name(path: &Path) -> String {
    let name = short(path.file_name().map_or(path, Path::new));
    let in_backups = path
        .parent()
        .is_some_and(|folder| folder.ends_with("backups"));
    match name.strip_suffix(".jsonl").filter(|_| in_backups) {
        Some(stem) => stem.to_owned(),
        None => name,
    }
}

/// What an editor has of a day.
fn text_of(day: NaiveDate) -> String {
    format!("{day}.toml")
}
