//! How the days of a journal add up, and what must hold of the sums.

use chrono::NaiveDate;
use selfcare::focus::Focus;
use selfcare::period::Period;
use selfcare::{Journal, Report, Rules, trend};

/// How days add up to a day.
pub(crate) fn holds(journal: &Journal, rules: &Rules, day: NaiveDate) {
    for issue in trend::issues(journal, rules, day) {
        assert!(issue.since <= issue.last_asked && issue.last_asked <= day);
    }
    let _ = trend::days_until_usual(journal, rules, day);
    let _ = Focus::of(journal, rules, day, day);
    let _ = journal.reflections(day).count();

    let first = journal.first_day().unwrap_or(day);
    // All of it, where that is no century.
    let all = (day - first).num_days() < 400;
    for words in ["week", if all { "all" } else { "last-week" }] {
        if let Ok(period) = Period::parse(words, day, first, rules.week_starts) {
            adds_up(&Report::new(journal, rules, period, day), period);
        }
    }
}

fn adds_up(report: &Report, period: Period) {
    assert_eq!(report.days.len(), period.day_count());
    assert!(report.checked_in + report.missed <= report.days.len());
    assert_eq!(
        report.verdicts.iter().map(|(_, days)| days).sum::<usize>(),
        report.days.len()
    );
    assert!(
        report
            .promise_rate
            .is_none_or(|rate| (0.0..=100.0).contains(&rate))
    );
    if let Some(scores) = report.scores {
        assert!(scores.lowest <= scores.highest && scores.highest <= 100);
        assert!((f64::from(scores.lowest)..=f64::from(scores.highest)).contains(&scores.mean));
    }
    for area in &report.areas {
        assert!(
            area.mean.is_none_or(|mean| (0.0..=100.0).contains(&mean)),
            "{area:?}"
        );
    }
    assert!(
        report
            .sleep
            .is_none_or(|sleep| (0.0..=24.0).contains(&sleep.mean))
    );
}
