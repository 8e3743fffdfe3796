//! What the program asks of a journal on a day, and what must hold of the answers.

use chrono::NaiveDate;
use selfcare::commitment::{Agenda, Open};
use selfcare::trend::Silence;
use selfcare::{Greeting, History, Journal, Rules};

/// The verdict of a day.
pub(crate) fn judged(journal: &Journal, rules: &Rules, day: NaiveDate) {
    let assessment = History::new(journal, rules, day, day).assess(day);
    assert!(assessment.score().is_none_or(|score| score <= 100));
    assert_eq!(assessment.day, day);
    let _ = Greeting::of(journal, rules, day);
    let _ = journal.doubtful(day);
}

/// What was promised, and how it stands on a day.
pub(crate) fn promised(journal: &Journal, rules: &Rules, day: NaiveDate) {
    let agenda = Agenda::new(journal, rules);
    for open in agenda.due(day) {
        is_in_order(&open, day);
    }
    let asked = agenda.asked(day);
    asked
        .now
        .iter()
        .chain(&asked.rest)
        .for_each(|open| is_in_order(open, day));
    let rows = agenda.overview(day);
    for row in &rows {
        assert!(row.next.is_none_or(|next| next >= day));
        row.open.iter().for_each(|open| is_in_order(open, day));
        let number = row.commitment.number.to_string();
        assert_eq!(agenda.find(&number, day), Ok(row.commitment));
        let _ = agenda.meant(row.commitment, day, Some(day));
    }
    for person in agenda.people(day) {
        assert!(person.open <= rows.len());
        person.oldest.iter().for_each(|open| is_in_order(open, day));
    }
    if let Some(silence) = Silence::before(journal, rules, day) {
        assert!(silence.last < day);
        for (_, times, last) in agenda.lapsed(silence, day) {
            assert!(times > 0 && last < day);
        }
    }
}

fn is_in_order(open: &Open<'_>, day: NaiveDate) {
    assert!(
        open.since <= open.due && open.due <= day,
        "{open:?} on {day}"
    );
    assert!(i64::try_from(open.days).is_ok_and(|days| days <= (day - open.since).num_days()));
}
