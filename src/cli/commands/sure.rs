//! Asks before what cannot be taken back. Enter is no.

use anyhow::Context as _;

use crate::prompt::{Choice, Mode, Prompt, Question, Reply};
use crate::world::{Asking, World};

/// Asks whether to go on, after what it would do was said.
///
/// # Errors
///
/// When nobody can be asked: `way_out` says how it is done without a question.
pub(super) fn sure(
    says: &str,
    question: &str,
    yes: &str,
    no: &str,
    way_out: &str,
) -> anyhow::Result<bool> {
    let mode = match World::asking() {
        Asking::Keys => Mode::Keys,
        Asking::Lines => Mode::Lines,
        Asking::Never => anyhow::bail!("no terminal to ask at, so nothing was changed; {way_out}"),
    };
    let mut prompt = Prompt::open(mode, World::width).context("could not open the terminal")?;
    prompt.say(says.trim_end()).context("could not ask")?;
    let question = Question {
        enter: no,
        ..Question::new(question)
    };
    let reply = prompt
        .choose(&question, &[Choice::new('y', yes), Choice::new('n', "no")])
        .context("could not ask")?;
    Ok(reply == Reply::Given(0))
}
