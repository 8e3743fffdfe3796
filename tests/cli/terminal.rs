//! The program in a real terminal: keys go in, a screen comes out.

use std::io::{self, Write as _};
use std::num::NonZero;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use expectrl::Session;
use expectrl::session::OsSession;

use crate::sandbox::Sandbox;

/// A program running in a terminal of its own.
pub(crate) struct Terminal {
    session: OsSession,
    screen: vt100::Parser,
    sent: Vec<u8>,
    home: String,
    ended: bool,
}

/// What is left when it ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// The whole screen, the home folder written as `~`.
    pub screen: String,
    pub code: i32,
    /// Whether the terminal's settings are what they were.
    pub settings_kept: bool,
}

/// Longer than anything here takes, also on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

impl Terminal {
    /// Starts the program in a window of so many rows and columns.
    pub(crate) fn run(
        sandbox: &Sandbox,
        args: &[impl AsRef<str>],
        rows: u16,
        columns: u16,
    ) -> Self {
        Self::within("\"$0\" \"$@\"", sandbox, args, rows, columns)
    }

    /// Starts it from a script of a shell, as `"$0" "$@"`; the code is that of the script.
    pub(crate) fn within(
        script: &str,
        sandbox: &Sandbox,
        args: &[impl AsRef<str>],
        rows: u16,
        columns: u16,
    ) -> Self {
        let program = sandbox.command();
        let mut shell = Command::new("/bin/sh");
        // The size is set from outside, and not before the terminal stands.
        let script = format!(
            "until [ \"$(stty size)\" = '{rows} {columns}' ]; do sleep 0.01; done; \
             stty -g >before; {script}; echo $? >code; stty -g >after"
        );
        shell.arg("-c").arg(script).arg(program.get_program());
        shell.args(args.iter().map(AsRef::as_ref));
        shell
            .env_clear()
            .current_dir(sandbox.home())
            .env("TERM", "xterm-256color")
            .env("PATH", "/usr/bin:/bin");
        for (name, value) in program.get_envs() {
            shell.env(name, value.unwrap_or_default());
        }
        let mut session = Session::spawn(shell).expect("a terminal");
        session
            .get_process_mut()
            .set_window_size(columns, rows)
            .expect("a window");
        let home = sandbox.home().display().to_string();
        let size = |cells| NonZero::new(cells).expect("a window");
        let screen = vt100::Parser::new(size(rows), size(columns), 0);
        Self {
            session,
            screen,
            sent: Vec::new(),
            home,
            ended: false,
        }
    }

    /// Waits until the screen shows this, wherever its lines are broken.
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        let late = Instant::now() + PATIENCE;
        while !unbroken(&self.screen.screen().contents()).contains(text) {
            assert!(
                !self.ended && Instant::now() < late,
                "no {text:?} in\n{}",
                self.screen.screen().contents()
            );
            self.read();
        }
        self
    }

    /// Presses keys: `\r` is Enter, `\u{7f}` Backspace, `\u{1b}` Esc.
    pub(crate) fn keys(&mut self, keys: &str) -> &mut Self {
        self.session.write_all(keys.as_bytes()).expect("keys");
        self
    }

    /// Makes the window wider or narrower.
    pub(crate) fn resize(&mut self, rows: u16, columns: u16) -> &mut Self {
        let size = |cells| NonZero::new(cells).expect("a window");
        self.session
            .get_process_mut()
            .set_window_size(columns, rows)
            .expect("a window");
        self.screen.screen_mut().set_size(size(rows), size(columns));
        self
    }

    /// The program's process, once it runs: the one child of the shell.
    pub(crate) fn program(&self) -> u32 {
        let shell = self.session.get_process().pid();
        let children = std::fs::read_to_string(format!("/proc/{shell}/task/{shell}/children"));
        let children = children.expect("the shell's children");
        children.trim().parse().expect("one child")
    }

    /// Everything the terminal was sent so far, byte for byte.
    pub(crate) fn sent(&self) -> &[u8] {
        &self.sent
    }

    /// Waits until it ends.
    pub(crate) fn end(&mut self) -> Ended {
        let late = Instant::now() + PATIENCE;
        while !self.ended {
            assert!(
                Instant::now() < late,
                "it does not end:\n{}",
                self.screen.screen().contents()
            );
            self.read();
        }
        let left = |name: &str| {
            std::fs::read_to_string(format!("{}/{name}", self.home)).expect("what the shell left")
        };
        let screen = self.screen.screen().contents().replace(&self.home, "~");
        let screen: String = screen
            .lines()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect();
        Ended {
            screen: screen.trim_end().to_owned() + "\n",
            code: left("code").trim().parse().expect("a code"),
            settings_kept: left("before") == left("after"),
        }
    }

    fn read(&mut self) {
        let mut bytes = [0; 4096];
        match self.session.try_read(&mut bytes) {
            Ok(0) => self.ended = true,
            Ok(read) => {
                self.screen.process(&bytes[..read]);
                self.sent.extend_from_slice(&bytes[..read]);
            }
            Err(err) if err.kind() == io::ErrorKind::WouldBlock => sleep(Duration::from_millis(2)),
            // Linux says so when the last program at the other end is gone.
            Err(_) => self.ended = true,
        }
    }
}

fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
