//! The greeting: what it says on which day, and that a glance at a journal says the same as the whole of it.

use chrono::{NaiveDate, Weekday};
use selfcare::journal::{Fold, Glance};
use selfcare::{Agenda, Greeting, Journal, Rules, Workdays};

use crate::diary::{Diary, day};
use crate::dice::Dice;

fn greeting(diary: &Diary, number: u64) -> Option<Greeting> {
    Greeting::of(&diary.journal(), &weekdays(), day(number))
}

/// Day 0 is a Monday, and one serves from Monday to Friday.
fn weekdays() -> Rules {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    Rules {
        workdays: Workdays::of([Mon, Tue, Wed, Thu, Fri]).unwrap(),
        ..Rules::default()
    }
}

#[test]
fn a_day_is_greeted_until_it_is_answered_and_not_in_days_of_rest() {
    let mut diary = Diary::of_ratings(&[4, 0, 4]);
    assert_eq!(greeting(&Diary::default(), 0), Some(Greeting::Checkin));
    assert_eq!(greeting(&diary, 1), Some(Greeting::Checkin));
    assert_eq!(greeting(&diary, 2), None);
    diary.take_back(2);
    assert_eq!(greeting(&diary, 2), Some(Greeting::Checkin));
    diary.pause(3, Some(4));
    assert_eq!(greeting(&diary, 3), None);
    assert_eq!(greeting(&diary, 7), Some(Greeting::Checkin));
}

#[test]
fn only_what_comes_due_on_the_very_day_is_counted_and_only_that_wakes_a_free_day() {
    let mut diary = Diary::of_ratings(&[4, 4, 4, 4]);
    diary.promise(0, "due", &day(3).to_string());
    diary.promise(0, "every", "saturday");
    let walk = diary.promise(0, "every", "day");
    assert_eq!(greeting(&diary, 4), Some(Greeting::Due(1)), "a Friday");
    assert_eq!(greeting(&diary, 5), Some(Greeting::Due(2)), "a Saturday");
    diary.outcome(6, &walk, "kept");
    assert_eq!(greeting(&diary, 6), None, "a Sunday, and kept already");
    assert_eq!(greeting(&diary, 7), Some(Greeting::Due(1)));
}

#[test]
fn after_a_silence_of_a_week_nothing_is_counted() {
    let mut diary = Diary::of_ratings(&[4]);
    diary.promise(0, "every", "day");
    assert_eq!(greeting(&diary, 7), Some(Greeting::Due(1)));
    assert_eq!(greeting(&diary, 8), Some(Greeting::Back));
    diary.pause(1, Some(6));
    assert_eq!(greeting(&diary, 8), Some(Greeting::Due(1)));
}

#[test]
fn what_fell_due_in_days_of_rest_is_counted_on_the_first_day_after_them() {
    let mut diary = Diary::of_ratings(&[4, 4, 4]);
    let call = diary.promise(0, "due", &day(4).to_string());
    diary.pause(3, Some(6));
    diary.pause(7, Some(13));
    assert_eq!(greeting(&diary, 4), None);
    assert_eq!(greeting(&diary, 14), Some(Greeting::Due(1)));
    assert_eq!(greeting(&diary, 15), Some(Greeting::Checkin));
    // A glance passes over what was said of a day that long ago.
    diary.outcome(4, &call, "kept");
    assert_eq!(greeting(&diary, 14), Some(Greeting::Checkin));
    let mut glance = Glance::new(day(14));
    for (number, line) in (1..).zip(diary.lines()) {
        glance.line(number, line.to_string().as_bytes());
    }
    assert!(glance.journal().is_none());
}

#[test]
fn a_glance_says_what_the_whole_journal_says() {
    let (mut passed_over, mut told) = (0, 0);
    for seed in 0..900 {
        let mut dice = Dice::new(seed);
        let today = day(60 + dice.below(7));
        let lines = lines(&mut dice, today);
        let rules = weekdays();
        let mut whole = Fold::whole(today);
        let mut glance = Glance::new(today);
        for (number, line) in (1..).zip(&lines) {
            whole.line(number, line.as_bytes());
            glance.line(number, line.as_bytes());
        }
        let whole = whole.journal();
        let said = Greeting::of(&whole, &rules, today);
        assert_eq!(
            Agenda::new(&whole, &rules).falls_due(today),
            due(&whole, &rules, today),
            "{lines:#?}"
        );
        let Some(journal) = glance.journal() else {
            continue;
        };
        told += 1;
        passed_over += usize::from(journal.first_day() > whole.first_day());
        assert_eq!(Greeting::of(&journal, &rules, today), said, "{lines:#?}");
    }
    assert!(told > 400 && passed_over > 300, "{told} {passed_over}");
}

/// As long as an id of ours.
fn long(number: u64) -> String {
    format!("id{number:024}")
}

/// What an agenda lists as due, by its day.
fn due(journal: &Journal, rules: &Rules, today: NaiveDate) -> usize {
    let due = Agenda::new(journal, rules).due(today);
    due.iter().filter(|open| open.falls_on(today)).count()
}

/// A journal as this program and others write it, with ids that stand twice, gaps, and lines that are cut off.
fn lines(dice: &mut Dice, today: NaiveDate) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let gap = dice.below(60);
    for number in 0..90 {
        let ago = dice.below(40);
        let on = today
            - chrono::Days::new(if dice.chance(50) {
                40 - number.min(40)
            } else {
                ago
            });
        let on = if on >= today && dice.chance(80) {
            on - chrono::Days::new(1)
        } else {
            on
        };
        let silent = (today - on).num_days().cast_unsigned() < gap % 12 && gap < 20;
        let id = if dice.chance(8) {
            long(dice.below(90))
        } else {
            long(number)
        };
        let at = "2026-03-02T07:41:03+01:00";
        let head =
            |kind: &str| format!(r#"{{"v":1,"id":"{id}","kind":"{kind}","at":"{at}","day":"{on}""#);
        let of = long(dice.below(90));
        let mut line = match dice.below(20) {
            0 => head("commitment") + r#","text":"walk","to":"self","every":"day"}"#,
            1 => {
                let due = today - chrono::Days::new(dice.pick(&[0, 0, 1, 5, 9, 12]));
                head("commitment") + &format!(r#","text":"call","due":"{due}"}}"#)
            }
            2..=4 => head("outcome") + &format!(r#","of":"{of}","outcome":"kept"}}"#),
            5 => head("retraction") + &format!(r#","of":"{of}"}}"#),
            6 => head("reflection") + r#","serving":4}"#,
            7 if dice.chance(40) => {
                let until = on + chrono::Days::new(dice.below(20));
                head("pause") + &format!(r#","until":"{until}"}}"#)
            }
            _ if silent => continue,
            _ => head("checkin") + r#","rested":4}"#,
        };
        match dice.below(20) {
            0 => line = line.replacen("\"v\":1", "\"v\": 1", 1),
            1 => line.truncate(line.len() - 3),
            3 => line = line.replacen("id00000000000000000000", r#"x","more":"00000000000"#, 1),
            2 => line = line.replacen("\"id\":\"i", r#""id":"\u0069"#, 1),
            _ => {}
        }
        lines.push(line);
    }
    lines
}
