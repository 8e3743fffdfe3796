//! Something promised, to oneself or to someone: when it is due, and how it went.

mod agenda;
mod asked;
mod meant;
mod overview;
mod people;
mod rhythm;
mod text;
mod wanted;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

pub use agenda::{Agenda, Open};
pub use asked::Asked;
pub use meant::NotDue;
pub use overview::Row;
pub use people::Person;
pub use rhythm::{NotARhythm, Rhythm};
pub use text::{NotAText, text};
pub use wanted::NotFound;

use crate::journal::before;
use crate::{Outcome, Promises, Rules};

/// To whom something is promised.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum To {
    /// Oneself: always first.
    Oneself,
    /// Somebody else, by the name one calls them.
    Someone(String),
}

impl To {
    /// The word for oneself in the journal and on the command line.
    pub const SELF: &'static str = "self";

    /// Oneself under every name a person may type for it, or somebody else.
    ///
    /// ```
    /// use selfcare::commitment::To;
    /// assert_eq!(To::named(" me "), To::Oneself);
    /// assert_eq!(To::named("sister"), To::Someone("sister".to_owned()));
    /// ```
    pub fn named(name: &str) -> Self {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        match name.to_lowercase().as_str() {
            Self::SELF | "me" | "myself" | "you" | "" => Self::Oneself,
            _ => Self::Someone(name),
        }
    }

    /// How the journal spells it.
    pub fn word(&self) -> &str {
        match self {
            Self::Oneself => Self::SELF,
            Self::Someone(name) => name,
        }
    }

    /// Whether two names are the same person's: capitals do not tell people apart.
    pub fn is(&self, other: &Self) -> bool {
        self.word().to_lowercase() == other.word().to_lowercase()
    }
}

/// When something promised is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum When {
    /// On one day.
    Once {
        /// The day.
        due: NaiveDate,
    },
    /// Again and again.
    Every {
        /// In what rhythm.
        rhythm: Rhythm,
        /// The last day it can be due; without end when absent.
        until: Option<NaiveDate>,
    },
}

/// What is promised, to whom, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// In the person's own words.
    pub text: String,
    /// To whom.
    pub to: To,
    /// When.
    pub when: When,
    /// The word of the area it tends, when it was said.
    pub area: Option<String>,
}

/// What and to whom, unless that is oneself: `send the drawings, to sister`.
impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.to {
            To::Oneself => f.write_str(&self.text),
            To::Someone(name) => write!(f, "{}, to {name}", self.text),
        }
    }
}

/// Something promised, with everything that became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment {
    /// The id of the record that made it; later ones replace its terms.
    pub id: String,
    /// Its short number: the first promise of a journal is 1. Never given twice.
    pub number: usize,
    /// The day it was made.
    pub made: NaiveDate,
    /// What holds now.
    pub terms: Terms,
    /// Each rhythm it ever had, with the day from which it held. Empty for what is due once.
    rhythms: Vec<(NaiveDate, Rhythm)>,
    outcomes: BTreeMap<NaiveDate, Went>,
    /// The day it was last kept.
    last_kept: Option<NaiveDate>,
}

/// How it went on one due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Went {
    outcome: Outcome,
    /// The day it was said, when that is known.
    said: Option<NaiveDate>,
}

impl Commitment {
    /// A new one.
    pub(crate) fn new(id: &str, number: usize, made: NaiveDate, terms: Terms) -> Self {
        let mut new = Self {
            id: id.to_owned(),
            number,
            made,
            rhythms: Vec::new(),
            outcomes: BTreeMap::new(),
            last_kept: None,
            terms,
        };
        new.turn(made);
        new
    }

    /// One that is not promised yet: to ask when it would come due.
    pub fn trial(made: NaiveDate, terms: Terms) -> Self {
        Self::new("", 0, made, terms)
    }

    /// Replaces its terms from a day on. Days that were due before stay as they were.
    pub(crate) fn replace(&mut self, from: NaiveDate, terms: Terms) {
        self.terms = terms;
        self.turn(from);
    }

    /// Takes the rhythm of the terms over from a day on, unless it is the one that holds.
    fn turn(&mut self, from: NaiveDate) {
        match &self.terms.when {
            When::Once { .. } => self.rhythms.clear(),
            When::Every { rhythm, .. } => {
                if self.rhythms.last().is_none_or(|(_, last)| last != rhythm) {
                    self.rhythms.retain(|(since, _)| *since < from);
                    self.rhythms.push((from, rhythm.clone()));
                }
            }
        }
    }

    /// Says how it went on the day it was due. What is said to be kept before its day was kept on the day it was said; so was
    /// what is due once and is said to be kept later than the morning after.
    pub(crate) fn settle(&mut self, due: NaiveDate, outcome: Outcome, said: Option<NaiveDate>) {
        self.outcomes.insert(due, Went { outcome, said });
        if outcome == Outcome::Kept {
            let is_late = |said: &NaiveDate| !self.is_recurring() && (*said - due).num_days() > 1;
            let said = said.filter(|said| *said < due || is_late(said));
            self.last_kept = self.last_kept.max(Some(said.unwrap_or(due)));
        }
    }

    /// How it went on the day it was due.
    pub fn outcome(&self, due: NaiveDate) -> Option<Outcome> {
        self.outcomes.get(&due).map(|went| went.outcome)
    }

    /// Whether it was said on a day, or in the night after it, how it went on the day it was due.
    fn is_said_on(&self, due: NaiveDate, day: NaiveDate) -> bool {
        let said = self.outcomes.get(&due).and_then(|went| went.said);
        said.is_some_and(|said| (0..=1).contains(&(said - day).num_days()))
    }

