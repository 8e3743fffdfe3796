//! The changes that faults are tried on: a command is one line.

use crate::record::records;
use crate::sandbox::Sandbox;

/// What a change does to the bytes that were there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Does {
    /// Lines come behind them.
    Append,
    /// The same, and said again it adds nothing.
    AppendOnce,
    /// The file is written anew, wholly or not at all.
    Rewrite,
}

/// A change: its name, what it does, and its words.
pub(crate) type Change = (&'static str, Does, &'static [&'static str]);

/// The change of every day.
pub(crate) const CHECK_IN: Change = (
    "checkin",
    Does::AppendOnce,
    &["checkin", "--answers", "well 7 4 4 4 4 4 -", "--note", "it"],
);

/// Every command that changes the journal.
pub(crate) const EVERY: [Change; 12] = [
    CHECK_IN,
    ("commit add", Does::Append, &["commit", "add", "walk"]),
    ("commit kept", Does::Append, &["commit", "kept", "read"]),
    ("undo", Does::Append, &["undo"]),
    ("edit", Does::AppendOnce, &["edit", "2026-11-20"]),
    (
        "import",
        Does::AppendOnce,
        &["import", "csv", "days.csv", "--map", "sleep=sleep"],
    ),
    ("reflect", Does::Append, &["reflect", "4", "--note", "it"]),
    ("pause", Does::Append, &["pause"]),
    ("focus", Does::Append, &["focus", "rest"]),
    ("erase", Does::Rewrite, &["erase", "2026-11-20", "--yes"]),
    ("merge", Does::Rewrite, &["merge", "other.jsonl"]),
    ("restore", Does::Rewrite, &["restore", "2026-10", "--yes"]),
];

/// A journal to change: none, one that was kept for a while, or one whose last line was torn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Before {
    Nothing,
    Kept,
    Torn,
}

/// A home with such a journal and with what every change needs.
pub(crate) fn home(before: Before) -> Sandbox {
    let mut home = Sandbox::new();
    let put = |name: &str, text: &str| {
        std::fs::write(home.home().join(name), text).expect("a file");
    };
    put(
        "days.csv",
        "day,sleep,rested,note\n2026-11-02,7,4,it\n2026-11-03,6,3,it too\n",
    );
    put("other.jsonl", &check_in("of-another", "2026-11-18"));
    put("editor", "echo 'note = \"it\"' >> \"$1\"\n");
    if before != Before::Nothing {
        home.write_journal(kept(before));
        let backups = home.folder().join("backups");
        std::fs::create_dir(&backups).expect("a folder");
        let copy = check_in("second", "2026-11-20") + &check_in("old", "2026-10-01");
        std::fs::write(backups.join("2026-10.jsonl"), copy).expect("a backup");
    }
    let editor = format!("sh {}", home.home().join("editor").display());
    home.env("EDITOR", &editor).env("PATH", "/usr/bin:/bin");
    home
}

fn kept(before: Before) -> String {
    // With one bracket more open than any line closes: nothing that is glued to it is a record.
    let torn = match before {
        Before::Torn => "{\"v\":1,\"id\":\"torn\",\"kind\":\"checkin\",\"areas\":{\"mood",
        _ => "",
    };
    let promise = r#"{"v":1,"id":"read","kind":"commitment","at":"2026-11-19T07:00:00Z","day":"2026-11-19","text":"read","to":"self","every":"day"}"#;
    format!(
        "{}{promise}\n{}{{\"v\":9,\"id\":\"newer\"}}\nno record\n{}{torn}",
        check_in("first", "2026-11-19"),
        check_in("second", "2026-11-20"),
        check_in("third", "2026-11-21"),
    )
}

/// A line of a check-in.
pub(crate) fn check_in(id: &str, day: &str) -> String {
    format!(
        "{{\"v\":1,\"id\":\"{id}\",\"kind\":\"checkin\",\"at\":\"{day}T07:00:00Z\",\"day\":\"{day}\",\"health\":\"well\",\
         \"sleep\":7,\"rested\":4,\"eating\":4,\"boundaries\":4,\"thoughts\":4}}\n"
    )
}

/// How many whole records stand behind the old bytes; none when the old bytes are not there as they were.
pub(crate) fn added(old: &[u8], now: &[u8]) -> Option<usize> {
    now.strip_prefix(old).map(|new| records(new).len())
}
