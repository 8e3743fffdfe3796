//! DAY and PERIOD.
#![no_main]

#[path = "../laws/day.rs"]
mod day;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| day::holds(bytes));
