//! What a report says of a period.

use chrono::{Datelike as _, Weekday};
use selfcare::period::Period;
use selfcare::report::Chosen;
use selfcare::trend::Pattern;
use selfcare::{Area, Promises, Report, Rules, Verdict, Workdays};

use crate::diary::{Answers, Diary, day};

/// Stands on a day and looks back on a period.
fn report(diary: &Diary, rules: &Rules, period: &str, today: u64) -> Report {
    let journal = diary.journal();
    let first = journal.first_day().unwrap_or(day(today));
    let period = Period::parse(period, day(today), first, rules.week_starts).unwrap();
    Report::new(&journal, rules, period, day(today))
}

/// The seven days to this one.
fn week(diary: &Diary, today: u64) -> Report {
    report(diary, &Rules::default(), "week", today)
}

fn between(from: u64, until: u64) -> String {
    format!("{}..{}", day(from), day(until))
}

#[test]
fn days_missed_run_from_the_first_checkin_through_yesterday() {
    let diary = Diary::of_ratings(&[0, 0, 3, 0, 3, 0, 0]);
    assert_eq!(week(&diary, 6).missed, 2);
    assert_eq!(week(&diary, 7).missed, 3);
    let missed: Vec<bool> = week(&diary, 6).days.iter().map(|day| day.missed).collect();
    assert_eq!(missed, [false, false, false, true, false, true, false]);
    assert_eq!(week(&Diary::default(), 6).missed, 0);
}

#[test]
fn paused_days_and_days_that_are_no_workdays_are_not_missed() {
    let mut diary = Diary::of_ratings(&[3, 0, 0, 0, 0, 0, 0, 0, 3]);
    diary.pause(2, Some(3));
    assert_eq!(week(&diary, 7).missed, 4);
    let weekdays = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
    ];
    let rules = Rules {
        workdays: Workdays::of(weekdays).unwrap(),
        ..Rules::default()
    };
    let report = report(&diary, &rules, "week", 8);
    assert_eq!(report.missed, 2, "Friday and Monday");
    assert_eq!(report.count(Verdict::Paused), 2);
    assert_eq!(report.checked_in, 1, "a pause is no check-in");
}

#[test]
fn two_checkins_make_no_figures_and_three_do() {
    let two = week(&Diary::of_ratings(&[0, 0, 3, 0, 3]), 6);
    assert!(!two.has_enough());
    assert_eq!(
        (two.checked_in, two.scores, two.sleep, two.thin_place),
        (2, None, None, None)
    );
    assert!(two.areas.iter().all(|line| line.mean.is_none()));
    let three = week(&Diary::of_ratings(&[0, 0, 3, 0, 3, 0, 2]), 6);
    assert!(three.has_enough());
    let scores = three.scores.unwrap();
    assert_eq!(
        (scores.mean, scores.lowest, scores.highest, scores.days),
        (46.0, 30, 54, 3)
    );
    let eating = three.area(Area::Eating).unwrap();
    assert!((eating.mean.unwrap() - 125.0 / 3.0).abs() < 1e-9);
}

#[test]
fn an_area_answered_twice_has_no_mean_yet() {
    let mut diary = Diary::of_ratings(&[3, 3, 3]);
    let unanswered = Answers {
        eating: None,
        ..Answers::all(3)
    };
    diary.checkin(1, &unanswered);
    let report = week(&diary, 2);
    let eating = report.area(Area::Eating).unwrap();
    assert_eq!((eating.mean, eating.days), (None, 2));
    assert_eq!(report.area(Area::Thoughts).unwrap().mean, Some(50.0));
}

#[test]
fn every_day_is_counted_under_one_verdict() {
    // Below the usual is not reached: too few scores before.
    let mut diary = Diary::of_ratings(&[4, 3, 2, 0, 0, 0]);
    diary.pause(4, Some(4));
    let only_health = Answers {
        health: Some("well"),
        ..Answers::default()
    };
    diary.checkin(5, &only_health);
    let off_colour = Answers {
        health: Some("off"),
        ..Answers::all(5)
    };
    diary.checkin(6, &off_colour);
    let counted: Vec<(&str, usize)> = week(&diary, 6)
        .verdicts
        .iter()
        .map(|(verdict, days)| (verdict.word(), *days))
        .collect();
    assert_eq!(
        counted,
        [
            ("fit", 2),
            ("care", 1),
            ("not-fit", 1),
            ("incomplete", 1),
            ("paused", 1),
            ("none", 1)
        ]
    );
}

