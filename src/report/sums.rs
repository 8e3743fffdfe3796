//! What the days of a report add up to, one after another: in all, by week and by month, so that no day has to be held.

use chrono::{Datelike as _, NaiveDate};

use super::promised::promised;
use super::tally::{Counts, Tallies, Tally};
use super::{Chosen, Day, MonthLine, WeekLine};
use crate::period::Period;
use crate::trend::Served;
use crate::{Answers, Hours, Journal, Promises, Rules};

/// Days of a period added up, oldest first.
pub(super) struct Sums<'a> {
    journal: &'a Journal,
    rules: &'a Rules,
    pub(super) days: Counts,
    pub(super) areas: Tallies,
    pub(super) sleep: Tally,
    /// Those that check-ins count.
    pub(super) promises: Promises,
    pub(super) lowest: u8,
    pub(super) highest: u8,
    pub(super) served: Served,
    /// How long each check-in took, in seconds, where that is known.
    pub(super) took: Vec<f64>,
    pub(super) adjustments: Vec<Chosen>,
    pub(super) weeks: Vec<WeekLine>,
    week: Option<Week>,
    months: Vec<Month>,
    month: Option<Month>,
}

/// A calendar week, as far as it has come.
struct Week {
    from: NaiveDate,
    until: NaiveDate,
    /// How many of its days are still to come.
    left: u32,
    days: Counts,
    areas: Tallies,
    sleep: Tally,
    debt: Option<f64>,
    promises: Promises,
}

/// A calendar month, as far as it has come.
#[derive(Clone, Copy)]
struct Month {
    from: NaiveDate,
    until: NaiveDate,
    days: Counts,
}

impl<'a> Sums<'a> {
    /// None so far, with room for those of a period.
    pub(super) fn new(journal: &'a Journal, rules: &'a Rules, period: Period) -> Self {
        let days = period.room();
        Self {
            journal,
            rules,
            days: Counts::default(),
            areas: Tallies::none(rules),
            sleep: Tally::default(),
            promises: Promises::default(),
            lowest: 100,
            highest: 0,
            served: Served::default(),
            took: Vec::with_capacity(days),
            adjustments: Vec::new(),
            weeks: Vec::with_capacity(days / 7 + 2),
            week: None,
            months: Vec::with_capacity(days / 28 + 2),
            month: None,
        }
    }

    /// The day after those before.
    pub(super) fn add(&mut self, day: &Day, said: Option<&Answers<'_>>) {
        if self.week.as_ref().is_some_and(|week| week.left == 0) {
            self.end_week();
        }
        if day.day.day() == 1 {
            self.months.extend(self.month.take());
        }
        let rules = self.rules;
        let week = self.week.get_or_insert_with(|| Week::begin(day.day, rules));
        let month = self.month.get_or_insert_with(|| Month::begin(day.day));
        let hours = day.sleep.map(Hours::number);

        Tallies::add_to_both(&mut self.areas, &mut week.areas, &day.points);
        self.sleep.add(hours);
        if let Some(score) = day.score {
            self.lowest = self.lowest.min(score);
            self.highest = self.highest.max(score);
        }
        if let Some(serving) = day.serving {
            self.served.add(day.verdict, serving);
        }
        week.until = day.day;
        week.left -= 1;
        week.days.add(day);
        week.sleep.add(hours);
        week.debt = day.debt;
        month.until = day.day;
        month.days.add(day);
        if let Some(said) = said {
            week.promises += said.promises.unwrap_or_default();
            self.took.extend(said.took);
            if let Some(adjustment) = said.adjustment {
                self.adjustments.push(Chosen {
                    day: day.day,
                    text: adjustment.to_owned(),
                    serving: day.serving,
                });
            }
        }
    }

    fn end_week(&mut self) {
        let Some(week) = self.week.take() else {
            return;
        };
        self.days.join(&week.days);
        self.promises += week.promises;
        self.weeks.push(WeekLine {
            from: week.from,
            until: week.until,
            lived: week.days.lived(),
            areas: week.areas.means().collect(),
            sleep: week.sleep.mean(),
            debt: week.debt,
            promised: promised(self.journal, week.promises, week.from, week.until),
        });
    }

    /// The last of them was there.
    pub(super) fn end(&mut self) {
        self.end_week();
        self.months.extend(self.month.take());
    }

    /// A line for each month from the first check-in on, without whole years that have none before the last, which goes on.
    pub(super) fn months(&self, first: NaiveDate) -> Vec<MonthLine> {
        let begun = self.months.iter().filter(|month| month.until >= first);
        let line = |month: &Month| MonthLine {
            from: month.from,
            lived: month.days.lived(),
        };
        let months: Vec<MonthLine> = begun.map(line).collect();
        let last = months.last().map(|month| month.from);
        let is_shown = |month: &MonthLine| month.lived.checked_in > 0 || Some(month.from) == last;
        let years = months.chunk_by(|a, b| a.from.year() == b.from.year());
        years
            .filter(|year| year.iter().any(is_shown))
            .flatten()
            .copied()
            .collect()
    }
}

impl Week {
    fn begin(day: NaiveDate, rules: &Rules) -> Self {
        let starts = rules.week_starts.num_days_from_monday();
        let into = (7 + day.weekday().num_days_from_monday() - starts) % 7;
        Self {
            from: day,
            until: day,
            left: 7 - into,
            days: Counts::default(),
            areas: Tallies::none(rules),
            sleep: Tally::default(),
            debt: None,
            promises: Promises::default(),
        }
    }
}

impl Month {
    fn begin(day: NaiveDate) -> Self {
        Self {
            from: day,
            until: day,
            days: Counts::default(),
        }
    }
}
