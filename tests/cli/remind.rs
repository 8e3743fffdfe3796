//! `selfcare remind`: what is installed, what is told to whom, and when nothing is said.

mod by_cron;
mod by_launchd;
mod by_systemd;
mod now;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

/// A home whose PATH is one folder of its own, in which this program is known too.
struct Machine {
    home: Sandbox,
    bin: PathBuf,
}

impl Machine {
    fn new() -> Self {
        Self::with_bin("bin")
    }

    /// The folder of programs may have any name.
    fn with_bin(name: &str) -> Self {
        let mut home = Sandbox::new();
        let bin = home.home().join(name);
        std::fs::create_dir_all(&bin).expect("a folder");
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_selfcare"), bin.join("selfcare"))
            .expect("a link");
        home.env("PATH", bin.to_str().expect("UTF-8"));
        Self { home, bin }
    }

    /// A program that writes down what it was told, and then does this.
    fn fake(&self, name: &str, does: &str) -> &Self {
        use std::os::unix::fs::PermissionsExt as _;
        let script = format!(
            "#!/bin/sh\nPATH=/usr/bin:/bin\n{{ printf '{name}'; printf ' [%s]' \"$@\"; echo; }} >> \"$HOME/told\"\n{does}\n"
        );
        let path = self.bin.join(name);
        std::fs::write(&path, script).expect("a script");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("a mode");
        self
    }

    /// What the fakes were told since the last time.
    fn told(&self) -> String {
        let told = self.path("told");
        let text = std::fs::read_to_string(&told).unwrap_or_default();
        let _ = std::fs::remove_file(told);
        self.without_home(&text)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.home().join(name)
    }

    /// A file's text.
    fn read(&self, name: &str) -> String {
        let text = std::fs::read_to_string(self.path(name)).expect(name);
        self.without_home(&text)
    }

    fn without_home(&self, text: &str) -> String {
        text.replace(self.home.home().to_str().expect("UTF-8"), "[HOME]")
    }

    /// Every file of the home but the fakes and what they were told, by name.
    fn files(&self) -> Vec<String> {
        let mut names = Vec::new();
        walk(self.home.home(), &mut names);
        let mut names: Vec<String> = names
            .iter()
            .filter(|path| !path.starts_with(&self.bin) && !path.ends_with("told"))
            .map(|path| self.without_home(path.to_str().expect("UTF-8")))
            .collect();
        names.sort();
        names
    }
}

fn walk(folder: &Path, names: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a kind").is_dir() {
            walk(&entry.path(), names);
        } else {
            names.push(entry.path());
        }
    }
}

/// Runs a program of this machine that reads what was written: whether it accepts it, and what it says. None where it is
/// not there, which is said past the test's own silence.
fn by_reader(command: &mut Command) -> Option<(bool, String)> {
    let Ok(output) = command.output() else {
        let name = command.get_program().display();
        let skipped =
            format!("SKIPPED, {name} is not installed: it did not read what is written\n");
        std::io::stderr()
            .write_all(skipped.as_bytes())
            .expect("standard error");
        return None;
    };
    let mut said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.push_str(&String::from_utf8_lossy(&output.stderr));
    Some((output.status.success(), said))
}

/// A folder name that shells, systemd, XML and cron would each take apart in their own way.
const HOSTILE: &str = "it's 100% \"ours\" & <$HOME> \\ %h";

