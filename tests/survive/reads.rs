//! A read never writes; and no fault while reading is answered with a verdict.

use std::path::Path;

use crate::changes::{Before, home};
use crate::extent::{figure, times};
use crate::needs::can;
use crate::record::bytes;
use crate::sandbox::Sandbox;
use crate::strace::{Fault, Lasts, calls, errors_of, run, under};
use crate::through::{in_two, left, says};

const READS: [&[&str]; 14] = [
    &["status"],
    &["status", "--explain"],
    &["status", "--json"],
    &["status", "--short"],
    &["gate"],
    &["gate", "--strict"],
    &["report"],
    &["report", "all", "--format", "json"],
    &["log", "all"],
    &["log", "--grep", "it"],
    &["commit", "list"],
    &["commit", "people"],
    &["focus"],
    &[
        "import",
        "csv",
        "days.csv",
        "--map",
        "sleep=sleep",
        "--dry-run",
    ],
];

/// Words of a trace that make or change something.
const WRITES: [&str; 14] = [
    "O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "mkdir", "unlink", "rename", "link(", "linkat",
    "truncate", "chmod", "chown", "utime", "mknod",
];

#[test]
fn a_read_opens_nothing_to_write_and_changes_nothing() {
    if !can("reads that never write", &["strace"]) {
        return;
    }
    for before in [Before::Nothing, Before::Kept, Before::Torn] {
        for words in READS {
            let home = home(before);
            let (trace, old) = (home.home().join("trace"), listing(home.home()));
            let file = ["-e", "trace=%file,ftruncate,fchmod,fchown,flock"];
            let ran = left(under(&says(&home, words), &trace, &file));
            assert!(ran.code.is_some_and(|code| code < 4), "{words:?}: {ran:?}");
            let text = std::fs::read_to_string(&trace).expect("a trace");
            std::fs::remove_file(&trace).expect("the trace");
            let wrote: Vec<&str> = text
                .lines()
                .filter(|line| WRITES.iter().any(|word| line.contains(word)))
                .filter(|line| !line.contains("\"/dev/null\""))
                .collect();
            assert!(wrote.is_empty(), "{words:?} on {before:?}: {wrote:?}");
            // Only whose change could be lost waits for a lock.
            let is_locked = text.contains("flock(") && words[0] != "import";
            assert!(!is_locked, "{words:?}: {text}");
            assert_eq!(listing(home.home()), old, "{words:?}");
        }
    }
}

/// Every file below a folder, with its bytes.
fn listing(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let entries = std::fs::read_dir(folder).expect("a folder");
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            files.push((path.clone(), Vec::new()));
            files.extend(listing(&path));
        } else {
            let bytes = bytes(&path);
            files.push((path, bytes));
        }
    }
    files.sort();
    files
}

fn day(answers: &str) -> Sandbox {
    let home = home(Before::Kept);
    home.run(["checkin", "--answers", answers]);
    home
}

#[test]
fn no_fault_is_answered_with_a_verdict() {
    if !can("faults at every call of a gate", &["strace"]) {
        return;
    }
    // A shut gate, an open one, and what a person sees.
    let shut = day("ill 3 1 1 1 1 1 -");
    let open = day("well 7 4 4 4 4 4 -");
    let cases = [
        (&shut, &["gate"][..]),
        (&open, &["gate"]),
        (&open, &["status"]),
    ];
    for (home, words) in cases {
        let command = says(home, words);
        let truth = left(says(home, words));
        let names = calls(&command, &home.home().join("trace"));
        let all = names.iter().flat_map(|name| errors_of(name));
        // The error that stays is the harder one; in the long run each.
        let few = |fault: &Fault| {
            times(
                fault.lasts != Lasts::Once && !fault.what.ends_with("EINTR"),
                true,
            )
        };
        let faults: Vec<Fault> = all.filter(few).collect();
        let met = in_two(&faults, |fault| {
            let trace = tempfile::NamedTempFile::new().expect("a trace");
            let mut met = 0;
            while let Some(ran) = run(&command, trace.path(), fault, met + 1) {
                met += 1;
                let is_true = ran.code == truth.code && ran.stdout == truth.stdout;
                let is_verdict = matches!(ran.code, Some(0 | 1 | 3));
                assert!(is_true || !is_verdict, "{words:?} {fault:?} {met}: {ran:?}");
            }
            met
        });
        figure(format_args!(
            "{}: {} faults while reading, no false verdict",
            words[0],
            met.iter().sum::<usize>()
        ));
    }
}
