//! Killed at any moment: what was acknowledged stands once, and the next run just works.

use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::dice::Dice;
use crate::extent::{figure, times};
use crate::record::{bytes, named};
use crate::sandbox::Sandbox;
use crate::through::says;

/// A check-in whose note is a name, on its way.
fn start(home: &Sandbox, name: &str) -> Child {
    let mut command = says(
        home,
        &["checkin", "--sleep", "7", "--rested", "4", "--note", name],
    );
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

#[test]
fn random_kills_lose_nothing_that_was_acknowledged() {
    let home = Sandbox::new();
    let (mut acknowledged, mut killed, mut dice) = (Vec::new(), 0, Dice(11));
    // Kills fall between the start of a run and twice as long as one takes on this machine.
    let began = Instant::now();
    (0..5).for_each(|_| assert!(start(&home, "before").wait().expect("it ends").success()));
    let longest = u64::try_from(began.elapsed().as_micros()).expect("a short time") * 2 / 5;
    for number in 0..times(300, 10_000) {
        let name = format!("n{number}");
        let mut child = start(&home, &name);
        sleep(Duration::from_micros(dice.below(longest)));
        let _ = child.kill();
        if child.wait().expect("it ends").success() {
            acknowledged.push(name);
        } else {
            killed += 1;
        }
    }

    let named = named(&bytes(&home.journal()));
    let lost = acknowledged
        .iter()
        .filter(|name| named.get(*name) != Some(&1));
    let lost: Vec<&String> = lost.collect();
    figure(format_args!(
        "{killed} kills at random, {} acknowledged, {} lost",
        acknowledged.len(),
        lost.len()
    ));
    assert!(lost.is_empty(), "{lost:?}");
    assert!(named.values().all(|count| *count == 1), "one stands twice");
    assert!(killed > 20 && acknowledged.len() > 20, "{killed} killed");
    home.run(["checkin", "--sleep", "7", "--note", "after"]);
    assert!(home.journal_text().ends_with("\"note\":\"after\"}\n"));
}
