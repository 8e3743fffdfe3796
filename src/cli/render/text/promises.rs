//! What is promised, to whom, and how it stands.

use chrono::NaiveDate;
use selfcare::commitment::{Row, To, When};
use selfcare::day;

use super::page::Page;
use crate::render::style::{QUIET, STRONG};
use crate::render::words::{promises, sentence};

/// Writes the list: oneself first, then person by person.
pub(crate) fn list(page: &mut Page, rows: &[Row<'_>], asked: Option<&To>, today: NaiveDate) {
    if let (Some(To::Someone(name)), []) = (asked, rows) {
        page.paragraph(&format!("Nothing is open to {name}."));
        let command = format!("selfcare commit list --all --to {}", promises::quoted(name));
        page.paragraph(&format!("With what is over: {command}"));
        return;
    }
    if rows.is_empty() {
        page.paragraph("Nothing is promised. One small thing, to yourself first:");
        page.paragraph("selfcare commit add \"walk 20 minutes\" --every weekdays");
        return;
    }
    let mut last: Option<&To> = None;
    for row in rows {
        let to = &row.commitment.terms.to;
        if last.is_none_or(|last| !last.is(to)) {
            page.gap();
            page.styled(STRONG, promises::person(to));
            last = Some(to);
        }
        one(page, row, today);
    }
}

fn one(page: &mut Page, row: &Row<'_>, today: NaiveDate) {
    let (commitment, terms) = (row.commitment, &row.commitment.terms);
    page.sides(
        &format!("{:>3}  ", commitment.number),
        &terms.text,
        &stands(row, today),
    );
    let mut details: Vec<String> = Vec::new();
    details.extend(when(row, today));
    if let (Some(_), Some(next)) = (row.open, row.next.filter(|next| *next > today)) {
        details.push(format!("next due {}", promises::on(next, today)));
    }
    details.extend(terms.area.clone());
    if row.lately.due() > 0 {
        details.push(format!(
            "{} of {} kept in 28 days",
            row.lately.kept,
            row.lately.due()
        ));
    }
    if !details.is_empty() {
        page.indented(QUIET, "     ", &details.join(", "));
    }
}

/// When it is due, as far as that is not said at the right already.
fn when(row: &Row<'_>, today: NaiveDate) -> Option<String> {
    let terms = &row.commitment.terms;
    let When::Once { due } = terms.when else {
        return Some(promises::when(&terms.when, today));
    };
    let is_old = row.open.filter(|open| open.days > 0);
    let asked = row.open.map(|open| open.since).or(row.next);
    match is_old {
        Some(open) if open.since != due => {
            let since = promises::on(open.since, today);
            Some(format!("due {since} after rest"))
        }
        None if row.is_running && asked == Some(due) => None,
        None if row.is_running => Some(format!("promised for {}", day::words(due, today))),
        _ => Some(promises::when(&terms.when, today)),
    }
}

/// How it stands, in a word or two.
fn stands(row: &Row<'_>, today: NaiveDate) -> String {
    match (row.open, row.next, row.ended) {
        (Some(open), ..) => promises::age(&open)
            .unwrap_or_else(|| format!("due {}", promises::on(open.since, today))),
        (None, Some(next), _) if row.commitment.is_recurring() => {
            format!("next due {}", promises::on(next, today))
        }
        (None, Some(next), _) => format!("due {}", promises::on(next, today)),
        (None, None, Some(how)) => promises::outcome(how).to_owned(),
        (None, None, None) if row.is_running => "resting".to_owned(),
        (None, None, None) => "ended".to_owned(),
    }
}

/// What a changed promise was and is.
pub(crate) fn changed(page: &mut Page, was: &str, is: &str) {
    page.after("Was: ", &format!("{}.", sentence(was)));
    page.after("Is: ", &format!("{}.", sentence(is)));
}
