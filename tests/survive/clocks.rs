//! Clocks that are wrong, and days that do not exist: saved all the same, and each record keeps its day.

use crate::changes::{Before, home};
use crate::needs::can;
use crate::record::{bytes, records};
use crate::sandbox::Sandbox;
use crate::through::{Left, says, through};

/// The program by the machine's own clock, in this zone, at a second since 1970 or, before it, at a time there.
fn at(home: &Sandbox, moment: &str, zone: &str, words: &[&str]) -> Left {
    let mut command = through(&["faketime", "-f", moment], &says(home, words));
    command.env_remove("SELFCARE_NOW").env("TZ", zone);
    if !moment.contains('-') {
        command.env("FAKETIME_FMT", "%s");
    }
    loop {
        let ran: Left = command.output().expect("a run").into();
        // The name of its semaphore is its number, and one of that number may have been killed before it tidied up.
        if !ran.stderr.contains("sem_open: File exists") {
            return ran;
        }
    }
}

/// Where clocks go wrong: a second, a zone, and the day it is there.
const MOMENTS: [(&str, &str, &str); 16] = [
    ("1795333263", "UTC", "2026-11-22"),
    // Before 1970, and as late as four digits go.
    ("1969-12-31 23:59:58", "UTC", "1969-12-31"),
    ("1901-12-13 20:45:50", "Europe/Berlin", "1901-12-13"),
    ("253402300799", "UTC", "9999-12-31"),
    // The end of time in 32 bits, and what comes after it.
    ("2147483647", "UTC", "2038-01-19"),
    ("2147483648", "UTC", "2038-01-19"),
    ("4294967296", "UTC", "2106-02-07"),
    // Half past two is left out in Berlin on 29 March, and comes twice on 25 October.
    ("1774745999", "Europe/Berlin", "2026-03-29"),
    ("1774746000", "Europe/Berlin", "2026-03-29"),
    ("1792888200", "Europe/Berlin", "2026-10-25"),
    ("1792891800", "Europe/Berlin", "2026-10-25"),
    // Samoa went from the 29th straight to the 31st; the clocks of Cairo and Beirut skip midnight itself.
    ("1325239199", "Pacific/Apia", "2011-12-29"),
    ("1325239200", "Pacific/Apia", "2011-12-31"),
    ("1745533800", "Africa/Cairo", "2025-04-25"),
    ("1795333263", "Pacific/Kiritimati", "2026-11-22"),
    ("1795333263", "No/Where", "2026-11-22"),
];

#[test]
fn at_every_odd_moment_a_check_in_is_saved_on_the_day_it_is() {
    if !can(
        "odd moments",
        &["faketime", "/usr/share/zoneinfo/Pacific/Apia"],
    ) {
        return;
    }
    for (second, zone, day) in MOMENTS {
        let home = home(Before::Nothing);
        let ran = at(
            &home,
            second,
            zone,
            &["checkin", "--answers", "well 7 4 4 4 4 4 -"],
        );
        assert_eq!(ran.code, Some(0), "{second} {zone}: {ran:?}");
        let saved = records(&bytes(&home.journal()));
        assert_eq!(saved[0]["day"], day, "{second} {zone}: {saved:?}");
        for words in [
            &["status"][..],
            &["gate"],
            &["report"],
            &["report", "year"],
            &["log", "all"],
            &["undo"],
        ] {
            let ran = at(&home, second, zone, words);
            assert_eq!(ran.code, Some(0), "{second} {zone} {words:?}: {ran:?}");
        }
    }
}

#[test]
fn whoever_travels_or_sets_the_clock_back_keeps_every_day() {
    if !can(
        "journeys",
        &["faketime", "/usr/share/zoneinfo/Pacific/Apia"],
    ) {
        return;
    }
    let home = home(Before::Nothing);
    let journey = [
        ("1795333263", "Pacific/Auckland", "2026-11-22"),
        // An hour later it is still the day before, over the date line.
        ("1795336863", "America/Los_Angeles", "2026-11-22"),
        ("1795308063", "Pacific/Honolulu", "2026-11-21"),
        // The clock went back by a year, by fifty, and came right.
        ("1763797263", "UTC", "2025-11-22"),
        ("0", "UTC", "1970-01-01"),
        ("1795419663", "UTC", "2026-11-23"),
    ];
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for (number, (second, zone, day)) in journey.into_iter().enumerate() {
        let note = format!("n{number}");
        let ran = at(
            &home,
            second,
            zone,
            &["checkin", "--sleep", "7", "--note", &note],
        );
        assert_eq!(ran.code, Some(0), "{zone}: {ran:?}");
        let now = bytes(&home.journal());
        assert!(
            now.starts_with(&lines.concat()),
            "earlier days stay as they were"
        );
        let last = now[lines.concat().len()..].to_vec();
        assert_eq!(records(&last)[0]["day"], day, "{zone}");
        lines.push(last);
    }
    let log = at(&home, "1795419663", "Asia/Tokyo", &["log", "all", "--json"]).stdout;
    for (_, _, day) in journey {
        assert!(log.contains(day), "{day}: {log}");
    }
}
