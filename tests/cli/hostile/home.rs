//! A home in which every text of a person is laced, as a hand or another program may have left it.

use serde_json::{Value, json};

use super::signs::{laced, laced_in_short};
use crate::sandbox::Sandbox;

/// The fields of the journal and of the settings that hold a person's own words, each with the word that stands in it.
pub(super) const FIELDS: [(&str, &str); 16] = [
    ("note", "inanote"),
    ("adjustment", "inanadjustment"),
    ("why of going in", "inawhy"),
    ("note of the evening", "intheevening"),
    ("text of a promise", "inapromise"),
    ("to", "intheto"),
    ("area of a promise", "inthearea"),
    ("own area", "inownarea"),
    ("id", "inanid"),
    ("at", "inanat"),
    ("question", "inaquestion"),
    ("level", "inalevel"),
    ("tell", "inthetell"),
    ("kind", "inakind"),
    ("tag", "inatag"),
    ("day of a bad line", "inaday"),
];

/// The home.
pub(super) fn home() -> Sandbox {
    let mut home = Sandbox::new();
    home.env("CLICOLOR_FORCE", "1");
    home.write_config(&format!(
        "tell = {}\n[areas.mood]\nquestion = {}\nlevels = [{}, \"b\", \"c\", \"d\", {}]\n",
        toml(&laced_in_short("inthetell 555")),
        toml(&laced("inaquestion")),
        toml(&laced("inalevel")),
        toml(&laced("inalevel")),
    ));
    home.write_journal(journal());
    home
}

/// A text as TOML has it: all that must be escaped there, and only that.
pub(super) fn toml(text: &str) -> String {
    let each = text.chars().map(|c| match c {
        '"' | '\\' => format!("\\{c}"),
        '\u{0}'..='\u{1f}' | '\u{7f}' => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    });
    format!("\"{}\"", each.collect::<String>())
}

fn record(id: &str, kind: &str, day: &str, more: &Value) -> String {
    let mut record = json!({
        "v": 1, "id": laced(&format!("inanid{id}")), "kind": kind, "at": laced("inanat"), "day": day,
    });
    let all = record.as_object_mut().expect("an object");
    all.extend(more.as_object().expect("an object").clone());
    // As another program writes it: only what JSON must escape is escaped.
    format!("{record}\n")
}

fn journal() -> String {
    let mut lines = unreadable();
    for day in 9..=22 {
        let is_poor = day > 14;
        let level = if is_poor { 1 } else { 4 };
        lines += &record(
            &format!("d{day}"),
            "checkin",
            &format!("2026-11-{day:02}"),
            &json!({
                "health": if is_poor { "off" } else { "well" }, "sleep": 5.5, "rested": level, "eating": level,
                "boundaries": level, "thoughts": level, "forward": level,
                "areas": {"mood": level, laced("inownarea"): 2},
                "note": format!("{} #{}", laced("inanote"), laced_in_short("inatag")),
                "adjustment": laced("inanadjustment"),
            }),
        );
        let why = laced("inawhy");
        lines += &record(
            &format!("o{day}"),
            "override",
            &format!("2026-11-{day:02}"),
            &json!({"why": why, "verdict": "not-fit"}),
        );
        lines += &record(
            &format!("r{day}"),
            "reflection",
            &format!("2026-11-{day:02}"),
            &json!({"serving": 2, "note": laced("intheevening")}),
        );
    }
    for (id, when) in [
        ("p1", json!({"due": "2026-11-02"})),
        ("p2", json!({"due": "2026-11-22"})),
        ("p3", json!({"every": "day"})),
    ] {
        let mut more = json!({
            "text": laced("inapromise"), "to": laced("intheto"), "area": laced("inthearea"),
        });
        if let (Some(more), Some(when)) = (more.as_object_mut(), when.as_object()) {
            more.extend(when.clone());
        }
        lines += &record(id, "commitment", "2026-11-01", &more);
    }
    lines += &record(
        "f",
        "focus",
        "2026-11-02",
        &json!({"month": "2026-11", "area": laced("inthefocus")}),
    );
    lines += &record("k", &laced("inakind"), "2026-11-21", &json!({}));
    lines
}

/// Lines that cannot be read, each with the words in the reason. First, so that none could be today's check-in.
fn unreadable() -> String {
    let mut lines = String::new();
    lines += &record("b1", "checkin", &laced("inaday"), &json!({}));
    lines += &record(
        "b2",
        "checkin",
        "2026-11-20",
        &json!({"areas": {laced("inownarea"): 9}}),
    );
    lines += &record(
        "b3",
        "commitment",
        "2026-11-20",
        &json!({"text": "x", "every": laced("inarhythm")}),
    );
    lines += &format!("{}\n", laced("inabadline").replace('\n', " "));
    lines
}
