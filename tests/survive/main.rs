//! What the journal survives.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test writes what it likes and stops at what it did not expect"
)]

mod changes;
mod claimed;
mod clocks;
mod damage;
mod dice;
mod extent;
mod faults;
mod full_disk;
mod holders;
mod hostile;
mod kills;
mod law;
mod mounted;
mod mutants;
mod needs;
mod odd_text;
mod places;
mod power;
mod reads;
mod record;
#[path = "../cli/sandbox.rs"]
mod sandbox;
mod short_writes;
mod strace;
mod streams;
mod through;
mod writers;
