//! What a person wrote is in the journal and its backups, and nowhere else.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;
use crate::traced::{skipped, traced};

/// In two halves, so that no file of these tests holds it.
fn canary() -> String {
    ["canary", "7f3a9c"].concat()
}

/// Every file below a folder that holds these words.
fn holding(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() && !path.is_symlink() {
            found.extend(holding(&path, words));
        } else if let Ok(bytes) = std::fs::read(&path)
            && bytes
                .windows(words.len())
                .any(|window| window == words.as_bytes())
        {
            found.push(path);
        }
    }
    found
}

/// Asserts that the words stand in the journal and nowhere else, but in its backups.
#[track_caller]
fn in_the_journal_alone(home: &Sandbox, words: &str) {
    let found = holding(home.home(), words);
    let elsewhere: Vec<_> = found
        .iter()
        .filter(|path| **path != home.journal() && !path.starts_with(home.folder().join("backups")))
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
    assert!(found.contains(&home.journal()), "it is saved");
}

/// Asserts that nobody who lists what runs can read the words.
#[track_caller]
fn in_no_process_list(words: &str) {
    let mut looked_at = 0;
    for process in std::fs::read_dir("/proc").expect("processes").flatten() {
        for what in ["cmdline", "environ"] {
            let Ok(bytes) = std::fs::read(process.path().join(what)) else {
                continue;
            };
            looked_at += 1;
            let stands = bytes
                .windows(words.len())
                .any(|window| window == words.as_bytes());
            assert!(!stands, "{}", process.path().display());
        }
    }
    assert!(looked_at > 2);
}

/// A home that keeps its temporary files to itself, so that all can be looked at.
fn home() -> Sandbox {
    let mut home = Sandbox::new();
    let temporary = home.home().join("tmp");
    std::fs::create_dir(&temporary).expect("a folder");
    home.env("TMPDIR", &temporary.display().to_string());
    home
}

fn with_editor(home: &mut Sandbox, script: &str) {
    let path = home.home().join("editor");
    std::fs::write(&path, script).expect("an editor");
    home.env("EDITOR", &format!("sh {}", path.display()))
        .env("PATH", "/usr/bin:/bin");
}

/// Waits until a file is there.
fn until(path: &Path) {
    for _ in 0..3000 {
        if path.exists() {
            return;
        }
        sleep(Duration::from_millis(10));
    }
    assert!(path.exists(), "no {}", path.display());
}

