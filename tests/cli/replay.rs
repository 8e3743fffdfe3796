//! A real diary of 16 people, imported and judged: the counts that the model was published with.
//!
//! `PMData` (Thambawita et al. 2020, doi 10.1145/3339825.3394926), CC BY 4.0, derived; it is not part of this project.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

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

/// Every day's verdict of one person, in a home of their own.
fn verdicts_of(person: &str, diary: &Path) -> Vec<String> {
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

    let report = home.ok(["report", "all", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
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
