//! Bash takes an answer as it stands, so its blanks and signs are escaped before.

use std::borrow::Cow;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::Command;
use clap_complete::env::{Bash, EnvCompleter};
use selfcare::text::shell_quoted;

/// What stands between two answers.
pub(super) const APART: char = '\u{b}';

/// [`Bash`], with every answer and the program's path quoted.
pub(super) struct Quoting;

impl EnvCompleter for Quoting {
    fn name(&self) -> &'static str {
        Bash.name()
    }

    fn is(&self, name: &str) -> bool {
        Bash.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        const PLACE: &str = "the-program";
        let mut script = Vec::new();
        Bash.write_registration(var, name, bin, PLACE, &mut script)?;
        // A shell outlives a program that is removed, and then has nothing to say.
        let script = String::from_utf8_lossy(&script)
            .replace(r#" -- "${words[@]}""#, r#" -- "${words[@]}" 2> /dev/null"#);
        let quoted = shell_quoted(completer);
        buf.write_all(script.replace(&format!("\"{PLACE}\""), &quoted).as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut Command,
        words: Vec<OsString>,
        here: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        let mut answers = Vec::new();
        Bash.write_complete(command, words, here, &mut answers)?;
        let answers = String::from_utf8_lossy(&answers);
        buf.write_all(escaped(&answers).as_bytes())
    }
}

/// With a backslash before whatever bash would not take for itself.
fn escaped(answers: &str) -> Cow<'_, str> {
    let is_plain =
        |c: char| c.is_alphanumeric() || matches!(c, '\n' | APART) || "-_./=:,+@%~".contains(c);
    if answers.chars().all(is_plain) {
        return Cow::Borrowed(answers);
    }
    let mut escaped = String::with_capacity(answers.len() + 8);
    for c in answers.chars() {
        if !is_plain(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_one_word_and_runs_nothing() {
        assert_eq!(escaped("2026-11\u{b}a/b.csv"), "2026-11\u{b}a/b.csv");
        assert_eq!(escaped("Anna M."), r"Anna\ M.");
        assert_eq!(escaped("$(x)`y`;*"), r"\$\(x\)\`y\`\;\*");
    }
}
