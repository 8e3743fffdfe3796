//! One journal line.
#![no_main]

#[path = "../laws/asked.rs"]
mod asked;
#[path = "../laws/line.rs"]
mod line;
#[path = "../laws/person.rs"]
mod person;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| line::holds(bytes));
