//! The configuration: read or refused with a place, spelled as it can be typed, and changed in one place alone.

use std::collections::BTreeMap;
use std::ops::Range;

use selfcare::Rules;

use crate::config::{Config, KEYS, SetError, read, set, spelled, unset};
use crate::located;

/// Changes of which one is tried on every text, besides the one it brings along.
const CHANGES: [(&str, &str); 9] = [
    ("need", "8"),
    ("day-start", "04:00"),
    ("workdays", "mon-fri"),
    ("week-starts", "sunday"),
    ("off", "note, eating"),
    ("tell", "a friend, 555-0100"),
    ("areas.mood.weight", "2"),
    ("areas.calm.question", "How calm are you?"),
    ("areas.mood", ""),
];

/// What holds of any text. The first line is a setting and the second its value; the others are the file.
pub(crate) fn holds(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let mut parts = text.splitn(3, '\n');
    let (key, value) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let file = parts.next().unwrap_or_default();
    let config = match read(file) {
        Ok(config) => config,
        Err(mistake) => {
            assert!(mistake.line >= 1 && mistake.line <= 1 + file.matches('\n').count());
            assert!(mistake.column >= 1 && !mistake.reason.is_empty());
            assert!(matches!(set(file, "need", "8"), Err(SetError::Before(_))));
            return;
        }
    };
    makes_sense(&config);
    for (key, value) in [CHANGES[file.len() % CHANGES.len()], (key, value)] {
        match set(file, key, value) {
            Ok(changed) => is_changed(file, &config, key, &changed),
            Err(why) => assert!(!why.to_string().is_empty()),
        }
        match unset(file, key) {
            Ok(changed) => is_changed(file, &config, key, &changed),
            Err(why) => assert!(!why.to_string().is_empty()),
        }
    }
}

fn makes_sense(config: &Config) {
    let rules: Rules = config.rules();
    assert!((7.0..=9.0).contains(&rules.need.number()));
    assert!(rules.counts(selfcare::Area::Rest));
    for area in rules.areas() {
        assert_eq!(rules.area(rules.name(area)), Some(area));
        assert!((0.5..=4.0).contains(&rules.weight(area)));
    }
    for key in ["need", "day-start", "workdays", "week-starts", "off"] {
        let spelled_now = spelled(config, key);
        let mut text = String::new();
        if key == "off" {
            // A switch of one's own needs its area.
            for own in &config.areas {
                text = set(
                    &text,
                    &format!("areas.{}.weight", own.value.area.name()),
                    "1",
                )
                .expect("a name that was read");
            }
        }
        let text = set(&text, key, &spelled_now)
            .unwrap_or_else(|why| panic!("{key} {spelled_now}: {why}"));
        let again = read(&text).expect("what was set can be read");
        assert_eq!(spelled(&again, key), spelled_now, "{key}");
    }
}

/// Every setting but one says what it said, and every other byte stands where it stood.
fn is_changed(before: &str, config: &Config, key: &str, text: &str) {
    let changed =
        read(text).unwrap_or_else(|mistake| panic!("{key}: {mistake}\n{before}\n->\n{text}"));
    for other in KEYS.into_iter().filter(|other| *other != key) {
        assert_eq!(
            said(&changed, other),
            said(config, other),
            "{other}, when {key} was changed"
        );
    }
    assert_eq!(areas_but(&changed, key), areas_but(config, key), "{key}");

    if is_printed_otherwise(before) {
        return;
    }
    match (span(before, key), span(text, key)) {
        (Some(was), Some(is)) => {
            assert_eq!(&text[..is.start], &before[..was.start], "before {key}");
            assert_eq!(&text[is.end..], &before[was.end..], "after {key}");
        }
        // Within braces a line can hold more than one setting.
        _ if before.contains('{') => {}
        (Some(was), None) => {
            assert!(
                is_within(text, before),
                "{key} was taken out of\n{before}\n->\n{text}"
            );
            // What stands behind a value on its line goes with it, and so does what stands in an area.
            let (above, below) = (
                before[..was.start].lines(),
                before[was.end..]
                    .lines()
                    .skip(1)
                    .filter(|_| !key.starts_with("areas.")),
            );
            for comment in above.chain(below).filter(|line| line.starts_with('#')) {
                assert!(
                    text.contains(comment),
                    "{comment} went with {key}\n{before}\n->\n{text}"
                );
            }
        }
        (None, _) => assert!(
            is_within(before, text),
            "{key} was put into\n{before}\n->\n{text}"
        ),
    }
}

/// Whether more than the ends of lines changes when it is only printed: blanks between the words of a key.
fn is_printed_otherwise(text: &str) -> bool {
    let plain = text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .replace("\r\n", "\n");
    let printed = text
        .parse()
        .map(|document: toml_edit::DocumentMut| document.to_string());
    printed.is_ok_and(|printed| printed.trim_end_matches('\n') != plain.trim_end_matches('\n'))
}

/// Where the value of a setting stands.
fn span(text: &str, key: &str) -> Option<Range<usize>> {
    let mut parts = key.split('.');
    let table = located::table(text).ok()?;
    let mut value = table.get(parts.next()?)?;
    for part in parts {
        value = value.get_ref().as_table()?.get(part)?;
    }
    Some(value.span())
}

/// Whether the lines of one text stand in another, in their order.
fn is_within(part: &str, whole: &str) -> bool {
    let unmarked = |text| str::strip_prefix(text, '\u{feff}').unwrap_or(text);
    let (part, mut lines) = (unmarked(part), unmarked(whole).lines());
    let written = part.lines().filter(|line| !line.trim().is_empty());
    written
        .into_iter()
        .all(|line| lines.any(|other| other == line))
}

fn said(config: &Config, key: &str) -> String {
    match key {
        "tell" => format!("{:?}", config.tell.value),
        _ => spelled(config, key),
    }
}

/// The areas, but for the one that a key speaks of.
fn areas_but(config: &Config, key: &str) -> BTreeMap<String, String> {
    let but = key
        .strip_prefix("areas.")
        .and_then(|rest| rest.split('.').next());
    let areas = config.areas.iter().map(|own| &own.value);
    areas
        .map(|own| (own.area.name().to_owned(), format!("{own:?}")))
        .filter(|(name, _)| Some(&**name) != but)
        .collect()
}
