//! `selfcare report` and `selfcare log`.

use std::path::Path;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

/// Six weeks of a made-up autumn, on its last day.
fn autumn() -> Sandbox {
    let mut home = Sandbox::new();
    let journal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/journals/autumn.jsonl");
    home.write_journal(std::fs::read(journal).expect("the journal"));
    home.write_config("workdays = \"mon-fri\"\n");
    home.on("2026-11-20");
    home
}

#[test]
fn what_is_over_offers_nothing_that_would_be_said_of_today() {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.ok(["pause", "--from", "2026-11-16", "--until", "2026-11-20"]);
    assert_eq!(
        home.ok(["report", "2026-W47"]),
        "Week 16 to 22 November: no check-ins, five days of rest.\n"
    );
    assert_eq!(
        home.ok(["report", "yesterday"]),
        "23 November: no check-ins. To say how yesterday was: selfcare checkin\nyesterday\n"
    );
}

#[test]
fn without_a_mean_no_area_is_said_to_be_well() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 4 1 4 4 -"]);
    home.ok(["checkin", "-1", "--health", "ill"]);
    home.ok(["checkin", "-2", "--health", "ill"]);
    let said = home.ok(["report"]);
    assert!(
        said.contains("Too few answers to tell a thin place."),
        "{said}"
    );
    assert!(!said.contains("No area is thin"), "{said}");
}