/// A check-in that waits for more of the note on its standard input.
fn half_a_note(home: &Sandbox, words: &str) -> Child {
    let mut child = home
        .command()
        .args(["checkin", "--sleep", "7", "--note", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let stdin = child.stdin.as_mut().expect("standard input");
    stdin.write_all(words.as_bytes()).expect("half a note");
    sleep(Duration::from_millis(200));
    child
}

#[test]
fn a_note_from_a_flag_or_from_standard_input_is_in_the_journal_alone() {
    let words = canary();
    let home = home();
    home.ok(["checkin", "--sleep", "7", "--note", &words]);
    in_the_journal_alone(&home, &words);

    let home = self::home();
    let mut child = half_a_note(&home, &words);
    in_no_process_list(&words);
    drop(child.stdin.take());
    assert!(child.wait().expect("it ends").success());
    in_the_journal_alone(&home, &words);
}

#[test]
fn a_note_typed_at_a_question_is_in_the_journal_alone() {
    let words = canary();
    let home = home();
    let mut terminal = Terminal::run(&home, &["reflect"], 24, 80);
    terminal
        .keys("3")
        .wait_for("for tomorrow")
        .keys(&words)
        .wait_for(&words);
    in_no_process_list(&words);
    assert!(
        holding(home.home(), &words).is_empty(),
        "nothing is written before it is said"
    );
    terminal.keys("\r").end();
    in_the_journal_alone(&home, &words);
}

#[test]
fn a_note_from_an_editor_is_in_the_journal_alone() {
    let words = canary();
    let mut home = home();
    home.ok(["checkin", "--sleep", "7"]);
    let script = "sed -i 's/^# note = \"\"/note = \"canary'7f3a9c'\"/' \"$1\"; touch typed; until [ -e go ]; do sleep 0.05; done";
    with_editor(&mut home, script);
    let mut child = home
        .command()
        .arg("edit")
        .stdout(Stdio::null())
        .spawn()
        .expect("edit");
    until(&home.home().join("typed"));
    in_no_process_list(&words);
    // The text of the day, for its owner alone, while the editor is open.
    let open = holding(home.home(), &words);
    assert_eq!(open.len(), 1, "{open:?}");
    assert_private(&open[0]);
    std::fs::write(home.home().join("go"), "").expect("a file");
    assert!(child.wait().expect("it ends").success());
    in_the_journal_alone(&home, &words);
}

#[track_caller]
fn assert_private(path: &Path) {
    let mode = |path: &Path| std::fs::metadata(path).expect("it").permissions().mode() & 0o777;
    let folder = path.parent().expect("a folder");
    assert_eq!(
        (mode(folder), mode(path)),
        (0o700, 0o600),
        "{}",
        path.display()
    );
}

#[test]
fn a_program_killed_in_the_middle_leaves_a_note_nowhere() {
    let words = canary();
    let home = home();
    let mut child = half_a_note(&home, &words);
    child.kill().expect("killed");
    child.wait().expect("it ends");
    assert!(holding(home.home(), &words).is_empty());

    let mut terminal = Terminal::run(&home, &["reflect"], 24, 80);
    terminal
        .keys("3")
        .wait_for("for tomorrow")
        .keys(&words)
        .wait_for(&words);
    signal("KILL", terminal.program());
    terminal.end();
    assert!(holding(home.home(), &words).is_empty());
}

#[test]
fn an_edit_killed_in_the_middle_keeps_what_was_typed_for_its_owner_alone_and_says_so() {
    let words = canary();
    let mut home = home();
    home.ok(["checkin", "--sleep", "7"]);
    with_editor(
        &mut home,
        "echo '# canary'7f3a9c >>\"$1\"; touch typed; sleep 3",
    );
    let mut child = home
        .command()
        .arg("edit")
        .stdout(Stdio::null())
        .spawn()
        .expect("edit");
    until(&home.home().join("typed"));
    child.kill().expect("killed");
    child.wait().expect("it ends");
    let kept = holding(home.home(), &words);
    assert_eq!(kept.len(), 1, "{kept:?}");
    assert!(kept[0].starts_with(home.folder()), "{kept:?}");
    assert_private(&kept[0]);
    with_editor(&mut home, "true");
    let said = home.run(["edit"]);
    assert!(
        said.stderr.contains("an earlier edit was left in"),
        "{said:?}"
    );
}

#[test]
fn no_other_file_is_even_opened_to_write() {
    let mut home = home();
    home.ok(["checkin", "--sleep", "7"]);
    with_editor(&mut home, "true");
    let ours = home.folder().display().to_string();
    for args in [
        &["checkin", "--rested", "4", "--note", "x"][..],
        &["reflect", "3", "--note", "x"],
        &["commit", "add", "x"],
        &["gate", "--override", "x"],
        &["edit"],
        &["undo"],
        &["status"],
        &["report", "month"],
        &["log"],
        &["doctor"],
    ] {
        let calls = "openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,memfd_create,mknod,mknodat";
        let program = env!("CARGO_BIN_EXE_selfcare");
        let Some((_, calls)) = traced(&home, calls, program, args) else {
            return;
        };
        let writes = |call: &&str| {
            let reads =
                call.contains("O_RDONLY") && !call.contains("O_CREAT") && !call.contains("O_TRUNC");
            !reads && !call.contains("\"/dev/null\"") && !call.contains("\"/dev/tty\"")
        };
        for call in calls.lines().filter(writes) {
            assert!(call.contains(&ours), "{args:?}: {call}");
        }
        let reads_only = ["status", "report", "log", "doctor"].contains(&args[0]);
        assert!(
            !reads_only || !calls.lines().any(|call| writes(&call)),
            "{args:?} writes: {calls}"
        );
        assert!(calls.contains("O_"), "{args:?} was looked at");
    }
}

fn signal(name: &str, process: u32) {
    let mut kill = std::process::Command::new("kill");
    let status = kill
        .args([format!("-{name}"), process.to_string()])
        .status();
    assert!(status.expect("kill runs").success());
}

#[test]
fn while_it_waits_at_a_question_its_memory_goes_into_no_core_dump() {
    let words = canary();
    let home = home();
    let mut terminal = Terminal::run(&home, &["reflect"], 24, 80);
    terminal
        .keys("3")
        .wait_for("for tomorrow")
        .keys(&words)
        .wait_for(&words);
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", terminal.program()));
    let limits = limits.expect("its limits");
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"));
    let core: Vec<_> = core
        .expect("the limit")
        .split_whitespace()
        .skip(4)
        .take(2)
        .collect();
    assert_eq!(core, ["0", "0"]);
    signal("ABRT", terminal.program());
    let ended = terminal.end();
    assert!(
        ended.code > 128 && !ended.screen.contains("core dumped"),
        "{ended:?}"
    );
    assert!(holding(home.home(), &words).is_empty());
}

/// Runs this in a shell that allows core dumps of any size; whether there is one.
fn dumps(home: &Sandbox, script: &str) -> bool {
    let mut shell = std::process::Command::new("bash");
    let ran = shell
        .arg("-c")
        .arg(format!("ulimit -c unlimited; {script}"))
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("HOME", home.home())
        .current_dir(home.home())
        .stdout(Stdio::null())
        .output()
        .expect("bash runs");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    let in_folder = std::fs::read_dir(home.home()).expect("a folder").flatten();
    let in_folder =
        in_folder.filter(|entry| entry.file_name().to_string_lossy().starts_with("core"));
    said.contains("core dumped") || in_folder.count() > 0
}

#[test]
fn a_crash_leaves_no_core_dump_where_others_leave_one() {
    let home = home();
    if !dumps(&home, "sleep 3 & sleep 0.2; kill -ABRT $!; wait $!") {
        skipped("whether a crash leaves a core dump, for want of any on this machine");
        return;
    }
    for signal in ["ABRT", "QUIT", "SEGV $!; sleep 0.1; kill -SEGV"] {
        let home = self::home();
        let program = env!("CARGO_BIN_EXE_selfcare");
        let waits = format!(
            "{program} checkin --sleep 7 --note - < <(echo half; sleep 3 2>/dev/null) >/dev/null"
        );
        assert!(
            !dumps(
                &home,
                &format!("{waits} & sleep 0.5; kill -{signal} $!; wait $!")
            ),
            "{signal}"
        );
    }
}
