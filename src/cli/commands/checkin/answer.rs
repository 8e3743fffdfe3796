//! One question, one answer: what each asks for, and what is asked back.

use std::io;

use chrono::NaiveDate;
use selfcare::usual::{is_rare_level, is_rare_night};
use selfcare::{Answers, Health, Hours, Level, NotHours, Promises, Question};

use super::ask::{Morning, Step};
use super::draft::Draft;
use super::rest::{self, Choose, Rest};
use crate::commands::plus;
use crate::prompt::{Choice, Prompt, Question as Asks, Reading, Reply};
use crate::render::words::{figures, levels, sentence};

/// The answer that stands, in the words it is echoed with.
pub(super) fn now(question: Question, draft: &Draft, morning: &Morning<'_>) -> Option<String> {
    let checkin = &draft.checkin;
    Some(match question {
        Question::Health => levels::health(checkin.health?).1.to_owned(),
        Question::Sleep => checkin.sleep?.to_string(),
        Question::Promises => promises_words(checkin.promises?),
        Question::Note => checkin.note.clone()?,
        rated => checkin.rating(rated, morning.rules)?.to_string(),
    })
}

pub(super) fn health(
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
    draft.rest = Rest::AsItWas;
    let is = draft.checkin.health;
    if !matches!(step, Step::Next) {
        return Ok(step);
    }
    let newly_well = is == Some(Health::Well) && was != is && morning.day == morning.today;
    let choice = match morning.journal.pause(morning.today) {
        Some(pause) if newly_well => rest::back(prompt, pause, morning.today)?,
        _ if is == Some(Health::Ill) => return ill(prompt, morning, draft, was),
        _ => return Ok(Step::Next),
    };
    Ok(chosen(choice, draft, was))
}

/// Offers to who is ill to stop there; rest days where they are newly ill today.
pub(super) fn ill(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    draft: &mut Draft,
    was: Option<Health>,
) -> io::Result<Step> {
    let newly = was != Some(Health::Ill) && morning.day == morning.today;
    let (today, journal) = (morning.today, morning.journal);
    let until = || journal.first_day_back(today)?.pred_opt();
    let rest = journal.is_paused(today);
    let ask = rest::Ask {
        today,
        rest: rest.then(|| rest::Standing { until: until() }),
    };
    let choice = rest::offer(prompt, Some(ask).filter(|_| newly))?;
    Ok(chosen(choice, draft, was))
}

fn chosen(choice: Choose, draft: &mut Draft, was: Option<Health>) -> Step {
    match choice {
        Choose::GoOn(rest) => {
            draft.rest = rest;
            Step::Next
        }
        Choose::Enough(rest) => {
            draft.rest = rest;
            Step::Enough
        }
        Choose::Back => {
            draft.checkin.health = was;
            Step::Again
        }
        Choose::Stop => Step::Stop,
    }
}

pub(super) fn sleep(
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

pub(super) fn rating(
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

pub(super) fn promises(
    prompt: &mut Prompt,
    asks: &Asks<'_>,
    draft: &mut Draft,
) -> io::Result<Step> {
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

/// A note, and as many promises for today as begin with a plus.
pub(super) fn note(
    prompt: &mut Prompt,
    asks: &Asks<'_>,
    morning: &Morning<'_>,
    draft: &mut Draft,
) -> io::Result<Step> {
    let echo = (morning.day == morning.today).then_some("promised for today");
    let reply = plus::ask(prompt, asks, echo, &mut draft.promises.anew)?;
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
fn days_before<'a>(morning: &Morning<'a>) -> impl Iterator<Item = Answers<'a>> + use<'a> {
    let from = morning
        .day
        .checked_sub_days(chrono::Days::new(selfcare::usual::USUAL_DAYS))
        .unwrap_or(NaiveDate::MIN);
    morning
        .journal
        .days(from, morning.day.pred_opt().unwrap_or(morning.day))
        .map(|(_, said)| said)
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
