//! What the canonical reader reads, serde reads as the same; what this program writes, serde writes as the same, and the
//! canonical one reads.

use proptest::prelude::*;

use super::*;
use crate::commitment::Rhythm;

const JOURNALS: [&str; 4] = [
    include_str!("../../../tests/cli/journals/0.1.0.jsonl"),
    include_str!("../../../tests/cli/journals/autumn.jsonl"),
    include_str!("../../../tests/cli/journals/promises.jsonl"),
    include_str!("../../../tests/cli/journals/year.jsonl"),
];

const LINES: [&str; 10] = [
    r##"{"v":1,"id":"x1","kind":"checkin","at":"2026-11-22T07:41:03+01:00","day":"2026-11-22","health":"well","sleep":7.5,"rested":4,"eating":4,"boundaries":3,"thoughts":4,"forward":4,"kept":2,"missed":10,"areas":{"mood":3,"rücken":5},"note":"a \"#note\"\n\u001b","adjustment":"less é","took":18.25,"with":"y"}"##,
    r#"{"v":1,"id":"x","kind":"checkin","at":"","day":"0000-02-29","sleep":0.25,"took":0.0}"#,
    r#"{"v":1,"id":"x","kind":"outcome","at":"","day":"2026-11-22","of":"c","outcome":"released"}"#,
    r#"{"v":1,"id":"x","kind":"reflection","at":"","day":"2026-11-22","serving":4,"note":"n"}"#,
    r#"{"v":1,"id":"x","kind":"pause","at":"","day":"2026-11-22","until":"2026-11-25","why":"ill"}"#,
    r#"{"v":1,"id":"x","kind":"pause-end","at":"2026-11-22T07:41:03+01:00","day":"2026-11-22"}"#,
    r#"{"v":1,"id":"x","kind":"retraction","at":"","day":"2026-11-22","of":"c"}"#,
    r#"{"v":1,"id":"x","kind":"commitment","at":"","day":"2026-11-22","text":"walk","to":"self","every":"3d","until":"2026-12-31","area":"rest"}"#,
    r#"{"v":1,"id":"x","kind":"commitment","at":"","day":"2026-11-22","of":"c","text":"call","to":"My  Mother","due":"2026-11-25"}"#,
    r#"{"v":1,"id":"x","kind":"override","at":"","day":"2026-11-22","why":"only nurse","verdict":"not-fit"}"#,
];

/// Whether the canonical reader took the line; then serde reads the same.
fn agrees(line: impl AsRef<[u8]>) -> bool {
    let line = line.as_ref();
    let Some(heard) = canonical::read(line) else {
        return false;
    };
    let judged = judge(line);
    let shown = line.escape_ascii();
    assert_eq!(judged, Line::Record(heard.into_record()), "{shown}");
    true
}

#[test]
fn every_line_of_a_journal_is_read_as_serde_reads_it() {
    let lines = JOURNALS.iter().flat_map(|journal| journal.lines());
    let (ours, others): (Vec<_>, Vec<_>) = lines.chain(LINES).partition(|line| agrees(line));
    assert!(ours.len() > 400, "{}", ours.len());
    for line in others {
        let Line::Record(record) = judge(line.as_bytes()) else {
            continue;
        };
        let rare = matches!(
            record.body,
            Body::Override { .. } | Body::Focus { .. } | Body::Other(_)
        );
        assert!(rare || by_serde(&record).unwrap() != line, "{line}");
    }
}

#[test]
fn a_line_with_one_byte_changed_is_read_as_serde_reads_it() {
    let bytes = "\"\\{}[]:,.-+eE0159 \tx\n\u{1}é";
    let mut taken = 0;
    for line in LINES {
        for (at, c) in line.char_indices() {
            let (before, after) = (&line[..at], &line[at + c.len_utf8()..]);
            for other in bytes.chars() {
                taken += usize::from(agrees(format!("{before}{other}{after}")));
                taken += usize::from(agrees(format!("{before}{other}{c}{after}")));
            }
            taken += usize::from(agrees(format!("{before}{after}")));
            taken += usize::from(agrees(format!("{before}{c}{c}{after}")));
            taken += usize::from(agrees(before));
        }
    }
    assert!(taken > 5_000, "{taken}");
}

#[test]
fn a_line_with_bytes_that_are_no_text_is_read_as_serde_reads_it() {
    let mut taken = 0;
    for line in LINES {
        for at in 0..line.len() {
            for other in [0x7f, 0x80, 0xc3, 0xe2, 0xff] {
                let mut changed = line.as_bytes().to_vec();
                changed[at] = other;
                taken += usize::from(agrees(changed));
            }
        }
    }
    assert!(taken > 100, "{taken}");
}

