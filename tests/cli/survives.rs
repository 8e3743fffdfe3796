//! An acknowledged record is never lost: not when the program is killed, not when many write at once.

use std::collections::HashMap;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::sandbox::Sandbox;

/// A check-in whose note is its own name, on its way.
fn start(home: &Sandbox, name: &str) -> Child {
    let mut command = home.command();
    command.args(["checkin", "--sleep", "7", "--rested", "4", "--note", name]);
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

/// How often each note stands in the journal, as a fresh reader sees it line by line.
fn found(home: &Sandbox) -> HashMap<String, usize> {
    let mut found = HashMap::new();
    for line in home.journal_text().lines() {
        let Ok(record) = serde_json::from_str::<serde_json::Value>(line) else {
            continue;
        };
        let note = record["note"].as_str().expect("a note").to_owned();
        *found.entry(note).or_insert(0) += 1;
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
        .map(|number| start(&home, &format!("n{number}")))
        .collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    let found = found(&home);
    assert_eq!(found.len(), 200);
    assert!(found.values().all(|times| *times == 1));
    assert_eq!(home.journal_text().lines().count(), 200);
}
