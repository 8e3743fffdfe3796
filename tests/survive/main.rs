//! What the journal survives.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test writes what it likes and stops at what it did not expect"
)]

mod changes;
mod claimed;
mod dice;
mod extent;
mod faults;
mod full_disk;
mod holders;
mod kills;
mod law;
mod mounted;
mod mutants;
mod needs;
mod power;
mod record;
#[path = "../cli/sandbox.rs"]
mod sandbox;
mod short_writes;
mod strace;
mod through;
mod writers;
