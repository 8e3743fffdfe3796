//! Many at once: each record stands once, and nobody's answer takes away another's.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::changes::check_in;
use crate::dice::Dice;
use crate::extent::{figure, times};
use crate::needs::can;
use crate::record::{bytes, named, records};
use crate::sandbox::Sandbox;
use crate::short_writes::in_pieces;
use crate::strace::under;
use crate::through::{by, in_two, says};

fn spawn(mut command: Command) -> Child {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts")
}

fn succeeds(mut child: Child) -> bool {
    child.wait().expect("it ends").success()
}

/// What two hundred writers at once lost: acknowledged records that do not stand once, and records refused without need.
/// Where variables say so, each writes in pieces.
pub(crate) fn lost_by_two_hundred(program: &Path, variables: &[(&str, String)]) -> usize {
    let mut home = Sandbox::new();
    for (name, value) in variables {
        home.env(name, value);
    }
    let children: Vec<Child> = (0..200)
        .map(|number| {
            let name = format!("n{number}");
            let command = match number % 2 {
                0 => says(&home, &["checkin", "--sleep", "7", "--note", &name]),
                _ => says(&home, &["commit", "add", &name]),
            };
            spawn(by(program, &command))
        })
        .collect();
    let refused = children.into_iter().map(succeeds).filter(|done| !done);
    let refused = refused.count();
    let now = bytes(&home.journal());
    let named = named(&now);
    let once = named.values().filter(|count| **count == 1).count();
    let torn = now.split(|byte| *byte == b'\n').count() - 1 - records(&now).len();
    (200 - once).max(refused) + torn
}

/// How often, of so many times, four who answer one question each at the same moment do not all keep their answer. Each
/// takes a moment between reading the journal and writing to it.
pub(crate) fn lost_by_four(program: &Path, times: usize) -> usize {
    let days: Vec<usize> = (0..times).collect();
    let lost = in_two(&days, |_| {
        let home = Sandbox::new();
        home.write_journal(check_in("first", "2026-11-20"));
        let slowly = "inject=write:delay_enter=50000:when=1";
        let questions = ["sleep", "rested", "eating", "thoughts"];
        let children = questions.map(|question| {
            let flag = format!("--{question}");
            let command = by(program, &says(&home, &["checkin", &flag, "3"]));
            let trace = home.home().join(question);
            spawn(under(
                &command,
                &trace,
                &["-e", "trace=write", "-e", slowly],
            ))
        });
        let done = children.map(succeeds);
        let day = records(&bytes(&home.journal())).pop().expect("a record");
        let is_lost =
            |(question, is_done): (&&str, &bool)| *is_done && day[*question].as_f64() != Some(3.0);
        !done.contains(&true) || questions.iter().zip(&done).any(is_lost)
    });
    lost.into_iter().filter(|lost| *lost).count()
}

/// The program under trial.
pub(crate) fn own() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_selfcare"))
}

#[test]
fn two_hundred_writers_at_once_stand_each_once() {
    let rounds = times(1, 20);
    let lost: usize = (0..rounds).map(|_| lost_by_two_hundred(own(), &[])).sum();
    figure(format_args!(
        "200 writers at once, {rounds} times: {lost} lost"
    ));
    assert_eq!(lost, 0);
}

#[test]
fn two_hundred_who_write_in_pieces_at_once_stand_each_once() {
    if can("writers in pieces", &["cc"]) {
        let rounds = times(1, 20);
        let lost = (0..rounds).map(|_| lost_by_two_hundred(own(), &in_pieces(16)));
        let lost: usize = lost.sum();
        figure(format_args!(
            "200 writers in pieces, {rounds} times: {lost} lost"
        ));
        assert_eq!(lost, 0);
    }
}

#[test]
fn four_who_answer_one_question_each_at_the_same_moment_all_keep_their_answer() {
    if can("answers at the same moment", &["strace"]) {
        let rounds = times(10, 500);
        let lost = lost_by_four(own(), rounds);
        figure(format_args!(
            "4 answers at the same moment, {rounds} times: {lost} lost"
        ));
        assert_eq!(lost, 0);
    }
}

#[test]
fn beside_readers_kills_and_an_eraser_every_record_stands_once() {
    let home = Sandbox::new();
    home.write_journal(check_in("first", "2026-11-20"));
    let mut dice = Dice(5);
    let (mut writers, mut readers, mut killed) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..times(120, 2400) {
        let name = format!("n{number}");
        match number % 6 {
            0 | 1 => writers.push((name.clone(), spawn(says(&home, &["commit", "add", &name])))),
            2 => writers.push((
                name.clone(),
                spawn(says(&home, &["checkin", "--sleep", "7", "--note", &name])),
            )),
            3 => readers.push(spawn(says(&home, &["report", "all", "--format", "json"]))),
            4 if number % 12 == 4 => {
                let day = format!("2026-10-{:02}", 1 + number % 28);
                killed.push(spawn(says(&home, &["erase", &day, "--yes"])));
            }
            _ => killed.push(spawn(says(&home, &["commit", "add", &name]))),
        }
        if dice.below(3) == 0
            && let Some(mut child) = killed.pop()
        {
            let _ = child.kill();
            let _ = child.wait();
        }
        // Not more at once than wait for one another for five seconds.
        if writers.len() % 20 == 19 {
            assert!(readers.drain(..).all(succeeds), "a reader never waits");
        }
    }
    let count = writers.len();
    let refused: Vec<String> = writers
        .into_iter()
        .filter_map(|(name, child)| (!succeeds(child)).then_some(name))
        .collect();
    for child in readers.into_iter().chain(killed) {
        succeeds(child);
    }
    assert!(refused.is_empty(), "{refused:?}");
    let named = named(&bytes(&home.journal()));
    assert!(named.values().all(|count| *count == 1), "{named:?}");
    figure(format_args!(
        "{count} writers beside readers and kills: 0 lost"
    ));
    assert!(named.len() >= count, "{} of {count}", named.len());
}
