//! A home with a journal of so many years, made up and always the same.

use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{Days, NaiveDate};
use tempfile::TempDir;

use crate::installed::program;

/// The day on which everything is asked, a Sunday.
const TODAY: (i32, u32, u32) = (2026, 11, 22);

/// A home folder, and how many years of days it holds.
pub(crate) struct Home {
    folder: TempDir,
    pub(crate) years: u64,
}

impl Home {
    /// A check-in on every day of so many years, the last of them today, with the index that the last change left.
    pub(crate) fn of(years: u64) -> Self {
        let home = Self::empty(years);
        let mut text = String::new();
        for (ago, day) in days(years) {
            let level = |salt| level(ago, salt);
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
        let folder = home.journal().with_file_name("");
        fs::create_dir_all(&folder).expect("the folder");
        fs::write(home.journal(), text).expect("the journal");
        let only_me = |path: &Path, mode| {
            fs::set_permissions(path, Permissions::from_mode(mode)).expect("a mode");
        };
        only_me(&home.journal(), 0o600);
        only_me(&folder, 0o700);
        let status = home.command(program()).args(["reflect", "4"]).status();
        assert!(status.expect("the program runs").success());
        home
    }

    /// No journal, and the same days as a table.
    pub(crate) fn with_csv(years: u64) -> Self {
        let home = Self::empty(years);
        let mut text = "day,sleep,rested,eating,boundaries,thoughts,forward,note\n".to_owned();
        for (ago, day) in days(years) {
            let level = |salt| level(ago, salt);
            writeln!(
                text,
                "{day},{}.5,{},{},{},{},{},a line about the day #shift",
                6 + ago % 2,
                level(1),
                level(2),
                level(3),
                level(4),
                level(5),
            )
            .expect("a string");
        }
        fs::write(home.csv(), text).expect("the table");
        home
    }

    fn empty(years: u64) -> Self {
        // In memory where that is to be had: it is the program that is measured, and not a disk.
        let memory = Path::new("/dev/shm");
        let place = if memory.is_dir() {
            memory.to_owned()
        } else {
            std::env::temp_dir()
        };
        let folder = TempDir::new_in(place).expect("a temporary folder");
        Self { folder, years }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.path().join(".local/share/selfcare/journal.jsonl")
    }

    pub(crate) fn csv(&self) -> PathBuf {
        self.path().join("days.csv")
    }

    /// Takes the journal away.
    pub(crate) fn forget(&self) {
        let _ = fs::remove_dir_all(self.path().join(".local"));
    }

    /// A program that knows this home and nothing else.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let (year, month, day) = TODAY;
        let mut command = Command::new(program);
        command
            .env_clear()
            .current_dir(self.path())
            .env("HOME", self.path())
            .env(
                "SELFCARE_NOW",
                format!("{year}-{month}-{day}T07:41:03+01:00"),
            )
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }
}

fn days(years: u64) -> impl Iterator<Item = (u64, NaiveDate)> {
    let (year, month, day) = TODAY;
    let last = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
    let ago = (0..365 * years).rev();
    ago.map(move |ago| (ago, last.checked_sub_days(Days::new(ago)).expect("a day")))
}

fn level(ago: u64, salt: u64) -> u64 {
    2 + (ago * 7 + salt * 13) % 4
}
