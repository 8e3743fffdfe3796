//! What a day comes to, in a sentence.

use selfcare::Verdict;

/// Whether a day is this one or lies behind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    Today,
    Past,
}

/// The first sentence of a verdict.
pub(crate) fn says(verdict: Verdict, when: When) -> &'static str {
    match (verdict, when) {
        (Verdict::Fit, When::Today) => "You are fit to serve today.",
        (Verdict::Fit, When::Past) => "You were fit to serve.",
        (Verdict::Care, When::Today) => "Fit to serve, with care.",
        (Verdict::Care, When::Past) => "You were fit to serve, with care.",
        (Verdict::NotFit, When::Today) => "Not fit to serve today. Look after yourself first.",
        (Verdict::NotFit, When::Past) => "You were not fit to serve.",
        (Verdict::Incomplete, _) => "Checked in, with too few answers for a verdict.",
        (Verdict::Paused, When::Today) => "A day of rest. Nothing is asked and nothing is due.",
        (Verdict::Paused, When::Past) => "A day of rest.",
        (Verdict::None, When::Today) => "Not checked in yet today.",
        (Verdict::None, When::Past) => "No check-in on this day.",
    }
}

/// The verdict inside a sentence.
pub(crate) fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fit => "fit",
        Verdict::Care => "fit with care",
        Verdict::NotFit => "not fit",
        Verdict::Incomplete => "without a verdict",
        Verdict::Paused => "at rest",
        Verdict::None => "not checked in",
    }
}

/// Two letters for the cell of a table: shape, not only colour.
pub(crate) fn cell(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fit => "ok",
        Verdict::Care => "ca",
        Verdict::NotFit => "no",
        Verdict::Incomplete => "??",
        Verdict::Paused => "--",
        Verdict::None => ".",
    }
}

/// One sign for a row of days: shape, not only colour.
pub(crate) fn sign(verdict: Verdict) -> char {
    match verdict {
        Verdict::Fit => '+',
        Verdict::Care => '~',
        Verdict::NotFit => 'x',
        Verdict::Incomplete => '?',
        Verdict::Paused => '-',
        Verdict::None => '.',
    }
}

/// Ends every long form.
pub(crate) const SMALL_PRINT: &str =
    "Your own answers, added up. Not medical advice, not clearance, not a forecast.";
