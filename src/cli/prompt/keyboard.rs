//! Keys as a question understands them, read from the terminal.

use std::io;
use std::thread::sleep;
use std::time::Duration;

use console::Term;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, ioctl_fionread};

use super::held;

/// How far apart the pieces of one sequence may arrive.
const PIECES: Duration = Duration::from_millis(30);

/// What Ctrl-Z sends.
const CTRL_Z: char = super::raw_mode::CTRL_Z as char;

/// One key pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// A character to read or to type, never a control character.
    Char(char),
    Enter,
    Backspace,
    /// Ctrl-U.
    EraseLine,
    /// Ctrl-W.
    EraseWord,
    /// The key that erases what stands after it.
    Delete,
    Left,
    Right,
    /// Home or Ctrl-A.
    Start,
    /// End or Ctrl-E.
    End,
    /// Esc, Ctrl-C, Ctrl-D, or the terminal is gone.
    Stop,
    /// The terminal was somebody else's meanwhile (Ctrl-Z): what is asked is to be drawn anew.
    Anew,
    /// All the rest.
    Other,
}

/// Keys, one after another.
pub(super) trait Keys: Iterator<Item = io::Result<Key>> {
    /// Whether the next was pressed already.
    fn is_waiting(&self) -> bool;
}

/// The keys of the terminal on standard input, without end.
pub(super) struct Keyboard {
    term: Term,
}

impl Keyboard {
    /// The keyboard of a terminal that is in raw mode already. `console`
    /// sets and restores the same mode around each key, which then changes
    /// nothing and loses nothing.
    pub(super) fn open() -> Self {
        Self {
            term: Term::stderr(),
        }
    }

    /// Reads the rest of an escape sequence: `console` leaves the end of a
    /// long one behind, and Ctrl-Right would be answered as a 5.
    fn skip_rest(&self, mut seen: Vec<char>) -> io::Result<()> {
        while !is_whole(&seen) && ioctl_fionread(io::stdin())? > 0 {
            match self.term.read_key_raw()? {
                console::Key::Char(c) => seen.push(c),
                _ => break,
            }
        }

        Ok(())
    }

    /// An Esc by itself, or the first piece of a sequence that a slow line
    /// delivers in two: an arrow must not stop a check-in.
    fn after_escape(&self) -> io::Result<Key> {
        sleep(PIECES);
        if ioctl_fionread(io::stdin())? == 0 {
            return Ok(Key::Stop);
        }
        match self.term.read_key_raw()? {
            console::Key::Char(c) => self.skip_rest(vec![c])?,
            console::Key::Escape | console::Key::CtrlC => return Ok(Key::Stop),
            _ => {}
        }

        Ok(Key::Other)
    }

    fn read(&self) -> io::Result<Key> {
        if !wait_for_key()? {
            return Ok(Key::Anew);
        }
        Ok(match self.term.read_key_raw()? {
            console::Key::Enter => Key::Enter,
            console::Key::Backspace => Key::Backspace,
            console::Key::Escape => self.after_escape()?,
            console::Key::Char(CTRL_Z) => {
                held::put_aside()?;
                Key::Anew
            }
            console::Key::CtrlC | console::Key::Char('\x03' | '\x04') => Key::Stop,
            console::Key::Char('\x15') => Key::EraseLine,
            console::Key::Char('\x17') => Key::EraseWord,
            console::Key::Del => Key::Delete,
            console::Key::ArrowLeft => Key::Left,
            console::Key::ArrowRight => Key::Right,
            console::Key::Home | console::Key::Char('\x01') => Key::Start,
            console::Key::End | console::Key::Char('\x05') => Key::End,
            console::Key::Char(c) if !c.is_control() => Key::Char(c),
            console::Key::UnknownEscSeq(seen) if seen == ['\x1b'] => Key::Stop,
            console::Key::UnknownEscSeq(seen) => {
                self.skip_rest(seen)?;
                Key::Other
            }
            _ => Key::Other,
        })
    }
}

impl Iterator for Keyboard {
    type Item = io::Result<Key>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(match self.read() {
            Err(err) if err.kind() == io::ErrorKind::UnexpectedEof => Ok(Key::Stop),
            read => read,
        })
    }
}

impl Keys for Keyboard {
    fn is_waiting(&self) -> bool {
        ioctl_fionread(io::stdin()).is_ok_and(|bytes| bytes > 0)
    }
}

/// Waits until a key is pressed, or the program continued: false. While `console` waited, a signal would look like Ctrl-C.
fn wait_for_key() -> io::Result<bool> {
    let stdin = io::stdin();
    let waited = poll(&mut [PollFd::new(&stdin, PollFlags::IN)], None);
    // A signal to end interrupts it as well.
    held::heed();
    match waited {
        Err(Errno::INTR) => Ok(false),
        waited => Ok(waited.map(|_| true)?),
    }
}

/// Whether the characters after an Esc are a whole sequence (ECMA-48, and
/// `ESC [ [ A` of the Linux console). Esc before any other character is that
/// key with Alt.
fn is_whole(seen: &[char]) -> bool {
    match seen {
        ['[', '[', rest @ ..] => !rest.is_empty(),
        ['[' | 'O', rest @ ..] => rest.iter().any(|c| ('@'..='~').contains(c)),
        [']' | 'P' | 'X' | '^' | '_', rest @ ..] => rest.last() == Some(&'\x07'),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(seen: &str) -> bool {
        is_whole(&seen.chars().collect::<Vec<_>>())
    }

    #[test]
    fn a_sequence_ends_with_its_final_character() {
        assert!(!whole("[1;"));
        assert!(!whole("[1;5"));
        assert!(whole("[1;5C"));
        assert!(!whole("[15"));
        assert!(whole("[15~"));
        assert!(!whole("O"));
        assert!(whole("OP"));
        assert!(!whole("[["));
        assert!(whole("[[A"));
    }

    #[test]
    fn a_late_answer_of_the_terminal_ends_with_a_bell() {
        assert!(!whole("]11;rgb:0000"));
        assert!(whole("]11;rgb:0000\x07"));
    }

    #[test]
    fn alt_and_a_letter_is_one_key() {
        assert!(whole("w"));
    }
}
