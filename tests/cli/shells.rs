//! Real shells: found on this machine, started in a terminal of their own, and typed into line by line.

use std::io::{self, Write as _};
use std::num::NonZero;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use expectrl::Session;
use expectrl::session::OsSession;

use crate::sandbox::Sandbox;

/// Longer than anything here takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
const ROWS: u16 = 200;

/// Whether a program is to be had. A test without it says so; on a machine that checks every change it has to be there.
#[expect(clippy::print_stderr, reason = "a test that is left out must be seen")]
pub(crate) fn has(program: &str) -> bool {
    let folders = ["/usr/bin", "/bin", "/usr/local/bin"];
    let found = folders
        .iter()
        .any(|folder| Path::new(folder).join(program).exists());
    if !found {
        assert!(
            std::env::var_os("CI").is_none(),
            "no {program} on this machine"
        );
        eprintln!("SKIPPED for want of a program: {program}");
    }
    found
}

/// Those of some shells that are to be had.
pub(crate) fn those(shells: &[&'static str]) -> Vec<&'static str> {
    shells.iter().copied().filter(|shell| has(shell)).collect()
}

/// The word that `init` knows a shell by.
pub(crate) fn word(shell: &str) -> &str {
    if shell == "dash" { "posix" } else { shell }
}

/// A home whose PATH finds the program, and whose profiles do nothing yet.
pub(crate) fn home() -> Sandbox {
    let mut home = Sandbox::new();
    let bin = home.home().join("bin");
    std::fs::create_dir_all(&bin).expect("a folder");
    symlink(env!("CARGO_BIN_EXE_selfcare"), bin.join("selfcare")).expect("a link");
    // A prompt of fish looks at git, and its first start at every manual; zsh asks newcomers questions.
    let manuals = home.home().join(".local/share/fish/generated_completions");
    std::fs::create_dir_all(manuals).expect("a folder");
    let fish = home.home().join(".config/fish");
    std::fs::create_dir_all(&fish).expect("a folder");
    std::fs::write(
        fish.join("config.fish"),
        "function fish_prompt; echo '> '; end\n",
    )
    .expect("a profile");
    std::fs::write(home.home().join(".zshrc"), "PS1='> '\n").expect("a profile");
    std::fs::write(home.home().join(".bashrc"), "PS1='> '\n").expect("a profile");
    let path = format!("{}:/usr/bin:/bin", bin.display());
    home.env("PATH", &path)
        .env("TZ", "UTC")
        .env("TERM", "xterm-256color");
    home
}

/// The same, where a shell evaluates the script at its start; administrators are greeted too, as tests may run as one.
pub(crate) fn home_with(shell: &str, flags: &[&str]) -> Sandbox {
    let home = home();
    home.ok([&["init", word(shell), "--install", "--root"], flags].concat());
    home
}

/// What `init` prints, with the paths of this home as they are.
pub(crate) fn script(home: &Sandbox, args: &[&str]) -> String {
    let printed = home.ok([&["init"], args].concat());
    printed.replace("[HOME]", &home.home().display().to_string())
}

/// How a shell is started where somebody types.
pub(crate) fn interactive(shell: &'static str) -> &'static [&'static str] {
    match shell {
        "dash" => &["dash", "-l"],
        "bash" => &["bash"],
        "zsh" => &["zsh"],
        _ => &["fish"],
    }
}

/// A shell in a terminal.
pub(crate) struct Shell {
    session: OsSession,
    screen: vt100::Parser,
    lines: usize,
    ended: bool,
}

impl Shell {
    /// Starts a program with its arguments, and waits until it takes lines.
    pub(crate) fn start(home: &Sandbox, words: &[&str]) -> Self {
        let mut shell = Self::open(home, words);
        shell.line("");
        shell
    }

    /// Starts it and waits for nothing.
    pub(crate) fn open(home: &Sandbox, words: &[&str]) -> Self {
        let program = home.command();
        let mut command = Command::new("/usr/bin/env");
        command.args(words).env_clear().current_dir(home.home());
        for (name, value) in program.get_envs() {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                command.env(name, value);
            }
        }
        let mut session = Session::spawn(command).expect("a terminal");
        session
            .get_process_mut()
            .set_window_size(120, ROWS)
            .expect("a window");
        let size = |cells| NonZero::new(cells).expect("a window");
        Self {
            session,
            screen: vt100::Parser::new(size(ROWS), size(120), 0),
            lines: 0,
            ended: false,
        }
    }

    /// Types a line, and waits until it is done and the prompt after it was shown.
    pub(crate) fn line(&mut self, line: &str) -> &mut Self {
        self.lines += 1;
        // What is typed must not look like what is waited for.
        let done = format!("<done {}>", self.lines);
        self.keys(&format!("{line}\rprintf '<done %s>\\n' {}\r", self.lines));
        self.wait_for(&done)
    }

    /// Presses keys.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.session.write_all(keys.as_bytes()).expect("keys");
        self
    }

    /// Waits until the screen shows this.
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        let late = Instant::now() + PATIENCE;
        while !self.screen().contains(text) {
            assert!(
                !self.ended && Instant::now() < late,
                "no {text:?} in\n{}",
                self.screen()
            );
            self.read();
        }
        self
    }

    /// Waits until it takes single keys: what is typed before its prompt stands there may be held back.
    pub(crate) fn prompt(&mut self) -> &mut Self {
        let late = Instant::now() + PATIENCE;
        while self.screen().lines().last() != Some(">") {
            assert!(
                !self.ended && Instant::now() < late,
                "no prompt in\n{}",
                self.screen()
            );
            self.read();
        }
        self
    }

    /// The clock of this shell from here on.
    pub(crate) fn on(&mut self, shell: &str, moment: &str) -> &mut Self {
        let set = if shell == "fish" {
            format!("set -gx SELFCARE_NOW {moment}")
        } else {
            format!("export SELFCARE_NOW={moment}")
        };
        self.line(&set)
    }

    /// How often it was greeted, with whichever words.
    pub(crate) fn greetings(&self) -> usize {
        let screen = self.screen();
        [
            "Good morning. ",
            "Good afternoon. ",
            "Good evening. ",
            "Welcome back. ",
        ]
        .iter()
        .map(|good| screen.matches(good).count())
        .sum()
    }

    pub(crate) fn screen(&self) -> String {
        let contents = self.screen.screen().contents();
        contents
            .lines()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect()
    }

    fn read(&mut self) {
        let mut bytes = [0; 4096];
        match self.session.try_read(&mut bytes) {
            Ok(0) => self.ended = true,
            Ok(read) => self.screen.process(&bytes[..read]),
            Err(err) if err.kind() == io::ErrorKind::WouldBlock => sleep(Duration::from_millis(2)),
            // Linux says so when the last program at the other end is gone.
            Err(_) => self.ended = true,
        }
    }
}
