//! `selfcare export`: what was answered, for other programs.

use std::os::unix::fs::PermissionsExt as _;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

/// Days with everything that can be answered, and words that a table could take for something else.
const DAYS: &str = r#"{"v":1,"id":"a","kind":"checkin","at":"","day":"2026-11-18","health":"off","sleep":7.25,"rested":2,"eating":4,"boundaries":1,"thoughts":5,"forward":3,"kept":2,"missed":1,"areas":{"back":2},"note":"first, \"second\"\nthird line #late","adjustment":"left at four","took":20.5}
{"v":1,"id":"b","kind":"checkin","at":"","day":"2026-11-19","note":"=1+1 and \u001b[2J"}
{"v":1,"id":"c","kind":"reflection","at":"","day":"2026-11-20","serving":4}
{"v":1,"id":"d","kind":"checkin","at":"","day":"2026-11-20","rested":3}
{"v":1,"id":"e","kind":"checkin","at":"","day":"2026-11-20","rested":4,"sleep":8}
{"v":1,"id":"f","kind":"checkin","at":"","day":"2026-11-21","rested":1}
{"v":1,"id":"g","kind":"retraction","at":"","day":"2026-11-21","of":"f"}
"#;

fn home() -> Sandbox {
    let home = Sandbox::new();
    home.write_config("[areas.back]\nweight = 1\n");
    home.write_journal(DAYS);
    home
}

#[test]
fn a_row_a_day_holds_what_stands_as_it_was_answered() {
    let home = home();
    assert_data_eq!(
        home.ok(["export", "csv"]),
        str![[r#"
day,health,sleep,rested,eating,boundaries,thoughts,forward,kept,missed,back,note,adjustment
2026-11-18,off,7.25,2,4,1,5,3,2,1,2,"first, ""second""
third line #late",left at four
2026-11-19,,,,,,,,,,,'=1+1 and /u{1b}[2J,
2026-11-20,,8,4,,,,,,,,,

"#]]
    );
    assert_data_eq!(
        home.ok(["export", "csv", "2026-11-20..2026-11-21"]),
        str![[r#"
day,health,sleep,rested,eating,boundaries,thoughts,forward,kept,missed,back,note,adjustment
2026-11-20,,8,4,,,,,,,,,

"#]]
    );
    assert_eq!(home.journal_text(), DAYS);
    assert_eq!(Sandbox::new().ok(["export", "csv"]).lines().count(), 1);
}

#[test]
fn what_goes_out_comes_in_again_as_it_was() {
    let from = home();
    let erased = DAYS.replace(r#","note":"=1+1 and \u001b[2J""#, r#","thoughts":2"#);
    from.write_journal(&erased);
    let ran = from.run(["export", "csv", "--output", "days.csv"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""));
    assert_eq!(ran.stderr, "Written to ~/days.csv, for you alone.\n");
    let table = from.home().join("days.csv");
    let mode = std::fs::metadata(&table)
        .expect("the table")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);

    let to = home();
    std::fs::remove_file(to.journal()).expect("removed");
    std::fs::copy(&table, to.home().join("days.csv")).expect("a copy");
    // Without a map it says which ones there are, and all of them mean the same here.
    let said = to.refused(["import", "csv", "days.csv"]);
    let maps = said
        .split(' ')
        .filter(|word| word.contains('='))
        .map(|word| word.trim_end_matches([';', '\n']));
    let maps: Vec<String> = maps.map(|map| format!("--map={map}")).collect();
    assert_eq!(maps.len(), 12, "{said}");
    to.ok(["import", "csv", "days.csv"]
        .into_iter()
        .chain(maps.iter().map(String::as_str)));
    assert_eq!(to.ok(["export", "csv"]), from.ok(["export", "csv"]));
    for home in [&from, &to] {
        let day = home.ok(["log", "2026-11-18", "--json"]);
        assert!(day.contains(r#""kept":2,"missed":1,"areas":{"back":2},"note":"first, \"second\"\nthird line #late","adjustment":"left at four""#), "{day}");
    }
}

#[test]
fn what_the_settings_do_not_name_any_more_goes_along() {
    let home = home();
    home.write_config("");
    home.ok(["checkin", "2026-11-19", "--sleep", "7h27"]);
    let table = home.ok(["export", "csv"]);
    let heading = table.lines().next().unwrap_or_default();
    assert!(heading.ends_with(",note,adjustment,back"), "{heading}");
    assert!(table.contains(",left at four,2\n"), "{table}");
    assert!(table.contains("2026-11-19,,7h27,"), "{table}");
}
