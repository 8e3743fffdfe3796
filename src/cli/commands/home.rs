//! What every command stands on: the settings in force, the day it is, and the journal.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::history::History;
use selfcare::journal::Fold;
use selfcare::period::Period;
use selfcare::record::Body;
use selfcare::{Journal, Record, Rules, day};

use crate::config::{self, Config};
use crate::render::safe::Safe;
use crate::render::words::{OwnWords, Vocabulary, figures};
use crate::storage::{Env, Line, Place, Store, config_file, data_folder};
use crate::world::World;

/// The settings, the day, and where things lie.
pub(crate) struct Home<'w> {
    pub world: &'w World,
    pub config: Config,
    pub rules: Rules,
    pub today: NaiveDate,
    pub folder: Place,
    pub config_file: Place,
    pub store: Store,
}

impl<'w> Home<'w> {
    /// Reads the configuration.
    ///
    /// # Errors
    ///
    /// When no folder is to be had, or the configuration cannot be read or has a mistake.
    pub(crate) fn open(world: &'w World) -> anyhow::Result<Self> {
        let env = env();
        let (folder, config_file) = (data_folder(&env)?, config_file(&env)?);
        let config = match text_of(&config_file.path)? {
            Some(text) => config::read(&text).map_err(|mistake| {
                anyhow::anyhow!("{}:{mistake}", short(&config_file.path))
                    .context("could not read the configuration")
            })?,
            None => Config::default(),
        };
        let (rules, today) = (config.rules(), world.today(config.day_start.value));
        let store = Store::new(folder.path.clone());
        Ok(Self {
            world,
            config,
            rules,
            today,
            folder,
            config_file,
            store,
        })
    }

    /// Everything in the journal.
    pub(crate) fn journal(&self) -> anyhow::Result<Journal> {
        self.fold(Fold::whole(self.today))
    }

    /// What a verdict on this day needs, however long the journal is.
    pub(crate) fn journal_for(&self, day: NaiveDate) -> anyhow::Result<Journal> {
        let since = day
            .checked_sub_days(chrono::Days::new(History::REACH))
            .unwrap_or(NaiveDate::MIN);
        self.fold(Fold::since(since, self.today))
    }

    fn fold(&self, mut fold: Fold) -> anyhow::Result<Journal> {
        self.store
            .read(|number, line| feed(&mut fold, number, line))
            .map_err(shortened)?;
        Ok(fold.journal())
    }

    /// Says on standard error what is odd about the journal: at most three lines of it by number.
    pub(crate) fn say_oddities(&self, journal: &Journal) -> anyhow::Result<()> {
        let mut err = anstream::stderr().lock();
        let path = short(&self.store.journal());
        let oddities = journal.oddities();
        for bad in oddities.unreadable.iter().take(3) {
            writeln!(
                err,
                "{path}: line {} unreadable, kept: {}",
                bad.line,
                Safe(&bad.reason)
            )?;
        }
        if oddities.unreadable.len() > 3 {
            writeln!(
                err,
                "{path}: {} more unreadable lines, kept",
                oddities.unreadable.len() - 3
            )?;
        }
        if oddities.newer > 0 {
            let newer = figures::counted(oddities.newer, "record");
            writeln!(
                err,
                "{path}: {newer} of a newer selfcare, kept and not shown"
            )?;
        }
        for line in oddities.same_id.iter().take(3) {
            writeln!(
                err,
                "{path}: line {line} has the id of an earlier line; both are kept, the later counts"
            )?;
        }
        for copy in self.store.conflict_copies()? {
            writeln!(
                err,
                "{}: a conflict copy of the journal, not read",
                short(&copy)
            )?;
        }
        for open in self.store.too_open() {
            writeln!(
                err,
                "{}: others may read it (mode {:04o})",
                short(&open.path),
                open.mode
            )?;
        }
        Ok(())
    }

