//! A check-in put aside with Ctrl-Z, as any program at a terminal can be, and taken up again.

use std::process::Command;

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

const CTRL_Z: &str = "\u{1a}";
const CTRL_C: &str = "\u{3}";

/// A shell with jobs: it says when it has the terminal, reads a line itself, and takes the program up again.
const JOBS: &str = "set -m; \"$0\" \"$@\"; code=$?; while [ $code = 148 ]; do \
                    [ \"$(stty -g)\" = \"$(cat before)\" ] && echo at the shell; \
                    read said; echo \"read $said\"; fg >/dev/null; code=$?; done; (exit $code)";

fn accustomed(accessible: &str) -> Sandbox {
    let mut home = Sandbox::new();
    home.env("ACCESSIBLE", accessible);
    home.ok(["checkin", "-5", "--answers", "well 7 4 4 4 4 4 -"]);
    home
}

fn last_line(home: &Sandbox) -> String {
    let journal = home.journal_text();
    journal.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn the_shell_has_the_terminal_and_the_open_question_comes_back() {
    let home = accustomed("0");
    let mut terminal = Terminal::within(JOBS, &home, &["checkin"], 200, 60);
    terminal.wait_for("Are you well?").keys(CTRL_Z);
    terminal.wait_for("at the shell").keys("first\n");
    terminal.wait_for("read first Are you well? 1 of 8, Esc stops");
    terminal.keys("w7").wait_for("> 7").keys(CTRL_Z);
    terminal.wait_for("> 7at the shell").keys("second\n");
    terminal.wait_for("read second Sleep in the last 24 hours, naps too?");
    terminal.keys("30\r44444\r").wait_for("A note");
    terminal.keys("by the").wait_for("by the").keys(CTRL_Z);
    terminal.wait_for("by theat the shell").keys("third\n");
    terminal.wait_for("read third A note").keys(" sea\r");
    let ended = terminal.end();
    let kept = (ended.code, ended.settings_kept);
    assert_eq!(kept, (0, true), "{}", ended.screen);
    let line = last_line(&home);
    assert!(line.contains(r#""sleep":7.5,"#), "{line}");
    assert!(line.contains(r#""note":"by the sea""#), "{line}");
}

#[test]
fn a_script_in_between_is_put_aside_with_it() {
    let home = accustomed("0");
    let script = r#"sh -c '"$0" "$@"; exit $?' "$0" "$@""#;
    let jobs = JOBS.replacen("\"$0\" \"$@\"", script, 1);
    let mut terminal = Terminal::within(&jobs, &home, &["checkin"], 200, 60);
    terminal.wait_for("Are you well?").keys(CTRL_Z);
    terminal.wait_for("at the shell").keys("first\n");
    terminal.wait_for("read first Are you well?").keys(CTRL_C);
    let ended = terminal.end();
    let kept = (ended.code, ended.settings_kept);
    assert_eq!(kept, (2, true), "{}", ended.screen);
}

#[test]
fn lines_are_put_aside_as_well() {
    let home = accustomed("1");
    let mut terminal = Terminal::within(JOBS, &home, &["checkin"], 200, 60);
    terminal.wait_for("Answer:").keys("we").keys(CTRL_Z);
    terminal.wait_for("at the shell").keys("first\n");
    terminal.wait_for("read first Question 1 of 8. Are you well?");
    terminal.keys("well\n").wait_for("Question 2 of 8.");
    let ended = terminal.keys(CTRL_C).end();
    let kept = (ended.code, ended.settings_kept);
    assert_eq!(kept, (2, true), "{}", ended.screen);
}

#[test]
fn where_nobody_could_take_it_up_again_it_goes_on() {
    for (accessible, again, next) in [
        ("0", "> Are you well? 1 of 8", "Sleep in the last"),
        ("1", "Answer: Question 1 of 8.", "Question 2 of 8."),
    ] {
        let home = accustomed(accessible);
        let mut terminal = Terminal::run(&home, &["checkin"], 200, 60);
        terminal.wait_for("Are you well?").keys(CTRL_Z);
        terminal
            .wait_for(again)
            .keys(if accessible == "1" { "w\n" } else { "w" });
        let ended = terminal.wait_for(next).keys(CTRL_C).end();
        let kept = (ended.code, ended.settings_kept);
        assert_eq!(kept, (2, true), "{}", ended.screen);
    }
}

#[test]
fn what_was_stopped_from_outside_takes_the_terminal_again() {
    let jobs = "set -m; \"$0\" \"$@\"; stty \"$(cat before)\"; echo at the shell; read said; echo \"read $said\"; fg >/dev/null";
    let home = accustomed("0");
    let mut terminal = Terminal::within(jobs, &home, &["checkin"], 200, 60);
    terminal.wait_for("Are you well?");
    let program = terminal.program().to_string();
    let told = Command::new("kill").args(["-STOP", &program]).status();
    assert!(told.expect("kill").success());
    terminal.wait_for("at the shell").keys("first\n");
    terminal.wait_for("read first").keys("w");
    let ended = terminal.wait_for("Sleep in the last").keys(CTRL_C).end();
    let kept = (ended.code, ended.settings_kept);
    assert_eq!(kept, (2, true), "{}", ended.screen);
}
