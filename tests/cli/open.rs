//! What stays open: promises past their day, areas that stay low, and what a silence does not make older.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

/// Check-ins on these days with boundaries far below, everything else well.
fn low_boundaries(home: &mut Sandbox, days: &[&str]) {
    for day in days {
        home.on(day);
        home.ok(["checkin", "--answers", "well 7.5 4 4 2 4 4 -"]);
    }
}

const FOURTEEN: [&str; 14] = [
    "2026-11-02",
    "2026-11-03",
    "2026-11-04",
    "2026-11-05",
    "2026-11-06",
    "2026-11-07",
    "2026-11-08",
    "2026-11-09",
    "2026-11-10",
    "2026-11-11",
    "2026-11-12",
    "2026-11-13",
    "2026-11-14",
    "2026-11-15",
];

#[test]
fn at_most_five_promises_are_named_and_the_others_counted() {
    let mut home = Sandbox::new();
    for n in 1..=7 {
        home.ok(["commit", "add", &format!("thing {n}"), "--due", "today"]);
    }
    home.ok(["checkin", "--answers", "well 7.5 4 4 4 4 4 -"]);
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
You are fit to serve today.                                               77

Nothing stands out. All right is all right.

Promised for today: thing 1; thing 2; thing 3; thing 4; thing 5; and two
  more: selfcare commit list

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    home.on("2026-11-25");
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
Not checked in yet today.
Half a minute for you first: selfcare checkin

Still open: thing 1 (open for three days); thing 2 (open for three days);
  thing 3 (open for three days); thing 4 (open for three days); thing 5
  (open for three days); and two more: selfcare commit list

"#]]
    );
}

