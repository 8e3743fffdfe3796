//! Other programs, given a limited time.

use std::fs::File;
use std::io::{self, Read as _, Seek as _, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::storage;

/// How long what runs reminders may take to answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// How often it is looked whether a program has ended.
const STEP: Duration = Duration::from_millis(5);

/// Runs it; what it printed. What it reads and prints goes through files, so that a pipe held open cannot hold us up.
///
/// # Errors
///
/// Why it did not end well, in its own words where it had any.
pub(super) fn run(
    command: &mut Command,
    input: &[u8],
    patience: Duration,
) -> Result<Vec<u8>, String> {
    attempt(command, input, patience).map_err(|err| storage::cause(&err))?
}

fn attempt(
    command: &mut Command,
    input: &[u8],
    patience: Duration,
) -> io::Result<Result<Vec<u8>, String>> {
    let (mut stdin, stdout, stderr) = (
        tempfile::tempfile()?,
        tempfile::tempfile()?,
        tempfile::tempfile()?,
    );
    stdin.write_all(input)?;
    stdin.rewind()?;
    let mut child = command
        .stdin(Stdio::from(stdin))
        .stdout(Stdio::from(stdout.try_clone()?))
        .stderr(Stdio::from(stderr.try_clone()?))
        .spawn()?;
    let Some(ended) = wait(&mut child, patience)? else {
        let seconds = patience.as_secs();
        return Ok(Err(format!("no answer within {seconds} seconds")));
    };
    if ended.success() {
        return Ok(Ok(whole(stdout)?));
    }
    let said = whole(stderr)?;
    let said = String::from_utf8_lossy(&said);
    let said = said.lines().map(str::trim).find(|line| !line.is_empty());
    Ok(Err(said.map_or_else(|| ended.to_string(), str::to_owned)))
}

/// How it ended; nothing when it had to be stopped.
fn wait(child: &mut Child, patience: Duration) -> io::Result<Option<ExitStatus>> {
    let mut waited = Duration::ZERO;
    while waited < patience {
        if let Some(ended) = child.try_wait()? {
            return Ok(Some(ended));
        }
        sleep(STEP);
        waited += STEP;
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

fn whole(mut file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}
