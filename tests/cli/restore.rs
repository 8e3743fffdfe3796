//! `selfcare restore`: the copies that are kept, and one of them back in the journal's place.

use std::os::unix::fs::symlink;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;
use crate::traced::skipped;

fn checkin(id: &str, day: u32, rested: u8) -> String {
    format!(
        "{{\"v\":1,\"id\":\"{id}\",\"kind\":\"checkin\",\"at\":\"\",\"day\":\"2026-11-{day:02}\",\"rested\":{rested}}}\n"
    )
}

const PROMISE: &str = "{\"v\":1,\"id\":\"p\",\"kind\":\"commitment\",\"at\":\"\",\"day\":\"2026-11-20\",\"text\":\"walk\"}\n";

/// Two copies: of the beginning of the month, and before a merge.
fn home() -> Sandbox {
    let home = Sandbox::new();
    let now = [
        checkin("a", 18, 4),
        checkin("b", 19, 4),
        PROMISE.to_owned(),
        checkin("c", 20, 4),
    ];
    home.write_journal(now.concat());
    backup(&home, "2026-11", &checkin("a", 18, 4));
    backup(
        &home,
        "2026-11-20T07-41-03-before-merge",
        &format!("{}{}torn", checkin("a2", 18, 3), checkin("d", 2, 3)),
    );
    home
}

fn backup(home: &Sandbox, name: &str, text: &str) {
    let folder = home.folder().join("backups");
    std::fs::create_dir_all(&folder).expect("the folder");
    std::fs::write(folder.join(format!("{name}.jsonl")), text).expect("a backup");
}

