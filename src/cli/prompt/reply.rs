//! What can come back from a question.

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reply<T> {
    /// An answer.
    Given(T),
    /// Enter: what stands is kept, or the question stays unanswered.
    Left,
    /// `-`: what stands is taken away.
    Cleared,
    /// Backspace: the question before, please.
    Back,
    /// `x`: never again, please.
    SwitchOff,
    /// Esc, Ctrl-C, Ctrl-D or the end of input: save nothing.
    Stop,
}

/// What a line was read as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading<T> {
    /// One thing; `echo` says what, and is empty when the line says it all.
    Value {
        /// What was read.
        value: T,
        /// How it was understood: "7 h 30 min".
        echo: String,
    },
    /// Two things it can be, each with its echo. Enter takes the first, the
    /// key the other.
    Either {
        /// Says that it can be both, without naming keys.
        sentence: String,
        /// What Enter takes.
        first: (T, String),
        /// What the key takes.
        other: (char, T, String),
    },
    /// Nothing; the sentence says why and what works.
    Wrong(String),
}