#[test]
fn changes_are_against_a_period_as_long_that_ends_the_day_before() {
    let ratings = [[5; 7], [3; 7], [4; 7]].concat();
    let report = week(&Diary::of_ratings(&ratings), 20);
    let before = report.before.unwrap();
    assert_eq!((before.period.from, before.period.until), (day(7), day(13)));
    assert_eq!(report.scores.unwrap().change, Some(77.0 - 54.0));
    assert_eq!(report.area(Area::Forward).unwrap().change, Some(25.0));
    // Rest is 80 and was 60: no day of the week before last is among them.
    assert_eq!(report.area(Area::Rest).unwrap().change, Some(20.0));
}

#[test]
fn a_month_so_far_is_held_against_as_many_days_before_it() {
    // Day 30 is 1 April.
    let report = report(&Diary::of_ratings(&[3; 45]), &Rules::default(), "month", 40);
    assert_eq!(
        (report.period.from, report.period.until),
        (day(30), day(40))
    );
    let before = report.before.unwrap();
    assert_eq!(
        (before.period.from, before.period.until),
        (day(19), day(29))
    );
}

#[test]
fn a_period_before_with_two_checkins_or_none_at_all_shows_no_change() {
    for before in [[0, 0, 0, 5, 5, 0, 0], [0; 7]] {
        let report = week(&Diary::of_ratings(&[before, [3; 7]].concat()), 13);
        assert_eq!(report.scores.unwrap().change, None);
        assert!(report.areas.iter().all(|line| line.change.is_none()));
    }
    assert_eq!(week(&Diary::of_ratings(&[3; 7]), 6).before, None);
}

#[test]
fn areas_are_held_against_the_28_days_before_the_period() {
    let against = |ratings: &[u8]| {
        let report = week(&Diary::of_ratings(ratings), ratings.len() as u64 - 1);
        report.area(Area::Eating).unwrap().against_usual
    };
    assert_eq!(against(&[vec![4; 13], vec![3; 7]].concat()), None);
    assert_eq!(against(&[vec![4; 14], vec![3; 7]].concat()), Some(-25.0));
    // Only days 7 to 34 are usual for a week that begins on day 35.
    let long = [vec![1; 7], vec![4; 28], vec![3; 7]].concat();
    assert_eq!(against(&long), Some(-25.0));
}

#[test]
fn the_thin_place_of_a_period_is_its_lowest_area_below_75() {
    let thin = |boundaries: [u8; 3], thoughts: u8| {
        let mut diary = Diary::default();
        for (number, boundaries) in (0..).zip(boundaries) {
            let answers = Answers {
                boundaries: Some(boundaries),
                thoughts: Some(thoughts),
                ..Answers::all(4)
            };
            diary.checkin(number, &answers);
        }
        week(&diary, 2).thin_place
    };
    assert_eq!(thin([4, 4, 4], 4), None);
    assert_eq!(thin([4, 4, 3], 4), Some(Area::Boundaries));
    assert_eq!(thin([4, 4, 3], 3), Some(Area::Thoughts));
    assert_eq!(
        thin([3, 3, 3], 3),
        Some(Area::Thoughts),
        "the fixed order among equals"
    );
    assert_eq!(thin([5, 5, 2], 4), None, "a mean of 75");
}

#[test]
fn sleep_is_a_mean_of_the_known_nights_and_debt_that_of_the_last_seven() {
    let mut diary = Diary::default();
    let hours = [
        Some(900),
        Some(600),
        Some(650),
        None,
        Some(600),
        Some(700),
        Some(800),
        Some(600),
    ];
    for (number, sleep) in (0..).zip(hours) {
        let answers = Answers {
            sleep,
            ..Answers::all(4)
        };
        diary.checkin(number, &answers);
    }
    let sleep = report(&diary, &Rules::default(), "all", 7).sleep.unwrap();
    assert_eq!(sleep.nights, 7);
    assert!((sleep.mean - 48.5 / 7.0).abs() < 1e-9);
    assert!((sleep.debt.unwrap() - 7.0 * 3.5 / 6.0).abs() < 1e-9);
}

