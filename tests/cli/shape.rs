//! What other programs read: the README's example of a report has every field there is, and no other.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::sandbox::Sandbox;

/// The paths of all fields; areas, verdicts and the like stand under `*`, since settings decide which there are.
fn paths(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let named = ["areas", "verdicts", "serving"]
                    .iter()
                    .any(|by| at.ends_with(by));
                let name = if named { "*" } else { name };
                paths(value, &format!("{at}.{name}"), found);
            }
        }
        Value::Array(items) => {
            for item in items {
                paths(item, &format!("{at}[]"), found);
            }
        }
        Value::Null => {}
        _ => {
            found.insert(at.to_owned());
        }
    }
}

fn documented() -> BTreeSet<String> {
    let readme = include_str!("../../README.md");
    let (_, after) = readme
        .split_once("<!-- test: the shape of report --format json -->\n```json\n")
        .expect("the README shows the shape");
    let (shape, _) = after.split_once("```").expect("the block ends");
    let mut found = BTreeSet::new();
    paths(&serde_json::from_str(shape).expect("JSON"), "", &mut found);
    found
}

#[test]
fn the_readme_knows_every_field_of_a_report_and_no_other() {
    let mut home = Sandbox::new();
    home.write_journal(include_str!("journals/year.jsonl"));
    home.on("2026-09-12");
    assert_eq!(
        home.run(["gate", "--override", "only nurse on shift"]).code,
        Some(0)
    );
    let mut found = BTreeSet::new();
    let mut look = |home: &Sandbox, period: &str| {
        let json = home.ok(["report", period, "--format", "json"]);
        paths(&serde_json::from_str(&json).expect("JSON"), "", &mut found);
    };
    // Weeks of a hard September, and the whole year.
    for day in [
        "2026-07-10",
        "2026-08-30",
        "2026-09-12",
        "2026-09-20",
        "2026-10-04",
        "2026-11-22",
    ] {
        home.on(day);
        for period in ["week", "month", "all"] {
            look(&home, period);
        }
    }
    // A month in which many mornings are not fit has a pattern.
    for back in 0..20 {
        home.ok([
            "checkin",
            &format!("-{back}"),
            "--answers",
            "well 4 1 1 1 1 1 1/3",
        ]);
    }
    look(&home, "month");
    // A week under the usual has a drift.
    let lower = Sandbox::new();
    for back in 0..30 {
        let answers = if back < 7 {
            "well 7 3 3 3 3 3 -"
        } else {
            "well 7 5 5 5 5 5 -"
        };
        lower.ok(["checkin", &format!("-{back}"), "--answers", answers]);
    }
    look(&lower, "week");

    let documented = documented();
    let missing: Vec<_> = found.difference(&documented).collect();
    let gone: Vec<_> = documented.difference(&found).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "undocumented {missing:?}, gone {gone:?}"
    );
}
