//! Rest days for who is ill: the check-in stops there, and a pause begins.

use std::io;

use chrono::{Days as Span, NaiveDate};
use selfcare::day;
use selfcare::journal::Pause;

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
}

/// What a check-in does to days of rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Rest {
    /// Nothing.
    #[default]
    AsItWas,
    /// They begin.
    Begins(Days),
    /// Today is the first day back.
    Ends,
}

/// What somebody chose.
#[derive(Clone, Copy)]
pub(super) enum Choose {
    /// The other questions.
    GoOn(Rest),
    /// No more questions.
    Enough(Rest),
    /// Back to the question about health.
    Back,
    /// Stop altogether.
    Stop,
}

/// The most days of rest that can be begun here; a longer illness begins again.
const MOST: u64 = 60;

/// Offers to stop there, to who is ill.
pub(super) fn offer(prompt: &mut Prompt, days: Option<Ask>) -> io::Result<Choose> {
    prompt.say("That is enough for today. You can stop here.")?;
    let question = Question {
        enter: "stop and rest",
        explain: "Who is ill need not answer more.",
        ..Question::new("Stop here?")
    };
    match prompt.choose(
        &question,
        &[Choice::new('m', "go on with the other questions")],
    )? {
        Reply::Given(_) => Ok(Choose::GoOn(Rest::AsItWas)),
        Reply::Back => Ok(Choose::Back),
        Reply::Stop => Ok(Choose::Stop),
        Reply::Left | Reply::Cleared | Reply::SwitchOff => match days {
            Some(ask) => how_long(prompt, &ask),
            None => Ok(Choose::Enough(Rest::AsItWas)),
        },
    }
}

/// What rest days can be asked about: today, and the rest it lies in already.
pub(super) struct Ask {
    pub today: NaiveDate,
    pub rest: Option<Standing>,
}

/// Rest that today lies in.
#[derive(Clone, Copy)]
pub(super) struct Standing {
    /// The last day of it; none while it has no end.
    pub until: Option<NaiveDate>,
}

/// How many days of rest. Where there are some already, Enter leaves them as they are.
fn how_long(prompt: &mut Prompt, ask: &Ask) -> io::Result<Choose> {
    let today = ask.today;
    let standing = ask.rest.map(|rest| match rest.until {
        Some(until) => format!("as they are, until {}", day::words(until, today)),
        None => "as they are".to_owned(),
    });
    let enter = standing.as_deref().unwrap_or("until tomorrow");
    let hint = format!("Enter {enter}, or how many; 0 for none");
    let question = Question {
        hint: if ask.rest.is_some() {
            "Enter as they are, or how many"
        } else {
            &hint
        },
        enter,
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
                echo: format!("until {}", day::words(rest.until, today)),
            },
            None => Reading::Wrong("That is beyond the calendar.".to_owned()),
        },
        _ => Reading::Wrong(format!("A number of days, 1 to {MOST}, or 0 for none.")),
    };
    let begins = |days: Option<Days>| Choose::Enough(days.map_or(Rest::AsItWas, Rest::Begins));
    Ok(match prompt.line(&question, read)? {
        Reply::Given(days) => begins(days),
        Reply::Left if ask.rest.is_some() => begins(None),
        Reply::Left => begins(Days::of(today, 1)),
        Reply::Cleared | Reply::SwitchOff => begins(None),
        Reply::Back => Choose::Back,
        Reply::Stop => Choose::Stop,
    })
}

/// Asks who is well in the middle of rest days whether they are over.
pub(super) fn back(prompt: &mut Prompt, pause: &Pause, today: NaiveDate) -> io::Result<Choose> {
    let until = pause.until.map_or_else(String::new, |until| {
        format!(" until {}", day::words(until, today))
    });
    let text = format!("You were resting{until}. Back from today?");
    let question = Question {
        enter: "back from today",
        explain: "Rest days are neither missed nor counted. Back means that today is asked and counted again.",
        ..Question::new(&text)
    };
    Ok(
        match prompt.choose(&question, &[Choice::new('k', "keep the rest days")])? {
            Reply::Given(_) => Choose::GoOn(Rest::AsItWas),
            Reply::Left | Reply::Cleared | Reply::SwitchOff => Choose::GoOn(Rest::Ends),
            Reply::Back => Choose::Back,
            Reply::Stop => Choose::Stop,
        },
    )
}
