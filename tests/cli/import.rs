//! `selfcare import csv`.

use crate::sandbox::{Ran, Sandbox};
use crate::terminal::Terminal;

const DIARY: &str = "\
date,hours,energy,stress,comment
2026-11-18,7.3,4.0,3,\"late
and long\"
2026-11-19,7h30,3,4,
2026-11-20,6.016666666666667,2,5,fine
";

const MAP: [&str; 8] = [
    "--map",
    "sleep=hours",
    "--map",
    "rested=energy",
    "--map",
    "thoughts=stress",
    "--map",
    "note=comment",
];

/// A home with a table in it.
fn home_with(table: impl AsRef<[u8]>) -> Sandbox {
    let home = Sandbox::new();
    put(&home, table);
    home
}

fn put(home: &Sandbox, table: impl AsRef<[u8]>) {
    std::fs::write(home.home().join("diary.csv"), table).expect("the table");
}

fn import(home: &Sandbox, more: &[&str]) -> Ran {
    home.run(["import", "csv", "diary.csv"].iter().chain(more))
}

#[track_caller]
fn assert_ran(ran: &Ran, stdout: &str, stderr: &str, code: i32) {
    assert_eq!(
        (&*ran.stdout, &*ran.stderr, ran.code),
        (stdout, stderr, Some(code))
    );
}

/// The journal as values, without what differs from run to run.
fn records(home: &Sandbox) -> Vec<serde_json::Value> {
    let text = home.journal_text();
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().expect("JSON lines")
}

#[test]
fn a_table_goes_in_as_one_change() {
    let home = home_with(DIARY);
    assert_ran(
        &import(&home, &MAP),
        "Three days added, 2026-11-18 to 2026-11-20.\nTo take it back: selfcare undo\n",
        "",
        0,
    );
    let mut records = records(&home);
    let first = records[0]["id"].clone();
    for (place, record) in records.iter_mut().enumerate() {
        let record = record.as_object_mut().expect("a record");
        assert_eq!(record.remove("id").expect("an id") == first, place == 0);
        assert_eq!(record.remove("with"), (place > 0).then(|| first.clone()));
        assert_eq!(
            record.remove("at").expect("a moment"),
            "2026-11-22T07:41:03+01:00"
        );
    }
    assert_eq!(
        serde_json::Value::from(records),
        serde_json::json!([
            {"v": 1, "kind": "checkin", "day": "2026-11-18", "sleep": 7.3, "rested": 4, "thoughts": 3, "note": "late\nand long"},
            {"v": 1, "kind": "checkin", "day": "2026-11-19", "sleep": 7.5, "rested": 3, "thoughts": 4},
            {"v": 1, "kind": "checkin", "day": "2026-11-20", "sleep": 6.02, "rested": 2, "thoughts": 5, "note": "fine"},
        ])
    );
}

#[test]
fn every_field_can_be_mapped() {
    let home = home_with(
        "day,h,s,r,e,b,t,f,p,n,m\n2026-11-20,Well,7,1,2,3,4,5,2/3,a note,4\n2026-11-21,,,,,,,,,,2\n",
    );
    home.write_config("[areas.mood]\n");
    let map = "--map day=day --map health=h --map sleep=s --map rested=r --map eating=e --map boundaries=b \
               --map thoughts=t --map forward=f --map promises=p --map note=n --map mood=m";
    let map: Vec<&str> = map.split_whitespace().collect();
    assert_eq!(import(&home, &map).code, Some(0));

    let records = records(&home);
    let said = |name: &str| records[0][name].to_string();
    let names = [
        "health",
        "sleep",
        "rested",
        "eating",
        "boundaries",
        "thoughts",
        "forward",
        "kept",
        "missed",
        "areas",
        "note",
    ];
    assert_eq!(
        names.map(said).join(" "),
        "\"well\" 7.0 1 2 3 4 5 2 1 {\"mood\":4} \"a note\""
    );
    assert_eq!(records[1]["areas"]["mood"], 2);
}

