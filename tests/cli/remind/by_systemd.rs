//! By the user's own systemd.

use std::process::Command;

use snapbox::{IntoData as _, assert_data_eq, str};

use super::{HOSTILE, Machine, by_reader};

const UNITS: &str = ".config/systemd/user";

#[test]
fn a_morning_is_written_and_turned_on() {
    let machine = Machine::new();
    machine.fake("systemctl", "");
    assert_data_eq!(
        machine.home.ok(["remind", "install", "--by", "systemd"]),
        str![[r#"
A reminder at 08:30, run by systemd.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
Written:
  ~/.config/systemd/user/selfcare.service
  ~/.config/systemd/user/selfcare.timer

To stop it: selfcare remind uninstall

"#]]
    );
    assert_data_eq!(
        machine.told(),
        str![[r#"
systemctl [--user] [daemon-reload]
systemctl [--user] [enable] [--now] [selfcare.timer]

"#]]
    );
    assert_data_eq!(
        machine.read(".config/systemd/user/selfcare.service"),
        str![[r#"
# Written by: selfcare remind install
[Unit]
Description=selfcare in the morning

[Service]
Type=oneshot
ExecStart=[HOME]/bin/selfcare remind now

"#]]
    );
    assert_data_eq!(
        machine.read(".config/systemd/user/selfcare.timer"),
        str![[r#"
# Written by: selfcare remind install
[Unit]
Description=selfcare in the morning

[Timer]
OnCalendar=*-*-* 08:30:00
Persistent=true

[Install]
WantedBy=timers.target

"#]]
    );
    assert_eq!(machine.files().len(), 2, "{:?}", machine.files());
}

#[test]
fn an_evening_can_be_had_too_or_alone() {
    let machine = Machine::new();
    machine.fake("systemctl", "");
    let install = ["remind", "install", "--by", "systemd"];
    assert_data_eq!(
        machine
            .home
            .ok([&install[..], &["--at", "7:45", "--evening"]].concat()),
        str![[r#"
Reminders at 07:45 and 18:00, run by systemd.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
Written:
  ~/.config/systemd/user/selfcare.service
  ~/.config/systemd/user/selfcare.timer
  ~/.config/systemd/user/selfcare-evening.service
  ~/.config/systemd/user/selfcare-evening.timer

To stop it: selfcare remind uninstall

"#]]
    );
    assert_data_eq!(
        machine.told(),
        str![[r#"
systemctl [--user] [daemon-reload]
systemctl [--user] [enable] [--now] [selfcare.timer] [selfcare-evening.timer]

"#]]
    );
    assert_data_eq!(
        machine.read(".config/systemd/user/selfcare-evening.service"),
        str![[r#"
# Written by: selfcare remind install
[Unit]
Description=selfcare in the evening

[Service]
Type=oneshot
ExecStart=[HOME]/bin/selfcare remind now --evening

"#]]
    );
    assert!(
        machine
            .read(".config/systemd/user/selfcare.timer")
            .contains("*-*-* 07:45:00\n")
    );
    assert!(
        machine
            .read(".config/systemd/user/selfcare-evening.timer")
            .contains("*-*-* 18:00:00\n")
    );

    assert_data_eq!(
        machine
            .home
            .ok([&install[..], &["--no-morning", "--evening", "17:30"]].concat()),
        str![[r#"
A reminder at 17:30, run by systemd.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
Written:
  ~/.config/systemd/user/selfcare-evening.service
  ~/.config/systemd/user/selfcare-evening.timer

To stop it: selfcare remind uninstall

"#]]
    );
    assert_data_eq!(
        machine.told(),
        str![[r#"
systemctl [--user] [disable] [--now] [selfcare.timer]
systemctl [--user] [clean] [--what=state] [selfcare.timer]
systemctl [--user] [daemon-reload]
systemctl [--user] [daemon-reload]
systemctl [--user] [enable] [--now] [selfcare-evening.timer]

"#]]
    );
    assert_eq!(
        machine.files(),
        [
            "[HOME]/.config/systemd/user/selfcare-evening.service",
            "[HOME]/.config/systemd/user/selfcare-evening.timer"
        ]
    );
}

#[test]
fn installed_twice_is_once() {
    let machine = Machine::new();
    machine.fake("systemctl", "");
    let install = ["remind", "install", "--by", "systemd", "--evening", "18:00"];
    let first = machine.home.ok(install);
    let (files, told) = (machine.files(), machine.told());
    let timer = machine.read(".config/systemd/user/selfcare.timer");
    assert_eq!(machine.home.ok(install), first);
    assert_eq!(machine.told(), told);
    assert_eq!(machine.files(), files);
    assert_eq!(machine.read(".config/systemd/user/selfcare.timer"), timer);
}

#[test]
fn without_a_systemd_to_talk_to_the_commands_are_said() {
    let machine = Machine::new();
    let install = ["remind", "install", "--by", "systemd"];
    assert_data_eq!(
        machine.home.ok(install),
        str![[r#"
A reminder at 08:30, run by systemd.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
Written:
  ~/.config/systemd/user/selfcare.service
  ~/.config/systemd/user/selfcare.timer

It does not run yet: systemd could not be told (there is no systemctl here).
Once you are logged in as usual, type:
  systemctl --user daemon-reload
  systemctl --user enable --now selfcare.timer

To stop it: selfcare remind uninstall

"#]]
    );
    machine.fake(
        "systemctl",
        "echo 'Failed to connect to bus: No medium found' >&2; exit 1",
    );
    assert_data_eq!(
        machine.home.ok([&install[..], &["--evening"]].concat()),
        str![[r#"
Reminders at 08:30 and 18:00, run by systemd.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
Written:
  ~/.config/systemd/user/selfcare.service
  ~/.config/systemd/user/selfcare.timer
  ~/.config/systemd/user/selfcare-evening.service
  ~/.config/systemd/user/selfcare-evening.timer

It does not run yet: systemd could not be told (Failed to connect to bus: No
medium found). Once you are logged in as usual, type:
  systemctl --user daemon-reload
  systemctl --user enable --now selfcare.timer selfcare-evening.timer

To stop it: selfcare remind uninstall

"#]]
    );
    assert_data_eq!(
        machine.home.ok(["remind", "status"]),
        str![[r#"
Morning at 08:30, run by systemd
  ~/.config/systemd/user/selfcare.timer
  whether it is turned on is not known: Failed to connect to bus: No medium
  found
Evening at 18:00, run by systemd
  ~/.config/systemd/user/selfcare-evening.timer
  whether it is turned on is not known: Failed to connect to bus: No medium
  found

"#]]
    );
    assert_eq!(machine.files().len(), 4, "{:?}", machine.files());
}

#[test]
fn status_says_when_it_comes_next() {
    let machine = Machine::new();
    machine.fake("systemctl", "");
    machine
        .home
        .ok(["remind", "install", "--by", "systemd", "--evening", "18:00"]);
    machine.fake(
        "systemctl",
        "case \"$*\" in *evening*) ;; *) echo 'Mon 2026-11-23 08:30:00 CET';; esac",
    );
    machine.told();
    assert_data_eq!(
        machine.home.ok(["remind", "status"]),
        str![[r#"
Morning at 08:30, run by systemd
  ~/.config/systemd/user/selfcare.timer
  next on Monday 23 November at 08:30
Evening at 18:00, run by systemd
  ~/.config/systemd/user/selfcare-evening.timer
  not turned on

To renew it:
  selfcare remind install --at 08:30 --evening 18:00 --by systemd

"#]]
    );
    assert_data_eq!(
        machine.told(),
        str![[r#"
systemctl [--user] [show] [--property=NextElapseUSecRealtime] [--value] [selfcare.timer]
systemctl [--user] [show] [--property=NextElapseUSecRealtime] [--value] [selfcare-evening.timer]

"#]]
    );
}

#[test]
fn status_says_what_is_not_as_it_would_be_installed_now() {
    let mut machine = Machine::new();
    machine.fake("systemctl", "echo 'Mon 2026-11-23 08:30:00 CET'");
    machine
        .home
        .ok(["remind", "install", "--by", "systemd", "--at", "7:45"]);
    machine.home.env("SELFCARE_DIR", "/elsewhere");
    assert_data_eq!(
        machine.home.ok(["remind", "status"]),
        str![[r#"
Morning at 07:45, run by systemd
  ~/.config/systemd/user/selfcare.timer
  next on Monday 23 November at 08:30
  installed for another program, another journal or by another version

To renew it:
  selfcare remind install --at 07:45 --by systemd

"#]]
    );
}

#[test]
fn uninstall_removes_what_install_made_and_nothing_else() {
    let machine = Machine::new();
    machine.fake("systemctl", "exit 1");
    let other = machine.path(UNITS).join("other.timer");
    std::fs::create_dir_all(machine.path(UNITS).join("timers.target.wants")).expect("a folder");
    std::fs::write(&other, "other\n").expect("a file");
    machine
        .home
        .ok(["remind", "install", "--by", "systemd", "--evening"]);
    for name in ["selfcare.timer", "other.timer"] {
        std::os::unix::fs::symlink(
            machine.path(UNITS).join(name),
            machine.path(UNITS).join("timers.target.wants").join(name),
        )
        .expect("a link");
    }
    machine.told();
    assert_data_eq!(
        machine.home.ok(["remind", "uninstall"]),
        str![[r#"
Taken back:
  ~/.config/systemd/user/selfcare.timer
  ~/.config/systemd/user/selfcare.service
  ~/.config/systemd/user/selfcare-evening.timer
  ~/.config/systemd/user/selfcare-evening.service

"#]]
    );
    assert_data_eq!(
        machine.told(),
        str![[r#"
systemctl [--user] [disable] [--now] [selfcare.timer]
systemctl [--user] [clean] [--what=state] [selfcare.timer]
systemctl [--user] [disable] [--now] [selfcare-evening.timer]
systemctl [--user] [clean] [--what=state] [selfcare-evening.timer]
systemctl [--user] [daemon-reload]

"#]]
    );
    assert_eq!(
        machine.files(),
        [
            "[HOME]/.config/systemd/user/other.timer",
            "[HOME]/.config/systemd/user/timers.target.wants/other.timer"
        ]
    );
}

#[test]
fn what_somebody_else_wrote_is_neither_replaced_nor_removed() {
    let machine = Machine::new();
    machine.fake("systemctl", "");
    std::fs::create_dir_all(machine.path(UNITS)).expect("a folder");
    std::fs::write(machine.path(UNITS).join("selfcare.timer"), "mine\n").expect("a file");
    assert_data_eq!(
        machine
            .home
            .refused(["remind", "install", "--by", "systemd"]),
        str![[r#"
error: could not write ~/.config/systemd/user/selfcare.timer: another one is there, not from selfcare remind install; move it away first

"#]]
    );
    assert_data_eq!(
        machine.home.ok(["remind", "uninstall"]),
        str![[r#"
No reminder was installed.

"#]]
    );
    assert_eq!(
        machine.files(),
        ["[HOME]/.config/systemd/user/selfcare.timer"]
    );
    assert_eq!(
        machine.read(".config/systemd/user/selfcare.timer"),
        "mine\n"
    );
    assert_eq!(machine.told(), "");
}

#[test]
fn units_are_where_the_settings_are_and_a_link_stays_one() {
    let mut machine = Machine::new();
    machine.fake("systemctl", "");
    let (settings, dotfiles) = (machine.path("my settings"), machine.path("dotfiles"));
    machine
        .home
        .env("XDG_CONFIG_HOME", settings.to_str().expect("UTF-8"));
    std::fs::create_dir_all(settings.join("systemd/user")).expect("a folder");
    std::fs::create_dir_all(&dotfiles).expect("a folder");
    let link = settings.join("systemd/user/selfcare.timer");
    std::os::unix::fs::symlink(dotfiles.join("selfcare.timer"), &link).expect("a link");

    machine.home.ok(["remind", "install", "--by", "systemd"]);
    assert!(
        machine
            .read("dotfiles/selfcare.timer")
            .contains("OnCalendar=")
    );
    assert!(
        machine
            .read("my settings/systemd/user/selfcare.service")
            .contains("\nEnvironment=\"XDG_CONFIG_HOME=[HOME]/my settings\"\n")
    );
    machine.home.ok(["remind", "uninstall"]);
    assert!(!dotfiles.join("selfcare.timer").exists());
    assert!(link.is_symlink());
}

#[test]
fn systemd_itself_accepts_what_is_written() {
    for bin in ["bin", "a folder/100% $HOME", HOSTILE] {
        let mut machine = Machine::with_bin(bin);
        let data = machine.path(HOSTILE);
        machine
            .home
            .env("SELFCARE_DIR", data.to_str().expect("UTF-8"));
        machine
            .home
            .ok(["remind", "install", "--by", "systemd", "--evening", "0:05"]);
        for name in ["selfcare", "selfcare-evening"] {
            let mut verify = Command::new("systemd-analyze");
            verify
                .args(["--user", "verify"])
                .args([format!("./{name}.timer"), format!("./{name}.service")])
                .current_dir(machine.path(UNITS))
                .env("XDG_RUNTIME_DIR", machine.home.home());
            let Some(said) = by_reader(&mut verify) else {
                return;
            };
            assert_eq!(said, (true, String::new()), "{bin}");
        }
        let timer = machine.read(".config/systemd/user/selfcare-evening.timer");
        let when = timer
            .lines()
            .find_map(|line| line.strip_prefix("OnCalendar="))
            .expect("a time");
        let mut calendar = Command::new("systemd-analyze");
        let (well, said) = by_reader(calendar.args(["calendar", when])).expect("as before");
        assert!(
            well && said.contains("Normalized form: *-*-* 00:05:00"),
            "{said}"
        );
    }
}

#[test]
fn each_unit_that_is_printed_is_one_that_would_be_written() {
    let machine = Machine::new();
    let install = ["remind", "install", "--by", "systemd", "--evening"];
    let printed = machine.home.run([&install[..], &["--print"]].concat());
    assert_eq!(
        printed.stderr,
        "Four files, one after the other; each names itself in its first lines.\n"
    );
    machine.home.ok(install);
    let mut units = printed.stdout.split("# ~/").skip(1);
    for name in [
        "selfcare.service",
        "selfcare.timer",
        "selfcare-evening.service",
        "selfcare-evening.timer",
    ] {
        let unit = units.next().expect("a unit");
        let path = format!(".config/systemd/user/{name}");
        let text = machine.read(&path);
        let apart = unit.strip_prefix(&format!("{path}\n")).expect("its name");
        assert_eq!(apart.trim_end(), text.trim_end());
    }
    assert_eq!(units.next(), None);
}

#[test]
fn any_path_is_written_for_systemd() {
    let mut machine = Machine::with_bin(HOSTILE);
    machine.home.env("SELFCARE_DIR", "/data/$a %h \"b\\c\"");
    machine.home.env("SELFCARE_CONFIG", "/etc/care.toml");
    machine.home.env("XDG_DATA_HOME", "");
    let printed = machine
        .home
        .run(["remind", "install", "--by", "systemd", "--print"]);
    assert_eq!(
        printed.stderr,
        "Two files, one after the other; each names itself in its first lines.\n"
    );
    assert_data_eq!(
        printed.stdout,
        str![[r##"
# ~/.config/systemd/user/selfcare.service
# Written by: selfcare remind install
[Unit]
Description=selfcare in the morning

[Service]
Type=oneshot
Environment="SELFCARE_DIR=/data/$a %%h \"b\\c\""
Environment="SELFCARE_CONFIG=/etc/care.toml"
ExecStart=/bin/sh -c "exec \"$$0\" \"$$@\"" "[HOME]/it's 100%% \"ours\" & <$$HOME> \\ %%h/selfcare" remind now

# ~/.config/systemd/user/selfcare.timer
# Written by: selfcare remind install
[Unit]
Description=selfcare in the morning

[Timer]
OnCalendar=*-*-* 08:30:00
Persistent=true

[Install]
WantedBy=timers.target

"##]].raw()
    );
}
