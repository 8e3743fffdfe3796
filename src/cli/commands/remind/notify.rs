//! A notice on the desktop, where there is one.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::FileTypeExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::program;
use crate::world::World;

/// Longer than this nobody waits for a notice.
const PATIENCE: Duration = Duration::from_secs(5);

/// Shows a line; whether it was shown.
pub(super) fn show(line: &str) -> bool {
    let by = if cfg!(target_os = "macos") {
        [by_osascript, by_notify_send]
    } else {
        [by_notify_send, by_osascript]
    };
    by.iter()
        .filter_map(|by| by(line))
        .any(|mut command| program::run(&mut command, b"", PATIENCE).is_ok())
}

fn by_notify_send(line: &str) -> Option<Command> {
    let mut command = Command::new(World::program_named("notify-send")?);
    command.args(["--app-name=selfcare", line]);
    if let Some(bus) = bus() {
        command.env("DBUS_SESSION_BUS_ADDRESS", bus);
    }
    Some(command)
}

/// The line is an argument of the script and no part of it, so that no quote in it could end it.
fn by_osascript(line: &str) -> Option<Command> {
    let mut command = Command::new(World::program_named("osascript")?);
    command.args([
        "-e",
        "on run argv",
        "-e",
        "display notification (item 1 of argv) with title \"selfcare\"",
        "-e",
        "end run",
        line,
    ]);
    Some(command)
}

/// The session's bus, for a run by cron, which does not know it; nothing where it is known, or there is none.
fn bus() -> Option<OsString> {
    if World::variable("DBUS_SESSION_BUS_ADDRESS").is_some_and(|known| !known.is_empty()) {
        return None;
    }
    let folder = World::variable("XDG_RUNTIME_DIR")
        .map(PathBuf::from)
        .filter(|folder| folder.is_absolute())
        .unwrap_or_else(|| {
            Path::new("/run/user").join(rustix::process::getuid().as_raw().to_string())
        });
    let socket = folder.join("bus");
    let is_socket = fs::metadata(&socket).is_ok_and(|found| found.file_type().is_socket());
    is_socket.then(|| {
        let mut address = OsString::from("unix:path=");
        address.push(socket);
        address
    })
}
