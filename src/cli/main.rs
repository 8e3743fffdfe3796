//! Parse, run, say what went wrong, exit.

mod args;
mod commands;
mod config;
mod hooks;
mod import;
mod located;
mod out;
mod outcome;
mod prompt;
mod render;
mod storage;
mod world;

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};
use out::{Out, note};
use outcome::Outcome;
use render::safe::Safe;
use world::World;

fn main() -> ExitCode {
    no_core_dumps();
    if let Some(shell) = commands::complete::asked() {
        return answer(&shell).into();
    }
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(wrong) => return refuse(&wrong).into(),
    };
    args.color.write_global();

    match run(args) {
        Ok(outcome) => outcome.into(),
        Err(err) => {
            complain(&commands::told(&err));
            Outcome::Trouble.into()
        }
    }
}

fn run(args: Args) -> anyhow::Result<Outcome> {
    let world = World::look()?;
    let mut out = Out::new(anstream::stdout().lock());
    let outcome = match args
        .command
        .unwrap_or_else(|| Command::Status(commands::status::Args::default()))
    {
        Command::Checkin(args) => args.run(&world, &mut out),
        Command::Status(args) => args.run(&world, &mut out),
        Command::Gate(args) => args.run(&world),
        Command::Reflect(args) => args.run(&world, &mut out),
        Command::Pause(args) => args.run(&world, &mut out),
        Command::Commit(args) => args.run(&world, &mut out),
        Command::Focus(args) => args.run(&world, &mut out),
        Command::Report(args) => args.run(&world, &mut out),
        Command::Log(args) => args.run(&world, &mut out),
        Command::Edit(args) => args.run(&world, &mut out),
        Command::Undo(args) => args.run(&world, &mut out),
        Command::Import(args) => args.run(&world, &mut out),
        Command::Config(args) => args.run(&world, &mut out),
        Command::Doctor(args) => args.run(&world, &mut out),
        Command::Remind(args) => args.run(&world, &mut out),
        Command::Completions(args) => args.run(&mut out),
    }?;
    out.flush()?;
    Ok(outcome)
}

/// Tells a shell how what was typed may go on.
fn answer(shell: &OsStr) -> Outcome {
    let mut out = Out::new(io::stdout().lock());
    match commands::complete::answer(shell, std::env::args_os(), &mut out) {
        Ok(()) => Outcome::Done,
        Err(err) => {
            complain(&commands::told(&err));
            Outcome::Trouble
        }
    }
}

/// What clap says, in one sentence where it is a value that is wrong.
fn refuse(wrong: &clap::Error) -> Outcome {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    use std::error::Error as _;

    let text = |kind| match wrong.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let named = (
        text(ContextKind::InvalidArg),
        text(ContextKind::InvalidValue),
        wrong.source(),
    );
    if let (ErrorKind::ValueValidation, (Some(arg), Some(value), Some(source))) =
        (wrong.kind(), named)
    {
        let flag = arg.split(' ').next().unwrap_or(&arg);
        complain(&format!("invalid value for {flag}: {value}; {source}"));
        return Outcome::Trouble;
    }
    if wrong.use_stderr() {
        complain(&in_one_line(&wrong.render().to_string()));
        return Outcome::Trouble;
    }
    // Help and version are answers, on standard output; a closed pipe is no fault.
    match wrong.print() {
        Err(err) if err.kind() != io::ErrorKind::BrokenPipe => Outcome::Trouble,
        _ => Outcome::Done,
    }
}

/// What is wrong and the way out, without the usage that follows.
fn in_one_line(text: &str) -> String {
    let said = text
        .split("Usage:")
        .next()
        .unwrap_or(text)
        .trim_start_matches("error: ");
    let lines: Vec<&str> = said
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let said = lines
        .join("; ")
        .replace(":;", ":")
        .replace("; For more information, try '--help'.", "; see --help");
    if said.contains("--help") {
        said
    } else {
        format!("{said}; see --help")
    }
}

fn complain(sentence: &str) {
    note(format_args!("error: {}", Safe(sentence)));
}

/// A note must not be found in a core dump. Where that cannot be set, nothing is lost.
fn no_core_dumps() {
    let none = rustix::process::Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = rustix::process::setrlimit(rustix::process::Resource::Core, none);
}
