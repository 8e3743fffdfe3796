//! How long a trial goes on, and what is said of it at its end.

use std::env::var_os;
use std::fmt::Display;
use std::io::Write as _;

/// Whether this is the long run, of a release.
pub(crate) fn is_long() -> bool {
    var_os("SELFCARE_LONG").is_some_and(|value| value == "1")
}

/// How often: in every run, and in the long one.
pub(crate) fn times<T>(every_run: T, long: T) -> T {
    if is_long() { long } else { every_run }
}

/// Says a figure past the test runner, which keeps to itself what a test prints that holds.
pub(crate) fn figure(words: impl Display) {
    // In one write, so that two tests at once stay two lines.
    let line = format!("figure: {words}\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
}
