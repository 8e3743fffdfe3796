//! Standard output full, closed, or a pipe that nobody reads; standard error likewise: no panic, and what is saved is said.

use std::process::{Command, Stdio};

use crate::changes::{Before, EVERY, home};
use crate::needs::can;
use crate::record::bytes;
use crate::sandbox::Sandbox;
use crate::strace::under;
use crate::through::{Left, left, says, through};

/// What a person may type, beside the changes.
const OTHERS: [&[&str]; 19] = [
    &[],
    &["--help"],
    &["--version"],
    &["status", "--explain"],
    &["status", "--json"],
    &["gate"],
    &["log", "all"],
    &["report", "all"],
    &["report", "--format", "html"],
    &["report", "--format", "csv"],
    &["commit", "list"],
    &["commit", "people"],
    &["config"],
    &["doctor"],
    &["man"],
    &["completions", "bash"],
    &["init", "bash"],
    &["remind", "status"],
    &["no-such-command"],
];

fn full() -> Stdio {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    full.expect("a full disk").into()
}

fn unread() -> Stdio {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

#[track_caller]
fn is_calm(ran: &Left, words: &[&str]) {
    // 1 is doctor's, and 3 gate's: answers, and not of a fault.
    let is_answer = matches!(ran.code, Some(0 | 2)) || matches!(words, ["doctor" | "gate"]);
    assert!(is_answer, "{words:?}: {ran:?}");
    assert!(!ran.stderr.contains("panicked"), "{words:?}: {ran:?}");
}

/// Each way in which nobody can hear it.
fn unheard(home: &Sandbox, words: &[&str]) -> Vec<Left> {
    let mut ways: Vec<Command> = Vec::new();
    for (out, err) in [
        (full(), Stdio::piped()),
        (unread(), Stdio::piped()),
        (full(), full()),
        (unread(), unread()),
    ] {
        let mut command = says(home, words);
        command.stdout(out).stderr(err);
        ways.push(command);
    }
    for closed in [
        "exec \"$0\" \"$@\" >&-",
        "exec \"$0\" \"$@\" 2>&-",
        "exec \"$0\" \"$@\" <&- >&- 2>&-",
    ] {
        ways.push(through(&["sh", "-c", closed], &says(home, words)));
    }
    ways.into_iter().map(left).collect()
}

#[test]
fn nothing_panics_when_nobody_can_hear_it() {
    let home = home(Before::Kept);
    for words in OTHERS {
        let before = bytes(&home.journal());
        for ran in unheard(&home, words) {
            is_calm(&ran, words);
        }
        assert_eq!(bytes(&home.journal()), before, "{words:?}");
    }
}

#[test]
fn a_change_is_made_or_refused_when_nobody_can_hear_it() {
    for change in EVERY {
        for way in 0..7 {
            let home = home(Before::Kept);
            let before = bytes(&home.journal());
            let ran = unheard_by(&home, change.2, way);
            is_calm(&ran, change.2);
            let now = bytes(&home.journal());
            assert!(
                ran.code != Some(0) || now != before,
                "{change:?} {way}: {ran:?}"
            );
            if way == 0 && now != before {
                assert_eq!(ran.code, Some(2), "{change:?}: {ran:?}");
                assert!(
                    ran.stderr.contains("could not be shown: "),
                    "{change:?}: {ran:?}"
                );
            }
        }
    }
}

fn unheard_by(home: &Sandbox, words: &[&str], way: usize) -> Left {
    let closed = [
        "exec \"$0\" \"$@\" >&-",
        "exec \"$0\" \"$@\" 2>&-",
        "exec \"$0\" \"$@\" <&- >&- 2>&-",
    ];
    let mut command = says(home, words);
    match way {
        0 => command.stdout(full()),
        1 => command.stdout(unread()),
        2 => command.stdout(full()).stderr(full()),
        3 => command.stdout(unread()).stderr(unread()),
        _ => return left(through(&["sh", "-c", closed[way - 4]], &command)),
    };
    left(command)
}

#[test]
fn what_is_saved_is_said_to_be_saved_when_it_cannot_be_shown() {
    let home = Sandbox::new();
    let writers: [&[&str]; 8] = [
        &["commit", "add", "walk"],
        &["commit", "kept", "walk"],
        &["commit", "edit", "walk", "--text", "swim"],
        &["focus", "rest"],
        &["reflect", "4"],
        &["undo"],
        &["pause"],
        &["config", "set", "tell", "a friend"],
    ];
    for (lines, args) in (1..).zip(writers) {
        let output = home.command().args(args).stdout(full()).output();
        let output = output.expect("a run");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            error.contains("saved; it could not be shown: no space left on device"),
            "{args:?}: {error}"
        );
        let configured = usize::from(args[0] == "config");
        assert_eq!(home.journal_text().lines().count(), lines - configured);
    }
    assert!(home.config().exists());
}

#[test]
fn each_line_about_the_journal_is_one_write_so_that_two_runs_at_once_stay_two_lines() {
    if !can("lines that are one write", &["strace"]) {
        return;
    }
    let home = home(Before::Torn);
    let trace = home.home().join("trace");
    let ran = left(under(
        &says(&home, &["status"]),
        &trace,
        &["-e", "trace=write"],
    ));
    let text = std::fs::read_to_string(&trace).expect("a trace");
    let lines = ran.stderr.lines().count();
    assert!(lines > 1, "{ran:?}");
    assert_eq!(text.matches(" write(2, ").count(), lines, "{text}");
}

#[test]
fn an_answer_that_cannot_be_written_is_said_in_one_sentence() {
    let home = home(Before::Kept);
    let more: [&[&str]; 2] = [&["checkin", "--help"], &["remind", "install", "--print"]];
    // A gate has no answer but its code, and nobody refused has one.
    let silent = [&["gate"][..], &["no-such-command"]];
    for words in OTHERS.iter().chain(&more) {
        if silent.contains(words) {
            continue;
        }
        let mut command = says(&home, words);
        command.stdout(full()).stderr(Stdio::piped());
        let ran = left(command);
        let why = "error: could not write the answer: no space left on device\n";
        assert!(
            ran.code == Some(2) && ran.stderr.ends_with(why),
            "{words:?}: {ran:?}"
        );
    }
}
