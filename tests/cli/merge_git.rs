//! `selfcare merge --git`: git's merge driver, in real repositories.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::sandbox::Sandbox;

fn record(id: &str, day: u32) -> String {
    format!(
        r#"{{"v":1,"id":"{id}","kind":"reflection","at":"2026-11-{day:02}T19:00:00+01:00","day":"2026-11-{day:02}","serving":4}}"#
    ) + "\n"
}

/// Whether git is here; where it is not, that is said loudly.
fn is_there() -> bool {
    let there = Command::new("git").arg("--version").output();
    let is_there = there.is_ok_and(|output| output.status.success());
    if !is_there {
        assert!(std::env::var_os("CI").is_none(), "there is no git");
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: the merge driver in git, which is not here"
        );
    }
    is_there
}

/// A bare repository and the clones of two machines, each with the two lines of the README.
struct Machines {
    home: Sandbox,
}

impl Machines {
    fn new(journal: &str) -> Self {
        let home = Sandbox::new();
        let bin = home.home().join("bin");
        fs::create_dir(&bin).expect("a folder");
        symlink(env!("CARGO_BIN_EXE_selfcare"), bin.join("selfcare")).expect("a link");
        let machines = Self { home };
        machines.git(".", &["init", "-q", "--bare", "-b", "main", "origin"]);
        machines.clone("desk");
        let desk = machines.folder("desk");
        fs::write(
            desk.join(".gitattributes"),
            "journal.jsonl merge=selfcare\n",
        )
        .expect("a file");
        fs::write(desk.join(".gitignore"), "journal.lock\nbackups/\n").expect("a file");
        machines.write("desk", journal);
        machines.git("desk", &["add", "."]);
        machines.git("desk", &["commit", "-qm", "begin"]);
        machines.git("desk", &["push", "-q", "origin", "HEAD:main"]);
        machines.clone("laptop");
        machines
    }

    fn clone(&self, name: &str) {
        self.git(".", &["clone", "-q", "origin", name]);
        let driver = "selfcare merge --git %O %A %B";
        self.git(name, &["config", "merge.selfcare.driver", driver]);
    }

    fn folder(&self, name: &str) -> PathBuf {
        self.home.home().join(name)
    }

    fn journal(&self, name: &str) -> String {
        fs::read_to_string(self.folder(name).join("journal.jsonl")).expect("the journal")
    }

    fn write(&self, name: &str, journal: &str) {
        fs::write(self.folder(name).join("journal.jsonl"), journal).expect("the journal");
    }

    fn append(&self, name: &str, lines: &str) {
        self.write(name, &(self.journal(name) + lines));
    }

    fn commit(&self, name: &str) {
        self.git(name, &["commit", "-qam", "days"]);
    }

    /// Runs git without a home folder; expects that it goes well.
    fn git(&self, name: &str, words: &[&str]) -> String {
        let (is_well, said) = self.try_git(name, words);
        assert!(is_well, "git {words:?} in {name}: {said}");
        said
    }

    fn try_git(&self, name: &str, words: &[&str]) -> (bool, String) {
        let output = Command::new("git")
            .env_clear()
            .env(
                "PATH",
                format!(
                    "{}:/usr/local/bin:/usr/bin:/bin",
                    self.folder("bin").display()
                ),
            )
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .args(["-c", "user.name=Ada", "-c", "user.email=ada@example.org"])
            .args([
                "-c",
                "init.defaultBranch=main",
                "-c",
                "advice.detachedHead=false",
            ])
            .args(words)
            .current_dir(self.folder(name))
            .output()
            .expect("git");
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.success(),
            String::from_utf8_lossy(&said).into_owned(),
        )
    }

    /// Both end with these bytes, and no marker in them.
    #[track_caller]
    fn assert_alike(&self, journal: &str) {
        assert_eq!(self.journal("desk"), journal);
        assert_eq!(self.journal("laptop"), journal);
        for name in ["desk", "laptop"] {
            assert_eq!(self.git(name, &["status", "--porcelain"]), "");
        }
    }
}

