//! A file of a team's shares.
#![no_main]

#[path = "../laws/share.rs"]
mod share;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| share::holds(bytes));
