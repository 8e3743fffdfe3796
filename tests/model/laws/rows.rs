//! The rows of a report are carried along from day to day; each says what its day alone comes to.

use selfcare::period::Period;
use selfcare::report::LookBack;
use selfcare::{History, Report};

use crate::diary::day;
use crate::random::Person;

#[test]
fn a_row_says_what_its_day_comes_to() {
    for seed in 3_000..3_060 {
        let person = Person::new(seed);
        let (journal, rules) = (person.diary.journal(), person.rules());
        let (from, until) = (seed % 20, person.days);
        let words = format!("{}..{}", day(from), day(until));
        let period = Period::parse(&words, day(until), day(0), rules.week_starts).unwrap();
        let report = Report::new(&journal, &rules, period, day(until));
        assert_eq!(report.days.len() as u64, until - from + 1);

        for row in &report.days {
            // Alone: of a history that begins and ends with the day.
            let history = History::new(&journal, &rules, row.day, row.day);
            let alone = history.assess(row.day);
            let place = format!("{} of person {seed}", row.day);
            assert_eq!(row.verdict, alone.verdict, "{place}");
            assert_eq!(row.score, alone.score(), "{place}");
            assert_eq!(row.hard_stop, alone.is_hard_stop(), "{place}");
            let usual = alone.usual.baseline.map(|usual| usual.mean);
            assert_eq!(row.usual, usual, "{place}");
            let sum = alone.sum.as_ref();
            let points: Vec<_> = match sum {
                Some(sum) => sum.areas.iter().map(|(_, points)| *points).collect(),
                None => rules.areas().map(|_| None).collect(),
            };
            assert_eq!(row.points, points, "{place}");
            if let Some(sum) = sum {
                assert_eq!(row.debt, sum.debt.map(|debt| debt.hours), "{place}");
            }
        }
    }
}

#[test]
fn days_that_are_told_are_those_that_are_held() {
    for seed in 3_100..3_120 {
        let person = Person::new(seed);
        let (journal, rules) = (person.diary.journal(), person.rules());
        let until = day(person.days);
        let period = Period::parse("all", until, day(0), rules.week_starts).unwrap();
        let look_back = LookBack::new(&journal, &rules, period, until);
        let mut days = Vec::new();
        let told = look_back.tell(|day| {
            days.push(day.clone());
            Ok::<_, ()>(())
        });
        let whole = Report::new(&journal, &rules, period, until);
        assert_eq!(
            Report {
                days,
                ..told.unwrap()
            },
            whole
        );

        let mut few = 0;
        let broken_off = look_back.tell(|_| {
            few += 1;
            if few == 3 { Err("enough") } else { Ok(()) }
        });
        assert_eq!((broken_off, few), (Err("enough"), 3));
    }
}
