//! Areas that stay low and unresolved.

use chrono::NaiveDate;

use super::Silence;
use crate::journal::before;
use crate::score::TIED;
use crate::usual::Debt;
use crate::{Answers, Area, Journal, Promises, Rules, score};

/// An area that stays low.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Which.
    pub area: Area,
    /// The first of the three check-ins that opened it.
    pub since: NaiveDate,
    /// The last check-in: an issue does not age while nobody asks.
    pub last_asked: NaiveDate,
    /// How many days lie between the two, long silences and days of rest aside.
    pub days: u64,
    /// Whether its last three values average less than its first three.
    pub growing: bool,
}

impl Issue {
    /// From this age on it is shown with a day.
    pub const SHOWN_FROM: u64 = 7;
}

/// Below this many points a value is low. Chosen, not measured.
pub(crate) const LOW_BELOW: f64 = 50.0;
/// So many low values in a row open an issue, so many others close it. Chosen, not measured.
const IN_A_ROW: usize = 3;

/// Every issue that is open with the last check-in on or before a day, the oldest first.
///
/// Three check-ins in a row with an area below 50 points open one; three in a row at 50 or more close it; check-ins that
/// left the area unanswered are skipped.
pub fn issues(journal: &Journal, rules: &Rules, until: NaiveDate) -> Vec<Issue> {
    let Some(last_asked) = journal.last_day_until(until) else {
        return Vec::new();
    };
    let mut issues: Vec<Issue> = rules
        .areas()
        .filter_map(|area| {
            let open = open(&since_it_was_well(journal, rules, area, last_asked))?;
            Some(Issue {
                area,
                since: open.since,
                last_asked,
                days: age(journal, rules, open.since, last_asked),
                growing: open.growing,
            })
        })
        .collect();
    issues.sort_by_key(|issue| issue.since);
    issues
}

/// The first check-in that the issues of a day, and of every later one, follow from. `ever` is what was
/// [ever said](Journal::ever_said): what is not in it need not be looked for on every day.
pub(crate) fn follow_from(
    journal: &Journal,
    rules: &Rules,
    ever: &Answers<'_>,
    until: NaiveDate,
) -> Option<NaiveDate> {
    let last = journal.last_day_until(until)?;
    let was_answered = |area: &Area| match area {
        Area::Commitments => journal.tracks_promises() || ever.promises.is_some(),
        Area::Own(_) => true,
        ours => score::points(*ours, ever, Promises::default(), rules).is_some(),
    };
    let first = |area| Some(since_it_was_well(journal, rules, area, last).first()?.0);
    let areas = rules.areas().filter(was_answered);
    areas.filter_map(first).min()
}

type Value = (NaiveDate, f64);

/// The values of an area, oldest first, back to the last three in a row that were not low: what lies before those
/// cannot be open any more.
fn since_it_was_well(journal: &Journal, rules: &Rules, area: Area, last: NaiveDate) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    if area == Area::Commitments && !journal.knows_of_promises() {
        return values;
    }
    let mut well = 0;
    for (day, checkin) in journal.days(NaiveDate::MIN, last).rev() {
        let Some(points) = points(journal, rules, area, day, &checkin) else {
            continue;
        };
        well = if is_low(points) { 0 } else { well + 1 };
        values.push((day, points));
        if well == IN_A_ROW {
            break;
        }
    }
    values.reverse();
    values
}

fn points(
    journal: &Journal,
    rules: &Rules,
    area: Area,
    day: NaiveDate,
    said: &Answers<'_>,
) -> Option<f64> {
    let promises = match area {
        Area::Commitments => journal.promises(before(day, Debt::NIGHTS - 1), day),
        _ => Promises::default(),
    };
    score::points(area, said, promises, rules)
}

fn is_low(points: f64) -> bool {
    points < LOW_BELOW - TIED
}

struct Opened {
    since: NaiveDate,
    growing: bool,
}

/// Follows the values through opening and closing; what is open at the end.
fn open(values: &[Value]) -> Option<Opened> {
    let mut opened: Option<usize> = None;
    for end in IN_A_ROW..=values.len() {
        let row = &values[end - IN_A_ROW..end];
        if row.iter().all(|(_, points)| is_low(*points)) {
            opened = opened.or(Some(end - IN_A_ROW));
        } else if row.iter().all(|(_, points)| !is_low(*points)) {
            opened = None;
        }
    }
    let issue = &values[opened?..];
    let sum = |values: &[Value]| values.iter().map(|(_, points)| points).sum::<f64>();
    let (first, last) = (&issue[..IN_A_ROW], &issue[issue.len() - IN_A_ROW..]);
    Some(Opened {
        since: issue[0].0,
        growing: sum(last) < sum(first) - TIED,
    })
}

/// Days from one check-in to another. Those on which nobody asked do not count: days of rest, and a long silence.
fn age(journal: &Journal, rules: &Rules, since: NaiveDate, last: NaiveDate) -> u64 {
    let mut age = 0;
    let mut eve = since;
    for (day, _) in journal.days(since, last).skip(1) {
        let between = eve.iter_days().skip(1).take_while(|between| *between < day);
        age += 1 + match Silence::before(journal, rules, day) {
            Some(_) => 0,
            None => between.filter(|day| !journal.is_paused(*day)).count() as u64,
        };
        eve = day;
    }
    age
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(points: &[u8]) -> Vec<Value> {
        let first = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        first
            .iter_days()
            .zip(points.iter().map(|points| f64::from(*points)))
            .collect()
    }

    fn opened(points: &[u8]) -> Option<(u32, bool)> {
        use chrono::Datelike as _;
        open(&values(points)).map(|open| (open.since.day(), open.growing))
    }

    #[test]
    fn three_low_in_a_row_open_it_and_three_others_close_it() {
        assert_eq!(opened(&[25, 25]), None);
        assert_eq!(opened(&[75, 25, 25, 25]), Some((2, false)));
        assert_eq!(opened(&[25, 25, 50, 25, 25]), None);
        assert_eq!(opened(&[25, 25, 25, 50, 50]), Some((1, false)));
        assert_eq!(opened(&[25, 25, 25, 50, 50, 50]), None);
        assert_eq!(opened(&[0, 0, 0, 75, 75, 75, 25, 25, 25]), Some((7, false)));
    }

    #[test]
    fn it_grows_while_its_last_three_are_lower_than_its_first_three() {
        assert_eq!(opened(&[25, 25, 25, 0]), Some((1, true)));
        assert_eq!(opened(&[25, 0, 25, 25]), Some((1, false)));
    }
}
