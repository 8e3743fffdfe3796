//! Times on a machine that does other things, too: each run in turn with one of a program that does nothing.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::installed::program;
use crate::journal::Home;

/// Runs of each work, in turn with as many of `/bin/true`; the slow ones fewer.
const PAIRS: usize = 101;
/// So many seconds are enough for one work.
const ENOUGH: f64 = 8.0;

/// What came of them.
#[derive(Clone, Copy)]
pub(crate) struct Times {
    /// The median, in seconds.
    pub(crate) median: f64,
    /// The median of the ratios to `/bin/true`.
    pub(crate) ratio: f64,
}

/// Runs the program, each time with the arguments for that run.
pub(crate) fn in_turn(home: &Home, args: impl Fn(usize) -> Vec<String>) -> Times {
    pairs(
        || home.command(Path::new("/bin/true")),
        |run| {
            let mut command = home.command(program());
            command.args(args(run));
            command
        },
    )
}

/// Runs two commands in turn.
pub(crate) fn pairs(
    mut nothing: impl FnMut() -> Command,
    mut ours: impl FnMut(usize) -> Command,
) -> Times {
    let began = Instant::now();
    let (mut times, mut ratios) = (Vec::new(), Vec::new());
    for run in 0..PAIRS {
        let nothing = timed(nothing());
        let own = timed(ours(run));
        times.push(own);
        ratios.push(own / nothing);
        if began.elapsed().as_secs_f64() > ENOUGH {
            break;
        }
    }
    Times {
        median: median(times),
        ratio: median(ratios),
    }
}

fn timed(mut command: Command) -> f64 {
    let began = Instant::now();
    let status = command.status().expect("the program runs");
    let took = began.elapsed().as_secs_f64();
    assert!(
        status.code().is_some_and(|code| code != 2),
        "{command:?}: {status}"
    );
    took
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
