//! `selfcare merge`: two machines, and what sync tools leave.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

/// A check-in of a day of November, written at its morning.
fn checkin(id: &str, day: u32, rested: u8) -> String {
    format!(
        r#"{{"v":1,"id":"{id}","kind":"checkin","at":"2026-11-{day:02}T07:41:03+01:00","day":"2026-11-{day:02}","health":"well","sleep":7.5,"rested":{rested}}}"#
    ) + "\n"
}

fn promise(id: &str, day: u32) -> String {
    format!(
        r#"{{"v":1,"id":"{id}","kind":"commitment","at":"2026-11-{day:02}T07:42:00+01:00","day":"2026-11-{day:02}","text":"walk","to":"self","due":"2026-11-{day:02}"}}"#
    ) + "\n"
}

fn kept(id: &str, of: &str, day: u32) -> String {
    format!(
        r#"{{"v":1,"id":"{id}","kind":"outcome","at":"2026-11-{day:02}T19:00:00+01:00","day":"2026-11-{day:02}","of":"{of}","outcome":"kept"}}"#
    ) + "\n"
}

fn home_with(journal: impl AsRef<[u8]>) -> Sandbox {
    let home = Sandbox::new();
    home.write_journal(journal);
    home
}

fn put(home: &Sandbox, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = home.home().join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

/// The names of what lies among the backups.
fn backups(home: &Sandbox) -> Vec<String> {
    let entries = fs::read_dir(home.folder().join("backups"));
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    names.sort();
    names
}

#[test]
fn what_another_machine_wrote_comes_in_once_and_its_file_stays_as_it_is() {
    let shared = checkin("a", 10, 3) + &promise("p", 10);
    let own = shared.clone() + &checkin("d", 13, 2);
    let theirs = shared.clone()
        + &checkin("b", 11, 4)
        + &kept("k", "p", 11)
        + &checkin("c", 12, 5)
        + &promise("q", 12)
        + &checkin("e", 14, 3);
    let home = home_with(&own);
    let laptop = put(&home, "laptop.jsonl", &theirs);

    assert_data_eq!(
        home.ok(["merge", "laptop.jsonl"]),
        str![[r#"
Three check-ins, one promise and one outcome came in from laptop.jsonl: 11
to 14 November.
The journal as it was:
~/.local/share/selfcare/backups/2026-11-22T07-41-03-before-merge.jsonl
To go back: selfcare restore

"#]]
    );

    let merged = shared
        + &checkin("b", 11, 4)
        + &kept("k", "p", 11)
        + &checkin("c", 12, 5)
        + &promise("q", 12)
        + &checkin("d", 13, 2)
        + &checkin("e", 14, 3);
    assert_eq!(home.journal_text(), merged);
    assert_eq!(fs::read_to_string(laptop).expect("the file"), theirs);
    let kept = home.folder().join("backups").join(&backups(&home)[0]);
    assert_eq!(fs::read_to_string(kept).expect("the copy"), own);
    let mode = fs::metadata(home.journal())
        .expect("the journal")
        .permissions()
        .mode();
    assert_eq!(mode & 0o7777, 0o600);

    let before = fs::metadata(home.journal()).expect("the journal");
    assert_eq!(
        home.ok(["merge", "laptop.jsonl"]),
        "Nothing new from laptop.jsonl.\n"
    );
    let after = fs::metadata(home.journal()).expect("the journal");
    assert_eq!(after.modified().ok(), before.modified().ok());
    assert_eq!(backups(&home).len(), 1);
}

#[test]
fn a_dry_run_says_it_and_writes_nothing() {
    let home = Sandbox::new();
    put(&home, "laptop.jsonl", checkin("a", 10, 3));
    assert_data_eq!(
        home.ok(["merge", "laptop.jsonl", "--dry-run"]),
        str![[r#"
One check-in would come in from laptop.jsonl: 10 November.
Nothing was written.

"#]]
    );
    assert!(!home.folder().exists());
}

#[test]
fn on_a_new_machine_a_merge_makes_the_journal() {
    let home = Sandbox::new();
    let theirs = checkin("a", 10, 3);
    put(&home, "laptop.jsonl", &theirs);
    assert_eq!(
        home.ok(["merge", "laptop.jsonl"]),
        "One check-in came in from laptop.jsonl: 10 November.\n"
    );
    assert_eq!(home.journal_text(), theirs);
    let mode = fs::metadata(home.journal())
        .expect("the journal")
        .permissions()
        .mode();
    assert_eq!(mode & 0o7777, 0o600);
}

/// Merges the journals of other machines into one of them; what it holds then.
fn merged(journals: &[&String], order: &[usize]) -> String {
    let home = home_with(journals[order[0]]);
    for other in &order[1..] {
        put(&home, "other.jsonl", journals[*other]);
        assert_eq!(home.run(["merge", "other.jsonl"]).code, Some(0));
    }
    home.journal_text()
}

#[test]
fn whoever_merges_and_in_whatever_order_all_machines_end_alike() {
    let shared = checkin("a", 10, 3);
    // The first one's clock went back, the second has a torn line and two records of one second.
    let first = shared.clone() + &checkin("x", 13, 2) + &checkin("b", 11, 2) + &kept("k", "p", 11);
    let second =
        shared.clone() + &checkin("c", 11, 4) + "{\"v\":1,\"id\":\"t\n" + &checkin("b", 11, 5);
    let third = shared + &promise("p", 10) + &checkin("b", 11, 2) + "garbage\n{\"v\":9}\n";
    let all = [&first, &second, &third];

    let one = merged(&all, &[0, 1]);
    assert_eq!(one, merged(&all, &[1, 0]));
    assert!(one.contains("\"t\n"), "{one}");
    let three = merged(&all, &[0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(merged(&all, &order), three, "{order:?}");
    }
    for line in all.iter().flat_map(|journal| journal.lines()) {
        assert_eq!(
            three.lines().filter(|there| *there == line).count(),
            1,
            "{line}"
        );
    }
    let at_once = home_with(&second);
    put(&at_once, "first.jsonl", &first);
    put(&at_once, "third.jsonl", &third);
    at_once.ok(["merge", "third.jsonl", "first.jsonl"]);
    assert_eq!(at_once.journal_text(), three);
}

#[test]
fn conflict_copies_beside_the_journal_come_in_and_are_put_by() {
    let home = home_with(checkin("a", 10, 3));
    let syncthing = home
        .folder()
        .join("journal.sync-conflict-20261111-074103-ABCDEFG.jsonl");
    let dropbox = home
        .folder()
        .join("journal (Ada's conflicted copy 2026-11-12).jsonl");
    fs::write(&syncthing, checkin("a", 10, 3) + &checkin("b", 11, 4)).expect("a copy");
    fs::write(&dropbox, checkin("c", 12, 5)).expect("a copy");
    let said = home.run(["status"]).stderr;
    assert!(home.run(["gate"]).stderr.starts_with(&said));
    assert_data_eq!(
        said,
        str![[r#"
~/.local/share/selfcare/journal (Ada's conflicted copy 2026-11-12).jsonl: a conflict copy of the journal, not read; to bring it in: selfcare merge
~/.local/share/selfcare/journal.sync-conflict-20261111-074103-ABCDEFG.jsonl: a conflict copy of the journal, not read; to bring it in: selfcare merge

"#]]
    );

    assert_data_eq!(
        home.ok(["merge", "--dry-run"]),
        str![[r#"
One check-in would come in from ~/.local/share/selfcare/journal (Ada's
conflicted copy 2026-11-12).jsonl: 12 November.
One check-in would come in from
~/.local/share/selfcare/journal.sync-conflict-20261111-074103-ABCDEFG.jsonl:
11 November.
Nothing was written.

"#]]
    );
    assert!(syncthing.exists() && dropbox.exists());
    assert_data_eq!(
        home.ok(["merge"]),
        str![[r#"
One check-in came in from ~/.local/share/selfcare/journal (Ada's conflicted
copy 2026-11-12).jsonl: 12 November.
One check-in came in from
~/.local/share/selfcare/journal.sync-conflict-20261111-074103-ABCDEFG.jsonl:
11 November.
~/.local/share/selfcare/journal (Ada's conflicted copy 2026-11-12).jsonl is
kept as ~/.local/share/selfcare/backups/2026-11-22T07-41-03-merged.jsonl
now.
~/.local/share/selfcare/journal.sync-conflict-20261111-074103-ABCDEFG.jsonl
is kept as
~/.local/share/selfcare/backups/2026-11-22T07-41-03-merged-2.jsonl now.
The journal as it was:
~/.local/share/selfcare/backups/2026-11-22T07-41-03-before-merge.jsonl
To go back: selfcare restore

"#]]
    );

    assert!(!syncthing.exists() && !dropbox.exists());
    let text = checkin("a", 10, 3) + &checkin("b", 11, 4) + &checkin("c", 12, 5);
    assert_eq!(home.journal_text(), text);
    let put_by = home
        .folder()
        .join("backups/2026-11-22T07-41-03-merged.jsonl");
    assert_eq!(
        fs::read_to_string(&put_by).expect("the copy"),
        checkin("c", 12, 5)
    );
    let mode = fs::metadata(put_by).expect("the copy").permissions().mode();
    assert_eq!(mode & 0o7777, 0o600);
    assert_eq!(home.run(["status"]).stderr, "");
    assert_data_eq!(
        home.ok(["merge"]),
        str![[r#"
Nothing to merge: no conflict copy lies beside the journal, and no marker of
git stands in it. To bring in a file of another machine: selfcare merge FILE

"#]]
    );
}

#[test]
fn a_conflict_copy_that_is_empty_or_named_is_put_by_too_and_a_link_stays() {
    let home = home_with(checkin("a", 10, 3));
    let beside = |name: &str| home.folder().join(name);
    fs::write(beside("journal.sync-conflict-1.lock"), "").expect("a copy");
    home.ok(["merge"]);
    assert!(!beside("journal.sync-conflict-1.lock").exists());

    let copy = beside("journal.sync-conflict-2.jsonl");
    fs::write(&copy, checkin("b", 11, 3)).expect("a copy");
    home.ok([
        "merge",
        ".local/share/selfcare/journal.sync-conflict-2.jsonl",
    ]);
    assert!(!copy.exists());

    let elsewhere = put(&home, "elsewhere.jsonl", checkin("c", 12, 3));
    let link = beside("journal.sync-conflict-3.jsonl");
    symlink(&elsewhere, &link).expect("a link");
    home.ok(["merge"]);
    assert!(link.is_symlink() && elsewhere.exists());
    assert!(home.journal_text().ends_with(&checkin("c", 12, 3)));
}

#[test]
fn twenty_conflict_copies_push_out_no_copy() {
    let home = home_with(checkin("a", 10, 3));
    for number in 0..20 {
        let name = format!("journal.sync-conflict-{number}.jsonl");
        fs::write(
            home.folder().join(name),
            checkin(&format!("c{number}"), 11, 4),
        )
        .expect("a copy");
    }
    home.ok(["merge"]);
    put(&home, "laptop.jsonl", checkin("b", 12, 4));
    home.ok(["merge", "laptop.jsonl"]);
    let names = backups(&home);
    assert_eq!(names.len(), 22, "{names:?}");
    assert_eq!(
        names
            .iter()
            .filter(|name| name.contains("-before-merge"))
            .count(),
        2
    );
}

#[test]
fn a_conflict_that_git_left_in_the_journal_is_resolved() {
    let shared = checkin("a", 10, 3);
    let (mine, theirs) = (
        checkin("b", 11, 2),
        checkin("c", 11, 4) + &checkin("d", 12, 4),
    );
    let home = home_with(format!(
        "{shared}<<<<<<< HEAD\n{mine}||||||| 1a2b3c4\n=======\n{theirs}>>>>>>> laptop\n"
    ));
    assert_data_eq!(
        home.run(["status"]).stderr,
        str![[r#"
~/.local/share/selfcare/journal.jsonl: a conflict that git left stands in it, from line 2 on; to bring both sides together: selfcare merge
line 8 may be a later check-in of today; what follows is without it

"#]]
    );

    let doctor = home.run(["doctor"]).stdout;
    let mended = "a merge conflict marker\n             To mend: selfcare merge\n";
    assert_eq!(doctor.matches(mended).count(), 4, "{doctor}");

    assert_data_eq!(
        home.ok(["merge"]),
        str![[r#"
Two check-ins came in from the other side of git's conflict: 11 to 12
November.
11 November was checked in on both sides, differently: the one of 07:41 from
the other side of git's conflict counts.
The journal as it was:
~/.local/share/selfcare/backups/2026-11-22T07-41-03-before-merge.jsonl
To go back: selfcare restore

"#]]
    );
    assert_eq!(home.journal_text(), shared + &mine + &theirs);
    assert_eq!(home.run(["status"]).stderr, "");
    assert!(home.ok(["merge"]).starts_with("Nothing to merge"));
}

#[test]
fn a_file_with_markers_comes_in_with_both_sides() {
    let home = home_with(checkin("a", 10, 3));
    let (mine, theirs) = (checkin("b", 11, 2), checkin("c", 12, 4));
    let marked = format!("<<<<<<< HEAD\n{mine}=======\n{theirs}>>>>>>> laptop\n");
    put(&home, "laptop.jsonl", marked);
    home.ok(["merge", "laptop.jsonl"]);
    assert_eq!(home.journal_text(), checkin("a", 10, 3) + &mine + &theirs);
}

#[test]
fn what_two_machines_said_differently_is_named_and_both_say_the_same_of_it() {
    let later = checkin("z", 11, 5).replace("T07:41", "T08:02");
    let here = checkin("a", 10, 3) + &checkin("b", 11, 2) + &checkin("c", 12, 4);
    let there = checkin("a", 10, 3) + &later + &checkin("y", 12, 4) + &checkin("c", 13, 1);
    let home = home_with(&here);
    put(&home, "laptop.jsonl", &there);
    assert_data_eq!(
        home.ok(["merge", "laptop.jsonl", "--dry-run"]),
        str![[r#"
Three check-ins would come in from laptop.jsonl: 11 to 13 November.
11 November was checked in on both sides, differently: the one of 08:02 from
laptop.jsonl would count.
One check-in of 13 November has the id of another record with other bytes;
both are kept: the one of 07:41 from laptop.jsonl would count.
Nothing was written.

"#]]
    );

    let laptop = home_with(&there);
    put(&laptop, "phone.jsonl", &here);
    assert_data_eq!(
        laptop.ok(["merge", "phone.jsonl"]),
        str![[r#"
Two check-ins came in from phone.jsonl: 11 to 12 November.
11 November was checked in on both sides, differently: the one of 08:02 that
was here counts.
One check-in of 13 November has the id of another record with other bytes;
both are kept: the one of 07:41 that was here counts.
The journal as it was:
~/.local/share/selfcare/backups/2026-11-22T07-41-03-before-merge.jsonl
To go back: selfcare restore

"#]]
    );
    home.ok(["merge", "laptop.jsonl"]);
    assert_eq!(home.journal_text(), laptop.journal_text());
}

/// A promise of 9 November, and how it went on a day of that month.
fn walk() -> String {
    r#"{"v":1,"id":"walk","kind":"commitment","at":"2026-11-09T07:41:03+01:00","day":"2026-11-09","text":"walk","to":"sister","every":"day"}"#.to_owned() + "\n"
}

fn went(id: &str, day: u32, outcome: &str, time: &str) -> String {
    format!(
        "{{\"v\":1,\"id\":\"{id}\",\"kind\":\"outcome\",\"at\":\"2026-11-21T{time}:03+01:00\",\"day\":\"2026-11-{day}\",\"of\":\"walk\",\"outcome\":\"{outcome}\"}}\n"
    )
}

#[test]
fn an_outcome_that_two_machines_told_differently_is_named_with_the_one_that_counts() {
    // The 11th alike, the 12th told anew on one side alone, the 13th and the 14th differently.
    let shared = walk() + &went("c", 12, "kept", "07:40");
    let here = shared.clone()
        + &went("a", 11, "kept", "07:41")
        + &went("e", 13, "kept", "07:42")
        + &went("g", 14, "released", "08:30");
    let there = shared
        + &went("b", 11, "kept", "07:45")
        + &went("d", 12, "missed", "07:46")
        + &went("f", 13, "missed", "08:02")
        + &went("h", 14, "missed", "08:03");
    let home = home_with(&here);
    put(&home, "phone.jsonl", &there);
    assert_data_eq!(
        home.ok(["merge", "phone.jsonl", "--dry-run"]),
        str![[r#"
Four outcomes would come in from phone.jsonl: 11 to 14 November.
How "walk, to sister" of 13 November went was told on both sides,
differently: the "missed" of 08:02 from phone.jsonl would count.
How "walk, to sister" of 14 November went was told on both sides,
differently: the "let go" of 08:30 that was here would count.
Nothing was written.

"#]]
    );
    let phone = home_with(&there);
    put(&phone, "desk.jsonl", &here);
    let said = phone.ok(["merge", "desk.jsonl"]).replace('\n', " ");
    assert!(
        said.contains("13 November went was told on both sides, differently: the \"missed\" of 08:02 that was here counts."),
        "{said}"
    );
    assert!(
        said.contains("the \"let go\" of 08:30 from desk.jsonl counts."),
        "{said}"
    );
    assert!(!said.contains("11 November went") && !said.contains("12 November went"));
    // A second time nothing is new, and nothing is named.
    assert!(!phone.ok(["merge", "desk.jsonl"]).contains("differently"));
    // What is not promised any more went no way.
    let back = r#"{"v":1,"id":"x","kind":"retraction","at":"2026-11-21T09:00:03+01:00","day":"2026-11-21","of":"walk"}"#;
    let home = home_with(here + back + "\n");
    put(&home, "phone.jsonl", &there);
    assert!(!home.ok(["merge", "phone.jsonl"]).contains("differently"));
}

#[test]
fn a_correction_made_on_one_machine_is_no_difference() {
    let first = checkin("a", 10, 3);
    let home = home_with(&first);
    put(&home, "laptop.jsonl", first + &checkin("b", 10, 5));
    assert!(!home.ok(["merge", "laptop.jsonl"]).contains("differently"));
}

#[test]
fn what_cannot_be_read_and_what_is_newer_is_carried_along_as_written() {
    let home = home_with("{\"v\":1,\"torn\n");
    let newer = r#"{"v":2,"id":7,"at":"2026-11-09T00:00:00Z"}"#;
    let odd = b"\xff\0 odd\r\n\xef\xbb\xbf\xef\xbb\xbftwice\n\n  \n".to_vec();
    let long = "x".repeat(2 * 1024 * 1024);
    let readable = checkin("a", 10, 3);
    let theirs = [
        readable.as_bytes(),
        &odd,
        newer.as_bytes(),
        b"\n",
        long.as_bytes(),
    ];
    put(&home, "laptop.jsonl", theirs.concat());
    assert_data_eq!(
        home.ok(["merge", "laptop.jsonl"]),
        str![[r#"
One check-in came in from laptop.jsonl: 10 November.
One record of a newer selfcare came in from laptop.jsonl: kept, and not
shown.
Three lines of laptop.jsonl cannot be read, and came in as written.
The journal as it was:
~/.local/share/selfcare/backups/2026-11-22T07-41-03-before-merge.jsonl
To go back: selfcare restore

"#]]
    );
    let bytes = fs::read(home.journal()).expect("the journal");
    let holds = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    for line in [
        &b"\xff\0 odd\n"[..],
        b"\xef\xbb\xbf\xef\xbb\xbftwice\n",
        newer.as_bytes(),
        b"torn\n",
    ] {
        assert!(holds(line), "{line:?}");
    }
    assert_eq!(
        home.ok(["merge", "laptop.jsonl"]),
        "Nothing new from laptop.jsonl.\n"
    );
    assert_eq!(fs::read(home.journal()).expect("the journal"), bytes);
}

#[test]
fn line_ends_of_another_system_are_no_difference() {
    let home = home_with(checkin("a", 10, 3) + &checkin("b", 11, 3));
    let windows = format!("\u{feff}{}{}", checkin("a", 10, 3), checkin("b", 11, 3));
    put(&home, "laptop.jsonl", windows.replace('\n', "\r\n\r\n"));
    assert_eq!(
        home.ok(["merge", "laptop.jsonl"]),
        "Nothing new from laptop.jsonl.\n"
    );
    assert!(backups(&home).is_empty());

    let windows = home_with(windows.replace('\n', "\r\n\r\n"));
    put(&windows, "phone.jsonl", home.journal_text());
    assert_data_eq!(
        windows.ok(["merge", "phone.jsonl"]),
        str![[r#"
Nothing new from phone.jsonl.
The lines stand in the common order now.
The journal as it was:
~/.local/share/selfcare/backups/2026-11-22T07-41-03-before-merge.jsonl
To go back: selfcare restore

"#]]
    );
    assert_eq!(windows.journal_text(), home.journal_text());
}

#[test]
fn the_journal_itself_a_file_named_twice_and_standard_input() {
    let home = home_with(checkin("a", 10, 3));
    put(&home, "laptop.jsonl", checkin("b", 11, 3));
    symlink(
        home.home().join("laptop.jsonl"),
        home.home().join("again.jsonl"),
    )
    .expect("a link");
    assert_eq!(
        home.ok(["merge", ".local/share/selfcare/journal.jsonl"]),
        "That is the journal itself, without a marker of git: nothing to merge.\n"
    );
    let said = home.ok(["merge", "laptop.jsonl", "again.jsonl", "laptop.jsonl"]);
    assert_eq!(said.matches("laptop.jsonl").count(), 1, "{said}");

    let ran = home.run_with(["merge", "-", "-"], checkin("c", 12, 3).as_bytes());
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert!(
        ran.stdout
            .starts_with("One check-in came in from standard input: 12 November.")
    );
    let all = checkin("a", 10, 3) + &checkin("b", 11, 3) + &checkin("c", 12, 3);
    assert_eq!(home.journal_text(), all);
}

#[test]
fn a_journal_behind_a_link_is_merged_where_it_is() {
    let home = home_with("");
    let real = home.home().join("synced");
    fs::create_dir(&real).expect("a folder");
    fs::write(real.join("journal.jsonl"), checkin("a", 10, 3)).expect("the journal");
    fs::remove_file(home.journal()).expect("the journal");
    symlink(real.join("journal.jsonl"), home.journal()).expect("a link");
    fs::write(
        real.join("journal.sync-conflict-1.jsonl"),
        checkin("b", 11, 3),
    )
    .expect("a copy");
    home.ok(["merge"]);
    assert!(home.journal().is_symlink());
    assert_eq!(
        home.journal_text(),
        checkin("a", 10, 3) + &checkin("b", 11, 3)
    );
    assert!(!real.join("journal.sync-conflict-1.jsonl").exists());
    assert_eq!(backups(&home).len(), 2);
}

#[test]
fn what_is_no_journal_does_not_come_in() {
    let home = home_with(checkin("a", 10, 3));
    put(&home, "diary.csv", "date,hours\n2026-11-18,7\n");
    put(&home, "photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    put(&home, "config.toml", "need = 8\n");
    put(&home, "empty.jsonl", "\n\n");
    put(
        &home,
        "main.rs",
        "<<<<<<< HEAD\nfn main() {}\n=======\n>>>>>>> far\n",
    );
    put(&home, "v2.json", "{\"v\":2}\n");
    fs::create_dir(home.home().join("folder")).expect("a folder");
    let fifo = Command::new("mkfifo")
        .arg(home.home().join("fifo"))
        .status();
    assert!(fifo.expect("mkfifo").success());
    let large = fs::File::create(home.home().join("large.jsonl")).expect("a file");
    large.set_len(256 * 1024 * 1024 + 1).expect("room");

    let none = "it holds no record of selfcare (a table comes in by selfcare import csv)";
    for (file, said) in [
        (
            "missing.jsonl",
            "could not read missing.jsonl: no such file or directory".to_owned(),
        ),
        (
            "folder",
            "could not read folder: it is a folder, not a file".to_owned(),
        ),
        (
            "fifo",
            "could not read fifo: it is not a plain file".to_owned(),
        ),
        (
            "large.jsonl",
            "could not read large.jsonl: it is larger than 256 MiB".to_owned(),
        ),
        (
            "empty.jsonl",
            "could not merge empty.jsonl: it is empty".to_owned(),
        ),
        ("diary.csv", format!("could not merge diary.csv: {none}")),
        ("photo.png", format!("could not merge photo.png: {none}")),
        (
            "config.toml",
            format!("could not merge config.toml: {none}"),
        ),
        ("main.rs", format!("could not merge main.rs: {none}")),
        ("v2.json", format!("could not merge v2.json: {none}")),
        (
            "-",
            "could not merge standard input: it is empty".to_owned(),
        ),
    ] {
        assert_eq!(home.refused(["merge", file]), format!("error: {said}\n"));
    }
    let odd = Path::new(std::ffi::OsStr::from_bytes(b"lap\xfftop\x1b.jsonl"));
    assert_eq!(
        home.refused([Path::new("merge"), odd]),
        "error: could not read lap\\xfftop\\u{1b}.jsonl: no such file or directory\n"
    );
    fs::write(home.home().join(odd), checkin("b", 11, 3)).expect("a file");
    let ran = home.run([Path::new("merge"), odd]);
    assert_eq!(
        (ran.code, ran.stdout.contains('\u{1b}')),
        (Some(0), false),
        "{ran:?}"
    );
}

#[test]
fn one_file_that_cannot_come_in_keeps_the_others_out() {
    let home = home_with(checkin("a", 10, 3));
    put(&home, "laptop.jsonl", checkin("b", 11, 3));
    home.refused(["merge", "laptop.jsonl", "missing.jsonl"]);
    assert!(backups(&home).is_empty());
}

#[test]
fn a_journal_that_is_lost_is_not_begun_anew() {
    let home = home_with(checkin("a", 10, 3));
    put(&home, "laptop.jsonl", checkin("b", 11, 3));
    home.ok(["merge", "laptop.jsonl"]);
    for lost in [true, false] {
        if lost {
            fs::remove_file(home.journal()).expect("the journal");
        } else {
            home.write_journal("\n");
        }
        let said = home.refused(["merge", "laptop.jsonl"]);
        assert!(
            said.contains("is missing or empty, but backups stand in ~/"),
            "{said}"
        );
    }
}

#[test]
fn wrong_words_are_refused() {
    let home = home_with(checkin("a", 10, 3));
    for words in [
        "merge --git base ours theirs laptop.jsonl",
        "merge --git base ours theirs --dry-run",
        "merge --git base ours",
        "merge --yes laptop.jsonl",
    ] {
        home.refused(words.split(' '));
    }
}
