//! Laws of whole journals: their order, streaks, and how many days a comparison needs.

use chrono::Weekday;
use selfcare::period::Period;
use selfcare::record::Line;
use selfcare::score::Reason;
use selfcare::{History, Journal, Report, Rules, Workdays, trend};

use crate::diary::{Answers, Diary, day};
use crate::dice::Dice;
use crate::random::Person;

#[test]
fn the_order_of_checkins_of_different_days_does_not_matter() {
    for seed in 2_000..2_025 {
        let person = Person::new(seed);
        let rules = person.rules();
        let mut shuffled = person.diary.clone();
        shuffle_days(&mut shuffled, &mut Dice::new(seed));
        let (journal, other) = (person.diary.journal(), shuffled.journal());
        let until = day(person.days);
        let whole = |journal| {
            let history = History::new(journal, &rules, day(0), until);
            let period = Period::parse("all", until, day(0), rules.week_starts).unwrap();
            let days: Vec<_> = day(0).iter_days().take_while(|day| *day <= until).collect();
            let days: Vec<_> = days.into_iter().map(|day| history.assess(day)).collect();
            (days, Report::new(journal, &rules, period, until))
        };
        assert_eq!(whole(&journal), whole(&other), "person {seed}");
    }
}

#[test]
fn a_journal_with_a_record_is_the_journal_with_its_line() {
    let mut diary = Diary::of_ratings(&[4, 3, 5]);
    diary.pause(4, None);
    let append: [fn(&mut Diary); 5] = [
        |diary| diary.checkin(3, &Answers::all(2)),
        |diary| diary.take_back(3),
        |diary| diary.checkin(2, &Answers::all(1)),
        |diary| diary.outcome(3, "walk", "missed"),
        |diary| diary.first_day_back(5),
    ];
    let mut kept = diary.journal();
    for (number, append) in append.into_iter().enumerate() {
        append(&mut diary);
        let line = diary.lines().last().unwrap().to_string();
        let Line::Record(record) = Line::read(line.as_bytes()) else {
            panic!("{line}")
        };
        kept = kept.with([record]);
        let seen = |journal: &Journal| {
            let rules = Rules::default();
            let history = History::new(journal, &rules, day(0), day(6));
            let days: Vec<_> = (0..7).map(|number| history.assess(day(number))).collect();
            let last: Vec<_> = journal.last_change().into_iter().cloned().collect();
            (days, journal.promises(day(0), day(6)), last)
        };
        assert_eq!(seen(&kept), seen(&diary.journal()), "line {number}");
    }
}

/// Puts the days of check-ins into any order, and anywhere between the other lines.
fn shuffle_days(diary: &mut Diary, dice: &mut Dice) {
    let mut places: Vec<usize> = (0..200).collect();
    dice.shuffle(&mut places);
    let lines = std::mem::take(diary.lines());
    let (mut checkins, others): (Vec<_>, Vec<_>) = lines
        .into_iter()
        .partition(|line| line["kind"] == "checkin");
    let before = checkins.clone();
    checkins.sort_by_key(|line| {
        let date: chrono::NaiveDate = serde_json::from_value(line["day"].clone()).unwrap();
        places[(date - day(0)).num_days() as usize]
    });
    assert_ne!(checkins, before);
    let (mut checkins, mut others) = (checkins.into_iter(), others.into_iter());
    let all = diary.lines();
    while checkins.len() + others.len() > 0 {
        let next = if dice.chance(70) {
            checkins.next()
        } else {
            others.next()
        };
        all.extend(next);
    }
}

fn streak(diary: &Diary, rules: &Rules, today: u64) -> usize {
    trend::streak(&diary.journal(), rules, day(today))
}

fn on_weekdays() -> Rules {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    Rules {
        workdays: Workdays::of([Mon, Tue, Wed, Thu, Fri]).unwrap(),
        ..Rules::default()
    }
}

/// Every way to check in or not on so many days.
fn patterns(days: usize) -> impl Iterator<Item = Vec<u8>> {
    (0..1_u32 << days).map(move |bits| (0..days).map(|day| 3 * (bits >> day & 1) as u8).collect())
}

#[test]
fn a_streak_is_every_checkin_after_the_last_missed_day() {
    for (rules, is_workday) in [
        (Rules::default(), (|_| true) as fn(usize) -> bool),
        (on_weekdays(), |day| day % 7 < 5),
    ] {
        for ratings in patterns(10) {
            let missed = |day: &usize| ratings[*day] == 0 && is_workday(*day);
            let since = (0..9).rev().find(missed).map_or(0, |day| day + 1);
            let expected = ratings[since..]
                .iter()
                .filter(|rating| **rating > 0)
                .count();
            let found = streak(&Diary::of_ratings(&ratings), &rules, 9);
            assert_eq!(found, expected, "{ratings:?}");
        }
    }
}

#[test]
fn a_pause_never_shortens_a_streak() {
    for ratings in patterns(6) {
        let diary = Diary::of_ratings(&ratings);
        let without = streak(&diary, &Rules::default(), 5);
        for from in 0..6 {
            for until in from..6 {
                let mut paused = diary.clone();
                paused.pause(from, Some(until));
                let with = streak(&paused, &Rules::default(), 5);
                assert!(with >= without, "{ratings:?} paused {from} to {until}");
            }
        }
    }
}

