//! Open issues against a twin that walks forward through every value, and ages by counting days.

use chrono::NaiveDate;
use selfcare::trend::{Issue, Silence, issues};
use selfcare::{Area, History, Journal, Rules};

use serde_json::json;

use crate::random::Person;

/// Every open issue, found the long way round.
fn by_walking(journal: &Journal, rules: &Rules, until: NaiveDate) -> Vec<Issue> {
    let Some((first, last)) = journal.first_day().zip(journal.last_day_until(until)) else {
        return Vec::new();
    };
    if last < first {
        return Vec::new();
    }
    let history = History::new(journal, rules, first, last);
    let mut found: Vec<Issue> = rules
        .areas()
        .filter_map(|area| walk(&history, journal, rules, area, (first, last)))
        .collect();
    found.sort_by_key(|issue| issue.since);
    found
}

fn walk(
    history: &History<'_>,
    journal: &Journal,
    rules: &Rules,
    area: Area,
    (first, last): (NaiveDate, NaiveDate),
) -> Option<Issue> {
    let mut row: Vec<(NaiveDate, f64)> = Vec::new();
    let mut open: Option<Vec<(NaiveDate, f64)>> = None;
    for (day, sum) in history.sums(first, last) {
        let Some(points) = sum.points(area) else {
            continue;
        };
        if let Some(values) = &mut open {
            values.push((day, points));
        }
        let is_low = points < 50.0 - 1e-9;
        if row
            .last()
            .is_some_and(|(_, before)| (*before < 50.0 - 1e-9) != is_low)
        {
            row.clear();
        }
        row.push((day, points));
        match (row.len() >= 3, is_low, open.is_some()) {
            (true, true, false) => open = Some(row[row.len() - 3..].to_vec()),
            (true, false, true) => open = None,
            _ => {}
        }
    }
    let values = open?;
    let mean =
        |values: &[(NaiveDate, f64)]| values.iter().map(|(_, points)| points).sum::<f64>() / 3.0;
    let since = values[0].0;
    // Count every day after the first, but those in a silence and those of rest on which nobody asked.
    let mut silent: Vec<NaiveDate> = Vec::new();
    for (day, _) in journal.days(since, last) {
        if let Some(silence) =
            Silence::before(journal, rules, day).filter(|silence| silence.last >= since)
        {
            silent.extend(
                silence
                    .last
                    .iter_days()
                    .skip(1)
                    .take_while(|between| *between < day),
            );
        }
    }
    let days = since.iter_days().skip(1).take_while(|day| *day <= last);
    Some(Issue {
        area,
        since,
        last_asked: last,
        days: days
            .filter(|day| !silent.contains(day))
            .filter(|day| !journal.is_paused(*day) || journal.checkin(*day).is_some())
            .count() as u64,
        growing: mean(&values[values.len() - 3..]) < mean(&values[..3]) - 1e-9,
    })
}

#[test]
fn open_issues_agree_with_a_walk_through_every_value() {
    let (mut seen, mut growing, mut silent) = (0, 0, 0);
    for seed in 0..60 {
        let mut person = Person::new(seed);
        if seed % 2 == 1 {
            // Nobody heard of them for twelve days.
            let gone: Vec<_> = (20..32)
                .map(|number| json!(crate::diary::day(number)))
                .collect();
            let lines = person.diary.lines();
            lines.retain(|line| line["kind"] != "checkin" || !gone.contains(&line["day"]));
        }
        let (journal, rules) = (person.diary.journal(), person.rules());
        for number in 0..person.days {
            let day = crate::diary::day(number);
            let found = issues(&journal, &rules, day);
            assert_eq!(
                found,
                by_walking(&journal, &rules, day),
                "seed {seed}, {day}"
            );
            seen += found.len();
            growing += found.iter().filter(|issue| issue.growing).count();
            let gap =
                |issue: &&Issue| (issue.last_asked - issue.since).num_days() as u64 > issue.days;
            silent += found.iter().filter(gap).count();
        }
    }
    // The walk is worth something only when it meets all of them.
    assert!(
        seen > 1_000 && growing > 100 && silent > 0,
        "{seen} issues, {growing} growing, {silent} over a silence"
    );
}
