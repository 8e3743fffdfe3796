//! `selfcare init`: the scripts themselves, the words they define, and what is refused.

use std::path::Path;
use std::process::Command;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::shells::{Shell, has, home, home_with, interactive, script, those};

#[test]
fn the_scripts_are_clean() {
    let home = home();
    if has("shellcheck") {
        let check = |path: &Path, shell: &str| {
            let ran = Command::new("shellcheck")
                .args(["-s", shell])
                .arg(path)
                .output();
            let ran = ran.expect("shellcheck");
            assert!(
                ran.status.success(),
                "{}",
                String::from_utf8_lossy(&ran.stdout)
            );
        };
        let hooks = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/hooks");
        check(&hooks.join("bash.bash"), "bash");
        check(&hooks.join("posix.sh"), "sh");
        for flags in [
            &["--root", "--ask", "--alias", "x=log --grep \"the sea\""][..],
            &["--no-alias"],
        ] {
            for (shell, dialect) in [("bash", "bash"), ("posix", "sh"), ("posix", "dash")] {
                for print in [&[][..], &["--print"]] {
                    let text = script(&home, &[&[shell], flags, print].concat());
                    let path = home.home().join("script");
                    std::fs::write(&path, text).expect("a script");
                    check(&path, dialect);
                }
            }
        }
    }
    for shell in those(&["zsh", "fish"]) {
        let path = home.home().join("script");
        std::fs::write(&path, script(&home, &[shell])).expect("a script");
        let ran = Command::new(shell)
            .arg("-n")
            .arg(path)
            .output()
            .expect("a shell");
        assert_eq!(String::from_utf8_lossy(&ran.stderr), "", "{shell}");
    }
}

#[test]
fn the_words_work_and_those_of_others_stay() {
    for shell in those(&["bash", "zsh", "fish", "dash"]) {
        let home = home_with(shell, &["--alias", "sea=log --grep \"the sea\""]);
        home.ok([
            "checkin",
            "--answers",
            "well 7 4 4 4 4 4 -",
            "--note",
            "by the sea",
        ]);
        // A program that has the name already.
        let own = home.home().join("bin/fit");
        std::fs::write(&own, "#!/bin/sh\necho the other one\n").expect("a program");
        let mut command = Command::new("chmod");
        assert!(
            command
                .arg("755")
                .arg(&own)
                .status()
                .expect("chmod")
                .success()
        );
        let typed: &[&str] = if shell == "dash" {
            &["dash", "-i"]
        } else {
            interactive(shell)
        };
        let mut open = Shell::start(&home, typed);
        if shell == "dash" {
            open.line(". ~/.profile");
        }
        open.line("sea")
            .line("checkin --no-input --rested 3")
            .line("fit");
        let screen = open.screen();
        for seen in ["by the sea", "Changed: rested 4 to 3.", "the other one"] {
            assert!(screen.contains(seen), "{shell}, {seen}\n{screen}");
        }
    }
}

#[test]
fn who_has_another_word_is_greeted_with_it() {
    for shell in those(&["bash", "zsh", "fish"]) {
        let home = home_with(
            shell,
            &["--no-alias", "--alias", "morning=selfcare checkin"],
        );
        let mut open = Shell::start(&home, interactive(shell));
        open.line("type fit; type checkin");
        let screen = open.screen();
        assert!(
            screen.contains("for you first: morning\n"),
            "{shell}\n{screen}"
        );
        assert!(screen.contains("not"), "no fit\n{screen}");
        let home = home_with(shell, &["--no-alias"]);
        let open = Shell::start(&home, interactive(shell));
        let screen = open.screen();
        assert!(
            screen.contains("for you first: selfcare checkin\n"),
            "{shell}\n{screen}"
        );
    }
}

#[test]
fn a_program_outside_of_path_is_called_by_its_path_and_known_by_its_name() {
    for shell in those(&["bash", "zsh", "fish"]) {
        let mut home = home();
        home.env("PATH", "/usr/bin:/bin");
        home.ok(["init", shell, "--install", "--root"]);
        let mut open = Shell::start(&home, interactive(shell));
        open.line("selfcare status --short")
            .line("checkin --no-input --sleep 7");
        let screen = open.screen();
        for seen in ["Half a minute", "not yet", "7 h"] {
            assert!(
                screen.contains(seen) || seen == "7 h",
                "{shell}, {seen}\n{screen}"
            );
        }
        assert_eq!(home.journal_text().lines().count(), 1, "{shell}\n{screen}");
    }
}

