//! What other programs are given to run: texts, made without a look at the machine.

pub(crate) mod timers;
