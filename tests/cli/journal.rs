//! What the journal survives, read and written by the program.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

fn checkin(id: &str, day: &str) -> String {
    format!(
        r#"{{"v":1,"id":"{id}","kind":"checkin","at":"{day}T07:00:00Z","day":"{day}","health":"well","sleep":7,"rested":4,"eating":4,"boundaries":4,"thoughts":4}}"#
    )
}

#[test]
fn a_torn_last_line_is_kept_and_the_next_record_stands_on_a_line_of_its_own() {
    let home = Sandbox::new();
    let torn = format!(
        "{}\n{{\"v\":1,\"id\":\"b\",\"kind\":\"checkin\",\"day\":\"2026-11-21\",\"slee",
        checkin("a", "2026-11-20")
    );
    home.write_journal(&torn);
    let ran = home.run(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_eq!(ran.code, Some(0));
    assert_data_eq!(
        ran.stderr,
        str![[r#"
~/.local/share/selfcare/journal.jsonl: line 2 unreadable, kept: cut off after column 57

"#]]
    );
    let text = home.journal_text();
    assert!(text.starts_with(&format!("{torn}\n{{\"v\":1,")), "{text}");
    assert_eq!(text.lines().count(), 3);
}

#[test]
fn garbage_is_named_with_its_line_and_the_rest_goes_on() {
    let home = Sandbox::new();
    let mut text = b"\xef\xbb\xbf".to_vec();
    text.extend(checkin("a", "2026-11-20").bytes());
    text.extend(b"  \r\n\n\xff\xfe\0garbage\n[[[[\n{\"v\":9,\"id\":\"n\"}\n".iter());
    text.extend(checkin("a", "2026-11-22").bytes());
    home.write_journal(&text);
    let ran = home.run(["status"]);
    assert_eq!(ran.code, Some(0));
    assert_data_eq!(
        ran.stderr,
        str![[r#"
~/.local/share/selfcare/journal.jsonl: line 3 unreadable, kept: not UTF-8, column 1
~/.local/share/selfcare/journal.jsonl: line 4 unreadable, kept: something of the wrong kind stands in it, column 1
~/.local/share/selfcare/journal.jsonl: one record of a newer selfcare, kept and not shown
~/.local/share/selfcare/journal.jsonl: line 6 has the id of an earlier line; both are kept, the later counts

"#]]
    );
    assert!(
        ran.stdout.starts_with("You are fit to serve today."),
        "{}",
        ran.stdout
    );
    assert_eq!(
        fs::read(home.journal()).expect("the journal"),
        text,
        "a read writes nothing"
    );
}

#[test]
fn a_merge_conflict_and_a_conflict_copy_are_named() {
    let home = Sandbox::new();
    let (mine, theirs) = (checkin("a", "2026-11-22"), checkin("b", "2026-11-21"));
    home.write_journal(format!(
        "<<<<<<< mine\n{mine}\n=======\n{theirs}\n>>>>>>> theirs\n"
    ));
    fs::write(
        home.folder()
            .join("journal.sync-conflict-20261121-070000-ABCDEFG.jsonl"),
        "",
    )
    .expect("a copy");
    let ran = home.run(["status"]);
    assert_eq!(ran.code, Some(0));
    assert_data_eq!(
        ran.stderr,
        str![[r#"
~/.local/share/selfcare/journal.jsonl: a conflict that git left stands in it, from line 1 on; to bring both sides together: selfcare merge
~/.local/share/selfcare/journal.sync-conflict-20261121-070000-ABCDEFG.jsonl: a conflict copy of the journal, not read; to bring it in: selfcare merge
line 5 may be a later check-in of today; what follows is without it

"#]]
    );
}

#[test]
fn what_others_could_read_is_said() {
    let home = Sandbox::new();
    home.write_journal(checkin("a", "2026-11-22"));
    fs::set_permissions(home.journal(), fs::Permissions::from_mode(0o644)).expect("a mode");
    assert_eq!(home.run(["status"]).stderr, "", "a look is quiet");
    assert_data_eq!(
        home.run(["checkin", "--rested", "5"]).stderr,
        str![[r#"
~/.local/share/selfcare/journal.jsonl: others may open it (mode 0644); to keep it to yourself: chmod 600 ~/.local/share/selfcare/journal.jsonl

"#]]
    );
}

#[test]
fn folder_and_files_are_made_for_their_owner_alone() {
    let home = Sandbox::new();
    home.ok(["checkin", "--sleep", "7"]);
    let mode = |path| fs::metadata(path).expect("a file").permissions().mode() & 0o7777;
    assert_eq!(mode(home.folder()), 0o700);
    assert_eq!(mode(home.journal()), 0o600);
    assert_eq!(mode(home.folder().join("journal.lock")), 0o600);
    home.ok(["config", "set", "need", "8"]);
    assert_eq!(mode(home.config()), 0o600);
}

#[test]
fn a_linked_journal_keeps_its_link() {
    let home = Sandbox::new();
    let elsewhere = home.home().join("elsewhere.jsonl");
    fs::create_dir_all(home.folder()).expect("a folder");
    fs::set_permissions(home.folder(), fs::Permissions::from_mode(0o700)).expect("a mode");
    symlink(&elsewhere, home.journal()).expect("a link");
    home.ok(["checkin", "--sleep", "7"]);
    assert!(
        fs::symlink_metadata(home.journal())
            .expect("the link")
            .is_symlink()
    );
    assert_eq!(
        fs::read_to_string(elsewhere)
            .expect("the target")
            .lines()
            .count(),
        1
    );
}

#[test]
fn a_missing_journal_beside_backups_is_no_fresh_start() {
    let home = Sandbox::new();
    fs::create_dir_all(home.folder().join("backups")).expect("a folder");
    fs::write(
        home.folder().join("backups/journal.2026-11-01.jsonl"),
        checkin("a", "2026-11-01"),
    )
    .expect("a backup");
    for args in [&["status"][..], &["gate"], &["checkin", "--sleep", "7"]] {
        let ran = home.run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {ran:?}");
        assert!(ran.stderr.contains("backups"), "{}", ran.stderr);
    }
}

#[test]
fn what_is_no_file_is_refused_and_never_waited_for() {
    let home = Sandbox::new();
    fs::create_dir_all(home.journal()).expect("a folder where the journal should be");
    for args in [&["status"][..], &["gate"], &["checkin", "--sleep", "7"]] {
        assert_eq!(home.run(args).code, Some(2), "{args:?}");
    }
    let device = Sandbox::new();
    fs::create_dir_all(device.folder()).expect("a folder");
    symlink("/dev/zero", device.journal()).expect("a link");
    assert_eq!(device.run(["status"]).code, Some(2));
}

#[test]
fn without_a_home_nothing_lands_in_the_current_folder() {
    let home = Sandbox::new();
    for (name, value) in [("SELFCARE_DIR", "relative"), ("HOME", "relative")] {
        let mut command = home.command();
        let output = command
            .env(name, value)
            .args(["checkin", "--sleep", "7"])
            .output()
            .expect("a run");
        assert_eq!(output.status.code(), Some(2), "{name}: {output:?}");
    }
    assert_eq!(fs::read_dir(home.home()).expect("the home").count(), 0);
}

#[test]
fn a_bad_moment_is_refused() {
    let mut home = Sandbox::new();
    home.on("yesterday");
    assert_data_eq!(
        home.refused(["status"]),
        str![[r#"
error: invalid moment in SELFCARE_NOW: yesterdayT07:41:03+01:00; it looks like 2026-11-22T07:41:03+01:00

"#]]
    );
}

#[test]
fn the_first_change_of_a_month_keeps_a_copy_of_all_before_it() {
    let mut home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    home.on("2026-11-23").ok(["reflect", "4"]);
    home.ok(["commit", "add", "walk"]);
    let november = home.journal_text();
    home.on("2026-12-01").ok(["status"]);
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);

    let copies = home.folder().join("backups");
    let kept = |month: &str| fs::read_to_string(copies.join(format!("{month}.jsonl")));
    assert_eq!(kept("2026-12").expect("december's"), november);
    let first = november.split_inclusive('\n').next().expect("a line");
    assert_eq!(kept("2026-11").expect("november's"), first);
    assert_eq!(fs::read_dir(copies).expect("copies").count(), 2);
}

#[test]
fn a_copy_that_cannot_be_kept_is_said_and_the_morning_is_saved() {
    let home = Sandbox::new();
    home.ok(["reflect", "4"]);
    fs::write(home.folder().join("backups"), "no folder").expect("a file in the way");
    let ran = home.run(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_eq!(ran.code, Some(0));
    assert_data_eq!(
        ran.stderr,
        str![[r#"
could not keep a copy of the journal as ~/.local/share/selfcare/backups/2026-11.jsonl: not a directory

"#]]
    );
    assert_eq!(home.journal_text().lines().count(), 2);
}
