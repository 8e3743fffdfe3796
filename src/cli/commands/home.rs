//! What every command stands on: the settings in force, the day it is, and the journal.

use std::mem::ManuallyDrop;
use std::ops::RangeInclusive;
use std::sync::Arc;

use anyhow::Context as _;
use chrono::{NaiveDate, NaiveTime};
use selfcare::day::NotADay;
use selfcare::journal::{Glance, Look};
use selfcare::record::Body;
use selfcare::{Journal, Record, Rules, day};

use super::recent::Reading;
use super::said::{short, shortened, told};
use crate::config::{self, Config};
use crate::out::note;
use crate::render::words::{OwnWords, Vocabulary};
use crate::storage::{
    self, Env, Line, Locked, Place, Span, Spans, Store, config_file, data_folder,
};
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

/// A journal that is not given back piece by piece: the program ends, and the system takes all of it at once.
pub(crate) type Kept = ManuallyDrop<Journal>;

/// A change that was made.
pub(crate) struct Changed<T> {
    /// The journal as it was; only its recent part where that is enough.
    pub before: Kept,
    /// The journal as it is.
    pub after: Kept,
    /// What `decide` had to say beside the records.
    pub said: T,
    /// The note of the same date a year before, if there is one.
    pub note_a_year_ago: Option<String>,
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
        let config = match storage::placed(&config_file.path).map_err(shortened)? {
            Some(text) => config::read(&text).map_err(|mistake| {
                anyhow::anyhow!("{}:{mistake}", short(&config_file.path))
                    .context("could not read the configuration")
            })?,
            None => Config::default(),
        };
        let (rules, today) = (config.rules(), world.today(config.day_start.value.0));
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

    /// Whether the calendar shows the next day already, which has not started yet.
    pub(crate) fn is_before_day_start(&self) -> bool {
        self.world.today(NaiveTime::MIN) != self.today
    }

    /// What stands, with the notes of these days.
    pub(crate) fn journal_with_notes_of(
        &self,
        days: impl IntoIterator<Item = RangeInclusive<NaiveDate>>,
    ) -> anyhow::Result<Kept> {
        self.read(self.look(days))
    }

    /// What a verdict and a status need of a day, however long the journal is.
    pub(crate) fn journal_of(&self, day: NaiveDate) -> anyhow::Result<Kept> {
        match self.recent(day) {
            Some(journal) => Ok(journal),
            None => self.journal_for(day),
        }
    }

    /// What stands, with everything that was said of this day.
    pub(crate) fn journal_for(&self, day: NaiveDate) -> anyhow::Result<Kept> {
        self.journal_with_notes_of([day..=day])
    }

    /// What a greeting needs, which is the last week unless there was a silence.
    pub(crate) fn journal_to_greet(&self) -> anyhow::Result<Kept> {
        if let Some(journal) = self.recent(self.today) {
            return Ok(journal);
        }
        let mut glance = Glance::new(self.today);
        self.store
            .read(|number, line| match line {
                Line::Text(bytes) => glance.line(number, bytes),
                Line::TooLong => glance.too_long(number),
            })
            .map_err(shortened)?;
        match glance.journal() {
            Some(journal) => Ok(Kept::new(journal)),
            None => self.journal_with_notes_of([]),
        }
    }

    /// Reads what stands, with the notes and records of these days alone.
    pub(crate) fn look(&self, noted: impl IntoIterator<Item = RangeInclusive<NaiveDate>>) -> Look {
        Look::new(self.today, noted)
    }

    /// What is seen.
    pub(crate) fn read(&self, look: Look) -> anyhow::Result<Kept> {
        Ok(Kept::new(seen(&self.store, look)?))
    }

    /// Makes one change: reads under the lock, lets `decide` say what is to be written, and writes it, so that nobody
    /// else writes between the reading and the writing. When this returns, it is on the disk.
    ///
    /// # Errors
    ///
    /// When the journal is busy, cannot be read or written, or `decide` refuses; then nothing is acknowledged.
    pub(crate) fn change<T>(
        &self,
        look: impl Into<Look>,
        decide: impl FnOnce(&Journal) -> anyhow::Result<(Vec<Record>, T)>,
    ) -> anyhow::Result<Changed<T>> {
        let locked = self.store.lock().map_err(shortened)?;
        let read = Reading::whole(&locked, look.into())?;
        self.made(locked, read, decide)
    }

    /// The same of a change that depends on nothing but what is said of today: where an index leads to that, the rest is
    /// not read.
    ///
    /// # Errors
    ///
    /// As `change`.
    pub(crate) fn change_today<T>(
        &self,
        look: impl Into<Look>,
        decide: impl FnOnce(&Journal) -> anyhow::Result<(Vec<Record>, T)>,
    ) -> anyhow::Result<Changed<T>> {
        let locked = self.store.lock().map_err(shortened)?;
        let read = match Reading::by_index(&locked, self) {
            Some(read) => read,
            None => Reading::whole(&locked, look.into())?,
        };
        self.made(locked, read, decide)
    }