#[test]
fn too_little_says_what_is_missing_and_no_figures() {
    let home = Sandbox::new();
    assert_data_eq!(
        home.ok(["report"]),
        str![[r#"
Week 16 to 22 November: no check-ins. Half a minute: selfcare checkin

"#]]
    );
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_data_eq!(
        home.ok(["report"]),
        str![[r#"
Week 16 to 22 November.
One check-in; three make a report. The days themselves: selfcare log

"#]]
    );
    home.ok(["checkin", "-1", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_data_eq!(
        home.ok(["report"]),
        str![[r#"
Week 16 to 22 November.
Two check-ins; three make a report. The days themselves: selfcare log

"#]]
    );
}

#[test]
fn a_month_has_a_sign_a_day() {
    assert_data_eq!(
        autumn().ok(["report", "month"]),
        str![[r#"
November 2026, so far: mostly fit, three days with care.
Less rested than usual. Boundaries is the thin place.
You kept 17 of 20 promises (85 in 100). Checked in on 14 days, one missed.

Mo      Tu      We      Th      Fr      Sa      Su
                                                 1
 2 + 56  3 + 63  4 + 74  5 + 59  6 ~ 54  7       8
 9 + 64 10 .    11 + 67 12 + 68 13 + 61 14      15
16 + 66 17 + 66 18 ~ 45 19 ~ 45 20 + 65
+ fit, ~ with care, x not fit, ? too few answers, - rest, . missed

            sMtwtfssMtwtfssMtwtf  mean  before  usual  days
score       .▅▅▆▅▅..▅.▆▆▅..▆▆▄▄▆
rest        .▆▅█▅▇..▇.▇▇▇..▇▅▃▅▇    72     -11    -11    14
thoughts    .▆▅▆▅▅..▅.▆█▆..▅▆▆▅▆    66       0      0    14
boundaries  .▃▅▅▆▃..▅.▅▅▃..▅▆▆▃▅    48       0      0    14 <
forward     .▅██▅▆..▅.▆▅▆..▆▆▆▅▆    70      +5     +5    14
eating      .▆█▅▆▅..▆.▆▆█..▆▆▅▆▆    73     +11    +11    14
commitments .███▇▇..▇.▇▇█..▇▇▇▆▆    85     +11      .    14
One sign a day, low to high.

Score: 61 on average, 45 to 74 over 14 days, -3 against the 20 days before
  (14 check-ins).
Sleep: 7 h 5 min a night over 14 nights; 2 h 6 min of debt at the end.
One small thing: choose the hour at which you stop, and tell one person.
What you changed: 18 November, handed over the late round.
A check-in takes you 24 s (median of 14).
Checked in eight days in a row.

"#]]
    );
}

#[test]
fn without_blocks_there_are_figures_and_aloud_there_are_sentences() {
    let mut home = autumn();
    home.env("LC_ALL", "C");
    let page = home.ok(["report", "month"]);
    assert!(
        page.is_ascii() && page.contains("1 low to 5 high"),
        "{page}"
    );
    home.env("LC_ALL", "C.UTF-8").env("ACCESSIBLE", "1");
    assert_data_eq!(
        home.ok(["report"]),
        str![[r#"
Week 14 to 20 November: mostly fit, two days with care.
Less rested than usual. Boundaries is the thin place, fourth week in a row.
You kept 6 of 8 promises (75 in 100). Checked in on five days, none missed.

Monday 16 November: fit, 66.
Tuesday 17 November: fit, 66.
Wednesday 18 November: fit with care, 45.
Thursday 19 November: fit with care, 45.
Friday 20 November: fit, 65.

Rest: 63 over five days, 18 less than the 7 days before, 18 under your
usual.
Thoughts: 65 over five days, 10 less than the 7 days before, 1 over your
usual.
Boundaries: 55 over five days, 11 more than the 7 days before, 8 over your
usual, the thin place.
Forward: 70 over five days, 8 more than the 7 days before, 6 over your
usual.
Eating: 70 over five days, 11 less than the 7 days before, 2 over your
usual.
Commitments: 80 over five days, 6 less than the 7 days before, at your
usual.

Score: 57 on average, 45 to 66 over five days, 8 less than the 7 days before
  (four check-ins).
Sleep: 6 h 54 min a night over five nights; 2 h 6 min of debt at the end.
One small thing: choose the hour at which you stop, and tell one person.
What you changed: Wednesday, handed over the late round.
A check-in takes you 25 s (median of 5).
Checked in eight days in a row.

"#]]
    );
    assert_data_eq!(
        home.ok(["report", "month"]),
        str![[r#"
November 2026, so far: mostly fit, three days with care.
Less rested than usual. Boundaries is the thin place.
You kept 17 of 20 promises (85 in 100). Checked in on 14 days, one missed.

1 November: no check-ins.
2 to 8 November: five check-ins, four fit, one fit with care, mean score 61.
9 to 15 November: four check-ins, four fit, mean score 65, one missed.
16 to 20 November: five check-ins, three fit, two fit with care, mean score
57.

Rest: 72 over 14 days, 11 less than the 20 days before, 11 under your usual.
Thoughts: 66 over 14 days, as in the 20 days before, at your usual.
Boundaries: 48 over 14 days, as in the 20 days before, at your usual, the
thin place.
Forward: 70 over 14 days, 5 more than the 20 days before, 5 over your usual.
Eating: 73 over 14 days, 11 more than the 20 days before, 11 over your
usual.
Commitments: 85 over 14 days, 11 more than the 20 days before.

Score: 61 on average, 45 to 74 over 14 days, 3 less than the 20 days before
  (14 check-ins).
Sleep: 7 h 5 min a night over 14 nights; 2 h 6 min of debt at the end.
One small thing: choose the hour at which you stop, and tell one person.
What you changed: 18 November, handed over the late round.
A check-in takes you 24 s (median of 14).
Checked in eight days in a row.

"#]]
    );
    assert!(home.ok(["report", "all"]).is_ascii());
}

#[test]
fn all_of_it_has_a_line_a_month_and_the_median_of_a_check_in() {
    assert_data_eq!(
        autumn().ok(["report", "all"]),
        str![[r#"
Since 12 October: mostly fit, three days with care.
Boundaries is the thin place.
You kept 34 of 42 promises (81 in 100). Checked in on 28 days, two missed.

2026
     Oct
Mon  ██████
Tue  ████.█
Wed  ██.██▄
Thu  █████▄
Fri  ███▄██
Sat
Sun
mean ▆▅▆▅▆▅

█ fit, ▄ with care, ▁ not fit, ? too few answers, - rest, . missed

          check-ins   fit  care  not fit  mean score
Oct 2026         14    14     0        0          64
Nov 2026         14    11     3        0          61

              mean  days
rest            77    28
thoughts        66    28
boundaries      48    28 <
forward         67    28
eating          68    28
commitments     80    26

Score: 62 on average, 45 to 74 over 28 days.
Sleep: 7 h 17 min a night over 28 nights; 2 h 6 min of debt at the end.
One small thing: choose the hour at which you stop, and tell one person.
What you changed: 18 November, handed over the late round.
What goes together shows from 60 check-ins on; 32 are missing.
A check-in takes you 24 s (median of 28).
Checked in eight days in a row.

"#]]
    );
}

/// The whole year of somebody who never was.
fn year() -> Sandbox {
    let home = Sandbox::new();
    home.write_journal(include_str!("journals/year.jsonl"));
    home
}

#[test]
fn a_year_is_a_calendar_of_weeks_with_the_line_of_their_means() {
    assert_data_eq!(
        year().ok(["report", "all"]),
        snapbox::file!["pages/all.txt"].raw()
    );
    let mut home = year();
    home.env("ACCESSIBLE", "1");
    let said = home.ok(["report", "2026-10", "--against", "2026-09"]);
    assert!(
        said.contains("over 28 days, 4 more than September 2026"),
        "{said}"
    );
    assert_data_eq!(
        home.ok(["report", "2026"]),
        snapbox::file!["pages/aloud.txt"].raw()
    );
}

#[test]
fn a_year_in_a_narrow_window_is_in_pieces_of_equal_length() {
    let home = year();
    let mut terminal = crate::terminal::Terminal::run(&home, &["report", "2026"], 120, 40);
    assert_data_eq!(
        terminal.end().screen,
        snapbox::file!["pages/narrow.txt"].raw()
    );
}

#[test]
fn a_month_can_be_held_against_another() {
    assert_data_eq!(
        year().ok(["report", "2026-10", "--against", "2026-09"]),
        str![[r#"
October 2026: 14 days with care, 11 days fit, three days not fit.
Better rested than usual. Boundaries is the thin place.
You kept 20 of 37 to yourself (54 in 100), and 3 of 4 to others. Checked in
on 28 days, three missed.

Mo      Tu      We      Th      Fr      Sa      Su
                         1 x     2 ~ 41  3 ~ 36  4 ~ 47
 5 ~ 46  6 x 30  7 ~ 45  8 ~ 48  9 x 30 10 ~ 41 11 + 50
12 + 51 13 ~ 42 14 ~ 46 15 ~ 33 16 ~ 33 17 ~ 47 18 .
19 + 52 20 + 59 21 + 50 22 + 59 23 + 71 24 + 49 25 .
26 + 66 27 ~ 46 28 .    29 + 61 30 + 54 31 ~ 45
+ fit, ~ with care, x not fit, ? too few answers, - rest, . missed

            tfssMtwtfssMtwtfssMtwtfssMtwtfs  mean  before  usual  days
score       .▄▄▄▄▃▄▄▃▄▅▅▄▄▃▃▄.▅▅▅▅▆▄.▆▄.▅▅▄
rest        ▂▇▅▅▅▄▅▅▄▄▅▇▅▇▅▄▅.▇▅▅▇█▅.▇▅.▅▅▅    61      +9    +10    28
thoughts    ▆▅▆▅▃▃▅▅▆▆▆▃▆▆▅▆▅.▃▆▆▅▆▆.▆▆.▆▆▅    61      -5     -5    28
boundaries  ▁▁▁▃▃▁▃▃▁▃▃▃▁▁▁▁▃.▅▅▃▃▅▃.▅▃.▅▆▃    23      -5     -5    28 <
forward     ▆▅▅▆▆▆▆▅▅▆▆▆█▆▅▆▅.▅▆▅█▆▅.▆▆.▆▅▆    68      +5     +5    28
eating      ▅▆▆▆▆▆▅█▆▅▆▆▆▆▅▆█.▆▆██▅▆.▆▃.█▅▅    71      -1      0    28
commitments ▅▅▅▆▆▇▆▆▆▆▆▅▅▅▄▅▅.▆▆▆▇▆▆.▅▅.▅▄▄    61      +3     +3    28
One sign a day, low to high.

Score: 46 on average, 23 to 71 over 28 days, +4 against September 2026 (28
  check-ins).
Sleep: 7 h 10 min a night over 28 nights; no debt at the end.
One small thing: choose the hour at which you stop, and tell one person.
You changed something, twice in these days:
  6 October, handed over the late round; serving: all right.
  16 October, handed over the late round.
Easy to do, easy not to do:
  walk 20 minutes, 11 of 22. That autumn, by then: 23 of 44. That year, by
  then: 143 of 203.
  stop at six, 9 of 15.
  call on Sunday, to mother, 3 of 4. That autumn, by then: 5 of 8. That
  year, by then: 24 of 39.
Open for 45 days, as of 31 October: boundaries.
How serving went: fit 3.6 of 5 (88 days), fit with care 3.4 of 5 (27 days),
  not fit 3.0 of 5 (one day). Your evenings beside your mornings; few days
  say little.
A check-in takes you 19 s (median of 28).

"#]]
    );
    assert_data_eq!(
        year().refused(["report", "2026-10", "--against", "2026-10-31..2026-11-04"]),
        str![[r#"
error: invalid value for --against: 2026-10-31..2026-11-04; the two share 2026-10-31; compare periods without a day in common

"#]]
    );
    assert_data_eq!(
        year().refused(["report", "--against", "soon"]),
        str![[r#"
error: invalid value for --against: soon; a period is week, last-week, month, last-month, quarter, last-quarter, year, last-year, all, a day like yesterday or 2026-11-20, 2026-W47, 2026-11, 2026-Q4, 2026, or from one to another like 2026-09..2026-11

"#]]
    );
    assert_data_eq!(
        year().refused(["report", "week", "--against", "2027"]),
        str![[r#"
error: invalid value for --against: 2027; it has not begun yet

"#]]
    );
}

#[test]
fn a_verdict_has_its_colour_and_its_shape() {
    let page = year().ok(["report", "2026", "--color", "always"]);
    for (sign, colour) in [('█', 30), ('▄', 166), ('▁', 129)] {
        assert!(
            page.contains(&format!("\u{1b}[38;5;{colour}m{sign}\u{1b}[0m")),
            "{sign}"
        );
    }
    assert!(!year().ok(["report", "2026"]).contains('\u{1b}'));
}

#[test]
fn a_week_in_a_narrow_window_has_two_tables() {
    let home = autumn();
    let mut terminal = crate::terminal::Terminal::run(&home, &["report"], 80, 40);
    assert_data_eq!(
        terminal.end().screen,
        str![[r#"
Week 14 to 20 November: mostly fit, two
days with care.
Less rested than usual. Boundaries is
the thin place, fourth week in a row.
You kept 6 of 8 promises (75 in 100).
Checked in on five days, none missed.

               S   S   M   T   W   T   F
day            .   .  ok  ok  ca  ca  ok
score          .   .  66  66  45  45  65
rest           .   .  80  60  33  60  80
thoughts       .   .  50  75  75  50  75
boundaries     .   .  50  75  75  25  50
forward        .   .  75  75  75  50  75
eating         .   .  75  75  50  75  75
commitments    .   .  92  81  79  72  75

              mean  before  days
rest            63     -18     5
thoughts        65     -10     5
boundaries      55     +11     5 <
forward         70      +8     5
eating          70     -11     5
commitments     80      -6     5
ok fit, ca with care, no not fit, ?? too
few answers, -- rest, . none

Score: 57 on average, 45 to 66 over five
  days, -8 against the 7 days before
  (four check-ins).
Sleep: 6 h 54 min a night over five
  nights; 2 h 6 min of debt at the end.
One small thing: choose the hour at
  which you stop, and tell one person.
What you changed: Wednesday, handed over
  the late round.
A check-in takes you 25 s (median of 5).
Checked in eight days in a row.

"#]]
    );
}

#[test]
fn a_report_for_other_programs() {
    assert_data_eq!(
        autumn().ok(["report", "2026-11-18..2026-11-20", "--format", "json"]),
        str![[r#"
{"version":1,"from":"2026-11-18","until":"2026-11-20","before":{"from":"2026-11-15","until":"2026-11-17","named":false,"checked_in":2},"days":[{"day":"2026-11-18","verdict":"care","score":45,"sleep":5.5,"debt":2.1,"usual":63.7,"serving":null,"missed":false,"areas":{"rest":32.5,"thoughts":75.0,"boundaries":75.0,"forward":75.0,"eating":50.0,"commitments":78.57}},{"day":"2026-11-19","verdict":"care","score":45,"sleep":7.0,"debt":2.1,"usual":62.7,"serving":null,"missed":false,"areas":{"rest":60.0,"thoughts":50.0,"boundaries":25.0,"forward":50.0,"eating":75.0,"commitments":72.22}},{"day":"2026-11-20","verdict":"fit","score":65,"sleep":7.5,"debt":2.1,"usual":61.7,"serving":null,"missed":false,"areas":{"rest":80.0,"thoughts":75.0,"boundaries":50.0,"forward":75.0,"eating":75.0,"commitments":75.0}}],"verdicts":{"fit":1,"care":2,"not-fit":0,"incomplete":0,"paused":0,"none":0},"checked_in":3,"missed":0,"score":{"mean":51.7,"lowest":45,"highest":65,"days":3,"change":null,"days_before":2},"areas":{"rest":{"mean":57.5,"days":3,"change":null,"days_before":2,"against_usual":-23.5},"thoughts":{"mean":66.7,"days":3,"change":null,"days_before":2,"against_usual":2.8},"boundaries":{"mean":50.0,"days":3,"change":null,"days_before":2,"against_usual":1.4},"forward":{"mean":66.7,"days":3,"change":null,"days_before":2,"against_usual":1.4},"eating":{"mean":66.7,"days":3,"change":null,"days_before":2,"against_usual":-4.2},"commitments":{"mean":75.3,"days":3,"change":null,"days_before":2,"against_usual":-5.9}},"sleep":{"mean":6.67,"nights":3,"debt":2.1},"thin_place":"boundaries","thin_weeks":null,"promises":{"kept":5,"missed":1,"rate":83.3,"oneself":{"kept":0,"missed":0},"others":{"kept":0,"missed":0},"counted":{"kept":5,"missed":1}},"recurring":[],"issues":[],"drift":null,"pattern":null,"streak":8,"adjustments":[{"day":"2026-11-18","text":"handed over the late round","serving":null}],"overrides":[],"serving":null,"took":{"median":25.2,"days":3},"together":null,"helped":null,"weeks":[{"from":"2026-11-18","until":"2026-11-20","checked_in":3,"fit":1,"care":2,"not_fit":0,"paused":0,"missed":0,"mean":51.7,"areas":{"rest":57.5,"thoughts":66.7,"boundaries":50.0,"forward":66.7,"eating":66.7,"commitments":75.3},"sleep":6.67,"debt":2.1,"oneself":{"kept":0,"missed":0},"others":{"kept":0,"missed":0},"counted":{"kept":5,"missed":1}}],"months":[],"need":7.0}

"#]]
    );
}

#[test]
fn every_period_of_the_contract_is_understood() {
    let home = autumn();
    for (period, first_line) in [
        ("last-week", "Week 9 to 15 November"),
        ("2026-W46", "Week 9 to 15 November"),
        ("year", "2026, so far"),
        ("2026", "2026, so far"),
        ("2026-10", "October 2026"),
        ("monday..today", "16 to 20 November"),
    ] {
        let page = home.ok(["report", period]);
        assert!(page.starts_with(first_line), "{period}: {page}");
    }
    for period in ["soon", "2027", "2026-11-20..2026-11-01", "2026-13"] {
        let said = home.refused(["report", period]);
        assert!(
            said.starts_with(&format!("error: invalid PERIOD: {period}; ")),
            "{said}"
        );
        home.refused(["log", period]);
    }
    home.refused(["report", "--format", "pdf"]);
}

#[test]
fn drift_and_patterns_are_said_without_a_forecast() {
    let mut home = Sandbox::new();
    for day in 7..=27 {
        home.ok([
            "checkin",
            &format!("-{day}"),
            "--answers",
            "well 8 5 4 4 4 4 -",
        ]);
    }
    for day in 0..=6 {
        home.ok([
            "checkin",
            &format!("-{day}"),
            "--answers",
            "well 6h30 2 2 2 2 2 -",
        ]);
    }
    let page = home.ok(["report"]);
    assert!(
        page.contains("Your last seven days are lower than your usual: "),
        "{page}"
    );
    assert!(
        !page.contains("pattern"),
        "seven of 28 are no more than a quarter: {page}"
    );
    home.ok(["checkin", "-7", "--answers", "ill - - - - - - -"]);
    let page = home.ok(["report"]);
    let said: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Not fit on 8 of 28 days in four weeks. That is a pattern, not a bad day: talk to someone"), "{page}");
    home.on("2027-03-01");
    let page = home.ok(["report", "2026-11-16..2026-11-22"]);
    let said: String = page.split_whitespace().collect::<Vec<_>>().join(" ");
    for then in [
        "The last seven days of it were lower than your usual then: ",
        "Not fit on 8 of 28 days in the four weeks until then. That was a pattern, not a bad day.",
    ] {
        assert!(said.contains(then), "{page}");
    }
    assert!(!said.contains("talk to someone"), "{page}");
}

#[test]
fn a_streak_is_small_and_not_shown_right_after_a_silence() {
    let mut home = Sandbox::new();
    for day in 0..=3 {
        home.ok([
            "checkin",
            &format!("-{day}"),
            "--answers",
            "well 7 4 4 4 4 4 -",
        ]);
    }
    assert!(
        home.ok(["report"])
            .contains("Checked in four days in a row.\n")
    );
    home.on("2026-12-05");
    for day in 0..=3 {
        home.ok([
            "checkin",
            &format!("-{day}"),
            "--answers",
            "well 7 4 4 4 4 4 -",
        ]);
    }
    let page = home.ok(["report"]);
    assert!(
        !page.contains("in a row") && page.contains("Checked in on four days.\n"),
        "{page}"
    );
}

#[test]
fn the_log_shows_days_with_their_notes() {
    let home = autumn();
    assert_data_eq!(
        home.ok(["log", "2026-11-17..2026-11-18"]),
        str![[r#"
Tuesday 17 November                                                   fit 66
well, sleep 7 h, rested 3, eating 4, boundaries 4, thoughts 4, forward 4,
promises 1/2
  forgot lunch again

Wednesday 18 November                                       fit with care 45
well, sleep 5 h 30 min, rested 2, eating 3, boundaries 4, thoughts 4,
forward 4, promises 1/1
  two late calls
  You chose: handed over the late round

"#]]
    );
    assert_data_eq!(
        home.ok(["log", "2026-11-14..2026-11-15"]),
        str![[r#"
14 to 15 November: no check-ins. Every day there is: selfcare log all

"#]]
    );
    let json = home.ok(["log", "2026-11-18..2026-11-18", "--json"]);
    assert_data_eq!(
        json,
        str![[r#"
{"version":1,"from":"2026-11-18","until":"2026-11-18","days":[{"day":"2026-11-18","verdict":"care","score":45,"going_in":null,"reflection":null,"checkin":{"v":1,"id":"a2schfdnc5nquy2mknamw7zvta","kind":"checkin","at":"2026-11-18T07:40:12+01:00","day":"2026-11-18","health":"well","sleep":5.5,"rested":2,"eating":3,"boundaries":4,"thoughts":4,"forward":4,"kept":1,"missed":0,"note":"two late calls","adjustment":"handed over the late round","took":27.1}}]}

"#]]
    );
}

#[test]
fn undo_takes_back_one_change_after_the_other_and_then_says_that_there_is_none() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 2 4 4 4 4 -"]);
    home.ok(["checkin", "--rested", "4"]);
    assert_data_eq!(
        home.ok(["undo"]),
        str![[r#"
Took back: the check-in of today, written at 07:41.
The check-in of 07:41 stands again.

"#]]
    );
    assert!(
        home.ok(["status", "--short", "--verdict"])
            .starts_with("fit 52 ")
    );
    assert_data_eq!(
        home.ok(["undo"]),
        str![[r#"
Took back: the check-in of today, written at 07:41.
That day has no check-in now.

"#]]
    );
    assert_data_eq!(
        home.refused(["undo"]),
        str![[r#"
error: no change to take back

"#]]
    );
    assert_eq!(home.journal_text().lines().count(), 4, "nothing is removed");
}

#[test]
fn a_hard_stop_shows_no_score() {
    let home = Sandbox::new();
    for day in 0..=3 {
        home.ok([
            "checkin",
            &format!("-{day}"),
            "--answers",
            "ill 8 5 5 5 5 5 -",
        ]);
    }
    let page = home.ok(["report"]);
    let row = page
        .lines()
        .find(|line| line.starts_with("score"))
        .unwrap_or_default();
    assert!(!row.contains(char::is_numeric), "{page}");
    assert!(!home.ok(["log"]).contains("not fit 1"), "nor does the log");
}

#[test]
fn a_journal_with_anything_in_it_is_not_taken_for_a_new_one() {
    let home = Sandbox::new();
    home.write_journal("{\"v\":1,\"id\":\"x\",\"kind\":\"focus\",\"at\":\"\",\"day\":\"2020-01-01\",\"month\":\"2020-01\",\"area\":\"rest\"}\n");
    assert!(home.ok(["status"]).starts_with("Not checked in yet today."));
}

#[test]
fn civil_days_are_counted_whatever_the_clock_did() {
    let mut home = Sandbox::new();
    home.on("2019-12-01");
    home.ok(["checkin", "--sleep", "7"]);
    home.on("2026-11-22");
    for (period, from, until, days, weeks) in [
        // Clocks went forward and back in these weeks.
        ("2026-W13", "2026-03-23", "2026-03-29", 7, 1),
        ("2026-W43", "2026-10-19", "2026-10-25", 7, 1),
        ("2024-02", "2024-02-01", "2024-02-29", 29, 5),
        ("2023-02", "2023-02-01", "2023-02-28", 28, 5),
        ("2024", "2024-01-01", "2024-12-31", 366, 53),
        ("2020-W53", "2020-12-28", "2021-01-03", 7, 1),
        ("last-week", "2026-11-09", "2026-11-15", 7, 1),
    ] {
        let json = home.ok(["report", period, "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(
            (&json["from"], &json["until"]),
            (&from.into(), &until.into()),
            "{period}"
        );
        assert_eq!(
            json["days"].as_array().map(Vec::len),
            Some(days),
            "{period}"
        );
        assert_eq!(
            json["weeks"].as_array().map(Vec::len),
            Some(weeks),
            "{period}"
        );
    }
    home.ok(["config", "set", "week-starts", "sunday"]);
    let json = home.ok(["report", "last-week", "--format", "json"]);
    assert!(
        json.contains("\"from\":\"2026-11-15\",\"until\":\"2026-11-21\""),
        "{json}"
    );
}

#[test]
fn after_a_silence_the_year_that_goes_on_is_shown_and_no_empty_one_before_it() {
    let mut home = Sandbox::new();
    for day in ["2024-11-10", "2024-11-11", "2024-11-12"] {
        home.on(day);
        home.ok(["checkin", "--answers", "well 8 4 4 4 4 4 -"]);
    }
    home.on("2026-01-24");
    let said = home.ok(["report", "all"]);
    assert!(
        said.contains("\n2024\n") && said.contains("\n2026\n"),
        "{said}"
    );
    assert!(!said.contains("\n2025\n"), "{said}");
    let rows = |word| said.matches(word).count();
    assert_eq!(
        (rows("Dec 2024"), rows("Jan 2025"), rows("Jan 2026")),
        (1, 0, 1),
        "{said}"
    );
}

#[test]
fn a_period_without_check_ins_that_was_named_is_said_to_have_none() {
    let home = Sandbox::new();
    for day in 0..=3 {
        home.ok([
            "checkin",
            &format!("-{day}"),
            "--answers",
            "well 7 4 4 4 4 4 -",
        ]);
    }
    let said = |args: &[&str]| {
        home.ok(args)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let why = "no check-ins, so there is nothing to set this beside.";
    assert!(said(&["report", "--against", "2026-10"]).contains(&format!("October 2026: {why}")));
    assert!(!said(&["report"]).contains(why));
}