#[test]
fn promises_of_a_period_are_those_of_its_days_tracked_or_counted() {
    let mut diary = Diary::of_ratings(&[3; 14]);
    for (number, promises) in [(6, (9, 9)), (7, (2, 1)), (13, (0, 1))] {
        let answers = Answers {
            promises: Some(promises),
            ..Answers::all(3)
        };
        diary.checkin(number, &answers);
    }
    diary.outcome(6, "walk", "kept");
    diary.outcome(7, "walk", "missed");
    diary.outcome(7, "walk", "kept");
    diary.outcome(8, "walk", "missed");
    diary.outcome(9, "walk", "released");
    assert_eq!(week(&diary, 13).promises, Promises { kept: 3, missed: 3 });
}

#[test]
fn the_drift_of_a_report_is_that_of_the_week_that_ends_it() {
    let ratings = [vec![4; 28], vec![3; 7], vec![4; 7]].concat();
    let diary = Diary::of_ratings(&ratings);
    let then = report(&diary, &Rules::default(), &between(28, 34), 41);
    let drift = then.drift.unwrap();
    assert_eq!(
        (drift.week, drift.usual.mean, drift.usual.days),
        (54.0, 77.0, 28)
    );
    assert_eq!(week(&diary, 41).drift, None);
    let one_day = report(&diary, &Rules::default(), &between(34, 34), 41);
    assert_eq!(one_day.drift, then.drift);
}

#[test]
fn a_pattern_is_more_than_a_quarter_not_fit_of_at_least_14_checkins_in_28_days() {
    let pattern =
        |ratings: &[u8]| week(&Diary::of_ratings(ratings), ratings.len() as u64 - 1).pattern;
    assert_eq!(
        pattern(&[vec![2; 4], vec![4; 9]].concat()),
        None,
        "13 check-ins"
    );
    let not_fit = |days, of| Some(Pattern::NotFit { days, of });
    assert_eq!(pattern(&[vec![2; 4], vec![4; 10]].concat()), not_fit(4, 14));
    assert_eq!(
        pattern(&[vec![2; 4], vec![4; 12]].concat()),
        None,
        "a quarter is not more"
    );
    // Eight of 28, and one of them is 28 days old on the next day: seven of 28 is a quarter.
    let month = [vec![2; 8], vec![4; 20]].concat();
    assert_eq!(pattern(&month), not_fit(8, 28));
    assert_eq!(pattern(&[month, vec![4]].concat()), None);
}

#[test]
fn fewer_than_a_quarter_fit_is_the_milder_pattern() {
    let month = |fit: usize, of: usize| {
        let mut diary = Diary::of_ratings(&vec![4; fit]);
        let off_colour = Answers {
            health: Some("off"),
            ..Answers::all(4)
        };
        (fit..of).for_each(|number| diary.checkin(number as u64, &off_colour));
        week(&diary, of as u64 - 1).pattern
    };
    assert_eq!(month(3, 13), None);
    assert_eq!(month(3, 14), Some(Pattern::SeldomFit { days: 3, of: 14 }));
    assert_eq!(month(4, 16), None);
    assert_eq!(month(6, 28), Some(Pattern::SeldomFit { days: 6, of: 28 }));
    assert_eq!(month(7, 28), None);
}

#[test]
fn the_days_of_a_pattern_are_held_against_their_whole_usual() {
    // Four weeks of 100, then 77 every day: the first nine of them are below the usual.
    let mut diary = Diary::of_ratings(&[vec![5; 28], vec![4; 28]].concat());
    let off_colour = Answers {
        health: Some("off"),
        ..Answers::all(4)
    };
    (43..56).for_each(|number| diary.checkin(number, &off_colour));
    let seldom_fit = Some(Pattern::SeldomFit { days: 6, of: 28 });
    assert_eq!(week(&diary, 55).pattern, seldom_fit);
}