    fn made<T>(
        &self,
        mut locked: Locked,
        mut read: Reading,
        decide: impl FnOnce(&Journal) -> anyhow::Result<(Vec<Record>, T)>,
    ) -> anyhow::Result<Changed<T>> {
        let (mut records, said) = decide(&read.journal)?;
        if !records.is_empty() {
            self.keep_month(&locked);
        }
        let lines = lines(&mut records)?;
        locked.append(lines.as_bytes()).map_err(shortened)?;
        let note_a_year_ago = read.note_a_year_ago(self);
        let after = if read.journal.may_take(&records) {
            let after = Kept::new(Journal::clone(&read.journal).with(records));
            read.keep(&locked, self, &lines, &after);
            after
        } else {
            let days = read.journal.days_of(&records);
            read.anew(&locked, self, days)
                .context("the change is saved; what stands now could not be read")?
        };
        Ok(Changed {
            note_a_year_ago,
            before: read.journal,
            after,
            said,
        })
    }

    /// Keeps a copy of the journal before the first change of a month. That it cannot be kept is said, and is no reason
    /// to turn away what a person has to say this morning.
    fn keep_month(&self, locked: &Locked) {
        if let Err(err) = locked.keep_month(&self.today.format("%Y-%m").to_string()) {
            note(format_args!("{}", told(&shortened(err))));
        }
    }

    /// A record of this moment.
    pub(crate) fn record(&self, day: NaiveDate, body: Body) -> anyhow::Result<Record> {
        Ok(Record::new(
            World::random_bits()?,
            self.world.stamp(),
            day,
            body,
        ))
    }

    /// Records of this moment, many at once.
    pub(crate) fn records(
        &self,
        all: impl ExactSizeIterator<Item = (NaiveDate, Body)>,
    ) -> anyhow::Result<Vec<Record>> {
        let bits = World::random_bits_for(all.len())?;
        let at: Arc<str> = self.world.stamp().into();
        let record = |(bits, (day, body))| Record::new(bits, Arc::clone(&at), day, body);
        Ok(bits.zip(all).map(record).collect())
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
        day::parse(&words, self.today).map_err(|why| not_a_day(&words, &why))
    }

    /// The same where a day may be one that has not come here: a journal that travelled, or a clock that was wrong, may have
    /// left something on it.
    pub(crate) fn any_day(&self, words: &[String]) -> anyhow::Result<NaiveDate> {
        let words = words.join(" ");
        match day::parse(&words, self.today) {
            Ok(day) | Err(NotADay::Ahead(day) | NotADay::LongAgo(day)) => Ok(day),
            Err(why) => Err(not_a_day(&words, &why)),
        }
    }
}

fn not_a_day(words: &str, why: &NotADay) -> anyhow::Error {
    let forms = match why {
        NotADay::Unreadable(_) | NotADay::Missing(_) => String::new(),
        NotADay::Ahead(_) | NotADay::LongAgo(_) => format!("; a day is {}", day::FORMS),
    };
    anyhow::anyhow!("invalid DAY: {words}; {why}{forms}")
}

/// The lines of records that make one change: each names the first, so that undo takes all of them back.
fn lines(records: &mut [Record]) -> anyhow::Result<String> {
    // As long as most are, so that ten years of them are not moved again and again.
    let mut lines = String::with_capacity(256 * records.len());
    let first: Option<Arc<str>> = records.first().map(|first| first.id.as_str().into());
    for (place, record) in records.iter_mut().enumerate() {
        record.with = first.clone().filter(|_| place > 0);
        record
            .add_line(&mut lines)
            .context("could not write a record as JSON")?;
    }
    Ok(lines)
}

/// What is seen in a journal.
pub(super) fn seen(store: &Store, look: Look) -> anyhow::Result<Journal> {
    look.see(|look| store.read(|number, line| feed(look, number, line)))
        .map_err(shortened)
}

/// Gives lines that are read to who looks, and keeps where they lie; of an earlier look nothing is kept.
pub(super) fn placed<'a>(
    look: &'a mut Look,
    lines: &'a mut Spans,
) -> impl FnMut(Span, Line<'_>) + 'a {
    lines.clear();
    |span, line| {
        lines.push(span);
        feed(look, span.number, line);
    }
}

/// Gives a line that was read to who looks.
pub(super) fn feed(look: &mut Look, number: usize, line: Line<'_>) {
    match line {
        Line::Text(bytes) => look.line(number, bytes),
        Line::TooLong => look.too_long(number),
    }
}

/// Where people may have said that things lie.
pub(crate) fn env() -> Env {
    Env {
        selfcare_dir: World::variable("SELFCARE_DIR"),
        selfcare_config: World::variable("SELFCARE_CONFIG"),
        xdg_data_home: World::variable("XDG_DATA_HOME"),
        xdg_config_home: World::variable("XDG_CONFIG_HOME"),
        xdg_state_home: World::variable("XDG_STATE_HOME"),
        home: World::variable("HOME"),
    }
}
