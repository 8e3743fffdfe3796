//! Faults that the system answers with, one call at a time, by strace.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::through::{Left, left, through};

/// What strace is to do at a call.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) call: String,
    /// Such as `error=EIO` or `signal=SIGKILL`.
    pub(crate) what: &'static str,
    pub(crate) lasts: Lasts,
}

/// For how many of the calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lasts {
    Once,
    Thrice,
    ForEver,
}

impl Fault {
    /// As strace reads it: from the call of this number on.
    fn at(&self, number: usize) -> String {
        let Self { call, what, lasts } = self;
        let when = match lasts {
            Lasts::Once => number.to_string(),
            Lasts::Thrice => format!("{number}..{}", number + 2),
            Lasts::ForEver => format!("{number}+"),
        };
        format!("inject={call}:{what}:when={when}")
    }
}

/// The errors that a call may answer with, for as long as each makes sense. Nobody is interrupted for ever.
pub(crate) fn errors_of(call: &str) -> Vec<Fault> {
    let errors: &[&'static str] = match call {
        "openat" | "mkdir" | "mkdirat" | "unlink" | "unlinkat" | "rename" | "renameat"
        | "renameat2" => &[
            "error=EIO",
            "error=ENOSPC",
            "error=EDQUOT",
            "error=EROFS",
            "error=EMFILE",
            "error=EACCES",
            "error=EINTR",
        ],
        "write" | "fsync" | "fdatasync" | "ftruncate" => &[
            "error=EIO",
            "error=ENOSPC",
            "error=EDQUOT",
            "error=EROFS",
            "error=EINTR",
        ],
        "chmod" | "fchmod" => &["error=EIO", "error=EROFS", "error=EACCES"],
        "statx" | "newfstatat" | "fstat" | "lstat" | "stat" | "access" | "readlink" => {
            &["error=EIO", "error=EACCES"]
        }
        "flock" | "read" | "pread64" | "getdents64" | "close" => &["error=EIO", "error=EINTR"],
        "mmap" | "brk" | "mprotect" => &["error=ENOMEM"],
        // The first is strace's own: without it there is no program. The second cannot fail.
        "execve" | "geteuid" => &[],
        _ => &["error=EIO"],
    };
    let lasting = |what: &'static str| {
        let more = if what == "error=EINTR" {
            Lasts::Thrice
        } else {
            Lasts::ForEver
        };
        [Lasts::Once, more].map(|lasts| Fault {
            call: call.to_owned(),
            what,
            lasts,
        })
    };
    errors.iter().flat_map(|what| lasting(what)).collect()
}

/// An end without a last word, before the call.
pub(crate) fn kill(call: &str) -> Fault {
    Fault {
        call: call.to_owned(),
        what: "signal=SIGKILL",
        lasts: Lasts::Once,
    }
}

/// The names of the calls that a run makes.
pub(crate) fn calls(command: &Command, trace: &Path) -> BTreeSet<String> {
    let whole = left(under(command, trace, &[]));
    let text = std::fs::read_to_string(trace).expect("a trace");
    let names: BTreeSet<String> = text.lines().filter_map(name).collect();
    assert!(names.contains("openat"), "{whole:?}: {text}");
    names
}

/// `123 openat(AT_FDCWD, ..`: who, and then what. What is no call has no bracket after its name.
fn name(line: &str) -> Option<String> {
    let (_, call) = line.split_once(char::is_whitespace)?;
    let (name, _) = call.trim_start().split_once('(')?;
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    (!name.is_empty() && name.chars().all(is_name)).then(|| name.to_owned())
}

/// Runs with a fault from the call of this number on; none when the run never came to it.
pub(crate) fn run(command: &Command, trace: &Path, fault: &Fault, number: usize) -> Option<Left> {
    let (only, at) = (format!("trace={}", fault.call), fault.at(number));
    let mut how = vec!["-e", &only, "-e", &at];
    // Half the time; but a signal is not sent this way.
    if !fault.what.starts_with("signal=") {
        how.push("--seccomp-bpf");
    }
    let ran = left(under(command, trace, &how));
    let text = std::fs::read_to_string(trace).expect("a trace");
    assert!(!ran.stderr.contains("strace: "), "{fault:?}: {ran:?}");
    let met = text.contains("(INJECTED)") || text.contains("+++ killed by SIGKILL +++");
    met.then_some(ran)
}

/// A command under strace, for a minute at most.
pub(crate) fn under(command: &Command, trace: &Path, how: &[&str]) -> Command {
    let mut launcher = vec!["timeout", "-s", "KILL", "60", "strace", "-f"];
    launcher.extend(["-o", trace.to_str().expect("a path in UTF-8")]);
    launcher.extend(how);
    through(&launcher, command)
}
