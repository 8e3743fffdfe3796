//! The greeting in real shells: the first prompt of a day and no other, and never where nobody sits.

use std::process::{Command, Stdio};

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::shells::{Shell, has, home, home_with, interactive, script, those, word};

/// Shells with a hook before each prompt.
const HOOKED: [&str; 3] = ["bash", "zsh", "fish"];
const ALL: [&str; 4] = ["bash", "zsh", "fish", "dash"];
const LINE: &str = "Good morning. Half a minute for you first: checkin";
/// In the hands of a shell that says so.
const ENOUGH: &str = "well 7 4 4 4 4 4 -";

fn stamp(home: &Sandbox) -> std::path::PathBuf {
    home.home().join(".local/state/selfcare/greeted")
}

#[test]
fn the_first_prompt_of_a_day_greets_and_no_other_in_any_shell() {
    for shell in those(&ALL) {
        let home = home_with(shell, &[]);
        let mut first = Shell::start(&home, interactive(shell));
        assert!(first.screen().contains(LINE), "{shell}\n{}", first.screen());
        first.line("").line("true").line(shell).line("");
        assert_eq!(
            first.greetings(),
            1,
            "{shell}, a nested one too\n{}",
            first.screen()
        );
        let second = Shell::start(&home, interactive(shell));
        assert_eq!(second.greetings(), 0, "{shell}\n{}", second.screen());
        assert_eq!(
            std::fs::read_to_string(stamp(&home)).expect("the stamp"),
            "1795388400 2026-11-22\n"
        );
        assert_eq!(
            home.journal_text(),
            "",
            "nothing is written beside the journal"
        );
        assert!(!home.folder().exists());
    }
}

#[test]
fn a_shell_left_open_greets_on_the_next_day() {
    for shell in those(&HOOKED) {
        let home = home_with(shell, &[]);
        let mut open = Shell::start(&home, interactive(shell));
        open.on(shell, "2026-11-22T23:59:00+01:00").line("");
        assert_eq!(open.greetings(), 1, "{shell}");
        open.on(shell, "2026-11-23T00:01:00+01:00")
            .line("")
            .line("");
        assert_eq!(open.greetings(), 2, "{shell}\n{}", open.screen());
        open.on(shell, "2026-11-30T14:00:00+01:00").line("");
        assert!(
            open.screen().contains("Good afternoon. Half a minute"),
            "{}",
            open.screen()
        );
    }
}

#[test]
fn a_clock_that_runs_over_midnight_is_seen_at_the_next_prompt() {
    if !(has("faketime") && has("bash")) {
        return;
    }
    let mut home = home_with("bash", &[]);
    let preload = Command::new("faketime")
        .args(["-f", "+0", "printenv", "LD_PRELOAD"])
        .output()
        .expect("faketime");
    let clock = home.home().join("clock");
    let set = |moment: &str| std::fs::write(&clock, moment).expect("a clock");
    set("2026-11-24 23:59:00");
    home.env("SELFCARE_NOW", "")
        .env(
            "LD_PRELOAD",
            String::from_utf8_lossy(&preload.stdout).trim(),
        )
        .env("FAKETIME_TIMESTAMP_FILE", &clock.display().to_string())
        .env("FAKETIME_NO_CACHE", "1");
    let mut open = Shell::start(&home, &["bash"]);
    open.line("").line("");
    assert_eq!(open.greetings(), 1, "{}", open.screen());
    set("2026-11-25 00:01:00");
    open.line("").line("");
    assert_eq!(open.greetings(), 2, "{}", open.screen());
    // An older bash has no clock but the seconds since its script was printed, which go on from here.
    open.line("unset EPOCHSECONDS");
    set("2026-11-26 09:00:00");
    open.line("").line("");
    assert!(open.screen().contains(LINE), "{}", open.screen());
}

#[test]
fn nothing_is_said_after_the_check_in_nor_in_days_of_rest() {
    for shell in those(&HOOKED) {
        let home = home_with(shell, &[]);
        home.ok(["checkin", "--answers", ENOUGH]);
        let mut open = Shell::start(&home, interactive(shell));
        assert_eq!(open.greetings(), 0, "{shell}\n{}", open.screen());
        open.on(shell, "2026-11-23T08:00:00+01:00").line("");
        assert_eq!(open.greetings(), 1, "{shell}");
        open.line("selfcare pause --until friday");
        open.on(shell, "2026-11-24T08:00:00+01:00").line("");
        assert_eq!(open.greetings(), 1, "{shell}");
    }
}