#[test]
fn nothing_installed_is_said_plainly() {
    let machine = Machine::new();
    for args in [&["remind"][..], &["remind", "status"]] {
        assert_data_eq!(
            machine.home.ok(args),
            str![[r#"
No reminder is installed. To have one: selfcare remind install

"#]]
        );
    }
    assert_data_eq!(
        machine.home.ok(["remind", "uninstall"]),
        str![[r#"
No reminder was installed.

"#]]
    );
    assert!(machine.files().is_empty(), "{:?}", machine.files());
}

#[test]
fn what_there_is_on_this_machine_runs_it() {
    let machine = Machine::new();
    let by = if cfg!(target_os = "macos") {
        "launchd"
    } else if Path::new("/run/systemd/system").is_dir() {
        "systemd"
    } else {
        "cron"
    };
    assert_eq!(
        machine.home.ok(["remind", "install", "--print"]),
        machine
            .home
            .ok(["remind", "install", "--print", "--by", by])
    );
    assert!(machine.files().is_empty(), "--print writes nothing");
}

#[test]
fn another_way_to_run_it_takes_the_place_of_the_one_before() {
    let machine = Machine::new();
    machine.fake("systemctl", "").fake("launchctl", "");
    machine.home.ok(["remind", "install", "--by", "systemd"]);
    machine.told();
    assert_data_eq!(
        machine
            .home
            .ok(["remind", "install", "--by", "launchd", "--at", "7:45"]),
        str![[r#"
A reminder at 07:45, run by launchd.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
Written:
  ~/Library/LaunchAgents/selfcare.morning.plist
Taken back, from before:
  ~/.config/systemd/user/selfcare.timer
  ~/.config/systemd/user/selfcare.service

To stop it: selfcare remind uninstall

"#]]
    );
    assert_data_eq!(
        machine.told(),
        str![[r#"
launchctl [bootstrap] [gui/0] [[HOME]/Library/LaunchAgents/selfcare.morning.plist]
systemctl [--user] [disable] [--now] [selfcare.timer]
systemctl [--user] [clean] [--what=state] [selfcare.timer]
systemctl [--user] [daemon-reload]

"#]]
    );
    assert_data_eq!(
        machine.home.ok(["remind", "status"]),
        str![[r#"
Morning at 07:45, run by launchd
  ~/Library/LaunchAgents/selfcare.morning.plist

"#]]
    );
}

#[test]
fn what_cannot_be_installed_is_refused() {
    let mut machine = Machine::new();
    let mut all = String::new();
    for args in [
        &["--at", "25:00"][..],
        &["--at", "8"],
        &["--at", "8:60"],
        &["--at", "08:3"],
        &["--at", "+8:30"],
        &["--at", "half past eight"],
        &["--evening", "24:00"],
        &["--no-morning"],
        &["--no-morning", "--evening", "--at", "8:30"],
        &["--by", "at"],
        &["--by", "cron"],
        &["--by", "cron", "--evening", "6:05"],
    ] {
        all.push_str(
            &machine
                .home
                .refused([&["remind", "install"], args].concat()),
        );
    }
    all.push_str(&machine.home.refused(["remind", "now", "--morning"]));
    all.push_str(&machine.home.refused(["remind", "tomorrow"]));
    machine.home.write_config("ned = 7\n");
    all.push_str(
        &machine
            .home
            .refused(["remind", "install", "--by", "systemd"]),
    );
    machine.home.write_config("");
    machine.home.env("SELFCARE_DIR", "/a\nb");
    all.push_str(
        &machine
            .home
            .refused(["remind", "install", "--by", "systemd"]),
    );
    machine.home.env("SELFCARE_DIR", "journal");
    all.push_str(
        &machine
            .home
            .refused(["remind", "install", "--by", "systemd"]),
    );
    assert_data_eq!(
        all,
        str![[r#"
error: invalid value for --at: 25:00; a time is hours and minutes, 0:00 to 23:59, like 8:30
error: invalid value for --at: 8; a time is hours and minutes, 0:00 to 23:59, like 8:30
error: invalid value for --at: 8:60; a time is hours and minutes, 0:00 to 23:59, like 8:30
error: invalid value for --at: 08:3; a time is hours and minutes, 0:00 to 23:59, like 8:30
error: invalid value for --at: +8:30; a time is hours and minutes, 0:00 to 23:59, like 8:30
error: invalid value for --at: half past eight; a time is hours and minutes, 0:00 to 23:59, like 8:30
error: invalid value for --evening: 24:00; a time is hours and minutes, 0:00 to 23:59, like 8:30
error: the following required arguments were not provided: --evening [<TIME>]; see --help
error: the argument '--no-morning' cannot be used with '--at <TIME>'; see --help
error: invalid value for --by: at; it is one of systemd, launchd, cron
error: could not install a reminder: there is no crontab here; by hand, where you keep such things: 30 8 * * * [HOME]/bin/selfcare remind now
error: could not install a reminder: there is no crontab here; by hand, where you keep such things: 30 8 * * * [HOME]/bin/selfcare remind now  and  5 6 * * * [HOME]/bin/selfcare remind now --evening
error: no flag "--morning"; the nearest is "--evening"; see --help
error: no command "tomorrow"; see --help
error: could not read the configuration: ~/.config/selfcare/config.toml:1:1: no setting "ned"; the nearest is "need"
error: could not write a reminder: SELFCARE_DIR is no line of UTF-8, and no timer could hold it
error: invalid path in SELFCARE_DIR: journal (give it whole, from the first /)

"#]]
    );
    assert_eq!(machine.files(), ["[HOME]/.config/selfcare/config.toml"]);
}
