//! A journal cut off anywhere, or with a bit turned over: no panic, and no line lost that was not touched.

use serde_json::Value;

use crate::changes::check_in;
use crate::dice::Dice;
use crate::extent::{figure, is_long, times};
use crate::record::bytes;
use crate::sandbox::Sandbox;
use crate::through::{in_two, left, says};

/// Ids of which no two become the same by one bit, and days likewise.
const DAYS: [(&str, &str); 4] = [
    ("aaaaaaaaaaaaaaaaaaaaaaaaaa", "2026-11-16"),
    ("bbbbbbbbbbbbbbbbbbbbbbbbbb", "2026-10-05"),
    ("cccccccccccccccccccccccccc", "2026-09-23"),
    ("dddddddddddddddddddddddddd", "2026-08-11"),
];

/// The days that are read in a damaged journal, without a panic and without a write.
fn read(damaged: &[u8]) -> Vec<String> {
    let home = Sandbox::new();
    home.write_journal(damaged);
    let ran = left(says(&home, &["log", "all", "--json"]));
    assert!(!ran.stderr.contains("panicked"), "{ran:?}");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert_eq!(bytes(&home.journal()), damaged, "a read writes nothing");
    let log: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let days = log["days"].as_array().expect("days").iter();
    days.filter_map(|day| Some(day["day"].as_str()?.to_owned()))
        .collect()
}

#[test]
fn cut_off_at_any_byte_every_whole_line_is_read_and_the_next_change_is_saved() {
    let journal: String = DAYS[..2]
        .iter()
        .map(|(id, day)| check_in(id, day))
        .collect();
    let ends: Vec<usize> = (0..=journal.len()).collect();
    in_two(&ends, |end| {
        let cut = &journal[..*end];
        let days = read(cut.as_bytes());
        for (line, (_, day)) in journal.lines().zip(DAYS) {
            let is_whole = cut.lines().any(|there| there == line);
            assert_eq!(days.iter().any(|read| read == day), is_whole, "{end}");
        }
        let home = Sandbox::new();
        home.write_journal(cut);
        assert_eq!(home.run(["checkin", "--sleep", "7"]).code, Some(0), "{end}");
        assert!(home.journal_text().starts_with(cut), "{end}");
    });
    figure(format_args!(
        "cut off at each of {} bytes: 0 good lines lost",
        ends.len()
    ));
}

#[test]
fn with_any_bit_turned_over_every_other_line_is_read() {
    let lines = if is_long() { 26 } else { 4 };
    let mut journal = String::new();
    for number in 0..lines {
        let (id, day) = DAYS[number % 4];
        // Years far apart, in which one bit of another line's day never lies.
        let day = format!(
            "{}{}",
            [2026, 2016, 1996, 1986, 1956, 1946, 1916][number / 4],
            &day[4..]
        );
        journal += &check_in(&format!("{}{number:02}", &id[2..]), &day);
    }
    let bits = journal.len() * 8;
    assert!(!is_long() || journal.len() >= 4096, "4 KiB");
    let mut dice = Dice(7);
    let flips: Vec<usize> = (0..times(1000, bits))
        .map(|number| times(dice.below(bits as u64) as usize, number))
        .collect();
    in_two(&flips, |flip| {
        let mut damaged = journal.clone().into_bytes();
        damaged[flip / 8] ^= 1 << (flip % 8);
        let days = read(&damaged);
        // A line is touched when the bit is in it, or in the end of the one before.
        let touched = journal[..flip / 8].matches('\n').count();
        let is_end = journal.as_bytes()[flip / 8] == b'\n';
        for (number, line) in journal.lines().enumerate() {
            if number == touched || (is_end && number == touched + 1) {
                continue;
            }
            let record: Value = serde_json::from_str(line).expect("a record");
            assert!(
                days.iter().any(|day| *day == record["day"]),
                "{flip}: {line}: {days:?}"
            );
        }
    });
    figure(format_args!(
        "{} bits turned over: 0 panics, 0 good lines lost",
        flips.len()
    ));
}
