//! `selfcare config`: what is in force, who said so, and how to change it.

use std::io::Write;
use std::path::Path;

use anyhow::Context as _;
use chrono::NaiveDate;
use clap::{Args as Clap, Subcommand};
use selfcare::score::Sum;
use selfcare::{Area, day};

use super::complete;
use super::home::{Home, Kept, env};
use super::said::{short, shortened};
use crate::config::{self, KEYS, SWITCHES, SetBy, spelled};
use crate::outcome::Outcome;
use crate::render::safe::Safe;
use crate::render::words::figures;
use crate::storage::{self, config_file};
use crate::world::World;

/// Your settings
///
/// Without a command it shows the settings in force and who set them; with one it changes one of them.
///
/// Examples:
///   selfcare config
///   selfcare config set need 7h30
///   selfcare config set workdays mon-fri
///   selfcare config set areas.mood.question "How is your mood?"
///   selfcare config off eating
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(Debug, Subcommand)]
enum Change {
    /// Set one value; comments in the file stay
    ///
    /// Examples:
    ///   selfcare config set need 7h30
    ///   selfcare config set day-start 04:00
    #[command(verbatim_doc_comment)]
    Set {
        /// need, day-start, workdays, week-starts, off, tell, areas.NAME.question, areas.NAME.levels, areas.NAME.weight
        #[arg(add = complete::settings())]
        key: String,
        /// Lists with commas
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Take one value out, so that the default holds again
    ///
    /// Examples:
    ///   selfcare config unset need
    #[command(verbatim_doc_comment)]
    Unset {
        /// As for set; areas.NAME takes a whole area out
        #[arg(add = complete::settings())]
        key: String,
    },
    /// Never ask a question again
    ///
    /// Examples:
    ///   selfcare config off eating
    #[command(verbatim_doc_comment)]
    Off {
        /// health, eating, boundaries, thoughts, forward, commitments, note, or an area of your own
        #[arg(add = complete::questions())]
        question: String,
    },
    /// Ask it again
    ///
    /// Examples:
    ///   selfcare config on eating
    #[command(verbatim_doc_comment)]
    On {
        /// As for off
        #[arg(add = complete::questions())]
        question: String,
    },
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let Some(change) = self.change else {
            let home = Home::open(world)?;
            show(&home, out)?;
            return Ok(Outcome::Done);
        };
        let path = config_file(&env())?.path;
        let said = match change {
            Change::Set { key, value } => {
                changed(world, &path, &key, |text| config::set(text, &key, &value))?
            }
            Change::Unset { key } => changed(world, &path, &key, |text| config::unset(text, &key))?,
            Change::Off { question } => {
                let home = Home::open(world)?;
                switch_off(&home, std::slice::from_ref(&question))?;
                let off = format!(
                    "Not asked any more: {question}. Back on: selfcare config on {question}"
                );
                [off]
                    .into_iter()
                    .chain(too_few(&Home::open(world)?))
                    .collect()
            }
            Change::On { question } => {
                let home = Home::open(world)?;
                switch(&home, |off| off.retain(|word| *word != question), &question)?;
                vec![format!("Asked again: {question}.")]
            }
        };
        for line in said {
            writeln!(out, "{}", Safe(&line))
                .context("the change is saved; it could not be shown")?;
        }
        Ok(Outcome::Done)
    }
}

/// Changes one setting, and says what holds.
fn changed(
    world: &World,
    path: &Path,
    key: &str,
    change: impl Fn(&str) -> Result<String, config::SetError>,
) -> anyhow::Result<Vec<String>> {
    let before = Home::open(world).ok().map(|home| home.today);
    rewrite(path, key, change)?;
    Ok(now(&Home::open(world)?, key, before))
}

/// What holds from now on, and where it was another day before.
fn now(home: &Home<'_>, key: &str, before: Option<NaiveDate>) -> Vec<String> {
    let now = match spelled(&home.config, key) {
        value if value.is_empty() => format!("{key} is changed."),
        value => format!("{key} is now {value}."),
    };
    let before = before.filter(|before| *before != home.today);
    let another_day = before.map(|before| another_day(home, before));
    let too_few = too_few(home).filter(|_| key == "off");
    [now]
        .into_iter()
        .chain(another_day)
        .chain(too_few)
        .collect()
}

/// Which day it is by a new start of the day, and where what was said of the other one stands.
fn another_day(home: &Home<'_>, before: NaiveDate) -> String {
    let on = |day| day::words(day, home.today);
    let until = if home.is_before_day_start() {
        format!("until {}", home.config.day_start.value)
    } else {
        "now".to_owned()
    };
    let is_said = |journal: &Kept| journal.answers(before).is_some();
    let stands = home.journal_for(before).ok().filter(is_said);
    let stands = stands.map_or_else(String::new, |_| {
        format!(" The check-in of {} stands there.", on(before))
    });
    format!("It is {} {until}.{stands}", on(home.today))
}