#[test]
fn it_lists_the_copies_the_newest_first_and_how_they_differ() {
    let home = home();
    assert_data_eq!(
        home.ok(["restore"]),
        str![[r#"
Copies of the journal in ~/.local/share/selfcare/backups, the newest first:

2026-11-20T07-41-03-before-merge
  Friday 20 November, before journals were put together, 149 B; two
  check-ins and a promise fewer than now; a check-in more than now; a
  check-in other than now; a line that cannot be read

2026-11
  Before the first change of November 2026, 72 B; two check-ins and a
  promise fewer than now

To look at one, and bring it back: selfcare restore NAME. The beginning of a
name will do.

"#]]
    );
    assert_data_eq!(
        home.ok(["restore", "--json"]),
        str![[r#"
{"version":1,"backups":[{"name":"2026-11-20T07-41-03-before-merge","bytes":149,"same":false,"says":"two check-ins and a promise fewer than now; a check-in more than now; a check-in other than now; a line that cannot be read","missing":{"days":["2026-11-19","2026-11-20"],"promises":["walk"],"others":0},"more":{"days":["2026-11-02"],"promises":[],"others":0},"otherwise":["2026-11-18"],"unreadable":1},{"name":"2026-11","bytes":72,"same":false,"says":"two check-ins and a promise fewer than now","missing":{"days":["2026-11-19","2026-11-20"],"promises":["walk"],"others":0},"more":{"days":[],"promises":[],"others":0},"otherwise":[],"unreadable":0}]}

"#]]
    );
    assert_data_eq!(
        Sandbox::new().ok(["restore"]),
        str![[r#"
No copies of the journal are kept yet in ~/.local/share/selfcare/backups.

"#]]
    );
}

#[test]
fn a_copy_comes_back_byte_for_byte_and_the_journal_of_before_is_kept() {
    let home = home();
    let before = home.journal_text();
    assert_data_eq!(
        home.ok(["restore", "2026-11", "--yes"]),
        str![[r#"
The copy 2026-11 is the journal now.
Gone: the check-ins of 19 November and 20 November; the promise "walk".

The journal as it stood is kept, too. To get it back:
selfcare restore 2026-11-22T07-41-03-before-restore

"#]]
    );
    assert_eq!(home.journal_text(), checkin("a", 18, 4));

    let back = home.ok(["restore", "2026-11-22T07-41-03-before-restore", "--yes"]);
    assert!(
        back.contains("Came back: the check-ins of 19 November and 20 November"),
        "{back}"
    );
    assert_eq!(home.journal_text(), before);
    assert_data_eq!(
        home.ok(["restore", "2026-11-22T07-41-03-before-restore"]),
        str![[r#"
The copy 2026-11-22T07-41-03-before-restore is the same as the journal:
nothing to bring back.

"#]]
    );
}

#[test]
fn it_works_where_the_journal_is_missing_empty_or_garbage() {
    for journal in [None, Some(""), Some("\0\0garbage\n<<<<<<< HEAD")] {
        let home = home();
        match journal {
            Some(text) => home.write_journal(text),
            None => std::fs::remove_file(home.journal()).expect("the journal"),
        }
        if journal.is_none_or(str::is_empty) {
            assert_data_eq!(
                home.refused(["status"]),
                str![[r#"
error: the journal is missing or empty, but backups stand in ~/.local/share/selfcare/backups: selfcare restore brings one back, selfcare erase --all begins anew

"#]]
            );
        }
        let said = home.ok(["restore"]);
        assert!(said.contains("a check-in more than now"), "{said}");
        home.ok(["restore", "2026-11-20", "--yes"]);
        assert!(home.journal_text().ends_with("torn"));
        home.ok(["restore", "2026-11", "--yes"]);
        let kept = std::fs::read_dir(home.folder().join("backups"))
            .expect("the folder")
            .count();
        let was_there = journal.is_some_and(|text| !text.is_empty());
        assert_eq!(kept, 3 + usize::from(was_there));
    }
}

#[test]
fn the_oldest_copy_comes_back_though_the_new_one_pushes_it_out() {
    let home = home();
    for number in 10..22 {
        let name = format!("2026-10-{number}T07-41-03-before-merge");
        backup(&home, &name, &checkin("o", number, 4));
    }
    std::fs::remove_file(
        home.folder()
            .join("backups/2026-11-20T07-41-03-before-merge.jsonl"),
    )
    .expect("a backup");
    home.ok(["restore", "2026-10-10", "--yes"]);
    assert_eq!(home.journal_text(), checkin("o", 10, 4));
}

#[test]
fn what_is_no_copy_is_refused() {
    let home = home();
    symlink("/etc/passwd", home.folder().join("backups/link.jsonl")).expect("a link");
    std::fs::create_dir(home.folder().join("backups/folder.jsonl")).expect("a folder");
    backup(&home, "2026-11-20T08-00-00-before-erase", "");
    assert_data_eq!(
        home.refused(["restore", "2025", "--yes"]),
        str![[r#"
error: no copy "2025"; selfcare restore lists them

"#]]
    );
    assert_data_eq!(
        home.refused(["restore", "", "--yes"]),
        str![[r#"
error: no copy ""; selfcare restore lists them

"#]]
    );
    assert_data_eq!(
        home.refused(["restore", "../journal", "--yes"]),
        str![[r#"
error: no copy "../journal"; selfcare restore lists them

"#]]
    );
    assert_data_eq!(
        home.refused(["restore", "2026-11-20", "--yes"]),
        str![[r#"
error: 2 copies begin with "2026-11-20", from 2026-11-20T07-41-03-before-merge to 2026-11-20T08-00-00-before-erase; selfcare restore lists them

"#]]
    );
    assert_data_eq!(
        home.refused(["restore", "link", "--yes"]),
        str![[r#"
error: could not restore ~/.local/share/selfcare/backups/link.jsonl, nothing was changed: it is not a plain file

"#]]
    );
    assert_data_eq!(
        home.refused(["restore", "folder", "--yes"]),
        str![[r#"
error: could not restore ~/.local/share/selfcare/backups/folder.jsonl, nothing was changed: it is a folder, not a file

"#]]
    );
    assert_data_eq!(
        home.refused(["restore", "2026-11"]),
        str![[r#"
error: no terminal to ask at, so nothing was changed; to bring it back without a question: selfcare restore 2026-11 --yes

"#]]
    );
    home.refused(["restore", "--yes"]);
    home.refused(["restore", "2026-11", "--json"]);
    assert!(!home.ok(["restore"]).contains("link"));
}

#[test]
fn another_users_copy_is_refused() {
    let home = home();
    let path = home.folder().join("backups/2026-11.jsonl");
    if std::os::unix::fs::chown(&path, Some(12345), None).is_err() {
        skipped("a copy of another user, for want of rights");
        return;
    }
    assert_data_eq!(
        home.refused(["restore", "2026-11", "--yes"]),
        str![[r#"
error: could not restore ~/.local/share/selfcare/backups/2026-11.jsonl, nothing was changed: it belongs to another user

"#]]
    );
}

#[test]
fn at_a_terminal_it_says_what_would_change_and_asks() {
    for (keys, comes) in [("\r", false), ("\u{3}", false), ("y", true)] {
        let home = home();
        let mut terminal = Terminal::run(&home, &["restore", "2026-11-20"], 40, 80);
        terminal
            .wait_for("Put it in the journal's place?")
            .keys(keys);
        let ended = terminal.end();
        assert_eq!((ended.code, ended.settings_kept), (0, true), "{keys:?}");
        assert_eq!(home.journal_text().ends_with("torn"), comes, "{keys:?}");
        if keys == "\r" {
            assert_data_eq!(
                ended.screen,
                str![[r#"
The copy 2026-11-20T07-41-03-before-merge, Friday 20 November, before
journals were put together.
Would come back: the check-in of 2 November.
Would be gone: the check-ins of 19 November and 20 November; the promise
  "walk".
Would be as it was: the check-in of 18 November.
Kept as it is: a line that cannot be read.

Put it in the journal's place?
  Enter the journal stays   y yes, bring it back   n no
> the journal stays

"#]]
            );
        }
    }
}

#[test]
fn a_shell_completes_the_names_of_copies_also_when_the_journal_is_lost() {
    let home = home();
    std::fs::remove_file(home.journal()).expect("the journal");
    let mut command = home.command();
    command
        .env("COMPLETE", "fish")
        .args(["--", "selfcare", "restore", "20"]);
    let told = command.output().expect("the program").stdout;
    assert_data_eq!(
        String::from_utf8(told).expect("UTF-8"),
        str![[r#"
2026-11-20T07-41-03-before-merge	Friday 20 November, before journals were put together
2026-11	before the first change of November 2026

"#]]
    );
}
