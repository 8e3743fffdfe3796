//! A journal line as this program writes it.
#![no_main]

#[path = "../laws/canonical.rs"]
mod canonical;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| canonical::holds(bytes));
