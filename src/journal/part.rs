//! The recent part of a journal: the few records from which everything follows that is said of a day and of every day
//! after it, however long the journal is.
//!
//! What it leaves out is what no verdict, greeting, promise or issue of those days looks at. So it is a law that a journal
//! read in part answers as the whole does (`tests/model/laws/parts.rs`), and whatever would be hard to tell has no part.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike as _, NaiveDate};

use super::{Journal, Standing, before, pauses};
use crate::commitment::Agenda;
use crate::focus::first_of;
use crate::record::Body;
use crate::usual::Debt;
use crate::{History, Record, Rules, trend};

/// What is to be known of a journal beside the lines of its recent part: numbers, and no word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// It tells of this day and of every later one.
    today: NaiveDate,
    /// Every check-in and outcome from here on is in it.
    since: NaiveDate,
    /// A sum of the settings under which it does.
    rules: u64,
    pub(super) newer: usize,
    pub(super) last_line: usize,
    /// How many numbers commitments were given.
    promised: usize,
    /// The numbers of the commitments in it.
    numbers: Vec<usize>,
}

/// The recent part of a journal, and the lines it is made of.
#[derive(Clone, Debug)]
pub struct Recent {
    /// What is to be known beside them.
    pub part: Part,
    /// Their numbers, in order.
    pub lines: Vec<usize>,
}

/// More lines than these that cannot be read are looked at anew each time.
const MOST_UNREADABLE: usize = 8;
/// So many days of commitments lie before a day whose points they make.
const WEEK_BEFORE: u64 = Debt::NIGHTS - 1;

impl Part {
    /// Whether it tells of a day, under these settings.
    pub fn tells_of(&self, day: NaiveDate, rules: &Rules) -> bool {
        self.today <= day && self.rules == rules.sum()
    }

    /// Whether a record may be added to the journal of this part: everything that it could change is in it.
    pub(super) fn may_take(&self, record: &Record, journal: &Journal) -> bool {
        match &record.body {
            Body::CheckIn(_) => record.day >= self.today,
            // Of a promise that is not in it nobody knows whether it was taken back.
            Body::Outcome { of, .. } => {
                record.day >= self.since && journal.commitment(of).is_some()
            }
            Body::Commitment { of, .. } => of.is_none(),
            Body::Override { .. } | Body::Reflection(_) => true,
            Body::Focus { .. }
            | Body::Pause { .. }
            | Body::PauseEnd
            | Body::Retraction { .. }
            | Body::Other(_) => false,
        }
    }

    /// The number of the journal's last line that is not blank.
    pub fn last_line(&self) -> usize {
        self.last_line
    }

    /// All of it as numbers.
    pub fn as_numbers(&self) -> Vec<i64> {
        let day = |day: NaiveDate| i64::from(day.num_days_from_ce());
        let mut all = vec![day(self.today), day(self.since), self.rules.cast_signed()];
        let counts = [self.newer, self.last_line, self.promised];
        let counts = counts.iter().chain(&self.numbers);
        all.extend(counts.map(|count| (*count as u64).cast_signed()));
        all
    }

    /// The same back from numbers.
    pub fn from_numbers(numbers: &[i64]) -> Option<Self> {
        let (&[today, since, rules, newer, last_line, promised], numbers) =
            numbers.split_first_chunk()?;
        let day = |day: i64| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?);
        let count = |count: i64| usize::try_from(count).ok();
        Some(Self {
            today: day(today)?,
            since: day(since)?,
            rules: rules.cast_unsigned(),
            newer: count(newer)?,
            last_line: count(last_line)?,
            promised: count(promised)?,
            numbers: numbers
                .iter()
                .map(|number| count(*number))
                .collect::<Option<_>>()?,
        })
    }
}

impl Journal {
    /// What was left out, when only a part was read.
    pub fn part(&self) -> Option<&Part> {
        self.part.as_ref()
    }

    /// The recent part, as seen from a day. None where it would be hard to tell: lines that stand twice, ids that do, many
    /// lines that cannot be read.
    pub fn recent(&self, rules: &Rules, today: NaiveDate) -> Option<Recent> {
        let odd = &self.oddities;
        let is_told = self
            .part
            .as_ref()
            .is_none_or(|part| part.tells_of(today, rules));
        let is_plain = !self.is_window
            && odd.same_id.is_empty()
            && !odd.is_repeated
            && odd.unreadable.len() <= MOST_UNREADABLE
            && odd.unreadable.iter().all(|bad| bad.is_held);
        if !is_told || !is_plain {
            return None;
        }
        let since = self.recent_since(rules, today);
        let promised = self.running(rules, today, since);
        let mut places = self.standing(today, since, &promised);
        // Of a commitment all that was ever said of its terms, also what was taken back, and by what.
        let whole = self.whole(&places, &promised);
        let made = promised.made.iter();
        let made = made.filter(|(_, root)| whole.contains(root));
        places.extend(made.map(|(place, _)| *place));
        let dead = places.iter().filter(|place| self.dead.contains(place));
        let taken_back: BTreeSet<&str> = dead.map(|place| &*self.records[*place].id).collect();
        let undoes = |place: &usize| match &self.records[*place].body {
            Body::Retraction { of } => taken_back.contains(of.as_str()),
            _ => false,
        };
        places.extend((0..self.records.len()).filter(undoes));

        let given = self.part.as_ref().map_or(0, |part| part.promised);
        let numbers = promised.numbers.iter();
        let part = Part {
            today,
            since,
            rules: rules.sum(),
            newer: odd.newer,
            last_line: odd.last_line,
            promised: numbers
                .clone()
                .map(|(_, number)| *number)
                .fold(given, usize::max),
            numbers: numbers
                .filter(|(root, _)| whole.contains(root))
                .map(|(_, number)| *number)
                .collect(),
        };
        let mut lines: Vec<usize> = places.iter().map(|place| self.lines[*place]).collect();
        let days = self.days.range(since, NaiveDate::MAX).iter();
        lines.extend(days.map(Standing::line));
        lines.extend(odd.unreadable.iter().map(|bad| bad.line));
        lines.sort_unstable();
        Some(Recent { part, lines })
    }