#[test]
fn other_hooks_before_a_prompt_go_on() {
    if !has("bash") {
        return;
    }
    for before in [
        "PROMPT_COMMAND='echo \"other $?\";'",
        "export PROMPT_COMMAND='echo \"other $?\"'",
        "PROMPT_COMMAND=(true 'echo \"other $?\"')",
    ] {
        let home = home();
        let script = script(&home, &["bash", "--root"]);
        let profile = format!("PS1='> '\n{before}\n{script}\n{script}");
        std::fs::write(home.home().join(".bashrc"), profile).expect("a profile");
        let mut open = Shell::start(&home, &["bash"]);
        assert_eq!(open.greetings(), 1, "{before}\n{}", open.screen());
        open.keys("(exit 7)\r").line("");
        assert!(
            open.screen().contains("other 7"),
            "{before}\n{}",
            open.screen()
        );
        open.line("printf 'hooks %s\\n' \"$(declare -p PROMPT_COMMAND | grep -c _selfcare_hook)\"");
        assert!(
            open.screen().contains("hooks 1"),
            "{before}\n{}",
            open.screen()
        );
        // A shell that inherits the variable and not the script finds nothing to run.
        open.line("bash --norc").line("");
        assert!(
            !open.screen().contains("command not found"),
            "{before}\n{}",
            open.screen()
        );
    }
}

#[test]
fn the_shell_is_told_by_the_variable_when_nobody_says() {
    let mut home = home();
    home.env("SHELL", "/usr/local/bin/zsh");
    assert_eq!(home.ok(["init"]), home.ok(["init", "zsh"]));
    home.env("SHELL", "/usr/bin/nu");
    assert_data_eq!(
        home.refused(["init"]),
        str![[r#"
error: invalid shell in SHELL: /usr/bin/nu; say which: selfcare init bash|zsh|fish|posix

"#]]
    );
    home.env("SHELL", "");
    assert_data_eq!(
        home.refused(["init", "--install"]),
        str![[r#"
error: no shell: SHELL is not set; say which: selfcare init bash|zsh|fish|posix

"#]]
    );
    assert_data_eq!(
        home.refused(["init", "tcsh"]),
        str![[r#"
error: invalid value for [SHELL]: tcsh; the nearest is zsh, of bash, zsh, fish, posix

"#]]
    );
}

#[test]
fn an_alias_whose_name_is_taken_is_said_to_be_left_out() {
    let mut home = Sandbox::new();
    home.env("PATH", "/usr/bin:/bin");
    let said = |flags: &[&str]| {
        let ran = home.run([&["init", "bash", "--root"], flags].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        ran.stderr
    };
    let aliases = [
        "--alias",
        "ls=status",
        "--alias",
        "cd=gate",
        "--alias",
        "m=log",
    ];
    for way in [&[][..], &["--print"], &["--install"]] {
        assert_eq!(
            said(&[way, &aliases].concat()),
            "The alias ls is left out: /usr/bin/ls is a command already.\n\
             The alias cd is left out: it is a word of the shell itself.\n",
            "{way:?}"
        );
    }
    assert_eq!(said(&["--alias", "m=log"]), "");
}

#[test]
fn an_alias_that_would_not_work_is_refused() {
    let refused = |alias: &str| Sandbox::new().refused(["init", "bash", "--alias", alias]);
    assert_data_eq!(
        refused("morning"),
        str![[r#"
error: invalid value for --alias: morning; an alias looks like morning=checkin, or hours='report month'

"#]]
    );
    assert_data_eq!(
        refused("x=frob"),
        str![[r#"
error: invalid value for --alias: x=frob; no command "frob"; see --help

"#]]
    );
    assert_data_eq!(
        refused("x;y=gate"),
        str![[r#"
error: invalid value for --alias: x;y=gate; the name of an alias is made of letters, digits, -, _ and ., and "x;y" is not

"#]]
    );
    assert_data_eq!(
        refused("x=status; reboot"),
        str![[r#"
error: invalid value for --alias: x=status; reboot; no command "status;"; the nearest is "status"; see --help

"#]]
    );
}

#[test]
fn who_reads_the_script_in_a_terminal_hears_what_it_is_for() {
    if !has("bash") {
        return;
    }
    let home = home();
    let mut open = Shell::start(&home, &["bash", "--norc"]);
    open.line("selfcare init fish | tail -n 1");
    assert!(!open.screen().contains("This is for"));
    open.line("selfcare init fish");
    open.wait_for("To have it done at each start: selfcare init fish --install");
}
