//! What the journal survives: an acknowledged record is never lost, no byte of an older one is ever changed, and no fault
//! is answered with a verdict. Every row of the table of faults is tried here on the real program.
//!
//! | fault | tried in |
//! |---|---|
//! | killed at random; before every call to the system | `kills`; `faults` (first, later, torn; `import`) |
//! | an error at every call, once and for ever | `faults`; while reading: `reads` |
//! | a fault while a torn line is healed | `faults`, `short_writes` (killed between any two pieces of a write) |
//! | a write the system only claims to have made | `claimed` |
//! | a power cut | `power`, on ext4 and xfs |
//! | a full disk, and space again; a limit on the size of files | `full_disk` |
//! | short writes | `short_writes` |
//! | many writers; with readers, kills and `erase` | `writers` |
//! | a holder of the lock that was stopped; one that is dead | `holders` |
//! | homes that are read-only, closed, missing, relative, nobody's | `places`; `tests/cli/journal.rs` |
//! | linked journals and folders | `places`; `tests/cli/journal.rs`; `src/cli/storage/append.rs` |
//! | clocks that are wrong, days that do not exist, journeys | `clocks` |
//! | standard output full, closed, or a pipe that nobody reads | `streams` |
//! | arguments, variables and paths that are no text; locales | `odd_text` |
//! | characters that move the cursor or hide; cells; markup | `tests/cli/hostile.rs`, `formats.rs`, `page.rs` |
//! | an import that is killed; one run twice | `faults`; `tests/cli/import.rs` |
//! | secrets; no network | `tests/cli/unseen.rs`, `sockets.rs` |
//! | cut off at every byte, bits turned over | `damage` |
//! | bad journals, tables and configurations | `hostile` |
//! | a read that writes | `reads` |
//!
//! `mutants` shows that these would notice. `SELFCARE_LONG=1` makes every trial as long as a release wants it.
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
#[expect(dead_code, reason = "some of it is for the tests of the commands")]
mod sandbox;
mod short_writes;
mod strace;
mod streams;
mod through;
mod writers;
