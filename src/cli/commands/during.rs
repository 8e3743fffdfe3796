//! Long work says on standard error that it goes on: after half a second, in a terminal, and never otherwise.

use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use crate::world::{Showing, World};

/// Shorter work is done before anyone wonders.
const PATIENCE: Duration = Duration::from_millis(500);
/// What is done so soon is not worth a line.
const BLINK: Duration = Duration::from_millis(50);
const TICK: Duration = Duration::from_millis(250);

/// Does some work, and says what it is once the run has taken long: many short pieces are long together.
pub(super) fn during<T>(world: &World, what: &str, work: impl FnOnce() -> T) -> T {
    let patience = PATIENCE.saturating_sub(world.elapsed()).max(BLINK);
    match World::progress() {
        None => work(),
        Some(showing) => saying(what, patience, showing, &mut std::io::stderr(), work),
    }
}

fn saying<T>(
    what: &str,
    patience: Duration,
    showing: Showing,
    err: &mut (impl Write + Send),
    work: impl FnOnce() -> T,
) -> T {
    let (done, when_done) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(move || say(what, patience, showing, err, &when_done));
        let worked = work();
        drop(done);
        worked
    })
}

/// Nobody who cannot hear it is waited for, and nothing fails for that.
fn say(
    what: &str,
    patience: Duration,
    showing: Showing,
    err: &mut impl Write,
    when_done: &Receiver<()>,
) {
    let goes_on = |wait| when_done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout);
    if !goes_on(patience) {
        return;
    }
    if showing == Showing::Lines {
        let _ = writeln!(err, "{what}.");
        return;
    }
    for dots in (1..=3).cycle() {
        let _ = write!(err, "\r{what}{:<3}", ".".repeat(dots));
        let _ = err.flush();
        if !goes_on(TICK) {
            break;
        }
    }
    let _ = write!(err, "\r{}\r", " ".repeat(what.len() + 3));
    let _ = err.flush();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(patience: u64, takes: u64, showing: Showing) -> String {
        let mut said = Vec::new();
        let worked = saying(
            "Adding up",
            Duration::from_millis(patience),
            showing,
            &mut said,
            || {
                std::thread::sleep(Duration::from_millis(takes));
                7
            },
        );
        assert_eq!(worked, 7);
        String::from_utf8(said).unwrap()
    }

    #[test]
    fn short_work_says_nothing_and_long_work_leaves_nothing_behind() {
        assert_eq!(said(60_000, 1, Showing::Redrawn), "");
        let long = said(1, 100, Showing::Redrawn);
        assert_eq!(long, "\rAdding up.  \r            \r");
        assert_eq!(said(1, 100, Showing::Lines), "Adding up.\n");
    }
}
