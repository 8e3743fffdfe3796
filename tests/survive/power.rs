//! Power cuts: what was acknowledged is there when the machine starts again.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::dice::Dice;
use crate::extent::{figure, times};
use crate::mounted::Mounted;
use crate::needs::{ROOT, can};
use crate::record::{bytes, named};
use crate::sandbox::Sandbox;
use crate::through::{by, left, says};
use crate::writers::own;

/// What some cuts came to.
#[derive(Debug, Default)]
pub(crate) struct Cuts {
    pub(crate) acknowledged: usize,
    pub(crate) lost: usize,
}

/// Cuts the power under a writer, so many times. What was acknowledged is kept outside of the disk that loses it.
pub(crate) fn cuts(kind: &'static str, cuts: usize, program: &Path) -> Cuts {
    let disk = Mounted::new(kind, if kind == "xfs" { 320 } else { 32 });
    let mut all = Cuts::default();
    let mut dice = Dice(3);
    for cut in 0..cuts {
        // A new journal for every other cut, and sometimes a cut before its first line.
        let folder = disk.path().join(format!("data/{}", cut / 2));
        let mut home = Sandbox::new();
        home.env("SELFCARE_DIR", folder.to_str().expect("UTF-8"));
        let journal = folder.join("journal.jsonl");
        let before = bytes(&journal);
        let (is_cut, delay) = (AtomicBool::new(false), dice.below(250));
        let acknowledged: Vec<String> = std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                let mut acknowledged = Vec::new();
                while !is_cut.load(Ordering::Relaxed) {
                    let name = format!("{cut}-{}", acknowledged.len());
                    let words = ["checkin", "--sleep", "7", "--note", &name];
                    if left(by(program, &says(&home, &words))).code == Some(0) {
                        acknowledged.push(name);
                    } else {
                        break;
                    }
                }
                acknowledged
            });
            std::thread::sleep(Duration::from_millis(delay));
            disk.cut_power();
            is_cut.store(true, Ordering::Relaxed);
            writer.join().expect("the writer")
        });
        disk.power_again();

        let after = bytes(&journal);
        let there = named(&after);
        let is_there = |name: &&String| there.get(*name) == Some(&1);
        all.acknowledged += acknowledged.len();
        all.lost += acknowledged.len() - acknowledged.iter().filter(is_there).count();
        all.lost += usize::from(!after.starts_with(&before));
        let next = left(says(&home, &["checkin", "--sleep", "8", "--note", "next"]));
        assert!(next.code == Some(0) || program != own(), "{next:?}");
    }
    all
}

fn lose_nothing(kind: &'static str, count: usize) {
    let mkfs = format!("mkfs.{kind}");
    if count > 0 && can(&format!("power cut on {kind}"), &[ROOT, &mkfs, "perl"]) {
        let came_to = cuts(kind, count, own());
        figure(format_args!("{count} power cuts on {kind}: {came_to:?}"));
        assert_eq!(came_to.lost, 0);
        assert!(came_to.acknowledged > count);
    }
}

#[test]
fn power_cuts_on_ext4_lose_nothing_that_was_acknowledged() {
    lose_nothing("ext4", times(3, 200));
}

#[test]
fn power_cuts_on_xfs_lose_nothing_that_was_acknowledged() {
    lose_nothing("xfs", times(3, 200));
}
