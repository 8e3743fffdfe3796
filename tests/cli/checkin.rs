//! `selfcare checkin`, told.

use crate::sandbox::Sandbox;

#[test]
fn a_told_morning_says_the_verdict() {
    let home = Sandbox::new();
    println!(
        "{}",
        home.ok(["checkin", "--answers", "well 7h30 4 4 3 4 4 2/3"])
    );
}