#[test]
fn two_clones_that_both_went_on_end_alike_without_a_conflict() {
    if !is_there() {
        return;
    }
    let begun = record("a", 10);
    let machines = Machines::new(&begun);
    machines.append("desk", &record("b", 11));
    machines.append("desk", &record("d", 13));
    machines.commit("desk");
    machines.git("desk", &["push", "-q", "origin", "main"]);
    machines.append("laptop", &record("c", 12));
    machines.commit("laptop");

    machines.git("laptop", &["pull", "-q", "--no-rebase", "--no-edit"]);
    machines.git("laptop", &["push", "-q", "origin", "main"]);
    machines.git("desk", &["pull", "-q", "--no-rebase", "--no-edit"]);

    machines.assert_alike(&(begun + &record("b", 11) + &record("c", 12) + &record("d", 13)));
}

#[test]
fn whoever_pulls_first_the_bytes_are_the_same_and_so_they_are_by_rebase() {
    if !is_there() {
        return;
    }
    let mut ends = Vec::new();
    for how in ["--no-rebase", "--rebase"] {
        for (first, second) in [("desk", "laptop"), ("laptop", "desk")] {
            let machines = Machines::new(&record("a", 10));
            machines.append("desk", &record("d", 13));
            machines.append("desk", "torn\n");
            machines.commit("desk");
            machines.append("desk", &record("b", 11));
            machines.commit("desk");
            machines.append("laptop", &record("c", 12));
            machines.commit("laptop");
            machines.append("laptop", &record("e", 11));
            machines.commit("laptop");
            machines.git(first, &["push", "-q", "origin", "main"]);
            machines.git(second, &["pull", "-q", how, "--no-edit"]);
            machines.git(second, &["push", "-q", "origin", "main"]);
            machines.git(first, &["pull", "-q", how, "--no-edit"]);
            let end = machines.journal(first);
            machines.assert_alike(&end);
            assert_eq!(end.lines().count(), 6, "{end}");
            ends.push(end);
        }
    }
    assert!(ends.iter().all(|end| *end == ends[0]), "{ends:?}");
}

#[test]
fn what_one_side_erased_stays_erased() {
    if !is_there() {
        return;
    }
    let (first, note, last) = (record("a", 10), record("b", 11), record("c", 12));
    for how in ["--no-rebase", "--rebase"] {
        let machines = Machines::new(&format!("{first}{note}{last}"));
        machines.write("desk", &format!("{first}{last}"));
        machines.commit("desk");
        machines.git("desk", &["push", "-q", "origin", "main"]);
        machines.append("laptop", &record("d", 13));
        machines.commit("laptop");
        machines.git("laptop", &["pull", "-q", how, "--no-edit"]);
        machines.git("laptop", &["push", "-q", "origin", "main"]);
        machines.git("desk", &["pull", "-q", how, "--no-edit"]);
        machines.assert_alike(&format!("{first}{last}{}", record("d", 13)));
    }
}

#[test]
fn histories_that_cross_have_no_conflict_and_bring_nothing_back() {
    if !is_there() {
        return;
    }
    let machines = Machines::new(&(record("a", 10) + &record("x", 10)));
    // Each merges what the other was, and then both go on: two bases at the next merge.
    machines.write("desk", &(record("a", 10) + &record("b", 11)));
    machines.commit("desk");
    machines.append("laptop", &record("c", 12));
    machines.commit("laptop");
    for (name, other) in [("desk", "../laptop"), ("laptop", "../desk")] {
        machines.git(name, &["fetch", "-q", other, "main:theirs"]);
    }
    for name in ["desk", "laptop"] {
        machines.git(name, &["merge", "-q", "--no-edit", "theirs"]);
    }
    machines.append("desk", &record("d", 13));
    machines.commit("desk");
    machines.append("laptop", &record("e", 14));
    machines.commit("laptop");
    machines.git(
        "laptop",
        &["pull", "-q", "--no-rebase", "--no-edit", "../desk", "main"],
    );
    machines.git(
        "desk",
        &[
            "pull",
            "-q",
            "--no-rebase",
            "--no-edit",
            "../laptop",
            "main",
        ],
    );
    let all = ["b", "c", "d", "e"]
        .into_iter()
        .zip(11..)
        .map(|(id, day)| record(id, day));
    machines.assert_alike(&(record("a", 10) + &all.collect::<String>()));
}

#[test]
fn journals_that_were_begun_apart_come_together() {
    if !is_there() {
        return;
    }
    let machines = Machines::new(&record("a", 10));
    machines.git("laptop", &["checkout", "-q", "--orphan", "apart"]);
    machines.write("laptop", &record("b", 9));
    machines.commit("laptop");
    machines.git(
        "laptop",
        &[
            "merge",
            "-q",
            "--no-edit",
            "--allow-unrelated-histories",
            "main",
        ],
    );
    assert_eq!(
        machines.journal("laptop"),
        record("b", 9) + &record("a", 10)
    );
}

