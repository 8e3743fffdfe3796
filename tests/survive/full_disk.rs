//! A full disk, and space again; a limit on the size of files.

use std::path::Path;

use crate::changes::{Before, CHECK_IN, added, home};
use crate::extent::figure;
use crate::mounted::Mounted;
use crate::needs::{ROOT, can};
use crate::record::{bytes, named};
use crate::sandbox::Sandbox;
use crate::through::{Left, left, says, through};

/// A check-in with a name and a note of some length.
fn told(home: &Sandbox, name: &str, long: usize) -> Left {
    let note = format!("{name} {}", "x".repeat(long));
    left(says(home, &["checkin", "--sleep", "7", "--note", &note]))
}

/// What a refused change leaves: the journal as it was, or a torn tail behind it.
fn refused(ran: &Left, before: &[u8], after: &[u8]) {
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(after.starts_with(before), "{ran:?}");
    if ran.stderr.contains("nothing was") {
        assert_eq!(after, before, "{ran:?}");
    } else {
        assert!(ran.stderr.contains("it may not be saved"), "{ran:?}");
    }
}

fn fills_up(kind: &'static str) {
    let disk = Mounted::new(kind, if kind == "tmpfs" { 1 } else { 8 });
    let folder = disk.path().join("data");
    let journal = folder.join("journal.jsonl");
    let mut home = Sandbox::new();
    home.env("SELFCARE_DIR", folder.to_str().expect("UTF-8"));
    let (mut acknowledged, mut refusals) = (Vec::new(), 0);
    for round in 0..4 {
        let ballast = disk.path().join("ballast");
        fill(&ballast);
        for number in 0..12 {
            let name = format!("{round}-{number}");
            let before = bytes(&journal);
            let ran = told(&home, &name, 500 + 311 * number);
            if ran.code == Some(0) {
                acknowledged.push(name);
            } else {
                refused(&ran, &before, &bytes(&journal));
                refusals += 1;
            }
        }
        // Space again, and nothing to be done by hand.
        std::fs::remove_file(ballast).expect("the ballast");
        let name = format!("{round}-after");
        let ran = told(&home, &name, 10);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        acknowledged.push(name);
    }

    let there = named(&bytes(&journal));
    let is_there = |name: &String| {
        there
            .keys()
            .any(|note| note.starts_with(&format!("{name} ")))
    };
    assert!(acknowledged.iter().all(is_there), "{there:?}");
    figure(format_args!(
        "a full {kind}: {refusals} refused, {} acknowledged, 0 lost",
        acknowledged.len()
    ));
    assert!(refusals > 20);
}

/// Takes all the space there is.
fn fill(ballast: &Path) {
    use std::io::Write as _;
    let mut file = std::fs::File::create(ballast).expect("the ballast");
    for size in [1 << 16, 512] {
        while file.write_all(&vec![0; size]).is_ok() {}
    }
    let _ = file.sync_all();
}

#[test]
fn a_full_disk_refuses_and_space_again_is_enough() {
    for (kind, mkfs) in [("tmpfs", "mount"), ("ext4", "mkfs.ext4")] {
        if can(&format!("a full disk, {kind}"), &[ROOT, mkfs]) {
            fills_up(kind);
        }
    }
}

#[test]
fn a_limit_on_files_is_like_a_full_disk_whatever_becomes_of_its_signal() {
    let mut torn = 0;
    for ignored in ["", "trap '' XFSZ; "] {
        for long in (0..512).step_by(64) {
            // A block of 512 bytes: the change ends before it, on it, and after it.
            let home = home(Before::Nothing);
            home.write_journal(format!("{}\n", "x".repeat(long)));
            let before = bytes(&home.journal());
            let script = format!("{ignored}ulimit -f 1; exec \"$0\" \"$@\"");
            let limited = through(&["dash", "-c", &script], &says(&home, CHECK_IN.2));
            let ran = left(limited);
            let after = bytes(&home.journal());
            if ran.code != Some(0) {
                refused(&ran, &before, &after);
                torn += usize::from(after != before);
            }
            assert_eq!(home.run(CHECK_IN.2).code, Some(0));
            assert_eq!(added(&before, &bytes(&home.journal())), Some(1), "{ran:?}");
        }
    }
    assert!(torn > 4, "{torn} lines were torn");
}
