//! Homes that cannot be written, are not there, or are somebody else's: reads work, and a change is refused with its path.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use tempfile::TempDir;

use crate::changes::{Before, CHECK_IN, check_in, home};
use crate::mounted::{Mounted, run};
use crate::needs::{ROOT, can};
use crate::record::bytes;
use crate::sandbox::Sandbox;
use crate::through::{Left, by, left, says, through};
use crate::writers::own;

const NOBODY: u32 = 65_534;

/// The program where everybody may run it.
static PUBLIC: LazyLock<(TempDir, PathBuf)> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("a mode");
    let program = folder.path().join("selfcare");
    fs::copy(own(), &program).expect("the program");
    (folder, program)
});

/// The program as somebody who is not root.
fn as_user(user: u32, command: &Command) -> Command {
    let (user, group) = (format!("--reuid={user}"), format!("--regid={user}"));
    through(
        &["setpriv", &user, &group, "--clear-groups"],
        &by(&PUBLIC.1, command),
    )
}

/// All that a home holds is theirs.
fn give(path: &Path, user: u32) {
    chown(path, Some(user), Some(user)).expect("an owner");
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a folder") {
            give(&entry.expect("an entry").path(), user);
        }
    }
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("a mode");
}

/// A change is refused, names the folder, and leaves all as it was; reads say what they always said.
#[track_caller]
fn is_refused(
    home: &Sandbox,
    journal: &Path,
    reads: &str,
    run: impl Fn(&Command) -> Command,
    place: &str,
) {
    let before = bytes(journal);
    let empty = TempDir::new().expect("a folder");
    mode(empty.path(), 0o777);
    let run = |words: &[&str]| {
        let mut command = run(&says(home, words));
        command
            .current_dir(empty.path())
            .env("TMPDIR", empty.path());
        left(command)
    };
    for words in [
        CHECK_IN.2,
        &["commit", "add", "walk"],
        &["pause"],
        &["undo"],
    ] {
        let ran = run(words);
        if words == ["undo"] && before.is_empty() {
            continue;
        }
        assert_eq!(ran.code, Some(2), "{words:?}: {ran:?}");
        assert!(ran.stderr.contains(place), "{words:?}: {ran:?}");
        assert!(ran.stderr.contains("nothing was"), "{words:?}: {ran:?}");
        assert_eq!(bytes(journal), before, "{words:?}");
    }
    let read: Left = run(&["log", "all"]);
    assert_eq!((read.code, &*read.stdout), (Some(0), reads), "{read:?}");
    assert_eq!(fs::read_dir(empty.path()).expect("a folder").count(), 0);
}

#[test]
fn a_journal_that_cannot_be_written_is_read_and_a_change_names_its_path() {
    if !can(
        "places that cannot be written",
        &[ROOT, "mkfs.ext4", "chattr"],
    ) {
        return;
    }
    let disk = Mounted::new("ext4", 16);
    let folder = disk.path().join("data");
    fs::create_dir(&folder).expect("a folder");
    mode(&folder, 0o700);
    let journal = folder.join("journal.jsonl");
    fs::write(&journal, check_in("first", "2026-11-20")).expect("a journal");
    mode(&journal, 0o600);
    let mut home = Sandbox::new();
    home.env("SELFCARE_DIR", folder.to_str().expect("UTF-8"));
    let reads = left(says(&home, &["log", "all"])).stdout;
    let place = folder.to_str().expect("UTF-8");

    run("chattr", ["+i".as_ref(), folder.as_os_str()]);
    is_refused(&home, &journal, &reads, |command| by(own(), command), place);
    run("chattr", ["-i".as_ref(), folder.as_os_str()]);
    run("chattr", ["+i".as_ref(), journal.as_os_str()]);
    is_refused(&home, &journal, &reads, |command| by(own(), command), place);
    run("chattr", ["-i".as_ref(), journal.as_os_str()]);
    disk.again("ro");
    is_refused(&home, &journal, &reads, |command| by(own(), command), place);
    disk.again("rw");
    assert_eq!(home.run(CHECK_IN.2).code, Some(0), "and then it works");
}

#[test]
fn without_the_right_to_write_a_journal_is_read() {
    if !can("a user who may not write", &[ROOT, "setpriv"]) {
        return;
    }
    let home = home(Before::Kept);
    let reads = left(says(&home, &["log", "all"])).stdout;
    give(home.home(), NOBODY);
    let nobody = |command: &Command| as_user(NOBODY, command);
    mode(&home.folder(), 0o500);
    is_refused(&home, &home.journal(), &reads, nobody, "/selfcare/journal");
    mode(&home.folder(), 0o700);
    mode(&home.journal(), 0o400);
    is_refused(
        &home,
        &home.journal(),
        &reads,
        nobody,
        "/selfcare/journal.jsonl",
    );

    // Root's own hand in somebody's home would leave files that they cannot open.
    mode(&home.journal(), 0o600);
    let ran = home.run(CHECK_IN.2);
    assert_eq!(ran.code, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("it belongs to another user"), "{ran:?}");
    let ran = left(nobody(&says(&home, CHECK_IN.2)));
    assert_eq!(ran.code, Some(0), "{ran:?}");
}

#[test]
fn a_home_that_is_missing_or_closed_is_named() {
    if !can("a home that is missing", &[ROOT, "setpriv"]) {
        return;
    }
    let outside = Sandbox::new();
    mode(outside.home(), 0o755);
    for path in ["/nonexistent", "/proc/nowhere", "/"] {
        let at = |command: &Command| {
            let mut command = as_user(NOBODY, command);
            command.env("HOME", path);
            command
        };
        let nothing = left(says(&Sandbox::new(), &["log", "all"])).stdout;
        is_refused(
            &outside,
            Path::new("/nonexistent/journal"),
            &nothing,
            at,
            ".local/share/selfcare",
        );
    }
}

#[test]
fn a_user_whom_nobody_knows_and_a_relative_home_are_refused() {
    if !can("an unknown user", &[ROOT, "setpriv"]) {
        return;
    }
    let outside = Sandbox::new();
    mode(outside.home(), 0o777);
    for value in [None, Some(""), Some("."), Some("home/ada"), Some("~")] {
        for words in [&["status"][..], &["gate"], CHECK_IN.2, &["log"]] {
            let mut command = as_user(54_321, &says(&outside, words));
            command.env_remove("HOME").env("TMPDIR", outside.home());
            if let Some(value) = value {
                command.env("HOME", value);
            }
            let ran = left(command);
            assert_eq!(ran.code, Some(2), "{value:?} {words:?}: {ran:?}");
            assert!(ran.stderr.contains("SELFCARE_DIR"), "{value:?}: {ran:?}");
        }
    }
    assert_eq!(fs::read_dir(outside.home()).expect("a folder").count(), 0);
}

#[test]
fn a_linked_folder_stays_linked_and_is_locked_at_its_own_place() {
    let home = Sandbox::new();
    let synced = home.home().join("synced");
    fs::create_dir(&synced).expect("a folder");
    fs::create_dir_all(home.home().join(".local/share")).expect("a folder");
    symlink(&synced, home.folder()).expect("a link");
    for _ in 0..2 {
        assert_eq!(home.run(["commit", "add", "walk"]).code, Some(0));
    }
    assert!(home.folder().is_symlink());
    assert!(synced.join("journal.lock").is_file());
    assert_eq!(
        bytes(&synced.join("journal.jsonl"))
            .split(|byte| *byte == b'\n')
            .count(),
        3
    );
}
