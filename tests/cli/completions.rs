//! Completion: what a shell is told when Tab is pressed, and the real shells that are told.

use std::ffi::OsStr;
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use expectrl::Session;

use crate::anyone::copy_to;
use crate::sandbox::{Ran, Sandbox};

const PROMISES: &str = include_str!("journals/promises.jsonl");
const OWN_AREA: &str = "[areas.mood]\nquestion = \"How is your mood?\"\n";

/// Somebody who uses it, on a Tuesday.
fn lived_in() -> Sandbox {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.write_journal(PROMISES);
    home.write_config(OWN_AREA);
    home
}

/// What a shell is told when the last of these words is to be completed.
fn asked(home: &Sandbox, shell: &str, words: &[&str]) -> Ran {
    let mut command = home.command();
    command
        .env("COMPLETE", shell)
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_IFS", if shell == "bash" { "\u{b}" } else { "\n" })
        .args(["--", "selfcare"])
        .args(words);
    let output = command.output().expect("the program");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran {
        stdout: text(output.stdout),
        stderr: text(output.stderr),
        code: output.status.code(),
    }
}

/// The same, without the flags, expecting that nothing is wrong.
fn offered(home: &Sandbox, words: &[&str]) -> Vec<String> {
    let ran = asked(home, "fish", words);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{words:?}");
    let lines = ran.stdout.lines().map(str::to_owned);
    lines.filter(|line| !line.starts_with("--")).collect()
}

#[test]
fn areas_are_known_with_own_ones_wherever_one_is_named() {
    let home = lived_in();
    let areas = [
        "rest\tsleep, and how rested you are",
        "thoughts\tHow do you stand with your thoughts this morning?",
        "boundaries\tDid your limits hold since the last check-in?",
        "forward\tAre you moving in the direction you chose?",
        "eating\tHow have you eaten and drunk since yesterday morning?",
        "commitments\tpromises kept, over seven days",
        "mood\tHow is your mood?",
    ];
    assert_eq!(offered(&home, &["focus", ""]), areas);
    assert_eq!(
        offered(&home, &["commit", "add", "walk", "--area", ""]),
        areas
    );
    assert_eq!(
        offered(&home, &["commit", "edit", "1", "--area", "mo"]),
        areas[6..]
    );
    assert_eq!(
        offered(&home, &["checkin", "--area", "mood=4"]),
        ["mood=4\tgood"]
    );
    assert_eq!(offered(&home, &["config", "off", "mo"]), ["mood\ton now"]);
    assert_eq!(
        offered(&home, &["import", "csv", "a.csv", "--map", "mo"]).len(),
        1
    );
    home.ok(["config", "off", "eating"]);
    assert_eq!(offered(&home, &["config", "on", "ea"]), ["eating\toff now"]);
    assert!(offered(&home, &["focus", "ea"]).is_empty());
}

#[test]
fn periods_are_words_and_what_has_days() {
    let home = lived_in();
    let periods = [
        "week\tWeek 18 to 24 November",
        "last-week\tWeek 16 to 22 November",
        "month\tNovember 2026, so far",
        "last-month\tOctober 2026",
        "quarter\t1 October to 24 November",
        "last-quarter\t1 July to 30 September",
        "year\t2026, so far",
        "last-year\t2025",
        "all\tSince 26 October",
        "2026\t2026, so far",
        "2026-11\tNovember 2026, so far",
        "2026-10\tOctober 2026",
        "2026-W48\tWeek 23 to 24 November",
        "2026-W47\tWeek 16 to 22 November",
        "2026-W46\tWeek 9 to 15 November",
        "2026-W45\tWeek 2 to 8 November",
    ];
    for words in [
        &["report", ""][..],
        &["log", ""],
        &["report", "--against", ""],
    ] {
        assert_eq!(offered(&home, words), periods, "{words:?}");
    }
    assert_eq!(
        offered(&home, &["report", "2026-W44"]),
        ["2026-W44\tWeek 26 October to 1 November"]
    );
    for period in offered(&home, &["report", "20"]) {
        let word = period.split('\t').next().expect("a word");
        home.ok(["report", word]);
    }
}

#[test]
fn every_day_that_is_offered_is_one_that_can_be_used() {
    let home = lived_in();
    let behind = offered(&home, &["status", ""]);
    assert_eq!(behind[0], "today\tTuesday 24 November");
    assert_eq!(behind[6], "wednesday\tWednesday 18 November");
    assert_eq!(behind[13], "2026-11-18\tWednesday 18 November");
    assert_eq!(behind.len(), 14);
    for words in [
        &["checkin", ""][..],
        &["edit", ""],
        &["commit", "kept", "1", ""],
    ] {
        assert_eq!(offered(&home, words), behind, "{words:?}");
    }
    for day in &behind {
        home.ok(["status", day.split('\t').next().expect("a word")]);
    }
    let ahead = offered(&home, &["pause", "--until", ""]);
    assert_eq!(ahead[1], "tomorrow\tWednesday 25 November");
    assert_eq!(ahead[9], "tuesday\tTuesday 1 December");
    assert_eq!(
        offered(&home, &["commit", "add", "x", "--due", "2026-12-1"]).len(),
        10
    );
    for (place, day) in ahead.iter().enumerate() {
        let day = day.split('\t').next().expect("a word");
        home.ok(["commit", "add", &format!("thing {place}"), "--due", day]);
    }
}

