//! Promises in a check-in: asked by name, told by flags, made with a plus, let go after a silence.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

/// Two that recur, two that are due once, and a check-in last Friday.
const PROMISED: &str = r#"{"v":1,"id":"walk","kind":"commitment","at":"2026-11-16T07:41:03+01:00","day":"2026-11-16","text":"walk 20 minutes","to":"self","every":"day","until":"2026-12-31","area":"rest"}
{"v":1,"id":"draw","kind":"commitment","at":"2026-11-16T07:41:03+01:00","day":"2026-11-16","text":"send the drawings","to":"sister","due":"2026-11-18"}
{"v":1,"id":"call","kind":"commitment","at":"2026-11-16T07:41:03+01:00","day":"2026-11-16","text":"call on Sunday","to":"mother","every":"week"}
{"v":1,"id":"read","kind":"commitment","at":"2026-11-16T07:41:03+01:00","day":"2026-11-16","text":"read ten pages","to":"self","due":"2026-11-24"}
{"v":1,"id":"k1","kind":"checkin","at":"2026-11-20T07:41:03+01:00","day":"2026-11-20","health":"well","sleep":7.5,"rested":4,"eating":4,"boundaries":4,"thoughts":4,"forward":4}
"#;

fn promised() -> Sandbox {
    let home = Sandbox::new();
    home.write_journal(PROMISED);
    home
}

