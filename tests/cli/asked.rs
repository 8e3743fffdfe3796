//! `selfcare checkin`, asked: keys in a real terminal.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::terminal::{Ended, Terminal};

const ESC: &str = "\u{1b}";
const BACKSPACE: &str = "\u{7f}";

/// A home in which check-ins have been made before, so that nothing is said for the first time.
fn accustomed() -> Sandbox {
    let home = Sandbox::new();
    home.ok(["checkin", "-5", "--answers", "well 7 4 4 4 4 4 -"]);
    home
}

fn checkin(home: &Sandbox) -> Terminal {
    let mut terminal = Terminal::run(home, &["checkin"], 120, 60);
    terminal.wait_for("Are you well?");
    terminal
}

fn last_line(home: &Sandbox) -> String {
    home.journal_text()
        .lines()
        .last()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn an_ordinary_morning_takes_ten_keys() {
    let home = accustomed();
    let keys = "w7\r44444\r\r";
    assert_eq!(keys.len(), 10);
    let ended = checkin(&home).keys(keys).end();
    assert_eq!(
        (ended.code, ended.settings_kept),
        (0, true),
        "{}",
        ended.screen
    );
    assert_data_eq!(
        ended.screen,
        str![[r#"
Sunday 22 November

Are you well?                              1 of 8, Esc stops
  w well
  o off colour, nothing catching
  i ill, or could be catching: fever, vomiting, infection
  d dulled: drink, or medicine that makes drowsy
> w well

Sleep in the last 24 hours, naps too?                 2 of 8
7h30, 730, 23:15-6:45
> 7                                                      7 h

How rested are you right now?                         3 of 8
  1 worn out, hard to think   2 tired   3 all right
  4 rested                    5 fully rested, sharp
> 4 rested

How have you eaten and drunk since yesterday morning?
                                                      4 of 8
  1 hardly  2 scrappily  3 all right  4 well  5 very well
> 4 well

Did your limits hold since the last check-in?         5 of 8
  1 overrun       2 mostly gave way   3 mixed
  4 mostly held   5 held
> 4 mostly held

How do you stand with your thoughts this morning?     6 of 8
  1 they will not let go   2 heavy   3 so-so
  4 mostly steady          5 steady, I can put them down
> 4 mostly steady

Are you moving in the direction you chose?            7 of 8
  1 stuck or backwards   2 drifting   3 unclear
  4 next step clear      5 well under way
> 4 next step clear

Promises due since the last check-in: kept of how many?
2/3, Enter for none                                   8 of 8
> left unanswered

A note, or "+" and a promise for today?  Enter for neither
> left unanswered

You are fit to serve today.                               77

Nothing stands out. All right is all right.

Your own answers, added up. Not medical advice, not
clearance, not a forecast.

"#]]
    );
    assert!(last_line(&home).contains(r#""health":"well","sleep":7.0,"rested":4,"eating":4,"boundaries":4,"thoughts":4,"forward":4,"took":"#));
}

#[test]
fn with_hours_and_minutes_it_takes_twelve() {
    let home = accustomed();
    let keys = "w730\r44444\r\r";
    assert_eq!(keys.len(), 12);
    assert_eq!(checkin(&home).keys(keys).end().code, 0);
    assert!(last_line(&home).contains(r#""sleep":7.5,"rested":4"#));
}

#[test]
fn esc_and_ctrl_c_and_ctrl_d_save_nothing_and_leave_the_terminal_as_it_was() {
    for stop in [ESC, "\u{3}", "\u{4}"] {
        for before in ["", "w", "w7", "w7\r444442/3\rhalf a no"] {
            let home = accustomed();
            let journal = home.journal_text();
            let Ended {
                screen,
                code,
                settings_kept,
            } = checkin(&home).keys(before).keys(stop).end();
            assert_eq!(
                (code, settings_kept),
                (2, true),
                "{stop:?} after {before:?}\n{screen}"
            );
            assert!(
                screen.ends_with("Stopped. Nothing was saved.\n"),
                "{screen}"
            );
            assert_eq!(home.journal_text(), journal);
        }
    }
}

#[test]
fn backspace_goes_back_and_enter_keeps_what_was_said() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal.keys("w7\r2").wait_for("How have you eaten");
    terminal.keys(BACKSPACE).wait_for("(now 2)").keys("4");
    let ended = terminal.keys("\r\r\r\r\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        last_line(&home).contains(r#""sleep":7.0,"rested":4,"took""#),
        "{}",
        last_line(&home)
    );
}

#[test]
fn the_first_question_has_none_before_it() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal
        .keys(BACKSPACE)
        .wait_for("This is the first question.");
    assert_eq!(terminal.keys(ESC).end().code, 2);
}

#[test]
fn a_wrong_key_says_so_and_asks_again() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal
        .keys("q")
        .wait_for("Here you can press w, o, i or d");
    terminal.keys("?").wait_for("to be told to lie down");
    terminal
        .keys("w75\r")
        .wait_for("75 h do not fit into a day. 7.5, 7h30 or 730 work.");
    terminal
        .keys("7.30\r")
        .wait_for("7.30 can be 7 h 18 min or 7 h 30 min.");
    terminal.keys("d").wait_for("How rested");
    terminal
        .keys("44444three\r")
        .wait_for("Promises are typed 2/3");
    assert_eq!(terminal.keys("2/3\r\r").end().code, 0);
    assert!(
        last_line(&home).contains(r#""sleep":7.3,"#),
        "{}",
        last_line(&home)
    );
}

#[test]
fn x_switches_a_question_off_for_good_once_it_is_saved() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal
        .keys("w7\r4x")
        .wait_for("Back on: selfcare config on eating");
    assert_eq!(terminal.keys(ESC).end().code, 2);
    assert!(
        !home.config().exists(),
        "stopped, so nothing was switched off"
    );

    let ended = checkin(&home).keys("w7\r4x444\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    let mut terminal = checkin(&home);
    terminal
        .wait_for("1 of 7")
        .keys("w7\r4")
        .wait_for("Did your limits hold");
    terminal.keys(ESC).end();
    home.ok(["config", "on", "eating"]);
    let mut terminal = checkin(&home);
    terminal
        .wait_for("1 of 8")
        .keys("x")
        .wait_for("config on health")
        .keys("x\r")
        .wait_for("always asked");
    terminal.keys(ESC).end();
}

#[test]
fn who_is_ill_may_stop_there_and_rest() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal
        .keys("i")
        .wait_for("That is enough for today.")
        .keys("\r")
        .wait_for("Rest days?");
    let ended = terminal.keys("3\r").end();
    assert_eq!(ended.code, 0);
    assert_data_eq!(
        ended.screen,
        str![[r#"
Sunday 22 November

Are you well?                              1 of 8, Esc stops
  w well
  o off colour, nothing catching
  i ill, or could be catching: fever, vomiting, infection
  d dulled: drink, or medicine that makes drowsy
> i ill, or could be catching
That is enough for today. You can stop here.

Stop here?
  Enter stop and rest   m go on with the other questions
> stop and rest

Rest days?  Enter until tomorrow, or how many; 0 for none
> 3                              until Wednesday 25 November

Resting until Wednesday 25 November. Asked again on Thursday
26 November. Nothing is asked, nothing is due, nothing is
counted.

Not fit to serve today. Look after yourself first.

Why: You are ill, or could be catching. Look after yourself
     first, and keep it from the people you serve.

Thin place: health.
  One small thing: lie down, drink water or tea, and let one
  person know that you are not coming.

If you cannot stay away: tell one person; have what cannot
be undone checked; choose your end now.

Resting until Wednesday 25 November. Asked again on Thursday
26 November.

Your own answers, added up. Not medical advice, not
clearance, not a forecast.

"#]]
    );
    assert!(
        last_line(&home).contains(r#""kind":"pause","#)
            && last_line(&home).contains(r#""until":"2026-11-25","why":"ill""#)
    );

    let mut home = home;
    assert_data_eq!(
        home.on("2026-11-24").ok(["status"]),
        str![[r#"
A day of rest. Nothing is asked and nothing is due.
Resting until Wednesday 25 November. Asked again on Thursday 26 November.
Well again before that? selfcare checkin

"#]]
    );
    let gate = home.run(["gate"]);
    assert_eq!(gate.code, Some(3));
    assert!(
        home.on("2026-11-26")
            .ok(["status"])
            .starts_with("Not checked in yet today.")
    );
    home.on("2026-11-22");
    assert_data_eq!(
        home.ok(["undo"]),
        str![[r#"
Took back: the check-in of today, written at 07:41, and the pause from
today.
That day has no check-in now.

"#]]
    );
}

#[test]
fn who_is_ill_may_also_go_on() {
    let home = accustomed();
    let ended = checkin(&home).keys("im7\r44444\r\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        ended
            .screen
            .contains("Not fit to serve today. Look after yourself first.\n"),
        "{}",
        ended.screen
    );
    assert!(last_line(&home).contains(r#""kind":"checkin""#));
}

#[test]
fn a_second_check_in_shows_the_first_and_says_what_changed() {
    let home = Sandbox::new();
    home.ok([
        "checkin",
        "--answers",
        "well 7h30 1 4 3 4 4 2/3",
        "--note",
        "first",
    ]);
    let ended = checkin(&home).keys("\r\r4\r\r\r\r-\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert_data_eq!(
        ended.screen,
        str![[r#"
Sunday 22 November
You answered at 07:41. Enter keeps, - clears, anything else
changes.

Are you well?                  (now well)  1 of 8, Esc stops
  w well
  o off colour, nothing catching
  i ill, or could be catching: fever, vomiting, infection
  d dulled: drink, or medicine that makes drowsy
> stays: well

Sleep in the last 24 hours, naps too?
7h30, 730, 23:15-6:45               (now 7 h 30 min)  2 of 8
> stays: 7 h 30 min

How rested are you right now?                (now 1)  3 of 8
  1 worn out, hard to think   2 tired   3 all right
  4 rested                    5 fully rested, sharp
> 4 rested                                             was 1

How have you eaten and drunk since yesterday morning?
                                             (now 4)  4 of 8
  1 hardly  2 scrappily  3 all right  4 well  5 very well
> stays: 4

Did your limits hold since the last check-in?
                                             (now 3)  5 of 8
  1 overrun       2 mostly gave way   3 mixed
  4 mostly held   5 held
> stays: 3

How do you stand with your thoughts this morning?
                                             (now 4)  6 of 8
  1 they will not let go   2 heavy   3 so-so
  4 mostly steady          5 steady, I can put them down
> stays: 4

Are you moving in the direction you chose?   (now 4)  7 of 8
  1 stuck or backwards   2 drifting   3 unclear
  4 next step clear      5 well under way
> stays: 4

Promises due since the last check-in: kept of how many?
2/3                                                   8 of 8
(now two kept of three)
> -                           cleared, was two kept of three

A note, or "+" and a promise for today?          (now first)
> stays: first

Changed: rested 1 to 4, promises 2/3 to unanswered. The
verdict was "not fit", is "fit".

You are fit to serve today.                               67

Thin place, if you want one: boundaries (mixed).
  One small thing: choose the hour at which you stop, and
  tell one person.

Your own answers, added up. Not medical advice, not
clearance, not a forecast.

"#]]
    );
    assert!(!last_line(&home).contains("kept") && last_line(&home).contains(r#""note":"first""#));
}

#[test]
fn a_value_far_from_the_usual_is_asked_back_once() {
    let home = Sandbox::new();
    for day in 1..=14 {
        home.ok([
            "checkin",
            &format!("-{day}"),
            "--answers",
            "well 7 4 4 4 4 4 -",
        ]);
    }
    let mut terminal = checkin(&home);
    terminal
        .keys("w11\r")
        .wait_for("11 h of sleep is rare for you. Enter keeps it, Backspace goes back.");
    terminal
        .keys(BACKSPACE)
        .wait_for("> 11")
        .keys("7\r1")
        .wait_for("Rested 1 is rare for you.");
    let ended = terminal.keys("\r4444\r\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        last_line(&home).contains(r#""sleep":7.0,"rested":1,"eating":4"#),
        "{}",
        last_line(&home)
    );
}

#[test]
fn keys_typed_ahead_are_not_lost() {
    let home = accustomed();
    let mut terminal = Terminal::run(&home, &["checkin"], 120, 60);
    let ended = terminal.keys("w730\n443442/3\ntyped ahead\n").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    let line = last_line(&home);
    assert!(line.contains(r#""sleep":7.5,"rested":4,"eating":4,"boundaries":3,"thoughts":4,"forward":4,"kept":2,"missed":1,"note":"typed ahead""#), "{line}");
}

#[test]
fn lines_and_words_where_keys_are_no_good() {
    for (name, value) in [("ACCESSIBLE", "1"), ("TERM", "dumb")] {
        let mut home = accustomed();
        home.env(name, value);
        let ended = checkin(&home)
            .keys("well\r7h30\rtired\r4\rback\r5\r3\r4\r4\r2/3\rwords\r")
            .end();
        assert_eq!(ended.code, 0, "{}", ended.screen);
        assert!(!ended.screen.contains("> "), "{}", ended.screen);
        let line = last_line(&home);
        assert!(line.contains(r#""rested":2,"eating":5,"boundaries":3,"thoughts":4,"forward":4,"kept":2,"missed":1,"note":"words""#), "{line}");
    }
}

/// A first check-in in a window so many columns wide.
fn first_time(columns: u16) -> String {
    let home = Sandbox::new();
    let mut terminal = Terminal::run(&home, &["checkin"], 150, columns);
    terminal
        .wait_for("Are you well?")
        .keys("o5h30\r423451/2\ra note\r\r");
    let screen = terminal.end().screen;
    let longest = screen.lines().map(|line| line.chars().count()).max();
    assert!(longest <= Some(usize::from(columns.min(80))), "{screen}");
    screen
}

#[test]
fn a_narrow_window_reads_well() {
    assert_data_eq!(
        first_time(40),
        str![[r#"
First time, so three things, once.
 - Nothing here is a test. Leave any
   question with Enter.
 - Backspace goes back. Esc stops and
   saves nothing.
 - A question you never want again: x. ?
   says why it is asked.

Sunday 22 November

Are you well?          1 of 8, Esc stops
  w well
  o off colour, nothing catching
  i ill, or could be catching: fever,
    vomiting, infection
  d dulled: drink, or medicine that
    makes drowsy
> o off colour, nothing catching

Sleep in the last 24 hours, naps too?
7h30, 730, 23:15-6:45             2 of 8
> 5h30                        5 h 30 min

How rested are you right now?     3 of 8
  1 worn out, hard to think
  2 tired
  3 all right
  4 rested
  5 fully rested, sharp
> 4 rested

How have you eaten and drunk since
yesterday morning?                4 of 8
  1 hardly
  2 scrappily
  3 all right
  4 well
  5 very well
> 2 scrappily

Did your limits hold since the last
check-in?                         5 of 8
  1 overrun
  2 mostly gave way
  3 mixed
  4 mostly held
  5 held
> 3 mixed

How do you stand with your thoughts this
morning?                          6 of 8
  1 they will not let go
  2 heavy
  3 so-so
  4 mostly steady
  5 steady, I can put them down
> 4 mostly steady

Are you moving in the direction you
chose?                            7 of 8
  1 stuck or backwards
  2 drifting
  3 unclear
  4 next step clear
  5 well under way
> 5 well under way

Promises due since the last check-in:
kept of how many?                 8 of 8
2/3, Enter for none
> 1/2                    one kept of two

A note, or "+" and a promise for today?
Enter for neither
> a note

Fit to serve, with care.              55

Why: You are off colour. If it should be
     catching after all, think about
     whom you could infect.
     5 h 30 min of sleep. Nights like
     this came before a low day 24 to 33
     times in 100, in the diaries this
     was tested on; usually it is 13 to
     17.

Thin place: health.
  One small thing: drink water or tea,
  and do today only what has to be done.
Double-check what cannot be undone.

Your own answers, added up. Not medical
advice, not clearance, not a forecast.


What will change today?
  Enter leave it open
  s stop early
  h hand something over
  l do less
  d do it differently
  c carry on as planned
> leave it open

"#]]
    );
}

#[test]
fn a_wide_window_reads_well() {
    assert_data_eq!(
        first_time(200),
        str![[r#"
First time, so three things, once.
 - Nothing here is a test. Leave any question with Enter.
 - Backspace goes back. Esc stops and saves nothing.
 - A question you never want again: x. ? says why it is asked.

Sunday 22 November

Are you well?                                                  1 of 8, Esc stops
  w well
  o off colour, nothing catching
  i ill, or could be catching: fever, vomiting, infection
  d dulled: drink, or medicine that makes drowsy
> o off colour, nothing catching

Sleep in the last 24 hours, naps too?  7h30, 730, 23:15-6:45              2 of 8
> 5h30                                                                5 h 30 min

How rested are you right now?                                             3 of 8
  1 worn out, hard to think   2 tired   3 all right
  4 rested                    5 fully rested, sharp
> 4 rested

How have you eaten and drunk since yesterday morning?                     4 of 8
  1 hardly   2 scrappily   3 all right   4 well   5 very well
> 2 scrappily

Did your limits hold since the last check-in?                             5 of 8
  1 overrun   2 mostly gave way   3 mixed   4 mostly held   5 held
> 3 mixed

How do you stand with your thoughts this morning?                         6 of 8
  1 they will not let go   2 heavy   3 so-so
  4 mostly steady          5 steady, I can put them down
> 4 mostly steady

Are you moving in the direction you chose?                                7 of 8
  1 stuck or backwards   2 drifting   3 unclear
  4 next step clear      5 well under way
> 5 well under way

Promises due since the last check-in: kept of how many?                   8 of 8
2/3, Enter for none
> 1/2                                                            one kept of two

A note, or "+" and a promise for today?  Enter for neither
> a note

Fit to serve, with care.                                                  55

Why: You are off colour. If it should be catching after all, think about
     whom you could infect.
     5 h 30 min of sleep. Nights like this came before a low day 24 to 33
     times in 100, in the diaries this was tested on; usually it is 13 to
     17.

Thin place: health.
  One small thing: drink water or tea, and do today only what has to be
  done.
Double-check what cannot be undone.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.


What will change today?
  Enter leave it open   s stop early          h hand something over
  l do less             d do it differently   c carry on as planned
> leave it open

"#]]
    );
}

#[test]
fn what_flags_answer_is_not_asked() {
    let home = accustomed();
    let mut terminal = Terminal::run(
        &home,
        &[
            "checkin", "--sleep", "7h", "--rested", "4", "--note", "told",
        ],
        120,
        60,
    );
    let ended = terminal.wait_for("1 of 6").keys("w4444\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(!ended.screen.contains("Sleep in the last") && !ended.screen.contains("A note"));

    let mut terminal = Terminal::run(
        &home,
        &["checkin", "-1", "--answers", "well 7 4 4 4 4 4 -"],
        120,
        60,
    );
    let ended = terminal.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        ended
            .screen
            .starts_with("Slept 7 h.\n\nSaturday 21 November\nYou were fit to serve."),
        "{}",
        ended.screen
    );
}

#[test]
fn nothing_answered_is_nothing_saved() {
    let home = accustomed();
    let before = home.journal_text();
    let ended = checkin(&home).keys("\r\r\r\r\r\r\r\r\r").end();
    assert_eq!(
        (ended.code, home.journal_text()),
        (0, before),
        "{}",
        ended.screen
    );
    assert!(
        ended
            .screen
            .contains("Nothing was answered, so nothing was saved.")
    );
}

#[test]
fn keeping_every_answer_writes_nothing() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7h30 4 4 3 4 4 2/3"]);
    let before = home.journal_text();
    let ended = checkin(&home).keys("\r\r\r\r\r\r\r\r\r").end();
    assert_eq!(
        (ended.code, home.journal_text()),
        (0, before),
        "{}",
        ended.screen
    );
    assert!(
        ended.screen.contains("Nothing changed."),
        "{}",
        ended.screen
    );
}

#[test]
fn what_another_run_saved_meanwhile_is_not_lost() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    let mut terminal = checkin(&home);
    terminal.keys("\r\r2").wait_for("How have you eaten");
    home.ok(["checkin", "--sleep", "8", "--note", "from elsewhere"]);
    let ended = terminal.keys("\r\r\r\r\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    let line = last_line(&home);
    assert!(
        line.contains(r#""sleep":8.0,"rested":2,"eating":4"#) && line.contains("from elsewhere"),
        "{line}"
    );
}

#[test]
fn words_from_a_configuration_cannot_steer_the_terminal() {
    let home = accustomed();
    home.write_config("[areas.mood]\nquestion = \"a\\u001b[2J\\u202eb?\"\nlevels = [\"x\\u001b]0;p\\u0007\", \"b\", \"c\", \"d\", \"e\"]\n");
    let mut terminal = checkin(&home);
    let ended = terminal.keys("w7\r44444\r1\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    for page in [
        home.ok(["status", "--color", "always"]),
        home.ok(["config"]),
        ended.screen,
    ] {
        assert!(
            !page.contains("\u{1b}]") && !page.contains(['\u{7}', '\u{202e}']),
            "{page:?}"
        );
    }
}

#[test]
fn who_is_well_before_the_rest_days_are_over_is_asked_whether_they_are() {
    let mut home = accustomed();
    checkin(&home)
        .keys("i")
        .wait_for("Stop here?")
        .keys("\r5\r")
        .end();
    home.on("2026-11-24");
    let mut terminal = checkin(&home);
    terminal
        .keys("w")
        .wait_for("You were resting until Friday 27 November. Back from today?");
    let ended = terminal.keys("\r7\r44444\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        last_line(&home).contains(r#""kind":"pause-end","#),
        "{}",
        last_line(&home)
    );
    assert!(
        home.on("2026-11-25")
            .ok(["status"])
            .starts_with("Not checked in yet today.")
    );

    home.ok(["undo"]);
    let ended = checkin(&home).keys("wk7\r44444\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert_eq!(home.on("2026-11-26").ok(["status", "--short"]), "paused\n");
}

#[test]
fn a_day_with_care_asks_what_will_change_once() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal
        .keys("w5h30\r44444\r\r")
        .wait_for("What will change today?");
    let ended = terminal.keys("ha colleague takes room 6\r").end();
    assert_eq!(
        (ended.code, ended.settings_kept),
        (0, true),
        "{}",
        ended.screen
    );
    let end = ended.screen.find("What will change").expect("the question");
    assert_data_eq!(
        &ended.screen[end..],
        str![[r#"
What will change today?
  Enter leave it open     s stop early
  h hand something over   l do less
  d do it differently     c carry on as planned
> h hand something over

In a few words?  Enter for none
> a colleague takes room 6
Written down, for you alone.

"#]]
    );
    assert!(
        last_line(&home).contains(r#""adjustment":"a colleague takes room 6""#),
        "{}",
        last_line(&home)
    );
    assert!(
        home.ok(["status"])
            .contains("You chose: A colleague takes room 6\n")
    );

    let ended = checkin(&home).keys("\r\r\r\r\r\r\r\r\r").end();
    assert!(
        !ended.screen.contains("What will change"),
        "it was said already"
    );
}

#[test]
fn who_is_not_fit_and_goes_in_says_why() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal
        .keys("w4\r44444\r\r")
        .wait_for("I am going in, because");
    let ended = terminal.keys("gonly nurse on shift\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    let line = last_line(&home);
    assert!(
        line.contains(r#""kind":"override""#)
            && line.ends_with(r#""why":"only nurse on shift","verdict":"not-fit"}"#),
        "{line}"
    );
}

#[test]
fn what_will_change_may_be_left_open() {
    for key in ["\r", ESC, "g\r\u{1b}"] {
        let home = accustomed();
        let mut terminal = checkin(&home);
        terminal
            .keys("w4\r44444\r\r")
            .wait_for("What will change today?");
        let ended = terminal.keys(key).end();
        assert_eq!(
            (ended.code, ended.settings_kept),
            (0, true),
            "{}",
            ended.screen
        );
        assert!(
            last_line(&home).contains(r#""sleep":4.0"#) && !last_line(&home).contains("adjustment")
        );
    }
}

#[test]
fn stopping_in_line_mode_is_said_and_saves_nothing_also_in_the_middle_of_a_word() {
    for keys in [
        "hel\u{4}\u{4}",
        "\u{4}",
        "hel\u{3}",
        "\u{3}",
        "stop\r",
        "hel\u{1b}\r",
    ] {
        let mut home = accustomed();
        home.env("ACCESSIBLE", "1");
        let before = home.journal_text();
        let mut terminal = checkin(&home);
        terminal
            .keys("w\r7\r4\r4\r4\r4\r4\r\r")
            .wait_for("A note, or");
        let ended = terminal.keys(keys).end();
        assert_eq!(
            (ended.code, ended.settings_kept, home.journal_text()),
            (2, true, before),
            "{keys:?} {}",
            ended.screen
        );
        assert!(
            ended.screen.ends_with("Stopped. Nothing was saved.\n"),
            "{}",
            ended.screen
        );
    }
}

#[test]
fn who_is_ill_again_keeps_the_rest_days_they_chose() {
    let mut home = accustomed();
    checkin(&home)
        .keys("i")
        .wait_for("Stop here?")
        .keys("\r5\r")
        .end();
    home.on("2026-11-23");
    checkin(&home)
        .keys("i")
        .wait_for("Stop here?")
        .keys("\r")
        .wait_for("as they are")
        .keys("\r")
        .end();
    assert_eq!(home.on("2026-11-27").ok(["status", "--short"]), "paused\n");
    home.on("2026-11-24");
    checkin(&home)
        .keys("i")
        .wait_for("Stop here?")
        .keys("\r1\r")
        .end();
    assert_eq!(home.on("2026-11-26").ok(["status", "--short"]), "not yet\n");
}

#[test]
fn ill_offers_to_stop_however_it_was_said() {
    let home = accustomed();
    let mut told = Terminal::run(&home, &["checkin", "--health", "ill"], 60, 60);
    let ended = told.wait_for("Stop here?").keys("\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        last_line(&home).contains(r#""kind":"pause""#),
        "{}",
        last_line(&home)
    );
    let mut kept = checkin(&home);
    assert_eq!(
        kept.keys("\r").wait_for("Stop here?").keys("\r").end().code,
        0
    );
    let mut past = Terminal::run(&home, &["checkin", "yesterday"], 60, 60);
    let ended = past
        .wait_for("Are you well?")
        .keys("i")
        .wait_for("Stop here?")
        .keys("\r")
        .end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        last_line(&home).contains(r#""day":"2026-11-21","health":"ill"}"#)
            || last_line(&home).contains(r#""took""#)
    );
}

#[test]
fn a_question_answered_after_x_stays_on() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal
        .keys("w7\r4x")
        .wait_for("Did your limits hold")
        .keys(BACKSPACE)
        .wait_for("Esc stops");
    let ended = terminal.keys("4444\r\r").end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        !home.config().exists() && last_line(&home).contains(r#""eating":4"#),
        "{}",
        last_line(&home)
    );
}

#[test]
fn json_is_the_last_word_also_at_a_terminal() {
    let home = accustomed();
    let mut terminal = Terminal::run(&home, &["checkin", "--json"], 120, 200);
    let ended = terminal
        .wait_for("Are you well?")
        .keys("w4\r44444\r\r")
        .end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        ended.screen.contains(r#""verdict":"not-fit""#)
            && !ended.screen.contains("What will change")
    );
}

#[test]
fn a_window_made_narrower_or_wider_is_noticed_at_the_next_question() {
    let home = accustomed();
    let mut terminal = checkin(&home);
    terminal.wait_for("drowsy >").resize(120, 40);
    terminal.keys("w").wait_for("Sleep in the last 24 hours");
    terminal.keys("7\r").wait_for("rested, sharp >");
    terminal.resize(120, 70).keys("4");
    let ended = terminal.wait_for("5 very well >").keys(ESC).end();
    assert_data_eq!(
        ended.screen,
        str![[r#"
Sunday 22 November

Are you well?
  w well
  o off colour, nothing catching
  i ill, or could be catching: fever, vo
  d dulled: drink, or medicine that make
> w well

Sleep in the last 24 hours, naps too?
7h30, 730, 23:15-6:45             2 of 8
> 7                                  7 h

How rested are you right now?     3 of 8
  1 worn out, hard to think
  2 tired
  3 all right
  4 rested
  5 fully rested, sharp
> 4 rested

How have you eaten and drunk since yesterday morning?           4 of 8
  1 hardly   2 scrappily   3 all right   4 well   5 very well
>

Stopped. Nothing was saved.

"#]]
    );
}

#[test]
fn a_day_that_is_over_is_asked_about_as_it_was_then() {
    let mut home = accustomed();
    for accessible in ["0", "1"] {
        home.env("ACCESSIBLE", accessible);
        let asked = |day: &str, says: &str| {
            let mut terminal = Terminal::run(&home, &["checkin", day], 60, 60);
            terminal
                .wait_for(says)
                .wait_for("1 of 8")
                .keys("\u{3}")
                .end()
        };
        let ended = asked("yesterday", "Answer as it was on Saturday 21 November.");
        assert!(!ended.screen.contains("You answered"), "{}", ended.screen);
        asked(
            "-5",
            "Answer as it was on Tuesday 17 November. You answered at 07:41.",
        );
        let ended = asked("today", "Sunday 22 November");
        assert!(!ended.screen.contains("as it was"), "{}", ended.screen);
    }
}
