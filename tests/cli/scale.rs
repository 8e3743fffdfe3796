//! A journal of any length is read in little memory, and a check-in adds a line to it.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read as _, Write as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use chrono::{Days, NaiveDate};

use crate::sandbox::Sandbox;
use crate::traced::{skipped, traced};

const MIB: u64 = 1024 * 1024;
/// No command holds more.
const MOST: u64 = 64 * MIB;
/// Ten years.
const DAYS: u64 = 3650;

/// A check-in a day for ten years to yesterday, in files of so many bytes: whoever writes much each morning.
fn line(day: u64, bytes: u64) -> String {
    let first = NaiveDate::from_ymd_opt(2016, 11, 24).expect("a day");
    let on = first.checked_add_days(Days::new(day)).expect("a day");
    let words = "the day was long, the work was good, and in the evening there was #garden and a walk by the river. ";
    let note = words.repeat(usize::try_from(bytes / DAYS).expect("a size") / words.len());
    format!(
        r##"{{"v":1,"id":"{day:a>26}","kind":"checkin","at":"{on}T07:41:03+01:00","day":"{on}","health":"well","sleep":7.5,"rested":4,"eating":4,"boundaries":3,"thoughts":4,"forward":4,"kept":2,"missed":1,"note":"{note}","took":18.2}}"##
    ) + "\n"
}

fn home(bytes: u64) -> Sandbox {
    let home = Sandbox::new();
    // Beside a backup of this month none is made: that copies the file, whatever its length, in little memory, too.
    home.write_journal("");
    std::fs::create_dir(home.folder().join("backups")).expect("a folder");
    std::fs::write(home.folder().join("backups/2026-11.jsonl"), line(0, 0)).expect("a backup");
    let journal = OpenOptions::new()
        .write(true)
        .mode(0o600)
        .open(home.journal());
    let mut journal = BufWriter::new(journal.expect("the journal"));
    for day in 0..DAYS {
        journal
            .write_all(line(day, bytes).as_bytes())
            .expect("a line");
    }
    journal.flush().expect("the journal");
    home
}

/// The most memory that a run held at once, looked at for as long as it lasts; none where that cannot be seen.
fn peak(home: &Sandbox, args: &[&str]) -> Option<u64> {
    let mut child = home
        .command()
        .args(args)
        .env("VISUAL", "true")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let status = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().expect("a child").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let now = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok());
        most = most.max(now.map(|kilobytes| kilobytes * 1024));
        sleep(Duration::from_millis(1));
    }
    let code = child.wait().expect("it ends").code();
    assert!(matches!(code, Some(0 | 1)), "{args:?}: {code:?}");
    if !Path::new("/proc/self/status").exists() {
        skipped("how much memory a run takes, for want of /proc");
        return None;
    }
    // One that ended before it could be looked at did not hold much.
    most.or(Some(0))
}

#[test]
fn no_command_holds_what_was_written_over_the_years() {
    let home = home(80 * MIB);
    for args in [
        &["status"][..],
        &["status", "--short"],
        &["checkin", "--answers", "well 7h30 4 4 3 4 4 -"],
        &["gate"],
        &["reflect", "4"],
        &["report", "week", "--format", "html", "--notes"],
        &["report", "month"],
        &["report", "all"],
        &["log", "all", "--json"],
        &["doctor"],
        &["commit", "add", "walk"],
        &["commit", "list"],
    ] {
        let Some(peak) = peak(&home, args) else {
            return;
        };
        assert!(peak < MOST, "{args:?} held {} MiB", peak / MIB);
    }
    // A page with every note there is holds them, and this would see it.
    let all = peak(&home, &["report", "all", "--format", "markdown", "--notes"]);
    assert!(all.is_some_and(|all| all > MOST), "{all:?}");
}

