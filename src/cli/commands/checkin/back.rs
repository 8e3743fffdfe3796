//! Back after a silence of a week or more: nothing is owed, what recurs is let go, the rest is asked once.

use std::io;

use chrono::NaiveDate;
use selfcare::commitment::{Agenda, Open};
use selfcare::trend::Silence;
use selfcare::{Journal, Outcome, day, period};

use super::ask::{Morning, Step};
use super::draft::Draft;
use super::promised::{self, Lapsed, Word};
use crate::commands::home::Home;
use crate::prompt::{Choice, Prompt, Question, Reading, Reply};
use crate::render::words::{figures, promises, sentence};

/// Asked once are at most so many.
const MOST: usize = 5;

/// The silence that the first check-in of today ends.
pub(super) fn silence(journal: &Journal, home: &Home<'_>, day: NaiveDate) -> Option<Silence> {
    let first = day == home.today && journal.answers(day).is_none();
    Silence::before(journal, &home.rules, day).filter(|_| first)
}

/// Welcomes back, when a silence lies before the day.
pub(super) fn welcome(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    draft: &mut Draft,
) -> io::Result<Step> {
    let Some(silence) = morning.silence else {
        return Ok(Step::Next);
    };
    let last = period::date(silence.last, morning.today);
    prompt.say(&format!("Good to see you. The last check-in was {last}."))?;
    prompt.say("Nothing is owed for the days between.")?;
    let open = still_open(morning);
    let mut at = 0;
    while at <= open.len().min(MOST) {
        let step = match at {
            0 => days_between(prompt, morning, silence, draft, !open.is_empty())?,
            place => one(prompt, morning, &open[place - 1], draft)?,
        };
        match step {
            Step::Back if at == 0 => prompt.say("This is the first question.")?,
            Step::Back => at -= 1,
            Step::Again => {}
            Step::Stop => return Ok(Step::Stop),
            _ => at += 1,
        }
    }
    if let Some(more) = open.get(MOST..).filter(|more| !more.is_empty()) {
        let named: Vec<String> = more.iter().map(promises::open).collect();
        prompt.say(&format!(
            "Also open: {}. All of them: selfcare commit list",
            named.join("; ")
        ))?;
    }
    // Whatever was said of them, they are not asked a second time.
    draft
        .settled
        .extend(open.iter().map(|open| open.commitment.id.clone()));
    prompt.say("\nAnd now today.")?;
    Ok(Step::Next)
}

/// What is due once, was due before today, and is still open.
fn still_open<'a>(morning: &Morning<'a>) -> Vec<Open<'a>> {
    let due = Agenda::new(morning.journal, morning.rules).due(morning.day);
    due.into_iter()
        .filter(|open| !open.commitment.is_recurring() && !open.falls_on(morning.day))
        .collect()
}

fn days_between(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    silence: Silence,
    draft: &mut Draft,
    more: bool,
) -> io::Result<Step> {
    let question = Question {
        enter: "they stay blank",
        explain: "A pause says that you were away or ill: those days are neither missed nor part of any mean.",
        ..Question::new("The days between?")
    };
    let choices = [Choice::new('p', "I was away or ill: a pause")];
    draft.promises.pause = None;
    match prompt.choose(&question, &choices)? {
        Reply::Given(_) => {
            let (from, until) = (silence.last.succ_opt(), morning.day.pred_opt());
            draft.promises.pause = from.zip(until);
        }
        Reply::Back => return Ok(Step::Back),
        Reply::Stop => return Ok(Step::Stop),
        _ => {
            for lapsed in
                promised::lapsed(morning.journal, morning.rules, morning.day, &draft.promises)
            {
                prompt.say(&let_go(&lapsed))?;
            }
        }
    }
    if more {
        prompt.say("Still open:")?;
    }
    Ok(Step::Next)
}

/// `18 times "walk 20 minutes" came due meanwhile: let go.`
pub(super) fn let_go(lapsed: &Lapsed) -> String {
    let times = match lapsed.times {
        1 => "Once".to_owned(),
        2 => "Twice".to_owned(),
        times => sentence(&format!("{} times", figures::count(times))),
    };
    format!("{times} \"{}\" came due meanwhile: let go.", lapsed.text)
}

const ANSWERS: [(char, &str); 3] = [('k', "kept"), ('s', "still"), ('g', "let go")];

fn one(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    open: &Open<'_>,
    draft: &mut Draft,
) -> io::Result<Step> {
    let (id, due) = (&open.commitment.id, open.due);
    let text = format!(
        "{} (from {})",
        open.commitment.terms,
        period::date(due, morning.today)
    );
    let question = Question {
        enter: "leave it open",
        explain: "Still asks until when. Let go counts for nothing: neither kept nor missed.",
        ..Question::new(&text)
    };
    let choices = ANSWERS.map(|(key, words)| Choice::new(key, words));
    draft.promises.unsay(id, due);
    match prompt.choose(&question, &choices)? {
        Reply::Given(0) => draft.promises.went(id, due, Word::Went(Outcome::Kept)),
        Reply::Given(1) => return until_when(prompt, morning, id, draft),
        Reply::Given(_) => draft.promises.went(id, due, Word::Went(Outcome::Released)),
        Reply::Back => return Ok(Step::Back),
        Reply::Stop => return Ok(Step::Stop),
        Reply::Left | Reply::Cleared | Reply::SwitchOff => {}
    }
    Ok(Step::Next)
}

fn until_when(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    id: &str,
    draft: &mut Draft,
) -> io::Result<Step> {
    let today = morning.today;
    let question = Question {
        hint: "friday, in 3 days, month-end; Enter leaves it open",
        enter: "no new day",
        explain: "The new day it is due. What stood is kept, and asked about then.",
        ..Question::new("Until when?")
    };
    let read = |typed: &str| match day::parse_ahead(typed, today) {
        Ok(day) if day >= today => Reading::Value {
            value: day,
            echo: day::words(day, today),
        },
        Ok(day) => Reading::Wrong(format!(
            "{} lies behind; a new day is today or later.",
            day::words(day, today)
        )),
        Err(why) => Reading::Wrong(sentence(&format!("{}.", why.ahead()))),
    };
    match prompt.line(&question, read)? {
        Reply::Given(day) => draft.promises.moved.push((id.to_owned(), day)),
        Reply::Back => return Ok(Step::Again),
        Reply::Stop => return Ok(Step::Stop),
        Reply::Left | Reply::Cleared | Reply::SwitchOff => {}
    }
    Ok(Step::Next)
}
