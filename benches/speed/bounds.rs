//! Bounds for instruction counts, so that speed cannot be lost unnoticed: a tenth above what was reached.

use std::process::ExitCode;

use crate::journal::Home;
use crate::{instructions, with_text};

/// A line each: thousands of instructions, years, and what is run.
const BOUNDS: &str = include_str!("bounds.txt");

/// Counts, prints, and compares.
pub(crate) fn check() -> ExitCode {
    let homes = [1, 10, 100].map(Home::of);
    let table = Home::with_csv(10);
    let mut is_above = false;
    println!("{:>10}{:>10}  years  work", "thousand", "bound");
    for bound in BOUNDS.lines().filter(|line| !line.starts_with('#')) {
        let (most, years, work) = parts(bound).expect("a bound: thousands, years, work");
        let args: Vec<&str> = work.split(' ').collect();
        let home = match args[0] {
            "import" => &table,
            _ => homes
                .iter()
                .find(|home| home.years == years)
                .expect("a journal of that age"),
        };
        if args[0] == "import" {
            home.forget();
        }
        let args: Vec<String> = with_text(&args, "counted")
            .iter()
            .map(|arg| arg.replace('_', " "))
            .collect();
        let Some(count) = instructions::of(home, &args) else {
            println!("could not count: valgrind is wanted");
            return ExitCode::FAILURE;
        };
        let count = count.div_ceil(1000);
        let verdict = if count > most {
            "  above the bound"
        } else {
            ""
        };
        is_above |= count > most;
        println!("{count:>10}{most:>10}{years:>7}  {work}{verdict}");
    }
    if is_above {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn parts(bound: &str) -> Option<(u64, u64, &str)> {
    let mut parts = bound.trim().splitn(3, ' ');
    Some((
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?,
    ))
}