#[test]
fn promises_may_stand_in_two_columns() {
    let home = home_with("day,done,open\n2026-11-19,2.0,1\n2026-11-20,,3\n2026-11-21,,\n");
    assert_ran(
        &import(&home, &["--map", "kept=done", "--map", "missed=open"]),
        "Two days added, 2026-11-19 to 2026-11-20.\n\
         Without an answer, skipped: one row.\n\
         To take it back: selfcare undo\n",
        "",
        0,
    );
    let counts = records(&home)
        .iter()
        .map(|record| format!("{}-{}", record["kept"], record["missed"]))
        .collect::<Vec<_>>();
    assert_eq!(counts, ["2-1", "0-3"]);
}

#[test]
fn run_twice_it_adds_nothing() {
    let home = home_with(DIARY);
    import(&home, &MAP);
    let before = home.journal_text();
    assert_ran(
        &import(&home, &MAP),
        "Nothing added.\n\
         Checked in already, left as before: three days (2026-11-18, 2026-11-19, 2026-11-20).\n",
        "",
        0,
    );
    assert_eq!(home.journal_text(), before);
}

#[test]
fn a_day_with_a_check_in_is_never_replaced() {
    let home = home_with(DIARY);
    home.ok(["checkin", "2026-11-19", "--rested", "5"]);
    let before = home.journal_text();
    assert_ran(
        &import(&home, &MAP),
        "Two days added, 2026-11-18 to 2026-11-20.\n\
         Checked in already, left as before: one day (2026-11-19).\n\
         To take it back: selfcare undo\n",
        "",
        0,
    );
    assert!(home.journal_text().starts_with(&before));
    assert_eq!(records(&home).len(), 3);
}

#[test]
fn at_most_ten_days_and_twenty_rows_are_named() {
    let days = |number: usize| format!("2026-10-{:02}", number + 1);
    let good = |number| format!("{},4\n", days(number));
    let twelve: String = (0..12).map(good).collect();
    let home = home_with(format!("day,r\n{twelve}"));
    import(&home, &["--map", "rested=r"]);

    let bad: String = (12..34).map(|number| format!("{number},4\n")).collect();
    put(&home, format!("day,r\n{twelve}{bad}"));
    let ran = import(&home, &["--map", "rested=r"]);
    let named: String = (12..32)
        .map(|number| {
            let line = number + 2;
            format!("diary.csv:{line}: invalid day in day: {number}; a day is written 2020-01-31 or 31.01.2020\n")
        })
        .collect();
    let ten: Vec<String> = (0..10).map(days).collect();
    assert_ran(
        &ran,
        &format!(
            "Nothing added.\n\
             Checked in already, left as before: 12 days ({} and 2 more).\n\
             Failed: 22 rows.\n",
            ten.join(", ")
        ),
        &format!("{named}diary.csv: two more rows failed\n"),
        2,
    );
}

