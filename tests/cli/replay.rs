//! A real diary of 16 people, imported and judged: the counts that the model was published with.
//!
//! `PMData` (Thambawita et al. 2020, doi 10.1145/3339825.3394926), CC BY 4.0, derived; it is not part of this project.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::browser::Browser;
use crate::page::looks_well;
use crate::sandbox::Sandbox;

const DIARY: &str = "pmdata-wellness-daily.csv";

const PEOPLE: usize = 16;

const AREAS: &str = "[areas.mood]\n[areas.soreness]\n";

const MAP: [&str; 10] = [
    "--map",
    "sleep=sleep_h",
    "--map",
    "rested=fatigue",
    "--map",
    "thoughts=stress",
    "--map",
    "mood=mood",
    "--map",
    "soreness=soreness",
];

#[test]
fn sixteen_people_come_to_651_fit_713_care_and_363_not_fit() {
    let Some(diary) = diary() else {
        return;
    };
    let mut verdicts: BTreeMap<String, usize> = BTreeMap::new();
    for number in 1..=PEOPLE {
        for verdict in verdicts_of(&format!("p{number:02}"), &diary) {
            *verdicts.entry(verdict).or_default() += 1;
        }
    }
    let counts: Vec<String> = verdicts
        .iter()
        .map(|(verdict, days)| format!("{days} {verdict}"))
        .collect();
    assert_eq!(counts.join(", "), "713 care, 651 fit, 363 not-fit");
}

#[test]
fn every_diary_comes_through_every_report() {
    let Some(diary) = diary() else {
        return;
    };
    let mut browser = Browser::start();
    for number in 1..=PEOPLE {
        let person = format!("p{number:02}");
        let home = home_of(&person, &diary);
        let all = home.ok(["report", "all", "--format", "json"]);
        let all: Value = serde_json::from_str(&all).expect("JSON");
        let first = all["from"].as_str().expect("a day").to_owned();
        let month = &first[..7];
        let periods = [
            "all",
            "2019",
            "2020",
            month,
            "2020-W02",
            "2020-01-15..2020-03-01",
        ];
        for period in periods {
            for format in ["text", "markdown", "html", "json", "csv"] {
                let page = home.ok(["report", period, "--format", format]);
                assert!(
                    !page.contains("NaN") && !page.contains("inf,"),
                    "{person} {period} {format}"
                );
            }
        }
        assert_eq!(all["together"]["missing"], 0, "{person} has days enough");
        let days = all["days"].as_array().expect("days").len();
        let csv = home.ok(["report", "all", "--format", "csv"]);
        assert_eq!(csv.lines().count(), days + 1, "{person}");
        // Three of their pages are looked at.
        if let Some(browser) = browser.as_mut().filter(|_| number % 6 == 1) {
            looks_well(browser, &home, "all");
            looks_well(browser, &home, month);
        }
    }
}

/// Every day's verdict of one person.
fn verdicts_of(person: &str, diary: &Path) -> Vec<String> {
    let home = home_of(person, diary);
    let report = home.ok(["report", "all", "--format", "json"]);
    let report: Value = serde_json::from_str(&report).expect("JSON");
    let days = report["days"].as_array().expect("days");
    let judged: Vec<String> = days
        .iter()
        .filter_map(|day| day["verdict"].as_str())
        .filter(|verdict| *verdict != "none")
        .map(str::to_owned)
        .collect();
    assert_eq!(
        judged.len(),
        home.journal_text().lines().count(),
        "{person}"
    );
    judged
}

/// A home with one person's days.
fn home_of(person: &str, diary: &Path) -> Sandbox {
    let home = Sandbox::new();
    home.write_config(AREAS);
    let who = format!("id={person}");
    let import = [
        "import".as_ref(),
        "csv".as_ref(),
        diary.as_os_str(),
        "--where".as_ref(),
        who.as_ref(),
    ];
    home.ok(import.into_iter().chain(MAP.map(str::as_ref)));
    home
}

/// The diary, when it is on this machine.
fn diary() -> Option<PathBuf> {
    let place = var("SELFCARE_PMDATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"),
        PathBuf::from,
    );
    let file = if place.is_dir() {
        place.join(DIARY)
    } else {
        place
    };
    if file.is_file() {
        return Some(file);
    }
    let missing = format!(
        "{} is missing; SELFCARE_PMDATA says where {DIARY} is",
        file.display()
    );
    assert!(var("CI").is_none(), "{missing}");
    // Past the harness, which shows what a passing test prints to nobody.
    let _ = writeln!(
        io::stderr(),
        "SKIPPED the replay of a real diary: {missing}"
    );
    None
}

#[expect(
    clippy::disallowed_methods,
    reason = "a test has no World; the diary lies outside the project"
)]
fn var(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|set| !set.is_empty())
}
