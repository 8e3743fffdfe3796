//! `selfcare commit`: promises, to oneself and to others.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

fn last_line(home: &Sandbox) -> String {
    home.journal_text()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned()
}

fn score(home: &Sandbox) -> String {
    let json = home.ok(["status", "--json"]);
    let (_, rest) = json.split_once("\"commitments\":").expect("the area");
    rest.split_once('}')
        .map(|(points, _)| points.to_owned())
        .expect("its points")
}

/// Promises of two months, with a person who was forgotten.
fn promises() -> Sandbox {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.write_journal(include_str!("journals/promises.jsonl"));
    home
}

#[test]
fn a_promise_is_echoed_with_its_day_and_its_number() {
    let home = Sandbox::new();
    assert_data_eq!(
        home.ok(["commit", "add", "call the  bank"]),
        str![[r#"
Promised to yourself: call the bank, due today.
When it is done: selfcare commit kept 1

"#]]
    );
    assert_data_eq!(
        home.ok([
            "promise",
            "add",
            "walk 20 minutes",
            "--every",
            "weekdays",
            "--until",
            "2026-12-31",
            "--area",
            "rest"
        ]),
        str![[r#"
Promised to yourself: walk 20 minutes, every weekday until 31 December, for
rest. First due tomorrow.
When it is done: selfcare commit kept 2

"#]]
    );
    assert_data_eq!(
        home.ok([
            "commit",
            "add",
            "send the drawings",
            "--to",
            "Sister",
            "--due",
            "friday"
        ]),
        str![[r#"
Promised to Sister: send the drawings, due Friday 27 November.
When it is done: selfcare commit kept 3

"#]]
    );
    let (id, line) = (
        str![[r#"[..]"text":"send the drawings","to":"Sister","due":"2026-11-27"}"#]],
        last_line(&home),
    );
    assert_data_eq!(line, id);
    // The same person, whatever the capitals.
    home.ok(["commit", "add", "bring the ladder", "--to", "sister"]);
    assert!(
        last_line(&home).contains("\"to\":\"Sister\""),
        "{}",
        last_line(&home)
    );
    for name in ["me", "self", "Myself"] {
        home.ok(["commit", "add", "read", "--to", name]);
        assert!(last_line(&home).contains("\"to\":\"self\""));
    }
}

#[test]
fn what_cannot_be_promised_is_refused() {
    let home = promises();
    let add = |args: &[&str]| home.refused([&["commit", "add"], args].concat());
    let mut all = String::new();
    for args in [
        &["  "][..],
        &[&"long ".repeat(60)],
        &["x", "--due", "someday"],
        &["x", "--due", "27/11/2026"],
        &["x", "--due", "1700-01-01"],
        &["x", "--every", "fortnight"],
        &["x", "--every", "0d"],
        &["x", "--every", "day", "--due", "friday"],
        &["x", "--until", "friday"],
        &["x", "--every", "monday", "--until", "today"],
        &["x", "--every", "day", "--until", "yesterday"],
        &["x", "--area", "bondaries"],
        &["x", "--area", "health"],
        &["x", "--to", &"n".repeat(61)],
        &[],
    ] {
        all.push_str(&add(args));
    }
    for args in [
        &["kept", "swim"][..],
        &["kept", "99"],
        &["kept", "the"],
        &["kept", "walk", "saturday"],
        &["kept", "walk", "tomorrow"],
        &["missed", "drawings", "yesterday"],
        &["release", ""],
        &["edit", "1"],
        &["edit", "1", "--text", " "],
        &["edit", "drawings", "--until", "friday"],
        &["edit", "1", "--until", "2026-08-01"],
        &["list", "--to", "nobody"],
        &["list", "--from", "me"],
    ] {
        all.push_str(&home.refused([&["commit"], args].concat()));
    }
    assert_data_eq!(
        all,
        str![[r#"
error: invalid value for <TEXT>:   ; a few words are wanted
error: invalid value for <TEXT>: long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long ; a promise has at most 200 characters
error: invalid value for --due: someday; a day is today, tomorrow, friday (the next), in 3 days, month-end or 2026-11-27
error: invalid value for --due: 27/11/2026; a day is today, tomorrow, friday (the next), in 3 days, month-end or 2026-11-27
error: invalid value for --due: 1700-01-01; a day is today, tomorrow, friday (the next), in 3 days, month-end or 2026-11-27
error: invalid value for --every: fortnight; a rhythm is day, weekdays, week, month, days of the week like monday,thursday, or 3d (2d to 366d)
error: invalid value for --every: 0d; a rhythm is day, weekdays, week, month, days of the week like monday,thursday, or 3d (2d to 366d)
error: the argument '--every <RHYTHM>' cannot be used with '--due <DAY>'; see --help
error: the following required arguments were not provided: --every <RHYTHM>; see --help
error: invalid value for --until: today; it would never come due
error: invalid value for --until: yesterday; it would never come due
error: invalid value for --area: no area "bondaries"; the nearest is "boundaries"
error: invalid value for --area: no area "health"; known are rest, thoughts, boundaries, forward, eating, commitments
error: invalid value for --to: a name has at most 60 characters
error: the following required arguments were not provided: <TEXT>; see --help
error: invalid ID: swim; no promise has this number or these words; all of them: selfcare commit list --all
error: invalid ID: 99; no promise has this number or these words; all of them: selfcare commit list --all
error: invalid ID: the; 2 promises are like it; say the number: 2 call on Sunday, to mother | 7 send the drawings, to sister
error: invalid DAY: "walk 20 minutes" was not due on Saturday 21 November; the due day next to it is Friday 20 November (2026-11-20)
error: invalid DAY: tomorrow; 2026-11-25 is still to come; today is the last day that can be used; a day is today, yesterday, -3, 3 days ago, monday, last monday or 2026-11-20
error: invalid DAY: "send the drawings" was not due on Monday 23 November; the due day next to it is Friday 27 November (2026-11-27)
error: invalid ID: ; no promise has this number or these words; all of them: selfcare commit list --all
error: could not change it: nothing is told to change, and there is no terminal to ask at; like: selfcare commit edit 1 --due friday
error: invalid value for --text:  ; a few words are wanted
error: invalid value for --until: friday; this promise is due once, --due changes its day
error: could not change it: it would never have come due; to let it go: selfcare commit release 1
error: invalid value for --to: nobody; nothing is promised to anyone of this name, only to self, mother, sister
error: no flag "--from"; see --help

"#]]
    );
}

#[test]
fn the_list_says_number_age_and_what_was_kept() {
    let home = promises();
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
You
  1  walk 20 minutes                                               due today
     every weekday until 31 December, rest, 16 of 19 kept in 28 days
  3  stop at six                               next due Thursday 26 November
     every Monday and Thursday, boundaries, 3 of 7 kept in 28 days

mother
  2  call on Sunday                                         open for 30 days
     due Sunday 25 October

sister
  7  send the drawings                                due Friday 27 November

"#]]
    );
    assert_data_eq!(
        home.ok(["commit", "list", "--to", "SISTER", "--all"]),
        str![[r#"
sister
  4  bring the ladder                                                   kept
     due Friday 6 November, 1 of 1 kept in 28 days
  5  read her letter                                                    kept
     due Friday 13 November, 1 of 1 kept in 28 days
  6  book the table                                                     kept
     due Friday 20 November, 1 of 1 kept in 28 days
  7  send the drawings                                due Friday 27 November

"#]]
    );
    assert_data_eq!(
        home.ok(["commit", "list", "--to", "mother", "--json"]),
        str![[r#"
{"version":1,"day":"2026-11-24","commitments":[{"number":2,"id":"qepehcphi2e2swn4uxnzxlb6wu","text":"call on Sunday","to":"mother","every":null,"due":"2026-10-25","until":null,"area":null,"made":"2026-10-20","running":true,"next":null,"open_since":"2026-10-25","open_days":30,"kept":0,"missed":0,"ended":null}]}

"#]]
    );
    assert_data_eq!(
        Sandbox::new().ok(["commit", "list"]),
        str![[r#"
Nothing is promised. One small thing, to yourself first:
selfcare commit add "walk 20 minutes" --every weekdays

"#]]
    );
}

#[test]
fn the_people_stand_in_a_table_with_oneself_first() {
    let mut home = promises();
    assert_data_eq!(
        home.ok(["commit", "people"]),
        str![[r#"
          open       last kept     kept of due, 28 d
You          2       yesterday              19 of 26
mother       1               -                     -
sister       1     20 November                3 of 3

mother: "call on Sunday" has been open for 30 days.
  Keep it, give it a new day, or let it go:
  selfcare commit list --to mother

"#]]
    );
    assert_data_eq!(
        Sandbox::new().ok(["commit", "people"]),
        str![[r#"
          open       last kept     kept of due, 28 d
You          0               -                     -

"#]]
    );
    home.ok(["commit", "kept", "call"]);
    let kept = home.ok(["commit", "people"]);
    assert!(
        kept.lines()
            .any(|line| line.split_whitespace().eq(["mother", "0", "today", "-"])),
        "{kept}"
    );
    assert!(!kept.contains("has been open"), "{kept}");
    home.on("2026-11-24");
    let narrow = |args: &[&str]| Terminal::run(&home, args, 60, 40).end().screen;
    assert_data_eq!(
        narrow(&["commit", "people"]),
        str![[r#"
          open     last kept   28 days
You          2     yesterday  19 of 26
sister       1   20 November    3 of 3
mother       0         today         -

"#]]
    );
    assert_data_eq!(
        narrow(&["commit", "list"]),
        str![[r#"
You
  1  walk 20 minutes           due today
     every weekday until 31 December,
     rest, 16 of 19 kept in 28 days
  3  stop at six
     next due Thursday 26 November
     every Monday and Thursday,
     boundaries, 3 of 7 kept in 28 days

sister
  7  send the drawings
     due Friday 27 November

"#]]
    );
}

#[test]
fn nothing_promised_to_oneself_is_said_once_a_week_of_it_has_been_lived() {
    let mut home = Sandbox::new();
    let says = |home: &Sandbox| {
        let people = home.ok(["commit", "people"]);
        people.contains("Nothing was promised to yourself for a week.")
    };
    home.on("2026-11-02");
    assert!(!says(&home), "before the first check-in");
    home.ok(["checkin", "--answers", "well 8 4 4 4 4 4 -"]);
    home.ok(["pause", "--from", "2026-11-04", "--until", "2026-11-05"]);
    for (day, is_said) in [
        ("2026-11-02", false),
        ("2026-11-05", false),
        ("2026-11-09", false),
        ("2026-11-10", true),
        ("2026-11-20", true),
    ] {
        assert_eq!(says(home.on(day)), is_said, "{day}");
    }
    assert_data_eq!(
        home.ok(["commit", "people"]),
        str![[r#"
          open       last kept     kept of due, 28 d
You          0               -                     -

Nothing was promised to yourself for a week. One small thing:
selfcare commit add "walk 20 minutes" --every weekdays

"#]]
    );
    home.ok(["pause", "--until", "2026-11-30"]);
    assert!(!says(&home), "in days of rest");
    // What was promised for the last day before them, and seven more days without rest.
    home.on("2026-11-19");
    home.ok(["commit", "add", "walk"]);
    home.ok(["commit", "kept", "walk"]);
    assert!(!says(home.on("2026-12-01")));
    assert!(!says(home.on("2026-12-06")));
    assert!(says(home.on("2026-12-07")));
}

#[test]
fn nothing_was_last_kept_on_a_day_to_come() {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    for (what, to, every) in [("pay rent", "me", "month"), ("call", "sister", "week")] {
        home.ok(["commit", "add", what, "--to", to, "--every", every]);
        home.ok(["commit", "kept", what]);
    }
    assert_data_eq!(
        home.ok(["commit", "people"]),
        str![[r#"
          open       last kept     kept of due, 28 d
You          1           today                1 of 1
sister       1           today                1 of 1

"#]]
    );
    home.on("2026-11-30");
    let people = home.ok(["commit", "people"]);
    assert_eq!(people.matches("24 November").count(), 2, "{people}");
    // Where nobody knows when it was said, today is the last day it can have been.
    home.on("2026-11-24");
    home.write_journal(home.journal_text().replace("2026-11-24T", "T"));
    assert_eq!(home.ok(["commit", "people"]).matches("today").count(), 2);
}

#[test]
fn an_outcome_counts_on_the_day_it_was_due_and_can_be_said_anew() {
    let home = promises();
    assert_data_eq!(
        home.ok(["commit", "kept", "walk"]),
        str![[r#"
Kept: walk 20 minutes, today.

"#]]
    );
    assert!(
        last_line(&home).contains("\"day\":\"2026-11-24\"")
            && last_line(&home).contains("\"outcome\":\"kept\"")
    );
    let before = home.journal_text();
    assert_data_eq!(
        home.ok(["commit", "kept", "1"]),
        str![[r#"
Kept: walk 20 minutes, today. It stood so already.

"#]]
    );
    assert_eq!(home.journal_text(), before, "nothing is written twice");
    assert_data_eq!(
        home.ok(["commit", "missed", "1"]),
        str![[r#"
Missed: walk 20 minutes, today. It was "kept".

"#]]
    );
    assert_data_eq!(
        home.ok(["commit", "release", "1", "last", "friday"]),
        str![[r#"
Let go: walk 20 minutes, Friday 20 November. It was "kept".
It comes due again. To end it for good: selfcare commit edit 1 --until today

"#]]
    );
    assert_data_eq!(
        home.ok(["commit", "kept", "drawings"]),
        str![[r#"
Kept: send the drawings, to sister, Friday 27 November.

"#]]
    );
    assert!(
        last_line(&home).contains("\"day\":\"2026-11-27\""),
        "kept early, it counts when it is due"
    );
}

#[test]
fn outcomes_score_and_are_taken_back() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    for n in 1..=3 {
        home.ok(["commit", "add", &format!("thing {n}")]);
    }
    home.ok(["commit", "kept", "thing 1"]);
    home.ok(["commit", "done", "thing 2"]);
    assert_eq!(score(&home), "null");
    home.ok(["commit", "missed", "thing 3"]);
    assert_eq!(score(&home), "70.0");
    assert_data_eq!(
        home.ok(["undo"]),
        str![[r#"
Took back: "thing 3" missed, today.

"#]]
    );
    assert_eq!(score(&home), "null");
    home.ok(["commit", "kept", "thing 3"]);
    assert_eq!(score(&home), "90.0");
    home.ok(["commit", "release", "thing 3"]);
    assert_eq!(score(&home), "null");
    // The promise itself, and what was said of it, go with it.
    for _ in 0..5 {
        home.ok(["undo"]);
    }
    assert_data_eq!(
        home.ok(["undo"]),
        str![[r#"
Took back: the promise "thing 2".

"#]]
    );
    assert!(!home.ok(["commit", "list", "--all"]).contains("thing 2"));
}

#[test]
fn an_edit_mends_words_and_rhythm_and_keeps_what_was_kept() {
    let home = promises();
    let kept = |home: &Sandbox| {
        let json = home.ok(["commit", "list", "--json"]);
        let (_, rest) = json.split_once("\"kept\":").expect("a number");
        rest.split_once('}')
            .map(|(kept, _)| kept.to_owned())
            .expect("a number")
    };
    let before = kept(&home);
    assert_data_eq!(
        home.ok([
            "commit",
            "edit",
            "walk",
            "--text",
            "walk half an hour",
            "--every",
            "monday,thursday",
            "--until",
            "-",
            "--area",
            "-"
        ]),
        str![[r#"
Was: Promised to yourself: walk 20 minutes, every weekday until 31 December,
  for rest.
Is: Promised to yourself: walk half an hour, every Monday and Thursday.

"#]]
    );
    assert_eq!(kept(&home), before);
    assert_data_eq!(
        home.ok(["commit", "edit", "call on", "--due", "sunday"]),
        str![[r#"
Was: Promised to mother: call on Sunday, due Sunday 25 October.
Is: Promised to mother: call on Sunday, due Sunday 29 November.

"#]]
    );
    assert!(
        home.ok(["commit", "list"])
            .contains("due Sunday 29 November")
    );
    assert_data_eq!(
        home.ok(["commit", "edit", "1", "--area", "-"]),
        str![[r#"
Nothing changed.

"#]]
    );
    home.ok(["undo"]);
    assert!(home.ok(["commit", "list"]).contains("open for 30 days"));
}

#[test]
fn an_edit_without_flags_asks_and_esc_saves_nothing() {
    let home = promises();
    let before = home.journal_text();
    let mut terminal = Terminal::run(&home, &["commit", "edit", "walk"], 60, 60);
    terminal
        .wait_for("What is promised?")
        .keys("stroll\r\u{1b}");
    let ended = terminal.end();
    assert_eq!(
        (ended.code, ended.settings_kept),
        (2, true),
        "{}",
        ended.screen
    );
    assert_eq!(home.journal_text(), before);

    let mut terminal = Terminal::run(&home, &["commit", "edit", "walk"], 60, 60);
    terminal
        .wait_for("What is promised?")
        .keys("\r\revery monday\r-\r");
    terminal.wait_for("Which area").keys("eating\r");
    let ended = terminal.end();
    assert_eq!(
        (ended.code, ended.settings_kept),
        (0, true),
        "{}",
        ended.screen
    );
    assert_data_eq!(
        ended.screen,
        str![[r#"
What is promised?
(now walk 20 minutes)
> stays: walk 20 minutes

To whom?  a name, or self                         (now self)
> stays: self

When?                                   (now every weekdays)
a day like friday, or every weekdays, every week, every
monday,thursday, every 3d
> every monday                            was every weekdays

Until when?  a day, - for no end            (now 2026-12-31)
> -                                  cleared, was 2026-12-31

Which area does it tend?                          (now rest)
rest, thoughts, boundaries, forward, eating, commitments; -
for none
> eating                                            was rest

Was: Promised to yourself: walk 20 minutes, every weekday
  until 31 December, for rest.
Is: Promised to yourself: walk 20 minutes, every Monday, for
  eating.

"#]]
    );
}

#[test]
fn due_days_are_civil_dates() {
    let mut home = Sandbox::new();
    home.on("2028-01-31");
    home.ok(["commit", "add", "rent", "--every", "month"]);
    home.ok(["commit", "kept", "rent"]);
    assert!(
        home.ok(["commit", "list"])
            .contains("next due Tuesday 29 February")
    );
    home.write_config("week-starts = \"sunday\"\n");
    home.ok(["commit", "add", "call", "--every", "week"]);
    assert!(
        home.ok(["commit", "list"])
            .contains("next due Saturday 5 February")
    );
    // Kept early in the week that is under way.
    home.on("2028-02-02");
    assert!(
        home.ok(["commit", "kept", "call"])
            .contains("Saturday 5 February")
    );
    assert!(
        home.ok(["commit", "list"])
            .contains("next due Saturday 12 February")
    );
}

#[test]
fn a_week_that_begins_on_another_day_leaves_settled_what_was_said_of_it() {
    let mut home = Sandbox::new();
    home.on("2026-11-02");
    home.ok(["commit", "add", "call", "--every", "week"]);
    for day in ["2026-11-08", "2026-11-15", "2026-11-22"] {
        home.on(day);
        home.ok(["commit", "kept", "call"]);
    }
    home.on("2026-11-24");
    home.ok(["config", "set", "week-starts", "sunday"]);
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
You
  1  call                                       next due Saturday 5 December
     once a week, 3 of 3 kept in 28 days

"#]]
    );
    assert!(!home.ok(["status"]).contains("call"));
    let due = |home: &Sandbox| home.ok(["status", "--json"]).contains(r#""due":[]"#);
    assert!(due(&home));
    home.on("2026-11-29");
    assert!(due(&home), "the week from 22 to 28 November");
    home.on("2026-12-05");
    assert!(!due(&home));
    // A new rhythm is not settled by what was said before it held.
    home.on("2026-11-26");
    home.ok(["commit", "add", "stretch", "--every", "day"]);
    home.ok(["commit", "kept", "stretch"]);
    home.on("2026-11-27");
    home.ok(["commit", "edit", "2", "--every", "week"]);
    home.on("2026-11-28");
    let status = home.ok(["status"]);
    assert!(status.contains("Promised for today: stretch."), "{status}");
}

#[test]
fn nothing_is_due_in_days_of_rest() {
    let home = promises();
    home.ok([
        "pause",
        "--from",
        "2026-11-20",
        "--until",
        "friday",
        "--why",
        "ill",
    ]);
    let json = home.ok(["status", "--json"]);
    assert!(
        json.contains("\"verdict\":\"paused\"") && json.contains("\"due\":[]"),
        "{json}"
    );
    assert!(!home.ok(["status"]).contains("Promised"));
    assert!(
        home.ok(["commit", "list"])
            .contains("next due Monday 30 November")
    );
}

#[test]
fn what_was_due_before_days_of_rest_is_not_due_today_in_them() {
    let mut home = Sandbox::new();
    home.on("2026-11-20");
    home.ok(["commit", "add", "call on Friday", "--to", "mother"]);
    home.on("2026-11-21");
    home.ok(["pause", "--until", "tuesday"]);
    home.on("2026-11-23");
    assert!(
        home.ok(["commit", "list"])
            .contains("due Friday 20 November")
    );
    // The day after, days of rest are no part of its age.
    home.on("2026-11-25");
    let status = home.ok(["status"]);
    assert!(
        status.contains("Still open: call on Friday, to mother (open for one day)."),
        "{status}"
    );
}

#[test]
fn a_person_stands_out_after_long_and_not_after_one_miss() {
    let mut home = Sandbox::new();
    home.ok(["commit", "add", "send the drawings", "--to", "sister"]);
    home.ok(["commit", "missed", "drawings"]);
    assert!(!home.ok(["commit", "people"]).contains("sister: "));
    home.ok([
        "commit", "add", "call", "--to", "sister", "--due", "tomorrow",
    ]);
    home.on("2026-12-06");
    assert!(!home.ok(["commit", "people"]).contains("sister: "));
    home.on("2026-12-07");
    assert!(
        home.ok(["commit", "people"])
            .contains("sister: \"call\" has been open for 14 days.")
    );
}

#[test]
fn hostile_words_are_made_safe_everywhere() {
    let home = Sandbox::new();
    let hostile = "a\u{1b}[2J\u{202e}b\u{7f}\u{9b}c";
    home.ok([
        "commit",
        "add",
        hostile,
        "--to",
        hostile,
        "--due",
        "yesterday",
    ]);
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    for args in [
        &["commit", "list"][..],
        &["commit", "people"],
        &["commit", "list", "--json"],
        &["status"],
        &["status", "--json"],
        &["commit", "missed", "1"],
        &["report"],
        &["undo"],
    ] {
        let said = home.ok(args);
        assert!(
            !said.contains(['\u{1b}', '\u{202e}', '\u{7f}', '\u{9b}']),
            "{args:?}: {said}"
        );
    }
}

#[test]
fn people_keep_their_columns_over_the_new_year() {
    let mut home = Sandbox::new();
    home.on("2026-12-28");
    home.ok(["commit", "add", "walk", "--every", "day"]);
    home.ok(["commit", "kept", "walk"]);
    home.on("2027-01-05");
    assert_data_eq!(
        home.ok(["commit", "people"]),
        str![[r#"
          open       last kept     kept of due, 28 d
You          1      8 days ago                1 of 1

"#]]
    );
}

#[test]
fn what_is_still_to_come_is_neither_missed_nor_taken_for_a_day_that_was() {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.ok(["commit", "add", "swim", "--every", "saturday,sunday"]);
    home.ok(["commit", "add", "send the drawings", "--due", "friday"]);
    assert_data_eq!(
        home.refused(["commit", "missed", "swim"]),
        str![[r#"
error: could not call it missed: "swim" is not due before Saturday 28 November (2026-11-28)

"#]]
    );
    assert_data_eq!(
        home.refused(["commit", "kept", "swim"]),
        str![[r#"
error: could not call it kept: "swim" is not due before Saturday 28 November (2026-11-28)

"#]]
    );
    assert_data_eq!(
        home.refused(["commit", "missed", "drawings"]),
        str![[r#"
error: could not call it missed: "send the drawings" is due Friday 27 November; to let it go: selfcare commit release 2

"#]]
    );
    // What is due once can be kept early.
    home.ok(["commit", "kept", "drawings"]);
}

#[test]
fn a_mistyped_number_hits_no_figure_in_the_words() {
    let home = Sandbox::new();
    home.ok(["commit", "add", "20 pushups"]);
    for wrong in ["0", "2", "20"] {
        let said = home.refused(["commit", "kept", wrong]);
        assert!(said.contains("no promise has this number"), "{said}");
    }
}

#[test]
fn an_end_without_a_rhythm_is_refused() {
    let home = Sandbox::new();
    let said = home.refused([
        "commit",
        "add",
        "x",
        "--due",
        "friday",
        "--until",
        "2026-12-31",
    ]);
    assert!(said.contains("--until") && said.contains("--due"), "{said}");
}

#[test]
fn nothing_open_to_somebody_is_said_of_them() {
    let home = Sandbox::new();
    home.ok(["commit", "add", "walk", "--every", "day"]);
    home.ok(["commit", "add", "call", "--to", "mother"]);
    home.ok(["commit", "kept", "call"]);
    assert_data_eq!(
        home.ok(["commit", "list", "--to", "mother"]),
        str![[r#"
Nothing is open to mother.
With what is over: selfcare commit list --all --to mother

"#]]
    );
}

#[test]
fn what_has_not_come_due_yet_is_let_go_in_one_step_and_comes_back_in_one() {
    let home = Sandbox::new();
    home.ok(["commit", "add", "sing", "--every", "saturday"]);
    home.ok(["commit", "add", "call", "--to", "mother", "--due", "friday"]);
    let said = home.refused(["commit", "kept", "sing"]);
    assert_data_eq!(
        said,
        str![[r#"
error: could not call it kept: "sing" is not due before Saturday 28 November (2026-11-28)

"#]]
    );
    let said = home.refused(["commit", "edit", "sing", "--until", "today"]);
    assert_data_eq!(
        said,
        str![[r#"
error: could not change it: it would never have come due; to let it go: selfcare commit release 1

"#]]
    );
    let before = home.ok(["commit", "list"]);
    assert_data_eq!(
        home.ok(["commit", "release", "1"]),
        str![[r#"
Let go: sing, Saturday 28 November.
It had not come due yet, and will not.

"#]]
    );
    let open = home.ok(["commit", "list"]);
    assert!(open.contains("call") && !open.contains("sing"), "{open}");
    home.ok(["undo"]);
    assert_eq!(home.ok(["commit", "list"]), before);
}
