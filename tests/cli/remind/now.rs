//! `selfcare remind now`: a line, or nothing at all.

use std::os::unix::net::UnixListener;
use std::time::{Duration, Instant};

use snapbox::{assert_data_eq, str};

use super::Machine;
use crate::sandbox::Sandbox;

const MORNING: &str = "Good morning. Half a minute for you first: selfcare checkin\n";
const EVENING: &str = "How did serving go today? Two keys: selfcare reflect\n";

fn said(home: &Sandbox) -> (String, String) {
    (
        home.ok(["remind", "now"]),
        home.ok(["remind", "now", "--evening"]),
    )
}

fn says(morning: &str, evening: &str) -> (String, String) {
    (morning.to_owned(), evening.to_owned())
}

#[test]
fn it_speaks_once_a_day_is_not_answered_and_the_evening_once_it_is() {
    let mut home = Sandbox::new();
    assert_eq!(said(&home), says(MORNING, ""));
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_eq!(said(&home), says("", EVENING));
    home.ok(["reflect", "4"]);
    assert_eq!(said(&home), says("", ""));
    home.on("2026-11-23");
    assert_eq!(said(&home), says(MORNING, ""));
    home.ok(["checkin", "yesterday", "--rested", "3"]);
    assert_eq!(
        said(&home),
        says(MORNING, ""),
        "yesterday's answers are yesterday's"
    );
    home.ok(["checkin", "--sleep", "7"]);
    assert_eq!(said(&home), says("", EVENING), "some answers are answers");
}

#[test]
fn it_is_silent_in_a_pause_and_on_no_workday() {
    let home = Sandbox::new();
    home.ok(["pause", "--until", "tomorrow"]);
    assert_eq!(said(&home), says("", ""));
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_eq!(said(&home), says("", ""), "rest is rest");

    // 22 November 2026 is a Sunday.
    let mut home = Sandbox::new();
    home.write_config("workdays = \"mon-fri\"\n");
    assert_eq!(said(&home), says("", ""));
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_eq!(said(&home), says("", ""));
    home.on("2026-11-23");
    assert_eq!(said(&home), says(MORNING, ""));
}

#[test]
fn the_day_is_the_persons_own_and_so_is_the_morning() {
    let mut home = Sandbox::new();
    home.write_config("day-start = \"12:00\"\n");
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_eq!(said(&home), says("", EVENING));
    home.env("SELFCARE_NOW", "2026-11-22T18:00:00+01:00");
    assert_eq!(
        said(&home),
        says(
            "Good evening. Half a minute for you first: selfcare checkin\n",
            ""
        )
    );
}

#[test]
fn what_is_due_is_counted_as_a_shell_counts_it_and_a_silence_is_welcomed_back() {
    let mut home = Sandbox::new();
    home.ok(["checkin", "yesterday", "--answers", "well 7 4 4 4 4 4 -"]);
    home.ok(["commit", "add", "walk home"]);
    assert_eq!(
        said(&home),
        says("Good morning. One promise is due today: selfcare\n", "")
    );
    home.on("2026-12-20");
    assert_eq!(
        said(&home),
        says("Welcome back. Nothing is owed here: selfcare checkin\n", "")
    );
}

#[test]
fn it_takes_no_lock_and_leaves_nothing_behind() {
    let machine = Machine::new();
    assert_eq!(said(&machine.home), says(MORNING, ""));
    assert!(machine.files().is_empty(), "{:?}", machine.files());
}

#[test]
fn what_cannot_be_read_is_no_reason_to_be_silent() {
    let home = Sandbox::new();
    std::fs::create_dir_all(home.journal()).expect("a folder in its place");
    assert_data_eq!(
        home.refused(["remind", "now"]),
        str![[r#"
error: could not read ~/.local/share/selfcare/journal.jsonl: it is a folder, not a file

"#]]
    );
}

#[test]
fn a_notice_is_shown_in_place_of_the_line() {
    let machine = Machine::new();
    machine.fake("notify-send", "").fake("osascript", "");
    assert_eq!(said(&machine.home), says("", ""));
    assert_data_eq!(
        machine.told(),
        str![[r#"
notify-send [--app-name=selfcare] [Good morning. Half a minute for you first: selfcare checkin]

"#]]
    );
    machine
        .home
        .ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_eq!(said(&machine.home), says("", ""));
    assert_data_eq!(
        machine.told(),
        str![[r#"
notify-send [--app-name=selfcare] [How did serving go today? Two keys: selfcare reflect]

"#]]
    );

    let machine = Machine::new();
    machine.fake("osascript", "");
    assert_eq!(said(&machine.home), says("", ""));
    assert_data_eq!(
        machine.told(),
        str![[r#"
osascript [-e] [on run argv] [-e] [display notification (item 1 of argv) with title "selfcare"] [-e] [end run] [Good morning. Half a minute for you first: selfcare checkin]

"#]]
    );
}

#[test]
fn a_notice_that_could_not_be_shown_is_said() {
    let machine = Machine::new();
    machine
        .fake("notify-send", "echo 'cannot open display' >&2; exit 1")
        .fake("osascript", "exit 1");
    assert_eq!(said(&machine.home), says(MORNING, ""));
    assert_eq!(machine.told().lines().count(), 2, "both were asked");
}

#[test]
fn a_notifier_that_hangs_does_not_hang_us() {
    let machine = Machine::new();
    // A child of it that keeps its outputs open must not hold us up either.
    machine.fake("notify-send", "sleep 20 & exec sleep 20");
    let begun = Instant::now();
    assert_eq!(machine.home.ok(["remind", "now"]), MORNING);
    assert!(
        begun.elapsed() < Duration::from_secs(15),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn the_sessions_bus_is_found_where_cron_does_not_tell() {
    let mut machine = Machine::new();
    machine.fake(
        "notify-send",
        "echo \"$DBUS_SESSION_BUS_ADDRESS\" >> \"$HOME/told\"",
    );
    let folder = machine.path("run");
    machine
        .home
        .env("XDG_RUNTIME_DIR", folder.to_str().expect("UTF-8"));
    machine.home.ok(["remind", "now"]);
    assert!(
        machine.told().ends_with("\n\n"),
        "without a socket nothing is said of one"
    );

    std::fs::create_dir(&folder).expect("a folder");
    let _bus = UnixListener::bind(folder.join("bus")).expect("a socket");
    machine.home.ok(["remind", "now"]);
    assert!(machine.told().ends_with("\nunix:path=[HOME]/run/bus\n"));

    machine
        .home
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/known");
    machine.home.ok(["remind", "now"]);
    assert!(machine.told().ends_with("\nunix:path=/known\n"));
}