#[test]
fn what_it_says_of_promises_and_after_a_silence() {
    if !has("bash") {
        return;
    }
    let home = home_with("bash", &[]);
    home.write_config("workdays = \"mon-fri\"\nday-start = \"04:00\"\n");
    home.ok(["checkin", "--answers", ENOUGH]);
    home.ok(["commit", "add", "walk", "--every", "saturday"]);
    let mut open = Shell::start(&home, &["bash"]);
    assert_eq!(open.greetings(), 0, "answered");
    open.on("bash", "2026-11-23T02:00:00+01:00").line("");
    assert_eq!(open.greetings(), 0, "still the Sunday that was answered");
    open.on("bash", "2026-11-28T09:00:00+01:00").line("");
    assert!(
        open.screen()
            .contains("Good morning. One promise is due today: selfcare\n"),
        "{}",
        open.screen()
    );
    open.on("bash", "2026-11-29T09:00:00+01:00").line("");
    assert_eq!(open.greetings(), 1, "a free Sunday");
    open.on("bash", "2026-12-01T04:00:00+01:00").line("");
    assert!(
        open.screen()
            .contains("Welcome back. Nothing is owed here: checkin\n"),
        "{}",
        open.screen()
    );
}

#[test]
fn nothing_is_said_where_nobody_sits() {
    for shell in those(&ALL) {
        let home = home_with(shell, &[]);
        let profile = match shell {
            "fish" => ".config/fish/config.fish".to_owned(),
            "dash" => ".profile".to_owned(),
            shell => format!(".{shell}rc"),
        };
        let read = if shell == "dash" { "." } else { "source" };
        let scripts = [
            vec!["-c".to_owned(), format!("{read} ~/{profile}; echo x")],
            vec!["-ic".to_owned(), "echo x".to_owned()],
            vec!["-lc".to_owned(), "echo x".to_owned()],
        ];
        for script in scripts {
            let mut command = Command::new(shell);
            command.env_clear().envs(
                home.command()
                    .get_envs()
                    .filter_map(|(name, value)| Some((name, value?))),
            );
            let ran = command
                .args(&script)
                .current_dir(home.home())
                .stdin(Stdio::null())
                .output()
                .expect("a shell");
            assert_eq!(
                String::from_utf8_lossy(&ran.stdout),
                "x\n",
                "{shell} {script:?}"
            );
            assert!(ran.status.success(), "{shell} {script:?}");
        }
        assert!(!stamp(&home).exists(), "{shell}");
        let mut piped = Shell::start(&home, &["sh", "-c", "exec sh"]);
        piped.line(&format!("{shell} -ic 'echo x' | cat"));
        assert_eq!(piped.greetings(), 0, "{shell}\n{}", piped.screen());
    }
    let ran = home().run(["greet", "--root"]);
    assert_eq!((ran.code, &*ran.stdout, &*ran.stderr), (Some(0), "", ""));
}

#[test]
fn whatever_is_wrong_a_greeting_is_silent() {
    if !has("bash") {
        return;
    }
    let said = |home: &Sandbox| {
        let mut open = Shell::start(home, &["bash", "--norc"]);
        open.line("clear; selfcare greet --root; printf 'code %s\\n' $?");
        open.wait_for("code 0").screen()
    };
    let broken = home();
    assert!(said(&broken).contains("Good morning. Half a minute for you first: selfcare checkin"));
    assert!(!said(&broken).contains("Good"));

    let broken = home();
    broken.write_config("ned = 8\n");
    assert!(!said(&broken).contains("error"));
    let broken = home();
    std::fs::create_dir_all(broken.journal()).expect("a folder");
    assert!(!said(&broken).contains("could not"));
    let mut broken = home();
    broken.env("SELFCARE_NOW", "soon");
    assert!(!said(&broken).contains("invalid"));
    let mut broken = home();
    broken.env("INSIDE_EMACS", "29.1,tramp:2.6");
    assert!(!said(&broken).contains("Good"));
}

