//! The terminal between `hold` and drop: keys come one by one, unechoed, and
//! none is a signal.

use std::io;

use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr,
};

/// Raw mode, held. Dropping it restores the terminal exactly, also when a
/// panic unwinds. Neither way flushes: keys typed ahead are answers.
pub(super) struct RawMode {
    before: Termios,
}

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
        tcsetattr(io::stdin(), OptionalActions::Now, &raw)?;

        Ok(Self { before })
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        // Nobody is left to hear of a failure.
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, &self.before);
    }
}
