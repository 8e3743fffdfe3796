//! Every command there is, once with arguments under which it does its work.

use std::collections::BTreeSet;

use crate::sandbox::Sandbox;
use crate::team;

/// Each by the name of its page in the manual. A home of `lived_in` has what they work on.
pub(crate) const COMMANDS: [(&str, &[&str]); 44] = [
    ("selfcare", &[]),
    (
        "selfcare-checkin",
        &[
            "checkin",
            "--answers",
            "well 7h30 4 4 3 4 4 -",
            "--note",
            "fine",
        ],
    ),
    ("selfcare-status", &["status", "--explain"]),
    ("selfcare-gate", &["gate", "--override", "only one here"]),
    ("selfcare-reflect", &["reflect", "4", "--note", "well"]),
    ("selfcare-pause", &["pause", "--until", "tomorrow"]),
    ("selfcare-commit", &["commit"]),
    (
        "selfcare-commit-add",
        &["commit", "add", "two", "--to", "sister"],
    ),
    ("selfcare-commit-list", &["commit", "list"]),
    ("selfcare-commit-kept", &["commit", "kept", "1"]),
    ("selfcare-commit-missed", &["commit", "missed", "1"]),
    ("selfcare-commit-release", &["commit", "release", "1"]),
    (
        "selfcare-commit-edit",
        &["commit", "edit", "1", "--due", "today"],
    ),
    ("selfcare-commit-people", &["commit", "people"]),
    ("selfcare-focus", &["focus", "rest"]),
    ("selfcare-report", &["report", "--format", "html", "--open"]),
    ("selfcare-log", &["log", "all"]),
    ("selfcare-edit", &["edit"]),
    ("selfcare-undo", &["undo"]),
    ("selfcare-erase", &["erase", "yesterday", "--yes"]),
    ("selfcare-merge", &["merge", "laptop.jsonl"]),
    ("selfcare-restore", &["restore", "2026-11", "--yes"]),
    ("selfcare-import", &["import", "--help"]),
    (
        "selfcare-import-csv",
        &["import", "csv", "days.csv", "--map", "rested=r"],
    ),
    ("selfcare-export", &["export", "--help"]),
    ("selfcare-export-csv", &["export", "csv"]),
    ("selfcare-init", &["init", "bash", "--install"]),
    ("selfcare-config", &["config"]),
    ("selfcare-config-set", &["config", "set", "need", "8"]),
    ("selfcare-config-unset", &["config", "unset", "need"]),
    ("selfcare-config-off", &["config", "off", "eating"]),
    ("selfcare-config-on", &["config", "on", "eating"]),
    ("selfcare-doctor", &["doctor", "--fix"]),
    ("selfcare-team", &["team", "--help"]),
    ("selfcare-team-share", &["team", "share", "ward-7", "--yes"]),
    ("selfcare-team-report", &["team", "report", "shares.json"]),
    ("selfcare-remind", &["remind"]),
    (
        "selfcare-remind-install",
        &["remind", "install", "--by", "cron"],
    ),
    ("selfcare-remind-status", &["remind", "status"]),
    ("selfcare-remind-uninstall", &["remind", "uninstall"]),
    ("selfcare-remind-now", &["remind", "now"]),
    ("selfcare-completions", &["completions", "bash"]),
    ("selfcare-man", &["man"]),
    ("selfcare-demo", &["demo"]),
];

/// What the manual leaves out.
pub(crate) const HIDDEN: [&[&str]; 1] = [&["greet"]];

/// A home with something in it, an editor, a browser, and a program that shows notices.
pub(crate) fn lived_in() -> Sandbox {
    let mut home = Sandbox::new();
    home.ok(["commit", "add", "one", "--due", "today"]);
    home.ok(["checkin", "--answers", "ill 4 1 1 1 1 1 -"]);
    std::fs::write(home.home().join("days.csv"), "day,r\n2026-11-20,4\n").expect("a table");
    let shares: String = "abcde".chars().map(|it| team::share(it, "low")).collect();
    std::fs::write(home.home().join("shares.json"), shares).expect("shares");
    for day in ["-8", "-9", "-10"] {
        home.ok(["checkin", day, "--answers", "well 7 4 4 4 4 4 -"]);
    }
    std::fs::copy(home.journal(), home.home().join("laptop.jsonl")).expect("another machine's");
    home.ok(["reflect", "2"]);
    let folder = home.home().join("bin");
    std::fs::create_dir(&folder).expect("a folder");
    for (name, does) in [
        ("editor", "sed -i 's/^rested = 1/rested = 2/' \"$1\""),
        ("xdg-open", "exit 0"),
        ("notify-send", "exit 0"),
        ("crontab", "cat >/dev/null"),
    ] {
        use std::os::unix::fs::PermissionsExt as _;
        let path = folder.join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{does}\n")).expect("a program");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("a mode");
    }
    let path = format!("{}:/usr/bin:/bin", folder.display());
    home.env("PATH", &path)
        .env("EDITOR", "editor")
        .env("BROWSER", "xdg-open");
    home
}

#[test]
fn no_command_is_missing_here() {
    let home = Sandbox::new();
    home.ok(["man", "--dir", "man"]);
    let pages = std::fs::read_dir(home.home().join("man")).expect("the pages");
    let pages: BTreeSet<String> = pages
        .map(|page| {
            page.expect("a page")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .map(|name| name.trim_end_matches(".1").to_owned())
        .collect();
    let here: BTreeSet<String> = COMMANDS
        .iter()
        .map(|(name, _)| (*name).to_owned())
        .collect();
    assert_eq!(here, pages);
}
