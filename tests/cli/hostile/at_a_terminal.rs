//! What a terminal is sent, byte for byte, while questions are asked.

use super::home::home;
use super::signs::{laced_in_short, stray};
use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

/// Asserts that a terminal was sent nothing but text, the program's own styles, and what draws a line anew: a carriage
/// return before a line end, or before a line of which every character is written over.
#[track_caller]
fn only_its_own(terminal: &Terminal) -> String {
    let sent = String::from_utf8(terminal.sent().to_vec()).expect("UTF-8");
    // Which of them are carriage returns and where the cursor is put after them is the screen's business, and ours alone.
    let plain = sent.replace('\r', "");
    assert_eq!(stray(&plain), None, "{sent:?}");
    sent
}

fn at_a_terminal(home: &Sandbox, args: &[&str], keys: &[(&str, &str)], columns: u16) -> String {
    let mut terminal = Terminal::run(home, args, 40, columns);
    for (until, keys) in keys {
        terminal.wait_for(until).keys(keys);
    }
    terminal.end();
    only_its_own(&terminal)
}

/// A home whose next check-in asks for everything, with answers that stand.
fn asked() -> Sandbox {
    let mut home = home();
    // Colours come from the terminal here.
    home.env("CLICOLOR_FORCE", "0")
        .env("COLORTERM", "truecolor");
    home
}

const EVERY: [&str; 5] = [
    "inaquestion",
    "inalevel",
    "inapromise",
    "intheto",
    "inanote",
];

#[test]
fn a_check_in_shows_what_stands_without_obeying_it() {
    for columns in [40, 80, 200] {
        let home = asked();
        // Enter keeps an answer that stands, and leaves a question that has none.
        let enters = "\r".repeat(40);
        let mut terminal = Terminal::run(&home, &["checkin"], 60, columns);
        terminal.wait_for("1 of").keys(&enters);
        terminal.end();
        let sent = only_its_own(&terminal);
        for word in EVERY {
            assert!(
                sent.contains(word),
                "{word} is not asked at {columns}: {sent}"
            );
        }
    }
}

#[test]
fn a_check_in_by_lines_shows_what_stands_without_obeying_it() {
    let mut home = asked();
    home.env("ACCESSIBLE", "1");
    let mut terminal = Terminal::run(&home, &["checkin"], 60, 80);
    terminal.wait_for("Question 1").keys(&"\r".repeat(40));
    terminal.end();
    let sent = only_its_own(&terminal);
    assert!(
        sent.contains("inapromise") && sent.contains("inaquestion"),
        "{sent}"
    );
}

/// Without the keys that end a question, a line or the program.
fn typed() -> String {
    laced_in_short("typedhere").replace(['\u{1b}', '\r', '\0', '\u{8}', '\u{7f}'], "")
}

#[test]
fn what_is_pasted_at_a_question_is_not_sent_back_as_it_is() {
    let home = Sandbox::new();
    let mut terminal = Terminal::run(&home, &["reflect"], 40, 80);
    terminal.keys("3").wait_for("for tomorrow").keys(&typed());
    terminal.wait_for("typedhere").keys("\r").end();
    let sent = only_its_own(&terminal);
    assert!(sent.matches("typedhere").count() > 1, "{sent}");
}

#[test]
fn what_is_pasted_at_a_question_by_lines_is_not_sent_back_as_it_is() {
    let mut home = Sandbox::new();
    home.env("ACCESSIBLE", "1");
    let mut terminal = Terminal::run(&home, &["reflect"], 40, 80);
    terminal
        .wait_for("Answer:")
        .keys("3\n")
        .wait_for("for tomorrow");
    terminal.keys(&format!("{}\n", typed())).end();
    // The terminal of a test does not show what is typed: all of it comes from the program.
    let sent = only_its_own(&terminal);
    assert!(sent.contains("typedhere"), "{sent}");
}

#[test]
fn pages_at_a_terminal_hold_the_programs_own_styles_alone() {
    let home = asked();
    for args in [
        &["status"][..],
        &["report", "month"],
        &["log"],
        &["commit", "list"],
        &["commit", "people"],
        &["doctor"],
    ] {
        let sent = at_a_terminal(&home, args, &[], 80);
        assert!(sent.len() > 100, "{sent}");
    }
    let keys = [("?", "\r\r\r\r\r\r")];
    at_a_terminal(&home, &["commit", "edit", "1"], &keys, 80);
    at_a_terminal(&home, &["reflect"], &keys, 80);
}
