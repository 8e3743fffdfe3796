//! The thin place of a month: what was chosen, what tends it, what changed since.

use chrono::{Datelike as _, NaiveDate};
use selfcare::commitment::Row;
use selfcare::focus::{Focus, Mean};
use selfcare::score::Subject;
use selfcare::{Report, day};

use super::page::Page;
use crate::render::style::STRONG;
use crate::render::words::figures::{counted, whole};
use crate::render::words::{Vocabulary, acts, promises, sentence};

/// Writes what was chosen.
pub(crate) fn chosen(
    page: &mut Page,
    focus: &Focus<'_>,
    today: NaiveDate,
    vocabulary: &Vocabulary,
) {
    let month = month_words(focus.month);
    page.styled(STRONG, &format!("{}, for {month}.", sentence(&focus.name)));
    let mean = |mean: Option<Mean>| {
        mean.map_or_else(
            || "not enough days yet".to_owned(),
            |mean| format!("{} over {}", whole(mean.points), counted(mean.days, "day")),
        )
    };
    page.paragraph(&format!("Four weeks before: {}.", mean(focus.before)));
    if focus.since > today {
        page.paragraph(&format!("It begins on {}.", day::words(focus.since, today)));
    } else {
        page.paragraph(&format!(
            "Since {}: {}.",
            day::words(focus.since, today),
            mean(focus.after)
        ));
    }
    page.gap();
    if focus.tended_by.is_empty() {
        page.paragraph(&format!(
            "No promise tends it yet. One small thing: {}.",
            acts::tends(Subject::Area(focus.area), None, vocabulary)
        ));
        page.paragraph(&format!(
            "To promise it: selfcare commit add \"...\" --every weekdays --area {}",
            focus.name
        ));
        return;
    }
    page.paragraph("What tends it:");
    for row in &focus.tended_by {
        let commitment = row.commitment;
        let named = row.open.map_or_else(
            || commitment.terms.to_string(),
            |open| promises::open(&open),
        );
        page.sides(
            &format!("{:>3}  ", commitment.number),
            &named,
            &kept(row, focus),
        );
    }
}

/// Kept of due since it was chosen; over four weeks where nothing was due since.
fn kept(row: &Row<'_>, focus: &Focus<'_>) -> String {
    let since = row.commitment.tally(focus.since, NaiveDate::MAX);
    match (since.due(), row.lately.due()) {
        (0, 0) if row.commitment.outcomes().next().is_some() => "nothing in 28 days".to_owned(),
        (0, 0) if row.open.is_some() => "nothing said yet".to_owned(),
        (0, 0) => "nothing due yet".to_owned(),
        (0, due) => format!("{} of {due} in 28 days", row.lately.kept),
        (due, _) => format!("{} of {due} since", since.kept),
    }
}

/// Says that a month went by without a choice.
pub(crate) fn nothing_was_chosen(page: &mut Page, month: NaiveDate) {
    let words = month_words(month);
    page.paragraph(&format!(
        "Nothing was chosen for {words}, and that month is over."
    ));
}

/// Suggests the thin place of the last 28 days, and says why.
pub(crate) fn suggested(
    page: &mut Page,
    report: &Report,
    month: NaiveDate,
    today: NaiveDate,
    vocabulary: &Vocabulary,
) {
    let words = month_words(month);
    page.paragraph(&format!("Nothing is chosen for {words}."));
    if !report.has_enough() {
        let have = counted(report.checked_in, "check-in");
        page.paragraph(&format!(
            "{} in four weeks; three show a thin place.",
            sentence(&have)
        ));
        return;
    }
    let Some(thin) = report.thin_place.and_then(|area| report.area(area)) else {
        page.paragraph("Nothing stands out over the last four weeks. All right is all right.");
        return;
    };
    let points = |points: Option<f64>| points.map_or_else(String::new, whole);
    let next = report.next_lowest().map_or_else(String::new, |next| {
        format!("; the next is {} with {}", next.name, points(next.mean))
    });
    page.paragraph(&format!(
        "{} was lowest over the last four weeks: {} of 100 over {}{next}.",
        sentence(&thin.name),
        points(thin.mean),
        counted(thin.days, "day")
    ));
    page.after(
        "One small thing: ",
        &format!(
            "{}.",
            acts::tends(Subject::Area(thin.area), None, vocabulary)
        ),
    );
    let flag = if (month.year(), month.month()) == (today.year(), today.month()) {
        String::new()
    } else {
        format!(" --month {}", day::month_digits(month))
    };
    page.paragraph(&format!("To choose it: selfcare focus {}{flag}", thin.name));
}

/// `December 2026`
fn month_words(month: NaiveDate) -> String {
    format!("{} {}", day::month_name(month), month.year())
}