/// That there is no verdict any more, where so much is switched off.
fn too_few(home: &Home<'_>) -> Option<String> {
    let beside_rest = home
        .rules
        .areas()
        .filter(|area| *area != Area::Rest)
        .count();
    (beside_rest < Sum::OTHERS_NEEDED).then(|| {
        format!(
            "That leaves {} beside rest, and a verdict needs {}.",
            figures::counted(beside_rest, "area"),
            figures::count(Sum::OTHERS_NEEDED)
        )
    })
}

/// What rest goes by.
const REST: [&str; 3] = ["sleep", "rested", "rest"];

/// Switches questions off for good.
pub(super) fn switch_off(home: &Home<'_>, questions: &[String]) -> anyhow::Result<()> {
    if let Some(rest) = questions
        .iter()
        .find(|question| REST.contains(&question.as_str()))
    {
        anyhow::bail!("could not switch {rest} off: rest is the one thing that is always asked");
    }
    for question in questions {
        let add = |off: &mut Vec<String>| {
            if !off.contains(question) {
                off.push(question.clone());
            }
        };
        switch(home, add, question)?;
    }
    Ok(())
}

fn switch(
    home: &Home<'_>,
    change: impl Fn(&mut Vec<String>),
    question: &str,
) -> anyhow::Result<()> {
    let known = SWITCHES.contains(&question)
        || home
            .config
            .areas
            .iter()
            .any(|own| own.value.area.name() == question);
    if !known && !REST.contains(&question) {
        let own = home.config.areas.iter().map(|own| own.value.area.name());
        anyhow::bail!(crate::located::unknown(
            "question",
            question,
            SWITCHES.into_iter().chain(own)
        ));
    }
    let path = &home.config_file.path;
    rewrite(path, question, |text| {
        let mut off = config::read(text)
            .map_err(config::SetError::Before)?
            .off
            .value;
        change(&mut off);
        if off.is_empty() {
            config::unset(text, "off")
        } else {
            config::set(text, "off", &off.join(","))
        }
    })
}

fn rewrite(
    path: &Path,
    key: &str,
    change: impl Fn(&str) -> Result<String, config::SetError>,
) -> anyhow::Result<()> {
    let before_and_after = || -> anyhow::Result<(String, String)> {
        let text = storage::placed(path).map_err(shortened)?;
        let text = text.unwrap_or_default();
        let changed = change(&text).map_err(|why| match why {
            config::SetError::Before(_) => {
                anyhow::anyhow!("could not change {key}: {}:{why}", short(path))
            }
            config::SetError::Unknown(_) => anyhow::anyhow!("could not change {key}: {why}"),
            config::SetError::Value(_) => anyhow::anyhow!("invalid value for {key}: {why}"),
        })?;
        Ok((text, changed))
    };
    let (text, changed) = before_and_after()?;
    if changed == text {
        return Ok(());
    }
    // What another window changed meanwhile is read again once it is done.
    let _alone = storage::alone(path).map_err(shortened)?;
    let (_, changed) = before_and_after()?;
    storage::place(path, &changed).map_err(shortened)
}

fn show(home: &Home<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let file = short(&home.config_file.path);
    let set_by = |set_by: SetBy| match set_by {
        SetBy::Default => "default".to_owned(),
        SetBy::Line(line) => format!("{file}:{line}"),
    };
    let config = &home.config;
    for key in KEYS {
        let by = match key {
            "need" => config.need.set_by,
            "day-start" => config.day_start.set_by,
            "workdays" => config.workdays.set_by,
            "week-starts" => config.week_starts.set_by,
            "off" => config.off.set_by,
            _ => config.tell.set_by,
        };
        writeln!(
            out,
            "{key:<12}  {:<18}  {}",
            spelled(config, key),
            set_by(by)
        )?;
    }
    for own in &config.areas {
        let area = &own.value.area;
        let name = format!("areas.{}", area.name());
        writeln!(
            out,
            "{name:<12}  {:<18}  {}",
            format!("weight {}", area.weight()),
            set_by(own.set_by)
        )?;
        if let Some(question) = &own.value.question {
            writeln!(out, "  question    {}", Safe(question))?;
        }
        if let Some(levels) = &own.value.levels {
            writeln!(out, "  levels      {}", Safe(&levels.join(", ")))?;
        }
    }
    writeln!(out)?;
    writeln!(
        out,
        "journal       {}  ({})",
        short(&home.store.journal()),
        home.folder.said_by
    )?;
    writeln!(out, "settings      {file}  ({})", home.config_file.said_by)?;
    Ok(())
}