#[test]
fn promises_are_offered_by_number_with_their_text_and_people_by_name() {
    let home = lived_in();
    let open = [
        "1\twalk 20 minutes",
        "3\tstop at six",
        "2\tcall on Sunday, to mother",
        "7\tsend the drawings, to sister",
    ];
    for words in [
        &["commit", "kept", ""][..],
        &["commit", "missed", ""],
        &["commit", "release", ""],
        &["commit", "edit", ""],
        &["checkin", "--kept", ""],
        &["checkin", "--missed", ""],
        &["checkin", "--released", ""],
    ] {
        assert_eq!(offered(&home, words), open, "{words:?}");
    }
    for verb in [
        &["commit", "add", "x", "--to", ""][..],
        &["commit", "list", "--to", ""],
    ] {
        assert_eq!(
            offered(&home, verb),
            [
                "self\tyou, yourself",
                "mother\tone promise open",
                "sister\tone promise open"
            ]
        );
    }
}

#[test]
fn settings_tags_and_verdicts_are_known() {
    let home = lived_in();
    home.ok(["config", "set", "tell", "Canary, 555-0100"]);
    home.ok([
        "checkin",
        "--note",
        "by the sea #coast #late",
        "--rested",
        "4",
    ]);
    home.ok(["checkin", "yesterday", "--note", "#late", "--rested", "4"]);
    assert_eq!(
        offered(&home, &["config", "set", ""]),
        [
            "need\tnow 7 h",
            "day-start\tnow 00:00",
            "workdays\tnow all",
            "week-starts\tnow monday",
            "off\tnow nothing",
            "tell\tnow somebody",
            "areas.mood.question\tan area of your own",
            "areas.mood.levels\tan area of your own",
            "areas.mood.weight\tan area of your own"
        ]
    );
    assert_eq!(
        offered(&home, &["config", "unset", "ne"]),
        ["need\tnow 7 h"]
    );
    assert_eq!(
        offered(&home, &["log", "--tag", ""]),
        ["late\t2 days", "coast\t1 day"].map(|line| line.replace('2', "two").replace('1', "one"))
    );
    assert_eq!(
        offered(&home, &["log", "--verdict", "n"]),
        ["not-fit\tnot fit"]
    );
}

#[test]
fn a_fault_offers_nothing_and_says_nothing() {
    let home = lived_in();
    home.write_config("need = 99\n");
    for words in [
        &["focus", ""][..],
        &["report", ""],
        &["status", ""],
        &["commit", "kept", ""],
        &["commit", "add", "x", "--to", ""],
        &["config", "set", ""],
        &["log", "--tag", ""],
    ] {
        assert!(offered(&home, words).is_empty(), "{words:?}");
    }
    home.write_config("");
    std::fs::remove_file(home.journal()).expect("the journal");
    std::fs::create_dir(home.journal()).expect("a folder in its place");
    assert!(offered(&home, &["focus", ""]).is_empty());
}

#[test]
fn nothing_hostile_in_a_journal_reaches_a_terminal_or_a_command_line() {
    let home = lived_in();
    let promise = |id: &str, text: &str, to: &str| {
        format!(
            r#"{{"v":1,"id":"{id}","kind":"commitment","at":"2026-11-24T07:00:00+01:00","day":"2026-11-24","text":"{text}","to":"{to}","due":"2026-11-24"}}"#
        ) + "\n"
    };
    home.write_journal(
        promise("a", r"walk\u001b[2J\nrm\tx", "Anna M")
            + &promise("b", "y", "$(touch pwned)")
            + &promise("c", "y", r"new\u001b]0;x\u0007")
            + &promise("d", "y", "--all")
            + &promise("e", "y", "`id`;x"),
    );
    std::fs::write(home.home().join("a\u{1b}[2J.csv"), "").expect("a file");
    std::fs::write(home.home().join("b c.csv"), "").expect("a file");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        for words in [
            &["commit", "kept", ""][..],
            &["commit", "list", "--to", ""],
            &["import", "csv", ""],
        ] {
            let ran = asked(&home, shell, words);
            let said = ran.stdout;
            let harmless = |c: char| !c.is_control() || "\n\t\u{b}".contains(c);
            assert!(said.chars().all(harmless), "{shell} {words:?} {said:?}");
            // As help beside a number they are read by a person; as a word a shell would read them.
            let is_word = |name| said.contains(name) && words[1] != "kept";
            assert!(
                !["touch", "`id`"].into_iter().any(is_word),
                "{shell} {said:?}"
            );
            assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
        }
    }
    let people = asked(&home, "bash", &["commit", "list", "--to", ""]);
    assert!(
        people.stdout.starts_with("self\u{b}Anna\\ M"),
        "{}",
        people.stdout
    );
    let files = asked(&home, "bash", &["import", "csv", "b"]);
    assert_eq!(files.stdout, r"b\ c.csv");
    let files = asked(&home, "bash", &["merge", "phone.jsonl", "b"]);
    assert_eq!(files.stdout, r"b\ c.csv");
}

