//! Parse, run, say what went wrong, exit.

mod args;
mod commands;
mod config;
mod door;
mod help;
mod hooks;
mod import;
mod located;
mod out;
mod outcome;
mod prompt;
mod refused;
mod render;
mod storage;
mod unseen;
mod world;

use std::ffi::{OsStr, OsString};
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use args::{Args, Command};
use out::{Out, note};
use outcome::Outcome;
use render::safe::Safe;
use world::World;

/// Of a static build: see `Cargo.toml`.
#[cfg(target_env = "musl")]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

fn main() -> ExitCode {
    unseen::keep();
    if let Some(shell) = commands::complete::asked() {
        return answer(&shell).into();
    }
    let typed: Vec<OsString> = std::env::args_os().collect();
    let after_name = typed.get(1..).unwrap_or_default();
    if door::asks_version(after_name) {
        return version().into();
    }
    let args = match door::known(after_name) {
        Some(args) => args,
        None => match Args::try_parse_from(&typed) {
            Ok(args) => args,
            Err(wrong) => return refuse(&wrong).into(),
        },
    };
    args.color.write_global();

    match run(args) {
        Ok(outcome) => outcome.into(),
        Err(err) => trouble(&err).into(),
    }
}

fn run(args: Args) -> anyhow::Result<Outcome> {
    let command = args
        .command
        .unwrap_or_else(|| Command::Status(commands::status::Args::default()));
    // A guest, to whom even a wrong clock is no reason to speak.
    if let Command::Greet(args) = command {
        return args.run();
    }
    let world = World::look()?;
    let mut out = Out::new(anstream::stdout().lock());
    let outcome = match command {
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
        Command::Export(args) => args.run(&world, &mut out),
        Command::Team(args) => args.run(&world, &mut out),
        Command::Erase(args) => args.run(&world, &mut out),
        Command::Import(args) => args.run(&world, &mut out),
        Command::Merge(args) => args.run(&world, &mut out),
        Command::Init(args) => args.run(&world, &mut out),
        Command::Config(args) => args.run(&world, &mut out),
        Command::Doctor(args) => args.run(&world, &mut out),
        Command::Restore(args) => args.run(&world, &mut out),
        Command::Remind(args) => args.run(&world, &mut out),
        Command::Completions(args) => args.run(&mut out),
        Command::Man(args) => args.run(&mut out),
        Command::Demo(args) => args.run(&world, &mut out),
        Command::Greet(_) => Ok(Outcome::Done),
    };
    let outcome = outcome.map_err(unanswered)?;
    out.flush().map_err(|err| unanswered(err.into()))?;
    Ok(outcome)
}

/// All else that fails says what could not be done; what comes bare is from writing to standard output.
fn unanswered(err: anyhow::Error) -> anyhow::Error {
    if err.is::<io::Error>() && err.chain().nth(1).is_none() {
        err.context("could not write the answer")
    } else {
        err
    }
}

/// Says what went wrong.
fn trouble(err: &anyhow::Error) -> Outcome {
    complain(&commands::told(err));
    Outcome::Trouble
}

fn version() -> Outcome {
    let mut out = Out::new(io::stdout().lock());
    match writeln!(out, "{}", door::VERSION).and_then(|()| out.flush()) {
        Ok(()) => Outcome::Done,
        Err(err) => trouble(&unanswered(err.into())),
    }
}

/// Tells a shell how what was typed may go on.
fn answer(shell: &OsStr) -> Outcome {
    let mut out = Out::new(io::stdout().lock());
    match commands::complete::answer(shell, std::env::args_os(), &mut out) {
        Ok(()) => Outcome::Done,
        Err(err) => trouble(&unanswered(err)),
    }
}

/// What clap says: help and version are answers, on standard output; all else is refused in a sentence.
fn refuse(wrong: &clap::Error) -> Outcome {
    if wrong.use_stderr() {
        complain(&refused::sentence(wrong));
        return Outcome::Trouble;
    }
    let help = (wrong.kind() == clap::error::ErrorKind::DisplayHelp)
        .then(|| help::grouped(Args::command(), World::width()))
        .and_then(|mut command| command.try_get_matches_from_mut(std::env::args_os()).err());
    // A closed pipe is no fault.
    match help.as_ref().unwrap_or(wrong).print() {
        Err(err) if err.kind() != io::ErrorKind::BrokenPipe => trouble(&unanswered(err.into())),
        _ => Outcome::Done,
    }
}

fn complain(sentence: &str) {
    note(format_args!("error: {}", Safe(sentence)));
}
