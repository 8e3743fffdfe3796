//! The index beside the journal: what is told with it is told without it, byte for byte, and it holds no word.

use std::fs;
use std::io::{Seek as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use crate::sandbox::{Ran, Sandbox};

const YEAR: &str = include_str!("journals/year.jsonl");

/// Everything that is told of today by the index.
const TOLD: [&[&str]; 7] = [
    &["status"],
    &["status", "--explain"],
    &["status", "--json"],
    &["status", "--short", "--verdict"],
    &["gate"],
    &["status", "yesterday"],
    &["status", "--json", "2026-11-01"],
];

fn index(home: &Sandbox) -> PathBuf {
    home.folder().join("journal.index")
}

fn told(home: &Sandbox) -> Vec<Ran> {
    TOLD.iter().map(|args| home.run(*args)).collect()
}

/// The same from the journal alone.
fn told_without(home: &Sandbox) -> Vec<Ran> {
    let away = home.folder().join("index-away");
    let is_there = fs::rename(index(home), &away).is_ok();
    let told = told(home);
    assert!(!index(home).exists(), "a look writes nothing");
    if is_there {
        fs::rename(away, index(home)).expect("the index");
    }
    told
}

fn same(home: &Sandbox, after: &str) {
    let (with, without) = (told(home), told_without(home));
    for ((with, without), args) in with.iter().zip(&without).zip(TOLD) {
        let told = |ran: &Ran| (ran.stdout.clone(), ran.stderr.clone(), ran.code);
        assert_eq!(told(with), told(without), "{args:?} after {after}");
    }
}

/// A home with a year behind it, and an index.
fn year() -> Sandbox {
    let mut home = Sandbox::new();
    home.write_journal(YEAR);
    home.on("2026-11-23");
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert!(index(&home).exists());
    home
}

#[test]
fn it_holds_numbers_alone_and_is_for_its_owner_alone() {
    let home = year();
    home.ok(["commit", "add", "call mother", "--to", "Mother"]);
    home.ok(["checkin", "--note", "by the sea"]);
    let text = fs::read_to_string(index(&home)).expect("the index");
    assert!(
        text.bytes()
            .all(|b| b.is_ascii_digit() || b" -\n".contains(&b)),
        "{text}"
    );
    assert!(text.len() < 3_000, "{}", text.len());
    let mode = fs::metadata(index(&home))
        .expect("the index")
        .permissions()
        .mode();
    assert_eq!(mode & 0o7777, 0o600);
}

#[test]
fn a_look_never_makes_one_and_every_change_does() {
    let mut home = Sandbox::new();
    home.write_journal(YEAR);
    told(&home);
    assert!(!index(&home).exists());
    home.ok(["reflect", "4"]);
    same(&home, "a reflection");
    assert!(index(&home).exists());
    let before = fs::read(index(&home)).expect("the index");
    home.on("2026-11-23");
    told(&home);
    assert_eq!(fs::read(index(&home)).expect("the index"), before);
}

/// A life in commands, on its days.
const LIFE: [(&str, &[&str]); 40] = [
    (
        "2026-11-23",
        &[
            "checkin",
            "--answers",
            "well 7 4 4 4 4 4 2/3",
            "--note",
            "one #shift",
        ],
    ),
    ("2026-11-23", &["commit", "add", "walk", "--every", "day"]),
    (
        "2026-11-23",
        &[
            "commit",
            "add",
            "call",
            "--to",
            "sister",
            "--due",
            "2026-11-26",
        ],
    ),
    ("2026-11-23", &["reflect", "4"]),
    (
        "2026-11-24",
        &[
            "checkin",
            "--answers",
            "well 6 3 2 4 2 4 -",
            "--kept",
            "walk",
        ],
    ),
    ("2026-11-24", &["checkin", "--rested", "2"]),
    ("2026-11-25", &["checkin", "--answers", "ill 5 2 2 4 2 4 -"]),
    ("2026-11-25", &["gate", "--override", "only nurse on shift"]),
    ("2026-11-25", &["focus", "eating"]),
    (
        "2026-11-26",
        &["pause", "--until", "2026-11-28", "--why", "ill"],
    ),
    ("2026-11-27", &["pause", "--end"]),
    (
        "2026-11-27",
        &["checkin", "--answers", "well 8 4 2 4 4 4 -"],
    ),
    ("2026-11-27", &["checkin", "2026-11-20", "--eating", "1"]),
    ("2026-11-27", &["undo"]),
    (
        "2026-11-28",
        &["checkin", "--answers", "well 8 4 1 4 4 4 -"],
    ),
    ("2026-11-28", &["undo"]),
    ("2026-11-28", &["undo"]),
    (
        "2026-11-29",
        &["checkin", "--answers", "well 8 4 1 4 4 4 -"],
    ),
    ("2026-11-29", &["commit", "kept", "call"]),
    (
        "2026-11-30",
        &[
            "checkin",
            "--answers",
            "well 8 5 1 4 4 4 -",
            "--missed",
            "walk",
        ],
    ),
    (
        "2026-12-01",
        &["checkin", "--answers", "well 8 5 5 4 4 4 -"],
    ),
    (
        "2026-12-15",
        &["checkin", "--answers", "well 8 5 5 4 4 4 -"],
    ),
    (
        "2026-12-16",
        &[
            "checkin",
            "--answers",
            "well 8 5 5 4 4 4 -",
            "--note",
            "+ read a page",
        ],
    ),
    ("2026-12-17", &["commit", "edit", "walk", "--every", "week"]),
    ("2026-12-17", &["config", "set", "need", "8"]),
    ("2026-12-17", &["config", "set", "areas.mood.weight", "2"]),
    ("2026-12-17", &["checkin", "--area", "mood=1"]),
    (
        "2026-12-18",
        &[
            "checkin",
            "--answers",
            "well 8 5 5 4 4 4 -",
            "--area",
            "mood=1",
        ],
    ),
    (
        "2026-12-19",
        &[
            "checkin",
            "--answers",
            "well 8 5 5 4 4 4 -",
            "--area",
            "mood=1",
        ],
    ),
    ("2026-12-19", &["config", "set", "off", "eating"]),
    (
        "2026-12-20",
        &["checkin", "--answers", "well 8 5 - 4 4 4 -"],
    ),
    ("2026-12-20", &["checkin", "yesterday", "--rested", "1"]),
    ("2026-12-19", &["checkin", "--forward", "1"]),
    ("2026-12-21", &["commit", "release", "walk"]),
    (
        "2027-02-01",
        &["checkin", "--answers", "well 8 5 - 4 4 4 -"],
    ),
    (
        "2027-02-02",
        &["checkin", "--answers", "well 7 2 - 2 2 2 -"],
    ),
    ("2027-02-02", &["checkin", "--adjust", "home at four"]),
    ("2027-02-03", &["reflect", "2", "yesterday"]),
    (
        "2027-02-03",
        &["pause", "--from", "2027-01-01", "--until", "2027-01-20"],
    ),
    (
        "2027-02-03",
        &["checkin", "--answers", "well 7 2 - 2 2 2 -"],
    ),
];

#[test]
fn what_is_told_with_it_is_told_without_it() {
    let mut home = Sandbox::new();
    home.write_journal(YEAR);
    let mut today = "";
    for (day, args) in LIFE {
        if day != today {
            home.on(day);
            same(&home, "a night");
            today = day;
        }
        // What is said of a change is the same, too, but for what is random in it.
        let mut without = Sandbox::new();
        without.on(day);
        without.write_journal(home.journal_text());
        if let Ok(config) = fs::read_to_string(home.config()) {
            without.write_config(&config);
        }
        let (with, without) = (home.run(args), without.run(args));
        assert_eq!(with.code, Some(0), "{args:?}: {}", with.stderr);
        assert_eq!(with.stdout, without.stdout, "{args:?}");
        assert_eq!(with.stderr, without.stderr, "{args:?}");
        assert!(index(&home).exists());
        same(&home, &args.join(" "));
    }
}

#[test]
fn a_note_of_a_year_ago_is_found_by_it_on_every_day() {
    let noted = YEAR
        .lines()
        .filter(|line| line.contains("\"note\":"))
        .take(4);
    let a_year_later = |line: &str| {
        let at = line
            .find("\"day\":\"2025-")
            .expect("a day of the year before");
        line[at + 7..at + 17].replace("2025-", "2026-")
    };
    let mut days: Vec<String> = noted.map(a_year_later).collect();
    days.extend(["2026-12-24".to_owned(), "2027-02-15".to_owned()]);
    let mut home = Sandbox::new();
    home.write_journal(YEAR);
    home.on("2026-11-20").ok(["reflect", "4"]);
    let mut found = 0;
    for day in days {
        home.on(&day);
        let mut without = Sandbox::new();
        without.on(&day);
        without.write_journal(home.journal_text());
        let args = ["checkin", "--answers", "well 7 4 4 4 4 4 -"];
        let (with, without) = (home.ok(args), without.ok(args));
        assert_eq!(with, without, "{day}");
        found += usize::from(with.contains("A year ago"));
    }
    assert!(found >= 4, "{found}");
}

#[test]
fn one_that_is_torn_or_changed_is_passed_over_in_silence() {
    let home = year();
    let gate = |home: &Sandbox| {
        let ran = home.run(["status", "--short", "--verdict"]);
        (ran.stdout, ran.stderr, ran.code)
    };
    let expected = gate(&home);
    let text = fs::read(index(&home)).expect("the index");
    for at in (0..text.len()).step_by(7) {
        fs::write(index(&home), &text[..at]).expect("the index");
        assert_eq!(gate(&home), expected, "torn at {at}");
        let mut other = text.clone();
        other[at] = if other[at] == b'1' { b'2' } else { b'1' };
        fs::write(index(&home), &other).expect("the index");
        assert_eq!(gate(&home), expected, "changed at {at}");
    }
    for other in [
        &b""[..],
        b"\xff\xfe",
        b"1",
        b"selfcare",
        &b"9 ".repeat(50_000),
    ] {
        fs::write(index(&home), other).expect("the index");
        assert_eq!(gate(&home), expected);
    }
    let other = year();
    fs::copy(index(&other), index(&home)).expect("the index of another");
    assert_eq!(gate(&home), expected);
}

#[test]
fn an_edit_by_hand_counts_at_once_even_when_nothing_grows() {
    let home = year();
    for round in 0..8 {
        home.ok(["checkin", "--note", &round.to_string()]);
        same(&home, "a check-in");
        let text = home.journal_text();
        let last = text.trim_end().rfind('\n').expect("lines");
        let at = last + text[last..].find("\"rested\":4").expect("rested") + 9;
        let mut file = fs::File::options()
            .write(true)
            .open(home.journal())
            .expect("the journal");
        file.seek(std::io::SeekFrom::Start(at as u64))
            .expect("a place");
        file.write_all(b"1").expect("one byte");
        drop(file);
        assert!(home.ok(["status", "--json"]).contains("\"rested\":1"));
        same(&home, "an edit by hand");
        home.ok(["checkin", "--rested", "4"]);
    }
}

#[test]
fn lines_that_others_write_count_at_once() {
    let home = year();
    let lines = [
        r#"{"v":1,"id":"m","kind":"checkin","at":"","day":"2026-11-23","rested":1}"#,
        r#"{"v":1,"id":"m","kind":"checkin","at":"","day":"2026-11-23","rested":2}"#,
        r#"{"v":1,"id":"n","kind":"pause","at":"","day":"2026-11-01"}"#,
        r#"{"v":9}"#,
        "",
        "garbage",
        r#"{"v":1,"id":"o","kind":"pause-end","at":"","day":"2026-11-12"}"#,
        r#"{"v":1,"id":"q","kind":"retraction","at":"","day":"2026-11-12","of":"m"}"#,
        r#"{"v":1,"id":"p","kind":"checkin","at":"","day":"2026-11-23","res"#,
    ];
    for line in lines {
        let mut file = fs::File::options()
            .append(true)
            .open(home.journal())
            .expect("the journal");
        write!(file, "{line}").expect("a line");
        same(&home, line);
        if !line.ends_with("res") {
            writeln!(file).expect("its end");
            same(&home, line);
        }
        home.run(["checkin", "--sleep", "7"]);
        same(&home, line);
        home.run(["checkin", "--sleep", "8"]);
        same(&home, line);
    }
}

#[test]
fn where_it_cannot_be_written_nothing_is_said_and_the_answer_is_saved() {
    let home = year();
    fs::remove_file(index(&home)).expect("the index");
    fs::create_dir(index(&home)).expect("a folder in its place");
    home.ok(["checkin", "--rested", "3"]);
    assert!(home.ok(["status", "--json"]).contains("\"rested\":3"));

    fs::remove_dir(index(&home)).expect("the folder");
    std::os::unix::fs::symlink("elsewhere", index(&home)).expect("a link");
    home.ok(["checkin", "--rested", "2"]);
    assert!(!home.folder().join("elsewhere").exists());
    assert!(home.ok(["status", "--json"]).contains("\"rested\":2"));
}
