//! Writes that take only a part of what they are given.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::changes::{Before, CHECK_IN, added, home};
use crate::extent::{figure, times};
use crate::law::Trial;
use crate::needs::can;
use crate::record::bytes;
use crate::strace::kill;

/// The variables under which a write takes at most so many bytes.
pub(crate) fn in_pieces(most: usize) -> [(&'static str, String); 2] {
    let library = LIBRARY.to_str().expect("a path in UTF-8").to_owned();
    [("LD_PRELOAD", library), ("AT_MOST", most.to_string())]
}

/// What shortens them, made once a run.
static LIBRARY: LazyLock<PathBuf> = LazyLock::new(|| {
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("short_writes.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/survive/short_writes.c");
    let mut compile = Command::new("cc");
    compile
        .args(["-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(source);
    assert!(compile.arg("-ldl").status().expect("cc").success());
    library
});

#[test]
fn a_write_in_pieces_goes_on_to_the_end() {
    if !can("short writes", &["cc"]) {
        return;
    }
    for most in [1, 2, 3, 7, 64, 100] {
        for before in [Before::Nothing, Before::Kept, Before::Torn] {
            let mut home = home(before);
            let old = bytes(&home.journal());
            for (name, value) in in_pieces(most) {
                home.env(name, &value);
            }
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
    let pieces = times(16, 1);
    let trial = Trial::within(CHECK_IN, Before::Torn, &in_pieces(pieces));
    let tally = trial.enumerate(&kill("write"));
    figure(format_args!(
        "pieces of {pieces}: {} kills, {} lost",
        tally.faults,
        tally.broken.len()
    ));
    assert!(tally.broken.is_empty(), "{:#?}", tally.broken);
    assert!(tally.faults > 10);
}
