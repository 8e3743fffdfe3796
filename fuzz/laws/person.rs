//! Somebody with settings, on a day.

use chrono::{NaiveDate, Weekday};
use selfcare::{Area, OwnArea, Rules, Workdays};

/// The day on which most questions are asked.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
}

/// Settings as a person may have them: an own area, one of ours switched off, a week of five days.
pub(crate) fn rules() -> Rules {
    let weekdays = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
    ];
    Rules {
        own: OwnArea::new("mood", 2.0).into_iter().collect(),
        off: vec![Area::Eating],
        workdays: Workdays::of(weekdays).unwrap_or_default(),
        ..Rules::default()
    }
}
