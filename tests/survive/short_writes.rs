//! Writes that take only a part of what they are given.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::changes::{Before, CHECK_IN, added, home};
use crate::extent::{figure, times};
use crate::law::Trial;
use crate::needs::can;
use crate::record::bytes;
use crate::strace::kill;

/// The library that shortens them.
fn shortened() -> PathBuf {
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("short_writes.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/survive/short_writes.c");
    let mut compile = Command::new("cc");
    compile
        .args(["-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(source);
    assert!(compile.arg("-ldl").status().expect("cc").success());
    library
}

#[test]
fn a_write_in_pieces_goes_on_to_the_end() {
    if !can("short writes", &["cc"]) {
        return;
    }
    let library = shortened();
    for most in [1, 2, 3, 7, 64, 100] {
        for before in [Before::Nothing, Before::Kept, Before::Torn] {
            let mut home = home(before);
            let old = bytes(&home.journal());
            home.env("LD_PRELOAD", library.to_str().expect("UTF-8"));
            home.env("AT_MOST", &most.to_string());
            let ran = home.run(CHECK_IN.2);
            assert_eq!(ran.code, Some(0), "{most}: {ran:?}");
            assert_eq!(added(&old, &bytes(&home.journal())), Some(1), "{most}");
        }
    }
}

#[test]
fn killed_between_any_two_pieces_of_a_write_the_rest_goes_on() {
    if !can("kills within a write", &["cc", "strace"]) {
        return;
    }
    let library = shortened();
    let pieces = times("16", "1");
    let variables = [
        ("LD_PRELOAD", library.to_str().expect("UTF-8")),
        ("AT_MOST", pieces),
    ];
    let trial = Trial::within(CHECK_IN, Before::Torn, &variables);
    let tally = trial.enumerate(&kill("write"));
    figure(format_args!(
        "pieces of {pieces}: {} kills, {} lost",
        tally.faults,
        tally.broken.len()
    ));
    assert!(tally.broken.is_empty(), "{:#?}", tally.broken);
    assert!(tally.faults > 10);
}
