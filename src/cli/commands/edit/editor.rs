//! Gives the terminal to the editor a person chose, and says how it went.

use std::ffi::OsString;
use std::os::unix::process::ExitStatusExt as _;
use std::path::Path;
use std::process::{Command, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use signal_hook::consts::{SIGINT, SIGQUIT};
use signal_hook::flag;
use signal_hook::low_level::unregister;

use crate::world::{Asking, World};

/// What there is on every machine.
const USUAL: &str = "vi";

/// Opens a file and waits until the editor is closed.
///
/// The shell reads the editor's name, so that `code --wait` and a path in quotes mean what they mean elsewhere.
///
/// # Errors
///
/// When it could not be started or did not end well.
pub(super) fn open(file: &Path) -> anyhow::Result<()> {
    let editor = match World::editor() {
        Some(editor) => editor,
        None if World::asking() == Asking::Never => {
            anyhow::bail!(
                "no terminal to edit at; set VISUAL or EDITOR to a program that needs none"
            )
        }
        None => USUAL.into(),
    };
    let mut script: OsString = editor.clone();
    script.push(" \"$@\"");
    // Ctrl-C belongs to the editor: vi leaves its insert mode with it. Its handlers are its own again after exec.
    let pressed = Arc::new(AtomicBool::new(false));
    let ids = [SIGINT, SIGQUIT].map(|signal| flag::register(signal, Arc::clone(&pressed)));
    let ended = Command::new("sh")
        .arg("-c")
        .arg(&script)
        .arg("sh")
        .arg(file)
        .status();

    for id in ids.into_iter().flatten() {
        unregister(id);
    }
    let why = match ended {
        Ok(status) if status.success() => return Ok(()),
        Ok(status) => how(status),
        Err(err) => format!("could not be started: {}", err.kind()),
    };
    anyhow::bail!("the editor \"{}\" {why}", editor.display())
}

/// How it ended; 126, 127 and numbers over 128 are the shell's own.
fn how(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(127), _) => "was not found; set VISUAL or EDITOR to the one you use".to_owned(),
        (Some(126), _) => "cannot be run; set VISUAL or EDITOR to the one you use".to_owned(),
        (Some(code @ 129..), _) => format!("was stopped by signal {}", code - 128),
        (Some(code), _) => format!("ended with exit code {code}"),
        (None, Some(signal)) => format!("was stopped by signal {signal}"),
        (None, None) => "did not end well".to_owned(),
    }
}