    /// How it went on every due day of which something was said, oldest first.
    pub fn outcomes(&self) -> impl Iterator<Item = (NaiveDate, Outcome)> {
        self.outcomes.iter().map(|(due, went)| (*due, went.outcome))
    }

    /// Whether it comes due again and again.
    pub fn is_recurring(&self) -> bool {
        matches!(self.terms.when, When::Every { .. })
    }

    /// Whether it was due on a day, pauses aside.
    pub fn is_due(&self, day: NaiveDate, rules: &Rules) -> bool {
        match &self.terms.when {
            When::Once { due } => *due == day,
            When::Every { until, .. } => {
                until.is_none_or(|until| day <= until)
                    && self
                        .held_on(day)
                        .is_some_and(|(from, rhythm)| rhythm.is_due(day, *from, rules.week_starts))
            }
        }
    }

    /// Whether nothing more is to be said of the day it was due.
    pub fn is_settled(&self, due: NaiveDate) -> bool {
        self.settled_by(due).is_some()
    }

    /// The day of the word that settles a due day. What is due once is settled by any later word, too; what is promised for
    /// a week by any word of that week, for the day it was due on moves where weeks begin on another day by now.
    pub(crate) fn settled_by(&self, due: NaiveDate) -> Option<NaiveDate> {
        let mut said = match self.terms.when {
            When::Once { .. } => self.outcomes.range(due..),
            When::Every { .. } => self.outcomes.range(self.settled_from(due)..=due),
        };
        said.next_back().map(|(day, _)| *day)
    }

    /// The day from which on a word settles a due day.
    fn settled_from(&self, due: NaiveDate) -> NaiveDate {
        match self.held_on(due) {
            Some((from, Rhythm::Week)) => before(due, 6).max(*from),
            _ => due,
        }
    }

    /// The rhythm that held on a day, with the day from which it did.
    fn held_on(&self, day: NaiveDate) -> Option<&(NaiveDate, Rhythm)> {
        self.rhythms.iter().rev().find(|(from, _)| *from <= day)
    }

    /// Kept and missed on due days of a range, both ends included.
    pub fn tally(&self, from: NaiveDate, until: NaiveDate) -> Promises {
        let mut tally = Promises::default();
        if from <= until {
            for (_, went) in self.outcomes.range(from..=until) {
                tally += went.outcome.counts();
            }
        }
        tally
    }

    /// Kept and missed over the 28 days that end on a day; what is kept early counts already.
    pub fn lately(&self, today: NaiveDate) -> Promises {
        self.tally(before(today, LATELY - 1), NaiveDate::MAX)
    }

    /// The last day it was kept.
    pub fn last_kept(&self) -> Option<NaiveDate> {
        self.last_kept
    }
}

/// So many days are "lately", as for what is usual.
pub const LATELY: u64 = 28;

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn every(rhythm: &str) -> Terms {
        Terms {
            text: "walk".to_owned(),
            to: To::Oneself,
            when: When::Every {
                rhythm: rhythm.parse().unwrap(),
                until: None,
            },
            area: None,
        }
    }

    #[test]
    fn a_new_rhythm_holds_from_its_day_on_and_a_new_text_changes_no_due_day() {
        let rules = Rules::default();
        let mut walk = Commitment::new("w", 1, day("2026-11-02"), every("3d"));
        let due = |walk: &Commitment| -> Vec<u32> {
            (1..=12)
                .filter(|d| walk.is_due(NaiveDate::from_ymd_opt(2026, 11, *d).unwrap(), &rules))
                .collect()
        };
        assert_eq!(due(&walk), [2, 5, 8, 11]);
        let renamed = Terms {
            text: "a walk".to_owned(),
            ..every("3d")
        };
        walk.replace(day("2026-11-06"), renamed);
        assert_eq!(due(&walk), [2, 5, 8, 11]);
        walk.replace(day("2026-11-06"), every("2d"));
        assert_eq!(due(&walk), [2, 5, 6, 8, 10, 12]);
    }

    #[test]
    fn what_is_kept_before_its_day_was_last_kept_when_that_was_said() {
        let last_kept = |rhythm: &str, due: &str, said: Option<&str>| {
            let mut kept = Commitment::new("k", 1, day("2026-11-02"), every(rhythm));
            kept.settle(day(due), Outcome::Kept, said.map(day));
            kept.last_kept()
        };
        let on = |text: &str| Some(day(text));
        assert_eq!(
            last_kept("month", "2026-11-30", Some("2026-11-24")),
            on("2026-11-24")
        );
        assert_eq!(
            last_kept("week", "2026-11-29", Some("2026-11-29")),
            on("2026-11-29")
        );
        // Said later, it was kept on the day it was due.
        assert_eq!(
            last_kept("week", "2026-11-29", Some("2026-12-04")),
            on("2026-11-29")
        );
        assert_eq!(last_kept("week", "2026-11-29", None), on("2026-11-29"));
    }

    #[test]
    fn what_is_due_once_is_open_again_when_it_is_given_a_later_day() {
        let once = |due: &str| Terms {
            when: When::Once { due: day(due) },
            ..every("day")
        };
        let mut call = Commitment::new("c", 1, day("2026-11-02"), once("2026-11-05"));
        call.settle(day("2026-11-05"), Outcome::Missed, None);
        assert!(call.is_settled(day("2026-11-05")));
        call.replace(day("2026-11-06"), once("2026-11-09"));
        assert!(!call.is_settled(day("2026-11-09")));
        assert_eq!(call.tally(day("2026-11-01"), day("2026-11-30")).missed, 1);
    }
}
