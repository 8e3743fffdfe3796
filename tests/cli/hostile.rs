//! Nothing that a person, or whoever wrote into their files, has typed speaks to a terminal, a page or a spreadsheet.

mod at_a_terminal;
mod home;
mod pages;
mod signs;
mod typed;

use std::collections::BTreeSet;

use crate::sandbox::{Ran, Sandbox};

use home::{FIELDS, home};
use signs::{is_hostile, stray};

/// Everything that shows something of a journal.
const SHOWN: [&[&str]; 41] = [
    &[],
    &["status", "--explain"],
    &["status", "--json"],
    &["status", "--short", "--verdict"],
    &["status", "2026-11-12"],
    &["gate"],
    &["gate", "--strict"],
    &["log"],
    &["log", "month"],
    &["log", "all", "--json"],
    &["log", "--grep", "inanote"],
    &["log", "--tag", "inatag"],
    &["report"],
    &["report", "month"],
    &["report", "year"],
    &["report", "all"],
    &["report", "last-week", "--against", "week"],
    &["report", "--format", "json"],
    &["report", "all", "--format", "json"],
    &["report", "--format", "csv"],
    &["report", "year", "--format", "csv"],
    &["report", "--format", "markdown", "--notes"],
    &["report", "year", "--format", "markdown", "--notes"],
    &["report", "--format", "html", "--notes"],
    &["report", "year", "--format", "html", "--notes"],
    &["commit", "list"],
    &["commit", "list", "--all"],
    &["commit", "list", "--json"],
    &["commit", "people"],
    &["commit", "kept", "inapromise"],
    &["commit", "edit", "1"],
    &["focus"],
    &["focus", "--month", "2026-12"],
    &["config"],
    &["doctor"],
    &["doctor", "--json"],
    &["remind", "now"],
    &["remind", "status"],
    &["greet"],
    &["checkin", "--no-input"],
    &["checkin", "--json"],
];

/// What changes something, and says what.
const CHANGED: [&[&str]; 9] = [
    &["commit", "kept", "3"],
    &["commit", "missed", "1", "--color", "always"],
    &["commit", "release", "2"],
    &["commit", "edit", "3", "--due", "today"],
    &["focus", "mood"],
    &["checkin", "--rested", "3"],
    &["reflect", "3"],
    &["checkin", "--json", "--sleep", "7"],
    &["pause", "--until", "tomorrow"],
];

/// Asserts that an output holds nothing that a reader must not meet.
#[track_caller]
fn harmless(what: &str, ran: &Ran) {
    for (stream, text) in [("output", &ran.stdout), ("errors", &ran.stderr)] {
        let stray = stray(text);
        assert!(stray.is_none(), "{what}: in its {stream} {stray:?}");
    }
}

/// The words of the fields that stand in an output.
fn seen(ran: &Ran) -> impl Iterator<Item = &'static str> {
    let all = format!("{}{}", ran.stdout, ran.stderr);
    let words = FIELDS.into_iter().map(|(_, word)| word);
    words.filter(move |word| all.contains(word))
}

#[test]
fn no_field_of_a_journal_or_of_the_settings_comes_out_as_it_is() {
    let mut home = home();
    let mut met = BTreeSet::new();
    let mut run = |home: &Sandbox, args: &[&str]| {
        let ran = home.run(args);
        harmless(&args.join(" "), &ran);
        met.extend(seen(&ran));
        ran
    };
    for _ in 0..2 {
        for args in SHOWN {
            run(&home, args);
        }
        home.env("ACCESSIBLE", "1");
    }
    for args in CHANGED {
        assert_eq!(run(&home, args).code, Some(0), "{args:?}");
    }
    while run(&home, &["undo"]).code == Some(0) {}
    let missed: Vec<_> = FIELDS
        .iter()
        .filter(|(_, word)| !met.contains(word))
        .collect();
    assert!(missed.is_empty(), "shown nowhere: {missed:?}");
}

#[test]
fn what_the_program_writes_down_is_safe_to_look_at() {
    let home = home();
    let before = home.journal_text();
    for args in CHANGED {
        assert_eq!(home.run(args).code, Some(0), "{args:?}");
    }
    let after = home.journal_text();
    let added = after.strip_prefix(&before).expect("what was there stays");
    assert!(
        added.contains("inanote")
            && added.contains("inapromise")
            && added.contains("inanadjustment")
    );
    assert!(!added.contains(|c| c != '\n' && is_hostile(c)), "{added}");
}
