//! How many instructions a run needs, counted by valgrind's callgrind where it is installed.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::installed::program;
use crate::journal::Home;

/// Of the program, with these arguments.
pub(crate) fn of(home: &Home, args: &[impl AsRef<OsStr>]) -> Option<u64> {
    counted(
        home.command(Path::new("/usr/bin/valgrind")),
        program().as_ref(),
        args,
    )
}

/// Of this bench, reading a file and doing nothing with it.
pub(crate) fn of_pass(kind: &str, file: &Path) -> Option<u64> {
    let mut valgrind = Command::new("/usr/bin/valgrind");
    valgrind.stdout(Stdio::null());
    let this = std::env::current_exe().ok()?;
    let args = [OsStr::new("--pass"), kind.as_ref(), file.as_os_str()];
    counted(valgrind, this.as_os_str(), &args)
}

fn counted(mut valgrind: Command, program: &OsStr, args: &[impl AsRef<OsStr>]) -> Option<u64> {
    valgrind
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(args)
        .stderr(Stdio::piped());
    let output = valgrind.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let count = said.split("Collected : ").nth(1)?;
    count.split_whitespace().next()?.parse().ok()
}

/// `0.45 M`
pub(crate) fn words(count: u64) -> String {
    let millions = count as f64 / 1e6;
    if millions < 10.0 {
        format!("{millions:.2} M")
    } else {
        format!("{millions:.1} M")
    }
}
