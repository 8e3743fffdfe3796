//! `selfcare completions`: the script that lets a shell complete words.

use std::io::Write;

use clap::Args as Clap;

use super::complete::{Shell, registration};
use crate::outcome::Outcome;

/// Complete with Tab
///
/// Prints a script for the file that your shell reads when it starts; `selfcare init` includes it. The shell then asks this program, and knows your areas, periods, days, people and the numbers of your promises.
///
/// In ~/.bashrc:
///   eval "$(selfcare completions bash 2> /dev/null)"
/// In ~/.zshrc, after compinit:
///   eval "$(selfcare completions zsh 2> /dev/null)"
/// In ~/.config/fish/config.fish:
///   command -q selfcare; and selfcare completions fish | source
/// In ~/.config/elvish/rc.elv:
///   eval (selfcare completions elvish | slurp)
/// In $PROFILE of PowerShell:
///   selfcare completions powershell | Out-String | iex
///
/// Examples:
///   selfcare completions bash
///   selfcare completions fish
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// The shell you use
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Args {
    pub(crate) fn run(self, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let script = registration(self.shell)?;

        out.write_all(script.as_bytes())?;
        Ok(Outcome::Done)
    }
}
