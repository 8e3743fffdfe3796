//! What a correction changed, in answers and verdict.

use selfcare::{CheckIn, Question, Verdict};

use super::page::Page;
use crate::render::words::{Vocabulary, answers, verdicts};

/// A day's answers and verdict, before and after.
pub(crate) struct Correction<'a> {
    pub was: &'a CheckIn,
    pub is: &'a CheckIn,
    /// Before, and after.
    pub verdicts: (Verdict, Verdict),
}

/// Says which answers changed, and whether the verdict did.
pub(crate) fn changed(page: &mut Page, correction: &Correction<'_>, vocabulary: &Vocabulary) {
    let Correction {
        was,
        is,
        verdicts: (verdict_was, verdict_is),
    } = *correction;
    let rules = &vocabulary.rules;
    let differs = |question: &Question| !was.agrees(is, *question, rules);
    let mut changes: Vec<String> = Question::all(rules)
        .filter(differs)
        .map(|question| {
            let name = question.word(rules);
            if question == Question::Note {
                "the note".to_owned()
            } else {
                let (before, after) = (
                    answers::brief(was, question, rules),
                    answers::brief(is, question, rules),
                );
                format!("{name} {before} to {after}")
            }
        })
        .collect();
    let once_asked = was.areas.keys().chain(
        is.areas
            .keys()
            .filter(|name| !was.areas.contains_key(*name)),
    );
    for name in once_asked.filter(|name| rules.area(name).is_none()) {
        let level = |of: &CheckIn| {
            of.areas
                .get(name)
                .map_or_else(|| "unanswered".to_owned(), ToString::to_string)
        };
        if was.areas.get(name) != is.areas.get(name) {
            changes.push(format!("{} {} to {}", name, level(was), level(is)));
        }
    }
    if was.adjustment != is.adjustment {
        changes.push("what you chose to change".to_owned());
    }
    if changes.is_empty() {
        page.paragraph("Nothing changed.");
        return;
    }
    let verdict = if verdict_was == verdict_is {
        format!(
            "The verdict is \"{}\" as before.",
            verdicts::name(verdict_is)
        )
    } else {
        format!(
            "The verdict was \"{}\", is \"{}\".",
            verdicts::name(verdict_was),
            verdicts::name(verdict_is)
        )
    };
    page.paragraph(&format!("Changed: {}. {verdict}", changes.join(", ")));
}
