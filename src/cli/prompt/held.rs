//! The terminal as it was before questions, for whoever ends the program among them: it gets the terminal back first. Only
//! being told to end is watched for: while keys are read one by one Ctrl-C is a key, and what closes a terminal takes it along.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Once, OnceLock, PoisonError};
use std::thread;

use rustix::termios::{OptionalActions, Termios, tcsetattr};
use signal_hook::consts::SIGTERM;
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// What to give back, while it is held.
static HELD: Mutex<Option<Termios>> = Mutex::new(None);

/// Whether the program was told to end.
static TOLD: OnceLock<Arc<AtomicBool>> = OnceLock::new();

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

/// Waits for the end, where the program was told to.
pub(super) fn heed() {
    while TOLD.get().is_some_and(|told| told.load(Ordering::Relaxed)) {
        thread::park();
    }
}

/// Watches as long as the program runs: a signal that is let go of would be unheard from then on. Where it cannot be watched
/// for, the program ends as any other does.
fn watch() {
    if let Ok(mut signals) = Signals::new([SIGTERM]) {
        let told = TOLD.get_or_init(Arc::default);
        let _ = flag::register(SIGTERM, Arc::clone(told));
        let ends = move || {
            for signal in signals.forever() {
                give_back();
                let _ = emulate_default_handler(signal);
            }
        };
        let _ = thread::Builder::new().spawn(ends);
    }
}
