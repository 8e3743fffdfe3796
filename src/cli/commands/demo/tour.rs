//! What is shown in which order, and the folder it is shown in.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::Context as _;
use tempfile::TempDir;

use crate::out::note;
use crate::storage;
use crate::world::World;

/// A command worth knowing.
pub(super) struct Step {
    /// Why one would.
    pub why: &'static str,
    /// What comes after the program's name.
    pub args: &'static [&'static str],
}

pub(super) const STEPS: [Step; 5] = [
    Step {
        why: "In the morning, once you have checked in: are you fit to serve today, and why.",
        args: &[],
    },
    Step {
        why: "Once a week: what seven mornings add up to.",
        args: &["report"],
    },
    Step {
        why: "Now and then: a year at a glance, a sign for each day, and what went with better days.",
        args: &["report", "all"],
    },
    Step {
        why: "Before you promise more: who waits for what. You stand first.",
        args: &["commit", "people"],
    },
    Step {
        why: "The year once more as one page with pictures, to keep or to print.",
        args: &["report", "all", "--format", "html", "--output", super::PAGE],
    },
];

impl Step {
    /// As it would be typed.
    pub(super) fn typed(&self) -> String {
        typed(self.args)
    }
}

fn typed(args: &[&str]) -> String {
    [&["selfcare"], args].concat().join(" ")
}

/// What becomes of the notes beside an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notes {
    Heard,
    /// Said only where something went wrong.
    Dropped,
}

/// A folder with a made-up journal, in which this very program runs as if it were somebody's own.
pub(super) struct Folder {
    folder: TempDir,
    program: PathBuf,
    now: String,
}

impl Folder {
    /// Puts the journal there.
    pub(super) fn with(folder: TempDir, journal: &str, now: String) -> anyhow::Result<Self> {
        storage::put(&folder.path().join("journal.jsonl"), journal.as_bytes())?;
        let program = World::program()
            .context("could not tell where this program is")?
            .path;
        Ok(Self {
            folder,
            program,
            now,
        })
    }

    /// Runs a command in it. What it prints goes where the demo prints.
    pub(super) fn run(&self, args: &[&str], notes: Notes) -> anyhow::Result<()> {
        let folder = self.folder.path();
        let colours = match anstream::ColorChoice::global() {
            anstream::ColorChoice::Auto => "auto",
            anstream::ColorChoice::Never => "never",
            anstream::ColorChoice::Always | anstream::ColorChoice::AlwaysAnsi => "always",
        };
        let stderr = match notes {
            Notes::Heard => Stdio::inherit(),
            Notes::Dropped => Stdio::piped(),
        };
        let ended = Command::new(&self.program)
            .args(["--color", colours])
            .args(args)
            .current_dir(folder)
            .env("SELFCARE_DIR", folder)
            .env("SELFCARE_CONFIG", folder.join("config.toml"))
            .env("SELFCARE_NOW", &self.now)
            .stdin(Stdio::null())
            .stdout(Stdio::inherit())
            .stderr(stderr)
            .output()
            .context("could not run this program once more")?;
        // One that Ctrl-C ended has no code; that is heard elsewhere.
        if ended.status.code().is_some_and(|code| code != 0) {
            let said = String::from_utf8_lossy(&ended.stderr);
            said.lines().for_each(note);
            anyhow::bail!("could not show {}", typed(args));
        }
        Ok(())
    }

    /// Leaves the folder where it is, and says where.
    pub(super) fn keep(self) -> PathBuf {
        self.folder.keep()
    }

    /// Removes it.
    pub(super) fn remove(self) -> anyhow::Result<()> {
        let path = self.folder.path().to_owned();
        let could_not = || format!("could not remove {}", path.display());
        self.folder.close().with_context(could_not)
    }
}
