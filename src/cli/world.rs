//! The only reader of the clock, the environment and the terminal.

mod program;

use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Context as _;
use chrono::{DateTime, FixedOffset, Local, NaiveDate, NaiveTime, Offset as _, SecondsFormat};

/// The name it is installed under.
pub(crate) const PROGRAM: &str = "selfcare";

/// The world as it is during one run: the moment is read once.
#[derive(Debug)]
pub(crate) struct World {
    now: DateTime<FixedOffset>,
    /// Whether `SELFCARE_NOW` said so.
    is_told: bool,
    started: Instant,
}

/// How questions can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asking {
    /// One key an answer.
    Keys,
    /// A line an answer, in words, without redrawing: `ACCESSIBLE`, or `TERM=dumb`.
    Lines,
    /// Not at all: standard input or standard error is no terminal.
    Never,
}

/// How it is shown that work goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Showing {
    /// In one line that is drawn anew, and gone at the end.
    Redrawn,
    /// In a line of its own: `ACCESSIBLE`, or `TERM=dumb`.
    Lines,
}

impl World {
    /// Looks at the clock.
    ///
    /// # Errors
    ///
    /// When `SELFCARE_NOW` is set and is no moment, or the clock is outside every calendar.
    pub(crate) fn look() -> anyhow::Result<Self> {
        let told = text("SELFCARE_NOW")?;
        let is_told = told.is_some();
        let now = match told {
            Some(moment) => DateTime::parse_from_rfc3339(&moment).ok().with_context(|| {
                format!("invalid moment in SELFCARE_NOW: {moment}; it looks like 2026-11-22T07:41:03+01:00")
            })?,
            None => clock().context("could not read the clock: it is outside every calendar")?,
        };
        Ok(Self {
            now,
            is_told,
            started: started(),
        })
    }

    /// The day it is, for somebody whose day starts then.
    pub(crate) fn today(&self, starts: NaiveTime) -> NaiveDate {
        let since_midnight = starts.signed_duration_since(NaiveTime::MIN);
        let now = self.now.naive_local();
        now.checked_sub_signed(since_midnight).unwrap_or(now).date()
    }

    /// The time of day, as clocks here show it.
    pub(crate) fn time(&self) -> NaiveTime {
        self.now.time()
    }

    /// The second, counted from 1970.
    pub(crate) fn second(&self) -> i64 {
        self.now.timestamp()
    }

    /// The second at which the next day begins, for somebody whose day starts then; the clocks may change before it.
    pub(crate) fn next_day(&self, starts: NaiveTime) -> i64 {
        let next = self.today(starts).succ_opt().unwrap_or(NaiveDate::MAX);
        let next = next.and_time(starts);
        let by_offset = (next - self.now.offset().fix()).and_utc().timestamp();
        if self.is_told {
            return by_offset;
        }
        // An hour that the clocks leave out has no second of its own.
        let by_clock = next.and_local_timezone(Local).earliest();
        by_clock.map_or(by_offset, |next| next.timestamp())
    }

    /// The clock that files are dated by, whatever `SELFCARE_NOW` says.
    pub(crate) fn clock() -> SystemTime {
        now()
    }

    /// The moment as it is written down: RFC 3339, to the second, with its offset.
    pub(crate) fn stamp(&self) -> String {
        self.now.to_rfc3339_opts(SecondsFormat::Secs, false)
    }