#[test]
fn rows_that_fail_are_named_and_the_rest_goes_in() {
    let table: &[&[u8]] = &[
        b"\xef\xbb\xbfday,r,s,note\r\n",
        b"2026-11-10,4,7,first\r\n",
        b"2026-11-11,6,7,\r\n",
        b"2026-11-12,4,25,\r\n",
        b"12/11/2026,4,7,\r\n",
        b"2026-11-13,4,7,\"two\r\nlines\"\r\n",
        b"2026-11-14,4,7,caf\xe9\r\n",
        b"2026-11-10,4,7,again\r\n",
        b"2026-11-23,4,7,tomorrow\r\n",
        b"2026-11-15,4,7,slept, badly\r\n",
        b",4,7,\r\n",
        b"\r\n",
        b"2026-11-16\r\n",
        b"2026-11-17T07:00,4.0\r\n",
        b"2026-11-18,4,7,\"never closed\r\n",
        b"2026-11-19,4,7,inside it\r\n",
    ];
    let home = home_with(table.concat());
    assert_ran(
        &import(
            &home,
            &[
                "--map",
                "rested=r",
                "--map",
                "sleep=s",
                "--map",
                "note=note",
            ],
        ),
        "Three days added, 2026-11-10 to 2026-11-17.\n\
         Without an answer, skipped: one row.\n\
         Failed: nine rows.\n\
         To take it back: selfcare undo\n",
        "diary.csv:3: invalid rested in r: 6; a rating is a whole number from 1 to 5\n\
         diary.csv:4: invalid sleep in s: 25; hours are 0 to 24; 7.5, 7h30 and 450m work\n\
         diary.csv:5: invalid day in day: 12/11/2026; a day is written 2020-01-31 or 31.01.2020\n\
         diary.csv:8: invalid note in note: it is not UTF-8; save the file as UTF-8\n\
         diary.csv:9: 2026-11-10 is already on line 2\n\
         diary.csv:10: 2026-11-23 is still to come; today is the last day that can be used\n\
         diary.csv:11: more cells than the header's 4; a text with a separator in it stands in quotation marks\n\
         diary.csv:12: no day in day\n\
         diary.csv:16: a quotation mark opens here and never closes; the rest of the file is inside it\n",
        2,
    );
    let notes: Vec<_> = records(&home)
        .iter()
        .map(|record| record["note"].clone())
        .collect();
    assert_eq!(
        serde_json::Value::from(notes),
        serde_json::json!(["first", "two\nlines", null])
    );
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let home = home_with(format!("{DIARY}2026-11-20,7,3,3,\n2026-11-21,,,,\n"));
    let dry: Vec<&str> = MAP.into_iter().chain(["--dry-run"]).collect();
    let failed = "diary.csv:6: 2026-11-20 is already on line 5\n";
    assert_ran(
        &import(&home, &dry),
        "Three days to add, 2026-11-18 to 2026-11-20.\n\
         Without an answer, skipped: one row.\n\
         Failed: one row.\n\
         Nothing was written.\n",
        failed,
        2,
    );
    assert!(!home.folder().exists());

    assert_ran(
        &import(&home, &MAP),
        "Three days added, 2026-11-18 to 2026-11-20.\n\
         Without an answer, skipped: one row.\n\
         Failed: one row.\n\
         To take it back: selfcare undo\n",
        failed,
        2,
    );
    let before = home.journal_text();
    assert_ran(
        &import(&home, &dry),
        "Nothing to add.\n\
         Checked in already, left as before: three days (2026-11-18, 2026-11-19, 2026-11-20).\n\
         Without an answer, skipped: one row.\n\
         Failed: one row.\n\
         Nothing was written.\n",
        failed,
        2,
    );
    assert_eq!(home.journal_text(), before);
}

#[test]
fn the_table_may_come_from_standard_input() {
    let home = Sandbox::new();
    let ran = home.run_with(
        ["import", "csv", "-", "--map", "rested=r"],
        b"day;r\n2026-11-20;4\n2026-11-21;9\n",
    );
    assert_ran(
        &ran,
        "One day added: 2026-11-20.\nFailed: one row.\nTo take it back: selfcare undo\n",
        "standard input:3: invalid rested in r: 9; a rating is a whole number from 1 to 5\n",
        2,
    );
}

#[test]
fn of_a_table_of_many_people_one_comes_in() {
    let home = home_with("id,day,r\np01,2026-11-20,4\np02,2026-11-20,9\np01,2026-11-21,3\n");
    assert_ran(
        &import(&home, &["--map", "rested=r", "--where", "id=p01"]),
        "Two days added, 2026-11-20 to 2026-11-21.\nTo take it back: selfcare undo\n",
        "",
        0,
    );
}

