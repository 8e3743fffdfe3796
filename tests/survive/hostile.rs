//! Files that nobody should have to read, as journal, as table and as configuration.

use crate::changes::check_in;
use crate::extent::figure;
use crate::record::bytes;
use crate::sandbox::Sandbox;
use crate::through::{Left, in_two, left, says};

/// Sixty of them.
fn inputs() -> Vec<Vec<u8>> {
    let good = check_in("aaaaaaaaaaaaaaaaaaaaaaaaaa", "2026-11-20");
    let mut inputs: Vec<Vec<u8>> = [
        "",
        " ",
        "\n",
        "\n\n\n\n",
        "\r",
        "\r\n",
        "\t",
        "\0",
        "\0\0\0\0\n",
        "\u{feff}",
        "\u{feff}\n",
        "\u{feff}\u{feff}x\n",
        "{",
        "}",
        "{}",
        "{}\n{}\n",
        "[]",
        "[",
        "\"",
        "\"\\",
        "'",
        "null",
        "true",
        "1e400",
        "-0",
        "NaN",
        "Infinity",
        "{\"v\":1e400}",
        "{\"v\":-1}",
        "{\"v\":1}",
        "{\"v\":99999999999999999999}",
        "{\"v\":\"1\"}",
        "{\"v\":1,\"v\":1}",
        "{\"v\":1,\"id\":\"\\ud800\"}",
        "{\"v\":1,\"id\":null,\"kind\":[]}",
        "{\"v\":1,\"kind\":\"checkin\",\"day\":\"2026-02-30\"}",
        "<<<<<<< mine\n=======\n>>>>>>> theirs\n",
        "||||||| base\n",
        "a=b",
        "a = [",
        "[a]\n[a]",
        "a.b.c.d = 1",
        "need = 1e400",
        "day-start = \"25:00\"",
        "areas = 3",
        "day,day\n1,2\n",
        ",,,,,,\n",
        "day\n\"",
        "day;sleep\n2026-11-20;7\n",
        "\u{1b}]0;x\u{7}\u{1b}[2J\u{202e}\n",
        "\u{85}\u{2028}\u{2029}\n",
        "#!/bin/sh\n",
    ]
    .into_iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    inputs.extend([
        b"\xff\xfe".to_vec(),
        b"\xc3\x28\xa0\xa1\n".to_vec(),
        b"\xed\xa0\x80\n".to_vec(),
        b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(),
        "[".repeat(200_000).into_bytes(),
        format!("{{\"v\":1,\"note\":\"{}\"}}\n", "x".repeat(3 << 20)).into_bytes(),
        good.replace("\"sleep\":7", "\"sleep\":1e400").into_bytes(),
        good.replace('\n', "\r").into_bytes(),
    ]);
    inputs
}

#[track_caller]
fn is_calm(ran: &Left, input: &[u8]) {
    let shown = String::from_utf8_lossy(&input[..input.len().min(60)]).into_owned();
    assert!(matches!(ran.code, Some(0 | 2)), "{shown:?}: {ran:?}");
    assert!(!ran.stderr.contains("panicked"), "{shown:?}: {ran:?}");
    assert!(ran.code == Some(0) || !ran.stderr.is_empty(), "{shown:?}");
    assert!(
        !format!("{}{}", ran.stdout, ran.stderr).contains('\u{1b}'),
        "{shown:?}"
    );
}

#[test]
fn as_a_journal_they_are_kept_byte_for_byte_and_the_day_goes_on() {
    let inputs = inputs();
    assert_eq!(inputs.len(), 60);
    in_two(&inputs, |input| {
        let home = Sandbox::new();
        home.write_journal(input);
        for words in [
            &["status"][..],
            &["log", "all"],
            &["report", "all"],
            &["undo"],
        ] {
            is_calm(&left(says(&home, words)), input);
        }
        let ran = left(says(&home, &["checkin", "--sleep", "7", "--note", "it"]));
        is_calm(&ran, input);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let now = bytes(&home.journal());
        assert!(now.starts_with(input), "old bytes stay");
        assert!(String::from_utf8_lossy(&now).contains("\"note\":\"it\"}\n"));
    });
    figure(format_args!(
        "{} bad journals: 0 panics, 0 bytes lost",
        inputs.len()
    ));
}

#[test]
fn as_a_table_they_are_refused_and_the_journal_stays() {
    in_two(&inputs(), |input| {
        let home = Sandbox::new();
        home.write_journal(check_in("first", "2026-11-20"));
        let before = bytes(&home.journal());
        std::fs::write(home.home().join("table.csv"), input).expect("a table");
        let words = ["import", "csv", "table.csv", "--map", "sleep=sleep"];
        let ran = left(says(&home, &words));
        is_calm(&ran, input);
        assert!(bytes(&home.journal()).starts_with(&before));
        assert!(ran.code == Some(0) || bytes(&home.journal()) == before);
    });
}

#[test]
fn as_a_configuration_they_are_refused_and_no_verdict_is_given() {
    in_two(&inputs(), |input| {
        let home = Sandbox::new();
        home.write_journal(check_in("first", "2026-11-22"));
        let before = bytes(&home.journal());
        home.write_config("");
        std::fs::write(home.config(), input).expect("a configuration");
        for words in [&["status"][..], &["gate"], &["config"]] {
            is_calm(&left(says(&home, words)), input);
        }
        let ran = left(says(&home, &["checkin", "--sleep", "7"]));
        is_calm(&ran, input);
        assert!(bytes(&home.journal()).starts_with(&before));
        assert!(ran.code == Some(0) || bytes(&home.journal()) == before);
    });
}
