//! What a command tells the shell.

use std::process::ExitCode;

/// The exit codes. A fault never answers 0, 1 or 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Yes, or done: 0.
    Done,
    /// Not fit to serve (`gate`): 1.
    NotFit,
    /// Something wants mending (`doctor`): 1.
    Mend,
    /// Trouble, or a wrong command line: 2.
    Trouble,
    /// No verdict today (`gate`): 3.
    NoVerdict,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::NotFit | Outcome::Mend => 1,
            Outcome::Trouble => 2,
            Outcome::NoVerdict => 3,
        })
    }
}
