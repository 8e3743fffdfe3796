//! Asks one question at a time and hands back what was answered. It knows
//! keys, lines and the window; every word about the question is passed in.

mod by_key;
mod by_line;
mod choice;
mod columns;
mod editor;
mod held;
mod keyboard;
mod question;
mod raw_mode;
mod reply;
mod screen;
mod typed;
mod width;
mod wrap;

use std::io::{self, IsTerminal, Stderr, StdinLock};

use anstream::AutoStream;

use by_key::ByKey;
use by_line::ByLine;
use keyboard::Keyboard;
use raw_mode::RawMode;
use screen::Window;

pub(crate) use choice::Choice;
pub(crate) use question::{Off, Question};
pub(crate) use reply::{Reading, Reply};

/// How a person answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// One key for a choice, a small editor for a line; needs a terminal on
    /// standard input and standard error.
    Keys,
    /// Whole lines and words only, nothing redrawn: for screen readers, for
    /// `ACCESSIBLE` and for `TERM=dumb`.
    Lines,
}

/// A conversation on standard error. Standard output is never touched.
///
/// Bold and dim go through `anstream::stderr()`, which leaves them out by
/// `NO_COLOR`, `TERM=dumb` and the colour choice of the whole program.
pub(crate) struct Prompt {
    way: Way,
}

enum Way {
    Keys {
        asker: ByKey<Keyboard, AutoStream<Stderr>>,
        /// Held, not read: dropping it gives the terminal back.
        _raw: RawMode,
    },
    Lines {
        asker: ByLine<StdinLock<'static>, AutoStream<Stderr>>,
        /// Held, not read, where there is a terminal.
        _mode: Option<RawMode>,
    },
}

impl Prompt {
    /// Opens the conversation for a window of so many columns. In
    /// [`Mode::Keys`] the terminal stays raw until the prompt is dropped, so
    /// that keys typed ahead survive from one question to the next.
    ///
    /// # Errors
    /// [`Mode::Keys`] without a terminal.
    pub(crate) fn open(mode: Mode, window: Window) -> io::Result<Self> {
        let way = match mode {
            Mode::Keys if !io::stderr().is_terminal() => {
                return Err(io::Error::other("standard error is not a terminal"));
            }
            Mode::Keys => Way::Keys {
                _raw: RawMode::hold()?,
                asker: ByKey::new(Keyboard::open(), anstream::stderr(), window),
            },
            Mode::Lines => Way::Lines {
                _mode: RawMode::hold_lines().ok(),
                asker: ByLine::new(
                    io::stdin().lock(),
                    held::put_aside,
                    anstream::stderr(),
                    window,
                ),
            },
        };

        Ok(Self { way })
    }

    /// Says a paragraph, wrapped to the window; line ends in it are kept.
    pub(crate) fn say(&mut self, text: &str) -> io::Result<()> {
        match &mut self.way {
            Way::Keys { asker, .. } => asker.say(text),
            Way::Lines { asker, .. } => asker.say(text),
        }
    }

    /// Asks for one of `choices`; the answer is its index.
    pub(crate) fn choose(
        &mut self,
        question: &Question,
        choices: &[Choice],
    ) -> io::Result<Reply<usize>> {
        match &mut self.way {
            Way::Keys { asker, .. } => asker.choose(question, choices),
            Way::Lines { asker, .. } => asker.choose(question, choices),
        }
    }

    /// Asks for a line and asks again until `read` makes something of it.
    pub(crate) fn line<T>(
        &mut self,
        question: &Question,
        read: impl Fn(&str) -> Reading<T>,
    ) -> io::Result<Reply<T>> {
        match &mut self.way {
            Way::Keys { asker, .. } => asker.line(question, read),
            Way::Lines { asker, .. } => asker.line(question, read),
        }
    }

    /// Says one sentence ("Rested 1 is rare for you."), adds how to keep the
    /// answer or go back, and waits for Enter (`Given`), Backspace (`Back`)
    /// or Esc (`Stop`); nothing else comes back.
    pub(crate) fn confirm(&mut self, sentence: &str) -> io::Result<Reply<()>> {
        match &mut self.way {
            Way::Keys { asker, .. } => asker.confirm(sentence),
            Way::Lines { asker, .. } => asker.confirm(sentence),
        }
    }
}
