//! The terminal while questions are asked: keys come one by one, unechoed, and
//! none is a signal; or whole lines, which Ctrl-C ends.

use std::io;

use super::held;
use rustix::termios::{InputModes, LocalModes, SpecialCodeIndex, Termios, tcgetattr};

/// Raw mode, held. Dropping it restores the terminal exactly, also when a
/// panic unwinds; so does a signal to end. Neither way flushes: keys typed ahead are answers.
pub(super) struct RawMode(());

impl RawMode {
    /// Sets the terminal on standard input raw. Output processing stays on,
    /// so a line feed still begins a line.
    ///
    /// # Errors
    /// Standard input is no terminal.
    pub(super) fn hold() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut raw = before.clone();
        raw.local_modes -= LocalModes::ICANON
            | LocalModes::ECHO
            | LocalModes::ECHONL
            | LocalModes::ISIG
            | LocalModes::IEXTEN;
        raw.input_modes -= InputModes::IXON;
        raw.special_codes[SpecialCodeIndex::VMIN] = 1;
        raw.special_codes[SpecialCodeIndex::VTIME] = 0;
        Self::set(before, raw)
    }

    /// Leaves lines as they are, but for Ctrl-C and Ctrl-Z: they end a line
    /// instead of the program, so that stopping can be said, and a question
    /// asked again.
    ///
    /// # Errors
    /// Standard input is no terminal.
    pub(super) fn hold_lines() -> io::Result<Self> {
        let before = tcgetattr(io::stdin())?;
        let mut lines = before.clone();
        lines.special_codes[SpecialCodeIndex::VINTR] = NO_KEY;
        lines.special_codes[SpecialCodeIndex::VEOL] = CTRL_C;
        lines.special_codes[SpecialCodeIndex::VSUSP] = NO_KEY;
        lines.special_codes[SpecialCodeIndex::VEOL2] = CTRL_Z;
        Self::set(before, lines)
    }

    fn set(before: Termios, asking: Termios) -> io::Result<Self> {
        let held = Self(());
        held::hold(before, asking)?;
        Ok(held)
    }
}

/// What Ctrl-C sends.
pub(super) const CTRL_C: u8 = 3;

/// What Ctrl-Z sends.
pub(super) const CTRL_Z: u8 = 26;

/// POSIX's `_POSIX_VDISABLE`, which differs.
const NO_KEY: u8 = if cfg!(target_os = "linux") { 0 } else { 0xff };

impl Drop for RawMode {
    fn drop(&mut self) {
        held::give_back();
    }
}
