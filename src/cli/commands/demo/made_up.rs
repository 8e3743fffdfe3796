//! A made-up year, moved so that it ends today.

use anyhow::Context as _;
use chrono::{DateTime, Days, FixedOffset, NaiveDate, SecondsFormat, TimeDelta};
use selfcare::Record;
use selfcare::commitment::When;
use selfcare::focus::first_of;
use selfcare::record::{Body, Line};

/// A year of somebody who leads a team, from a Monday to a Sunday.
const YEAR: &str = include_str!("../../../../tests/cli/journals/year.jsonl");

/// The journal of a year whose last day is today, with a check-in. Days of the week stay what they were.
///
/// # Errors
///
/// When today is at the end of time.
pub(super) fn journal(now: &str, today: NaiveDate) -> anyhow::Result<String> {
    let records = records();
    let now = DateTime::parse_from_rfc3339(now).context("could not read the clock")?;
    let moved = || -> Option<Vec<Record>> {
        let days = distance(&records, today)?;
        let moved = records.iter().map(|record| moved(record, days, now));
        moved.collect()
    };
    let moved = moved().context("could not move the made-up year to today")?;

    let mut text = String::new();
    for record in moved.iter().filter(|record| is_over(record, today)) {
        text.push_str(
            &record
                .to_line()
                .context("could not write the made-up year")?,
        );
    }
    Ok(text)
}

fn records() -> Vec<Record> {
    let read = |line: &str| match Line::read(line.as_bytes()) {
        Line::Record(record) => Some(record),
        Line::Newer | Line::Unreadable(_) => None,
    };
    YEAR.lines().filter_map(read).collect()
}

/// How many days to move it: the fewest whole weeks after which it reaches today, and today has a check-in.
fn distance(records: &[Record], today: NaiveDate) -> Option<i64> {
    let is_checkin = |record: &&Record| matches!(record.body, Body::CheckIn(_));
    let days = records.iter().filter(is_checkin).map(|record| record.day);
    days.map(|day| (today - day).num_days())
        .filter(|days| days % 7 == 0)
        .min()
}

/// A record so many days later. What would be written later than now is written now.
fn moved(record: &Record, days: i64, now: DateTime<FixedOffset>) -> Option<Record> {
    let by = TimeDelta::try_days(days)?;
    let later = |day: NaiveDate| day.checked_add_signed(by);
    let mut moved = record.clone();
    moved.day = later(record.day)?;
    let at = DateTime::parse_from_rfc3339(&record.at).ok()?;
    let at = at.checked_add_signed(by)?.min(now);
    moved.at = at.to_rfc3339_opts(SecondsFormat::Secs, false).into();
    match &mut moved.body {
        Body::Commitment { terms, .. } => match &mut terms.when {
            When::Once { due } => *due = later(*due)?,
            When::Every { until, .. } => {
                if let Some(until) = until {
                    *until = later(*until)?;
                }
            }
        },
        Body::Pause {
            until: Some(until), ..
        } => *until = later(*until)?,
        Body::Focus { month, .. } => {
            // Its middle falls into the month that most of its days fall into.
            *month = first_of(later(month.checked_add_days(Days::new(14))?)?);
        }
        _ => {}
    }
    Some(moved)
}

/// Whether it has happened by now; the evening of today has not.
fn is_over(record: &Record, today: NaiveDate) -> bool {
    let is_evening = matches!(record.body, Body::Reflection(_));
    record.day < today || (record.day == today && !is_evening)
}

#[cfg(test)]
mod tests {
    use chrono::Datelike as _;
    use selfcare::journal::Fold;
    use selfcare::{History, Journal, Rules, Verdict};

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The journal as it is read on a day at noon.
    fn read(today: NaiveDate) -> Journal {
        let text = journal(&format!("{today}T12:00:00+00:00"), today).unwrap();
        let mut fold = Fold::whole(today);
        for (number, line) in text.lines().enumerate() {
            fold.line(number + 1, line.as_bytes());
        }
        fold.journal()
    }

    #[test]
    fn on_every_day_of_four_years_it_is_a_few_weeks_at_most_until_today_has_a_check_in() {
        let records = records();
        assert_eq!(records.len(), YEAR.lines().count());
        let last = records.iter().map(|record| record.day).max().unwrap();
        for today in day("2026-01-01").iter_days().take(4 * 366) {
            let days = distance(&records, today).unwrap();
            assert_eq!(days % 7, 0, "{today}");
            let beyond = (last - today).num_days() + days;
            assert!((0..28).contains(&beyond), "{today} {beyond}");
        }
    }

    #[test]
    fn today_has_a_verdict_and_is_the_last_day_whatever_day_it_is() {
        let special = [
            "2026-12-31",
            "2027-01-01",
            "2027-02-10",
            "2028-02-29",
            "1969-07-20",
        ];
        let plain = day("2026-11-24").iter_days().step_by(13).take(40);
        for today in special.map(day).into_iter().chain(plain) {
            let journal = read(today);
            assert!(journal.oddities().unreadable.is_empty(), "{today}");
            let verdict = History::new(&journal, &Rules::default(), today, today).verdict(today);
            let told = [Verdict::Fit, Verdict::Care, Verdict::NotFit];
            assert!(told.contains(&verdict), "{today} {verdict:?}");
            assert_eq!(journal.last_day_until(NaiveDate::MAX), Some(today));
            let first = journal.first_day().unwrap();
            assert_eq!(first.weekday(), chrono::Weekday::Mon, "{today}");
            assert!((330..=364).contains(&(today - first).num_days()), "{today}");
            assert!(journal.reflection(today).is_none());
        }
    }

    #[test]
    fn a_focus_stays_the_focus_of_a_whole_month_in_february_too() {
        let today = day("2028-02-29");
        let journal = read(today);
        assert_eq!(journal.focus(day("2028-02-01")).unwrap().1, "boundaries");
        let records = records();
        let is_focus = |record: &&Record| matches!(record.body, Body::Focus { .. });
        let focuses = records.iter().filter(is_focus);
        let now = DateTime::parse_from_rfc3339("2030-01-01T00:00:00Z").unwrap();
        for today in today.iter_days().take(366) {
            let days = distance(&records, today).unwrap();
            for record in focuses.clone() {
                let chosen = moved(record, days, now).unwrap();
                if let Body::Focus { month, .. } = chosen.body {
                    assert_eq!(month.day(), 1);
                    assert!(month >= first_of(chosen.day), "{today} {month}");
                }
            }
        }
    }

    #[test]
    fn nothing_is_written_after_now() {
        let today = day("2026-11-25");
        let now = "2026-11-25T04:00:00-05:00";
        for line in journal(now, today).unwrap().lines() {
            let Line::Record(record) = Line::read(line.as_bytes()) else {
                panic!("{line}");
            };
            let at = DateTime::parse_from_rfc3339(&record.at).unwrap();
            assert!(at <= DateTime::parse_from_rfc3339(now).unwrap(), "{line}");
        }
    }
}