/// Runs the driver by itself, with no home folder, and tells its exit code and what it said.
fn drive(home: &Sandbox, files: [&str; 3]) -> (Option<i32>, String) {
    let mut command = home.command();
    command
        .env_remove("HOME")
        .args(["merge", "--git"])
        .args(files);
    let output = command.output().expect("the program");
    assert_eq!(output.stdout, b"");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), said)
}

fn put(home: &Sandbox, name: &str, text: impl AsRef<[u8]>) {
    fs::write(home.home().join(name), text).expect("a file");
}

fn read(home: &Sandbox, name: &str) -> Vec<u8> {
    fs::read(home.home().join(name)).expect("a file")
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("a file").permissions().mode() & 0o7777
}

#[test]
fn the_driver_writes_the_middle_file_with_its_mode_and_touches_nothing_else() {
    let home = Sandbox::new();
    home.write_config("this is no configuration\n");
    let (base, ours) = (record("a", 10), record("a", 10) + &record("c", 12));
    let theirs = record("a", 10) + &record("b", 11);
    put(&home, "ours", &ours);
    put(&home, "theirs", &theirs);
    fs::set_permissions(home.home().join("ours"), fs::Permissions::from_mode(0o640))
        .expect("a mode");
    // A base that is missing is an empty one.
    for base in ["missing", "base"] {
        put(&home, "ours", &ours);
        assert_eq!(
            drive(&home, [base, "ours", "theirs"]),
            (Some(0), String::new())
        );
        let all = record("a", 10) + &record("b", 11) + &record("c", 12);
        assert_eq!(read(&home, "ours"), all.as_bytes());
        put(&home, "base", record("a", 10));
    }
    assert_eq!(read(&home, "base"), base.as_bytes());
    assert_eq!(read(&home, "theirs"), theirs.as_bytes());
    assert_eq!(mode(&home.home().join("ours")), 0o640);
    assert!(!home.folder().exists());
    let mut names: Vec<_> = fs::read_dir(home.home())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    names.sort();
    assert_eq!(names, [".config", "base", "ours", "theirs"]);

    let before = fs::metadata(home.home().join("ours")).expect("a file");
    assert_eq!(drive(&home, ["base", "ours", "theirs"]).0, Some(0));
    let after = fs::metadata(home.home().join("ours")).expect("a file");
    assert_eq!(after.modified().ok(), before.modified().ok());
}

#[test]
fn all_can_be_erased_and_markers_that_were_committed_vanish() {
    let home = Sandbox::new();
    put(&home, "base", record("a", 10));
    put(&home, "ours", "");
    put(&home, "theirs", record("a", 10) + &record("b", 11));
    assert_eq!(drive(&home, ["base", "ours", "theirs"]).0, Some(0));
    assert_eq!(read(&home, "ours"), record("b", 11).as_bytes());

    let marked = format!(
        "<<<<<<< a\n{}=======\n{}>>>>>>> b\n",
        record("b", 11),
        record("c", 12)
    );
    put(&home, "ours", marked);
    put(&home, "theirs", "");
    assert_eq!(drive(&home, ["base", "ours", "theirs"]).0, Some(0));
    assert_eq!(
        read(&home, "ours"),
        (record("b", 11) + &record("c", 12)).as_bytes()
    );
}

#[test]
fn in_trouble_the_driver_exits_2_and_leaves_the_file() {
    let home = Sandbox::new();
    put(&home, "base", record("a", 10));
    put(&home, "ours", record("a", 10));
    put(&home, "readme", "# A readme\n");
    let none = "it holds no record of selfcare (a table comes in by selfcare import csv)";
    for (files, said) in [
        (
            ["base", "ours", "missing"],
            "error: could not read missing: no such file or directory\n".to_owned(),
        ),
        (
            ["base", "ours", "readme"],
            format!("error: could not merge readme: {none}\n"),
        ),
        (
            ["base", "readme", "ours"],
            format!("error: could not merge readme: {none}\n"),
        ),
        (
            ["base", "/dev/null", "ours"],
            "error: could not read /dev/null: it is not a plain file\n".to_owned(),
        ),
    ] {
        assert_eq!(drive(&home, files), (Some(2), said));
    }
    assert_eq!(read(&home, "ours"), record("a", 10).as_bytes());
    assert_eq!(read(&home, "readme"), b"# A readme\n");
}
