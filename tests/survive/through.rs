//! The program by way of another one, such as strace or a shell, in the same sealed home.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::sandbox::Sandbox;

/// What a run left, as bytes.
#[derive(Debug)]
pub(crate) struct Left {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    /// None when a signal ended it.
    pub(crate) code: Option<i32>,
}

impl From<Output> for Left {
    fn from(output: Output) -> Self {
        Self {
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            code: output.status.code(),
        }
    }
}

/// A command of a home, started by the words before it.
pub(crate) fn through<S: AsRef<OsStr>>(launcher: &[S], command: &Command) -> Command {
    let (first, more) = launcher.split_first().expect("a launcher");
    let mut command_line = Command::new(first);
    command_line
        .args(more)
        .arg(command.get_program())
        .args(command.get_args());
    like(command_line, command)
}

/// The same command of another program, such as a mutant.
pub(crate) fn by(program: &Path, command: &Command) -> Command {
    let mut other = Command::new(program);
    other.args(command.get_args());
    like(other, command)
}

/// In the same place, with the same variables.
fn like(mut one: Command, other: &Command) -> Command {
    one.env_clear().stdin(Stdio::null());
    for (name, value) in other.get_envs() {
        if let Some(value) = value {
            one.env(name, value);
        }
    }
    if let Some(folder) = other.get_current_dir() {
        one.current_dir(folder);
    }
    one
}

/// The program of a home with these words.
pub(crate) fn says<S: AsRef<OsStr>>(home: &Sandbox, args: &[S]) -> Command {
    let mut command = home.command();
    command.args(args);
    command
}

/// Runs to the end.
pub(crate) fn left(mut command: Command) -> Left {
    command.output().expect("a run").into()
}

/// Takes the items of a list on two threads, and gives back what came of each.
pub(crate) fn in_two<T: Sync, R: Send>(items: &[T], each: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let place = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let Some(item) = items.get(place) else {
                return done;
            };
            done.push(each(item));
        }
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(work);
        let mut done = work();
        done.extend(other.join().expect("the other thread"));
        done
    })
}
