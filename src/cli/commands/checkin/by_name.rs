//! Asks each promise that came due by its name, oneself first.

use std::io;

use selfcare::commitment::{Agenda, Asked, Open};
use selfcare::{Outcome, period};

use super::ask::{Coming, Morning, Step};
use super::draft::Draft;
use super::promised::Word;
use crate::prompt::{Choice, Prompt, Question, Reply};
use crate::render::words::promises;

const ANSWERS: [(char, &str, Option<Outcome>); 4] = [
    ('k', "kept", Some(Outcome::Kept)),
    ('m', "missed", Some(Outcome::Missed)),
    ('n', "not yet", None),
    ('g', "let go", Some(Outcome::Released)),
];

/// What this morning asks by name: what flags or the return from a silence settled already is left out.
pub(super) fn asked<'a>(morning: &Morning<'a>, draft: &Draft) -> Asked<'a> {
    let mut asked = Agenda::new(morning.journal, morning.rules).asked(morning.day);
    let is_open = |open: &Open<'_>| !draft.settled.contains(&open.commitment.id);
    asked.now.retain(is_open);
    asked.rest.retain(is_open);
    asked
}

/// Asks them one after the other; who comes back meets the last of them. The place is that of the first.
pub(super) fn ask(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    asked: &Asked<'_>,
    (coming, place): (Coming, Option<(usize, usize)>),
    draft: &mut Draft,
) -> io::Result<Step> {
    let mut at = match coming {
        Coming::Onward => 0,
        Coming::Back => asked.now.len() - 1,
    };
    while let Some(open) = asked.now.get(at) {
        let place = place.map(|(nth, of)| (nth + at, of));
        match one(prompt, morning, open, place, draft)? {
            Reply::Back if at == 0 => return Ok(Step::Back),
            Reply::Back => at -= 1,
            Reply::Stop => return Ok(Step::Stop),
            Reply::SwitchOff => return Ok(Step::Off),
            _ => at += 1,
        }
    }
    let promises = &draft.promises;
    let left_open = |open: &&Open<'_>| !promises.is_told_after(&open.commitment.id, open.due);
    let rest = asked.rest.iter().filter(left_open);
    let named: Vec<String> = rest.map(|open| with_day(open, morning, draft)).collect();
    if !named.is_empty() {
        prompt.say(&format!(
            "Left open for another time: {}. All of them: selfcare commit list",
            named.join("; ")
        ))?;
    }
    Ok(Step::Next)
}

fn one(
    prompt: &mut Prompt,
    morning: &Morning<'_>,
    open: &Open<'_>,
    place: Option<(usize, usize)>,
    draft: &mut Draft,
) -> io::Result<Reply<usize>> {
    let (id, due) = (&open.commitment.id, open.due);
    let standing = open.commitment.outcome(due);
    let now = match draft.promises.of(id, due) {
        Some(Word::Went(outcome)) => Some(outcome),
        Some(Word::TakenBack) => None,
        None => standing,
    };
    let text = with_day(open, morning, draft);
    let question = Question {
        place,
        now: now.map(promises::outcome),
        enter: if now.is_none() { "not yet" } else { "" },
        explain: "A promise that came due. Not yet leaves it open, and it grows older; let go counts for nothing.",
        ..Question::new(&text)
    };
    let choices = ANSWERS.map(|(key, words, _)| Choice::new(key, words));
    let reply = prompt.choose(&question, &choices)?;
    match &reply {
        Reply::Given(place) => match ANSWERS[*place].2 {
            Some(outcome) => draft.promises.went(id, due, Word::Went(outcome)),
            None if standing.is_none() => draft.promises.unsay(id, due),
            None => draft.promises.went(id, due, Word::TakenBack),
        },
        Reply::Cleared if standing.is_some() => draft.promises.went(id, due, Word::TakenBack),
        Reply::Cleared => draft.promises.unsay(id, due),
        _ => {}
    }
    if matches!(draft.promises.of(id, due), Some(Word::Went(_))) {
        let agenda = Agenda::new(morning.journal, morning.rules);
        let mut closed = agenda.closes(open.commitment, due, morning.day);
        let told = draft.promises.told_before(id, due);
        closed.retain(|day| told.is_none_or(|told| *day > told));
        if let Some(says) = promises::closed(&closed, morning.today) {
            prompt.say(&says)?;
        }
    }
    Ok(reply)
}

/// `walk 20 minutes, Thursday 19 November`; yesterday goes without saying. What is due once, or
/// was left open before, says its age, and since when where that is not the day that is named.
fn with_day(open: &Open<'_>, morning: &Morning<'_>, draft: &Draft) -> String {
    let terms = &open.commitment.terms;
    let due = selfcare::day::words(open.due, morning.day);
    let told = draft.promises.told_before(&open.commitment.id, open.due);
    if told.is_some() {
        // What was said of an earlier day just now is not open any more, and this day is to be told from it.
        return format!("{terms}, {due}");
    }
    let is_yesterday = open.due.succ_opt() == Some(morning.day);
    match promises::age(open) {
        _ if !open.commitment.is_recurring() => promises::open(open),
        _ if is_yesterday && open.since == open.due => terms.to_string(),
        _ if is_yesterday => promises::open(open),
        Some(age) if open.since == open.due => format!("{terms}, {due} ({age})"),
        Some(_) => {
            let since = period::date(open.since, morning.day);
            format!("{terms}, {due} (open since {since})")
        }
        None => format!("{terms}, {due}"),
    }
}