#[test]
fn no_question_makes_it_panic_and_a_wrong_one_is_refused_in_a_sentence() {
    let home = lived_in();
    let bad = OsStr::from_bytes(b"\xff\xfe");
    for words in [
        &[OsStr::new("focus"), bad][..],
        &[bad],
        &[
            OsStr::new("report"),
            OsStr::new("--format"),
            OsStr::new("--bogus"),
            bad,
        ],
        &[
            OsStr::new("report"),
            OsStr::new("--format"),
            OsStr::new("-x"),
            OsStr::new(""),
        ],
        &[
            OsStr::new("commit"),
            OsStr::new("add"),
            OsStr::new("--due"),
            OsStr::new("--x"),
            OsStr::new(""),
        ],
        &[OsStr::new("--"), OsStr::new("--"), OsStr::new("")],
    ] {
        for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
            let mut command = home.command();
            command
                .env("COMPLETE", shell)
                .env("_CLAP_COMPLETE_INDEX", words.len().to_string());
            let output = command.args(["--", "selfcare"]).args(words).output();
            let output = output.expect("the program");
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                (output.status.code(), &*said),
                (Some(0), ""),
                "{shell} {words:?}"
            );
        }
    }
    let wrong = |shell: &str, index: &str| {
        let mut command = home.command();
        command
            .env("COMPLETE", shell)
            .env("_CLAP_COMPLETE_INDEX", index);
        let output = command
            .args(["--", "selfcare"])
            .output()
            .expect("the program");
        assert_eq!((output.status.code(), output.stdout), (Some(2), Vec::new()));
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert_eq!(
        wrong("tcsh", "1"),
        "error: invalid value for COMPLETE: tcsh; shells are bash, zsh, fish, elvish and powershell\n"
    );
    assert_eq!(
        wrong("/bin/bash", "7"),
        "error: could not complete: no completion generated\n"
    );
    for off in ["", "0"] {
        let mut home = lived_in();
        home.env("COMPLETE", off);
        assert_eq!(home.ok(["status", "--short"]), "not yet\n");
    }
}

#[test]
fn a_shell_that_is_not_known_is_refused() {
    let home = Sandbox::new();
    let said = home.refused(["completions", "tcsh"]);
    assert!(said.contains("tcsh") && said.lines().count() == 1, "{said}");
    home.refused(["completions"]);
}

/// A folder in which the program goes by its name.
fn on_the_path(home: &Sandbox) -> String {
    let folder = home.home().join("bin");
    std::fs::create_dir(&folder).expect("a folder");
    symlink(env!("CARGO_BIN_EXE_selfcare"), folder.join("selfcare")).expect("a link");
    format!("{}:/usr/local/bin:/usr/bin:/bin", folder.display())
}

#[test]
fn the_script_calls_the_program_by_name_where_that_finds_it_and_by_path_elsewhere() {
    let mut home = Sandbox::new();
    let path = on_the_path(&home);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = home.ok(["completions", shell]);
        assert!(script.contains(env!("CARGO_BIN_EXE_selfcare")), "{script}");
    }
    home.env("PATH", &path);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = home.ok(["completions", shell]);
        assert!(!script.contains(env!("CARGO_BIN_EXE_selfcare")), "{script}");
        let asked = home.command().env("COMPLETE", shell).output();
        assert_eq!(asked.expect("the program").stdout, script.as_bytes());
    }
    let elsewhere = home.home().join("it's here");
    std::fs::create_dir(&elsewhere).expect("a folder");
    let copy = elsewhere.join("selfcare");
    copy_to(&copy);
    let mut command = Command::new(&copy);
    let script = command.env_clear().args(["completions", "bash"]).output();
    let script = script.expect("the copy").stdout;
    let script = String::from_utf8(script).expect("UTF-8");
    if let Some(shell) = shell("bash") {
        let ran = in_bash(&home, shell, &script, &["focus", "bou"]);
        assert_eq!(ran, "boundaries\n");
    }
}

