//! Completion: the script that a shell registers, and the answers to what the shell asks then.

mod bash;
mod days;
mod fish;
mod known;

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::Path;

use anyhow::Context as _;
use clap::{Command, CommandFactory as _, ValueEnum};
use clap_complete::env::{Elvish, EnvCompleter, Powershell, Zsh};
use selfcare::text::is_hostile;

use crate::args::Args;
use crate::world::{PROGRAM, World};

pub(crate) use days::{ahead, behind, months, periods};
pub(crate) use known::{
    areas, areas_and_levels, backups, commitments, evenings, fields, healths, people, questions,
    rhythms, settings, tags, verdicts,
};

/// The variable by which a shell asks.
const ASKED_BY: &str = "COMPLETE";

/// A shell that words can be completed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Powershell,
}

impl Shell {
    fn completer(self) -> &'static dyn EnvCompleter {
        match self {
            Self::Bash => &bash::Quoting,
            Self::Zsh => &Zsh,
            Self::Fish => &fish::Asking,
            Self::Elvish => &Elvish,
            Self::Powershell => &Powershell,
        }
    }

    /// The shell of this name, or that lies at this path.
    fn named(name: &OsStr) -> Option<Self> {
        let name = Path::new(name).file_stem()?.to_str()?;
        Self::value_variants()
            .iter()
            .copied()
            .find(|shell| shell.completer().is(name))
    }
}

/// The script that makes a shell ask; it calls the program by its name where that finds it.
///
/// # Errors
///
/// When it cannot be told where the program is.
pub(crate) fn registration(shell: Shell) -> anyhow::Result<String> {
    let mut script = Vec::new();
    shell
        .completer()
        .write_registration(ASKED_BY, PROGRAM, PROGRAM, &callable()?, &mut script)
        .context("could not write the script")?;
    let script = String::from_utf8(script).context("could not write the script")?;
    Ok(format!("{}\n", script.trim()))
}

/// How a shell calls this very program: by its name, or by its whole path where another one answers to the name, or none.
fn callable() -> anyhow::Result<String> {
    let program = World::program().context("could not tell where this program is")?;
    if program.found.is_some() {
        return Ok(PROGRAM.to_owned());
    }
    let path = program.path.to_str().with_context(|| {
        let program = program.path.display();
        format!("could not name the program in a script: {program} is not UTF-8")
    })?;
    Ok(path.to_owned())
}

/// The shell that asks, when one does.
pub(crate) fn asked() -> Option<OsString> {
    World::variable(ASKED_BY).filter(|shell| !shell.is_empty() && shell != "0")
}

/// Answers what a shell asks: how the words after `--` may go on; without any, the script itself.
///
/// # Errors
///
/// When no shell has this name, or what it asks makes no sense.
pub(crate) fn answer(
    shell: &OsStr,
    words: impl Iterator<Item = OsString>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let shell = Shell::named(shell).with_context(|| {
        format!(
            "invalid value for {ASKED_BY}: {}; shells are bash, zsh, fish, elvish and powershell",
            shell.display()
        )
    })?;
    let words: Vec<OsString> = words.skip_while(|word| word != "--").skip(1).collect();
    if words.is_empty() {
        out.write_all(registration(shell)?.as_bytes())?;
    } else {
        let here = std::env::current_dir().ok();
        let mut lines = Vec::new();
        shell
            .completer()
            .write_complete(
                &mut askable(Args::command()),
                words,
                here.as_deref(),
                &mut lines,
            )
            .context("could not complete")?;
        out.write_all(harmless(&String::from_utf8_lossy(&lines)).as_bytes())?;
    }
    out.flush()?;
    Ok(())
}

/// The commands as the engine can take them: it stops where an unknown flag follows a flag that wants a value and stands
/// where a word may begin with a hyphen.
fn askable(command: Command) -> Command {
    command
        .mut_args(|arg| {
            let hyphens = arg.is_allow_hyphen_values_set() && !arg.is_positional();
            arg.allow_hyphen_values(hyphens)
        })
        .mut_subcommands(askable)
}

/// What may reach a terminal: each answer that holds nothing hostile. Shells have them apart by line ends or tabs.
fn harmless(answers: &str) -> String {
    let apart = |c| matches!(c, '\n' | bash::APART);
    let is_harmless = |answer: &&str| {
        let mut within = answer.trim_end_matches(apart).chars();
        !within.any(|c| c != '\t' && is_hostile(c))
    };
    answers.split_inclusive(apart).filter(is_harmless).collect()
}