#[test]
fn no_command_holds_what_was_said_anew_of_a_day() {
    let home = home(0);
    let mut journal = BufWriter::new(
        OpenOptions::new()
            .append(true)
            .open(home.journal())
            .expect("the journal"),
    );
    // Every day forty times, one after another; and the last word on one is taken back, so that the one before counts.
    for (turn, day) in (0..40).flat_map(|turn| (0..DAYS).map(move |day| (turn, day))) {
        let id = format!("{day:a>26}");
        let line = line(day, 0).replace(&id, &format!("{turn:b>10}{day:a>16}"));
        journal.write_all(line.as_bytes()).expect("a line");
    }
    let back = format!(
        r#"{{"v":1,"id":"back","kind":"retraction","at":"","day":"2026-11-22","of":"{:b>10}{:a>16}"}}"#,
        39, 77
    );
    writeln!(journal, "{back}").expect("a line");
    drop(journal);
    for args in [
        &["status"][..],
        &["checkin", "--answers", "well 7h30 4 4 3 4 4 -"],
        &["gate"],
        &["report", "all"],
        &["doctor"],
        &["commit", "list"],
        &["log", "all", "--json"],
        &["edit", "2016-12-01"],
        &["restore"],
        &["undo"],
        &["undo"],
    ] {
        let Some(peak) = peak(&home, args) else {
            return;
        };
        assert!(peak < MOST / 2, "{args:?} held {} MiB", peak / MIB);
        let _ = std::fs::remove_file(home.folder().join("journal.index"));
    }
}

#[test]
fn no_command_holds_what_stands_in_a_journal_again_and_again() {
    let home = home(0);
    let once: String = (0..DAYS).map(|day| line(day, 0)).collect();
    std::fs::write(home.journal(), once.repeat(40)).expect("the journal");
    for args in [
        &["status"][..],
        &["checkin", "--answers", "well 7h30 4 4 3 4 4 -"],
        &["report", "all"],
        &["log", "all", "--json"],
        &["undo"],
        &["undo"],
    ] {
        let Some(peak) = peak(&home, args) else {
            return;
        };
        assert!(peak < MOST / 2, "{args:?} held {} MiB", peak / MIB);
    }
}

#[test]
fn a_check_in_adds_its_line_to_a_gigabyte_and_touches_nothing_else() {
    let bytes = 1024 * MIB;
    let home = home(bytes);
    let before = std::fs::metadata(home.journal()).expect("the journal");
    assert!(before.len() > 1_000_000_000);
    let args = ["checkin", "--answers", "well 7h30 4 4 3 4 4 -"];
    let Some(peak) = peak(&home, &args) else {
        return;
    };
    assert!(peak < MOST, "{} MiB", peak / MIB);
    let after = std::fs::metadata(home.journal()).expect("the journal");
    assert_eq!((before.dev(), before.ino()), (after.dev(), after.ino()));
    let added = unchanged_but_for(&home.journal(), bytes);
    assert!(
        added.starts_with(r#"{"v":1,"id":""#) && added.ends_with("}\n"),
        "{added}"
    );
    assert_eq!(
        (added.lines().count(), after.len() - before.len()),
        (1, added.len() as u64)
    );
}

/// What stands after the lines that were there, each of which is as it was.
fn unchanged_but_for(journal: &Path, bytes: u64) -> String {
    let mut journal = File::open(journal).expect("the journal");
    for day in 0..DAYS {
        let line = line(day, bytes);
        let mut now = vec![0; line.len()];
        journal.read_exact(&mut now).expect("the line");
        assert!(now == line.as_bytes(), "{day}");
    }
    let mut added = String::new();
    journal.read_to_string(&mut added).expect("what was added");
    added
}

#[test]
fn a_check_in_writes_one_line_to_the_journal_in_one_call() {
    let home = home(8 * MIB);
    let calls = "write,writev,pwrite64,pwritev,ftruncate,truncate,fallocate,copy_file_range,sendfile,rename,renameat,renameat2,unlink";
    let args = ["checkin", "--answers", "well 7h30 4 4 3 4 4 -"];
    let Some((code, calls)) = traced(&home, calls, env!("CARGO_BIN_EXE_selfcare"), &args) else {
        return;
    };
    assert_eq!(code, Some(0));
    let of_the_journal = |call: &&str| call.contains("journal.jsonl");
    let calls: Vec<&str> = calls.lines().filter(of_the_journal).collect();
    assert_eq!(calls.len(), 1, "{calls:?}");
    assert!(
        calls[0].contains("write(") && calls[0].contains("checkin"),
        "{calls:?}"
    );
}
