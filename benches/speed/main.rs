//! How long the program takes, as ratios to `/bin/true` run in turn, and how many instructions it needs.
//!
//! `cargo bench` prints the README's table for the build it made; with `--target x86_64-unknown-linux-musl` for the static
//! one. `cargo bench --bench speed -- --bounds` only counts instructions, which do not vary with what else a machine does,
//! and fails where they are above the bounds kept beside this file.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench tells time, prints a table, and stops at what it did not expect"
)]

mod bounds;
mod installed;
mod instructions;
mod journal;
mod pass;
mod terminal;
mod timer;

use std::path::Path;
use std::process::ExitCode;

use self::journal::Home;

/// Stands for a text that is another one at each run, so that each check-in is a record more.
const EACH_TIME_ANOTHER: &str = "TEXT";

/// What is measured on a journal, the greeting aside.
const WORK: [&[&str]; 9] = [
    &["--version"],
    &["gate"],
    &["status", "--short"],
    &["status"],
    &[
        "checkin",
        "--answers",
        "well 7h30 4 4 3 4 4 2/3",
        "--note",
        EACH_TIME_ANOTHER,
    ],
    &["report"],
    &["report", "month"],
    &["report", "all", "--format", "json"],
    &["report", "all", "--format", "html"],
];

/// The import of a table with the same columns.
const IMPORT: [&str; 13] = [
    "import",
    "csv",
    "days.csv",
    "--map",
    "sleep=sleep",
    "--map",
    "rested=rested",
    "--map",
    "eating=eating",
    "--map",
    "thoughts=thoughts",
    "--map",
    "note=note",
];

fn main() -> ExitCode {
    let code = run();
    installed::remove();
    code
}

fn run() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[1..] {
        [.., "--bounds"] | ["--bounds", ..] => return bounds::check(),
        ["--pass", kind, file] => pass::over(kind, Path::new(file)),
        _ => table(),
    }
    ExitCode::SUCCESS
}

fn table() {
    println!("| work | journal | median | `/bin/true` run in turn | instructions |");
    println!("|---|---|---|---|---|");
    for years in [1, 10, 100] {
        let home = Home::of(years);
        for work in WORK {
            // A hundred years as a page are 40 MB that nobody opens.
            if years < 100 || !work.contains(&"html") {
                row(&home, &work.join(" "), work);
            }
        }
        terminal::greeting(&home);
        import(years);
    }
    passes();
}

fn row(home: &Home, name: &str, work: &[&str]) {
    let counted = instructions::of(home, &with_text(work, "counted"));
    let times = timer::in_turn(home, |run| with_text(work, &format!("{run} TEXT")));
    line(&format!("`selfcare {name}`"), home.years, times, counted);
}

fn line(name: &str, years: u64, times: timer::Times, counted: Option<u64>) {
    let counted = counted.map_or_else(|| "-".to_owned(), instructions::words);
    let s = if years == 1 { "" } else { "s" };
    println!(
        "| {name} | {years} year{s} | {:.2} ms | {:.2}x | {counted} |",
        1000.0 * times.median,
        times.ratio
    );
}

/// An import of as many years, each time into a home without a journal.
fn import(years: u64) {
    let home = Home::with_csv(years);
    let counted = instructions::of(&home, &IMPORT);
    let times = timer::in_turn(&home, |_| {
        home.forget();
        IMPORT.map(str::to_owned).to_vec()
    });
    line("`selfcare import csv FILE`", years, times, counted);
}

/// What a plain reading of the same ten years costs: as a whole run of its own, and in instructions without its start.
fn passes() {
    let home = Home::with_csv(10);
    let journal = Home::of(10);
    for (name, kind, file) in [
        ("serde_json over the journal", "json", journal.journal()),
        ("the csv crate over the file", "csv", home.csv()),
    ] {
        let with = instructions::of_pass(kind, &file);
        let without = instructions::of_pass("nothing", &file);
        let counted = with.zip(without).map(|(with, without)| with - without);
        let times = timer::pairs(
            || home.command(Path::new("/bin/true")),
            |_| {
                let mut command = home.command(installed::bench());
                command.args(["--pass", kind]).arg(&file);
                command
            },
        );
        line(name, 10, times, counted);
    }
}

/// The arguments of one run.
fn with_text(args: &[&str], text: &str) -> Vec<String> {
    let said = |arg: &&str| (if *arg == EACH_TIME_ANOTHER { text } else { arg }).to_owned();
    args.iter().map(said).collect()
}
