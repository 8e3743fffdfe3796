//! What an earlier release wrote is read by every later one: its journal and its settings are kept here for ever.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

/// Everything that 0.1.0 could write, on a day a week later.
fn first_release() -> Sandbox {
    let mut home = Sandbox::new();
    home.write_journal(include_str!("journals/0.1.0.jsonl"));
    home.write_config(include_str!("journals/0.1.0.toml"));
    // At 07:41 it is still the day before, since the day starts at noon.
    home.on("2026-11-10");
    home
}

#[test]
fn the_journal_of_the_first_release_is_read_whole() {
    let home = first_release();
    assert_eq!(home.run(["doctor"]).code, Some(0));
    assert_data_eq!(
        home.ok(["log", "2026-11"]),
        str![[r#"
Monday 2 November                                                     fit 67
well, sleep 7 h 30 min, rested 4, boundaries 3, thoughts 4, forward 4,
promises 2/3, mood 4
  slept by the sea #coast
  "quoted" / and ü

Tuesday 3 November                                                not fit 32
off, sleep 5 h 15 min, rested 2, boundaries 2, thoughts 3, forward 3,
promises 1/2, mood 2
  You chose: a colleague takes room 6
  Serving went all right: slow, and all right

Wednesday 4 November                                                 not fit
well, sleep 4 h, rested 2, boundaries 2, thoughts 2, forward 2, pain 2
  Going in, because: only nurse on shift

Thursday 5 November                                                  not fit
ill
  fever

Saturday 7 November                                         fit with care 61
well, sleep 8 h, rested 4, boundaries 4, thoughts 4, forward 4

Monday 9 November                                           fit with care 54
well, sleep 7 h, rested 4, boundaries 3, thoughts 4, forward 4, promises 1/1

"#]]
    );
    assert_data_eq!(
        home.ok(["commit", "list", "--all"]),
        str![[r#"
You
  1  walk 20 minutes                                        open for one day
     every day until 31 December, rest, 1 of 2 kept in 28 days

sister
  2  send the drawings                                                  kept
     due today, 1 of 1 kept in 28 days

"#]]
    );
    assert_data_eq!(
        home.ok(["report"]),
        str![[r#"
Week 3 to 9 November: mostly not fit, two days with care.
Boundaries is the thin place.
You kept 0 of 1 to yourself, and 1 of 1 to others, and 2 of 3 counted in
check-ins. Checked in on five days, none missed.

               T   W   T   F   S   S   M  mean  days
day           no  no  no  --  ca   .  ca
score         32   .   .   .  61   .  54
rest          29  23   .   .  80   .  78    52     4
thoughts      50  25   .   .  75   .  75    56     4
boundaries    25  25   .   .  75   .  50    44     4 <
forward       50  25   .   .  75   .  75    56     4
commitments   61  61  61   .  61   .  64    62     5
mood          25   .   .   .   .   .   .     .     1
pain           .  25   .   .   .   .   .     .     1
ok fit, ca with care, no not fit, ?? too few answers, -- rest, . none

Score: 43 on average, 26 to 61 over four days.
Sleep: 6 h 4 min a night over four nights; 10 h 56 min of debt at the end.
One small thing: choose the hour at which you stop, and tell one person.
What you changed: Tuesday, a colleague takes room 6; serving: all right.
Went in all the same: Wednesday, only nurse on shift.
Easy to do, easy not to do: walk 20 minutes, 0 of 1. This autumn: 1 of 2.
Checked in six days in a row.

"#]]
    );
    assert_data_eq!(
        home.ok(["status", "2026-11-04", "--json"]),
        str![[r#"
{"version":1,"day":"2026-11-04","verdict":"not-fit","score":26,"areas":{"rest":22.5,"thoughts":25.0,"boundaries":25.0,"forward":25.0,"commitments":61.11,"mood":null,"pain":25.0},"reasons":[{"code":"sleep-under-5","area":"rest","text":"4 h of sleep in 24 hours. Under 5 h a review of 44 studies would call anyone impaired. That is the night, not you."},{"code":"score","area":null,"text":"The answers add up to 26, and 33 would be with care; lowest is rest."}],"thin_place":"rest","furthest_below_usual":null,"sleep_debt":null,"usual":null,"smallest_change":null,"due":[{"id":"exbxr727gndx5oj3pbrk4plwtw","text":"walk 20 minutes","to":"self","day":"2026-11-04","open_since":"2026-11-04","open_days":0}],"issues":[],"checkin":{"v":1,"id":"dn6l5yms5ctgikzrgri3ilokeb","kind":"checkin","at":"2026-11-04T13:00:03+01:00","day":"2026-11-04","health":"well","sleep":4.0,"rested":2,"boundaries":2,"thoughts":2,"forward":2,"areas":{"pain":2}}}

"#]]
    );
}

#[test]
fn the_settings_of_the_first_release_hold() {
    assert_data_eq!(
        first_release().ok(["config"]),
        str![[r#"
need          7 h 30 min          ~/.config/selfcare/config.toml:2
day-start     12:00               ~/.config/selfcare/config.toml:3
workdays      mon,wed,sat         ~/.config/selfcare/config.toml:4
week-starts   sunday              ~/.config/selfcare/config.toml:5
off           eating, year-ago    ~/.config/selfcare/config.toml:7
tell          somebody            ~/.config/selfcare/config.toml:6
areas.mood    weight 1.5          ~/.config/selfcare/config.toml:9
  question    How is your mood?
  levels      low, flat, so-so, good, bright
areas.pain    weight 1            ~/.config/selfcare/config.toml:14

journal       ~/.local/share/selfcare/journal.jsonl  (default)
settings      ~/.config/selfcare/config.toml  (default)

"#]]
    );
}

#[test]
fn what_the_first_release_wrote_stays_byte_for_byte_when_more_is_written() {
    let home = first_release();
    let before = home.journal_text();
    home.ok([
        "checkin",
        "--answers",
        "well 7 4 - 4 4 4 -",
        "--area",
        "mood=3",
    ]);
    home.ok(["undo"]);
    assert!(home.journal_text().starts_with(&before));
    assert_eq!(
        home.journal_text().lines().count(),
        before.lines().count() + 2
    );
}
