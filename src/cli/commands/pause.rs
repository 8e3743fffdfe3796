//! `selfcare pause`: days of illness or holiday.

use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;
use clap::{Args as Clap, ValueEnum};
use selfcare::journal::Pause;
use selfcare::record::{self, Body};
use selfcare::{Health, Journal, day, period};

use super::complete;
use super::home::{Changed, Home};
use super::said;
use crate::outcome::Outcome;
use crate::render::text::page::Page;
use crate::render::words::rest::{MEANS, resting};
use crate::render::words::sentence;
use crate::world::World;

/// Rest: days on which nothing is asked, due or counted
///
/// Days of illness or of holiday. Without --until it lasts until you say: selfcare pause --end
///
/// Examples:
///   selfcare pause --until friday --why ill
///   selfcare pause --from 2026-11-02 --until 2026-11-06 --why holiday
///   selfcare pause --end
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// The first day of it: today, yesterday, -3, monday, 2026-11-20; today unless told
    #[arg(long, value_name = "DAY", allow_hyphen_values = true, add = complete::ahead())]
    from: Option<String>,
    /// The last day of it: tomorrow, friday (the next), in 3 days, month-end, 2026-11-27
    #[arg(long, value_name = "DAY", allow_hyphen_values = true, add = complete::ahead())]
    until: Option<String>,
    /// Why; other unless told
    #[arg(long, value_enum, value_name = "WHY")]
    why: Option<Why>,
    /// Today is the first day back; or the day of --from, as for a holiday that will not be
    #[arg(long, conflicts_with_all = ["until", "why"])]
    end: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Why {
    /// Illness
    Ill,
    /// Time off
    Holiday,
    /// Anything else
    Other,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let today = home.today;
        let from = self.from(today)?;
        let (day, body) = if self.end {
            (from, Body::PauseEnd)
        } else {
            (from, self.pause(from, today)?)
        };
        if self.end {
            let journal = home.journal_for(today)?;
            anyhow::ensure!(journal.is_paused(day), no_rest(&journal, day, today));
        } else if self.names_no_day() {
            let journal = home.journal_for(today)?;
            if let Some(pause) = journal.pause(today).filter(|_| self.why.is_none()) {
                said::oddities(&home, &journal);
                let mut page = Page::new(World::width());
                let back = journal.first_day_back(today);
                page.paragraph(&resting(pause.until, back, today));
                page.paragraph(MEANS);
                page.paragraph(CHANGE);
                write!(out, "{}", page.text())?;
                return Ok(Outcome::Done);
            }
        }

        let record = home.record(day, body.clone())?;
        let changed = home.change(home.look([]), |_| Ok((vec![record], ())))?;

        said::oddities(&home, &changed.before);
        said::too_open(&home);
        let mut page = Page::new(World::width());
        page.paragraph(&says(day, &body, &changed, today));
        if let Some(had) = had_an_end(&body, day, &changed, today) {
            page.paragraph(&had);
        }
        if !self.end {
            page.paragraph(MEANS);
        }
        if let Some(still) = still(&body, &changed, today) {
            page.paragraph(still);
        }
        if let Some(next) = changed
            .after
            .next_pause(day)
            .filter(|_| is_open_or_over(&body))
        {
            page.paragraph(&sentence(&format!(
                "{} stands as it was.",
                planned(next, today)
            )));
        }
        write!(out, "{}", page.text()).context("the pause is saved; it could not be shown")?;
        Ok(Outcome::Done)
    }

    /// Whether it is about today alone.
    fn names_no_day(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// The first day.
    fn from(&self, today: NaiveDate) -> anyhow::Result<NaiveDate> {
        let Some(words) = &self.from else {
            return Ok(today);
        };
        match day::parse(words, today) {
            // A holiday can be known before it begins.
            Ok(day) | Err(day::NotADay::Ahead(day)) => Ok(day),
            Err(why) => anyhow::bail!("invalid value for --from: {words}; {why}"),
        }
    }

    /// The pause from a day on.
    fn pause(&self, from: NaiveDate, today: NaiveDate) -> anyhow::Result<Body> {
        let until = self.until.as_ref().map(|words| {
            day::parse_ahead(words, today).map_err(|why| {
                anyhow::anyhow!("invalid value for --until: {words}; {}", why.ahead())
            })
        });
        let until = until.transpose()?;
        if let Some(until) = until.filter(|until| *until < from) {
            anyhow::bail!("invalid value for --until: {until} is before the first day, {from}");
        }
        let why = match self.why {
            Some(Why::Ill) => record::Why::Ill,
            Some(Why::Holiday) => record::Why::Holiday,
            Some(Why::Other) | None => record::Why::Other,
        };
        Ok(Body::Pause { until, why })
    }
}

