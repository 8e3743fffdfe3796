//! What the journal survives.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test writes what it likes and stops at what it did not expect"
)]

mod changes;
mod dice;
mod extent;
mod faults;
mod law;
mod needs;
mod record;
#[path = "../cli/sandbox.rs"]
mod sandbox;
mod strace;
mod through;
