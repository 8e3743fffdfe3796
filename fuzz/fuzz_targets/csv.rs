//! A table to import.
#![no_main]

#[path = "../laws/csv.rs"]
mod csv;
#[path = "../laws/person.rs"]
mod person;

#[path = "../../src/cli"]
#[expect(dead_code, reason = "the program uses the rest")]
mod cli {
    pub(crate) mod import;
}

use cli::import;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| csv::holds(bytes));
