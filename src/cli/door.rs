//! The few commands that run before a prompt, a bar or a shop opens, when they are typed exactly so: known at once, without
//! building a parser for everything that could be typed. All else is for clap, which says the same of these (a test).

use std::ffi::OsString;

use crate::args::{Args, Command};
use crate::commands::{gate, greet, status};

/// What clap prints for `--version`.
pub(crate) const VERSION: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// What was typed, when it is known here.
#[derive(Debug)]
pub(crate) enum Known {
    Version,
    Command(Args),
}

/// Looks at what was typed after the program's name.
pub(crate) fn known(typed: &[OsString]) -> Option<Known> {
    // More words are longer to compare than to parse.
    if typed.len() > 6 {
        return None;
    }
    let words: Option<Vec<&str>> = typed.iter().map(|word| word.to_str()).collect();
    let status = |short, verdict, json| {
        Command::Status(status::Args {
            short,
            verdict,
            json,
            ..status::Args::default()
        })
    };
    let command = match words?.as_slice() {
        ["--version" | "-V"] => return Some(Known::Version),
        [] | ["status"] => status(false, false, false),
        ["status", "--short"] => status(true, false, false),
        ["status", "--short", "--verdict"] => status(true, true, false),
        ["status", "--json"] => status(false, false, true),
        ["gate"] => Command::Gate(gate::Args::default()),
        ["gate", "--strict"] => Command::Gate(gate::Args {
            strict: true,
            ..gate::Args::default()
        }),
        ["greet", flags @ .., "--checkin", word] if !word.is_empty() && !word.starts_with('-') => {
            let (ask, root) = match flags {
                [] => (false, false),
                ["--ask"] => (true, false),
                ["--root"] => (false, true),
                ["--ask", "--root"] => (true, true),
                _ => return None,
            };
            let checkin = (*word).to_owned();
            Command::Greet(greet::Args { ask, root, checkin })
        }
        _ => return None,
    };
    Some(Known::Command(Args {
        color: colorchoice_clap::Color::default(),
        command: Some(command),
    }))
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory as _, Parser as _};

    use super::*;

    /// Every row of up to five of these words, and some that are nearly so.
    fn rows() -> Vec<Vec<&'static str>> {
        let words = [
            "status",
            "gate",
            "greet",
            "--short",
            "--verdict",
            "--json",
            "--strict",
            "--ask",
            "--root",
            "--checkin",
            "mine",
            "-V",
            "--version",
            "",
            "--",
        ];
        let mut rows: Vec<Vec<&str>> = vec![Vec::new()];
        let mut last = rows.clone();
        for _ in 0..4 {
            let longer = |row: &Vec<&'static str>| {
                let row = row.clone();
                words.map(|word| row.iter().copied().chain([word]).collect())
            };
            last = last.iter().flat_map(longer).collect();
            rows.extend(last.iter().cloned());
        }
        rows.push(vec![
            "greet",
            "--ask",
            "--root",
            "--checkin",
            "selfcare checkin",
        ]);
        rows
    }

    #[test]
    fn what_is_known_here_clap_says_the_same_of() {
        let mut met = 0;
        for row in rows() {
            let typed: Vec<OsString> = row.iter().map(OsString::from).collect();
            let Some(known) = known(&typed) else { continue };
            met += 1;
            let parsed = Args::try_parse_from([vec!["selfcare"], row.clone()].concat());
            match (known, parsed) {
                (Known::Version, Err(err)) => {
                    assert_eq!(err.kind(), clap::error::ErrorKind::DisplayVersion);
                    assert_eq!(err.to_string(), format!("{VERSION}\n"));
                }
                (Known::Command(known), Ok(mut parsed)) => {
                    // Without a command it is the status.
                    parsed
                        .command
                        .get_or_insert(Command::Status(status::Args::default()));
                    assert_eq!(format!("{known:?}"), format!("{parsed:?}"), "{row:?}");
                }
                other => panic!("{row:?}: {other:?}"),
            }
        }
        assert_eq!(met, 22, "each of them, and greetings with each word");
        assert_eq!(Args::command().render_version(), format!("{VERSION}\n"));
    }
}
