//! The greeting of a day that is not checked in yet, which only speaks to a terminal, and only once.

use std::fs::{self, File, OpenOptions};
use std::path::Path;
use std::process::Command;

use expectrl::Session;
use expectrl::session::OsSession;

use crate::installed::program;
use crate::journal::Home;
use crate::{line, timer};

const GREET: [&str; 4] = ["greet", "--root", "--checkin", "selfcare checkin"];

/// Prints its line of the table.
pub(crate) fn greeting(home: &Home) {
    let terminal = std::cell::RefCell::new(Terminal::open());
    let on_terminal = |program: &Path| {
        let mut terminal = terminal.borrow_mut();
        let _ = fs::remove_file(home.path().join(".local/state/selfcare/greeted"));
        let mut command: Command = home.command(program);
        command
            .env("SELFCARE_NOW", "2026-11-23T07:41:03+01:00")
            .stdout(terminal.side());
        terminal.empty();
        command
    };
    let times = timer::pairs(
        || on_terminal(Path::new("/bin/true")),
        |_| {
            let mut greet = on_terminal(program());
            greet.args(GREET);
            greet
        },
    );
    line("the greeting of a shell", home.years, times, None);
}

/// A terminal in which nobody sits.
struct Terminal {
    session: OsSession,
    name: String,
}

impl Terminal {
    fn open() -> Self {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "tty; exec sleep 600"]);
        let mut session = Session::spawn(shell).expect("a terminal");
        let mut name = String::new();
        while !name.ends_with('\n') {
            let mut bytes = [0; 64];
            if let Ok(read) = session.try_read(&mut bytes) {
                name.push_str(&String::from_utf8_lossy(&bytes[..read]));
            }
        }
        let name = name.trim().to_owned();
        Self { session, name }
    }

    /// The side that a program writes to.
    fn side(&self) -> File {
        let mut side = OpenOptions::new();
        side.write(true).open(&self.name).expect("the terminal")
    }

    /// Reads what was written, so that it never fills up.
    fn empty(&mut self) {
        let mut bytes = [0; 4096];
        while self.session.try_read(&mut bytes).is_ok_and(|read| read > 0) {}
    }
}
