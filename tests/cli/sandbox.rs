//! A sealed home for the real program.

use std::ffi::OsStr;
use std::fs::Permissions;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A home folder, a moment, and nothing else of the machine.
pub(crate) struct Sandbox {
    home: TempDir,
    now: String,
    env: Vec<(String, String)>,
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Sandbox {
    /// A fresh home, on Sunday 22 November 2026 at 07:41.
    pub(crate) fn new() -> Self {
        let home = TempDir::new().expect("a temporary folder");
        Self {
            home,
            now: "2026-11-22T07:41:03+01:00".to_owned(),
            env: Vec::new(),
        }
    }

    /// The same home at another moment: a day, at 07:41.
    pub(crate) fn on(&mut self, day: &str) -> &mut Self {
        self.now = format!("{day}T07:41:03+01:00");
        self
    }

    /// A variable for every run from here on.
    pub(crate) fn env(&mut self, name: &str, value: &str) -> &mut Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home().join(".local/share/selfcare")
    }

    pub(crate) fn journal(&self) -> PathBuf {
        self.folder().join("journal.jsonl")
    }

    /// The journal's text; empty when there is none.
    pub(crate) fn journal_text(&self) -> String {
        std::fs::read_to_string(self.journal()).unwrap_or_default()
    }

    /// Puts a journal there as it is.
    pub(crate) fn write_journal(&self, text: impl AsRef<[u8]>) {
        std::fs::create_dir_all(self.folder()).expect("the folder");
        std::fs::write(self.journal(), text).expect("the journal");
        let only_me = |path, mode| {
            std::fs::set_permissions(path, Permissions::from_mode(mode)).expect("a mode");
        };
        only_me(self.folder(), 0o700);
        only_me(self.journal(), 0o600);
    }

    pub(crate) fn config(&self) -> PathBuf {
        self.home().join(".config/selfcare/config.toml")
    }

    /// Puts a configuration there.
    pub(crate) fn write_config(&self, text: &str) {
        std::fs::create_dir_all(self.home().join(".config/selfcare")).expect("the folder");
        std::fs::write(self.config(), text).expect("the configuration");
    }

    /// The program, ready to run here.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_selfcare"));
        command
            .env_clear()
            .current_dir(self.home())
            .stdin(Stdio::null());
        command
            .env("HOME", self.home())
            .env("SELFCARE_NOW", &self.now)
            .env("LC_ALL", "C.UTF-8");
        command.envs(self.env.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs it.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> Ran {
        self.run_with(args, b"")
    }

    /// Runs it with something on standard input.
    pub(crate) fn run_with<S: AsRef<OsStr>>(
        &self,
        args: impl IntoIterator<Item = S>,
        input: &[u8],
    ) -> Ran {
        let mut command = self.command();
        command
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // A program that does not read its input closes it, which is no failure of the test.
        let _ = child.stdin.take().expect("standard input").write_all(input);
        let output = child.wait_with_output().expect("the program ends");
        let text = |bytes: Vec<u8>| {
            String::from_utf8(bytes)
                .expect("UTF-8")
                .replace(&self.home().display().to_string(), "[HOME]")
        };
        Ran {
            stdout: text(output.stdout),
            stderr: text(output.stderr),
            code: output.status.code(),
        }
    }

    /// Runs it and expects that it is done, with nothing on standard error; what it printed.
    pub(crate) fn ok<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> String {
        let ran = self.run(args);
        assert_eq!(
            (ran.code, ran.stderr.as_str()),
            (Some(0), ""),
            "{}",
            ran.stdout
        );
        ran.stdout
    }

    /// Runs it and expects a refusal: exit 2, one sentence, nothing printed and nothing written.
    pub(crate) fn refused<S: AsRef<OsStr>>(&self, args: impl IntoIterator<Item = S>) -> String {
        let before = self.journal_text();
        let ran = self.run(args);
        assert_eq!(
            (ran.code, ran.stdout.as_str()),
            (Some(2), ""),
            "{}",
            ran.stderr
        );
        assert_eq!(self.journal_text(), before, "a refusal writes nothing");
        ran.stderr
    }
}