    /// The places of records that stand and can matter, those of commitments aside.
    fn standing(
        &self,
        today: NaiveDate,
        since: NaiveDate,
        promised: &Promised<'_>,
    ) -> BTreeSet<usize> {
        let resting = self.pauses_from(promised.pauses_since);
        let matters = |place: &usize| {
            let record = &self.records[*place];
            match &record.body {
                Body::Outcome { of, .. } => {
                    let from = promised
                        .roots
                        .get(of.as_str())
                        .and_then(|root| promised.from.get(root));
                    record.day >= from.map_or(since, |from| since.min(*from))
                }
                Body::Focus { month, .. } => *month >= first_of(today),
                Body::Override { .. } => record.day >= today,
                Body::Pause { .. } | Body::PauseEnd => *place >= resting,
                // Check-ins are found by their days.
                Body::CheckIn(_)
                | Body::Commitment { .. }
                | Body::Retraction { .. }
                | Body::Reflection(_)
                | Body::Other(_) => false,
            }
        };
        let places = (0..self.records.len()).filter(|place| !self.dead.contains(place));
        places.filter(matters).collect()
    }

    /// The commitments that are wanted whole: those that run, and those taken back of which an outcome at one of these
    /// places speaks, because it counts for nothing.
    fn whole(&self, places: &BTreeSet<usize>, promised: &Promised<'_>) -> BTreeSet<usize> {
        let spoken_of = places
            .iter()
            .filter_map(|place| match &self.records[*place].body {
                Body::Outcome { of, .. } => promised.roots.get(of.as_str()),
                _ => None,
            });
        let taken_back = spoken_of.filter(|root| self.dead.contains(root));
        promised.from.keys().chain(taken_back).copied().collect()
    }

    /// The numbers that commitments have, in the order they were made.
    pub(super) fn numbers(&self) -> impl Iterator<Item = usize> {
        let (known, given) = match &self.part {
            Some(part) => (part.numbers.clone(), part.promised),
            None => (Vec::new(), 0),
        };
        known.into_iter().chain(given + 1..)
    }

    /// The day from which on every check-in and outcome can matter for a day or a later one.
    fn recent_since(&self, rules: &Rules, today: NaiveDate) -> NaiveDate {
        let ever = self.ever_said();
        let exact_from = [
            // Back to where it was last well, so that what opens and closes next is seen to.
            trend::follow_from(self, rules, &ever, today),
            // What is usual comes back after a silence only to who had one.
            trend::usual_known_from(self, rules, &ever, today),
        ];
        let from = [
            Some(before(today, History::REACH)),
            // Where a silence begins that goes on, or that a check-in of the last week has ended.
            self.last_day_until(before(today, 7)),
        ];
        let exact_from = exact_from.map(|day| day.map(|day| before(day, WEEK_BEFORE)));
        let all = exact_from.into_iter().chain(from).flatten();
        all.min().unwrap_or(today)
    }

    /// The commitments of which anything can be open.
    fn running(&self, rules: &Rules, today: NaiveDate, since: NaiveDate) -> Promised<'_> {
        let mut promised = Promised {
            pauses_since: since,
            ..Promised::default()
        };
        let mut numbers = self.numbers();
        for (place, record) in self.records.iter().enumerate() {
            let Body::Commitment { of, .. } = &record.body else {
                continue;
            };
            let known = of.as_deref().and_then(|of| promised.roots.get(of)).copied();
            if known.is_none() {
                let number = numbers.next().unwrap_or_default();
                promised.numbers.push((place, number));
            }
            let root = known.unwrap_or(place);
            promised.roots.insert(&record.id, root);
            promised.made.push((place, root));
        }
        let agenda = Agenda::new(self, rules);
        for commitment in &self.commitments {
            let root = promised.roots.get(commitment.id.as_str());
            if let (Some(root), Some(from)) = (root, agenda.follows_from(commitment, today, since))
            {
                promised.pauses_since = promised.pauses_since.min(from);
                promised.from.insert(*root, from);
            }
        }
        promised
    }

    /// The place from which on records of pauses matter for a day and later ones: before it, all were over by then. A new
    /// pause may shorten one that was, and never brings it back.
    fn pauses_from(&self, day: NaiveDate) -> usize {
        let (mut all, mut from) = (Vec::new(), 0);
        for (place, record) in self.records.iter().enumerate() {
            if self.dead.contains(&place) {
                continue;
            }
            pauses::follow(&mut all, record);
            if all
                .iter()
                .all(|pause| pause.until.is_some_and(|until| until < day))
            {
                from = place + 1;
            }
        }
        from
    }
}

/// Commitments by their records; a place is that of the record that made it.
#[derive(Default)]
struct Promised<'a> {
    /// By each id: the place.
    roots: BTreeMap<&'a str, usize>,
    /// Every record, with the place of the one that made it.
    made: Vec<(usize, usize)>,
    /// The number of each.
    numbers: Vec<(usize, usize)>,
    /// Of those that run: the day from which on outcomes matter.
    from: BTreeMap<usize, NaiveDate>,
    /// The day from which on pauses do.
    pauses_since: NaiveDate,
}