    /// A record of this moment.
    pub(crate) fn record(&self, day: NaiveDate, body: Body) -> anyhow::Result<Record> {
        Ok(Record::new(
            World::random_bits()?,
            &self.world.stamp(),
            day,
            body,
        ))
    }

    /// Saves the records of one change. When this returns, they are on the disk.
    pub(crate) fn save(&self, records: &[Record]) -> anyhow::Result<()> {
        let lines = lines(records)?;
        self.store
            .lock()
            .and_then(|mut locked| locked.append(lines.as_bytes()))
            .map_err(shortened)
    }

    /// The words for areas.
    pub(crate) fn vocabulary(&self) -> Vocabulary {
        let own = |own: &config::Setting<config::OwnQuestion>| OwnWords {
            question: own.value.question.clone(),
            levels: own.value.levels.clone(),
        };
        Vocabulary {
            rules: self.rules.clone(),
            own: self.config.areas.iter().map(own).collect(),
        }
    }

    /// The day that words name; today when there are none.
    pub(crate) fn day(&self, words: &[String]) -> anyhow::Result<NaiveDate> {
        if words.is_empty() {
            return Ok(self.today);
        }
        let words = words.join(" ");
        day::parse(&words, self.today).map_err(|why| anyhow::anyhow!("invalid DAY: {words}; {why}"))
    }

    /// The period that words name.
    pub(crate) fn period(&self, words: &str, journal: &Journal) -> anyhow::Result<Period> {
        let first = journal.first_day().unwrap_or(self.today);
        Period::parse(words, self.today, first, self.rules.week_starts)
            .map_err(|why| anyhow::anyhow!("invalid PERIOD: {words}; {why}"))
    }
}

/// The lines of records that make one change: each names the first, so that undo takes all of them back.
pub(crate) fn lines(records: &[Record]) -> anyhow::Result<String> {
    let mut lines = String::new();
    for (place, record) in records.iter().enumerate() {
        let with = (place > 0).then(|| records[0].id.clone());
        let record = Record {
            with,
            ..record.clone()
        };
        lines.push_str(
            &record
                .to_line()
                .context("could not write a record as JSON")?,
        );
    }
    Ok(lines)
}

/// Gives a line that was read to the fold.
pub(crate) fn feed(fold: &mut Fold, number: usize, line: Line<'_>) {
    match line {
        Line::Text(bytes) => fold.line(number, bytes),
        Line::TooLong => fold.too_long(number),
    }
}

/// Where people may have said that things lie.
pub(crate) fn env() -> Env {
    Env {
        selfcare_dir: World::variable("SELFCARE_DIR"),
        selfcare_config: World::variable("SELFCARE_CONFIG"),
        xdg_data_home: World::variable("XDG_DATA_HOME"),
        xdg_config_home: World::variable("XDG_CONFIG_HOME"),
        home: World::variable("HOME"),
    }
}

/// A text that may be absent.
pub(crate) fn text_of(path: &Path) -> anyhow::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(err) if err.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(err) => Err(err).with_context(|| format!("could not read {}", short(path))),
    }
}

/// A path as people know it: `~` for the home folder.
pub(crate) fn short(path: &Path) -> String {
    let inside = World::home().and_then(|home| {
        path.strip_prefix(home)
            .ok()
            .map(|rest| format!("~/{}", rest.display()))
    });
    Safe(&inside.unwrap_or_else(|| path.display().to_string())).to_string()
}

/// The same trouble, with the home folder shortened.
pub(crate) fn shortened(err: anyhow::Error) -> anyhow::Error {
    let Some(home) = World::home()
        .and_then(|home| home.into_string().ok())
        .filter(|home| home.len() > 1)
    else {
        return err;
    };
    let text = format!("{err:#}");
    if text.contains(&home) {
        anyhow::anyhow!(text.replace(&format!("{home}/"), "~/"))
    } else {
        err
    }
}
