//! The terminal as it was before questions, and as they need it. Whoever ends the program among them gets the first back;
//! whoever puts it aside gets it for the time being, and the questions take the second again. Being told to end and being
//! continued are watched for: while keys are read one by one Ctrl-C and Ctrl-Z are keys, and what closes a terminal takes it
//! along.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Once, OnceLock, PoisonError};
use std::thread;

use rustix::process::{Signal, kill_current_process_group};
use rustix::termios::{OptionalActions, Termios, tcsetattr};
use signal_hook::consts::{SIGCONT, SIGTERM};
use signal_hook::flag;
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

/// The terminal, while it is held.
struct Held {
    /// What to give back.
    before: Termios,
    /// What questions need.
    asking: Termios,
}

static HELD: Mutex<Option<Held>> = Mutex::new(None);

/// Whether the program was told to end.
static TOLD: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// From now on it is `before` that is given back.
pub(super) fn hold(before: Termios, asking: Termios) -> io::Result<()> {
    static WATCHED: Once = Once::new();
    WATCHED.call_once(watch);
    *held() = Some(Held { before, asking });
    take_again()
}

/// Gives it back.
pub(super) fn give_back() {
    if let Some(held) = held().take() {
        // Nobody is left to hear of a failure.
        let _ = set(&held.before);
    }
}

/// Gives it to the shell until that continues the program. The whole group is stopped, as Ctrl-Z does it: a script between
/// shell and program waits for the program and could not be put aside alone. Where no shell could continue them, the system
/// stops nobody.
pub(super) fn put_aside() -> io::Result<()> {
    if let Some(held) = held().as_ref() {
        set(&held.before)?;
    }
    kill_current_process_group(Signal::TSTP)?;
    heed();
    take_again()
}

/// Waits for the end, where the program was told to.
pub(super) fn heed() {
    while TOLD.get().is_some_and(|told| told.load(Ordering::Relaxed)) {
        thread::park();
    }
}

/// In the background this stops the program, until it has the terminal.
fn take_again() -> io::Result<()> {
    held().as_ref().map_or(Ok(()), |held| set(&held.asking))
}

fn set(modes: &Termios) -> io::Result<()> {
    Ok(tcsetattr(io::stdin(), OptionalActions::Now, modes)?)
}

fn held() -> MutexGuard<'static, Option<Held>> {
    HELD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Watches as long as the program runs: a signal that is let go of would be unheard from then on. Where it cannot be watched
/// for, the program ends as any other does.
fn watch() {
    if let Ok(mut signals) = Signals::new([SIGTERM, SIGCONT]) {
        let told = TOLD.get_or_init(Arc::default);
        let _ = flag::register(SIGTERM, Arc::clone(told));
        let heard = move || {
            for signal in signals.forever() {
                if signal == SIGCONT {
                    // Whoever stopped it from outside has used the terminal meanwhile.
                    let _ = take_again();
                } else {
                    give_back();
                    let _ = emulate_default_handler(signal);
                }
            }
        };
        let _ = thread::Builder::new().spawn(heard);
    }
}
