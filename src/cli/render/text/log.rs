//! The days themselves.

use chrono::NaiveDate;
use selfcare::period::{Kind, Period};
use selfcare::{CheckIn, Question, day};

use super::page::Page;
use crate::render::entry::Entry;
use crate::render::style::{self, QUIET};
use crate::render::words::figures::{count, counted};
use crate::render::words::{Vocabulary, answers, levels, verdicts};

/// Writes that not one day is to be shown, of so many with a check-in.
pub(crate) fn nothing(page: &mut Page, period: Period, of: usize, today: NaiveDate) {
    let further = match of {
        _ if period.kind == Kind::All => "",
        0 => " Every day there is: selfcare log all",
        _ => " Without a period it looks through all of them.",
    };
    let what = match of {
        0 => "no check-ins".to_owned(),
        of => format!("not one day like that among {}", counted(of, "check-in")),
    };
    page.paragraph(&format!("{}: {what}.{further}", period.words(today)));
}

/// So many tags are named; more are counted.
const TAGS: usize = 8;

/// Writes the tags there are, the most used first.
pub(crate) fn tags(page: &mut Page, by_use: &[(String, usize)]) {
    let named: Vec<&str> = by_use.iter().take(TAGS).map(|(tag, _)| &**tag).collect();
    let more = match by_use.len() - named.len() {
        0 => String::new(),
        more => format!(" and {} more", count(more)),
    };
    if !named.is_empty() {
        page.paragraph(&format!("Tags there are: {}{more}.", named.join(", ")));
    }
}

/// Writes a day.
pub(crate) fn day(page: &mut Page, entry: &Entry<'_>, today: NaiveDate, vocabulary: &Vocabulary) {
    let score = entry
        .score
        .filter(|_| !entry.hard_stop)
        .map_or_else(String::new, |score| format!(" {score}"));
    let verdict = format!("{}{score}", verdicts::name(entry.verdict));
    page.edges(
        style::verdict(entry.verdict),
        &day::words(entry.day, today),
        &verdict,
    );
    if let Some((checkin, _)) = entry.checkin {
        let answers = answers_of(checkin, vocabulary);
        if !answers.is_empty() {
            page.styled(QUIET, &answers);
        }
        for line in checkin.note.iter().flat_map(|note| note.lines()) {
            page.after("  ", line);
        }
        if let Some(adjustment) = &checkin.adjustment {
            page.after("  You chose: ", adjustment);
        }
    }
    if let Some(why) = entry.going_in {
        page.after("  Going in, because: ", why);
    }
    if let Some(evening) = entry.evening {
        let note = evening
            .note
            .as_ref()
            .map_or_else(String::new, |note| format!(": {note}"));
        page.after(
            "  Serving went ",
            &format!("{}{note}", levels::serving(evening.serving)),
        );
    }
}

fn answers_of(checkin: &CheckIn, vocabulary: &Vocabulary) -> String {
    let rules = &vocabulary.rules;
    let none = CheckIn::default();
    let answered = Question::all(rules).filter(|question| *question != Question::Note);
    let answered = answered.filter(|question| !checkin.agrees(&none, *question, rules));
    let words: Vec<String> = answered
        .map(|question| match question {
            Question::Health => answers::brief(checkin, question, rules),
            _ => format!(
                "{} {}",
                question.word(rules),
                answers::brief(checkin, question, rules)
            ),
        })
        .collect();
    words.join(", ")
}
