//! The copies that are kept of the journal, and what one of them would bring back.

use anstyle::Style;
use chrono::{Datelike as _, NaiveDate};
use selfcare::journal::{Difference, Held};
use selfcare::{day, period};

use super::page::Page;
use crate::render::style::{QUIET, STRONG};
use crate::render::words::figures::{count, counted};
use crate::render::words::{list, sentence};

/// A copy of the journal beside the one of now.
pub(crate) struct Copy {
    pub name: String,
    pub bytes: u64,
    /// Whether it is the journal of now, byte for byte.
    pub is_same: bool,
    /// First the journal of now, second the copy.
    pub difference: Difference,
    /// How many of its lines cannot be read.
    pub unreadable: usize,
}

/// Lists the copies, in the order they are given.
pub(crate) fn listed(page: &mut Page, folder: &str, copies: &[Copy], today: NaiveDate) {
    if copies.is_empty() {
        page.paragraph(&format!(
            "No copies of the journal are kept yet in {folder}."
        ));
        return;
    }
    page.paragraph(&format!(
        "Copies of the journal in {folder}, the newest first:"
    ));
    for copy in copies {
        page.gap();
        page.styled(STRONG, &copy.name);
        let made = made(&copy.name, today).map(|made| format!("{made}, "));
        let made = made.unwrap_or_default();
        let says = format!("{made}{}; {}", size(copy.bytes), beside(copy));
        page.indented(Style::new(), "  ", &sentence(&says));
    }
    page.gap();
    page.styled(
        QUIET,
        "To look at one, and bring it back: selfcare restore NAME. The beginning of a name will do.",
    );
}

/// When and why a copy was made, by its name.
pub(crate) fn made(name: &str, today: NaiveDate) -> Option<String> {
    if let Some(month) = day::month(name) {
        let (name, year) = (day::month_name(month), month.year());
        return Some(format!("before the first change of {name} {year}"));
    }
    let on = day::words(day::iso(name.get(..10)?)?, today);
    let why = name.get(19..).unwrap_or_default();
    let why = [
        ("-before-erase", ", before something was erased"),
        ("-before-merge", ", before journals were put together"),
        ("-before-restore", ", before a copy came back"),
        ("-merged", ", a conflict copy that was merged"),
    ]
    .into_iter()
    .find_map(|(how, why_in_words)| why.starts_with(how).then_some(why_in_words));
    Some(format!("{on}{}", why.unwrap_or_default()))
}

/// `412 B`, `12 KiB`, `3.4 MiB`
fn size(bytes: u64) -> String {
    const KIB: f64 = 1024.0;
    match bytes as f64 {
        few if few < KIB => format!("{bytes} B"),
        some if some < KIB * KIB => format!("{:.0} KiB", some / KIB),
        many => format!("{:.1} MiB", many / KIB / KIB),
    }
}

/// How a copy differs from the journal of now: `three check-ins and a promise fewer than now`.
pub(crate) fn beside(copy: &Copy) -> String {
    let difference = &copy.difference;
    let mut says = Vec::new();
    if copy.is_same {
        says.push("the same as now".to_owned());
    } else if difference.is_empty() {
        says.push("what stands in it is the same as now".to_owned());
    }
    for (held, how) in [(&difference.first, "fewer"), (&difference.second, "more")] {
        if !held.is_empty() {
            says.push(format!("{} {how} than now", counts(held)));
        }
    }
    if !difference.otherwise.is_empty() {
        let days = one_or(difference.otherwise.len(), "check-in");
        says.push(format!("{days} other than now"));
    }
    says.extend(unreadable(copy));
    says.join("; ")
}

fn unreadable(copy: &Copy) -> Option<String> {
    (copy.unreadable > 0)
        .then(|| format!("{} that cannot be read", one_or(copy.unreadable, "line")))
}

fn counts(held: &Held) -> String {
    let counts = [
        (held.days.len(), "check-in"),
        (held.promises.len(), "promise"),
        (held.others, "other record"),
    ];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, word)| one_or(number, word)).collect();
    let counts: Vec<&str> = counts.iter().map(String::as_str).collect();
    list(&counts)
}

fn one_or(number: usize, word: &str) -> String {
    match number {
        1 if word.starts_with('o') => format!("one {word}"),
        1 => format!("a {word}"),
        more => counted(more, word),
    }
}

/// Says what bringing a copy back would do.
pub(crate) fn would_come(page: &mut Page, copy: &Copy, today: NaiveDate) {
    let made = made(&copy.name, today).map(|made| format!(", {made}"));
    page.paragraph(&format!(
        "The copy {}{}.",
        copy.name,
        made.unwrap_or_default()
    ));
    changes(
        page,
        copy,
        today,
        ["Would come back", "Would be gone", "Would be as it was"],
    );
}

/// Says what bringing a copy back did, and how to get the journal of before.
pub(crate) fn has_come(page: &mut Page, copy: &Copy, kept: Option<&str>, today: NaiveDate) {
    page.paragraph(&format!("The copy {} is the journal now.", copy.name));
    changes(page, copy, today, ["Came back", "Gone", "As it was"]);
    if let Some(kept) = kept {
        page.gap();
        page.styled(
            QUIET,
            "The journal as it stood is kept, too. To get it back:",
        );
        page.styled(QUIET, &format!("selfcare restore {kept}"));
    }
}

fn changes(page: &mut Page, copy: &Copy, today: NaiveDate, words: [&str; 3]) {
    let difference = &copy.difference;
    let [back, gone, otherwise] = words;
    for (held, word) in [(&difference.second, back), (&difference.first, gone)] {
        if !held.is_empty() {
            page.after(&format!("{word}: "), &format!("{}.", named(held, today)));
        }
    }
    if !difference.otherwise.is_empty() {
        let days = days(&difference.otherwise, today);
        page.after(&format!("{otherwise}: "), &format!("{days}."));
    }
    if difference.is_empty() {
        page.paragraph("No check-in, promise or other record that stands differs.");
    }
    if let Some(says) = unreadable(copy) {
        page.paragraph(&format!("Kept as it is: {says}."));
    }
}

fn named(held: &Held, today: NaiveDate) -> String {
    let mut parts = Vec::new();
    if !held.days.is_empty() {
        parts.push(days(&held.days, today));
    }
    match &held.promises[..] {
        [] => {}
        [one] => parts.push(format!("the promise \"{one}\"")),
        [first, rest @ ..] => {
            let more = counted(rest.len(), "other");
            parts.push(format!("the promise \"{first}\" and {more}"));
        }
    }
    if held.others > 0 {
        parts.push(one_or(held.others, "other record"));
    }
    parts.join("; ")
}

/// `the check-in of 20 November`, `eight check-ins, 2 to 10 November`
fn days(days: &[NaiveDate], today: NaiveDate) -> String {
    let date = |day: &NaiveDate| period::date(*day, today);
    match days {
        [one] => format!("the check-in of {}", date(one)),
        [one, two] => format!("the check-ins of {} and {}", date(one), date(two)),
        [first, .., last] => format!(
            "{} check-ins, {}",
            count(days.len()),
            period::between(*first, *last, today)
        ),
        [] => String::new(),
    }
}
