//! Rest days for who is ill: the check-in stops there, and a pause begins.

use std::io;

use chrono::{Datelike as _, Days as Span, NaiveDate};
use selfcare::day;

use crate::prompt::{Choice, Prompt, Question, Reading, Reply};

/// Days of rest, today the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    /// The last of them.
    pub until: NaiveDate,
}

impl Days {
    fn of(today: NaiveDate, days: u64) -> Option<Self> {
        Some(Self {
            until: today.checked_add_days(Span::new(days))?,
        })
    }

    /// Until when, and when one is asked again.
    pub(super) fn words(self, today: NaiveDate) -> String {
        let back = self.until.succ_opt().unwrap_or(self.until);
        let short = |date: NaiveDate| format!("{} {}", day::weekday_name(date), date.day());
        let until = if self.until == today {
            "today only".to_owned()
        } else {
            format!("until {}", short(self.until))
        };
        format!(
            "Resting {until}. Asked again on {}. Nothing is asked, nothing is due, nothing is counted.",
            short(back)
        )
    }
}

/// What somebody who is ill chose.
pub(super) enum Choose {
    /// Go on with the other questions.
    GoOn,
    /// Stop here, with or without a pause.
    Rest(Option<Days>),
    /// Back to the question about health.
    Back,
    /// Stop altogether.
    Stop,
}

/// The most days of rest that can be begun here; a longer illness begins again.
const MOST: u64 = 60;

/// Offers to stop there.
pub(super) fn offer(prompt: &mut Prompt, today: NaiveDate) -> io::Result<Choose> {
    prompt.say("That is enough for today. You can stop here.")?;
    let question = Question {
        enter: "stop and rest",
        ..Question::new("Stop here?")
    };
    match prompt.choose(
        &question,
        &[Choice::new('m', "go on with the other questions")],
    )? {
        Reply::Given(_) => return Ok(Choose::GoOn),
        Reply::Back => return Ok(Choose::Back),
        Reply::Stop => return Ok(Choose::Stop),
        Reply::Left | Reply::Cleared | Reply::SwitchOff => {}
    }
    let question = Question {
        hint: "a number, 0 for none",
        enter: "until tomorrow",
        explain: "Days of rest: nothing is asked, nothing is due and nothing is counted until they are over.",
        ..Question::new("Rest days?")
    };
    let read = |typed: &str| match typed.trim().parse::<u64>() {
        Ok(0) => Reading::Value {
            value: None,
            echo: "none".to_owned(),
        },
        Ok(days) if days <= MOST => match Days::of(today, days) {
            Some(rest) => Reading::Value {
                value: Some(rest),
                echo: format!("until {}", day::weekday_name(rest.until)),
            },
            None => Reading::Wrong("That is beyond the calendar.".to_owned()),
        },
        _ => Reading::Wrong(format!("A number of days, 1 to {MOST}, or 0 for none.")),
    };
    Ok(match prompt.line(&question, read)? {
        Reply::Given(rest) => Choose::Rest(rest),
        Reply::Left => Choose::Rest(Days::of(today, 1)),
        Reply::Cleared | Reply::SwitchOff => Choose::Rest(None),
        Reply::Back => Choose::Back,
        Reply::Stop => Choose::Stop,
    })
}
