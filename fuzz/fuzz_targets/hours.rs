//! HOURS.
#![no_main]

#[path = "../laws/hours.rs"]
mod hours;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| hours::holds(bytes));