/// How the rest that goes on becomes another.
const CHANGE: &str = "For longer or shorter: selfcare pause --until DAY; without an end: selfcare pause --from today";

/// That a day is none of rest, and how one that is planned is taken out.
fn no_rest(journal: &Journal, day: NaiveDate, today: NaiveDate) -> String {
    let is_none = if day == today {
        "today is no day of rest".to_owned()
    } else {
        format!("{} is no day of rest", period::date(day, today))
    };
    let next = journal.next_pause(day).map(|next| {
        let from = next.from;
        format!(
            "; {} is planned, to take it out: selfcare pause --end --from {from}",
            planned(next, today)
        )
    });
    format!("no pause to end: {is_none}{}", next.unwrap_or_default())
}

/// `rest from 24 December to 3 January 2027`
fn planned(pause: &Pause, today: NaiveDate) -> String {
    let date = |day| period::date(day, today);
    match pause.until {
        Some(until) => format!("rest from {} to {}", date(pause.from), date(until)),
        None => format!("rest from {} on", date(pause.from)),
    }
}

/// Whether what is planned after it could be thought to be gone.
fn is_open_or_over(body: &Body) -> bool {
    matches!(body, Body::PauseEnd | Body::Pause { until: None, .. })
}

/// The days that were taken, in words, and those that are days of rest no more.
fn says(day: NaiveDate, body: &Body, changed: &Changed<()>, today: NaiveDate) -> String {
    let Body::Pause { until, .. } = body else {
        if day != today {
            return given_up(day, changed, today);
        }
        let is_checked_in = changed.after.answers(today).is_some();
        let asked = "Today is asked and counted again: selfcare checkin";
        let counts = "Today is checked in, and counts.";
        let today = if is_checked_in { counts } else { asked };
        return format!("Good to have you back. {today}");
    };
    let date = |day| period::date(day, today);
    let is_now = day <= today && until.is_none_or(|until| today <= until);
    let resting = || resting(*until, changed.after.first_day_back(today), today);
    let taken = match until {
        _ if is_now && day == today => resting(),
        _ if is_now => format!("Rest since {}. {}", day::words(day, today), resting()),
        Some(until) => format!("Rest from {} to {}.", date(day), date(*until)),
        None => format!(
            "Rest from {} on, until you say: selfcare pause --end",
            date(day)
        ),
    };
    match given_back(changed, day, *until) {
        Some((from, last)) if from == last => {
            format!("{taken} {} is no day of rest any more.", date(from))
        }
        Some((from, last)) => format!(
            "{taken} {} to {} are no days of rest any more.",
            date(from),
            date(last)
        ),
        None => taken,
    }
}

/// The days of rest that are none any more, from one on.
fn given_up(from: NaiveDate, changed: &Changed<()>, today: NaiveDate) -> String {
    match changed.before.pause(from).and_then(|rest| rest.until) {
        Some(until) => {
            let are = if until == from {
                "is no day"
            } else {
                "are no days"
            };
            let days = period::between(from, until, today);
            format!("{days} {are} of rest any more.")
        }
        None => format!("Rest is over from {} on.", period::date(from, today)),
    }
}

/// That a check-in of today goes on to count: the gate answers by it, whatever rests.
fn still(body: &Body, changed: &Changed<()>, today: NaiveDate) -> Option<&'static str> {
    let Body::Pause { why, .. } = body else {
        return None;
    };
    let said = changed.after.answers(today)?;
    changed.after.pause(today)?;
    let is_ill_by_now = *why == record::Why::Ill && said.health != Some(Health::Ill);
    Some(if is_ill_by_now {
        "Today is checked in, and its verdict stands. If you are ill by now: selfcare checkin --health ill"
    } else {
        "Today is checked in, and its verdict stands."
    })
}

/// That a pause without an end stands in the place of one that had it.
fn had_an_end(
    body: &Body,
    day: NaiveDate,
    changed: &Changed<()>,
    today: NaiveDate,
) -> Option<String> {
    let Body::Pause { until: None, .. } = body else {
        return None;
    };
    let last = changed.before.pause(day)?.until?;
    Some(format!("Before, it was until {}.", day::words(last, today)))
}

/// The days right after a pause that rested before, and do no more.
fn given_back(
    changed: &Changed<()>,
    day: NaiveDate,
    until: Option<NaiveDate>,
) -> Option<(NaiveDate, NaiveDate)> {
    let from = until?.succ_opt()?;
    let before = changed
        .before
        .pause(from)
        .filter(|before| before.from <= day)?;
    let last = before.until?;
    (!changed.after.is_paused(from)).then_some((from, last))
}
