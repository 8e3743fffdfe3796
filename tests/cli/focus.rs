//! `selfcare focus`: the thin place chosen for a month.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

fn promises() -> Sandbox {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.write_journal(include_str!("journals/promises.jsonl"));
    home
}

#[test]
fn the_thin_place_is_suggested_with_its_reason() {
    assert_data_eq!(
        promises().ok(["focus"]),
        str![[r#"
Nothing is chosen for November 2026.
Boundaries was lowest over the last four weeks: 36 of 100 over 19 days; the
next is forward with 63.
One small thing: choose the hour at which you stop, and tell one person.
To choose it: selfcare focus boundaries

"#]]
    );
    assert_data_eq!(
        promises().ok(["focus", "--month", "2026-12"]),
        str![[r#"
Nothing is chosen for December 2026.
Boundaries was lowest over the last four weeks: 36 of 100 over 19 days; the
next is forward with 63.
One small thing: choose the hour at which you stop, and tell one person.
To choose it: selfcare focus boundaries --month 2026-12

"#]]
    );
    assert_data_eq!(
        Sandbox::new().ok(["focus"]),
        str![[r#"
Nothing is chosen for November 2026.
No check-ins in four weeks; three show a thin place.

"#]]
    );
    let home = Sandbox::new();
    for day in ["-2", "-1", "today"] {
        home.ok(["checkin", day, "--answers", "well 8 5 5 5 5 5 -"]);
    }
    assert_data_eq!(
        home.ok(["focus"]),
        str![[r#"
Nothing is chosen for November 2026.
Nothing stands out over the last four weeks. All right is all right.

"#]]
    );
}

#[test]
fn a_choice_shows_what_tends_it_and_what_changed_since() {
    let mut home = promises();
    assert_data_eq!(
        home.ok(["focus", "boundaries"]),
        str![[r#"
Boundaries, for November 2026.
Four weeks before: 36 over 20 days.
Since Tuesday 24 November: not enough days yet.

What tends it:
  3  stop at six                                           3 of 7 in 28 days

"#]]
    );
    let before = home.journal_text();
    home.ok(["focus", "boundaries"]);
    assert_eq!(home.journal_text(), before, "the same again writes nothing");
    for day in ["2026-11-25", "2026-11-26", "2026-11-27"] {
        home.on(day);
        home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    }
    home.ok(["commit", "kept", "stop", "yesterday"]);
    assert_data_eq!(
        home.ok(["focus"]),
        str![[r#"
Boundaries, for November 2026.
Four weeks before: 36 over 20 days.
Since Tuesday 24 November: 75 over three days.

What tends it:
  3  stop at six                                                1 of 1 since

"#]]
    );
    assert!(
        home.ok(["status"])
            .contains("Focus this month: boundaries.\n")
    );
    home.on("2026-12-01");
    assert!(!home.ok(["status"]).contains("Focus"), "a month ends");
    assert_data_eq!(
        home.ok(["focus", "eating"]),
        str![[r#"
Eating, for December 2026.
Four weeks before: 68 over 18 days.
Since Tuesday 1 December: not enough days yet.

No promise tends it yet. One small thing: something to eat and a glass of
water before you start.
To promise it: selfcare commit add "..." --every weekdays --area eating

"#]]
    );
    assert_data_eq!(
        home.ok(["undo"]),
        str![[r#"
Took back: the choice of eating for December 2026.

"#]]
    );
}

#[test]
fn what_cannot_be_chosen_is_refused() {
    let home = promises();
    let mut all = String::new();
    for args in [
        &["bondaries"][..],
        &["health"],
        &["boundaries", "--month", "2026-10"],
        &["boundaries", "--month", "12/2026"],
        &["boundaries", "--month", "2026-13"],
        &["boundaries", "rest"],
    ] {
        all.push_str(&home.refused([&["focus"], args].concat()));
    }
    home.write_config("off = [\"eating\"]\n");
    all.push_str(&home.refused(["focus", "eating"]));
    assert_data_eq!(
        all,
        str![[r#"
error: invalid AREA: no area "bondaries"; the nearest is "boundaries"
error: invalid AREA: no area "health"; known are rest, thoughts, boundaries, forward, eating, commitments
error: invalid value for --month: 2026-10; that month is over, a focus is for this one or one to come
error: invalid value for --month: 12/2026; a month is written like 2026-12
error: invalid value for --month: 2026-13; a month is written like 2026-12
error: one word too many: "rest"; see --help
error: invalid AREA: no area "eating"; known are rest, thoughts, boundaries, forward, commitments

"#]]
    );
}

#[test]
fn a_month_that_is_over_offers_no_choice() {
    assert_data_eq!(
        promises().ok(["focus", "--month", "2026-09"]),
        str![[r#"
Nothing was chosen for September 2026, and that month is over.

"#]]
    );
}

#[test]
fn a_question_that_could_not_be_answered_says_nothing_of_saving() {
    let home = promises();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a full device");
    let ran = home
        .command()
        .arg("focus")
        .stdout(full)
        .output()
        .expect("it runs");
    assert_eq!(ran.status.code(), Some(2));
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    assert!(!said.contains("saved"), "{said}");
}

#[test]
fn a_report_offers_no_choice_where_one_is_made() {
    let home = promises();
    assert!(home.ok(["report"]).contains("To choose it for December"));
    home.ok(["focus", "boundaries", "--month", "2026-12"]);
    assert!(!home.ok(["report"]).contains("To choose it"));
}
