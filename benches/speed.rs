//! How long the program takes, as ratios to `/bin/true` run in turn, and how many instructions it needs.
//!
//! `cargo bench` prints the table. Single times say little on a busy machine; ratios of runs in turn and instruction
//! counts (valgrind's callgrind, where it is installed) hold.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench tells time, prints a table, and stops at what it did not expect"
)]

use std::fmt::Write as _;
use std::fs::{File, OpenOptions, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use chrono::{Days, NaiveDate};
use expectrl::Session;
use expectrl::session::OsSession;
use tempfile::TempDir;

/// Runs of each command, in turn with as many of `/bin/true`.
const PAIRS: usize = 201;
/// Stands for a note that is another one at each run, so that each check-in is a record more.
const EACH_TIME_ANOTHER: &str = "-";
const NOW: &str = "2026-11-22T07:41:03+01:00";

fn main() {
    println!(
        "{:<29}{:>9}{:>10}{:>12}{:>16}",
        "work", "journal", "median", "/bin/true", "instructions"
    );
    for years in [1_u64, 10] {
        let home = home(years);
        for args in [
            &["--version"][..],
            &["gate"],
            &["status", "--short"],
            &["status"],
            &["report"],
            &["report", "all", "--format", "json"],
        ] {
            row(home.path(), years, args);
        }
        row(
            home.path(),
            years,
            &["checkin", "--no-input", "--note", EACH_TIME_ANOTHER],
        );
        greeting(years);
    }
}

/// The greeting of a day that is not checked in yet, which only speaks to a terminal, and only once.
fn greeting(years: u64) {
    const GREET: [&str; 2] = ["greet", "--root"];
    let home = home(years);
    let mut terminal = Terminal::open();
    let own = Path::new(env!("CARGO_BIN_EXE_selfcare"));
    let (mut ours, mut ratios) = (Vec::new(), Vec::new());
    let on_terminal = |program: &Path, terminal: &mut Terminal| {
        let _ = std::fs::remove_file(home.path().join(".local/state/selfcare/greeted"));
        let mut command = command(home.path(), program);
        command
            .env("SELFCARE_NOW", "2026-11-23T07:41:03+01:00")
            .stdout(terminal.side());
        terminal.empty();
        command
    };
    for _ in 0..PAIRS {
        let nothing = timed(on_terminal(Path::new("/bin/true"), &mut terminal));
        let mut greet = on_terminal(own, &mut terminal);
        greet.args(GREET);
        let greeted = timed(greet);
        ours.push(greeted);
        ratios.push(greeted / nothing);
    }
    let log = home.path().join("calls");
    let mut strace = on_terminal(Path::new("/usr/bin/strace"), &mut terminal);
    strace.arg("-o").arg(&log).arg(own).args(GREET);
    let calls = strace
        .status()
        .ok()
        .and_then(|_| std::fs::read_to_string(&log).ok())
        .map_or_else(|| "-".to_owned(), |log| log.lines().count().to_string());
    let journal = format!("{years} y");
    println!(
        "{:<29}{journal:>9}{:>7.2} ms{:>11.2}x{:>16}",
        "the greeting of a shell",
        1000.0 * median(ours),
        median(ratios),
        format!("{calls} calls")
    );
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

fn row(home: &Path, years: u64, args: &[&str]) {
    let (mut ours, mut ratios) = (Vec::new(), Vec::new());
    for run in 0..PAIRS {
        let run = run.to_string();
        let args = with_note(args, &run);
        let nothing = seconds(home, Path::new("/bin/true"), &[]);
        let own = seconds(home, Path::new(env!("CARGO_BIN_EXE_selfcare")), &args);
        ours.push(own);
        ratios.push(own / nothing);
    }
    let instructions = instructions(home, &with_note(args, "counted"))
        .map_or_else(|| "-".to_owned(), |count| format!("{count} K"));
    let (work, journal) = (with_note(args, "TEXT").join(" "), format!("{years} y"));
    println!(
        "{work:<29}{journal:>9}{:>7.2} ms{:>11.2}x{instructions:>16}",
        1000.0 * median(ours),
        median(ratios)
    );
}

/// The arguments of one run.
fn with_note<'a>(args: &[&'a str], note: &'a str) -> Vec<&'a str> {
    args.iter()
        .map(|arg| {
            if *arg == EACH_TIME_ANOTHER {
                note
            } else {
                *arg
            }
        })
        .collect()
}

fn command(home: &Path, program: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("HOME", home)
        .env("SELFCARE_NOW", NOW)
        .env("LC_ALL", "C.UTF-8");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn seconds(home: &Path, program: &Path, args: &[&str]) -> f64 {
    let mut command = command(home, program);
    command.args(args);
    timed(command)
}

fn timed(mut command: Command) -> f64 {
    let began = Instant::now();
    let status = command.status().expect("the program runs");
    let took = began.elapsed().as_secs_f64();
    assert!(
        status.code().is_some_and(|code| code != 2),
        "{command:?}: {status}"
    );
    took
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Thousands of instructions, where valgrind is to be had.
fn instructions(home: &Path, args: &[&str]) -> Option<u64> {
    let mut valgrind = command(home, Path::new("/usr/bin/valgrind"));
    valgrind
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env!("CARGO_BIN_EXE_selfcare"));
    let output = valgrind.args(args).stderr(Stdio::piped()).output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let count = said
        .split("Collected : ")
        .nth(1)?
        .split_whitespace()
        .next()?;
    Some(count.parse::<u64>().ok()? / 1000)
}

/// A home with a check-in on every day of so many years, the last of them today.
fn home(years: u64) -> TempDir {
    let home = TempDir::new().expect("a temporary folder");
    let folder = home.path().join(".local/share/selfcare");
    std::fs::create_dir_all(&folder).expect("the folder");
    let last = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    let mut text = String::new();
    for ago in (0..365 * years).rev() {
        let day = last.checked_sub_days(Days::new(ago)).expect("a day");
        let level = |salt: u64| 2 + (ago * 7 + salt * 13) % 4;
        writeln!(
            text,
            r#"{{"v":1,"id":"b{ago:025}","kind":"checkin","at":"{day}T07:41:03+01:00","day":"{day}","health":"well","sleep":{}.5,"rested":{},"eating":{},"boundaries":{},"thoughts":{},"forward":{},"kept":2,"missed":1,"note":"a line about the day #shift","took":18.2}}"#,
            6 + ago % 2,
            level(1),
            level(2),
            level(3),
            level(4),
            level(5),
        )
        .expect("a string");
    }
    std::fs::write(folder.join("journal.jsonl"), text).expect("the journal");
    std::fs::set_permissions(folder.join("journal.jsonl"), Permissions::from_mode(0o600))
        .expect("a mode");
    std::fs::set_permissions(&folder, Permissions::from_mode(0o700)).expect("a mode");
    home
}
