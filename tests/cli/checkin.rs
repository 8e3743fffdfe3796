//! `selfcare checkin`, told.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::process::Stdio;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

const MORNING: [&str; 3] = ["checkin", "--answers", "well 7h30 4 4 3 4 4 2/3"];

#[test]
fn a_told_morning_says_the_verdict() {
    assert_data_eq!(
        Sandbox::new().ok(MORNING),
        str![[r#"
Slept 7 h 30 min.

You are fit to serve today.                                               67

Thin place, if you want one: boundaries (mixed).
  One small thing: choose the hour at which you stop, and tell one person.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
}

#[test]
fn one_record_is_written_with_everything_that_was_said() {
    let home = Sandbox::new();
    home.write_config("[areas.mood]\n");
    home.ok([
        "checkin",
        "--health",
        "off",
        "--sleep",
        "23:15-06:45",
        "--rested",
        "2",
        "--eating",
        "3",
        "--boundaries",
        "-",
        "--thoughts",
        "5",
        "--forward",
        "1",
        "--promises",
        "1/2",
        "--area",
        "mood=3",
        "--note",
        " a #tag ",
        "--adjust",
        "less",
    ]);
    let text = home.journal_text();
    let (head, tail) = text.split_once("\"kind\"").expect("a record");
    assert!(
        head.starts_with("{\"v\":1,\"id\":\"") && head.len() == 41,
        "{head}"
    );
    assert_data_eq!(
        tail,
        str![[r#"
:"checkin","at":"2026-11-22T07:41:03+01:00","day":"2026-11-22","health":"off","sleep":7.5,"rested":2,"eating":3,"thoughts":5,"forward":1,"kept":1,"missed":1,"areas":{"mood":3},"note":"a #tag","adjustment":"less"}

"#]]
    );
}

#[test]
fn flags_correct_what_stands_and_say_what_changed() {
    let home = Sandbox::new();
    home.ok(MORNING);
    assert_data_eq!(
        home.ok(["checkin", "--rested", "1", "--note", "long night"]),
        str![[r#"
Changed: rested 4 to 1, the note. The verdict was "fit", is "not fit".

Not fit to serve today. Look after yourself first.

Why: You are worn out. In two athletes' diaries such mornings were low days
     60 to 89 times in 100.
     The answers add up low, too; lowest is rest.

Thin place: rest (worn out, hard to think; slept 7 h 30 min).
  One small thing: lie down for half an hour, or be in bed an hour earlier
  tonight.

If you cannot stay away: tell one person; have what cannot be undone
checked; choose your end now.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    assert_data_eq!(
        home.ok(["checkin", "--rested", "1"])
            .lines()
            .next()
            .unwrap_or_default(),
        str!["Nothing changed."]
    );
    assert_eq!(
        home.journal_text().lines().count(),
        2,
        "an answer that stands is not written again"
    );
}

#[test]
fn all_eight_again_clear_what_is_left_out() {
    let home = Sandbox::new();
    home.ok(MORNING);
    home.ok(["checkin", "--answers", "well 7h30 - 4 3 4 4 -"]);
    let last = home
        .journal_text()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned();
    assert!(!last.contains("rested") && !last.contains("kept"), "{last}");
}

#[test]
fn a_bad_value_is_one_sentence_and_nothing_is_written() {
    let home = Sandbox::new();
    for args in [
        &["--health", "fine"][..],
        &["--sleep", "25"],
        &["--sleep", "7.30"],
        &["--sleep", "lots"],
        &["--rested", "9"],
        &["--eating", "0"],
        &["--boundaries", "3.5"],
        &["--thoughts", "-1"],
        &["--forward", ""],
        &["--promises", "3/2"],
        &["--promises", "2"],
        &["--area", "mood"],
        &["--area", "mood=3"],
        &["--answers", "well 7 4"],
        &["--answers", "well 7 4 4 9 4 4 -"],
        &["--going-in", " "],
        &["tomorrow"],
        &["22/11/2026"],
        &["2026-11-23"],
    ] {
        let said = home.refused(["checkin"].iter().chain(args));
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.starts_with("error: invalid "), "{said}");
        let named = if args[0].starts_with("--") {
            args[0]
        } else {
            "DAY"
        };
        assert!(said.contains(named), "names the flag: {said}");
        let value = args.last().map(|value| value.trim().trim_end_matches("=3"));
        assert!(
            value.is_some_and(|value| said.contains(value)),
            "names the value: {said}"
        );
    }
    assert!(!home.journal().exists());
}

#[test]
fn each_refusal_says_what_works() {
    let home = Sandbox::new();
    let said = |args: &[&str]| home.refused(["checkin"].iter().chain(args));
    assert_data_eq!(
        said(&["--rested", "9"]),
        str![[r#"
error: invalid value for --rested: 9; a rating is a whole number from 1 to 5

"#]]
    );
    assert_data_eq!(
        said(&["--sleep", "7.30"]),
        str![[r#"
error: invalid value for --sleep: 7.30; 7.30 can be 7 h 18 min or 7 h 30 min. 7h30 or 438m say which

"#]]
    );
    assert_data_eq!(
        said(&["--answers", "well 7 4 4 9 4 4 -"]),
        str![[r#"
error: invalid value for --answers: well 7 4 4 9 4 4 -; boundaries: a rating is a whole number from 1 to 5

"#]]
    );
    assert_data_eq!(
        said(&["--area", "mood=3"]),
        str![[r#"
error: invalid value for --area: mood; areas of your own: there are none yet; to add it: selfcare config set areas.mood.weight 1

"#]]
    );
    assert_data_eq!(
        said(&["2026-11-23"]),
        str![[r#"
error: invalid DAY: 2026-11-23; 2026-11-23 is still to come; today is the last day that can be used; a day is today, yesterday, -3, 3 days ago, monday, last monday or 2026-11-20

"#]]
    );
    assert_data_eq!(
        said(&["soon"]),
        str![[r#"
error: invalid DAY: soon; a day is today, yesterday, -3, 3 days ago, monday, last monday or 2026-11-20

"#]]
    );
}

#[test]
fn a_day_that_no_calendar_has_is_said_to_be_none() {
    let home = Sandbox::new();
    let february = "there is no such day: February 2026 has 28 days";
    let november = "there is no such day: November 2026 has 30 days";
    let months = "there is no such day: a year has 12 months";
    for (args, says) in [
        (
            &["checkin", "2026-02-30"][..],
            "DAY: 2026-02-30; {february}",
        ),
        (&["checkin", "31.11.2026"], "DAY: 31.11.2026; {november}"),
        (&["status", "2026-13-01"], "DAY: 2026-13-01; {months}"),
        (&["reflect", "4", "30.2.2026"], "DAY: 30.2.2026; {february}"),
        (&["report", "2026-02-30"], "PERIOD: 2026-02-30; {february}"),
        (
            &["log", "2026-02-01..31.11.2026"],
            "PERIOD: 2026-02-01..31.11.2026; {november}",
        ),
        (
            &["pause", "--from", "2026-02-30"],
            "value for --from: 2026-02-30; {february}",
        ),
        (
            &["pause", "--until", "31.11.2026"],
            "value for --until: 31.11.2026; {november}",
        ),
        (
            &["commit", "add", "walk", "--due", "2026-11-31"],
            "value for --due: 2026-11-31; {november}",
        ),
        (
            &[
                "commit",
                "add",
                "walk",
                "--every",
                "day",
                "--until",
                "1.13.2026",
            ],
            "value for --until: 1.13.2026; {months}",
        ),
    ] {
        let says = says
            .replace("{february}", february)
            .replace("{november}", november);
        let says = says.replace("{months}", months);
        assert_eq!(home.refused(args), format!("error: invalid {says}\n"));
    }
}

#[test]
fn without_answers_and_without_a_terminal_there_is_nothing_to_record() {
    let home = Sandbox::new();
    let said = home.refused(["checkin"]);
    assert_data_eq!(
        &said,
        str![[r#"
error: could not check in: nothing was answered, and there is no terminal to ask at; answers go in by flags, like --answers "well 7h30 4 4 3 4 4 2/3"

"#]]
    );
    assert_eq!(home.refused(["checkin", "--no-input"]), said);
}

#[test]
fn any_day_behind_can_be_told() {
    let home = Sandbox::new();
    for day in ["yesterday", "-3", "2026-11-20", "monday"] {
        home.ok(["checkin", day, "--sleep", "7", "--no-input"]);
    }
    home.ok(["checkin", "last", "monday", "--rested", "3"]);
    home.ok(["checkin", "5", "days", "ago", "--rested", "3"]);
    let text = home.journal_text();
    let days: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split("\"day\":\"").nth(1)?.get(..10))
        .collect();
    assert_eq!(
        days,
        [
            "2026-11-21",
            "2026-11-19",
            "2026-11-20",
            "2026-11-16",
            "2026-11-16",
            "2026-11-17"
        ]
    );
}

#[test]
fn the_day_begins_when_it_is_said_to() {
    let mut home = Sandbox::new();
    home.write_config("day-start = \"12:00\"\n");
    home.ok(["checkin", "--sleep", "7"]);
    assert!(
        home.journal_text().contains("\"day\":\"2026-11-21\""),
        "{}",
        home.journal_text()
    );
    home.on("1969-12-31").ok(["checkin", "--sleep", "7"]);
    assert!(home.journal_text().contains("\"day\":\"1969-12-30\""));
}

#[test]
fn a_note_can_come_by_standard_input() {
    let home = Sandbox::new();
    let ran = home.run_with(
        ["checkin", "--note", "-"],
        "zwei Zeilen\nfür mich\n".as_bytes(),
    );
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(
        home.journal_text()
            .contains(r#""note":"zwei Zeilen\nfür mich""#),
        "{}",
        home.journal_text()
    );
    let ran = home.run_with(["checkin", "--note", "-"], b"\xff");
    assert_eq!(
        (ran.code, home.journal_text().lines().count()),
        (Some(2), 1)
    );
    assert_data_eq!(
        ran.stderr,
        str![[r#"
error: could not read the note from standard input: it is not UTF-8

"#]]
    );
}

#[test]
fn json_for_other_programs() {
    let home = Sandbox::new();
    let mut args = MORNING.to_vec();
    args.push("--json");
    let json = home.ok(args);
    let id = home
        .journal_text()
        .split('"')
        .nth(5)
        .expect("an id")
        .to_owned();
    assert_data_eq!(
        json.replace(&id, "[ID]"),
        str![[r#"
{"version":1,"day":"2026-11-22","verdict":"fit","score":67,"areas":{"rest":80.0,"thoughts":75.0,"boundaries":50.0,"forward":75.0,"eating":75.0,"commitments":70.0},"reasons":[],"thin_place":"boundaries","furthest_below_usual":null,"sleep_debt":null,"usual":null,"smallest_change":null,"due":[],"issues":[],"checkin":{"v":1,"id":"[ID]","kind":"checkin","at":"2026-11-22T07:41:03+01:00","day":"2026-11-22","health":"well","sleep":7.5,"rested":4,"eating":4,"boundaries":3,"thoughts":4,"forward":4,"kept":2,"missed":1}}

"#]]
    );
    assert_eq!(home.ok(["status", "--json"]), json, "status says the same");
}

#[test]
fn json_before_any_answer_has_every_field() {
    assert_data_eq!(
        Sandbox::new().ok(["status", "--json"]),
        str![[r#"
{"version":1,"day":"2026-11-22","verdict":"none","score":null,"areas":{"rest":null,"thoughts":null,"boundaries":null,"forward":null,"eating":null,"commitments":null},"reasons":[],"thin_place":null,"furthest_below_usual":null,"sleep_debt":null,"usual":null,"smallest_change":null,"due":[],"issues":[],"checkin":null}

"#]]
    );
}

#[test]
fn a_reason_for_going_in_can_be_taken_out() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 4 1 2 2 2 2 -"]);
    home.ok(["checkin", "--going-in", "flat 3 has nobody"]);
    home.run(["gate", "--override", "really nobody"]);
    assert!(home.ok(["log", "today"]).contains("really nobody"));

    let said = home.ok(["checkin", "--going-in", "-"]);
    assert!(
        said.starts_with("The reason for going in is taken out.\n"),
        "{said}"
    );
    for shown in [
        home.ok(["status"]),
        home.ok(["log", "today"]),
        home.ok(["report"]),
    ] {
        assert!(!shown.contains("nobody"), "{shown}");
    }
    assert_eq!(home.run(["gate"]).code, Some(1));
    let said = home.ok(["checkin", "--going-in", "-"]);
    assert!(
        said.starts_with("No reason for going in was written down that day.\n"),
        "{said}"
    );

    let refused = home.run(["gate", "--override", "-"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.contains("selfcare checkin --going-in -"),
        "{}",
        refused.stderr
    );
}

#[test]
fn going_in_all_the_same_is_written_down_where_it_is_needed() {
    let home = Sandbox::new();
    assert_data_eq!(
        home.ok([
            "checkin",
            "--answers",
            "well 4 4 4 4 4 4 -",
            "--going-in",
            "only nurse on shift"
        ]),
        str![[r#"
Slept 4 h.

Not fit to serve today. Look after yourself first.

Why: 4 h of sleep in 24 hours. Under 5 h a review of 44 studies would call
     anyone impaired. That is the night, not you.

Thin place: rest (rested; slept 4 h).

Helps most: a nap of an hour. It could make the day "fit with care". Then
  answer sleep again: selfcare checkin

If you cannot stay away: tell one person; have what cannot be undone
checked; choose your end now.

Going in, because: only nurse on shift

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    let text = home.journal_text();
    assert!(text.lines().last().is_some_and(|line| {
        line.contains(r#""why":"only nurse on shift","verdict":"not-fit","with":""#)
    }));

    let fit = Sandbox::new();
    let mut args = MORNING.to_vec();
    args.extend(["--going-in", "habit"]);
    assert!(
        fit.ok(args)
            .contains("\nThe day needs no reason for going in; none was written down.")
    );
    assert_eq!(fit.journal_text().lines().count(), 1);
}

#[test]
fn when_the_answer_cannot_be_shown_it_says_that_it_is_saved() {
    let home = Sandbox::new();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a full disk");
    let output = home
        .command()
        .args(MORNING)
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("a run");
    assert_eq!(output.status.code(), Some(2));
    assert_data_eq!(
        String::from_utf8_lossy(&output.stderr).into_owned(),
        str![[r#"
error: the check-in is saved; what it comes to could not be shown: no space left on device

"#]]
    );
    assert_eq!(home.journal_text().lines().count(), 1);
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let home = Sandbox::new();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let output = home
        .command()
        .args(MORNING)
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .expect("a run");
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), &b""[..])
    );
    assert_eq!(home.journal_text().lines().count(), 1);
}

#[test]
fn arguments_that_are_not_text_are_refused() {
    let home = Sandbox::new();
    let ran = home.run([
        OsStr::new("checkin"),
        OsStr::new("--note"),
        OsStr::from_bytes(b"\xff"),
    ]);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.starts_with("error: ") && home.journal_text().is_empty());
}

#[test]
fn hostile_characters_never_reach_the_screen() {
    let home = Sandbox::new();
    let canary = "a\u{1b}[2J\u{9b}31m\u{202e}\u{200b}\u{7f}b";
    home.ok([
        "checkin",
        "--answers",
        "ill 4 1 1 1 1 1 -",
        "--note",
        canary,
        "--adjust",
        canary,
        "--going-in",
        canary,
    ]);
    assert!(
        home.journal_text().contains("\\u202e"),
        "the journal is safe to look at"
    );
    for args in [
        &["status"][..],
        &["status", "--json"],
        &["log"],
        &["log", "--json"],
        &["report"],
        &["undo"],
    ] {
        let ran = home.run(args);
        let hostile = |c: char| c.is_control() && c != '\n' || "\u{202e}\u{200b}".contains(c);
        assert!(
            !ran.stdout.contains(hostile) && !ran.stderr.contains(hostile),
            "{args:?}: {ran:?}"
        );
    }
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let home = Sandbox::new();
    home.ok(MORNING);
    let before = home.journal_text();
    let long = "\u{1}".repeat(120_000);
    let ran = home.run_with(
        ["checkin", "--note", "-", "--adjust", &long[..100_000]],
        long.as_bytes(),
    );
    assert_eq!(ran.code, Some(2), "{}", ran.stdout);
    assert!(ran.stderr.contains("nothing was saved"), "{}", ran.stderr);
    home.ok(["checkin", "--rested", "3"]);
    assert!(home.journal_text().starts_with(&before));
    assert_eq!(home.journal_text().lines().count(), 2);
    assert!(
        home.run(["status"]).stderr.is_empty(),
        "every line is readable"
    );
}

#[test]
fn a_day_that_is_a_slip_of_the_fingers_is_refused() {
    let said = Sandbox::new().refused(["checkin", "0202-11-20", "--sleep", "7"]);
    assert!(
        said.starts_with("error: invalid DAY: 0202-11-20; 0202-11-20 is before 1900;"),
        "{said}"
    );
}

#[test]
fn a_named_day_is_echoed_also_when_it_is_today() {
    let home = Sandbox::new();
    let page = home.ok(["checkin", "sunday", "--sleep", "7"]);
    assert!(page.starts_with("Sunday 22 November\n"), "{page}");
    assert!(
        home.ok(["status", "today"])
            .starts_with("Sunday 22 November\n")
    );
}

#[test]
fn nothing_is_lost_to_an_empty_pipe_or_to_eight_dashes() {
    let home = Sandbox::new();
    home.ok(MORNING);
    home.ok(["checkin", "--note", "precious", "--adjust", "stop early"]);
    assert_data_eq!(
        home.refused(["checkin", "--note", "-"]),
        str![[r#"
error: could not read the note from standard input: it is empty; to take a note out: --note ""

"#]]
    );
    assert!(
        home.ok(["checkin", "--note", "", "--adjust", "-"])
            .starts_with("Changed: the note, what you chose to change.")
    );
    assert_data_eq!(
        home.refused(["checkin", "--answers", "- - - - - - - -"]),
        str![[r#"
error: could not save the check-in: no answer is left in it; to take a check-in back: selfcare undo

"#]]
    );
    let empty = Sandbox::new();
    assert!(
        empty
            .ok(["checkin", "--answers", "- - - - - - - -"])
            .starts_with("Nothing was answered, so nothing was saved.")
    );
    assert!(!empty.journal().exists());
}
