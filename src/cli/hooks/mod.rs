//! What other programs are given to run, texts made without a look at the machine: what `init` prints, real scripts with the few
//! lines before each that say where things are, and what timers read.

mod alias;
mod block;
mod own;
mod quote;
pub(crate) mod timers;

use std::path::Path;

use clap::ValueEnum;

pub(crate) use alias::Alias;
pub(crate) use block::{Block, Kind, Left, Unbalanced};
use quote::quoted;

use crate::world::PROGRAM;

/// A shell that can be greeted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    /// dash, ash, ksh and others that read ~/.profile
    Posix,
}

impl Shell {
    /// Its word on the command line.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Bash => "bash",
            Self::Zsh => "zsh",
            Self::Fish => "fish",
            Self::Posix => "posix",
        }
    }

    /// The shell that a program is, by its name.
    pub(crate) fn of(program: &Path) -> Option<Self> {
        Some(match program.file_name()?.to_str()? {
            "bash" => Self::Bash,
            "zsh" => Self::Zsh,
            "fish" => Self::Fish,
            "sh" | "dash" | "ash" | "busybox" | "ksh" | "mksh" => Self::Posix,
            _ => return None,
        })
    }

    /// The part that is the same for everyone.
    fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("bash.bash"),
            Self::Zsh => include_str!("zsh.zsh"),
            Self::Fish => include_str!("fish.fish"),
            Self::Posix => include_str!("posix.sh"),
        }
    }

    /// Some lines that are only to be heard where somebody types.
    fn only_interactive(self, lines: &str) -> String {
        match self {
            Self::Fish => format!("if status is-interactive\n\n{lines}\nend\n"),
            _ => format!("case $- in *i*)\n\n{lines}\n;; esac\n"),
        }
    }

    /// A function, where its arguments are `"$1"` or `$argv[1]`.
    fn function(self, name: &str, body: &str) -> String {
        match self {
            Self::Fish => format!(
                "function _{name}\n    {}\nend\n",
                body.replace("\"$1\"", "$argv[1]")
            ),
            _ => format!("{name}() {{\n    {body}\n}}\n"),
        }
    }

    fn variable(self, name: &str, value: &str) -> String {
        let value = quoted(self, value);
        match self {
            Self::Fish => format!("set -g _{name} {value}\n"),
            _ => format!("{name}={value}\n"),
        }
    }

    /// The test whether a program is to be had, without a fork and without a word.
    fn has(self, program: &str) -> String {
        match self {
            Self::Bash => format!("builtin type -P {program} > /dev/null 2>&1"),
            Self::Zsh => format!("builtin whence -p {program} > /dev/null 2>&1"),
            Self::Fish => format!("command -q {program}"),
            Self::Posix => format!("command -v {program} > /dev/null 2>&1"),
        }
    }
}

/// How the program is called from a shell.
#[derive(Clone, Debug)]
pub(crate) struct Called {
    /// Its name where that is enough, else its path.
    pub name: String,
    /// Its path, for a shell that does not find it by name.
    pub path: String,
}

/// A script to be evaluated.
#[derive(Clone, Debug)]
pub(crate) struct Script<'a> {
    pub shell: Shell,
    /// How the program is called: its name, or its path.
    pub program: &'a str,
    /// The daily stamp; none where nobody is to be greeted.
    pub stamp: Option<&'a str>,
    /// The second at which this is printed.
    pub printed: i64,
    /// What `greet` is told.
    pub flags: Flags,
    pub aliases: &'a [Alias],
    /// What makes the shell complete; empty where it cannot.
    pub completions: &'a str,
}

/// What a greeting is told.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Flags {
    pub ask: bool,
    pub root: bool,
}

impl Script<'_> {
    /// Its text.
    pub(crate) fn text(&self) -> String {
        let completions = match self.shell {
            // Not before compinit, which is the person's own to call.
            Shell::Zsh => format!(
                "if (( ${{+functions[compdef]}} )); then\n{}fi\n",
                self.completions
            ),
            // Of the engine's own making, and as it makes it for everyone.
            Shell::Bash => format!("# shellcheck disable=SC2181,SC2207\n{}", self.completions),
            Shell::Fish | Shell::Posix => self.completions.to_owned(),
        };
        let parts = [self.places(), self.shell.script().to_owned(), completions];
        self.shell.only_interactive(&parts.join("\n"))
    }

    /// Where things are, and what this person wants.
    fn places(&self) -> String {
        let shell = self.shell;
        let program = quoted(shell, self.program);
        let ask = if self.flags.ask { " --ask" } else { "" };
        let root = if self.flags.root { " --root" } else { "" };
        // Somebody who is asked must hear what goes wrong; somebody who is greeted need not.
        let quiet = if self.flags.ask { "" } else { " 2> /dev/null" };
        let greet = format!("command {program} greet{ask}{root} --checkin \"$1\"{quiet}");
        let aliases = self.aliases.iter().map(|alias| {
            let body = quoted(shell, &alias.body(shell, self.program));
            format!("\"$1\" {} {body}", alias.name)
        });
        // Sentences name `selfcare`; where no such program is found, they would name nothing.
        let own = (self.program != PROGRAM)
            .then(|| format!("\"$1\" {PROGRAM} {}", quoted(shell, &program)));
        let mut aliases: Vec<String> = own.into_iter().chain(aliases).collect();
        aliases.push("true".to_owned());
        [
            shell.variable("_selfcare_name", &program),
            shell.variable("_selfcare_stamp", self.stamp.unwrap_or_default()),
            match shell {
                Shell::Bash | Shell::Zsh => {
                    shell.variable("_selfcare_printed", &self.printed.to_string())
                }
                Shell::Fish | Shell::Posix => String::new(),
            },
            shell.function("_selfcare_has", &shell.has(&program)),
            shell.function("_selfcare_greet", &greet),
            shell.function("_selfcare_aliases", &aliases.join("\n    ")),
        ]
        .concat()
    }
}
