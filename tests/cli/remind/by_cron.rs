//! By cron, whose crontab is somebody's own.

use std::process::Command;

use snapbox::{IntoData as _, assert_data_eq, str};

use super::{HOSTILE, Machine};

/// A crontab in a file, as cron keeps it.
const CRONTAB: &str = r#"
case "$1" in
-l) test -e "$HOME/tab" || { echo "no crontab for ada" >&2; exit 1; }; cat "$HOME/tab";;
-) cat > "$HOME/tab";;
-r) rm "$HOME/tab";;
esac"#;

#[test]
fn other_lines_stay_to_the_byte() {
    let machine = Machine::new();
    machine.fake("crontab", CRONTAB);
    let others = b"MAILTO=\"\"\n# mine \xff\t\n\n*/5 * * * * a \\% b\n";
    std::fs::write(machine.path("tab"), others).expect("a crontab");
    let install = ["remind", "install", "--by", "cron"];
    assert_data_eq!(
        machine
            .home
            .ok([&install[..], &["--evening", "18:00"]].concat()),
        str![[r#"
Reminders at 08:30 and 18:00, run by cron.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
In your crontab:
  30 8 * * * [HOME]/bin/selfcare remind now
  0 18 * * * [HOME]/bin/selfcare remind now --evening

To stop it: selfcare remind uninstall

"#]]
    );
    assert_data_eq!(
        machine.told(),
        str![[r#"
crontab [-l]
crontab [-]

"#]]
    );
    let tab = std::fs::read(machine.path("tab")).expect("a crontab");
    assert!(tab.starts_with(others));
    assert_data_eq!(
        machine.without_home(&String::from_utf8_lossy(&tab[others.len()..])),
        str![[r#"
# selfcare remind: begin, written by selfcare remind install
30 8 * * * [HOME]/bin/selfcare remind now
0 18 * * * [HOME]/bin/selfcare remind now --evening
# selfcare remind: end

"#]]
    );
    assert_data_eq!(
        machine.home.ok(["remind", "status"]),
        str![[r#"
Morning at 08:30, run by cron
  your crontab
Evening at 18:00, run by cron
  your crontab

"#]]
    );

    machine.told();
    machine
        .home
        .ok([&install[..], &["--evening", "18:00"]].concat());
    assert_eq!(machine.told(), "crontab [-l]\n", "twice is once");
    assert_eq!(std::fs::read(machine.path("tab")).expect("a crontab"), tab);

    machine.home.ok([&install[..], &["--at", "9:00"]].concat());
    assert_data_eq!(
        machine.home.ok(["remind", "status"]),
        str![[r#"
Morning at 09:00, run by cron
  your crontab

"#]]
    );
    assert_data_eq!(
        machine.home.ok(["remind", "uninstall"]),
        str![[r#"
Taken back:
  in your crontab: 0 9 * * * [HOME]/bin/selfcare remind now

"#]]
    );
    assert_eq!(
        std::fs::read(machine.path("tab")).expect("a crontab"),
        others
    );
}

#[test]
fn a_crontab_that_held_nothing_else_goes_again() {
    let machine = Machine::new();
    machine.fake("crontab", CRONTAB);
    machine.home.ok(["remind", "install", "--by", "cron"]);
    machine.told();
    machine.home.ok(["remind", "uninstall"]);
    assert_data_eq!(
        machine.told(),
        str![[r#"
crontab [-l]
crontab [-l]
crontab [-r]

"#]]
    );
    assert!(machine.files().is_empty(), "{:?}", machine.files());
}

#[test]
fn a_crontab_that_cannot_be_read_is_not_written_over() {
    let machine = Machine::new();
    let install = ["remind", "install", "--by", "cron"];
    machine.fake(
        "crontab",
        "echo 'You (ada) are not allowed to use this program (crontab)' >&2; exit 1",
    );
    let mut all = machine.home.refused(install);
    assert_eq!(machine.told(), "crontab [-l]\n");
    for args in [["remind", "uninstall"], ["remind", "status"]] {
        let ran = machine.home.run(args);
        all.push_str(&format!(
            "{} {:?}: {}{}",
            args[1], ran.code, ran.stdout, ran.stderr
        ));
    }
    machine.fake("crontab", CRONTAB);
    let cut = "a\n# selfcare remind: begin, written by selfcare remind install\nb\n";
    std::fs::write(machine.path("tab"), cut).expect("a crontab");
    all.push_str(&machine.home.refused(install));
    assert_data_eq!(
        all,
        str![[r#"
error: could not read your crontab: You (ada) are not allowed to use this program (crontab)
uninstall Some(2): error: could not read your crontab: You (ada) are not allowed to use this program (crontab)
status Some(0): No reminder is installed. To have one: selfcare remind install
could not read your crontab: You (ada) are not allowed to use this program (crontab)
error: could not read your crontab: line 2 begins the lines of selfcare remind and nothing ends them; mend it: crontab -e

"#]]
    );
    assert_eq!(machine.read("tab"), cut);
}

#[test]
fn a_crontab_that_is_not_taken_is_said() {
    let machine = Machine::new();
    machine.fake(
        "crontab",
        "test \"$1\" = - || exit 0; echo 'crontab: error renaming /var/spool/cron' >&2; exit 1",
    );
    assert_data_eq!(
        machine.home.refused(["remind", "install", "--by", "cron"]),
        str![[r#"
error: could not change your crontab: crontab: error renaming /var/spool/cron

"#]]
    );
}

#[test]
fn a_line_says_the_same_to_every_cron_and_shell() {
    let mut machine = Machine::with_bin(HOSTILE);
    machine.home.env("XDG_DATA_HOME", "/a % b'c");
    let block = machine
        .home
        .ok(["remind", "install", "--by", "cron", "--print"]);
    assert_data_eq!(
        &block,
        str![[r##"
# selfcare remind: begin, written by selfcare remind install
30 8 * * * env XDG_DATA_HOME='/a '\%' b'\''c' '[HOME]/it'\''s 100'\%' "ours" & <$HOME> \ '\%h/selfcare remind now
# selfcare remind: end

"##]].raw()
    );
    let home = machine.home.home().to_str().expect("UTF-8");
    let line = block
        .lines()
        .nth(1)
        .expect("a line")
        .replace("[HOME]", home);
    let command = line.strip_prefix("30 8 * * * ").expect("a time");
    // Vixie's cron takes the backslash away, busybox leaves it to the shell.
    for command in [command.replace("\\%", "%"), command.to_owned()] {
        let ran = Command::new("/bin/sh")
            .args(["-c", &command])
            .env_clear()
            .env("HOME", home)
            .env("SELFCARE_NOW", "2026-11-22T07:41:03+01:00")
            .output()
            .expect("a shell");
        assert_eq!(
            (
                String::from_utf8_lossy(&ran.stdout).as_ref(),
                String::from_utf8_lossy(&ran.stderr).as_ref()
            ),
            (
                "Good morning. Half a minute for you first: selfcare checkin\n",
                ""
            ),
            "{command}"
        );
    }
}
