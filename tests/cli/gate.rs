//! `selfcare gate`: what it answers to a script.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

fn home_with(answers: &str) -> Sandbox {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", answers]);
    home
}

fn codes(home: &Sandbox) -> (Option<i32>, Option<i32>) {
    (home.run(["gate"]).code, home.run(["gate", "--strict"]).code)
}

#[test]
fn the_contract_of_exit_codes() {
    assert_eq!(
        codes(&home_with("well 7h30 4 4 4 4 4 -")),
        (Some(0), Some(0))
    );
    assert_eq!(
        codes(&home_with("off 7h30 4 4 4 4 4 -")),
        (Some(0), Some(1))
    );
    assert_eq!(codes(&home_with("ill - - - - - - -")), (Some(1), Some(1)));
    assert_eq!(codes(&home_with("well 7 - - - - - -")), (Some(3), Some(3)));
    assert_eq!(codes(&Sandbox::new()), (Some(3), Some(3)));
}

#[test]
fn a_closed_gate_says_where_to_look_and_an_open_one_nothing() {
    let open = home_with("well 7h30 4 4 4 4 4 -").run(["gate"]);
    assert_eq!((open.stdout.as_str(), open.stderr.as_str()), ("", ""));
    assert_data_eq!(
        home_with("ill - - - - - - -").run(["gate"]).stderr,
        str![[r#"
not fit to serve today; why: selfcare status

"#]]
    );
    assert_data_eq!(
        home_with("off 7 4 4 4 4 4 -")
            .run(["gate", "--strict"])
            .stderr,
        str![[r#"
fit with care today; why: selfcare status

"#]]
    );
    assert_data_eq!(
        Sandbox::new().run(["gate"]).stderr,
        str![[r#"
no verdict today, not checked in yet: selfcare checkin

"#]]
    );
}

#[test]
fn an_override_lets_through_and_is_written_down_only_where_the_gate_was_closed() {
    let home = home_with("ill - - - - - - -");
    let through = home.run(["gate", "--override", "only nurse on shift"]);
    assert_eq!(through.code, Some(0));
    assert_data_eq!(
        through.stderr,
        str![[r#"
Written down, for you alone.

"#]]
    );
    let last = home
        .journal_text()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(
        last.contains(r#""kind":"override""#)
            && last.ends_with(r#""why":"only nurse on shift","verdict":"not-fit"}"#),
        "{last}"
    );
    assert!(
        home.ok(["status"])
            .contains("Going in, because: only nurse on shift\n")
    );
    assert_eq!(home.run(["gate"]).code, Some(1), "it lets through once");

    let fit = home_with("well 7h30 4 4 4 4 4 -");
    assert_eq!(fit.run(["gate", "--override", "habit"]).code, Some(0));
    assert_eq!(fit.journal_text().lines().count(), 1);

    let nothing = Sandbox::new();
    assert_eq!(nothing.run(["gate", "--override", "late"]).code, Some(0));
    assert!(nothing.journal_text().ends_with("\"verdict\":\"none\"}\n"));
    nothing.refused(["gate", "--override", " "]);
}

#[test]
fn a_line_that_may_be_todays_check_in_is_no_verdict_and_no_answer() {
    let home = home_with("well 7h30 4 4 4 4 4 -");
    let whole = home.journal_text();
    home.write_journal(format!(
        "{whole}{{\"v\":1,\"kind\":\"checkin\",\"day\":\"2026-11-22\",\"heal"
    ));
    assert_data_eq!(
        home.refused(["gate"]),
        str![[r#"
error: could not tell today's verdict: line 2 of the journal is unreadable and may be today's check-in; check in again, or mend that line

"#]]
    );
    assert_eq!(home.run(["checkin", "--rested", "5"]).code, Some(0));
    assert_eq!(
        home.run(["gate"]).code,
        Some(0),
        "answered after it, so there is no doubt"
    );
    home.write_journal(format!("garbage\n{whole}"));
    assert_eq!(home.run(["gate"]).code, Some(0));
}

#[test]
fn a_broken_configuration_never_answers_with_a_verdict() {
    let home = home_with("well 7h30 4 4 4 4 4 -");
    home.write_config("ned = 8\n");
    assert_data_eq!(
        home.refused(["gate"]),
        str![[r#"
error: could not read the configuration: ~/.config/selfcare/config.toml:1:1: no setting "ned"; the nearest is "need"

"#]]
    );
}

#[test]
fn an_error_nobody_can_hear_changes_no_answer() {
    let home = home_with("ill - - - - - - -");
    home.write_journal(format!("garbage\n{}", home.journal_text()));
    let deaf = |args: &[&str]| {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        home.command()
            .args(args)
            .stderr(writer)
            .output()
            .expect("a run")
            .status
            .code()
    };
    assert_eq!(deaf(&["gate"]), Some(1));
    let before = home.journal_text().lines().count();
    assert_eq!(deaf(&["checkin", "--rested", "4"]), Some(0));
    assert_eq!(
        home.journal_text().lines().count(),
        before + 1,
        "what is acknowledged is saved"
    );
}

#[test]
fn a_line_too_long_to_be_held_may_be_todays_check_in() {
    let home = home_with("well 7h30 4 4 4 4 4 -");
    let long = format!("{{\"v\":1,\"note\":\"{}\"}}", "x".repeat(1_100_000));
    let end = r#"{"v":1,"id":"p","kind":"pause-end","at":"","day":"2026-11-01"}"#;
    home.write_journal(format!("{}{long}\n{end}\n", home.journal_text()));
    assert_eq!(home.run(["gate"]).code, Some(2));
}
