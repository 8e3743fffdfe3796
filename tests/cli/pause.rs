//! `selfcare pause`: days of rest.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

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
fn an_illness_before_a_holiday_leaves_it_and_the_holiday_can_be_taken_out() {
    let mut home = Sandbox::new();
    let holiday = ["--from", "2026-12-24", "--until", "2027-01-03"];
    home.ok(["pause", "--why", "holiday"].iter().chain(&holiday));
    assert_data_eq!(
        home.ok(["pause", "--why", "ill"]),
        str![[r#"
Resting until you say that you are back: selfcare pause --end
Nothing is asked, nothing is due, nothing is counted.
Rest from 24 December to 3 January 2027 stands as it was.

"#]]
    );
    home.on("2026-11-24");
    assert_data_eq!(
        home.ok(["pause", "--end"]),
        str![[r#"
Good to have you back. Today is asked and counted again: selfcare checkin
Rest from 24 December to 3 January 2027 stands as it was.

"#]]
    );
    home.on("2026-12-25");
    assert_eq!(home.ok(["status", "--short"]), "paused\n");
    home.on("2026-12-10");
    assert_data_eq!(
        home.refused(["pause", "--end"]),
        str![[r#"
error: no pause to end: today is no day of rest; rest from 24 December to 3 January 2027 is planned, to take it out: selfcare pause --end --from 2026-12-24

"#]]
    );
    assert_data_eq!(
        home.ok(["pause", "--end", "--from", "2027-01-01"]),
        str![[r#"
1 to 3 January 2027 are no days of rest any more.

"#]]
    );
    assert_data_eq!(
        home.ok(["pause", "--end", "--from", "2026-12-24"]),
        str![[r#"
24 to 31 December are no days of rest any more.

"#]]
    );
    home.on("2026-12-25");
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
        &["--end", "--from", "2026-12-24"],
        &["--end", "--from", "2026-02-30"],
    ] {
        let said = home.refused(["pause"].iter().chain(args));
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(!home.journal().exists());
}

#[test]
fn the_days_taken_are_echoed_whatever_rests_already() {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.ok(["pause", "--until", "friday", "--why", "ill"]);
    let pause = |from: &str, until: &str| {
        let said = home.ok(["pause", "--from", from, "--until", until]);
        said.lines().next().unwrap_or_default().to_owned()
    };
    assert_data_eq!(
        pause("2026-12-20", "2027-01-02"),
        str!["Rest from 20 December to 2 January 2027."]
    );
    assert_data_eq!(
        pause("2026-11-10", "2026-11-12"),
        str!["Rest from 10 November to 12 November."]
    );
    assert_data_eq!(
        pause("friday", "monday"),
        str!["Rest since Friday 20 November. Resting until Monday 30 November. Asked again"]
    );
}

#[test]
fn a_pause_that_shortens_another_says_which_days_are_given_back() {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.ok(["pause", "--from", "2026-11-01", "--until", "2026-11-20"]);
    assert_data_eq!(
        home.ok(["pause", "--from", "2026-11-05", "--until", "2026-11-06"]),
        str![[r#"
Rest from 5 November to 6 November. 7 November to 20 November are no days of
rest any more.
Nothing is asked, nothing is due, nothing is counted.

"#]]
    );
    home.ok([
        "pause",
        "--from",
        "2026-12-12",
        "--until",
        "2026-12-20",
        "--why",
        "holiday",
    ]);
    home.ok([
        "pause",
        "--from",
        "2026-12-10",
        "--until",
        "2026-12-12",
        "--why",
        "ill",
    ]);
    home.on("2026-12-14");
    assert_eq!(home.ok(["status", "--short"]), "paused\n");
}

#[test]
fn the_list_says_in_days_of_rest_that_nothing_is_due() {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.ok(["commit", "add", "walk home"]);
    home.ok(["commit", "add", "stretch", "--every", "day"]);
    home.ok(["pause", "--until", "friday"]);
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
You
  1  walk home                                      due Saturday 28 November
     promised for Tuesday 24 November
  2  stretch                                   next due Saturday 28 November
     every day

"#]]
    );
    assert_data_eq!(
        home.ok(["pause", "--from", "today"]),
        str![[r#"
Resting until you say that you are back: selfcare pause --end
Before, it was until Friday 27 November.
Nothing is asked, nothing is due, nothing is counted.

"#]]
    );
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
You
  1  walk home                                                       resting
     promised for Tuesday 24 November
  2  stretch                                                         resting
     every day

"#]]
    );
}

#[test]
fn a_bare_pause_while_resting_says_how_it_stands_and_changes_nothing() {
    let home = Sandbox::new();
    home.ok(["pause", "--until", "friday", "--why", "holiday"]);
    let journal = home.journal_text();
    assert_data_eq!(
        home.ok(["pause"]),
        str![[r#"
Resting until Friday 27 November. Asked again on Saturday 28 November.
Nothing is asked, nothing is due, nothing is counted.
For longer or shorter: selfcare pause --until DAY; without an end: selfcare
pause --from today

"#]]
    );
    assert_eq!(home.journal_text(), journal);
    home.ok(["pause", "--end"]);
    home.ok(["pause"]);
    assert_ne!(home.journal_text(), journal);
}

#[test]
fn a_pause_begun_after_the_check_in_says_that_its_verdict_stands() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 8 4 4 4 4 4 -"]);
    let said = home.ok(["pause", "--why", "ill"]);
    assert!(
        said.contains("its verdict stands. If you are ill by now:"),
        "{said}"
    );
    assert_eq!(home.run(["gate"]).code, Some(0));
    home.ok(["checkin", "--health", "ill"]);
    assert_eq!(home.run(["gate"]).code, Some(1));
    let said = home.ok(["pause", "--why", "ill"]);
    assert!(said.contains("its verdict stands.\n"), "{said}");
    let said = home.ok(["pause", "--end"]);
    assert!(said.contains("Today is checked in, and counts."), "{said}");
}

#[test]
fn one_is_asked_again_on_the_first_day_that_is_no_day_of_rest() {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.ok(["pause", "--from", "2026-11-28", "--until", "2026-11-30"]);
    assert_data_eq!(
        home.ok(["pause", "--until", "friday", "--why", "ill"]),
        str![[r#"
Resting until Friday 27 November, then on until Monday 30 November. Asked
again on Tuesday 1 December.
Nothing is asked, nothing is due, nothing is counted.

"#]]
    );
    let says = |home: &Sandbox| home.ok(["status"]).replace('\n', " ");
    let until = "Resting until Monday 30 November. Asked again on Tuesday 1 December.";
    assert!(says(&home).contains(until), "{}", says(&home));
    // What begins in the middle of it.
    home.ok(["pause", "--from", "2026-11-26", "--until", "2026-12-02"]);
    let until = "Resting until Wednesday 2 December. Asked again on Thursday 3 December.";
    assert!(says(&home).contains(until), "{}", says(&home));
    home.ok(["pause", "--from", "2026-12-03"]);
    let until = "Resting until you say that you are back: selfcare pause --end";
    assert!(says(&home).contains(until), "{}", says(&home));
    let ill = home.ok(["pause", "--until", "tomorrow"]);
    assert!(
        ill.contains("Resting until Wednesday 25 November, then on until you say"),
        "{ill}"
    );
}

#[test]
fn rest_that_another_without_an_end_follows_has_none() {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.ok(["pause", "--from", "2026-11-28"]);
    assert_data_eq!(
        home.ok(["pause", "--until", "friday"]),
        str![[r#"
Resting until Friday 27 November, then on until you say that you are back:
selfcare pause --end
Nothing is asked, nothing is due, nothing is counted.

"#]]
    );
}

/// Promised on 23 November for the 25th, and then a holiday from the 24th to the 27th.
fn due_in_rest() -> Sandbox {
    let mut home = Sandbox::new();
    home.on("2026-11-23");
    home.ok(["checkin", "--answers", "well 8 4 4 4 4 4 -"]);
    let ring = ["ring Anna", "--to", "Anna", "--due", "2026-11-25"];
    home.ok(["commit", "add"].iter().chain(&ring));
    home.on("2026-11-24");
    home.ok(["pause", "--until", "friday", "--why", "holiday"]);
    home
}

#[test]
fn what_falls_due_in_days_of_rest_stays_on_the_list_with_its_own_day() {
    let mut home = due_in_rest();
    home.on("2026-11-26");
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
Anna
  1  ring Anna                                      due Saturday 28 November
     promised for Wednesday 25 November

"#]]
    );
    let narrow = |home: &Sandbox| {
        Terminal::run(home, &["commit", "list"], 60, 40)
            .end()
            .screen
    };
    assert_data_eq!(
        narrow(&home),
        str![[r#"
Anna
  1  ring Anna  due Saturday 28 November
     promised for Wednesday 25 November

"#]]
    );
    let people = home.ok(["commit", "people"]);
    let anna = people.lines().find(|line| line.starts_with("Anna"));
    assert!(
        anna.is_some_and(|anna| anna.split_whitespace().nth(1) == Some("1")),
        "{people}"
    );
    let json = home.ok(["commit", "list", "--json"]);
    assert!(
        json.contains(r#""due":"2026-11-25","#)
            && json
                .contains(r#""running":true,"next":"2026-11-28","open_since":null,"open_days":0"#),
        "{json}"
    );
    // While the rest has no end.
    home.ok(["pause", "--from", "today"]);
    for args in [&["commit", "list"][..], &["commit", "list", "--all"]] {
        assert_data_eq!(
            home.ok(args),
            str![[r#"
Anna
  1  ring Anna                                                       resting
     promised for Wednesday 25 November

"#]]
        );
    }
    let json = home.ok(["commit", "list", "--json"]);
    assert!(json.contains(r#""running":true,"next":null"#), "{json}");
    // Kept early, in the middle of the rest.
    home.ok(["commit", "kept", "anna"]);
    let all = home.ok(["commit", "list", "--all"]);
    assert!(
        all.contains("ring Anna       ") && all.contains(" kept\n"),
        "{all}"
    );
    home.on("2026-12-02");
    home.ok(["pause", "--end"]);
    assert!(home.ok(["commit", "list"]).contains("Nothing is promised"));
    assert!(!home.ok(["status"]).contains("Anna"));
}

#[test]
fn what_fell_due_in_days_of_rest_is_due_on_the_first_day_after_them_and_grows_older_from_there() {
    let mut home = due_in_rest();
    home.on("2026-11-28");
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
Anna
  1  ring Anna                                                     due today
     promised for Wednesday 25 November

"#]]
    );
    let json = home.ok(["commit", "list", "--json"]);
    assert!(
        json.contains(r#""next":"2026-11-28","open_since":"2026-11-28","open_days":0"#),
        "{json}"
    );
    let status = home.ok(["status"]);
    assert!(
        status.contains("Promised for today: ring Anna, to Anna."),
        "{status}"
    );
    let json = home.ok(["status", "--json"]);
    assert!(
        json.contains(r#""to":"Anna","day":"2026-11-25","#) && json.contains(r#""open_days":0}"#),
        "{json}"
    );
    // In the morning of that day it is still to come.
    let mut asked = Terminal::run(&home, &["checkin"], 120, 60);
    asked
        .wait_for("well?")
        .keys("w7\r44444\r")
        .wait_for("A note");
    let screen = asked.keys("\u{1b}").end().screen;
    assert!(!screen.contains("k kept"), "{screen}");

    home.on("2026-11-29");
    home.ok(["pause", "--until", "monday", "--why", "ill"]);
    home.on("2026-12-01");
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
Anna
  1  ring Anna                                              open for one day
     due Saturday 28 November after rest

"#]]
    );
    let status = home.ok(["status"]);
    assert!(
        status.contains("Still open: ring Anna, to Anna (open for one day)."),
        "{status}"
    );
}

#[test]
fn what_fell_due_in_days_of_rest_is_asked_in_the_morning_after_the_first_day_back() {
    let mut home = due_in_rest();
    home.on("2026-11-28");
    home.ok(["checkin", "--answers", "well 8 4 4 4 4 4 -"]);
    home.on("2026-11-29");
    let mut asked = Terminal::run(&home, &["checkin"], 120, 60);
    asked.wait_for("well?").keys("w7\r44444").wait_for("k kept");
    let screen = asked.keys("k\r").end().screen;
    assert!(
        screen.contains("ring Anna, to Anna (open for one day)"),
        "{screen}"
    );
    let last = home.journal_text();
    assert!(
        last.contains(r#""day":"2026-11-25","of":"#),
        "an outcome stands on the day of the promise: {last}"
    );
}

#[test]
fn only_who_rests_for_illness_gets_well_again() {
    for (why, says) in [
        ("ill", "Well again before that? selfcare checkin"),
        ("holiday", "Back before that? selfcare checkin"),
        ("other", "Back before that? selfcare checkin"),
    ] {
        let home = Sandbox::new();
        home.ok(["pause", "--until", "friday", "--why", why]);
        let status = home.ok(["status"]);
        assert_eq!(status.lines().last(), Some(says), "{status}");
    }
}
