//! Asks one question after the other; back is always possible.

use std::io;

use chrono::NaiveDate;
use selfcare::usual::{is_rare_level, is_rare_night};
use selfcare::{Health, Hours, Journal, Level, NotHours, Promises, Question, Rules, day};

use super::rest::{self, Choose, Days};
use super::told::Draft;
use crate::prompt::{Choice, Off, Prompt, Question as Asks, Reading, Reply};
use crate::render::words::{Vocabulary, figures, levels, questions, sentence};

/// What the questions are asked about.
pub(super) struct Morning<'a> {
    pub day: NaiveDate,
    pub today: NaiveDate,
    pub first_time: bool,
    pub journal: &'a Journal,
    pub rules: &'a Rules,
    pub vocabulary: &'a Vocabulary,
}

/// How the asking ended.
pub(super) enum Asked {
    Done {
        /// Rest days that were begun.
        rest: Option<Days>,
        /// Questions switched off for good, by their words.
        off: Vec<String>,
    },
    /// Esc: nothing is to be saved.
    Stopped,
}

/// Where to go from a question.
enum Step {
    Next,
    Back,
    Again,
    Off,
    Rest(Option<Days>),
    Stop,
}

/// Asks the open questions.
pub(super) fn ask(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    open: &[Question],
    draft: &mut Draft,
) -> io::Result<Asked> {
    greet(prompt, morning)?;
    let counted = open
        .iter()
        .filter(|question| **question != Question::Note)
        .count();
    let mut off: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(&question) = open.get(at) {
        let place = (question != Question::Note).then_some((at + 1, counted));
        match one(prompt, morning, question, place, draft)? {
            Step::Next => at += 1,
            Step::Again => {}
            Step::Back if at == 0 => prompt.say("This is the first question.")?,
            Step::Back => at -= 1,
            Step::Off => {
                if let Some(word) = question.switch(morning.rules) {
                    prompt.say(&format!(
                        "Not asked again after this check-in. Back on: selfcare config on {word}"
                    ))?;
                    off.push(word.to_owned());
                }
                at += 1;
            }
            Step::Rest(rest) => return Ok(Asked::Done { rest, off }),
            Step::Stop => return Ok(Asked::Stopped),
        }
    }
    Ok(Asked::Done { rest: None, off })
}

fn greet(prompt: &mut Prompt, morning: &Morning<'_>) -> io::Result<()> {
    if morning.first_time {
        prompt.say(
            "First time, so three things, once.\n \
             - Nothing here is a test. Leave any question with Enter.\n \
             - Backspace goes back. Esc stops and saves nothing.\n \
             - A question you never want again: x. ? says why it is asked.",
        )?;
        prompt.say("\n")?;
    }
    prompt.say(&day::words(morning.day, morning.today))?;
    if let Some(record) = morning.journal.checkin_record(morning.day) {
        let at = record
            .time()
            .map_or_else(String::new, |time| format!(" at {time}"));
        prompt.say(&format!(
            "You answered{at}. Enter keeps, - clears, anything else changes."
        ))?;
    }
    Ok(())
}

fn one(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    question: Question,
    place: Option<(usize, usize)>,
    draft: &mut Draft,
) -> io::Result<Step> {
    let now = now(question, draft, morning);
    let text = questions::asks(question, morning.vocabulary);
    let asks = Asks {
        place,
        hint: questions::hint(question),
        explain: questions::explains(question),
        now: now.as_deref(),
        off: match question.switch(morning.rules) {
            Some(_) => Off::Possible,
            None => {
                Off::Refused("Rest is the one thing that is always asked; Enter leaves it today.")
            }
        },
        ..Asks::new(&text)
    };
    match question {
        Question::Health => health(prompt, &asks, morning, draft),
        Question::Sleep => sleep(prompt, &asks, morning, draft),
        Question::Promises => promises(prompt, &asks, draft),
        Question::Note => note(prompt, &asks, draft),
        rated => rating(prompt, &asks, rated, morning, draft),
    }
}

/// The answer that stands, in the words it is echoed with.
fn now(question: Question, draft: &Draft, morning: &Morning<'_>) -> Option<String> {
    let checkin = &draft.checkin;
    Some(match question {
        Question::Health => levels::health(checkin.health?).1.to_owned(),
        Question::Sleep => checkin.sleep?.to_string(),
        Question::Promises => promises_words(checkin.promises?),
        Question::Note => checkin.note.clone()?,
        rated => checkin.rating(rated, morning.rules)?.to_string(),
    })
}

fn health(
    prompt: &mut Prompt,
    asks: &Asks<'_>,
    morning: &Morning<'_>,
    draft: &mut Draft,
) -> io::Result<Step> {
    let choices = Health::ALL.map(|health| {
        let (key, words) = levels::health(health);
        Choice::new(key, words)
    });
    let was = draft.checkin.health;
    let reply = prompt.choose(asks, &choices)?;
    let step = settle(reply, |place| {
        draft.checkin.health = place.map(|place: usize| Health::ALL[place]);
    });
    let newly_ill = draft.checkin.health == Some(Health::Ill) && was != Some(Health::Ill);
    if !(matches!(step, Step::Next) && newly_ill && morning.day == morning.today) {
        return Ok(step);
    }
    Ok(match rest::offer(prompt, morning.today)? {
        Choose::GoOn => Step::Next,
        Choose::Rest(days) => Step::Rest(days),
        Choose::Back => {
            draft.checkin.health = was;
            Step::Again
        }
        Choose::Stop => Step::Stop,
    })
}

