//! `selfcare erase`: truly removes, and every other day stays as it was.

use std::fs::Permissions;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;

use snapbox::{assert_data_eq, str};

use crate::anyone::{by_anyone, own_copy};
use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

const OF_DAY: &str = r#"{"v":1,"id":"a","kind":"checkin","at":"","day":"2026-11-20","rested":4,"note":"canary one"}
{"v":1,"id":"b","kind":"checkin","at":"","day":"2026-11-20","rested":3,"note":"canary two"}
{"v":1,"id":"c","kind":"reflection","at":"","day":"2026-11-20","serving":4,"note":"canary three"}
{"v":1,"id":"d","kind":"override","at":"","day":"2026-11-20","why":"canary four","verdict":"not-fit"}
{"v":1,"id":"e","kind":"commitment","at":"","day":"2026-11-20","text":"canary walk","to":"self","every":"day"}
{"v":1,"id":"f","kind":"outcome","at":"","day":"2026-11-21","of":"e","outcome":"kept"}
{"v":1,"id":"g","kind":"commitment","at":"","day":"2026-11-21","of":"e","text":"canary swim","to":"self","every":"day"}
{"v":1,"id":"h","kind":"checkin","at":"","day":"2026-11-20","note":"canary to
"#;

const OTHERS: &str = "garbage\r\n{\"v\":9,\"day\":\"2026-11-21\"}\n\n \
    {\"v\":1,\"id\":\"x\",\"kind\":\"checkin\",\"at\":\"\",\"day\":\"2026-11-21\",\"rested\":4,\"note\":\"kept\",\"new\":[1e400]}  \n\
    {\"v\":1,\"id\":\"y\",\"kind\":\"retraction\",\"at\":\"\",\"day\":\"2026-11-20\",\"of\":\"z\"}";

/// A home whose journal, copies and an editor's text all hold Friday 20 November.
fn home() -> Sandbox {
    let home = Sandbox::new();
    home.write_journal(format!("{OF_DAY}{OTHERS}"));
    let folder = home.folder();
    std::fs::create_dir(folder.join("backups")).expect("the folder");
    for name in ["2026-10", "2026-11-21T07-41-03-before-merge"] {
        let path = folder.join(format!("backups/{name}.jsonl"));
        std::fs::write(path, format!("{OTHERS}\n{OF_DAY}")).expect("a backup");
    }
    let copy = folder.join("journal.sync-conflict-20261121-074103-ABCDEFG.jsonl");
    std::fs::write(copy, OF_DAY).expect("a conflict copy");
    std::fs::create_dir(folder.join("edit-00000001")).expect("a folder");
    std::fs::write(folder.join("edit-00000001/2026-11-20.toml"), "canary five").expect("a text");
    std::fs::write(folder.join("backups/.selfcare-new-abc"), OF_DAY).expect("unfinished");
    std::fs::write(folder.join("journal.index"), "canary numbers").expect("an index");
    home
}

/// The files in which a word of that day can still be found.
fn found(home: &Sandbox) -> Vec<PathBuf> {
    let mut folders = vec![home.home().to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path)
                .is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains("canary"))
            {
                found.push(path);
            }
        }
    }
    found
}

#[test]
fn what_was_said_more_than_once_is_counted_in_words() {
    let home = Sandbox::new();
    for args in [
        &["reflect", "3"][..],
        &["reflect", "4"],
        &["commit", "add", "walk"],
        &["commit", "kept", "walk"],
        &["commit", "missed", "walk"],
    ] {
        home.ok(args);
    }
    let said = home.ok(["erase", "today", "--yes"]);
    assert!(
        said.contains("  two answers to how serving went\n  two answers to how promises went\n"),
        "{said}"
    );
}

