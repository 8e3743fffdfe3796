//! Standard output, for which a reader that has gone away is no fault, and notes on standard error, which never are.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

use crate::render::safe::Safe;

/// Standard output. What is written after its reader has gone is dropped in silence.
pub(crate) struct Out<W> {
    inner: W,
}

impl<W: Write> Out<W> {
    pub(crate) fn new(inner: W) -> Self {
        Self { inner }
    }
}

impl<W: Write> Write for Out<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.inner.write(bytes) {
            Err(err) if err.kind() == ErrorKind::BrokenPipe => Ok(bytes.len()),
            written => written,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.inner.flush() {
            Err(err) if err.kind() == ErrorKind::BrokenPipe => Ok(()),
            flushed => flushed,
        }
    }
}

/// Says a line on standard error, whoever's words are in it: all of it is made safe here. When nobody can hear it, nothing
/// else fails for that. It goes out in one write, so that the lines of two runs at once stay lines.
pub(crate) fn note(line: impl Display) {
    let line = format!("{}\n", Safe(&line.to_string()));
    let _ = anstream::stderr().write_all(line.as_bytes());
}
