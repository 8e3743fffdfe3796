//! What a promise is made of, as it is typed: to whom, when, which area it tends.

use chrono::NaiveDate;
use selfcare::commitment::{Rhythm, Terms, To, When};
use selfcare::{Commitment, Journal, Rules, day};

use crate::located::unknown;

/// A name longer than this is no name.
const LONGEST_NAME: usize = 60;

/// To whom: a name the journal knows is spelled as it was.
pub(super) fn to(name: &str, journal: &Journal) -> anyhow::Result<To> {
    let to = To::named(name);
    anyhow::ensure!(
        to.word().chars().count() <= LONGEST_NAME,
        "invalid value for --to: a name has at most {LONGEST_NAME} characters"
    );
    let known = journal
        .commitments()
        .iter()
        .map(|commitment| &commitment.terms.to);
    Ok(known
        .into_iter()
        .find(|known| known.is(&to))
        .cloned()
        .unwrap_or(to))
}

/// A day that may lie ahead.
pub(super) fn on(flag: &str, words: &str, today: NaiveDate) -> anyhow::Result<NaiveDate> {
    match day::parse_ahead(words, today) {
        Ok(day) if day >= day::FIRST.min(today) => Ok(day),
        Err(why) => anyhow::bail!("invalid value for {flag}: {words}; {}", why.ahead()),
        Ok(_) => anyhow::bail!(
            "invalid value for {flag}: {words}; a day is {}",
            day::FORMS_AHEAD
        ),
    }
}

/// An area that counts, by its word.
pub(super) fn area(word: &str, rules: &Rules) -> anyhow::Result<String> {
    let word = word.trim();
    let names: Vec<&str> = rules.areas().map(|area| rules.name(area)).collect();
    anyhow::ensure!(
        names.contains(&word),
        "invalid value for --area: {}",
        unknown("area", word, names)
    );
    Ok(word.to_owned())
}

/// A day or a rhythm, where either will do; `every` is needed only where both could be meant, as in `every monday`.
pub(super) fn when(typed: &str, today: NaiveDate) -> Option<When> {
    let only_rhythm = typed.trim().to_lowercase().starts_with("every ");
    let day = day::parse_ahead(typed, today)
        .ok()
        .filter(|day| !only_rhythm && *day >= day::FIRST.min(today));
    let every = || Rhythm::typed(typed).ok();
    day.map(|due| When::Once { due }).or_else(|| {
        every().map(|rhythm| When::Every {
            rhythm,
            until: None,
        })
    })
}

/// As it would be typed.
pub(super) fn typed(when: &When) -> String {
    match when {
        When::Once { due } => due.to_string(),
        When::Every { rhythm, .. } => format!("every {rhythm}"),
    }
}

/// The first day on which such terms come due, from a day on.
pub(super) fn first_due(terms: &Terms, from: NaiveDate, rules: &Rules) -> Option<NaiveDate> {
    // Two of the longest rhythms there are.
    const FAR: usize = 2 * 366;
    let trial = Commitment::trial(from, terms.clone());
    match terms.when {
        When::Once { due } => Some(due),
        When::Every { .. } => from
            .iter_days()
            .take(FAR)
            .find(|day| trial.is_due(*day, rules)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_is_needed_only_where_a_day_could_be_meant() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default();
        let read = |text| when(text, today).map(|when| typed(&when));
        assert_eq!(read("monday").as_deref(), Some("2026-11-30"));
        assert_eq!(read("every monday").as_deref(), Some("every monday"));
        assert_eq!(read("mon, wed").as_deref(), Some("every monday,wednesday"));
        assert_eq!(read("weekdays").as_deref(), Some("every weekdays"));
        assert_eq!(read("every 2026-12-01"), None);
        assert_eq!(read("now and then"), None);
    }
}
