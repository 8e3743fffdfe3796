//! Tab in real shells: a short word completes as what it stands for, and nothing is printed where the program is gone.

use std::fs;

use crate::sandbox::Sandbox;
use crate::shells::{Shell, home, interactive, those};

const PROMISES: &str = include_str!("journals/promises.jsonl");
const HOOKED: [&str; 3] = ["bash", "zsh", "fish"];

/// The file that a shell reads when it starts.
fn profile(shell: &str) -> &str {
    match shell {
        "bash" => ".bashrc",
        "zsh" => ".zshrc",
        _ => ".config/fish/config.fish",
    }
}

/// Somebody who uses it, in whose profile these lines stand below what completion needs.
fn lived_in(shell: &str, lines: &str) -> Sandbox {
    let mut home = home();
    home.on("2026-11-24");
    home.write_journal(PROMISES);
    let needs = if shell == "zsh" {
        "autoload -Uz compinit; compinit -D -u\n"
    } else {
        ""
    };
    let path = home.home().join(profile(shell));
    let before = fs::read_to_string(&path).expect("a profile");
    fs::write(&path, format!("{before}{needs}{lines}")).expect("a profile");
    home
}

/// The shell, showing what is typed: a terminal of tests keeps that back, and so would bash.
fn start(home: &Sandbox, shell: &'static str) -> Shell {
    let mut open = Shell::start(home, interactive(shell));
    open.line("stty echo");
    open
}

/// Types this and Tab, until this is shown.
fn tab(open: &mut Shell, typed: &str, shows: &str) {
    let clear = "\u{1}\u{b}";
    open.prompt().keys(&format!("{typed}\t")).wait_for(shows);
    open.keys(clear).line("clear");
}

/// Nothing of a program that is not there, by the words of any shell.
fn assert_says_nothing(shell: &str, screen: &str) {
    for said in ["No such", "not found", "nknown", "selfcare:", "error"] {
        assert!(!screen.contains(said), "{shell}, {said}\n{screen}");
    }
}

#[test]
fn a_short_word_completes_as_what_it_stands_for() {
    for shell in those(&HOOKED) {
        for lines in ["", "setopt complete_aliases\n"] {
            if shell != "zsh" && !lines.is_empty() {
                continue;
            }
            let home = lived_in(shell, lines);
            home.ok([
                "init",
                shell,
                "--install",
                "--root",
                "--alias",
                "did=commit kept",
                "--alias",
                "the-sea=log --grep 'the sea' --tag x",
            ]);
            let mut open = start(&home, shell);
            tab(&mut open, "checkin yest", "checkin yesterday");
            tab(&mut open, "checkin --no-in", "checkin --no-input");
            tab(&mut open, "fit --exp", "fit --explain");
            tab(&mut open, "fit today --sho", "fit today --short");
            tab(&mut open, "the-sea last-w", "the-sea last-week");
            if shell == "bash" {
                open.prompt()
                    .keys("did \t\t")
                    .wait_for("1        3        2        7");
            } else {
                open.prompt()
                    .keys("did \t")
                    .wait_for("send the drawings, to sister");
            }
        }
    }
}

#[test]
fn a_short_word_for_a_program_outside_of_path_completes_too() {
    for shell in those(&HOOKED) {
        let mut home = lived_in(shell, "");
        home.env("PATH", "/usr/bin:/bin");
        home.ok(["init", shell, "--install", "--root"]);
        let mut open = start(&home, shell);
        tab(&mut open, "checkin yest", "checkin yesterday");
        tab(&mut open, "selfcare focus bou", "selfcare focus boundaries");
    }
}

#[test]
fn tab_prints_nothing_where_the_program_is_gone() {
    for shell in those(&HOOKED) {
        let home = lived_in(shell, "");
        home.ok(["init", shell, "--install", "--root"]);
        let mut open = start(&home, shell);
        tab(&mut open, "selfcare focus bou", "selfcare focus boundaries");
        fs::remove_file(home.home().join("bin/selfcare")).expect("gone");
        open.line("clear");
        for typed in ["selfcare focus bou", "selfcare ", "checkin yest", "fit "] {
            let keys = format!("{typed}\t\t\u{1}\u{b}");
            open.prompt().keys(&keys).line("true");
        }
        let screen = open.screen();
        assert_says_nothing(shell, &screen);
    }
}

#[test]
fn a_shell_starts_in_silence_where_the_program_is_gone() {
    for shell in those(&HOOKED) {
        let by_hand = ["init", "completions"].map(|verb| match shell {
            "fish" => format!("command -q selfcare; and selfcare {verb} fish | source\n"),
            _ => format!("eval \"$(selfcare {verb} {shell} 2> /dev/null)\"\n"),
        });
        for lines in [String::new(), by_hand.concat()] {
            let home = lived_in(shell, &lines);
            if lines.is_empty() {
                home.ok(["init", shell, "--install", "--root"]);
            }
            fs::remove_file(home.home().join("bin/selfcare")).expect("gone");
            // The block knows the whole path, too.
            let path = home.home().join(profile(shell));
            let block = fs::read_to_string(&path).expect("a profile");
            let block = block.replace(env!("CARGO_BIN_EXE_selfcare"), "/gone/selfcare");
            fs::write(&path, format!("{block}\necho started\n")).expect("a profile");
            let open = start(&home, shell);
            let screen = open.screen();
            assert!(screen.contains("started\n"), "{shell}\n{screen}");
            assert_says_nothing(shell, &screen);
        }
    }
}
