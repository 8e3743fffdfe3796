//! Which shared libraries a start waits for: the C library where the build is not a static one, and no other.

use std::collections::BTreeSet;

use crate::sandbox::Sandbox;
use crate::traced::traced;

#[test]
fn a_start_opens_the_c_library_alone() {
    let home = Sandbox::new();
    let program = env!("CARGO_BIN_EXE_selfcare");
    let Some((code, calls)) = traced(&home, "openat", program, &["gate"]) else {
        return;
    };
    assert_eq!(code, Some(3), "{calls}");
    let opened = calls.lines().filter(|call| !call.contains(" = -1 "));
    let libraries: BTreeSet<&str> = opened
        .filter_map(|call| call.split('"').nth(1)?.rsplit('/').next())
        .filter(|name| name.contains(".so"))
        .filter(|name| !["ld.so.cache", "libc.so.6"].contains(name))
        .collect();
    // A debug build leaves the functions of mathematics outside.
    let known = BTreeSet::from(["libm.so.6"]);
    assert!(libraries.is_subset(&known), "{libraries:?}");
}