#[test]
fn an_area_that_stays_low_is_shown_from_seven_days_on_with_its_age() {
    let mut home = Sandbox::new();
    low_boundaries(&mut home, &FOURTEEN[..7]);
    assert!(!home.ok(["status"]).contains("Open for"), "six days ago");
    low_boundaries(&mut home, &FOURTEEN[7..8]);
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
You are fit to serve today.                                               57

Thin place, if you want one: boundaries (mostly gave way).
  One small thing: choose the hour at which you stop, and tell one person.

Open for seven days: boundaries.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    assert_data_eq!(
        home.ok(["report", "month"]),
        str![[r#"
November 2026, so far: fit on all eight days.
Boundaries is the thin place.
No promises came due. Checked in on eight days, none missed.

Mo      Tu      We      Th      Fr      Sa      Su
                                                 1
 2 + 57  3 + 57  4 + 57  5 + 57  6 + 57  7 + 57  8 + 57
 9 + 57
+ fit, ~ with care, x not fit, ? too few answers, - rest, . missed

            sMtwtfssM  mean  days
score       .▅▅▅▅▅▅▅▅
rest        .▇▇▇▇▇▇▇▇    80     8
thoughts    .▆▆▆▆▆▆▆▆    75     8
boundaries  .▃▃▃▃▃▃▃▃    25     8 <
forward     .▆▆▆▆▆▆▆▆    75     8
eating      .▆▆▆▆▆▆▆▆    75     8
commitments .........     .     0
One sign a day, low to high.

Score: 57 on average, 57 to 57 over eight days.
Sleep: 7 h 30 min a night over eight nights; no debt at the end.
One small thing: choose the hour at which you stop, and tell one person.
Open for seven days: boundaries.
To choose it for November: selfcare focus boundaries
Checked in eight days in a row.

"#]]
    );
    let json = home.ok(["status", "--json"]);
    assert!(
        json.contains(r#""issues":[{"area":"boundaries","since":"2026-11-02","days":7,"last_asked":"2026-11-09","growing":false}]"#),
        "{json}"
    );
    // Three better days in a row end it.
    for day in &FOURTEEN[8..11] {
        home.on(day);
        home.ok(["checkin", "--answers", "well 7.5 4 4 4 4 4 -"]);
    }
    assert!(!home.ok(["status"]).contains("Open for"));
}

#[test]
fn an_area_that_goes_on_falling_grows() {
    let mut home = Sandbox::new();
    low_boundaries(&mut home, &FOURTEEN[..7]);
    for day in &FOURTEEN[7..] {
        home.on(day);
        home.ok(["checkin", "--answers", "well 7.5 4 4 1 4 4 -"]);
    }
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
Fit to serve, with care.                                                  48

Why: Boundaries stands at the bottom: overrun. The other areas cannot make
     up for that today.

Thin place: boundaries (overrun).
  One small thing: choose the hour at which you stop, and tell one person.
Double-check what cannot be undone.

Open for 13 days: boundaries. It grows.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
}

#[test]
fn what_recurs_is_not_older_than_the_day_of_the_return_wherever_it_is_shown() {
    let mut home = Sandbox::new();
    home.on("2026-11-02");
    home.ok(["commit", "add", "walk", "--every", "day"]);
    home.ok(["commit", "add", "read", "--every", "mon"]);
    low_boundaries(&mut home, &FOURTEEN);
    home.on("2026-12-15");
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
You
  1  walk                                                          due today
     every day
  2  read                                        next due Monday 21 December
     every Monday

"#]]
    );
    let line = home.ok(["status", "--json"]);
    let status: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(status["due"].as_array().map(Vec::len), Some(1), "{line}");
    assert_eq!(status["due"][0]["open_days"], 0, "{line}");
    assert!(!home.ok(["commit", "people"]).contains("open for"));

    home.ok(["checkin", "--answers", "well 7.5 4 4 2 4 4 -"]);
    assert_data_eq!(
        home.ok(["commit", "list"]),
        str![[r#"
You
  1  walk                                                          due today
     every day
  2  read                                        next due Monday 21 December
     every Monday

"#]]
    );
}

#[test]
fn a_silence_makes_nothing_older_but_a_promise() {
    let mut home = Sandbox::new();
    home.on("2026-11-09");
    home.ok([
        "commit",
        "add",
        "send it",
        "--to",
        "sister",
        "--due",
        "2026-11-14",
    ]);
    low_boundaries(&mut home, &FOURTEEN);
    home.on("2026-12-15");
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
Not checked in yet today.
Good to see you. Nothing is owed for the days between.
Half a minute for you first: selfcare checkin

Still open: send it, to sister (open for 31 days).
Boundaries: first seen 2 November, last asked 15 November.

"#]]
    );
    home.ok(["checkin", "--answers", "well 7.5 4 4 2 4 4 -"]);
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
You are fit to serve today.                                               57

Thin place, if you want one: boundaries (mostly gave way).
  One small thing: choose the hour at which you stop, and tell one person.

Still open: send it, to sister (open for 31 days).
Boundaries: first seen 2 November, open for 14 days of asking.

14 more days until I know your usual again.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    for day in ["2026-12-16", "2026-12-17"] {
        home.on(day);
        home.ok(["checkin", "--answers", "well 7.5 4 4 2 4 4 -"]);
    }
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
You are fit to serve today.                                               57

Thin place, if you want one: boundaries (mostly gave way).
  One small thing: choose the hour at which you stop, and tell one person.

Still open: send it, to sister (open for 33 days).
Boundaries: first seen 2 November, open for 16 days of asking.

12 more days until I know your usual again.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.

"#]]
    );
    assert_data_eq!(
        home.ok(["report"]),
        str![[r#"
Week 11 to 17 December: fit on all three days.
Boundaries is the thin place.
No promises came due. Checked in on three days.

               F   S   S   M   T   W   T  mean  days
day            .   .   .   .  ok  ok  ok
score          .   .   .   .  57  57  57
rest           .   .   .   .  80  80  80    80     3
thoughts       .   .   .   .  75  75  75    75     3
boundaries     .   .   .   .  25  25  25    25     3 <
forward        .   .   .   .  75  75  75    75     3
eating         .   .   .   .  75  75  75    75     3
commitments    .   .   .   .   .   .   .     .     0
ok fit, ca with care, no not fit, ?? too few answers, -- rest, . none

Score: 57 on average, 57 to 57 over three days.
Sleep: 7 h 30 min a night over three nights.
One small thing: choose the hour at which you stop, and tell one person.
Boundaries: first seen 2 November, open for 16 days of asking.
To choose it for January: selfcare focus boundaries --month 2027-01

"#]]
    );
}

#[test]
fn on_a_day_of_rest_nothing_is_due() {
    let home = Sandbox::new();
    home.ok(["commit", "add", "walk", "--every", "day"]);
    home.ok(["commit", "add", "send it", "--due", "today"]);
    home.ok(["pause", "--until", "friday", "--why", "ill"]);
    assert_data_eq!(
        home.ok(["status"]),
        str![[r#"
A day of rest. Nothing is asked and nothing is due.
Resting until Friday 27 November. Asked again on Saturday 28 November.
Well again before that? selfcare checkin

"#]]
    );
    let json = home.ok(["status", "--json"]);
    assert!(json.contains(r#""due":[]"#), "{json}");
}

#[test]
fn more_choices_than_a_report_has_room_for_are_counted() {
    let mut home = Sandbox::new();
    let days: Vec<String> = (1..=18).map(|day| format!("2026-11-{day:02}")).collect();
    for (n, day) in days.iter().enumerate() {
        home.on(day);
        let flag = if n < 9 { "--adjust" } else { "--going-in" };
        let words = format!("reason {n}");
        home.ok(["checkin", "--answers", "well 3.5 1 1 1 1 1 -", flag, &words]);
        if n % 3 == 0 {
            home.ok(["reflect", "3"]);
        }
    }
    assert_data_eq!(
        home.ok(["report", "month"]),
        str![[r#"
November 2026, so far: not fit on all 18 days.
Thoughts is the thin place.
No promises came due. Checked in on 18 days, none missed.

Mo      Tu      We      Th      Fr      Sa      Su
                                                 1 x
 2 x     3 x     4 x     5 x     6 x     7 x     8 x
 9 x    10 x    11 x    12 x    13 x    14 x    15 x
16 x    17 x    18 x
+ fit, ~ with care, x not fit, ? too few answers, - rest, . missed

            sMtwtfssMtwtfssMtw  mean
score       ..................
rest        ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁     3
thoughts    ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁     0 <
boundaries  ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁     0
forward     ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁     0
eating      ▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁     0
commitments ..................     .
One sign a day, low to high.

Score: 0 on average, 0 to 1 over 18 days.
Sleep: 3 h 30 min a night over 18 nights; 24 h 30 min of debt at the end.
One small thing: ten minutes to write it down and close it, or tell one
  person.
Not fit on 18 of 18 days in four weeks. That is a pattern, not a bad day:
talk to someone who can change something.
To name somebody for days like these: selfcare config set tell "a friend,
555-0100"
A doctor, a helpline, or anyone you trust can hear this, too.
You changed something, nine times in these days:
  3 November, reason 2.
  4 November, reason 3; serving: all right.
  5 November, reason 4.
  6 November, reason 5.
  7 November, reason 6; serving: all right.
  8 November, reason 7.
  9 November, reason 8.
  and two before these: selfcare log
Went in all the same, nine times in these days:
  12 November, reason 11.
  13 November, reason 12; serving: all right.
  14 November, reason 13.
  15 November, reason 14.
  16 November, reason 15; serving: all right.
  17 November, reason 16.
  18 November, reason 17.
  and two before these: selfcare log
Open for 17 days: rest, thoughts, boundaries, forward and eating.
To choose it for December: selfcare focus thoughts --month 2026-12
Checked in 18 days in a row.

"#]]
    );
}

#[test]
fn going_in_twice_through_one_gate_is_once() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 4 4 4 4 4 4 -"]);
    for why in [
        "only nurse on shift",
        "only nurse on shift",
        "nobody else came",
    ] {
        assert_eq!(home.run(["gate", "--override", why]).code, Some(0));
    }
    for back in ["-1", "-2"] {
        home.ok(["checkin", back, "--answers", "well 7 4 4 4 4 4 -"]);
    }
    let page = home.ok(["report"]);
    assert!(
        page.contains("Went in all the same: Sunday, nobody else came.\n"),
        "{page}"
    );
}
