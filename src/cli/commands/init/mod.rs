//! `selfcare init`: what a shell evaluates when it starts, and the block in its profile that makes it do so.

mod change;
mod login;
pub(super) mod profile;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use anyhow::Context as _;
use clap::{Args as Clap, CommandFactory as _, ValueEnum as _};

use self::profile::{install, uninstall};
use super::complete;
use super::home::env;
use super::said::short;
use crate::hooks::{Alias, Block, Called, Flags, Script, Shell};
use crate::out::note;
use crate::outcome::Outcome;
use crate::refused;
use crate::storage::{Stamp, state_folder};
use crate::world::{PROGRAM, World};

/// At home in a shell
///
/// Gives your shell two short words (checkin and fit, where those names are free), lets Tab complete, and says one line at the first prompt of a day, until you are checked in. In scripts and over pipes it says nothing.
///
/// --install has it done whenever a shell starts. Without a flag, the script for that is printed, for a shell to evaluate.
///
/// Examples:
///   selfcare init bash --install
///   selfcare init zsh --install --alias morning=checkin
///   selfcare init fish --uninstall
///   eval "$(selfcare init bash 2> /dev/null)"
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Args {
    /// The shell; without it the one that the variable SHELL names
    #[arg(value_enum, value_name = "SHELL")]
    shell: Option<Shell>,
    /// Have that done: put a marked block into the file your shell reads when it starts
    #[arg(long, conflicts_with_all = ["uninstall", "print"])]
    install: bool,
    /// Take the block out again
    #[arg(long, conflicts_with_all = ["print", "alias", "no_alias", "ask", "root"])]
    uninstall: bool,
    /// Print that block, and change nothing
    #[arg(long)]
    print: bool,
    /// A word of your own for a command, as often as needed: morning=checkin, "oct=report 2026-10"
    #[arg(long, value_name = "NAME=COMMAND", value_parser = alias)]
    alias: Vec<Alias>,
    /// Without checkin and fit
    #[arg(long)]
    no_alias: bool,
    /// Open the check-in at the first prompt of a day, instead of the line
    #[arg(long)]
    ask: bool,
    /// Greet the administrator, too
    #[arg(long)]
    root: bool,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let shell = match self.shell {
            Some(shell) => shell,
            None => told(World::variable("SHELL").as_ref())?,
        };
        let program = program();
        let flags = Flags {
            ask: self.ask,
            root: self.root,
        };

        let taken = self.alias.iter().filter_map(|alias| taken(shell, alias));
        taken.for_each(note);

        let block = || Block::new(shell, &program, flags, &self.alias, !self.no_alias);
        if self.print {
            write!(out, "{}", block().text())?;
        } else if self.install {
            install(shell, &block(), out)?;
            if World::is_root() && !self.root {
                note("Whoever administers this machine is not greeted, unless with --root.");
            }
        } else if self.uninstall {
            uninstall(shell, out)?;
        } else {
            let stamp = state_folder(&env())
                .filter(|_| self.root || !World::is_root())
                .and_then(|state| Stamp::new(&state).path().to_str().map(str::to_owned));
            let script = Script {
                shell,
                program: &program.name,
                stamp: stamp.as_deref(),
                printed: world.second(),
                flags,
                aliases: &self.aliases(),
                completions: &completions(shell),
            };
            write!(out, "{}", script.text())?;
            if World::shows_to_a_person() {
                note(format_args!(
                    "This is for a shell to evaluate. To have it done at each start: selfcare init {} --install",
                    shell.word()
                ));
            }
        }
        Ok(Outcome::Done)
    }

    /// The usual aliases, unless a name means something else now, and those asked for.
    fn aliases(&self) -> Vec<Alias> {
        let is_free = |usual: &Alias| self.alias.iter().all(|alias| alias.name != usual.name);
        let usual = Alias::usual().into_iter();
        let usual = usual.filter(|usual| !self.no_alias && is_free(usual));
        usual.chain(self.alias.iter().cloned()).collect()
    }
}

/// Why a shell will leave an alias out, as far as that can be known here: functions and aliases of its own it knows alone.
fn taken(shell: Shell, alias: &Alias) -> Option<String> {
    let name = &alias.name;
    let by = if shell.has_own(name) {
        "it is a word of the shell itself".to_owned()
    } else {
        let program = World::program_named(name)?;
        format!("{} is a command already", short(&program))
    };
    Some(format!("The alias {name} is left out: {by}."))
}

/// What makes a shell complete. A shell without it is still a shell, so a fault leaves it out.
fn completions(shell: Shell) -> String {
    let shell = match shell {
        Shell::Bash => complete::Shell::Bash,
        Shell::Zsh => complete::Shell::Zsh,
        Shell::Fish => complete::Shell::Fish,
        Shell::Posix => return String::new(),
    };
    complete::registration(shell).unwrap_or_default()
}

/// How this program is called. A path that is no text cannot stand in a script; then its name has to do.
fn program() -> Called {
    let found = World::program();
    let path = found
        .as_ref()
        .and_then(|program| program.path.to_str())
        .unwrap_or(PROGRAM)
        .to_owned();
    let name = match found {
        Some(program) if program.found.is_none() => path.clone(),
        _ => PROGRAM.to_owned(),
    };
    Called { name, path }
}

/// The shell that a person has chosen for the machine.
fn told(shell: Option<&OsString>) -> anyhow::Result<Shell> {
    let known: Vec<_> = Shell::value_variants()
        .iter()
        .map(|shell| shell.word())
        .collect();
    let known = known.join("|");
    let program = shell
        .filter(|shell| !shell.is_empty())
        .with_context(|| format!("no shell: SHELL is not set; say which: selfcare init {known}"))?;
    Shell::of(Path::new(program)).with_context(|| {
        format!(
            "invalid shell in SHELL: {}; say which: selfcare init {known}",
            program.to_string_lossy()
        )
    })
}

/// An alias for something that this program understands, or would once more words follow.
fn alias(text: &str) -> Result<Alias, String> {
    let alias = Alias::read(text)?;
    let line = std::iter::once(PROGRAM).chain(alias.words.iter().map(String::as_str));
    match crate::args::Args::command().try_get_matches_from(line) {
        Err(wrong) if wrong.use_stderr() && !refused::is_unfinished(&wrong) => {
            Err(refused::sentence(&wrong))
        }
        _ => Ok(alias),
    }
}
