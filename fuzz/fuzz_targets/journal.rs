//! Several lines as a journal.
#![no_main]

#[path = "../laws/asked.rs"]
mod asked;
#[path = "../laws/journal.rs"]
mod journal;
#[path = "../../src/cli/storage/lines.rs"]
#[expect(dead_code, reason = "the program uses the rest")]
mod lines;
#[path = "../laws/person.rs"]
mod person;
#[path = "../laws/report.rs"]
mod report;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| journal::holds(bytes));
