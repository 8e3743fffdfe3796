//! Says to the linker that what a panic unwinds with (`libgcc_eh.a`) goes into the program.
//!
//! Rust links to `libgcc_s.so.1` for that, and to find, map and bind a shared library more costs a program that is as soon
//! done as this one a fifth of its time: `gate` takes 1.96 times as long as `/bin/true` with it and 1.55 times without. The
//! compiler that links for Linux and glibc mostly has the archive; where it has not, the shared library stays.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script reads what is set, and asks programs"
)]

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    let is_glibc = set("CARGO_CFG_TARGET_OS") == "linux" && set("CARGO_CFG_TARGET_ENV") == "gnu";
    if is_glibc && has_archive() {
        println!("cargo::rustc-link-lib=gcc_eh");
    }
}

/// Whether the compiler that links has the archive for this machine.
fn has_archive() -> bool {
    let named = env::var_os("RUSTC_LINKER");
    if named.is_none() && set("HOST") != set("TARGET") {
        return false;
    }
    let linker = named.unwrap_or_else(|| "cc".into());
    let asked = Command::new(linker)
        .arg("-print-file-name=libgcc_eh.a")
        .output();
    // What it does not know it says back as it was asked.
    let path = asked.map(|answer| String::from_utf8_lossy(&answer.stdout).into_owned());
    path.is_ok_and(|path| Path::new(path.trim()).is_absolute())
}

/// What cargo says of this build.
fn set(variable: &str) -> String {
    env::var(variable).unwrap_or_default()
}
