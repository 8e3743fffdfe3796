//! `selfcare pause`: days of rest.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

#[test]
fn a_pause_until_a_day_is_echoed_and_nothing_is_asked_until_then() {
    let mut home = Sandbox::new();
    assert_data_eq!(
        home.ok(["pause", "--until", "friday", "--why", "ill"]),
        str![[r#"
Resting until Friday 27 November. Asked again on Saturday 28 November.
Nothing is asked, nothing is due, nothing is counted.

"#]]
    );
    assert_eq!(home.ok(["status", "--short"]), "paused\n");
    assert_eq!(home.run(["gate"]).code, Some(3));
    home.on("2026-11-27");
    assert_eq!(home.ok(["status", "--short"]), "paused\n");
    home.on("2026-11-28");
    assert_eq!(home.ok(["status", "--short"]), "not yet\n");
}

#[test]
fn an_open_pause_lasts_until_its_end_and_the_end_can_be_taken_back() {
    let mut home = Sandbox::new();
    assert_data_eq!(
        home.ok(["pause"]),
        str![[r#"
Resting until you say that you are back: selfcare pause --end
Nothing is asked, nothing is due, nothing is counted.

"#]]
    );
    home.on("2026-12-24");
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
A day of rest. Nothing is asked and nothing is due.
Resting until you say that you are back: selfcare pause --end

"#]]
    );
    assert_data_eq!(
        home.ok(["pause", "--end"]),
        str![[r#"
Good to have you back. Today is asked and counted again: selfcare checkin

"#]]
    );
    assert_eq!(home.ok(["status", "--short"]), "not yet\n");
    assert_data_eq!(
        home.refused(["pause", "--end"]),
        str![[r#"
error: no pause to end: today is no day of rest

"#]]
    );
    home.ok(["undo"]);
    assert_eq!(home.ok(["status", "--short"]), "paused\n");
}

#[test]
fn a_pause_over_days_past_takes_them_out_of_what_was_missed() {
    let home = Sandbox::new();
    for day in ["-6", "-5", "-4", "-1"] {
        home.ok(["checkin", day, "--answers", "well 7 4 4 4 4 4 -"]);
    }
    assert!(
        home.ok(["report"])
            .contains("Checked in on four days, two missed.")
    );
    assert_data_eq!(
        home.ok(["pause", "--from", "-3", "--until", "-2", "--why", "holiday"]),
        str![[r#"
Rest from 19 November to 20 November.
Nothing is asked, nothing is due, nothing is counted.

"#]]
    );
    let page = home.ok(["report"]);
    assert!(
        page.contains("Checked in on four days, none missed.")
            && page.contains("Checked in four days in a row."),
        "{page}"
    );
}

#[test]
fn a_holiday_can_be_known_before_it_begins() {
    let home = Sandbox::new();
    assert_data_eq!(
        home.ok([
            "pause",
            "--from",
            "2026-12-24",
            "--until",
            "2027-01-03",
            "--why",
            "holiday"
        ]),
        str![[r#"
Rest from 24 December to 3 January 2027.
Nothing is asked, nothing is due, nothing is counted.

"#]]
    );
    assert_eq!(home.ok(["status", "--short"]), "not yet\n");
}

#[test]
fn what_is_no_pause_is_refused() {
    let home = Sandbox::new();
    for args in [
        &["--until", "soon"][..],
        &["--from", "someday"],
        &["--until", "yesterday"],
        &["--why", "tired"],
        &["--end", "--until", "friday"],
        &["--end"],
    ] {
        let said = home.refused(["pause"].iter().chain(args));
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(!home.journal().exists());
}