#[test]
fn nothing_in_the_table_moves_the_cursor() {
    let home = home_with("day,r\n2026-11-20,\u{1b}[2J\n");
    assert_ran(
        &import(&home, &["--map", "rested=r"]),
        "Nothing added.\nFailed: one row.\n",
        "diary.csv:2: invalid rested in r: \\u{1b}[2J; a rating is a whole number from 1 to 5\n",
        2,
    );
}

#[test]
fn a_hundred_years_go_in() {
    let mut home = Sandbox::new();
    home.on("2099-12-31");
    let first = chrono::NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
    let rows: String = first
        .iter_days()
        .take(36_500)
        .map(|day| format!("{day},7.5,4\n"))
        .collect();
    put(&home, format!("day,s,r\n{rows}"));
    let map = ["--map", "sleep=s", "--map", "rested=r"];
    assert_ran(
        &import(&home, &map),
        "36500 days added, 2000-01-01 to 2099-12-06.\nTo take it back: selfcare undo\n",
        "",
        0,
    );
    let ran = import(&home, &map);
    assert!(ran.stdout.starts_with("Nothing added.\n"), "{}", ran.stdout);
    assert_eq!(home.journal_text().lines().count(), 36_500);
}

#[test]
fn what_is_odd_about_the_journal_is_said() {
    let home = home_with("day,r\n2026-11-20,4\n");
    home.write_journal("torn\n");
    let ran = import(&home, &["--map", "rested=r"]);
    assert_eq!(
        (&*ran.stdout, ran.code),
        (
            "One day added: 2026-11-20.\nTo take it back: selfcare undo\n",
            Some(0)
        )
    );
    assert!(
        ran.stderr
            .starts_with("~/.local/share/selfcare/journal.jsonl: line 1 unreadable, kept: "),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_cannot_be_had_of_a_table_is_refused_in_one_sentence() {
    let home = home_with("date,hours,energy,x,x,\n2026-11-20,7,4,1,2,3\n");
    let fields = "fields are day, health, sleep, rested, eating, boundaries, thoughts, forward, promises, note, kept, missed, adjustment";
    let columns = "its columns are date, hours, energy, x, x";
    for (flags, why) in [
        (
            "--map sleep=slept",
            format!("invalid value for --map: sleep=slept; diary.csv has no column slept, {columns}"),
        ),
        (
            "--map sleep=",
            format!("invalid value for --map: sleep=; a column is wanted after the =, {columns}"),
        ),
        (
            "--map sleep",
            "invalid value for --map: sleep; there is no = in it".to_owned(),
        ),
        (
            "--map =hours",
            "invalid value for --map: =hours; nothing stands before the =".to_owned(),
        ),
        (
            "--map mood=energy",
            format!(
                "invalid value for --map: mood=energy; no field mood, {fields}. \
                 To add an area of your own: selfcare config set areas.mood.weight 1"
            ),
        ),
        (
            "--map rest=energy",
            format!("invalid value for --map: rest=energy; no field rest, {fields}"),
        ),
        (
            "--map sleep=hours --map sleep=energy",
            "invalid value for --map: sleep=energy; sleep=hours says that already".to_owned(),
        ),
        (
            "--map kept=hours --map promises=energy",
            "invalid value for --map: promises=energy; kept=hours says that already".to_owned(),
        ),
        (
            "--map rested=x",
            "invalid value for --map: rested=x; diary.csv has more than one column x: give one of them another name"
                .to_owned(),
        ),
        (
            "--map day=hour --map sleep=hours",
            format!("invalid value for --map: day=hour; diary.csv has no column hour, {columns}"),
        ),
        (
            "--map sleep=hours --where id=p01",
            format!("invalid value for --where: id=p01; diary.csv has no column id, {columns}"),
        ),
        (
            "--map sleep=hours --where energy=5",
            "invalid value for --where: energy=5; no row of diary.csv has that".to_owned(),
        ),
        (
            "--map sleep=hours --where energy",
            "invalid value for --where: energy; there is no = in it".to_owned(),
        ),
        (
            "--map day=date",
            format!(
                "could not import diary.csv: no --map says which column holds an answer, as --map sleep=COLUMN does; \
                 {columns}"
            ),
        ),
    ] {
        let args = ["import", "csv", "diary.csv"].into_iter();
        let said = home.refused(args.chain(flags.split_whitespace()));
        assert_eq!(said, format!("error: {why}\n"));
        assert!(!home.folder().exists(), "{flags}");
    }
}

#[test]
fn a_file_that_is_no_table_is_refused() {
    let home = Sandbox::new();
    let refused = || home.refused(["import", "csv", "diary.csv", "--map", "rested=r"]);
    assert_eq!(
        refused(),
        "error: could not read diary.csv: no such file or directory\n"
    );
    for (table, why) in [
        (b"".as_slice(), "it is empty"),
        (b"day,r\n", "it has a header and no rows"),
        (b"\xff\xfed\0,\0r\0\n\0", "it is UTF-16; save it as UTF-8"),
        (
            b"PK\x03\x04\x14\0\x08\0",
            "it is no text; save it as CSV in UTF-8",
        ),
        (
            b"day,\"r\n2026-11-20,4\n",
            "a quotation mark in the header never closes",
        ),
        (
            b"tag,r\n2026-11-20,4\n",
            "it has no column day or date, and no --map day=COLUMN says which holds the day; its columns are tag, r",
        ),
        (
            b"date,date,r\n2026-11-20,4\n",
            "diary.csv has more than one column date: give one of them another name",
        ),
    ] {
        put(&home, table);
        assert_eq!(
            refused(),
            format!("error: could not import diary.csv: {why}\n")
        );
    }
    assert_eq!(
        home.refused(["import", "csv", ".", "--map", "rested=r"]),
        "error: could not read .: is a directory\n"
    );
    assert!(!home.folder().exists());
}

#[test]
fn undo_takes_an_import_back_whole_and_it_can_come_in_again() {
    let home = home_with(DIARY);
    home.ok(["checkin", "2026-11-17", "--rested", "5"]);
    import(&home, &MAP);
    home.ok(["undo"]);
    assert_eq!(
        import(&home, &MAP).stdout,
        "Three days added, 2026-11-18 to 2026-11-20.\nTo take it back: selfcare undo\n"
    );
}

#[test]
fn undo_asks_before_it_takes_an_import_back() {
    for (keys, days) in [("\r", 3), ("n", 3), ("y", 0)] {
        let home = home_with(DIARY);
        import(&home, &MAP);
        let mut terminal = Terminal::run(&home, &["undo"], 20, 80);
        terminal
            .wait_for("This is one change: three check-ins, 18 to 20 November.")
            .wait_for("Take it back?")
            .keys(keys);
        let ended = terminal.end();
        assert_eq!((ended.code, ended.settings_kept), (0, true), "{keys:?}");
        let table = home.ok(["export", "csv"]);
        assert_eq!(
            table.matches("\n2026-11-").count(),
            days,
            "{}",
            ended.screen
        );
    }
    let home = home_with("day,r\n2026-11-20,4\n");
    import(&home, &["--map", "rested=r"]);
    let ended = Terminal::run(&home, &["undo"], 20, 80).end();
    assert!(
        ended.screen.contains("Took back: the check-in of"),
        "{}",
        ended.screen
    );
}

#[test]
fn columns_that_go_by_our_words_are_offered_as_they_are_to_be_typed() {
    let home = home_with("day;sleep;mood;rested\n2026-11-20;7,5;3;4\n");
    let said = home.refused(["import", "csv", "diary.csv"]);
    let typed = "--map sleep=sleep --map rested=rested";
    let offer = format!("as these do where the names mean the same as here: {typed}; its columns");
    assert!(said.contains(&offer), "{said}");
    let args = ["import", "csv", "diary.csv"].into_iter();
    let said = home.ok(args.chain(typed.split(' ')));
    assert!(said.contains("One day added: 2026-11-20."), "{said}");
}
