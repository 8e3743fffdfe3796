//! `selfcare config`: what is in force, who said so, and how to change it.

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;

#[test]
fn a_mistake_is_named_with_its_place_and_the_nearest_setting() {
    let home = Sandbox::new();
    home.write_config("# mine\nneed = 8\nworkday = \"mon-fri\"\n");
    for args in [
        &["status"][..],
        &["checkin", "--sleep", "7"],
        &["config"],
        &["config", "set", "need", "7"],
    ] {
        let said = home.refused(args);
        assert!(said.contains("~/.config/selfcare/config.toml:3:1: no setting \"workday\"; the nearest is \"workdays\"\n"), "{said}");
    }
}

#[test]
fn every_value_says_where_it_comes_from() {
    let mut home = Sandbox::new();
    home.write_config("need = \"7h30\"\noff = [\"note\"]\n\n[areas.mood]\nquestion = \"How is your mood?\"\nlevels = [\"a\", \"b\", \"c\", \"d\", \"e\"]\n");
    assert_data_eq!(
        home.ok(["config"]),
        str![[r#"
need          7 h 30 min          ~/.config/selfcare/config.toml:1
day-start     00:00               default
workdays      all                 default
week-starts   monday              default
off           note                ~/.config/selfcare/config.toml:2
tell          nobody              default
areas.mood    weight 1            ~/.config/selfcare/config.toml:4
  question    How is your mood?
  levels      a, b, c, d, e

journal       ~/.local/share/selfcare/journal.jsonl  (default)
settings      ~/.config/selfcare/config.toml  (default)

"#]]
    );
    let elsewhere = home.home().join("elsewhere").display().to_string();
    home.env("SELFCARE_DIR", &elsewhere);
    assert!(
        home.ok(["config"])
            .contains("~/elsewhere/journal.jsonl  (SELFCARE_DIR)\n")
    );
}

#[test]
fn setting_one_value_keeps_every_comment() {
    let home = Sandbox::new();
    home.write_config("# why: my doctor said so\nneed = 7.5  # hours\n");
    home.ok(["config", "set", "need", "8"]);
    home.ok(["config", "set", "workdays", "mon-fri"]);
    home.ok(["config", "off", "eating"]);
    home.ok(["config", "off", "note"]);
    home.ok(["config", "on", "eating"]);
    let text = std::fs::read_to_string(home.config()).expect("the configuration");
    assert_data_eq!(
        text,
        str![[r##"
# why: my doctor said so
need = 8  # hours
workdays = "mon-fri"
off = ["note"]

"##]]
    );
}

#[test]
fn what_cannot_be_set_is_refused_and_nothing_changes() {
    let home = Sandbox::new();
    home.write_config("need = 8\n");
    for args in [
        &["set", "ned", "8"][..],
        &["set", "need", "12"],
        &["set", "day-start", "25:00"],
        &["set", "workdays", "never"],
        &["set", "week-starts", "noon"],
        &["set", "off", "sleep"],
        &["set", "areas.sleep.weight", "1"],
        &["set", "areas.mood.weight", "9"],
        &["set", "areas.mood.levels", "a,b"],
        &["off", "rested"],
        &["off", "eatin"],
        &["unset", "everything"],
    ] {
        let said = home.refused(["config"].iter().chain(args));
        assert!(
            said.starts_with("error: ") && said.lines().count() == 1,
            "{said}"
        );
    }
    assert_eq!(
        std::fs::read_to_string(home.config()).expect("the configuration"),
        "need = 8\n"
    );
}

#[test]
fn a_switched_off_area_is_neither_asked_nor_scored() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 1 4 4 4 -"]);
    assert_eq!(home.run(["gate", "--strict"]).code, Some(1));
    home.ok(["config", "off", "eating"]);
    assert_eq!(home.run(["gate", "--strict"]).code, Some(0));
    assert!(!home.ok(["status", "--json"]).contains("\"eating\":null"));
}

#[test]
fn what_leaves_no_verdict_says_so() {
    let home = Sandbox::new();
    for (area, left) in [
        ("eating", ""),
        ("boundaries", ""),
        ("thoughts", "two areas"),
    ] {
        let said = home.ok(["config", "off", area]);
        let few = format!("That leaves {left} beside rest, and a verdict needs three.\n");
        assert_eq!(said.ends_with(&few), !left.is_empty(), "{said}");
    }
    let said = home.ok([
        "config",
        "set",
        "off",
        "eating,thoughts,forward,commitments",
    ]);
    assert!(said.contains("That leaves one area beside rest"), "{said}");
}

#[test]
fn a_day_that_starts_later_says_which_day_it_is_and_where_the_check_in_stands() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert_data_eq!(
        home.ok(["config", "set", "day-start", "12:00"]),
        str![[r#"
day-start is now 12:00.
It is Saturday 21 November until 12:00. The check-in of Sunday 22 November stands there.

"#]]
    );
    let said = home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    assert!(said.starts_with("Saturday 21 November\n"), "{said}");
    assert_data_eq!(
        home.ok(["config", "unset", "day-start"]),
        str![[r#"
day-start is now 00:00.
It is Sunday 22 November now. The check-in of Saturday 21 November stands there.

"#]]
    );
    assert_data_eq!(
        home.ok(["config", "set", "day-start", "04:00"]),
        str![[r#"
day-start is now 04:00.

"#]]
    );
}

#[test]
fn a_linked_configuration_keeps_its_link_also_before_there_is_one() {
    let home = Sandbox::new();
    home.write_config("");
    std::fs::remove_file(home.config()).expect("the configuration");
    std::os::unix::fs::symlink(home.home().join("dot.toml"), home.config()).expect("a link");
    for need in ["8", "9"] {
        home.ok(["config", "set", "need", need]);
        assert!(
            std::fs::symlink_metadata(home.config())
                .expect("the link")
                .is_symlink()
        );
        assert!(
            std::fs::read_to_string(home.home().join("dot.toml"))
                .expect("the target")
                .contains(need)
        );
    }
}

#[test]
fn whom_to_tell_is_printed_by_the_notice_of_a_pattern_and_nowhere_else() {
    let mut home = Sandbox::new();
    let canary = "Canary, 555-0100";
    for day in 0..28 {
        let answers = if day % 3 == 0 {
            "ill - - - - - - -"
        } else {
            "well 7 4 4 4 4 4 -"
        };
        home.ok(["checkin", &format!("-{day}"), "--answers", answers]);
    }
    let without = home.ok(["report"]);
    let flat = |page: &str| page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flat(&without).contains("To name somebody for days like these: selfcare config set tell"),
        "{without}"
    );
    assert!(!home.ok(["config", "set", "tell", canary]).contains(canary));
    let page = home.ok(["report"]);
    assert!(
        flat(&page).contains("You named for this: Canary, 555-0100. A doctor, a helpline,"),
        "{page}"
    );
    for args in [
        &["config"][..],
        &["status"],
        &["status", "--json"],
        &["report", "--format", "json"],
        &["report", "2026-10-01..2026-10-20"],
        &["log", "all"],
        &["commit", "people"],
    ] {
        assert!(!home.ok(args).contains("Canary"), "{args:?}");
    }
    // A good month needs nobody.
    home.on("2027-02-01");
    for day in 0..28 {
        home.ok([
            "checkin",
            &format!("-{day}"),
            "--answers",
            "well 7 4 4 4 4 4 -",
        ]);
    }
    assert!(!home.ok(["report"]).contains("Canary"));
    home.ok(["config", "unset", "tell"]);
    for bad in ["", "  ", &"long ".repeat(40)] {
        home.refused(["config", "set", "tell", bad]);
    }
}

#[test]
fn rest_is_asked_whatever_it_is_called() {
    let home = Sandbox::new();
    for word in ["rest", "sleep", "rested"] {
        assert_eq!(
            home.refused(["config", "off", word]),
            format!(
                "error: could not switch {word} off: rest is the one thing that is always asked\n"
            )
        );
    }
    assert!(!home.config().exists());
}

#[test]
fn two_that_set_at_once_lose_nothing() {
    let home = Sandbox::new();
    for _ in 0..5 {
        let questions = [
            "health",
            "eating",
            "boundaries",
            "thoughts",
            "forward",
            "note",
        ];
        std::thread::scope(|scope| {
            for question in questions {
                scope.spawn(|| home.ok(["config", "off", question]));
            }
        });
        let text = std::fs::read_to_string(home.config()).expect("a configuration");
        assert!(
            questions.iter().all(|question| text.contains(question)),
            "{text}"
        );
        home.ok(["config", "unset", "off"]);
    }
}
