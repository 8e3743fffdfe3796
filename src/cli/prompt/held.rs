//! The terminal as it was before questions, for whoever ends the program among them: it gets the terminal back first. Only
//! being told to end is watched for: while keys are read one by one Ctrl-C is a key, and what closes a terminal takes it along.

use std::io;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
use std::thread;

use rustix::termios::{OptionalActions, Termios, tcsetattr};
use signal_hook::consts::SIGTERM;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// What to give back, while it is held.
static HELD: Mutex<Option<Termios>> = Mutex::new(None);

/// From now on it is this that is given back.
pub(super) fn hold(before: &Termios) {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(watch);
    *held() = Some(before.clone());
}

/// Gives it back.
pub(super) fn give_back() {
    if let Some(before) = held().take() {
        // Nobody is left to hear of a failure.
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &before);
    }
}

fn held() -> MutexGuard<'static, Option<Termios>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Watches as long as the program runs: a signal that is let go of would be unheard from then on. Where it cannot be watched
/// for, the program ends as any other does.
fn watch() {
    if let Ok(mut signals) = Signals::new([SIGTERM]) {
        let ends = move || {
            for signal in signals.forever() {
                give_back();
                let _ = emulate_default_handler(signal);
            }
        };
        let _ = thread::Builder::new().spawn(ends);
    }
}