#[test]
fn the_administrator_is_greeted_only_when_asked_for() {
    if !rustix::process::geteuid().is_root() || !has("bash") {
        eprintln!("SKIPPED for want of rights: the greeting of root");
        return;
    }
    let home = home();
    assert_data_eq!(
        home.run(["init", "bash", "--install"]).stderr,
        str![[r#"
Whoever administers this machine is not greeted, unless with --root.

"#]]
    );
    let mut open = Shell::start(&home, &["bash"]);
    open.line("selfcare greet").line("type checkin");
    assert_eq!(open.greetings(), 0, "{}", open.screen());
    assert!(
        open.screen().contains("aliased to"),
        "the words are there all the same"
    );
    assert!(!stamp(&home).exists());
}

#[test]
fn a_program_that_is_gone_leaves_a_quiet_shell() {
    for shell in those(&ALL) {
        let home = home_with(shell, &[]);
        let mut open = Shell::start(&home, interactive(shell));
        std::fs::remove_file(home.home().join("bin/selfcare")).expect("the link");
        std::fs::rename(home.home().join("bin"), home.home().join("gone")).expect("a move");
        let text = |path: &str| std::fs::read_to_string(home.home().join(path)).unwrap_or_default();
        // The block falls back on the file itself, which is still there; as if it were not.
        for profile in [".bashrc", ".zshrc", ".profile", ".config/fish/config.fish"] {
            let gone = text(profile).replace(env!("CARGO_BIN_EXE_selfcare"), "/nowhere/selfcare");
            std::fs::write(home.home().join(profile), gone).expect("a profile");
        }
        open.line("printf 'screen %s\\n' cleared; clear");
        open.on(shell, "2026-11-23T08:00:00+01:00")
            .line("")
            .line("");
        let new = Shell::start(&home, interactive(shell));
        for screen in [open.screen(), new.screen()] {
            assert!(
                !screen.contains("selfcare") && !screen.contains("nknown"),
                "{shell}\n{screen}"
            );
        }
    }
}

#[test]
fn a_strict_shell_is_not_ended_and_a_status_is_kept() {
    for shell in those(&ALL) {
        let home = home();
        let script = script(&home, &[word(shell), "--root"]);
        std::fs::write(home.home().join("script"), script).expect("a script");
        if shell == "fish" {
            let mut open = Shell::start(&home, &["fish"]);
            open.line("source script; printf 'status %s\\n' $status; source script; functions -q checkin; and echo sourced");
            open.wait_for("status 0")
                .wait_for("sourced")
                .keys("false\r")
                .line("printf 'then %s\\n' $status");
            assert!(open.screen().contains("then 1"), "{}", open.screen());
            continue;
        }
        let ran = Command::new(shell)
            .args([
                "-euc",
                ". ./script; eval \"$(cat script)\"; printf 'code %s' $?",
            ])
            .current_dir(home.home())
            .output()
            .expect("a shell");
        assert_eq!(String::from_utf8_lossy(&ran.stdout), "code 0", "{shell}");
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{shell}");

        let typed: &[&str] = if shell == "dash" {
            &["dash", "-i"]
        } else {
            interactive(shell)
        };
        let mut open = Shell::start(&home, typed);
        open.line("set -eu; . ./script; eval \"$(cat script)\"; printf 'code %s\\n' $?");
        open.wait_for("code 0").line("").line("! true").line("");
        open.on(shell, "2026-11-24T08:00:00+01:00").line("");
        let greeted = if shell == "dash" { 1 } else { 2 };
        assert_eq!(open.greetings(), greeted, "{shell}\n{}", open.screen());
        open.keys("set +e\rfalse\r").line("printf 'then %s\\n' $?");
        assert!(
            open.screen().contains("then 1"),
            "{shell}\n{}",
            open.screen()
        );
    }
}

#[test]
fn who_wants_to_be_asked_is_asked_once_a_day() {
    for shell in those(&ALL) {
        let home = home_with(shell, &["--ask"]);
        let mut open = Shell::open(&home, interactive(shell));
        open.wait_for("Are you well?")
            .keys("\u{1b}")
            .wait_for("Stopped. Nothing was saved.");
        open.line("").line("");
        assert_eq!(
            open.screen().matches("Are you well?").count(),
            1,
            "{shell}\n{}",
            open.screen()
        );
        assert_eq!(open.greetings(), 0, "{shell}");
        if shell == "dash" {
            continue;
        }
        open.keys(&match shell {
            "fish" => "set -gx SELFCARE_NOW 2026-11-23T08:00:00+01:00\r".to_owned(),
            _ => "export SELFCARE_NOW=2026-11-23T08:00:00+01:00\r".to_owned(),
        });
        open.wait_for("Monday 23 November")
            .keys("w730\r443442/3\r\r");
        open.line("");
        assert!(
            open.screen().contains("You are fit to serve today."),
            "{}",
            open.screen()
        );
        assert_eq!(home.journal_text().lines().count(), 1);
    }
}

#[test]
fn where_nothing_can_be_written_down_nobody_is_greeted_and_nobody_asks_again() {
    for shell in those(&HOOKED) {
        let mut home = home_with(shell, &[]);
        home.env("XDG_STATE_HOME", "/proc/none")
            .env("SELFCARE_NOW", "");
        let mut open = Shell::start(&home, interactive(shell));
        open.line("printf 'until %s\\n' $SELFCARE_SILENT_UNTIL");
        let screen = open.screen();
        let until = screen.split("until 1").nth(1).expect("a second");
        assert!(
            until.starts_with(|c: char| c.is_ascii_digit()),
            "{shell}\n{screen}"
        );
        assert_eq!(open.greetings(), 0, "{shell}\n{screen}");
        assert!(!screen.contains("proc"), "{shell}\n{screen}");
    }
}

#[test]
fn on_a_day_that_was_greeted_a_prompt_starts_no_program() {
    if !has("strace") {
        return;
    }
    for shell in those(&HOOKED) {
        let mut home = home_with(shell, &[]);
        home.env("SELFCARE_NOW", "");
        let log = home.home().join("log");
        let at = log.display().to_string();
        let traced = [
            "strace",
            "-f",
            "-qq",
            "-e",
            "trace=clone,clone3,fork,vfork,execve",
            "-o",
            &at,
        ];
        let mut open = Shell::start(&home, &[&traced, interactive(shell)].concat());
        // A thread is no program: fish has some of its own.
        let forks = || {
            let log = std::fs::read_to_string(&log).expect("a log");
            log.lines()
                .filter(|line| !line.contains("CLONE_THREAD"))
                .count()
        };
        open.line("").line("");
        let before = forks();
        assert!(before > 3, "{shell}: the start is traced");
        for _ in 0..5 {
            open.line("");
        }
        assert_eq!(
            forks(),
            before,
            "{shell}\n{}",
            std::fs::read_to_string(&log).expect("a log")
        );
        open.line("printf 'silent <%s>\\n' \"$SELFCARE_SILENT_UNTIL\"");
        assert!(
            open.screen().contains("silent <>"),
            "{shell}: it goes by the stamp"
        );
        let text = || std::fs::read_to_string(&log).expect("a log");
        assert!(
            text().contains("\"greet\""),
            "{shell}: the first prompt of the day"
        );
        let mut second = Shell::start(&home, &[&traced, interactive(shell)].concat());
        second.line("");
        assert!(
            !text().contains("\"greet\""),
            "{shell}: the stamp is enough"
        );
    }
}

#[test]
fn a_greeting_on_a_journal_of_ten_years_asks_little_of_the_system() {
    if !(has("strace") && has("bash")) {
        return;
    }
    let home = home();
    let last = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).expect("a day");
    let line = |ago| {
        let day = last - chrono::Days::new(ago);
        format!(
            "{{\"v\":1,\"id\":\"b{ago:025}\",\"kind\":\"checkin\",\"at\":\"{day}T07:41:03+01:00\",\"day\":\"{day}\",\"rested\":4,\"note\":\"{}\"}}\n",
            "a line about the day ".repeat(6)
        )
    };
    home.write_journal((0..3650).rev().map(line).collect::<String>());
    // As the last change left it, with an index.
    home.ok(["reflect", "4"]);
    let mut open = Shell::start(&home, &["bash", "--norc"]);
    open.line("strace -o at_all selfcare greet --root | cat");
    open.line("strace -o whole selfcare greet --root");
    assert_eq!(open.greetings(), 1, "{}", open.screen());
    let calls = |name: &str| {
        let log = std::fs::read_to_string(home.home().join(name)).expect("a log");
        log.lines().count()
    };
    // What it takes to be a program at all depends on how it was linked: 20 calls, or 70.
    let own = calls("whole") - calls("at_all");
    assert!(own < 35, "{own}, and {} in all", calls("whole"));
}

#[test]
fn the_help_says_nothing_of_it() {
    let help = Sandbox::new().ok(["--help"]);
    assert!(!help.contains("greet"), "{help}");
    assert_data_eq!(
        Sandbox::new().refused(["greet", "--loud"]),
        str![[r#"
error: no flag "--loud"; see --help

"#]]
    );
}
