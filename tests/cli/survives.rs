//! An acknowledged record is never lost: not when the program is killed, not when many write at once.

use std::collections::HashMap;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

/// A check-in whose note is a name, on its way.
fn start(home: &Sandbox, name: &str) -> Child {
    spawn(
        home,
        &["checkin", "--sleep", "7", "--rested", "4", "--note", name],
    )
}

fn spawn(home: &Sandbox, args: &[&str]) -> Child {
    home.command()
        .args(args)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// How often each note or promise stands in the journal, as a fresh reader sees it line by line.
fn found(home: &Sandbox) -> HashMap<String, usize> {
    let mut found = HashMap::new();
    for line in home.journal_text().lines() {
        let Ok(record) = serde_json::from_str::<serde_json::Value>(line) else {
            continue;
        };
        let name = record["note"].as_str().or(record["text"].as_str());
        *found.entry(name.expect("a name").to_owned()).or_insert(0) += 1;
    }
    found
}

#[test]
fn three_hundred_kills_lose_nothing_that_was_acknowledged() {
    let home = Sandbox::new();
    let (mut acknowledged, mut in_flight, mut seed) = (Vec::new(), 0, 11_u64);
    // Kills fall between the start of a run and twice as long as one takes on this machine.
    let began = Instant::now();
    (0..5).for_each(|_| assert!(start(&home, "before").wait().expect("it ends").success()));
    let longest = u64::try_from(began.elapsed().as_micros()).expect("a short time") * 2 / 5;
    for number in 0..300 {
        let name = format!("n{number}");
        let mut child = start(&home, &name);
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        sleep(Duration::from_micros((seed >> 33) % longest));
        let _ = child.kill();
        if child.wait().expect("it ends").success() {
            acknowledged.push(name);
        } else {
            in_flight += 1;
        }
    }
    let found = found(&home);
    for name in &acknowledged {
        assert_eq!(found.get(name), Some(&1), "{name} was acknowledged");
    }
    assert!(
        found.values().all(|times| *times == 1),
        "nothing stands twice"
    );
    assert!(
        in_flight > 20 && acknowledged.len() > 20,
        "{in_flight} killed, {} acknowledged",
        acknowledged.len()
    );
    home.run(["checkin", "--sleep", "7", "--note", "after"]);
    assert!(
        home.journal_text().ends_with("\"note\":\"after\"}\n"),
        "the next run just works"
    );
}

#[test]
fn two_hundred_writers_at_once_stand_each_once() {
    let home = Sandbox::new();
    let children: Vec<Child> = (0..200)
        .map(|number| {
            let name = format!("n{number}");
            match number % 2 {
                0 => start(&home, &name),
                _ => spawn(&home, &["commit", "add", &name]),
            }
        })
        .collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    let found = found(&home);
    assert_eq!(found.len(), 200);
    assert!(found.values().all(|times| *times == 1));
    assert_eq!(home.journal_text().lines().count(), 200);
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
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("a full disk");
        let output = home.command().args(args).stdout(full).output();
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
