//! The program under strace.

use std::io::{ErrorKind, Write as _};
use std::process::{Command, Stdio};

use crate::sandbox::Sandbox;

/// How a program ended, and these calls of it and of all it starts as strace names them; none where there is no strace.
pub(crate) fn traced(
    home: &Sandbox,
    calls: &str,
    program: &str,
    args: &[&str],
) -> Option<(Option<i32>, String)> {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let trace = folder.path().join("trace");
    let mut strace = Command::new("strace");
    strace
        .args([
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-y",
            "-s",
            "4096",
            "-e",
            "signal=none",
            "-e",
        ])
        .arg(format!("trace={calls}"))
        .arg("-o")
        .arg(&trace)
        .arg(program)
        .args(args)
        .env_clear()
        .current_dir(home.home())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    for (name, value) in home.command().get_envs() {
        strace.env(name, value.unwrap_or_default());
    }
    match strace.status() {
        Err(err) if err.kind() == ErrorKind::NotFound => {
            skipped("which calls it makes, for want of strace");
            None
        }
        status => {
            let code = status.expect("strace runs").code();
            let calls = std::fs::read(trace).expect("what was traced");
            Some((code, String::from_utf8_lossy(&calls).into_owned()))
        }
    }
}

/// Says aloud what could not be looked at on this machine; where everything is to be looked at it is a fault.
pub(crate) fn skipped(what: &str) {
    assert!(std::env::var_os("CI").is_none(), "cannot look at {what}");
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}");
}