    /// How long this run has taken.
    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// How questions can be asked here.
    pub(crate) fn asking() -> Asking {
        if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
            Asking::Never
        } else if is_accessible() || var("TERM").is_none_or(|term| term == "dumb") {
            Asking::Lines
        } else {
            Asking::Keys
        }
    }

    /// Whether standard output is read as it comes: it is a terminal.
    pub(crate) fn shows_to_a_person() -> bool {
        std::io::stdout().is_terminal()
    }

    /// Whether this is the administrator, who is no person with a morning.
    pub(crate) fn is_root() -> bool {
        rustix::process::geteuid().is_root()
    }

    /// Whether a program reads this terminal that looks like a person's: TRAMP of Emacs parses what a shell says.
    pub(crate) fn is_scripted() -> bool {
        var("INSIDE_EMACS").is_some_and(|emacs| emacs.to_string_lossy().contains("tramp"))
    }

    /// How it can be shown that work goes on; not at all where standard error is no terminal.
    pub(crate) fn progress() -> Option<Showing> {
        let plain = is_accessible() || var("TERM").is_none_or(|term| term == "dumb");
        let showing = if plain {
            Showing::Lines
        } else {
            Showing::Redrawn
        };
        std::io::stderr().is_terminal().then_some(showing)
    }

    /// How wide the window is, in columns; 80 where there is none. Never under 20.
    pub(crate) fn width() -> usize {
        terminal_size::terminal_size()
            .map_or(80, |(width, _)| usize::from(width.0))
            .max(20)
    }

    /// Whether words were asked for in place of symbols, to be read aloud: `ACCESSIBLE`.
    pub(crate) fn wants_words() -> bool {
        is_accessible()
    }

    /// Whether pictures made of block characters can be shown: the locale speaks UTF-8.
    pub(crate) fn shows_blocks() -> bool {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .find_map(|name| var(name).filter(|set| !set.is_empty()));
        locale.is_some_and(|locale| {
            let locale = locale.to_string_lossy().to_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        })
    }

    /// The editor a person chose, as they would type it.
    pub(crate) fn editor() -> Option<OsString> {
        ["VISUAL", "EDITOR"]
            .into_iter()
            .find_map(|name| var(name).filter(|editor| !editor.is_empty()))
    }

    /// The home folder, to shorten paths with.
    pub(crate) fn home() -> Option<OsString> {
        var("HOME").filter(|home| !home.is_empty())
    }

    /// The home folder, to look for and to put things in: the variable, else what the system's list of users says.
    ///
    /// # Errors
    ///
    /// When none is known, or the variable is not a whole path.
    pub(crate) fn home_folder() -> anyhow::Result<PathBuf> {
        Self::home()
            .map(PathBuf::from)
            .or_else(dirs::home_dir)
            .filter(|home| home.is_absolute())
            .context("no home folder: set HOME to a whole path")
    }

    /// Any other variable, as it is.
    pub(crate) fn variable(name: &str) -> Option<OsString> {
        var(name)
    }

    /// 128 random bits.
    ///
    /// # Errors
    ///
    /// When the machine has no randomness to give.
    pub(crate) fn random_bits() -> anyhow::Result<u128> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).context("could not get random bits for an id")?;
        Ok(u128::from_le_bytes(bytes))
    }

    /// The same so many times, asked for at once.
    ///
    /// # Errors
    ///
    /// When the machine has no randomness to give.
    pub(crate) fn random_bits_for(count: usize) -> anyhow::Result<impl Iterator<Item = u128>> {
        let mut all = vec![[0; 16]; count];
        getrandom::fill(all.as_flattened_mut()).context("could not get random bits for ids")?;
        Ok(all.into_iter().map(u128::from_le_bytes))
    }
}

/// Words for every symbol, line input, no redraw.
fn is_accessible() -> bool {
    var("ACCESSIBLE").is_some_and(|set| !set.is_empty() && set != "0")
}

fn clock() -> Option<DateTime<FixedOffset>> {
    let seconds = match now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).ok()?,
        Err(before) => -i64::try_from(before.duration().as_secs()).ok()?,
    };
    Some(
        DateTime::from_timestamp(seconds, 0)?
            .with_timezone(&Local)
            .fixed_offset(),
    )
}

#[expect(clippy::disallowed_methods, reason = "the one reading of the clock")]
fn now() -> SystemTime {
    SystemTime::now()
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a check-in takes is told by the steady clock"
)]
fn started() -> Instant {
    Instant::now()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one reading of the environment"
)]
fn var(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

fn text(name: &str) -> anyhow::Result<Option<String>> {
    let Some(value) = var(name).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    match value.into_string() {
        Ok(value) => Ok(Some(value)),
        Err(_) => anyhow::bail!("invalid {name}: it is not UTF-8"),
    }
}