#[test]
fn a_paused_day_breaks_no_streak_and_counts_for_none() {
    let mut diary = Diary::of_ratings(&[3, 3, 0, 0, 3, 0, 3]);
    assert_eq!(streak(&diary, &Rules::default(), 6), 1);
    diary.pause(2, Some(3));
    assert_eq!(streak(&diary, &Rules::default(), 6), 1);
    diary.pause(5, None);
    assert_eq!(streak(&diary, &Rules::default(), 6), 4);
    assert_eq!(streak(&diary, &Rules::default(), 30), 4);
    diary.first_day_back(8);
    assert_eq!(streak(&diary, &Rules::default(), 8), 4);
    assert_eq!(streak(&diary, &Rules::default(), 9), 0);
}

#[test]
fn today_breaks_no_streak_until_it_is_yesterday() {
    let diary = Diary::of_ratings(&[3, 3, 3]);
    let streaks = (2..5).map(|today| streak(&diary, &Rules::default(), today));
    assert_eq!(streaks.collect::<Vec<_>>(), [3, 3, 0]);
}

#[test]
fn days_that_are_no_workdays_freeze_a_streak() {
    // Monday to Friday, then Monday: the weekend between was not checked in.
    let diary = Diary::of_ratings(&[3, 3, 3, 3, 3, 0, 0, 3]);
    assert_eq!(streak(&diary, &on_weekdays(), 7), 6);
    assert_eq!(streak(&diary, &Rules::default(), 7), 1);
}

/// A month of good days, then a day of each of these ratings.
fn after_good_days(good: usize, ratings: &[u8]) -> Diary {
    Diary::of_ratings(&[&vec![4; good], ratings].concat())
}

fn is_below_usual(diary: &Diary, on: u64) -> bool {
    let (journal, rules) = (diary.journal(), Rules::default());
    let history = History::new(&journal, &rules, day(on), day(on));
    let reasons = history.assess(day(on)).reasons;
    reasons
        .iter()
        .any(|why| matches!(why, Reason::BelowUsual { .. }))
}

#[test]
fn below_usual_needs_fourteen_scores_in_the_28_days_before() {
    assert!(!is_below_usual(&after_good_days(13, &[3]), 13));
    assert!(is_below_usual(&after_good_days(14, &[3]), 14));
    // Good days 0 to 13 are the 28 days before up to day 27 only in part from day 29 on.
    let gap = |days: u64| {
        let mut diary = after_good_days(14, &[]);
        diary.checkin(14 + days, &Answers::all(3));
        is_below_usual(&diary, 14 + days)
    };
    assert!(gap(14) && !gap(15));
    // A day without a score is none of the fourteen.
    let mut diary = after_good_days(14, &[3]);
    let unanswered = Answers {
        sleep: None,
        ..Answers::all(4)
    };
    diary.checkin(5, &unanswered);
    assert!(!is_below_usual(&diary, 14));
}

/// Whether the week that ends on a day is lower than the usual, in a journal of scores of 77 and lower ones.
fn drifts(diary: &Diary, on: u64) -> Option<trend::Drift> {
    let (journal, rules) = (diary.journal(), Rules::default());
    let history = History::new(&journal, &rules, day(0), day(on));
    trend::drift(&history, day(on))
}

#[test]
fn drift_needs_four_scores_of_the_week_and_fourteen_of_the_four_weeks_before() {
    let low_week = |good: usize, week: &[u8]| {
        let diary = after_good_days(good, week);
        drifts(&diary, (good + week.len()) as u64 - 1)
    };
    assert_eq!(low_week(14, &[3, 0, 3, 0, 0, 0, 3]), None);
    assert_eq!(low_week(13, &[3, 3, 3, 3, 3, 3, 3]), None);
    let drift = low_week(14, &[3, 0, 3, 0, 3, 0, 3]).unwrap();
    assert_eq!((drift.week, drift.days), (54.0, 4));
    assert_eq!((drift.usual.mean, drift.usual.days), (77.0, 14));
    assert_eq!(low_week(14, &[4; 7]), None);
}

#[test]
fn drift_compares_scores_7_to_34_days_old() {
    // Bad days 0 to 6, good ones 7 to 34, a low week 35 to 41: the bad days are 35 days old and more on day 41.
    let ratings = [vec![1; 7], vec![4; 28], vec![3; 7]].concat();
    let drift = drifts(&Diary::of_ratings(&ratings), 41).unwrap();
    assert_eq!(
        (drift.usual.mean, drift.usual.sd, drift.usual.days),
        (77.0, 0.0, 28)
    );
    // A day earlier one of them is among the 28, and the last good day is in the week.
    let drift = drifts(&Diary::of_ratings(&ratings[..41]), 40).unwrap();
    assert!((drift.usual.mean - (27.0 * 77.0 + 7.0) / 28.0).abs() < 1e-9);
    assert!((drift.week - (6.0 * 54.0 + 77.0) / 7.0).abs() < 1e-9);
}

#[test]
fn drift_is_at_least_five_points_and_at_least_one_deviation() {
    // A week of 77s and 54s against 77s: five points is the least that counts when the usual never moved.
    let week = |threes: usize| {
        let week = [vec![3; threes], vec![4; 7 - threes]].concat();
        drifts(&after_good_days(14, &week), 20).is_some()
    };
    assert!(!week(1), "23 / 7 = 3.3 under");
    assert!(week(2), "46 / 7 = 6.6 under");
    // Against a usual of 77 and 54 in turn (mean 65.5, deviation 11.9) a week of 54s is 11.5 under.
    let restless = |good: usize| {
        let usual = [vec![4; good], vec![3; 14 - good]].concat();
        let ratings = [usual, vec![3; 7]].concat();
        drifts(&Diary::of_ratings(&ratings), 20).is_some()
    };
    assert!(!restless(7));
    assert!(restless(8), "mean 67.1, deviation 11.8: 13.1 under");
}