/// A real shell, by its name; where there is none, that is said aloud, and on a machine that checks every change it fails.
fn shell(name: &'static str) -> Option<&'static str> {
    let there = Command::new(name)
        .arg("--version")
        .stdout(Stdio::null())
        .status();
    if there.is_ok_and(|ended| ended.success()) {
        return Some(name);
    }
    assert!(std::env::var_os("CI").is_none(), "there is no {name}");
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED: completion in {name}, which is not here"
    );
    None
}

/// A shell in this home, with the program on its path.
fn command(home: &Sandbox, shell: &str, path: &str) -> Command {
    let program = home.command();
    let mut command = Command::new(shell);
    command.env_clear().current_dir(home.home());
    for (name, value) in program.get_envs() {
        command.env(name, value.unwrap_or_default());
    }
    command.env("PATH", path).env("TERM", "xterm");
    command
}

/// Evaluates a script in bash, strictly, and calls what it registered for these words, as bash does.
fn in_bash(home: &Sandbox, shell: &str, script: &str, words: &[&str]) -> String {
    let test = r#"set -eu
        eval "$SCRIPT"
        complete -p selfcare > /dev/null
        COMP_WORDS=(selfcare "$@") COMP_CWORD=$# COMP_TYPE=9 COMP_LINE="selfcare $*" COMP_POINT=0
        set +e
        _clap_complete_selfcare selfcare "${COMP_WORDS[$COMP_CWORD]}" "${COMP_WORDS[$COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}""#;
    let path = std::env::var("PATH").unwrap_or_default();
    let bin = home.home().join("bin");
    let mut bash = command(home, shell, &format!("{}:{path}", bin.display()));
    bash.env("SCRIPT", script)
        .args(["--norc", "--noprofile", "-c", test, "bash"])
        .args(words);
    let output = bash.output().expect("bash");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn in_bash_tab_completes_what_the_journal_knows() {
    let Some(shell) = shell("bash") else { return };
    let mut home = lived_in();
    home.ok(["commit", "add", "tea", "--to", "Anna M"]);
    let path = on_the_path(&home);
    home.env("PATH", &path);
    let script = home.ok(["completions", "bash"]);
    for (words, reply) in [
        (&["focus", "bou"][..], "boundaries\n"),
        (&["commit", "kept", "7"], "7\n"),
        (&["commit", "list", "--to", "A"], "Anna\\ M\n"),
        (&["repo"], "report\n"),
        (&["report", "2026-1"], "2026-11\n2026-10\n"),
    ] {
        assert_eq!(in_bash(&home, shell, &script, words), reply, "{words:?}");
    }
}

#[test]
fn in_fish_tab_completes_what_the_journal_knows() {
    let Some(shell) = shell("fish") else { return };
    let mut home = lived_in();
    let path = on_the_path(&home);
    home.env("PATH", &path);
    let ask = "selfcare completions fish | source; complete -C 'selfcare commit kept '; complete -C 'selfcare focus bou'";
    let mut fish = command(&home, shell, &path);
    let output = fish
        .args(["--no-config", "-c", ask])
        .output()
        .expect("fish");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(
        said.starts_with("1\twalk 20 minutes\n3\tstop at six\n"),
        "{said}"
    );
    assert!(
        said.ends_with("\nboundaries\tDid your limits hold since the last check-in?\n"),
        "{said}"
    );
}

#[test]
fn in_zsh_tab_completes_what_the_journal_knows() {
    let Some(shell) = shell("zsh") else { return };
    let home = lived_in();
    let path = on_the_path(&home);
    let mut zsh = command(&home, shell, &path);
    zsh.args(["-f", "-i"]).env("PS1", "> ");
    let mut session = Session::spawn(zsh).expect("a terminal");
    let mut seen = String::new();
    let mut until = |session: &mut expectrl::session::OsSession, text: &str| {
        let late = Instant::now() + Duration::from_secs(30);
        while !seen.contains(text) {
            assert!(Instant::now() < late, "no {text:?} in {seen:?}");
            let mut bytes = [0; 4096];
            match session.try_read(&mut bytes) {
                Ok(read @ 1..) => seen.push_str(&String::from_utf8_lossy(&bytes[..read])),
                _ => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        seen.clear();
    };
    let set_up = "autoload -Uz compinit; compinit -D -u; eval \"$(selfcare completions zsh)\"; echo ready-$((1+1))\r";
    session.write_all(set_up.as_bytes()).expect("keys");
    until(&mut session, "ready-2");
    session.write_all(b"selfcare focus bou\t").expect("keys");
    until(&mut session, "boundaries");
    session.write_all(b"\r").expect("keys");
    until(&mut session, "Boundaries");
    session.write_all(b"selfcare commit kept \t").expect("keys");
    until(&mut session, "send the drawings, to sister");
}