fn sleep(
    prompt: &mut Prompt,
    asks: &Asks<'_>,
    morning: &Morning<'_>,
    draft: &mut Draft,
) -> io::Result<Step> {
    let was = draft.checkin.sleep;
    let reply = prompt.line(asks, read_hours)?;
    let step = settle(reply, |hours| draft.checkin.sleep = hours);
    let before: Vec<Hours> = days_before(morning)
        .filter_map(|checkin| checkin.sleep)
        .collect();
    let rare = draft
        .checkin
        .sleep
        .filter(|night| Some(*night) != was && is_rare_night(*night, &before));
    match rare {
        Some(night) if matches!(step, Step::Next) => sure(
            prompt,
            &format!("{night} of sleep is rare for you."),
            || draft.checkin.sleep = was,
        ),
        _ => Ok(step),
    }
}

fn rating(
    prompt: &mut Prompt,
    asks: &Asks<'_>,
    question: Question,
    morning: &Morning<'_>,
    draft: &mut Draft,
) -> io::Result<Step> {
    let rules = morning.rules;
    let all: Vec<Level> = Level::all().collect();
    let choice = |level: &Level| {
        let key = char::from_digit(u32::from(level.number()), 10).unwrap_or('1');
        Choice::new(key, levels::level(question, *level, morning.vocabulary))
    };
    let choices: Vec<Choice> = all.iter().map(choice).collect();
    let was = draft.checkin.rating(question, rules);
    let reply = prompt.choose(asks, &choices)?;
    let step = settle(reply, |place| {
        draft
            .checkin
            .rate(question, place.map(|place: usize| all[place]), rules);
    });
    let before: Vec<Level> = days_before(morning)
        .filter_map(|checkin| checkin.rating(question, rules))
        .collect();
    let rare = draft
        .checkin
        .rating(question, rules)
        .filter(|level| Some(*level) != was && is_rare_level(*level, &before));
    match rare {
        Some(level) if matches!(step, Step::Next) => {
            let words = format!(
                "{} {level} is rare for you.",
                sentence(question.word(rules))
            );
            sure(prompt, &words, || draft.checkin.rate(question, was, rules))
        }
        _ => Ok(step),
    }
}

fn promises(prompt: &mut Prompt, asks: &Asks<'_>, draft: &mut Draft) -> io::Result<Step> {
    let read = |typed: &str| match typed.parse::<Promises>() {
        Ok(promises) => Reading::Value {
            value: promises,
            echo: promises_words(promises),
        },
        Err(why) => Reading::Wrong(full_stop(&why)),
    };
    let reply = prompt.line(asks, read)?;
    Ok(settle(reply, |promises| draft.checkin.promises = promises))
}

fn note(prompt: &mut Prompt, asks: &Asks<'_>, draft: &mut Draft) -> io::Result<Step> {
    let read = |typed: &str| Reading::Value {
        value: typed.trim().to_owned(),
        echo: String::new(),
    };
    let reply = prompt.line(asks, read)?;
    Ok(settle(reply, |note| draft.checkin.note = note))
}

/// Takes a reply over, and says where to go from it.
fn settle<T>(reply: Reply<T>, set: impl FnOnce(Option<T>)) -> Step {
    match reply {
        Reply::Given(value) => {
            set(Some(value));
            Step::Next
        }
        Reply::Cleared => {
            set(None);
            Step::Next
        }
        Reply::Left => Step::Next,
        Reply::Back => Step::Back,
        Reply::SwitchOff => Step::Off,
        Reply::Stop => Step::Stop,
    }
}

/// Asks back once, before a value far from the person's usual counts.
fn sure(prompt: &mut Prompt, words: &str, forget: impl FnOnce()) -> io::Result<Step> {
    Ok(match prompt.confirm(words)? {
        Reply::Back => {
            forget();
            Step::Again
        }
        Reply::Stop => Step::Stop,
        _ => Step::Next,
    })
}

/// The check-ins of the 28 days before.
fn days_before<'a>(morning: &Morning<'a>) -> impl Iterator<Item = &'a selfcare::CheckIn> + use<'a> {
    let from = morning
        .day
        .checked_sub_days(chrono::Days::new(selfcare::usual::USUAL_DAYS))
        .unwrap_or(NaiveDate::MIN);
    morning
        .journal
        .days(from, morning.day.pred_opt().unwrap_or(morning.day))
        .map(|(_, checkin)| checkin)
}

fn read_hours(typed: &str) -> Reading<Hours> {
    match typed.parse::<Hours>() {
        Ok(hours) => Reading::Value {
            value: hours,
            echo: hours.to_string(),
        },
        Err(NotHours::TwoReadings {
            typed,
            decimal,
            clock,
        }) => Reading::Either {
            sentence: format!("{typed} can be {decimal} or {clock}."),
            first: (clock, clock.to_string()),
            other: ('d', decimal, decimal.to_string()),
        },
        Err(why) => Reading::Wrong(full_stop(&why)),
    }
}

fn promises_words(promises: Promises) -> String {
    format!(
        "{} kept of {}",
        figures::count(promises.kept as usize),
        figures::count(promises.due() as usize)
    )
}

fn full_stop(why: &impl std::fmt::Display) -> String {
    sentence(&format!("{why}."))
}
