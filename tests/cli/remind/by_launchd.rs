//! By macOS's launchd, as far as can be seen without one.

use std::process::Command;

use snapbox::{IntoData as _, assert_data_eq, str};

use super::{HOSTILE, Machine, by_reader};

#[test]
fn lists_are_written_and_loaded() {
    let machine = Machine::new();
    machine.fake("launchctl", "");
    assert_data_eq!(
        machine
            .home
            .ok(["remind", "install", "--by", "launchd", "--evening", "18:05"]),
        str![[r#"
Reminders at 08:30 and 18:05, run by launchd.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
Written:
  ~/Library/LaunchAgents/selfcare.morning.plist
  ~/Library/LaunchAgents/selfcare.evening.plist

To stop it: selfcare remind uninstall

"#]]
    );
    assert_data_eq!(
        without_user(&machine.told()),
        str![[r#"
launchctl [bootstrap] [gui/[USER]] [[HOME]/Library/LaunchAgents/selfcare.morning.plist]
launchctl [bootstrap] [gui/[USER]] [[HOME]/Library/LaunchAgents/selfcare.evening.plist]

"#]]
    );
    assert_data_eq!(
        machine.read("Library/LaunchAgents/selfcare.evening.plist"),
        str![[r#"
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- Written by: selfcare remind install -->
<plist version="1.0">
<dict>
  <key>Label</key>
  <string>selfcare.evening</string>
  <key>ProgramArguments</key>
  <array>
    <string>[HOME]/bin/selfcare</string>
    <string>remind</string>
    <string>now</string>
    <string>--evening</string>
  </array>
  <key>StartCalendarInterval</key>
  <dict>
    <key>Hour</key>
    <integer>18</integer>
    <key>Minute</key>
    <integer>5</integer>
  </dict>
</dict>
</plist>

"#]]
    );
    assert_data_eq!(
        machine.home.ok(["remind", "status"]),
        str![[r#"
Morning at 08:30, run by launchd
  ~/Library/LaunchAgents/selfcare.morning.plist
Evening at 18:05, run by launchd
  ~/Library/LaunchAgents/selfcare.evening.plist

"#]]
    );

    machine
        .home
        .ok(["remind", "install", "--by", "launchd", "--at", "9:00"]);
    assert_data_eq!(
        without_user(&machine.told()),
        str![[r#"
launchctl [bootout] [gui/[USER]/selfcare.morning]
launchctl [bootout] [gui/[USER]/selfcare.evening]
launchctl [bootstrap] [gui/[USER]] [[HOME]/Library/LaunchAgents/selfcare.morning.plist]

"#]]
    );
    assert_data_eq!(
        machine.home.ok(["remind", "uninstall"]),
        str![[r#"
Taken back:
  ~/Library/LaunchAgents/selfcare.morning.plist

"#]]
    );
    assert_data_eq!(
        without_user(&machine.told()),
        str![[r#"
launchctl [bootout] [gui/[USER]/selfcare.morning]

"#]]
    );
    assert!(machine.files().is_empty(), "{:?}", machine.files());
}

#[test]
fn without_a_launchd_to_talk_to_the_command_is_said() {
    let machine = Machine::new();
    machine.fake(
        "launchctl",
        "echo 'Bootstrap failed: 125: Domain does not support specified action' >&2; exit 125",
    );
    let said = machine.home.ok(["remind", "install", "--by", "launchd"]);
    assert_data_eq!(
        without_user(&said),
        str![[r#"
A reminder at 08:30, run by launchd.
Silent when there is nothing to ask: on days you rest or do not work, and
once you have answered.
Written:
  ~/Library/LaunchAgents/selfcare.morning.plist

It does not run yet: launchd could not be told (Bootstrap failed: 125:
Domain does not support specified action). Once you are logged in as usual,
type:
  launchctl bootstrap gui/[USER] [HOME]/Library/LaunchAgents/selfcare.morning.plist

To stop it: selfcare remind uninstall

"#]]
    );
}

#[test]
fn readers_of_property_lists_accept_what_is_written() {
    let mut machine = Machine::with_bin(HOSTILE);
    let data = machine.path(HOSTILE);
    machine
        .home
        .env("SELFCARE_DIR", data.to_str().expect("UTF-8"));
    let list = machine
        .home
        .ok(["remind", "install", "--by", "launchd", "--print"]);
    machine
        .home
        .ok(["remind", "install", "--by", "launchd", "--at", "8:05"]);
    let path = machine.path("Library/LaunchAgents/selfcare.morning.plist");
    assert!(
        list.starts_with("<?xml"),
        "one list is printed as it is: {list}"
    );

    if let Some((well, said)) = by_reader(Command::new("python3").args([
        "-c",
        "import json, plistlib, sys; print(json.dumps(plistlib.load(open(sys.argv[1], 'rb')), indent=1))",
        path.to_str().expect("UTF-8"),
    ])) {
        assert!(well, "{said}");
        // JSON writes the backslash twice and a quote with one.
        assert_data_eq!(machine.without_home(&said), str![[r#"
{
 "Label": "selfcare.morning",
 "ProgramArguments": [
  "[HOME]/it's 100% \"ours\" & <$HOME> \\ %h/selfcare",
  "remind",
  "now"
 ],
 "EnvironmentVariables": {
  "SELFCARE_DIR": "[HOME]/it's 100% \"ours\" & <$HOME> \\ %h"
 },
 "StartCalendarInterval": {
  "Hour": 8,
  "Minute": 5
 }
}

"#]].raw());
    }
    if let Some((well, said)) = by_reader(Command::new("plistutil").arg("-i").arg(&path)) {
        assert!(well && said.starts_with("bplist00"), "{said}");
    }
}

#[test]
fn readers_of_property_lists_accept_each_list_that_is_printed() {
    let machine = Machine::new();
    let print = |flags: &[&str]| {
        let words = ["remind", "install", "--by", "launchd", "--print"];
        machine.home.run([&words[..], flags].concat())
    };
    let both = print(&["--evening"]);
    assert_eq!(
        both.stderr,
        "Two files, one after the other; each names itself in its first lines.\n"
    );
    let lists = both.stdout.match_indices("<?xml").map(|(at, _)| at);
    let lists: Vec<usize> = lists.chain([both.stdout.len()]).collect();
    assert_eq!((lists[0], lists.len()), (0, 3), "{}", both.stdout);
    let morning = print(&[]);
    let evening = print(&["--no-morning", "--evening"]);
    assert_eq!((&*morning.stderr, &*evening.stderr), ("", ""));
    let [first, second] = [0, 1].map(|place| &both.stdout[lists[place]..lists[place + 1]]);
    for (list, label) in [
        (&*morning.stdout, "selfcare.morning"),
        (&*evening.stdout, "selfcare.evening"),
        (first, "selfcare.morning"),
        (second, "selfcare.evening"),
    ] {
        let is_one_of_two = list == first || list == second;
        let name = format!("<!-- ~/Library/LaunchAgents/{label}.plist -->\n");
        assert_eq!(list.contains(&name), is_one_of_two, "{list}");
        let path = machine.path("x.plist");
        std::fs::write(&path, list).expect("a file");
        if let Some((well, said)) = by_reader(Command::new("python3").args([
            "-c",
            "import plistlib, sys; print(plistlib.load(open(sys.argv[1], 'rb'))['Label'])",
            path.to_str().expect("UTF-8"),
        ])) {
            assert!(well && said == format!("{label}\n"), "{said}\n{list}");
        }
    }
}

/// The number of the user who runs the tests is nobody's business.
fn without_user(told: &str) -> String {
    told.replace(
        &format!("gui/{}", rustix::process::getuid().as_raw()),
        "gui/[USER]",
    )
}
