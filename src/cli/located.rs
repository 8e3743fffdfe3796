//! A mistake in a text that a person wrote, with the line and column where it stands.

use std::ops::Range;

use strsim::damerau_levenshtein;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What is wrong, and where: line and column from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub line: usize,
    pub column: usize,
    pub reason: String,
}

impl Mistake {
    /// A mistake at a place in the text.
    pub(crate) fn at(text: &str, span: &Range<usize>, reason: impl Into<String>) -> Self {
        let (line, column) = place(text, span.start);
        Self {
            line,
            column,
            reason: reason.into(),
        }
    }
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.reason)
    }
}

/// Reads TOML, or says where it stops being TOML.
pub(crate) fn table(text: &str) -> Result<DeTable<'_>, Mistake> {
    let parsed = DeTable::parse(text).map_err(|why| {
        let span = why.span().unwrap_or(0..0);
        Mistake::at(
            text,
            &span,
            why.message().lines().next().unwrap_or("not TOML"),
        )
    })?;
    Ok(parsed.into_inner())
}

/// A key and its value, each with its place.
type Entry<'t, 'i> = (
    &'t Spanned<std::borrow::Cow<'i, str>>,
    &'t Spanned<DeValue<'i>>,
);

/// The entries in the order written; the table itself sorts them by name.
pub(crate) fn in_order<'t, 'i>(table: &'t DeTable<'i>) -> Vec<Entry<'t, 'i>> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// A text; a bare number will do where it looks the same.
pub(crate) fn plain(text: &str, value: &Spanned<DeValue<'_>>) -> Result<String, Mistake> {
    match value.get_ref() {
        DeValue::String(string) => Ok(string.clone().into_owned()),
        DeValue::Integer(number) => Ok(number.as_str().to_owned()),
        DeValue::Float(number) => Ok(number.as_str().to_owned()),
        other => {
            let reason = format!("a text is wanted here, not {}", other.type_str());
            Err(Mistake::at(text, &value.span(), reason))
        }
    }
}

/// The line of a place, from 1.
pub(crate) fn line(text: &str, place_in_text: usize) -> usize {
    place(text, place_in_text).0
}

fn place(text: &str, place: usize) -> (usize, usize) {
    let before = text.get(..place).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

/// `no setting "ned"; the nearest is "need"`, or the known ones when nothing is near.
pub(crate) fn unknown<'k>(
    what: &str,
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let nearest = known
        .iter()
        .map(|near| (damerau_levenshtein(word, near), *near))
        .min();
    match nearest.filter(|(apart, near)| *apart <= near.len().max(3) / 2) {
        Some((_, near)) => format!("no {what} \"{word}\"; the nearest is \"{near}\""),
        None => format!("no {what} \"{word}\"; known are {}", known.join(", ")),
    }
}