#[test]
fn a_streak_is_shown_for_a_period_that_ends_today_and_not_in_the_week_after_a_long_silence() {
    let whole = Diary::of_ratings(&[3; 10]);
    assert_eq!(week(&whole, 9).streak, Some(10));
    assert_eq!(week(&whole, 10).streak, Some(10), "today breaks none");
    assert_eq!(
        report(&whole, &Rules::default(), &between(0, 6), 9).streak,
        None
    );
    assert_eq!(week(&whole, 12).streak, None, "none of no days");
    let back = |silence: usize, since: usize| {
        let ratings = [vec![3; 5], vec![0; silence], vec![3; since]].concat();
        week(&Diary::of_ratings(&ratings), ratings.len() as u64 - 1).streak
    };
    assert_eq!(back(6, 3), Some(3));
    assert_eq!(back(7, 3), None);
    assert_eq!(back(30, 7), None);
    assert_eq!(back(30, 8), Some(8));
    let mut paused = Diary::of_ratings(&[vec![3; 5], vec![0; 30], vec![3; 3]].concat());
    paused.pause(5, Some(34));
    assert_eq!(week(&paused, 37).streak, Some(8), "a pause is no silence");
}

#[test]
fn how_long_it_took_is_a_median_over_the_checkins_that_were_asked() {
    let took = |seconds: &[Option<f64>]| {
        let mut diary = Diary::default();
        for (number, took) in (0..).zip(seconds) {
            let answers = Answers {
                took: *took,
                ..Answers::all(3)
            };
            diary.checkin(number, &answers);
        }
        let took = week(&diary, 6).took;
        took.map(|took| (took.median, took.days))
    };
    assert_eq!(took(&[None, None]), None);
    assert_eq!(took(&[Some(90.0)]), Some((90.0, 1)));
    assert_eq!(
        took(&[Some(90.0), None, Some(20.5), Some(25.0)]),
        Some((25.0, 3))
    );
    assert_eq!(
        took(&[Some(90.0), Some(20.0), Some(25.0), Some(30.0)]),
        Some((27.5, 4))
    );
}

#[test]
fn adjustments_and_overrides_are_those_of_the_period() {
    let mut diary = Diary::of_ratings(&[3; 14]);
    for number in [6, 7] {
        let answers = Answers {
            adjustment: Some("no late calls"),
            ..Answers::all(2)
        };
        diary.checkin(number, &answers);
        diary.going_in(number, "only nurse on shift");
    }
    let report = week(&diary, 13);
    let chosen = |text: &str| Chosen {
        day: day(7),
        text: text.to_owned(),
        serving: None,
    };
    assert_eq!(report.adjustments, [chosen("no late calls")]);
    assert_eq!(report.overrides, [chosen("only nurse on shift")]);
}

