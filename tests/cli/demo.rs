//! The demo: a made-up year, and nothing of the person's own.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use snapbox::{assert_data_eq, str};

use crate::sandbox::{Ran, Sandbox};
use crate::terminal::Terminal;

/// A home, and a place for folders that are not kept.
fn home_and_scratch() -> (Sandbox, PathBuf) {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    let scratch = home.home().join("scratch");
    fs::create_dir(&scratch).expect("a folder");
    home.env("TMPDIR", &scratch.display().to_string());
    (home, scratch)
}

/// Everything below a folder, by name.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(below(&path));
        }
        all.push(path);
    }
    all
}

/// Runs it where nobody asks and answers.
fn shown(home: &Sandbox) -> Ran {
    let ran = home.run(["demo"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    ran
}

#[test]
fn in_a_pipe_it_shows_everything_at_once_and_leaves_nothing() {
    let (home, scratch) = home_and_scratch();
    let ran = shown(&home);
    let marks = |line: &&str| {
        line.starts_with("$ ") || line.contains("made up") || line.contains("made-up")
    };
    let lines: Vec<&str> = ran.stdout.lines().filter(marks).collect();
    assert_data_eq!(
        lines.join("\n"),
        str![[r#"
Everything here is made up. Nothing of yours is read or written.
$ selfcare
$ selfcare report
$ selfcare report all
$ selfcare commit people
$ selfcare report all --format html --output selfcare-year.html
That was made up, and is removed again.
"#]]
    );
    let first_screen: Vec<&str> = ran.stdout.lines().take(16).collect();
    assert_data_eq!(
        first_screen.join("\n"),
        str![[r#"
Everything here is made up. Nothing of yours is read or written.

In the morning, once you have checked in: are you fit to serve today, and
why.
$ selfcare
You are fit to serve today.                                               59

Thin place, if you want one: eating (all right).
  One small thing: something to eat and a glass of water before you start.

Still open: sort out the rota, to the team (open for 11 days).
Focus this month: boundaries.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    assert!(
        ran.stdout
            .ends_with("To begin with your own: selfcare checkin\n")
    );
    assert!(
        ran.stdout.contains("\nWeek 18 to 24 November: "),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("\nMon  █"), "{}", ran.stdout);
    assert_eq!(
        ran.stderr, "",
        "no word of a page that is removed before anybody could look"
    );
    assert_eq!(below(home.home()), [scratch]);
}

#[test]
fn nothing_of_ones_own_is_read_or_written() {
    let (mut home, _) = home_and_scratch();
    let without = shown(&home).stdout;
    home.write_journal("not a journal\n");
    home.write_config("need = nonsense [\n");
    let before = below(home.home());
    assert_eq!(shown(&home).stdout, without);
    assert_eq!(home.journal_text(), "not a journal\n");
    assert_eq!(below(home.home()), before);
    // What cannot be read at all is not missed.
    for path in [home.journal(), home.config()] {
        fs::remove_file(&path).expect("a file");
        fs::create_dir(&path).expect("a folder");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("a mode");
    }
    let path = "/nowhere/at/all";
    home.env("SELFCARE_DIR", path).env("SELFCARE_CONFIG", path);
    assert_eq!(shown(&home).stdout, without);
    for path in [home.journal(), home.config()] {
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("a mode");
    }
}

#[test]
fn it_ends_today_whatever_day_that_is() {
    let (mut home, scratch) = home_and_scratch();
    for (day, week) in [
        ("2028-02-29", "\nWeek 23 to 29 February: "),
        ("2026-12-31", "\nWeek 25 to 31 December: "),
        ("2027-01-01", "\nWeek 26 December 2026 to 1 January 2027: "),
        ("2027-02-10", "\nWeek 4 to 10 February: "),
        ("1969-07-20", "\nWeek 14 to 20 July: "),
    ] {
        home.on(day);
        let page = shown(&home).stdout;
        assert!(page.contains(week), "{day}\n{page}");
        assert!(!page.contains("Not checked in yet"), "{day}\n{page}");
        assert!(page.contains("\nSince "), "{day}\n{page}");
    }
    assert!(below(&scratch).is_empty());
}

#[test]
fn at_a_terminal_enter_goes_on_and_no_is_the_end() {
    let (home, scratch) = home_and_scratch();
    let mut terminal = Terminal::run(&home, &["demo"], 200, 80);
    terminal.wait_for("On to the next? Enter go on q stop here >");
    terminal.keys("\r").wait_for("$ selfcare report Week");
    terminal.keys("\r\r\r");
    terminal
        .wait_for("Open that page in the browser?")
        .keys("\r");
    let ended = terminal.end();
    assert_eq!(
        (ended.code, ended.settings_kept),
        (0, true),
        "{}",
        ended.screen
    );
    assert!(
        ended
            .screen
            .contains("\nThat was made up, and is removed again.\n"),
        "{}",
        ended.screen
    );
    assert!(below(&scratch).is_empty());
}

#[test]
fn q_and_ctrl_c_stop_it_and_nothing_stays() {
    for key in ["q", "\u{3}", "\u{1b}"] {
        let (home, scratch) = home_and_scratch();
        let mut terminal = Terminal::run(&home, &["demo"], 60, 80);
        terminal.wait_for("On to the next?").keys(key);
        let ended = terminal.end();
        assert_eq!(
            (ended.code, ended.settings_kept),
            (0, true),
            "{}",
            ended.screen
        );
        assert!(
            !ended.screen.contains("$ selfcare report"),
            "{}",
            ended.screen
        );
        assert!(
            ended.screen.ends_with("selfcare checkin\n"),
            "{}",
            ended.screen
        );
        assert!(below(&scratch).is_empty(), "{key:?}");
    }
}

#[test]
fn a_page_that_is_opened_stays_and_it_is_said_where() {
    let (mut home, scratch) = home_and_scratch();
    let browser = home.home().join("browser");
    fs::write(&browser, "#!/bin/sh\ncp \"$1\" ~/opened.html\n").expect("a program");
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).expect("a mode");
    home.env("BROWSER", &browser.display().to_string());
    let mut terminal = Terminal::run(&home, &["demo"], 200, 80);
    terminal.wait_for("On to the next?").keys("\r\r\r\r");
    terminal
        .wait_for("Open that page in the browser?")
        .keys("o");
    let ended = terminal.end();
    assert_eq!(ended.code, 0, "{}", ended.screen);
    assert!(
        ended
            .screen
            .contains("The page stays in ~/scratch/selfcare-"),
        "{}",
        ended.screen
    );
    let page = fs::read_to_string(home.home().join("opened.html")).expect("the page");
    assert!(
        page.starts_with("<!DOCTYPE html>") && page.contains("<svg"),
        "{page}"
    );
    assert!(
        below(&scratch)
            .iter()
            .any(|path| path.ends_with("selfcare-year.html"))
    );
    assert!(!home.folder().exists());
}

#[test]
fn without_a_place_for_it_it_says_so() {
    let (mut home, scratch) = home_and_scratch();
    let nowhere = scratch.join("nowhere").display().to_string();
    home.env("TMPDIR", &nowhere);
    assert_eq!(
        home.refused(["demo"]),
        format!(
            "error: could not make a folder in [HOME]/scratch/nowhere: no such file or directory\n"
        )
    );
    home.refused(["demo", "again"]);
}
