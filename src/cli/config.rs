//! What a person has set: read from `config.toml`, each value with who set it.

mod read;
mod set;
mod values;

use chrono::Weekday;
use selfcare::{Area, Hours, OwnArea, Question, Rules, Workdays};

pub(crate) use read::read;
pub(crate) use set::{SetError, set, unset};
pub(crate) use values::{DayStart, spelled};

/// The settings in force.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    /// Sleep needed in 24 hours.
    pub need: Setting<Need>,
    /// When the day begins.
    pub day_start: Setting<DayStart>,
    /// The days one serves.
    pub workdays: Setting<Workdays>,
    /// The first day of a calendar week.
    pub week_starts: Setting<WeekStarts>,
    /// Questions that are not asked, by their words.
    pub off: Setting<Vec<String>>,
    /// Who is named for a pattern that should not stay alone with one.
    pub tell: Setting<Tell>,
    /// Areas of one's own, in the order configured.
    pub areas: Vec<Setting<OwnQuestion>>,
}

/// A value and who set it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Setting<T> {
    pub value: T,
    pub set_by: SetBy,
}

/// Who set it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SetBy {
    /// Nobody: it is so unless told otherwise.
    #[default]
    Default,
    /// A line of the configuration.
    Line(usize),
}

/// Hours of sleep needed; 7 unless told otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Need(pub Hours);

impl Default for Need {
    fn default() -> Self {
        Self(Rules::default().need)
    }
}

/// The first day of a week; Monday unless told otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WeekStarts(pub Weekday);

impl Default for WeekStarts {
    fn default() -> Self {
        Self(Rules::default().week_starts)
    }
}

/// Somebody to talk to, in the person's own words; printed by the notice of a pattern, and nowhere else.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tell(pub Option<String>);

/// An area of one's own, with its question.
#[derive(Clone, Debug)]
pub(crate) struct OwnQuestion {
    pub area: OwnArea,
    pub question: Option<String>,
    /// Words for the levels 1 to 5.
    pub levels: Option<[String; 5]>,
}

/// The settings at the top of the file, in the order shown.
pub(crate) const KEYS: [&str; 6] = [
    "need",
    "day-start",
    "workdays",
    "week-starts",
    "off",
    "tell",
];

/// What can be switched off besides areas of one's own.
pub(crate) const SWITCHES: [&str; 8] = [
    "health",
    "eating",
    "boundaries",
    "thoughts",
    "forward",
    "commitments",
    "note",
    YEAR_AGO,
];

/// The note of a year ago, shown at the end of a check-in.
const YEAR_AGO: &str = "year-ago";

impl Config {
    /// What the model needs to know of it.
    pub(crate) fn rules(&self) -> Rules {
        let mut rules = Rules {
            need: self.need.value.0,
            own: self
                .areas
                .iter()
                .map(|own| own.value.area.clone())
                .collect(),
            off: Vec::new(),
            workdays: self.workdays.value,
            week_starts: self.week_starts.value.0,
        };
        let off = |word: &String| rules.area(word).filter(|area| *area != Area::Rest);
        rules.off = self.off.value.iter().filter_map(off).collect();
        rules
    }

    /// Whether the note of a year ago is shown.
    pub(crate) fn shows_year_ago(&self) -> bool {
        !self.off.value.iter().any(|off| off == YEAR_AGO)
    }

    /// Whether a question is asked.
    pub(crate) fn asks(&self, question: Question, rules: &Rules) -> bool {
        question
            .switch(rules)
            .is_none_or(|word| !self.off.value.iter().any(|off| off == word))
    }
}
