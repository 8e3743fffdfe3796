//! `selfcare completions`: the script that lets a shell complete words.

use std::io::Write;

use clap::Args as Clap;

use super::complete::{Shell, registration};
use crate::outcome::Outcome;

/// Complete words with Tab
///
/// Prints a script for the file that your shell reads when it starts. The shell then asks this program, so that areas,
/// periods, days, people and the numbers of promises are known to it as they are.
///
///   bash        eval "$(selfcare completions bash)"          in ~/.bashrc
///   zsh         eval "$(selfcare completions zsh)"           in ~/.zshrc, after compinit
///   fish        selfcare completions fish | source           in ~/.config/fish/config.fish
///   elvish      eval (selfcare completions elvish | slurp)   in ~/.config/elvish/rc.elv
///   powershell  selfcare completions powershell | Out-String | Invoke-Expression   in $PROFILE
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
