//! A lock whose holder was stopped, and one whose holder is dead.

use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::changes::{Before, CHECK_IN, home};
use crate::needs::can;
use crate::record::{bytes, named};
use crate::sandbox::Sandbox;
use crate::strace::under;
use crate::through::says;

/// A check-in that stops itself while it holds the lock, with its number.
#[expect(clippy::zombie_processes, reason = "whoever asked for it waits for it")]
fn stopped(home: &Sandbox) -> (Child, String) {
    let trace = home.home().join("trace");
    let command = says(home, CHECK_IN.2);
    let stop = [
        "-e",
        "trace=fsync",
        "-e",
        "inject=fsync:signal=SIGSTOP:when=1",
    ];
    let mut held = under(&command, &trace, &stop);
    let child = held
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("strace");
    let began = Instant::now();
    loop {
        let text = std::fs::read_to_string(&trace).unwrap_or_default();
        if text.contains("stopped by SIGSTOP") {
            let number = text.split_whitespace().next().expect("a number");
            return (child, number.to_owned());
        }
        assert!(began.elapsed() < Duration::from_secs(20), "{text}");
        sleep(Duration::from_millis(5));
    }
}

fn send(signal: &str, number: &str) {
    let sent = Command::new("kill").args([signal, number]).status();
    assert!(sent.expect("kill").success());
}

#[test]
fn a_stopped_holder_is_waited_for_five_seconds_and_loses_nothing() {
    if !can("a stopped holder of the lock", &["strace"]) {
        return;
    }
    let home = home(Before::Kept);
    let (mut child, number) = stopped(&home);
    let before = bytes(&home.journal());

    let began = Instant::now();
    let ran = home.run(["commit", "add", "walk"]);
    let waited = began.elapsed();
    let read = Instant::now();
    assert_eq!(home.run(["log"]).code, Some(0));
    assert!(
        read.elapsed() < Duration::from_secs(2),
        "a read never waits"
    );
    send("-CONT", &number);

    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("busy"), "{ran:?}");
    assert!(ran.stderr.contains("nothing was changed"), "{ran:?}");
    assert!((5..8).contains(&waited.as_secs()), "{waited:?}");
    assert!(child.wait().expect("it ends").success());
    let after = bytes(&home.journal());
    assert!(after.starts_with(&before));
    assert_eq!(named(&after).get("it"), Some(&1));
    assert_eq!(named(&after).get("walk"), None);
}

#[test]
fn a_dead_holder_holds_nothing() {
    if !can("a dead holder of the lock", &["strace"]) {
        return;
    }
    let home = home(Before::Kept);
    let (mut child, number) = stopped(&home);
    send("-KILL", &number);
    let _ = child.wait();

    let began = Instant::now();
    let ran = home.run(["commit", "add", "walk"]);
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(began.elapsed() < Duration::from_secs(2));
}
