//! The few commands that run before a prompt, a bar or a shop opens, when they are typed exactly so: known at once, without
//! building a parser for everything that could be typed. All else is for clap, which says the same of these (a test).

use std::ffi::OsString;

use crate::args::{Args, Command};
use crate::commands::{gate, greet, status};

/// What clap prints for `--version`.
pub(crate) const VERSION: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));

/// Whether the version is asked for, and nothing else.
pub(crate) fn asks_version(typed: &[OsString]) -> bool {
    matches!(typed, [word] if word == "--version" || word == "-V")
}

/// What was typed after the program's name, when it is known here.
pub(crate) fn known(typed: &[OsString]) -> Option<Args> {
    // More words are longer to compare than to parse.
    if typed.len() > 6 {
        return None;
    }
    let words: Option<Vec<&str>> = typed.iter().map(|word| word.to_str()).collect();
    let status = |json, short, verdict| {
        Command::Status(status::Args {
            json,
            short,
            verdict,
            ..status::Args::default()
        })
    };
    let command = match words?.as_slice() {
        [] | ["status"] => status(false, false, false),
        ["status", "--short"] => status(false, true, false),
        ["status", "--short", "--verdict"] => status(false, true, true),
        ["status", "--json"] => status(true, false, false),
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
    Some(Args {
        color: colorchoice_clap::Color::default(),
        command: Some(command),
    })
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
            let parsed = || Args::try_parse_from([vec!["selfcare"], row.clone()].concat());
            if asks_version(&typed) {
                met += 1;
                let says = parsed().expect_err("no command");
                assert_eq!(says.kind(), clap::error::ErrorKind::DisplayVersion);
                assert_eq!(says.to_string(), format!("{VERSION}\n"));
            }
            if let Some(known) = known(&typed) {
                met += 1;
                let mut parsed = parsed().expect("a command");
                // Without a command it is the status.
                let status = || Command::Status(status::Args::default());
                parsed.command.get_or_insert_with(status);
                assert_eq!(format!("{known:?}"), format!("{parsed:?}"), "{row:?}");
            }
        }
        assert_eq!(met, 22, "each of them, and greetings with each word");
        assert_eq!(Args::command().render_version(), format!("{VERSION}\n"));
    }
}
