//! `selfcare reflect`: how serving went.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

#[test]
fn an_evening_can_be_told() {
    let home = Sandbox::new();
    home.ok(["checkin", "yesterday", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_data_eq!(
        home.ok(["reflect", "2", "yesterday", "--note", "long round"]),
        str![[r#"
Saturday 21 November
Written down, for you alone: serving went uneven.

"#]]
    );
    home.ok(["reflect", "3", "yesterday"]);
    let last = home
        .journal_text()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(
        last.ends_with(r#""day":"2026-11-21","serving":3,"note":"long round"}"#),
        "the note stays: {last}"
    );
    assert!(
        home.ok(["log"])
            .contains("  Serving went all right: long round\n")
    );
    assert!(
        home.ok(["log", "--json"])
            .contains(r#""reflection":{"serving":3,"note":"long round"}"#)
    );
    assert!(
        home.ok(["undo"])
            .starts_with("Took back: how serving went, Saturday 21 November.")
    );
    let piped = home.run_with(["reflect", "5", "--note", "-"], b"by pipe\n");
    assert_eq!(piped.code, Some(0), "{}", piped.stderr);
    assert!(
        home.journal_text()
            .contains("\"serving\":5,\"note\":\"by pipe\"")
    );
}

#[test]
fn an_evening_is_asked_with_what_the_morning_chose() {
    let home = Sandbox::new();
    home.ok([
        "checkin",
        "--answers",
        "well 5h30 4 4 4 4 4 -",
        "--adjust",
        "a colleague takes room 6",
    ]);
    let mut terminal = Terminal::run(&home, &["reflect"], 60, 60);
    let ended = terminal
        .wait_for("How did serving go today?")
        .keys("4quiet\r")
        .end();
    assert_eq!((ended.code, ended.settings_kept), (0, true));
    assert_data_eq!(
        ended.screen,
        str![[r#"
Sunday 22 November
This morning you chose: a colleague takes room 6

How did serving go today?
  1 hard going  2 uneven  3 all right  4 well  5 very well
> 4 well

A note, or "+" and a promise for tomorrow?
Enter for neither
> quiet

Written down, for you alone: serving went well.

"#]]
    );
    assert!(
        home.journal_text()
            .ends_with("\"serving\":4,\"note\":\"quiet\"}\n")
    );
}

#[test]
fn an_evening_that_is_stopped_saves_nothing() {
    for keys in ["\u{1b}", "4\u{1b}", "4half\u{3}"] {
        let home = Sandbox::new();
        let mut terminal = Terminal::run(&home, &["reflect"], 60, 60);
        let ended = terminal.wait_for("How did serving go").keys(keys).end();
        assert_eq!(
            (ended.code, ended.settings_kept, home.journal().exists()),
            (2, true, false),
            "{}",
            ended.screen
        );
    }
}

#[test]
fn what_is_no_evening_is_refused() {
    let home = Sandbox::new();
    for args in [
        &["6"][..],
        &["0", "yesterday"],
        &["4", "tomorrow"],
        &["4", "soon"],
        &["soon"],
        &[],
        &["7"],
    ] {
        let said = home.refused(["reflect"].iter().chain(args));
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    assert!(!home.journal().exists());
}

#[test]
fn twenty_evenings_stand_beside_the_mornings() {
    let home = Sandbox::new();
    for day in 1..=20 {
        let (answers, serving) = if day % 4 == 0 {
            ("off 7 4 4 4 4 4 -", "2")
        } else {
            ("well 7 4 4 4 4 4 -", "4")
        };
        home.ok(["checkin", &format!("-{day}"), "--answers", answers]);
        if day > 1 {
            home.ok(["reflect", serving, &format!("-{day}")]);
        }
    }
    assert!(
        !home.ok(["report"]).contains("How serving went"),
        "nineteen are too few"
    );
    home.ok(["reflect", "4", "-1"]);
    let page = home.ok(["report"]);
    let said: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains(
            "How serving went: fit 4.0 of 5 (15 days), fit with care 2.0 of 5 (five days)."
        ),
        "{page}"
    );
    assert!(
        home.ok(["report", "--format", "json"])
            .contains(r#""serving":{"fit":{"days":15,"mean":4.0},"care":{"days":5,"mean":2.0}}"#)
    );
}

#[test]
fn the_evening_shows_the_mornings_reason_for_going_in() {
    let home = Sandbox::new();
    home.ok([
        "checkin",
        "--answers",
        "well 4 2 3 3 3 3 -",
        "--going-in",
        "only nurse on shift",
    ]);
    assert_data_eq!(
        home.ok(["reflect", "2"]),
        str![[r#"
Sunday 22 November
You went in, because: only nurse on shift
Written down, for you alone: serving went uneven.

"#]]
    );
    let mut terminal = Terminal::run(&home, &["reflect"], 60, 60);
    terminal.wait_for("You went in, because: only nurse on shift");
    assert_eq!(terminal.keys("\r\r").end().code, 0);
}

#[test]
fn an_evening_without_a_morning_is_one_of_the_twenty() {
    let mut home = Sandbox::new();
    for day in 1..=20 {
        home.on(&format!("2026-11-{day:02}"));
        if day != 7 {
            home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
        }
        home.ok(["reflect", "4"]);
        let said = home.ok(["report", "month"]).contains("How serving went");
        assert_eq!(said, day == 20, "{day}");
    }
    assert!(
        home.ok(["report", "month"])
            .contains("fit 4.0 of 5 (19 days)")
    );
}

#[test]
fn a_slip_in_a_note_is_mended_where_it_stands() {
    let home = Sandbox::new();
    let mut screen = Terminal::run(&home, &["reflect"], 24, 80);
    screen.wait_for("How did serving go").keys("4");
    screen.wait_for("Enter for neither").keys("helo world");
    screen.wait_for("> helo world").keys(&"\x1b[D".repeat(7));
    screen.keys("l").wait_for("> hello world");
    screen.keys("\x01Oh ").wait_for("> Oh hello world");
    screen
        .keys("\x05!")
        .wait_for("> Oh hello world!")
        .keys("\r");
    assert_eq!(screen.end().code, 0);
    let text = home.journal_text();
    assert!(text.contains(r#""note":"Oh hello world!""#), "{text}");
}

#[test]
fn what_another_window_wrote_meanwhile_is_not_taken_out() {
    let mut home = Sandbox::new();
    home.on("2026-11-20");
    let mut terminal = Terminal::run(&home, &["reflect"], 24, 80);
    terminal.wait_for("How did serving go today?");
    home.ok(["reflect", "4", "--note", "from the other window"]);
    terminal.keys("2").wait_for("Enter for neither").keys("\r");
    assert_eq!(terminal.end().code, 0);
    let log = home.ok(["log", "--json"]);
    assert!(
        log.contains(r#""serving":2,"note":"from the other window""#),
        "{log}"
    );
}

#[test]
fn what_another_morning_chose_is_said_of_that_morning() {
    let home = Sandbox::new();
    let answers = [
        "--answers",
        "well 5h30 4 4 4 4 4 -",
        "--adjust",
        "stop early",
    ];
    home.ok([&["checkin", "yesterday"][..], &answers].concat());
    let said = home.ok(["reflect", "4", "yesterday"]);
    assert!(
        said.contains("\nThat morning you chose: stop early\n"),
        "{said}"
    );
}