#[test]
fn a_day_goes_from_the_journal_and_all_copies_and_the_rest_stays_byte_for_byte() {
    let home = home();
    assert_eq!(found(&home).len(), 7);
    assert_data_eq!(
        home.ok(["erase", "friday", "--yes"]),
        str![[r#"
Erased: Friday 20 November.
  the check-in, and one before it
  how serving went
  three notes
  the reason for going in
  how a promise went
  the promise "canary swim", with all that was said of it
  line 8, which cannot be read and holds that day
  one text that an editor left behind
  in four copies of the journal, too: .selfcare-new-abc, 2026-10,
  2026-11-21T07-41-03-before-merge and one more
Promises made later are numbered anew.

Out of reach: backups of this computer, other machines and what a sync
service keeps, git, snapshots of the disk, reports kept elsewhere, and the
disk's own old blocks.

"#]]
    );
    assert!(found(&home).is_empty());
    assert_eq!(home.journal_text(), OTHERS);
    let backups = home.folder().join("backups");
    for name in ["2026-10", "2026-11-21T07-41-03-before-merge"] {
        let backup = std::fs::read_to_string(backups.join(format!("{name}.jsonl")));
        assert_eq!(backup.expect("a backup"), format!("{OTHERS}\n"));
    }
    assert_eq!(std::fs::read_dir(&backups).expect("the folder").count(), 2);
    assert_data_eq!(
        home.ok(["erase", "friday", "--yes"]),
        str![[r#"
Nothing to erase: the journal and its copies hold nothing of Friday 20
November.

"#]]
    );
}

#[test]
fn what_is_only_in_a_copy_is_found_there() {
    let home = home();
    home.write_journal(OTHERS);
    let said = home.ok(["erase", "2026-11-20", "--yes"]);
    assert!(said.contains("the check-in, and one before it"), "{said}");
    assert_eq!(found(&home), [home.folder().join("journal.index")]);
    assert_eq!(home.journal_text(), OTHERS);
}

#[test]
fn what_was_left_unfinished_over_that_day_goes() {
    let home = Sandbox::new();
    home.write_journal(OTHERS);
    std::fs::write(home.folder().join(".selfcare-new-abc"), OF_DAY).expect("unfinished");
    let said = home.ok(["erase", "2026-11-20", "--yes"]);
    assert!(
        said.contains("in a copy of the journal, too: .selfcare-new-abc"),
        "{said}"
    );
    assert!(found(&home).is_empty());
}

#[test]
fn only_the_notes_of_a_day_go_and_its_answers_stay() {
    let home = home();
    assert_data_eq!(
        home.ok(["erase", "--note", "friday", "--yes"]),
        str![[r#"
Erased: the notes of Friday 20 November.
  three notes
  line 8, which cannot be read and holds that day: it goes whole
  one text that an editor left behind
  in four copies of the journal, too: .selfcare-new-abc, 2026-10,
  2026-11-21T07-41-03-before-merge and one more

Out of reach: backups of this computer, other machines and what a sync
service keeps, git, snapshots of the disk, reports kept elsewhere, and the
disk's own old blocks.

"#]]
    );
    let mut rest = OF_DAY.replace("\n{\"v\":1,\"id\":\"h\",\"kind\":\"checkin\",\"at\":\"\",\"day\":\"2026-11-20\",\"note\":\"canary to", "");
    for note in ["one", "two", "three"] {
        rest = rest.replace(&format!(",\"note\":\"canary {note}\""), "");
    }
    assert_eq!(home.journal_text(), format!("{rest}{OTHERS}"));
}

#[test]
fn everything_goes_and_the_next_morning_is_the_first() {
    let home = home();
    std::fs::write(home.folder().join("report.html"), "canary").expect("a report");
    home.write_config("day-start = \"04:00\"\n");
    assert_data_eq!(
        home.ok(["erase", "--all", "--yes"]),
        str![[r#"
Erased: everything.
  ~/.local/share/selfcare/backups/.selfcare-new-abc
  ~/.local/share/selfcare/edit-00000001
  ~/.local/share/selfcare/report.html
  ~/.local/share/selfcare/backups/2026-10.jsonl
  ~/.local/share/selfcare/backups/2026-11-21T07-41-03-before-merge.jsonl
  ~/.local/share/selfcare/journal.sync-conflict-20261121-074103-ABCDEFG.jsonl
  ~/.local/share/selfcare/journal.index
  ~/.local/share/selfcare/journal.jsonl
Your settings stay, in ~/.config/selfcare/config.toml, and so does the
journal's lock, which holds no words.

Out of reach: backups of this computer, other machines and what a sync
service keeps, git, snapshots of the disk, reports kept elsewhere, and the
disk's own old blocks.

"#]]
    );
    assert!(found(&home).is_empty());
    let left: Vec<_> = std::fs::read_dir(home.folder())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(left, ["journal.lock"]);
    assert!(home.config().exists());
    assert!(home.ok(["status"]).contains("You are on your own list"));
    assert_data_eq!(
        home.ok(["erase", "--all"]),
        str![[r#"
Nothing to erase: there is no journal, and no copy of one.

"#]]
    );
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
}

#[test]
fn the_only_day_there_is_can_go_and_nothing_stands_in_the_way_of_the_next() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    home.ok(["checkin", "--rested", "3"]);
    home.ok(["erase", "today", "--yes"]);
    assert_eq!(home.journal_text(), "");
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
}

#[test]
fn everything_can_go_when_the_journal_is_lost_already_or_is_a_link() {
    let home = home();
    std::fs::remove_file(home.journal()).expect("the journal");
    home.refused(["status"]);
    home.ok(["erase", "--all", "--yes"]);
    home.ok(["status"]);

    std::fs::create_dir(home.home().join("sync")).expect("a folder");
    let target = home.home().join("sync/words.jsonl");
    std::fs::write(&target, OF_DAY).expect("the journal");
    symlink(&target, home.journal()).expect("a link");
    home.ok(["erase", "--all", "--yes"]);
    assert!(!target.exists() && home.journal().is_symlink());
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert!(target.exists());
}

#[test]
fn nobody_is_asked_without_a_terminal_and_what_is_no_day_is_refused() {
    let home = home();
    let all = std::fs::read_dir(home.folder())
        .expect("the folder")
        .count();
    assert_data_eq!(
        home.refused(["erase", "friday"]),
        str![[r#"
error: no terminal to ask at, so nothing was changed; to erase it without a question: selfcare erase 2026-11-20 --yes

"#]]
    );
    assert_data_eq!(
        home.refused(["erase", "--note", "friday"]),
        str![[r#"
error: no terminal to ask at, so nothing was changed; to erase it without a question: selfcare erase --note 2026-11-20 --yes

"#]]
    );
    assert_data_eq!(
        home.refused(["erase", "--all"]),
        str![[r#"
error: no terminal to ask at, so nothing was changed; to erase everything without a question: selfcare erase --all --yes

"#]]
    );
    assert_data_eq!(
        home.refused(["erase", "--yes"]),
        str![[r#"
error: no DAY; say which: selfcare erase yesterday, or selfcare erase 2026-11-20

"#]]
    );
    assert_data_eq!(
        home.refused(["erase", "soon", "--yes"]),
        str![[r#"
error: invalid DAY: soon; a day is today, yesterday, -3, 3 days ago, monday, last monday or 2026-11-20

"#]]
    );
    home.refused(["erase", "friday", "--all", "--yes"]);
    assert_eq!(
        std::fs::read_dir(home.folder())
            .expect("the folder")
            .count(),
        all
    );
    assert_eq!(found(&home).len(), 7);
}

#[test]
fn a_day_without_anything_writes_nothing() {
    let home = Sandbox::new();
    home.ok(["erase", "friday"]);
    home.ok(["erase", "--all"]);
    assert!(!home.folder().exists());
}

#[test]
fn what_only_begins_like_a_mark_of_git_is_no_conflict() {
    let home = home();
    home.write_journal(format!("=======no mark\n{OF_DAY}{OTHERS}\n"));
    home.ok(["erase", "friday", "--yes"]);
    assert_eq!(home.journal_text(), format!("=======no mark\n{OTHERS}\n"));
}

#[test]
fn while_git_asks_which_side_it_refuses() {
    let home = home();
    let text = format!("<<<<<<< HEAD\n{OF_DAY}=======\n{OTHERS}\n>>>>>>> theirs\n");
    home.write_journal(&text);
    assert_data_eq!(
        home.refused(["erase", "friday", "--yes"]),
        str![[r#"
error: could not erase from ~/.local/share/selfcare/journal.jsonl: git's conflict markers stand in it; first put it together: selfcare merge ~/.local/share/selfcare/journal.jsonl

"#]]
    );
    assert_eq!(found(&home).len(), 7);
}

#[test]
fn at_a_terminal_it_says_what_goes_and_asks() {
    for (keys, goes) in [("\r", false), ("n", false), ("\u{3}", false), ("y", true)] {
        let home = home();
        let mut terminal = Terminal::run(&home, &["erase", "friday"], 40, 80);
        terminal.wait_for("Erase it for good?").keys(keys);
        let ended = terminal.end();
        assert_eq!((ended.code, ended.settings_kept), (0, true), "{keys:?}");
        let rest = if goes { 0 } else { 7 };
        assert_eq!(found(&home).len(), rest, "{keys:?}\n{}", ended.screen);
        if keys == "\r" {
            assert_data_eq!(
                ended.screen,
                str![[r#"
Friday 20 November would go:
  the check-in, and one before it
  how serving went
  three notes
  the reason for going in
  how a promise went
  the promise "canary swim", with all that was said of it
  line 8, which cannot be read and holds that day
  one text that an editor left behind
  in four copies of the journal, too: 2026-10,
  2026-11-21T07-41-03-before-merge,
  journal.sync-conflict-20261121-074103-ABCDEFG.jsonl and one more
Promises made later are numbered anew.

Erase it for good?
  Enter nothing is erased   y yes, erase it   n no
> nothing is erased

"#]]
            );
        }
    }
    let home = home();
    let mut terminal = Terminal::run(&home, &["erase", "--all"], 40, 80);
    terminal.wait_for("Erase everything for good?").keys("\r");
    let ended = terminal.end();
    assert_eq!(found(&home).len(), 7);
    assert_data_eq!(
        ended.screen,
        str![[r#"
Everything would go, every day and every promise:
  ~/.local/share/selfcare/backups/.selfcare-new-abc
  ~/.local/share/selfcare/edit-00000001
  ~/.local/share/selfcare/backups/2026-10.jsonl
  ~/.local/share/selfcare/backups/2026-11-21T07-41-03-before-merge.jsonl
  ~/.local/share/selfcare/journal.sync-conflict-20261121-074103-ABCDEFG.jsonl
  ~/.local/share/selfcare/journal.index
  ~/.local/share/selfcare/journal.jsonl

Erase everything for good?
  Enter nothing is erased   y yes, erase everything   n no
> nothing is erased

"#]]
    );
}

/// Runs it as somebody who may not write everywhere; root may.
fn run_as_anyone(home: &Sandbox, args: &[&str]) -> (Option<i32>, String) {
    let output = by_anyone(home, &own_copy(home), args);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    (
        output.status.code(),
        said.replace(&home.home().display().to_string(), "[HOME]"),
    )
}

#[test]
fn a_copy_that_cannot_be_cleaned_is_named_and_the_journal_is_done() {
    let home = home();
    // No plain file: not to be read, whoever looks.
    let copy = home
        .folder()
        .join("journal.sync-conflict-20261121-074103-ABCDEFG.jsonl");
    std::fs::remove_file(&copy).expect("the copy");
    std::fs::create_dir(&copy).expect("a folder");

    let ran = home.run(["erase", "friday", "--yes"]);
    assert_eq!(ran.code, Some(2));
    assert_data_eq!(
        ran.stderr,
        str![[r#"
error: could not read ~/.local/share/selfcare/journal.sync-conflict-20261121-074103-ABCDEFG.jsonl: it is a folder, not a file; it may still hold that day

"#]]
    );
    assert!(
        ran.stdout
            .starts_with("Erased where it could be: Friday 20 November.\n"),
        "{}",
        ran.stdout
    );
    assert!(found(&home).is_empty());
}

#[test]
fn a_backups_folder_that_cannot_be_written_stops_it_before_anything_goes() {
    let home = home();
    let before = home.journal_text();
    let backups = home.folder().join("backups");
    std::fs::remove_file(backups.join(".selfcare-new-abc")).expect("what was unfinished");
    std::fs::set_permissions(&backups, Permissions::from_mode(0o500)).expect("a mode");

    let (code, said) = run_as_anyone(&home, &["erase", "friday", "--yes"]);
    assert_eq!(code, Some(2));
    assert_data_eq!(
        said,
        str![[r#"
error: could not keep a copy of the journal as ~/.local/share/selfcare/backups/2026-11-22T07-41-03-before-erase.jsonl: permission denied

"#]]
    );
    assert_eq!(home.journal_text(), before);

    // Where only a copy holds the day, it is the copy that cannot be cleaned.
    std::fs::write(home.journal(), OTHERS).expect("the journal");
    let (code, said) = run_as_anyone(&home, &["erase", "friday", "--yes"]);
    assert_eq!(code, Some(2));
    assert_data_eq!(
        said,
        str![[r#"
error: could not rewrite ~/.local/share/selfcare/backups/2026-10.jsonl, it stays as it was: permission denied; it may still hold that day
error: could not rewrite ~/.local/share/selfcare/backups/2026-11-21T07-41-03-before-merge.jsonl, it stays as it was: permission denied; it may still hold that day

"#]]
    );
    assert_eq!(home.journal_text(), OTHERS);
    assert_eq!(found(&home).len(), 3);
    std::fs::set_permissions(&backups, Permissions::from_mode(0o700)).expect("a mode");
    let (code, said) = run_as_anyone(&home, &["erase", "friday", "--yes"]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
}

#[test]
fn everything_stops_at_what_cannot_be_removed_and_can_be_begun_again() {
    let home = home();
    let backups = home.folder().join("backups");
    std::fs::remove_file(backups.join(".selfcare-new-abc")).expect("what was unfinished");
    std::fs::set_permissions(&backups, Permissions::from_mode(0o500)).expect("a mode");
    let (code, said) = run_as_anyone(&home, &["erase", "--all", "--yes"]);
    assert_eq!(code, Some(2));
    assert_data_eq!(
        said,
        str![[r#"
error: could not remove ~/.local/share/selfcare/backups/2026-10.jsonl, the journal still stands: permission denied

"#]]
    );
    assert!(home.journal().exists());

    std::fs::set_permissions(&backups, Permissions::from_mode(0o700)).expect("a mode");
    let (code, said) = run_as_anyone(&home, &["erase", "--all", "--yes"]);
    assert_eq!((code, said.as_str()), (Some(0), ""));
    assert!(found(&home).is_empty());
}

#[test]
fn of_a_linked_journal_the_index_goes_too() {
    for args in [
        &["erase", "2026-11-22", "--yes"][..],
        &["erase", "--all", "--yes"],
    ] {
        let home = Sandbox::new();
        let synced = home.home().join("synced");
        std::fs::create_dir(&synced).expect("a folder");
        home.write_journal("");
        std::fs::remove_file(home.journal()).expect("removed");
        symlink(synced.join("diary.jsonl"), home.journal()).expect("a link");
        home.ok(["reflect", "4"]);
        home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
        let index = home.folder().join("journal.index");
        assert!(index.exists());

        home.ok(args);

        assert!(!index.exists(), "{args:?}");
    }
}

#[test]
fn what_a_clock_that_was_wrong_left_on_a_day_to_come_is_told_and_can_be_erased() {
    let mut home = Sandbox::new();
    home.on("2062-01-01");
    home.ok([
        "checkin",
        "--answers",
        "well 7 4 4 4 4 4 -",
        "--note",
        "far",
    ]);
    home.on("2026-11-22");
    for args in [&["log"][..], &["export", "csv"]] {
        let said = home.run(args).stderr;
        let way_out = "the check-in of 2062-01-01 is of a day to come, and is shown from then on; to take it out: selfcare erase 2062-01-01\n";
        assert!(said.ends_with(way_out), "{said}");
    }
    home.ok(["erase", "2062-01-01", "--yes"]);
    assert_eq!(home.run(["log"]).stderr, "");
    assert!(
        !std::fs::read_to_string(home.journal())
            .unwrap()
            .contains("far")
    );
}