#[test]
fn parts_in_another_order_are_read_as_serde_reads_them() {
    let parts: Vec<&str> = LINES[0][1..LINES[0].len() - 1].split(',').collect();
    for first in 0..parts.len() {
        for second in 0..parts.len() {
            let mut parts = parts.clone();
            parts.swap(first, second);
            agrees(format!("{{{}}}", parts.join(",")));
            parts[first] = parts[second];
            agrees(format!("{{{}}}", parts.join(",")));
        }
    }
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..=9999, 1..=366_u32)
        .prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

/// Any text, and as often one of characters that can be typed.
fn text() -> impl Strategy<Value = String> {
    let typed = prop::collection::vec(prop::char::range(' ', '\u{80}'), 0..20);
    prop_oneof![any::<String>(), typed.prop_map(String::from_iter),]
}

fn level() -> impl Strategy<Value = Level> {
    (1..=5_u64).prop_map(|number| Level::try_from(number).unwrap())
}

prop_compose! {
    fn checkin()(
        health in prop::option::of(prop::sample::select(&Health::ALL[..])),
        sleep in prop::option::of(0.0..=24.0),
        rated in prop::array::uniform5(prop::option::of(level())),
        promises in prop::option::of(any::<(u32, u32)>()),
        areas in prop::collection::btree_map(text(), level(), 0..3),
        note in prop::option::of(text()),
        adjustment in prop::option::of(text()),
        took in prop::option::of(prop_oneof![0.0..600.0, (0..6000_u16).prop_map(|tenths| f64::from(tenths) / 10.0)]),
    ) -> Body {
        let [rested, eating, boundaries, thoughts, forward] = rated;
        let promises = promises.map(|(kept, missed)| Promises { kept, missed });
        let sleep = sleep.and_then(Hours::from_number);
        Body::CheckIn(Box::new(CheckIn { health, sleep, rested, eating, boundaries, thoughts, forward, promises, areas, note, adjustment, took }))
    }
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        checkin(),
        (text(), prop::sample::select(OUTCOMES))
            .prop_map(|(of, (_, outcome))| Body::Outcome { of, outcome }),
        (level(), prop::option::of(text()))
            .prop_map(|(serving, note)| Body::Reflection(Reflection { serving, note })),
        (prop::option::of(day()), prop::sample::select(WHYS))
            .prop_map(|(until, (_, why))| Body::Pause { until, why }),
        Just(Body::PauseEnd),
        text().prop_map(|of| Body::Retraction { of }),
        (
            prop::option::of(text()),
            text(),
            text(),
            day(),
            prop::option::of(text()),
            any::<bool>()
        )
            .prop_map(|(of, text, to, until, area, once)| Body::Commitment {
                of,
                terms: Box::new(Terms {
                    text,
                    to: To::named(&to),
                    when: if once {
                        When::Once { due: until }
                    } else {
                        let (rhythm, until) = (Rhythm::Days(3), Some(until));
                        When::Every { rhythm, until }
                    },
                    area,
                }),
            }),
    ]
}

proptest! {
    #[test]
    fn what_this_program_writes_serde_writes_and_is_read_as_serde_reads_it(
        id in text(), at in text(), day in day(), with in prop::option::of(text()), body in body(),
    ) {
        let is_short = match &body {
            Body::CheckIn(checkin) => {
                let few = |number: u32| number < 1_000_000_000;
                checkin.promises.is_none_or(|promises| few(promises.kept) && few(promises.missed))
                    && checkin.took.is_none_or(|took| (took * 1e6).fract() == 0.0)
            }
            _ => true,
        };
        let (record, mut line) = (Record { id, at: at.into(), day, with: with.map(Into::into), body }, String::new());
        write(&record, &mut line).unwrap();
        prop_assert_eq!(&by_serde(&record).unwrap(), &line);
        prop_assert!(agrees(&line) || !is_short, "{}", line);
    }
}

#[test]
fn a_year_of_more_than_four_digits_is_written_as_serde_writes_it() {
    for year in [-1, 10_000] {
        let (day, body) = (
            NaiveDate::from_ymd_opt(year, 2, 3).unwrap(),
            Body::CheckIn(Box::default()),
        );
        let (record, mut line) = (Record::new(7, "", day, body), String::new());
        write(&record, &mut line).unwrap();
        assert_eq!(line, by_serde(&record).unwrap());
    }
}