fn outcomes(home: &Sandbox) -> Vec<String> {
    let field = |line: &str, name: &str| {
        let (_, rest) = line.split_once(&format!("\"{name}\":\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    let text = home.journal_text();
    let outcomes = text
        .lines()
        .filter(|line| line.contains("\"kind\":\"outcome\""));
    let one = |line| {
        Some(format!(
            "{} {} {}",
            field(line, "of")?,
            field(line, "day")?,
            field(line, "outcome")?
        ))
    };
    outcomes.filter_map(one).collect()
}

#[test]
fn what_came_due_is_asked_by_name_oneself_first() {
    let home = promised();
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 60);
    terminal.wait_for("Are you well?").keys("w7\r44444");
    // The walk of Friday and of Saturday, then the drawings.
    let ended = terminal.wait_for("walk 20 minutes").keys("mkn\r").end();
    assert_eq!(
        (ended.code, ended.settings_kept),
        (0, true),
        "{}",
        ended.screen
    );
    let (_, by_name) = ended
        .screen
        .split_once("direction you chose?")
        .expect("the last rating");
    assert_data_eq!(
        by_name,
        str![[r#"
           7 of 10
  1 stuck or backwards   2 drifting   3 unclear
  4 next step clear      5 well under way
> 4 next step clear

walk 20 minutes, Friday 20 November (open since 16 November)
                                                     8 of 10
  Enter not yet   k kept   m missed   n not yet   g let go
> m missed
Left unsaid, and open no more: four earlier due days.

walk 20 minutes, Saturday 21 November                9 of 10
  Enter not yet   k kept   m missed   n not yet   g let go
> k kept

send the drawings, to sister (open for four days)   10 of 10
  Enter not yet   k kept   m missed   n not yet   g let go
> n not yet

A note, or "+" and a promise for today?  Enter for neither
> left unanswered

You are fit to serve today.                               77

Nothing stands out. All right is all right.

Promised for today: walk 20 minutes; call on Sunday, to
  mother.
Still open: send the drawings, to sister (open for four
  days).

Your own answers, added up. Not medical advice, not
clearance, not a forecast.

"#]]
    );
    assert_eq!(
        outcomes(&home),
        ["walk 2026-11-20 missed", "walk 2026-11-21 kept"]
    );
}

#[test]
fn at_most_five_are_asked_and_the_rest_is_named() {
    let home = Sandbox::new();
    let many: String = (1..=7)
        .map(|n| format!("{{\"v\":1,\"id\":\"p{n}\",\"kind\":\"commitment\",\"at\":\"\",\"day\":\"2026-11-20\",\"text\":\"thing {n}\",\"to\":\"self\",\"due\":\"2026-11-21\"}}\n"))
        .collect();
    home.write_journal(many);
    let mut terminal = Terminal::run(&home, &["checkin"], 140, 60);
    terminal.wait_for("Are you well?").keys("w7\r44444kkkkk");
    terminal.wait_for(
        "Left open for another time: thing 6 (open for one day); thing 7 (open for one day). All of them: selfcare commit list",
    );
    assert_eq!(terminal.keys("\r").end().code, 0);
    assert_eq!(outcomes(&home).len(), 5);
}

#[test]
fn backspace_goes_back_from_promise_to_promise_and_to_the_question_before() {
    let home = promised();
    let mut terminal = Terminal::run(&home, &["checkin"], 160, 60);
    terminal.wait_for("Are you well?").keys("w7\r44444");
    terminal
        .wait_for("walk 20 minutes")
        .keys("k\u{7f}m\u{7f}\u{7f}5gkk\r");
    let ended = terminal.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert_eq!(
        outcomes(&home),
        [
            "walk 2026-11-20 released",
            "walk 2026-11-21 kept",
            "draw 2026-11-18 kept"
        ]
    );
    assert!(home.journal_text().contains("\"forward\":5"));
}

#[test]
fn a_second_check_in_shows_what_was_said_and_can_take_it_back() {
    let home = promised();
    let mut terminal = Terminal::run(&home, &["checkin"], 160, 60);
    terminal
        .wait_for("Are you well?")
        .keys("w7\r44444kkk\r")
        .end();
    let mut again = Terminal::run(&home, &["checkin"], 160, 60);
    again.wait_for("Are you well?").keys("\r\r\r\r\r\r\r");
    again.wait_for("(now kept)").keys("-m\r\r");
    assert_eq!(again.end().code, 0);
    let list = home.ok(["status", "--json"]);
    assert!(list.contains("\"checkin\":"), "{list}");
    let text = home.journal_text();
    assert_eq!(text.matches("\"kind\":\"retraction\"").count(), 1);
    assert!(outcomes(&home).contains(&"walk 2026-11-21 missed".to_owned()));
}

#[test]
fn outcomes_can_be_told_by_number_by_words_and_by_id() {
    let home = promised();
    assert_data_eq!(
        home.ok([
            "checkin",
            "--answers",
            "well 7 4 4 4 4 4 -",
            "--kept",
            "1",
            "--missed",
            "drawings",
            "--released",
            "call"
        ]),
        str![[r#"
Slept 7 h.
Kept: walk 20 minutes, yesterday.
Left unsaid, and open no more: five earlier due days.
Missed: send the drawings, to sister, Wednesday 18 November.
Let go: call on Sunday, to mother, today.

You are fit to serve today.                                               77

Nothing stands out. All right is all right.

Promised for today: walk 20 minutes.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    assert_eq!(
        outcomes(&home),
        [
            "walk 2026-11-21 kept",
            "draw 2026-11-18 missed",
            "call 2026-11-22 released"
        ]
    );
    assert_data_eq!(
        home.ok(["undo"]),
        str![[r#"
Took back: the check-in of today, written at 07:41; "walk 20 minutes" kept,
Saturday 21 November; "send the drawings" missed, Wednesday 18 November;
"call on Sunday" let go, today.
That day has no check-in now.

"#]]
    );
    // An outcome alone is no check-in.
    home.ok(["checkin", "--no-input", "--kept", "walk"]);
    assert!(
        !home
            .journal_text()
            .lines()
            .last()
            .unwrap_or_default()
            .contains("checkin")
    );
}

#[test]
fn promises_that_are_not_there_are_refused_before_anything_is_written() {
    let home = promised();
    let refused = |args: &[&str]| home.refused([&["checkin", "--no-input"], args].concat());
    assert_data_eq!(
        refused(&["--rested", "4", "--kept", "swim"]),
        str![[r#"
error: invalid value for --kept: swim; no promise has this number or these words; all of them: selfcare commit list --all

"#]]
    );
    assert_data_eq!(
        refused(&["--kept", "a"]),
        str![[r#"
error: invalid value for --kept: a; 4 promises are like it; say the number: 1 walk 20 minutes | 2 send the drawings, to sister | 3 call on Sunday, to mother | 4 read ten pages

"#]]
    );
    assert_data_eq!(
        refused(&["--kept", "1", "--missed", "walk"]),
        str![[r#"
error: invalid value for --missed: walk; two different things are said of it

"#]]
    );
    assert_data_eq!(
        refused(&["--released", ""]),
        str![[r#"
error: invalid value for --released: ; no promise has this number or these words; all of them: selfcare commit list --all

"#]]
    );
    assert_data_eq!(
        refused(&["--note", "+"]),
        str![[r#"
error: invalid promise after "+": a few words are wanted

"#]]
    );
    assert_data_eq!(
        refused(&["--note", &format!("+ {}", "long ".repeat(60))]),
        str![[r#"
error: invalid promise after "+": a promise has at most 200 characters

"#]]
    );
}

#[test]
fn a_line_with_a_plus_is_a_promise_for_today_and_the_rest_is_the_note() {
    let home = Sandbox::new();
    home.ok(["checkin", "-3", "--answers", "well 7 4 4 4 4 4 -"]);
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 60);
    terminal.wait_for("Are you well?").keys("w7\r44444\r");
    terminal
        .wait_for("A note, or \"+\"")
        .keys("+  walk  20 minutes\r");
    terminal
        .wait_for("another \"+\"")
        .keys("+ nothing\r")
        .wait_for("+ nothing")
        .keys("\u{7f}");
    terminal
        .wait_for("Not promised after all: nothing.")
        .keys("by the sea\r");
    assert_eq!(terminal.end().code, 0);
    let text = home.journal_text();
    assert!(text.contains("\"note\":\"by the sea\""), "{text}");
    assert_eq!(text.matches("\"kind\":\"commitment\"").count(), 1, "{text}");
    assert!(
        text.contains("\"text\":\"walk 20 minutes\",\"to\":\"self\",\"due\":\"2026-11-22\""),
        "{text}"
    );
    let piped = home.run_with(["checkin", "--note", "-"], b"+ call mother\n");
    assert_eq!(piped.code, Some(0), "{}", piped.stderr);
    assert!(home.journal_text().contains("\"text\":\"call mother\""));
    assert!(home.ok(["log"]).contains("by the sea"), "the note stays");
    // On a day that lies behind nothing can be promised any more.
    home.ok(["checkin", "yesterday", "--note", "+1 for the team"]);
    assert!(home.journal_text().contains("\"note\":\"+1 for the team\""));
}

#[test]
fn an_evening_promises_for_tomorrow() {
    let home = Sandbox::new();
    assert_data_eq!(
        home.ok(["reflect", "4", "--note", "+ call the bank\nquiet"]),
        str![[r#"
Sunday 22 November
Written down, for you alone: serving went well.
Promised to yourself: call the bank, due tomorrow.

"#]]
    );
    let text = home.journal_text();
    assert!(
        text.contains("\"due\":\"2026-11-23\"") && text.contains("\"note\":\"quiet\""),
        "{text}"
    );
    assert_data_eq!(
        home.ok(["undo"]),
        str![[r#"
Took back: how serving went, today, and the promise "call the bank".

"#]]
    );
    let mut terminal = Terminal::run(&home, &["reflect"], 60, 60);
    terminal
        .wait_for("How did serving go today?")
        .keys("4+ walk\r\r");
    assert_eq!(terminal.end().code, 0);
    assert!(
        home.journal_text()
            .contains("\"text\":\"walk\",\"to\":\"self\",\"due\":\"2026-11-23\"")
    );
}

#[test]
fn after_a_silence_nothing_is_owed() {
    let mut home = promised();
    home.on("2026-12-08");
    let mut terminal = Terminal::run(&home, &["checkin"], 160, 60);
    terminal.wait_for("The days between?").keys("\r");
    terminal.wait_for("read ten pages").keys("g");
    terminal.wait_for("send the drawings").keys("sfriday\r");
    let ended = terminal.wait_for("Are you well?").keys("w7\r44444\r").end();
    assert_eq!(
        (ended.code, ended.settings_kept),
        (0, true),
        "{}",
        ended.screen
    );
    let (welcome, after) = ended
        .screen
        .split_once("Are you well?")
        .expect("the first question");
    assert_data_eq!(
        welcome,
        str![[r#"
Tuesday 8 December
Good to see you. The last check-in was 20 November.
Nothing is owed for the days between.

The days between?
  Enter they stay blank   p I was away or ill: a pause
> they stay blank
18 times "walk 20 minutes" came due meanwhile: let go.
Three times "call on Sunday" came due meanwhile: let go.
Still open:

read ten pages (from 24 November)
  Enter leave it open   k kept   s still   g let go
> g let go

send the drawings, to sister (from 18 November)
  Enter leave it open   k kept   s still   g let go
> s still

Until when?
friday, in 3 days, month-end; Enter leaves it open
> friday                                  Friday 11 December

And now today.


"#]]
    );
    assert!(
        after.contains("7 of 7") && !after.contains("kept of how many"),
        "{after}"
    );
    assert_eq!(
        outcomes(&home),
        [
            "read 2026-11-24 released",
            "walk 2026-12-07 released",
            "call 2026-12-06 released"
        ]
    );
    assert!(home.journal_text().contains(
        "\"of\":\"draw\",\"text\":\"send the drawings\",\"to\":\"sister\",\"due\":\"2026-12-11\""
    ));
    // Undo takes the whole morning back.
    home.ok(["undo"]);
    assert!(home.ok(["log"]).contains("no check-ins"));
}

#[test]
fn a_pause_over_a_silence_is_one_key_and_lets_go_what_was_due_on_the_last_day_before() {
    let mut home = promised();
    home.on("2026-12-08");
    let mut terminal = Terminal::run(&home, &["checkin"], 160, 60);
    terminal
        .wait_for("The days between?")
        .keys("p\r\rw7\r44444\r");
    let ended = terminal.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    let text = home.journal_text();
    assert!(
        text.contains("\"kind\":\"pause\"")
            && text.contains("\"day\":\"2026-11-21\",\"until\":\"2026-12-07\",\"why\":\"other\""),
        "{text}"
    );
    assert_eq!(outcomes(&home), ["walk 2026-11-20 released"]);
}

#[test]
fn a_silence_that_ends_by_flags_lets_go_as_well() {
    let mut home = promised();
    home.on("2026-12-08");
    assert_data_eq!(
        home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]),
        str![[r#"
Slept 7 h.
18 times "walk 20 minutes" came due meanwhile: let go.
Three times "call on Sunday" came due meanwhile: let go.

You are fit to serve today.                                               77

Nothing stands out. All right is all right.

Promised for today: walk 20 minutes.
Still open: read ten pages (open for 14 days); send the drawings, to sister
  (open for 20 days).

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    assert_eq!(
        outcomes(&home),
        ["walk 2026-12-07 released", "call 2026-12-06 released"]
    );
    // A second look at the morning asks what is due once, and none of what was let go.
    let mut terminal = Terminal::run(&home, &["checkin"], 160, 60);
    terminal
        .wait_for("Are you well?")
        .keys("\r\r\r\r\r\r\r")
        .wait_for("read ten pages (open for 14 days)")
        .keys("k\r\r");
    let ended = terminal.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        !ended.screen.contains("walk 20 minutes, "),
        "{}",
        ended.screen
    );
}

#[test]
fn the_first_check_in_after_days_of_rest_asks_how_one_is_back() {
    let mut home = promised();
    home.ok([
        "pause",
        "--from",
        "2026-11-21",
        "--until",
        "tomorrow",
        "--why",
        "ill",
    ]);
    home.on("2026-11-24");
    let mut terminal = Terminal::run(&home, &["checkin"], 160, 60);
    terminal.wait_for("You rested until Monday 23 November. How are you back: well?");
    terminal.keys("w7\r44444");
    // Only what was due outside the pause: the walk of Friday, the drawings; the week's call lay inside.
    terminal
        .wait_for("walk 20 minutes, Friday 20 November")
        .keys("k");
    terminal
        .wait_for("send the drawings, to sister (open for three days)")
        .keys("k\r");
    assert_eq!(terminal.end().code, 0);
    assert_eq!(
        outcomes(&home),
        ["walk 2026-11-20 kept", "draw 2026-11-18 kept"]
    );
}

#[test]
fn esc_among_promises_saves_nothing() {
    let home = promised();
    let before = home.journal_text();
    let mut terminal = Terminal::run(&home, &["checkin"], 160, 60);
    terminal.wait_for("Are you well?").keys("w7\r44444");
    terminal.wait_for("walk 20 minutes").keys("k\u{1b}");
    let ended = terminal.end();
    assert_eq!((ended.code, ended.settings_kept), (2, true));
    assert_eq!(home.journal_text(), before);
}

#[test]
fn what_is_told_on_the_return_is_not_let_go() {
    let mut home = promised();
    home.on("2026-12-08");
    let ran = home.ok([
        "checkin",
        "--answers",
        "well 7 4 4 4 4 4 -",
        "--kept",
        "call",
    ]);
    assert!(
        ran.contains("Kept: call on Sunday") && !ran.contains("\"call on Sunday\""),
        "{ran}"
    );
    let told = outcomes(&home);
    assert!(
        told.contains(&"call 2026-12-06 kept".to_owned()),
        "{told:?}"
    );
    assert!(
        !told.contains(&"call 2026-12-06 released".to_owned()),
        "{told:?}"
    );
}

#[test]
fn a_correction_asks_what_was_said_this_morning_and_nothing_older() {
    let mut home = promised();
    home.on("2026-11-21");
    home.ok(["commit", "kept", "walk", "2026-11-20"]);
    home.on("2026-11-23");
    let mut terminal = Terminal::run(&home, &["checkin"], 70, 80);
    // Two walks, the call and the drawings, which are kept late.
    terminal.wait_for("Are you well?").keys("w7\r44444kkkk\r");
    let ended = terminal.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(outcomes(&home).contains(&"draw 2026-11-18 kept".to_owned()));
    let mut terminal = Terminal::run(&home, &["checkin"], 70, 80);
    terminal
        .wait_for("Are you well?")
        .keys("\r\r\r\r\r\r\r\r\rm\r\r\r");
    let ended = terminal.end();
    assert!(
        ended.screen.contains("send the drawings") && !ended.screen.contains("20 November"),
        "{}",
        ended.screen
    );
}

#[test]
fn the_same_promise_twice_for_one_day_is_one() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    let first = home.ok(["checkin", "--note", "+ walk home"]);
    assert!(
        first.starts_with("Promised for today: walk home.\n") && !first.contains("Nothing changed"),
        "{first}"
    );
    home.run(["checkin", "--note", "+ walk home"]);
    assert_eq!(home.journal_text().matches("walk home").count(), 1);
}

#[test]
fn back_from_the_note_leads_to_the_last_promise() {
    let mut home = promised();
    home.on("2026-11-23");
    let mut terminal = Terminal::run(&home, &["checkin"], 70, 80);
    terminal.wait_for("Are you well?").keys("w7\r44444kkkkk");
    terminal.wait_for("A note").keys("\u{7f}");
    terminal.wait_for("(now kept)");
    let ended = terminal.keys("\u{1b}").end();
    let (_, after) = ended.screen.rsplit_once("> back").expect("it went back");
    assert!(after.contains("call on Sunday"), "{}", ended.screen);
}

#[test]
fn going_in_wants_a_reason() {
    let home = Sandbox::new();
    let mut terminal = Terminal::run(&home, &["checkin"], 70, 80);
    terminal.wait_for("Are you well?").keys("w4\r44444\r\r");
    terminal.wait_for("What will change today?").keys("g\r");
    terminal
        .wait_for("A few words why")
        .keys("gonly nurse on shift\r");
    let ended = terminal.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        home.journal_text()
            .contains("\"why\":\"only nurse on shift\"")
    );
}

#[test]
fn while_a_silence_goes_on_nothing_that_recurs_grows_older() {
    let mut home = promised();
    home.on("2026-12-08");
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
Not checked in yet today.
Good to see you. Nothing is owed for the days between.
Half a minute for you first: selfcare checkin

Promised for today: walk 20 minutes.
Still open: read ten pages (open for 14 days); send the drawings, to sister
  (open for 20 days).

"#]]
    );
}

/// Rent that was promised in October, with a check-in each day and not a word of it.
fn unanswered_rent(until: &str) -> Sandbox {
    let mut home = Sandbox::new();
    home.on("2026-10-24");
    home.ok(["commit", "add", "pay rent", "--every", "month"]);
    let first: chrono::NaiveDate = "2026-10-24".parse().expect("a day");
    let until: chrono::NaiveDate = until.parse().expect("a day");
    for day in first.iter_days().take_while(|day| *day < until) {
        home.on(&day.to_string());
        home.ok(["checkin", "--answers", "well 8 4 4 4 4 4 -"]);
    }
    home.on(&until.to_string());
    home
}

#[test]
fn an_age_belongs_to_the_day_that_is_named_with_it() {
    let home = unanswered_rent("2026-12-25");
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 80);
    terminal.wait_for("Are you well?").keys("w7\r44444");
    let ended = terminal.wait_for("pay rent").keys("n\r").end();
    assert!(
        ended
            .screen
            .contains("pay rent, Monday 30 November (open since 31 October)"),
        "{}",
        ended.screen
    );
    assert!(
        ended
            .screen
            .contains("Still open: pay rent (open for 55 days)."),
        "{}",
        ended.screen
    );
    assert!(home.ok(["commit", "list"]).contains("open for 55 days"));
    let named = r#""open_since":"2026-10-31","open_days":55"#;
    for args in [&["commit", "list", "--json"][..], &["status", "--json"]] {
        let json = home.ok(args);
        assert!(json.contains(named), "{json}");
    }
    assert!(
        home.ok(["status", "--json"])
            .contains(r#""day":"2026-11-30","open_since""#)
    );
    // Of the oldest day, with days of rest aside.
    home.ok(["commit", "kept", "rent", "2026-10-31"]);
    home.ok(["pause", "--from", "2026-12-01", "--until", "2026-12-10"]);
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 80);
    terminal.wait_for("Are you well?").keys("\r\r\r\r\r\r\r");
    terminal
        .wait_for("pay rent, Monday 30 November (open for 15 days)")
        .keys("\u{1b}")
        .end();
    assert!(home.ok(["commit", "list"]).contains("open for 15 days"));
}

#[test]
fn a_due_day_that_is_open_no_more_without_a_word_is_named() {
    let mut home = unanswered_rent("2027-01-05");
    assert_data_eq!(
        home.ok(["commit", "kept", "rent"]),
        str![[r#"
Kept: pay rent, Thursday 31 December 2026.
Left unsaid, and open no more: two earlier due days.

"#]]
    );
    home.ok(["undo"]);
    home.ok(["commit", "missed", "rent", "2026-10-31"]);
    let flags = home.ok(["checkin", "--kept", "rent"]);
    assert!(
        flags.contains(
            "Kept: pay rent, Thursday 31 December 2026.\nLeft unsaid, and open no more: Monday 30 November 2026.\n"
        ),
        "{flags}"
    );
    home.ok(["undo"]);
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 80);
    terminal.wait_for("Are you well?").keys("w7\r44444");
    terminal.wait_for("pay rent").keys("k");
    terminal
        .wait_for("Left unsaid, and open no more: Monday 30 November 2026.")
        .keys("\r")
        .end();
    // The oldest first, and nothing goes without a word.
    home.ok(["undo"]);
    home.ok(["commit", "kept", "rent", "2026-11-30"]);
    assert_data_eq!(
        home.ok(["commit", "kept", "rent"]),
        str![[r#"
Kept: pay rent, Thursday 31 December 2026.

"#]]
    );
    // What was not open before is not open no more.
    home.on("2027-01-06");
    home.ok(["commit", "add", "walk", "--every", "day"]);
    home.on("2027-01-09");
    home.ok(["checkin", "--answers", "well 8 4 4 4 4 4 -"]);
    home.ok(["commit", "kept", "walk"]);
    let earlier = home.ok(["commit", "missed", "walk", "2027-01-08"]);
    assert!(!earlier.contains("no more"), "{earlier}");
}

#[test]
fn what_a_later_word_closed_is_not_left_open_for_another_time() {
    let mut home = Sandbox::new();
    home.on("2026-11-16");
    home.ok(["commit", "add", "walk", "--every", "day"]);
    home.ok(["checkin", "--answers", "well 8 4 4 4 4 4 -"]);
    home.on("2026-11-22");
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 80);
    terminal.wait_for("Are you well?").keys("w7\r44444");
    let ended = terminal.wait_for("walk").keys("nnnnk\r").end();
    assert!(
        ended
            .screen
            .contains("Left unsaid, and open no more: five earlier due days."),
        "{}",
        ended.screen
    );
    assert!(!ended.screen.contains("Left open"), "{}", ended.screen);
    assert!(!home.ok(["commit", "list"]).contains("open for"));
    // Twice: the first, and what lies between two that were told.
    home.ok(["undo"]);
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 80);
    terminal.wait_for("Are you well?").keys("w7\r44444");
    let ended = terminal.wait_for("walk").keys("knkkk\r").end();
    for day in ["Monday 16 November", "Wednesday 18 November"] {
        let says = format!("Left unsaid, and open no more: {day}.");
        assert!(ended.screen.contains(&says), "{}", ended.screen);
    }
    home.ok(["undo"]);
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 80);
    terminal.wait_for("Are you well?").keys("w7\r44444");
    let ended = terminal.wait_for("walk").keys("nnnnn\r").end();
    assert!(
        ended.screen.contains("Left open for another time: walk,"),
        "{}",
        ended.screen
    );
}

#[test]
fn each_promise_asked_by_name_is_counted_among_the_questions() {
    let mut home = Sandbox::new();
    home.ok(["checkin", "-5", "--answers", "well 7 4 4 4 4 4 -"]);
    home.on("2026-11-21");
    home.ok(["commit", "add", "walk", "--due", "today"]);
    home.ok([
        "commit", "add", "drawings", "--to", "sister", "--due", "today",
    ]);
    home.on("2026-11-22");
    for (accessible, keys) in [("0", "w7\r44444"), ("1", "w\n7\n4\n4\n4\n4\n4\n")] {
        home.env("ACCESSIBLE", accessible);
        let mut terminal = Terminal::run(&home, &["checkin"], 200, 60);
        terminal.wait_for("1 of 9").keys(keys).wait_for("8 of 9");
        let mark = if accessible == "1" { "k\n" } else { "k" };
        terminal.keys(mark).wait_for("9 of 9").keys(mark);
        let ended = terminal.wait_for("A note").keys("\u{3}").end();
        assert!(!ended.screen.contains("of 8"), "{}", ended.screen);
    }
}

#[test]
fn read_aloud_nothing_is_said_in_words() {
    let mut home = Sandbox::new();
    home.ok(["commit", "add", "drawings", "--to", "sister"]);
    assert!(home.ok(["commit", "people"]).contains(" -\n"));
    home.env("ACCESSIBLE", "1");
    assert_data_eq!(
        home.ok(["commit", "people"]),
        str![[r#"
          open       last kept     kept of due, 28 d
You          0         not yet              none due
sister       1         not yet              none due

"#]]
    );
}
