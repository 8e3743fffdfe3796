//! The people one has promised something to.

use chrono::{Datelike as _, NaiveDate};
use selfcare::commitment::{Person, To};
use selfcare::period;

use super::page::{Page, columns};
use crate::render::safe::Safe;
use crate::render::words::figures::counted;
use crate::render::words::promises;

/// The widths of the columns after the name.
const WIDE: [usize; 3] = [6, 16, 22];
/// Where there is little room.
const NARROW: [usize; 3] = [6, 14, 10];
/// A name has this much room at least, and at most.
const NAME: (usize, usize) = (8, 24);

/// Writes the table, and gently who stands out; read aloud, nothing is words and no sign.
pub(crate) fn people(page: &mut Page, everyone: &[Person<'_>], today: NaiveDate, aloud: bool) {
    let longest = everyone
        .iter()
        .map(|person| columns(&safe_name(&person.to)))
        .max();
    let name = longest.unwrap_or(0).clamp(NAME.0, NAME.1);
    let wide = name + WIDE.iter().sum::<usize>() <= page.width();
    let (widths, heading) = if wide {
        (WIDE, ["open", "last kept", "kept of due, 28 d"])
    } else {
        (NARROW, ["open", "last kept", "28 days"])
    };
    let line = |name_text: &str, cells: [&str; 3]| {
        let cells: String = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell:>width$}"))
            .collect();
        let room = " ".repeat(name.saturating_sub(columns(name_text)));
        format!("{name_text}{room}{cells}")
    };
    let (none_due, never) = if aloud {
        ("none due", "not yet")
    } else {
        ("-", "-")
    };
    page.line(&line("", heading));
    for person in everyone {
        let kept = match person.lately.due() {
            0 => none_due.to_owned(),
            due => format!("{} of {due}", person.lately.kept),
        };
        let last = person
            .last_kept
            .map_or_else(|| never.to_owned(), |day| ago(day, today));
        let full = safe_name(&person.to);
        let fits = columns(&full) <= name;
        if !fits {
            page.line(&full);
        }
        let name_text = if fits { full } else { String::new() };
        page.line(&line(&name_text, [&person.open.to_string(), &last, &kept]));
    }
    for person in everyone.iter().filter(|person| person.stands_out) {
        page.gap();
        stands_out(page, person);
    }
}

fn safe_name(to: &To) -> String {
    Safe(promises::person(to)).to_string()
}

/// Some days by their date, from two weeks on by their number.
fn ago(day: NaiveDate, today: NaiveDate) -> String {
    match (today - day).num_days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days @ 14.. => format!("{} weeks ago", days / 7),
        days if day.year() != today.year() => format!("{days} days ago"),
        _ => period::date(day, today),
    }
}

fn stands_out(page: &mut Page, person: &Person<'_>) {
    let To::Someone(name) = &person.to else {
        page.paragraph("Nothing was promised to yourself for a week. One small thing:");
        page.paragraph("selfcare commit add \"walk 20 minutes\" --every weekdays");
        return;
    };
    let Some(open) = person.oldest else {
        page.paragraph(&format!("{name}: nothing was kept in four weeks."));
        return;
    };
    page.paragraph(&format!(
        "{name}: \"{}\" has been open for {}.",
        open.commitment.terms.text,
        counted(open.days as usize, "day")
    ));
    let plain = anstyle::Style::new();
    page.indented(plain, "  ", "Keep it, give it a new day, or let it go:");
    let command = format!("selfcare commit list --to {}", promises::quoted(name));
    page.indented(plain, "  ", &command);
}
