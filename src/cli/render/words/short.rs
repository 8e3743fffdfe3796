//! One line for prompts and bars, where people look over shoulders.

use selfcare::{Assessment, Rules, Verdict};

/// Whether one checked in, and nothing else.
pub(crate) fn privately(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::None => "not yet",
        Verdict::Paused => "paused",
        _ => "checked in",
    }
}

/// Verdict, score and thin place; `-` for what is absent, and for a score under a hard stop.
pub(crate) fn with_verdict(assessment: &Assessment, rules: &Rules) -> String {
    let score = assessment.score().filter(|_| !assessment.is_hard_stop());
    let score = score.map_or_else(|| "-".to_owned(), |score| score.to_string());
    let thin = assessment.thin_place.map_or("-", |thin| thin.name(rules));
    format!("{} {score} {thin}", assessment.verdict.word())
}
