//! Asks one question after the other; back is always possible.

use std::io;

use chrono::NaiveDate;
use selfcare::journal::Pause;
use selfcare::trend::Silence;
use selfcare::{Health, Journal, Question, Rules, day};

use super::draft::Draft;
use super::{answer, back, by_name};
use crate::prompt::{Mode, Off, Prompt, Question as Asks};
use crate::render::words::verdicts::When;
use crate::render::words::{Vocabulary, questions};

/// What the questions are asked about.
pub(super) struct Morning<'a> {
    pub day: NaiveDate,
    pub today: NaiveDate,
    pub first_time: bool,
    /// A week or more without a check-in, which this one ends.
    pub silence: Option<Silence>,
    pub mode: Mode,
    pub journal: &'a Journal,
    pub rules: &'a Rules,
    pub vocabulary: &'a Vocabulary,
}

impl Morning<'_> {
    /// The health that stood before.
    fn standing_health(&self) -> Option<Health> {
        self.journal.answers(self.day)?.health
    }

    fn when(&self) -> When {
        if self.day == self.today {
            When::Today
        } else {
            When::Past
        }
    }
}

/// How the asking ended.
pub(super) enum Ended {
    Done {
        /// Questions switched off for good, by their words.
        off: Vec<String>,
        /// The person chose to rest: nothing more is to be asked.
        enough: bool,
    },
    /// Esc: nothing is to be saved.
    Stopped,
}

/// Where to go from a question.
pub(super) enum Step {
    Next,
    Back,
    Again,
    Off,
    Enough,
    Stop,
}

/// From which side a question is come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coming {
    Onward,
    Back,
}

/// Asks the open questions.
pub(super) fn ask(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    open: &[Question],
    draft: &mut Draft,
) -> io::Result<Ended> {
    greet(prompt, morning)?;
    if matches!(back::welcome(prompt, morning, draft)?, Step::Stop) {
        return Ok(Ended::Stopped);
    }
    let named = by_name::asked(morning, draft).now.len();
    // A note is no question, and each promise that is asked by its name is one.
    let questions = |questions: &[Question]| -> usize {
        let count = |question: &Question| match question {
            Question::Note => 0,
            Question::Promises => named.max(1),
            _ => 1,
        };
        questions.iter().map(count).sum()
    };
    let counted = questions(open);
    let mut off: Vec<String> = Vec::new();
    if draft.told.contains(&Question::Health) && draft.checkin.health == Some(Health::Ill) {
        match answer::ill(prompt, morning, draft, morning.standing_health())? {
            Step::Enough => return Ok(Ended::Done { off, enough: true }),
            Step::Stop => return Ok(Ended::Stopped),
            _ => draft.checkin.health = Some(Health::Ill),
        }
    }
    let (mut at, mut coming) = (0, Coming::Onward);
    while let Some(&question) = open.get(at) {
        let nth = questions(&open[..at]) + 1;
        let place = (question != Question::Note).then_some((nth, counted));
        let step = one(prompt, morning, (question, coming), place, draft)?;
        coming = if matches!(step, Step::Back) {
            Coming::Back
        } else {
            Coming::Onward
        };
        match step {
            Step::Next => {
                // Answered after all: the question stays on.
                off.retain(|word| Some(word.as_str()) != question.switch(morning.rules));
                at += 1;
            }
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
            Step::Enough => return Ok(Ended::Done { off, enough: true }),
            Step::Stop => return Ok(Ended::Stopped),
        }
    }
    Ok(Ended::Done { off, enough: false })
}

fn greet(prompt: &mut Prompt, morning: &Morning<'_>) -> io::Result<()> {
    let by_keys = morning.mode == Mode::Keys;
    if morning.first_time {
        prompt.say(if by_keys {
            FIRST_TIME_BY_KEYS
        } else {
            FIRST_TIME_BY_LINES
        })?;
        prompt.say("\n")?;
    }
    let day = day::words(morning.day, morning.today);
    prompt.say(&match morning.when() {
        When::Today => day,
        When::Past => questions::of_a_past_day(&day),
    })?;
    if let Some(record) = morning.journal.checkin_record(morning.day) {
        let at = record
            .time()
            .map_or_else(String::new, |time| format!(" at {time}"));
        let how = if by_keys {
            "Enter keeps, - clears, anything else changes."
        } else {
            "Enter alone keeps an answer."
        };
        prompt.say(&format!("You answered{at}. {how}"))?;
    }
    Ok(())
}

const FIRST_TIME_BY_KEYS: &str = "First time, so three things, once.
 - Nothing here is a test. Leave any question with Enter.
 - Backspace goes back. Esc stops and saves nothing.
 - A question you never want again: x. ? says why it is asked.";

const FIRST_TIME_BY_LINES: &str =
    "First time, so one thing, once. Nothing here is a test; leave any question with Enter.";

/// The days of rest that ended since the last check-in, where this is the first since.
fn rested<'a>(morning: &Morning<'a>) -> Option<&'a Pause> {
    let first = morning.journal.answers(morning.day).is_none();
    let last = morning.journal.last_day_until(morning.day.pred_opt()?)?;
    let ended = |day| {
        morning
            .journal
            .pause(day)
            .filter(|_| first && !morning.journal.is_paused(morning.day))
    };
    last.iter_days()
        .take_while(|day| *day < morning.day)
        .filter_map(ended)
        .last()
}

fn one(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    (question, coming): (Question, Coming),
    place: Option<(usize, usize)>,
    draft: &mut Draft,
) -> io::Result<Step> {
    if question == Question::Promises {
        let asked = by_name::asked(morning, draft);
        if !asked.now.is_empty() {
            return by_name::ask(prompt, morning, &asked, (coming, place), draft);
        }
    }
    let now = answer::now(question, draft, morning);
    let when = morning.when();
    let text = match rested(morning).filter(|_| question == Question::Health) {
        Some(pause) => questions::back_from(pause, morning.today),
        None => questions::asks(question, when, morning.vocabulary),
    };
    let asks = Asks {
        place,
        hint: questions::hint(question, now.is_some(), when),
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
        Question::Health => answer::health(prompt, &asks, morning, draft),
        Question::Sleep => answer::sleep(prompt, &asks, morning, draft),
        Question::Promises => answer::promises(prompt, &asks, draft),
        Question::Note => answer::note(prompt, &asks, morning, draft),
        rated => answer::rating(prompt, &asks, rated, morning, draft),
    }
}
