//! Arguments, variables and paths that are no text, and locales in which an i is not an i.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;

use crate::changes::{Before, home};
use crate::record::bytes;
use crate::sandbox::Sandbox;
use crate::through::{left, says};

const BAD: &[u8] = b"a\xff\x1b]0;b";

#[test]
fn an_argument_that_is_no_text_is_refused_in_a_sentence() {
    let home = home(Before::Kept);
    let before = bytes(&home.journal());
    for words in [
        &[][..],
        &["checkin"],
        &["checkin", "--note"],
        &["checkin", "--answers"],
        &["status"],
        &["gate"],
        &["reflect"],
        &["pause", "--from"],
        &["commit", "add"],
        &["commit", "kept"],
        &["focus"],
        &["report"],
        &["log", "--grep"],
        &["edit"],
        &["config", "set", "need"],
        &["import", "csv"],
        &["completions"],
        &["init"],
    ] {
        let mut command = says(&home, words);
        command.arg(OsStr::from_bytes(BAD));
        let ran = left(command);
        assert_eq!(ran.code, Some(2), "{words:?}: {ran:?}");
        assert!(ran.stderr.starts_with("error: "), "{words:?}: {ran:?}");
        assert!(
            !ran.stderr.contains(['\u{1b}', '\u{7}']),
            "{words:?}: {ran:?}"
        );
        assert_eq!(bytes(&home.journal()), before, "{words:?}");
    }
}

#[test]
fn a_variable_that_is_no_text_is_no_panic_and_no_verdict() {
    for name in [
        "SELFCARE_NOW",
        "SELFCARE_DIR",
        "SELFCARE_CONFIG",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "HOME",
        "TZ",
        "LC_ALL",
        "LANG",
        "TERM",
        "COLUMNS",
        "NO_COLOR",
        "CLICOLOR",
        "EDITOR",
        "VISUAL",
        "PATH",
        "ACCESSIBLE",
    ] {
        for words in [&["status"][..], &["gate"], &["checkin", "--sleep", "7"]] {
            let home = home(Before::Kept);
            let before = bytes(&home.journal());
            let mut command = says(&home, words);
            let ran = left({
                command.env(name, OsStr::from_bytes(BAD));
                command
            });
            assert!(
                matches!(ran.code, Some(0 | 2 | 3)),
                "{name} {words:?}: {ran:?}"
            );
            assert!(!ran.stderr.contains("panicked"), "{name}: {ran:?}");
            assert!(!ran.stderr.contains('\u{1b}'), "{name}: {ran:?}");
            assert!(bytes(&home.journal()).starts_with(&before), "{name}");
        }
    }
}

#[test]
fn a_home_whose_name_is_no_text_is_a_home() {
    let home = Sandbox::new();
    let odd = home.home().join(OsStr::from_bytes(b"caf\xe9 \xff"));
    std::fs::create_dir(&odd).expect("a folder");
    for words in [&["checkin", "--sleep", "7"][..], &["status"], &["log"]] {
        let mut command = says(&home, words);
        let ran = left({
            command.env("HOME", &odd);
            command
        });
        assert_eq!(ran.code, Some(0), "{words:?}: {ran:?}");
    }
    let journal = odd.join(".local/share/selfcare/journal.jsonl");
    assert!(bytes(&journal).ends_with(b"}\n"));
}

#[test]
fn every_locale_is_the_same() {
    let home = home(Before::Kept);
    for words in [
        &["status", "--explain"][..],
        &["report", "all"],
        &["log", "all", "--json"],
        &["commit", "list"],
        &["--help"],
        &["FİT"],
    ] {
        let said = |locale: &str| {
            let mut command = says(&home, words);
            let ran = left({
                command.env("LC_ALL", locale).env("LANG", locale);
                command
            });
            (ran.stdout, ran.stderr, ran.code)
        };
        let usual = said("C.UTF-8");
        for locale in [
            "C",
            "POSIX",
            "tr_TR",
            "tr_TR.UTF-8",
            "de_DE.ISO-8859-1",
            "ja_JP.SJIS",
            "ar_EG.UTF-8",
            "",
            "no locale",
        ] {
            assert_eq!(said(locale), usual, "{locale} {words:?}");
        }
    }
}
