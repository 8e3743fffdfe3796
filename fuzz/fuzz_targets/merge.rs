//! Journals of several machines brought together.
#![no_main]

#[path = "../laws/merge.rs"]
mod merge;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| merge::holds(bytes));
