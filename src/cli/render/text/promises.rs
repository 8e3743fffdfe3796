//! What is promised, to whom, and how it stands.

use chrono::NaiveDate;
use selfcare::commitment::{Row, To};

use super::page::Page;
use crate::render::style::{QUIET, STRONG};
use crate::render::words::figures::counted;
use crate::render::words::{promises, sentence};

/// Writes the list: oneself first, then person by person.
pub(crate) fn list(page: &mut Page, rows: &[Row<'_>], today: NaiveDate) {
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
    let mut details = vec![promises::when(&terms.when, today)];
    details.extend(terms.area.clone());
    if row.lately.due() > 0 {
        details.push(format!(
            "{} of {} kept in 28 days",
            row.lately.kept,
            row.lately.due()
        ));
    }
    page.indented(QUIET, "     ", &details.join(", "));
}

/// How it stands, in a word or two.
fn stands(row: &Row<'_>, today: NaiveDate) -> String {
    match (row.open, row.next, row.ended) {
        (Some(open), ..) if open.days > 0 => {
            format!("open for {}", counted(open.days as usize, "day"))
        }
        (Some(open), ..) => format!("due {}", promises::on(open.due, today)),
        (None, Some(next), _) => format!("next {}", promises::on(next, today)),
        (None, None, Some(how)) => promises::outcome(how).to_owned(),
        (None, None, None) => "ended".to_owned(),
    }
}

/// What a changed promise was and is.
pub(crate) fn changed(page: &mut Page, was: &str, is: &str) {
    page.after("Was: ", &format!("{}.", sentence(was)));
    page.after("Is: ", &format!("{}.", sentence(is)));
}
