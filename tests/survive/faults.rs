//! A fault at every single call to the system, once and for ever; and an end before each.

use crate::changes::{Before, CHECK_IN, Change, Does, EVERY};
use crate::extent::{figure, is_long};
use crate::law::{Tally, Trial};
use crate::needs::can;
use crate::strace::{Fault, errors_of, kill};
use crate::through::in_two;

/// Tries every fault on a change.
fn every_fault(trial: &Trial) {
    let faults: Vec<Fault> = trial
        .calls()
        .iter()
        .flat_map(|call| errors_of(call))
        .collect();
    tried(trial, &faults, "faults");
}

/// Ends a change before each of its calls.
fn every_kill(trial: &Trial) {
    let kills: Vec<Fault> = trial.calls().iter().map(|call| kill(call)).collect();
    tried(trial, &kills, "kills");
}

fn tried(trial: &Trial, faults: &[Fault], name: &str) {
    let tallies = in_two(faults, |fault| trial.enumerate(fault));
    let tally = tallies.into_iter().fold(Tally::default(), Tally::and);
    let (command, before) = (trial.change.0, trial.before);
    figure(format_args!(
        "{command} on {before:?}: {} {name}, {} acknowledged, {} lost",
        tally.faults,
        tally.acknowledged,
        tally.broken.len()
    ));
    assert!(tally.broken.is_empty(), "{:#?}", tally.broken);
    assert!(tally.faults > 50 && tally.acknowledged < tally.faults);
}

#[test]
fn no_fault_at_any_call_of_a_first_check_in_loses_or_feigns_a_record() {
    if can("faults at every call", &["strace"]) {
        every_fault(&Trial::new(CHECK_IN, Before::Nothing));
    }
}

#[test]
fn no_fault_at_any_call_of_a_check_in_loses_or_feigns_a_record() {
    if can("faults at every call", &["strace"]) {
        every_fault(&Trial::new(CHECK_IN, Before::Kept));
    }
}

#[test]
fn no_fault_while_a_torn_line_is_healed_loses_or_feigns_a_record() {
    if can("faults at every call while healing", &["strace"]) {
        every_fault(&Trial::new(CHECK_IN, Before::Torn));
    }
}

#[test]
fn killed_before_any_call_a_check_in_loses_nothing() {
    if can("a kill before every call", &["strace"]) {
        for before in [Before::Nothing, Before::Kept, Before::Torn] {
            every_kill(&Trial::new(CHECK_IN, before));
        }
    }
}

#[test]
fn killed_before_any_call_an_import_can_be_run_again_and_is_complete() {
    if can("a kill before every call of an import", &["strace"]) {
        let import = EVERY.iter().find(|change| change.0 == "import");
        every_kill(&Trial::new(*import.expect("import"), Before::Kept));
    }
}

#[test]
fn killed_before_any_call_a_rewrite_leaves_the_old_file_or_the_new_one() {
    if can("a kill before every call of a rewrite", &["strace"]) {
        for change in those_that(&[Does::Rewrite]) {
            every_kill(&Trial::new(change, Before::Kept));
        }
    }
}

#[test]
fn in_the_long_run_no_fault_and_no_kill_loses_a_record_of_any_command() {
    every_command(&[Does::Append, Does::AppendOnce]);
}

#[test]
fn in_the_long_run_no_fault_and_no_kill_leaves_half_a_rewrite() {
    every_command(&[Does::Rewrite]);
}

/// Every fault and every end, on each of the other commands.
fn every_command(does: &[Does]) {
    if !is_long() || !can("faults at every call of every command", &["strace"]) {
        return;
    }
    for change in those_that(does) {
        for before in [Before::Kept, Before::Torn] {
            let trial = Trial::new(change, before);
            every_fault(&trial);
            every_kill(&trial);
        }
    }
}

fn those_that(does: &[Does]) -> Vec<Change> {
    let others = EVERY.into_iter().filter(|change| *change != CHECK_IN);
    others.filter(|change| does.contains(&change.1)).collect()
}
