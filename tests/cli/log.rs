//! `selfcare log` with filters, and the note of a year ago.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

/// Four days of some weeks ago, one of this week.
fn noted() -> Sandbox {
    let mut home = Sandbox::new();
    for (day, answers, note) in [
        ("2026-10-05", "well 7.5 4 4 4 4 4 -", "late again #Late"),
        ("2026-10-06", "well 4.5 2 4 4 4 4 -", "#late, #night"),
        (
            "2026-10-07",
            "off 7.5 4 4 4 4 4 -",
            "#later is another word",
        ),
        ("2026-11-17", "well 7.5 4 4 4 4 4 -", "Window open"),
    ] {
        home.on(day);
        home.ok(["checkin", "--answers", answers, "--note", note]);
    }
    home.on("2026-10-06");
    home.ok(["checkin", "--adjust", "handed over the WINDOW seat"]);
    home.ok(["reflect", "4", "--note", "better than feared"]);
    home.ok(["checkin", "--going-in", "only nurse on shift"]);
    home.on("2026-11-22");
    home
}

fn days(home: &Sandbox, args: &[&str]) -> Vec<String> {
    let log = home.ok(args.iter().copied().chain(["--json"]));
    let log: serde_json::Value = serde_json::from_str(&log).expect("JSON");
    let days = log["days"].as_array().expect("days");
    days.iter()
        .map(|day| day["day"].as_str().expect("a day").to_owned())
        .collect()
}

#[test]
fn a_filter_looks_through_all_days_unless_a_period_is_named() {
    let home = noted();
    for (args, found) in [
        (&["log"] as &[&str], &["2026-11-17"] as &[&str]),
        (&["log", "--tag", "late"], &["2026-10-05", "2026-10-06"]),
        (&["log", "--tag", "#NIGHT"], &["2026-10-06"]),
        (&["log", "2026-11", "--tag", "late"], &[]),
        (&["log", "--grep", "window"], &["2026-10-06", "2026-11-17"]),
        (&["log", "--grep", "Feared"], &["2026-10-06"]),
        (&["log", "--grep", "only nurse"], &["2026-10-06"]),
        (&["log", "--verdict", "care"], &["2026-10-07"]),
        (&["log", "--verdict", "not-fit"], &["2026-10-06"]),
        (
            &["log", "--verdict", "fit", "--tag", "late"],
            &["2026-10-05"],
        ),
    ] {
        assert_eq!(days(&home, args), found, "{args:?}");
    }
    assert_data_eq!(
        home.ok(["log", "--tag", "late", "--verdict", "not-fit"]),
        str![[r#"
Tuesday 6 October                                                    not fit
well, sleep 4 h 30 min, rested 2, eating 4, boundaries 4, thoughts 4,
forward 4
  #late, #night
  You chose: handed over the WINDOW seat
  Going in, because: only nurse on shift
  Serving went well: better than feared

"#]]
    );
    assert_data_eq!(
        home.ok(["log", "--grep", "nothing like it"]),
        str![[r#"
Since 5 October: not one day like that among four check-ins.

"#]]
    );
    assert_data_eq!(
        home.ok(["log", "month", "--tag", "late"]),
        str![[r#"
November 2026, so far: not one day like that among one check-in. Without a
period it looks through all of them.
Tags there are: late, later, night.

"#]]
    );
}

#[test]
fn what_is_no_filter_is_refused() {
    let home = noted();
    assert_data_eq!(
        home.refused(["log", "--verdict", "unfit"]),
        str![[r#"
error: invalid value for --verdict: unfit; no verdict "unfit"; known are fit, care, not-fit, incomplete

"#]]
    );
    assert_data_eq!(
        home.refused(["log", "--tag", "two words"]),
        str![[r#"
error: invalid value for --tag: two words; a tag is one word, like late

"#]]
    );
    assert_data_eq!(
        home.refused(["log", "--tag", "#"]),
        str![[r#"
error: invalid value for --tag: #; a tag is one word, like late

"#]]
    );
}

#[test]
fn a_check_in_ends_with_the_note_of_a_year_ago_unless_that_is_switched_off() {
    let mut home = Sandbox::new();
    home.on("2025-11-22");
    home.ok([
        "checkin",
        "--answers",
        "well 7.5 4 4 4 4 4 -",
        "--note",
        "first snow",
    ]);
    home.on("2026-11-22");
    let answers = ["checkin", "--answers", "well 7.5 4 4 4 4 4 -"];
    assert_data_eq!(
        home.ok(answers),
        str![[r#"
Slept 7 h 30 min.

You are fit to serve today.                                               77

Nothing stands out. All right is all right.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

A year ago today you wrote: first snow

"#]]
    );
    assert!(!home.ok(["status"]).contains("first snow"), "only then");
    assert!(
        !home
            .ok(["checkin", "yesterday", "--rested", "3"])
            .contains("first snow")
    );
    home.ok(["config", "off", "year-ago"]);
    assert!(!home.ok(["checkin", "--rested", "3"]).contains("first snow"));
    home.ok(["config", "on", "year-ago"]);
    assert!(home.ok(["checkin", "--rested", "4"]).contains("first snow"));
    // A leap day has no year before it.
    home.on("2028-02-29");
    assert!(!home.ok(answers).contains("A year ago"));
}

#[test]
fn an_evening_and_a_reason_of_a_day_without_a_check_in_can_be_read_again() {
    let mut home = Sandbox::new();
    home.on("2026-11-19");
    home.ok(["reflect", "2", "--note", "cried in the car #hard"]);
    home.on("2026-11-20");
    home.run(["gate", "--override", "nobody else was there"]);
    home.on("2026-11-21");
    home.ok([
        "checkin",
        "--answers",
        "well 7.5 4 4 4 4 4 -",
        "--note",
        "#late",
    ]);
    home.on("2026-11-22");
    assert_data_eq!(
        home.ok(["log", "all"]),
        str![[r#"
Thursday 19 November                                          not checked in
  Serving went uneven: cried in the car #hard

Friday 20 November                                            not checked in
  Going in, because: nobody else was there

Saturday 21 November                                                  fit 77
well, sleep 7 h 30 min, rested 4, eating 4, boundaries 4, thoughts 4,
forward 4
  #late

"#]]
    );
    for (args, found) in [
        (
            &["log", "--tag", "hard"] as &[&str],
            &["2026-11-19"] as &[&str],
        ),
        (&["log", "--tag", "late"], &["2026-11-21"]),
        (&["log", "--grep", "nobody else"], &["2026-11-20"]),
        (&["log", "2026-11-19"], &["2026-11-19"]),
        (&["log", "yesterday"], &["2026-11-21"]),
        (&["log", "--verdict", "fit"], &["2026-11-21"]),
    ] {
        assert_eq!(days(&home, args), found, "{args:?}");
    }
    let log: serde_json::Value =
        serde_json::from_str(&home.ok(["log", "2026-11-19", "--json"])).expect("JSON");
    assert!(log["days"][0]["checkin"].is_null(), "{log}");
    assert_eq!(
        log["days"][0]["reflection"]["note"],
        "cried in the car #hard"
    );
}

#[test]
fn a_day_with_a_note_alone_has_no_line_for_answers() {
    let home = Sandbox::new();
    home.ok(["checkin", "--note", "slept by the sea"]);
    let said = home.ok(["log", "today"]);
    let lines: Vec<&str> = said.lines().skip(1).collect();
    assert_eq!(lines, ["  slept by the sea"]);
}