#[test]
fn a_longer_period_has_a_line_for_each_month_in_it() {
    // Day 0 is 2 March, day 30 is 1 April, day 60 is 1 May.
    let mut diary = Diary::of_ratings(&[vec![4; 30], vec![0; 28], vec![3; 2], vec![2; 3]].concat());
    diary.pause(40, Some(45));
    let all = report(&diary, &Rules::default(), "all", 62);
    let lines: Vec<_> = (all.months.iter())
        .map(|line| {
            (
                line.from,
                line.lived.checked_in,
                line.lived.fit,
                line.lived.not_fit,
                line.lived.mean,
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (day(0), 30, 30, 0, Some(77.0)),
            (day(30), 2, 2, 0, None),
            (day(60), 3, 0, 3, Some(30.0)),
        ]
    );
    assert!(all.months.iter().all(|line| line.lived.care == 0));
    assert_eq!(report(&diary, &Rules::default(), "2026-03", 62).months, []);
}

#[test]
fn whole_years_without_a_checkin_are_left_out_of_months_and_of_the_calendar() {
    // Day 0 is 2 March 2026; day 1461 is 2 March 2030.
    let mut diary = Diary::of_ratings(&[3; 3]);
    for number in 1461..1464 {
        diary.checkin(number, &Answers::all(4));
    }
    let all = report(&diary, &Rules::default(), "all", 1463);
    assert_eq!(all.days.len(), 1464);
    let years: Vec<i32> = all.years().map(|weeks| weeks[0].from.year()).collect();
    assert_eq!(years, [2026, 2030]);
    let months: Vec<_> = all.months.iter().map(|month| month.from).collect();
    assert_eq!(months.len(), 10 + 3, "March to December, January to March");
    assert!(months.iter().all(|month| years.contains(&month.year())));
    let last = all.weeks.last().unwrap();
    let days: Vec<_> = all.days_of(last).iter().map(|day| day.day).collect();
    assert_eq!(days, [day(1463)], "the week is cut at the end");
}

#[test]
fn absent_days_are_not_counted_aloud_while_a_silence_goes_on() {
    let diary = Diary::of_ratings(&[3; 10]);
    assert!(!week(&diary, 12).back_from_silence);
    assert!(!week(&diary, 15).back_from_silence, "six days are none");
    assert!(week(&diary, 16).back_from_silence);
    assert!(week(&diary, 60).back_from_silence);
}

#[test]
fn a_period_can_be_held_against_any_other_that_shares_no_day_with_it() {
    let diary = Diary::of_ratings(&[[5; 7], [3; 7], [0, 0, 0, 4, 4, 4, 4]].concat());
    let (journal, rules) = (diary.journal(), Rules::default());
    let parse = |words: &str| Period::parse(words, day(20), day(0), rules.week_starts).unwrap();
    let against = |one: (u64, u64), other: (u64, u64)| {
        let (one, other) = (
            parse(&between(one.0, one.1)),
            parse(&between(other.0, other.1)),
        );
        Report::against(&journal, &rules, one, other, day(20))
    };
    let last = against((14, 20), (0, 6)).unwrap();
    let before = last.before.unwrap();
    assert_eq!((before.named, before.checked_in), (true, 7));
    let scores = last.scores.unwrap();
    assert_eq!(
        (scores.change, scores.days, scores.days_before),
        (Some(77.0 - 100.0), 4, 7)
    );
    let forward = last.area(Area::Forward).unwrap();
    assert_eq!((forward.change, forward.days_before), (Some(-25.0), 7));
    // Either may come first.
    let first = against((0, 6), (14, 20)).unwrap();
    assert_eq!(first.scores.unwrap().change, Some(100.0 - 77.0));
    for (one, other, shared) in [
        ((7, 13), (13, 20), 13),
        ((7, 13), (0, 7), 7),
        ((7, 13), (7, 13), 7),
        ((0, 20), (7, 13), 7),
        ((7, 13), (0, 20), 7),
    ] {
        assert_eq!(against(one, other).unwrap_err().day, day(shared));
    }
}

#[test]
fn weeks_are_cut_at_the_ends_of_the_period_and_start_on_the_day_that_is_set() {
    let mut diary = Diary::of_ratings(&[4; 31]);
    diary.outcome(9, "x", "kept");
    // Day 0 is a Monday.
    let rows = |starts: Weekday| -> Vec<(u64, u64, usize)> {
        let rules = Rules {
            week_starts: starts,
            ..Rules::default()
        };
        let report = report(&diary, &rules, &between(2, 17), 30);
        let number = |of: chrono::NaiveDate| (of - day(0)).num_days() as u64;
        let row = |week: &selfcare::report::WeekLine| {
            (number(week.from), number(week.until), week.lived.checked_in)
        };
        report.weeks.iter().map(row).collect()
    };
    assert_eq!(rows(Weekday::Mon), [(2, 6, 5), (7, 13, 7), (14, 17, 4)]);
    assert_eq!(rows(Weekday::Sun), [(2, 5, 4), (6, 12, 7), (13, 17, 5)]);
}

#[test]
fn every_day_knows_its_debt_and_what_was_usual() {
    let report = report(&Diary::of_ratings(&[4; 30]), &Rules::default(), "all", 29);
    let usual: Vec<bool> = report.days.iter().map(|day| day.usual.is_some()).collect();
    assert_eq!(usual.iter().position(|known| *known), Some(14));
    assert_eq!(report.days[14].usual, Some(77.0));
    let debt: Vec<Option<f64>> = report.days.iter().map(|day| day.debt).take(5).collect();
    assert_eq!(debt, [None, None, None, Some(0.0), Some(0.0)]);
}
