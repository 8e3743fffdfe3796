//! Asks for each part of a promise that is to be changed.

use std::io;

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::commitment::{Terms, To, When, text};
use selfcare::day;

use super::terms;
use crate::commands::home::Home;
use crate::prompt::{Mode, Prompt, Question, Reading, Reply};
use crate::render::words::sentence;
use crate::world::{Asking, World};

/// Asks each part; none when it was stopped.
pub(super) fn asked(
    home: &Home<'_>,
    journal: &selfcare::Journal,
    was: &Terms,
) -> anyhow::Result<Option<Terms>> {
    let mode = match World::asking() {
        Asking::Keys => Mode::Keys,
        Asking::Lines => Mode::Lines,
        Asking::Never => anyhow::bail!(
            "could not change it: nothing is told to change, and there is no terminal to ask at; like: selfcare commit edit 1 --due friday"
        ),
    };
    let mut prompt = Prompt::open(mode, World::width).context("could not open the terminal")?;
    // What takes an answer out, as it is typed here.
    let none = if mode == Mode::Lines { "clear" } else { "-" };
    let is = ask(&mut prompt, none, home, journal, was).context("could not ask")?;
    prompt.say("\n").context("could not ask")?;
    Ok(is)
}

/// Where to go from a question.
enum Step {
    Next,
    Back,
    Stop,
}

fn ask(
    prompt: &mut Prompt,
    none: &str,
    home: &Home<'_>,
    journal: &selfcare::Journal,
    was: &Terms,
) -> io::Result<Option<Terms>> {
    let mut is = was.clone();
    let mut at = 0;
    loop {
        let step = match at {
            0 => line(
                prompt,
                &Question {
                    now: Some(&is.text.clone()),
                    explain: "A few words, for the list. What was kept stays kept.",
                    ..Question::new("What is promised?")
                },
                |typed| text(typed).ok(),
                |new| {
                    if let Some(new) = new {
                        is.text = new;
                    }
                },
            )?,
            1 => {
                let now = is.to.word().to_owned();
                let asks = Question {
                    now: Some(&now),
                    hint: "a name, or self",
                    explain: "Whoever it is promised to; self is you, and you stand first.",
                    ..Question::new("To whom?")
                };
                line(
                    prompt,
                    &asks,
                    |typed| terms::to(typed, journal).ok(),
                    |new| {
                        is.to = new.unwrap_or(To::Oneself);
                    },
                )?
            }
            2 => when(prompt, home.today, &mut is)?,
            3 if matches!(is.when, When::Every { .. }) => until(prompt, none, home.today, &mut is)?,
            4 => {
                let now = is.area.clone();
                let names: Vec<&str> = home
                    .rules
                    .areas()
                    .map(|area| home.rules.name(area))
                    .collect();
                let hint = format!("{}; {none} for none", names.join(", "));
                let read = |typed: &str| terms::area(typed, &home.rules).ok();
                line(
                    prompt,
                    &Question {
                        now: now.as_deref(),
                        hint: &hint,
                        explain: "The thin place that gets better by it. It need not tend any.",
                        ..Question::new("Which area does it tend?")
                    },
                    read,
                    |new| is.area = new,
                )?
            }
            3 => Step::Next,
            _ => return Ok(Some(is)),
        };
        match step {
            Step::Next => at += 1,
            Step::Back if at == 0 => prompt.say("This is the first question.")?,
            Step::Back => {
                at -= if at == 4 && matches!(is.when, When::Once { .. }) {
                    2
                } else {
                    1
                }
            }
            Step::Stop => return Ok(None),
        }
    }
}

fn when(prompt: &mut Prompt, today: NaiveDate, is: &mut Terms) -> io::Result<Step> {
    let now = terms::typed(&is.when);
    let asks = Question {
        now: Some(&now),
        hint: "a day like friday, or every weekdays, every week, every monday,thursday, every 3d",
        explain: "The day it is due, once; or how often it comes due.",
        ..Question::new("When?")
    };
    let before = is.when.clone();
    line(
        prompt,
        &asks,
        |typed| terms::when(typed, today),
        |new| {
            is.when = match (new, before) {
                (Some(When::Every { rhythm, .. }), When::Every { until, .. }) => {
                    When::Every { rhythm, until }
                }
                (Some(new), _) => new,
                (None, before) => before,
            };
        },
    )
}

fn until(prompt: &mut Prompt, none: &str, today: NaiveDate, is: &mut Terms) -> io::Result<Step> {
    let When::Every { until, .. } = &mut is.when else {
        return Ok(Step::Next);
    };
    let now = until.map(|day| day.to_string());
    let hint = format!("a day, {none} for no end");
    let read = |typed: &str| terms::on("", typed, today).ok();
    line(
        prompt,
        &Question {
            now: now.as_deref(),
            hint: &hint,
            explain: "The last day on which it can come due.",
            ..Question::new("Until when?")
        },
        read,
        |new| *until = new,
    )
}

/// One line: what stands is kept by Enter, and can be taken out.
fn line<T>(
    prompt: &mut Prompt,
    question: &Question<'_>,
    read: impl Fn(&str) -> Option<T>,
    set: impl FnOnce(Option<T>),
) -> io::Result<Step> {
    let hint = match question.hint {
        "" => "a few words",
        hint => hint,
    };
    let reading = |typed: &str| match read(typed) {
        Some(value) => Reading::Value {
            value,
            echo: String::new(),
        },
        None => Reading::Wrong(match day::missing(typed) {
            Some(why) => sentence(&format!("{why}.")),
            None => format!("That cannot be read. What works: {hint}."),
        }),
    };
    Ok(match prompt.line(question, reading)? {
        Reply::Given(value) => {
            set(Some(value));
            Step::Next
        }
        Reply::Cleared => {
            set(None);
            Step::Next
        }
        Reply::Left | Reply::SwitchOff => Step::Next,
        Reply::Back => Step::Back,
        Reply::Stop => Step::Stop,
    })
}
