//! Changes one setting in the text of a configuration, and keeps every other byte of it.

use std::fmt;

use selfcare::Hours;
use toml_edit::{Array, DocumentMut, InlineTable, Item, TableLike, Value, value};

use super::{KEYS, read};
use crate::located::{self, Mistake, unknown};

/// Why a setting was not changed.
#[derive(Debug)]
pub(crate) enum SetError {
    /// The file has a mistake already, which must be mended first.
    Before(Mistake),
    /// There is no such setting.
    Unknown(String),
    /// The value cannot be.
    Value(String),
}

impl fmt::Display for SetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Before(mistake) => write!(f, "{mistake}"),
            Self::Unknown(reason) | Self::Value(reason) => f.write_str(reason),
        }
    }
}

/// The text with one setting changed. `off` takes its words with commas; an area's settings are `areas.mood.weight`.
pub(crate) fn set(text: &str, key: &str, typed: &str) -> Result<String, SetError> {
    let with_value = |why| match why {
        SetError::Value(reason) => SetError::Value(format!("{typed}; {reason}")),
        other => other,
    };
    change(text, key, |parts| match *parts {
        ["off"] | ["areas", _, "levels"] => Some(list(typed)),
        // `7.30` has two readings, which a number does not keep.
        ["need"] if typed.parse::<Hours>().is_err() => Some(value(typed)),
        ["need"] | ["areas", _, "weight"] => Some(number(typed)),
        _ => Some(value(typed)),
    })
    .map_err(with_value)
}

/// The text with one setting gone, so that the default holds again.
pub(crate) fn unset(text: &str, key: &str) -> Result<String, SetError> {
    let changed = change(text, key, |_| None)?;
    Ok(lines_cut(text, key).unwrap_or(changed))
}

/// The text without the lines of a setting, or of an area under its heading; none where they hold something else, too.
fn lines_cut(text: &str, key: &str) -> Option<String> {
    let mut parts = key.split('.').peekable();
    let mut table = &located::table(text).ok()?;
    let (name, value) = loop {
        let (name, value) = table.get_key_value(parts.next()?)?;
        if parts.peek().is_none() {
            break (name.span(), value);
        }
        table = value.get_ref().as_table()?;
    };
    let start = text[..name.start].rfind('\n').map_or(0, |end| end + 1);
    let inside = value.get_ref().as_table();
    let is_apart = inside.is_none() || text[start..].trim_start().starts_with('[');
    let ends = inside
        .into_iter()
        .flatten()
        .map(|(_, inner)| inner.span().end);
    let until = ends.fold(value.span().end, usize::max);
    let end = text[until..]
        .find('\n')
        .map_or(text.len(), |end| until + end + 1);
    let after = text[until..end].trim_start();
    let is_alone =
        !text[start..name.start].contains('{') && (after.is_empty() || after.starts_with('#'));
    let cut = format!("{}{}", &text[..start], &text[end..]);
    (is_apart && is_alone && read(&cut).is_ok()).then_some(cut)
}

fn change(
    text: &str,
    key: &str,
    item: impl FnOnce(&[&str]) -> Option<Item>,
) -> Result<String, SetError> {
    read(text).map_err(SetError::Before)?;
    let parts: Vec<&str> = key.split('.').collect();
    if !is_known(&parts) {
        let known = KEYS.into_iter().chain([
            "areas.NAME.question",
            "areas.NAME.levels",
            "areas.NAME.weight",
        ]);
        return Err(SetError::Unknown(unknown("setting", key, known)));
    }
    let mut document: DocumentMut = text
        .parse()
        .map_err(|why: toml_edit::TomlError| SetError::Value(why.message().to_owned()))?;
    let printed = document.to_string();
    let comment = place(&mut document, &parts, item(&parts)).ok_or_else(|| {
        SetError::Value("the file holds it in another form; mend it there".to_owned())
    })?;
    let changed = as_it_stood(text, &printed, &format!("{comment}{document}"));
    read(&changed).map_err(|mistake| SetError::Value(mistake.reason))?;
    Ok(changed)
}

/// What was changed within what stood there: a document is printed without a byte order mark, and with the line ends of
/// Unix. Where more is printed otherwise, blanks in a heading, all of it is as it was printed.
fn as_it_stood(text: &str, printed: &str, changed: &str) -> String {
    if changed == printed {
        return text.to_owned();
    }
    let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
    let plain = unmarked.replace("\r\n", "\n");
    if plain.strip_suffix('\n').unwrap_or(&plain) != printed.strip_suffix('\n').unwrap_or(printed) {
        return changed.to_owned();
    }
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let length = |pair: (char, char)| pair.0.len_utf8();
    let ahead = printed.chars().zip(changed.chars());
    let from: usize = ahead.take_while(same).map(length).sum();
    let (was, is) = (&printed[from..], &changed[from..]);
    let back = was.chars().rev().zip(is.chars().rev());
    let behind: usize = back.take_while(same).map(length).sum();
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let new = is[..is.len() - behind].replace('\n', end);
    let begins = match place_in(text, printed, from) {
        Some(place) => text[..place].to_owned(),
        None => format!("{text}{end}"),
    };
    let ends = place_in(text, printed, printed.len() - behind).map_or("", |place| &text[place..]);
    begins + &new + ends
}

/// Where in a text a place of the same text stands that was printed; nowhere behind a last line end that only the printed
/// one has.
fn place_in(text: &str, printed: &str, at: usize) -> Option<usize> {
    let mark = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut rest = text.bytes().enumerate().skip(mark);
    let mut place = mark;
    for byte in printed.bytes().take(at) {
        place = 1 + rest.find(|(_, other)| *other != b'\r' || byte == b'\r')?.0;
    }
    Some(place)
}

fn is_known(parts: &[&str]) -> bool {
    match *parts {
        [key] => KEYS.contains(&key),
        ["areas", name] => !name.is_empty(),
        ["areas", name, key] => !name.is_empty() && ["question", "levels", "weight"].contains(&key),
        _ => false,
    }
}

/// Puts the item in its place, or takes out what is there; a comment above what is taken out is given back.
fn place(document: &mut DocumentMut, parts: &[&str], item: Option<Item>) -> Option<String> {
    let (last, path) = parts.split_last()?;
    let mut table: &mut dyn TableLike = document.as_table_mut();
    let mut is_in_braces = false;
    for part in path {
        if item.is_none() && !table.contains_key(part) {
            return Some(String::new());
        }
        let inner = table.entry(part).or_insert_with(|| {
            // Within braces there are no headings.
            if is_in_braces {
                return value(InlineTable::new());
            }
            let mut new = toml_edit::Table::new();
            new.set_implicit(*part == "areas");
            Item::Table(new)
        });
        is_in_braces |= inner.is_inline_table();
        table = inner.as_table_like_mut()?;
    }
    let Some(item) = item else {
        let decor = match table.get(last) {
            Some(Item::Table(inner)) => Some(inner.decor()),
            _ => table.key(last).map(toml_edit::Key::leaf_decor),
        };
        let comment = decor
            .and_then(|decor| decor.prefix()?.as_str())
            .filter(|above| above.contains('#'))
            .unwrap_or_default()
            .to_owned();
        table.remove(last);
        return Some(comment);
    };
    let mut new = item.into_value().ok()?;
    if let Some(old) = table.get_mut(last).and_then(Item::as_value_mut) {
        // What stands around the old value, a comment after it above all, stays around the new one.
        *new.decor_mut() = old.decor().clone();
        *old = new;
    } else {
        table.insert(last, Item::Value(new));
    }
    Some(String::new())
}

/// A number as a number; anything else as a text.
fn number(typed: &str) -> Item {
    if let Ok(whole) = typed.parse::<i64>() {
        return value(whole);
    }
    typed.parse::<f64>().map_or_else(|_| value(typed), value)
}

/// Words with commas between them, or a list as the file holds it.
fn list(typed: &str) -> Item {
    if let Ok(list @ Value::Array(_)) = typed.parse() {
        return Item::Value(list);
    }
    let words = typed
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty() && *word != "nothing");
    Item::Value(Value::Array(words.collect::<Array>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_changes_and_comments_stay() {
        let text = "# mine\nneed = 7.5 # tried 8\n\n[areas.mood] # since May\nweight = 2\n";
        assert_eq!(
            set(text, "need", "8h").unwrap(),
            text.replace("7.5", "\"8h\"")
        );
        assert_eq!(
            set(text, "areas.mood.weight", "1").unwrap(),
            text.replace("weight = 2", "weight = 1")
        );
        assert_eq!(
            unset(text, "need").unwrap(),
            text.replace("need = 7.5 # tried 8\n", "")
        );
        for typed in ["eating, note", r#"["eating", "note"]"#] {
            assert_eq!(
                set("", "off", typed).unwrap(),
                "off = [\"eating\", \"note\"]\n"
            );
        }
        assert_eq!(
            set("", "areas.mood.question", "Well?").unwrap(),
            "[areas.mood]\nquestion = \"Well?\"\n"
        );
        assert_eq!(unset("need = 8\n", "off").unwrap(), "need = 8\n");
        let middle = "# one\nneed = 8\n\n# two\noff = [\n  \"note\", # three\n] # four\n# five\n";
        assert_eq!(
            unset(middle, "off").unwrap(),
            "# one\nneed = 8\n\n# two\n# five\n"
        );
        let area = "need = 8\n\n# how I feel\n[areas.mood] # since May\nweight = 2\nlevels = [\n'1','2','3','4','5']\n# the end\n";
        assert_eq!(
            unset(area, "areas.mood").unwrap(),
            "need = 8\n\n# how I feel\n# the end\n"
        );
        assert_eq!(
            unset("[areas.mood]\n[areas.calm]", "areas.mood").unwrap(),
            "[areas.calm]"
        );
        for inline in [
            "areas = { mood = { weight = 1 } }\n",
            "[areas]\nmood = { weight = 1 }\n",
        ] {
            let set = set(inline, "areas.mood.weight", "2").unwrap();
            assert_eq!(set, inline.replace("= 1", "= 2"));
        }
    }

    #[test]
    fn an_area_is_added_within_braces() {
        assert_eq!(
            set("areas = {}\n", "areas.mood.weight", "2").unwrap(),
            "areas = { mood = { weight = 2 } }\n"
        );
    }

    #[test]
    fn an_area_beside_one_with_blanks_in_its_heading_takes_nothing_from_it() {
        let text = "[areas.soreness]\n[areas     .mood]\nquestion = \"Well?\"\nweight = 2\n";
        let changed = set(text, "areas.calm.weight", "1").unwrap();
        let (_, mood) = changed.split_once("mood]").unwrap();
        assert_eq!(
            mood,
            "\nquestion = \"Well?\"\nweight = 2\n\n[areas.calm]\nweight = 1\n"
        );
    }

    #[test]
    fn a_file_keeps_its_line_ends_and_its_mark() {
        let text = "\u{feff}# mine\r\nneed = 7.5 # tried 8\r\n\r\n[areas.mood]\r\nweight = 2\r\n";
        assert_eq!(set(text, "need", "8").unwrap(), text.replace("7.5", "8"));
        assert_eq!(
            set(text, "areas.calm.weight", "1").unwrap(),
            format!("{text}\r\n[areas.calm]\r\nweight = 1\r\n")
        );
        assert_eq!(
            unset(text, "areas.mood.weight").unwrap(),
            text.replace("weight = 2\r\n", "")
        );
        assert_eq!(set("need = 8", "need", "7").unwrap(), "need = 7");
        assert_eq!(set("need = 8 ", "need", "8").unwrap(), "need = 8 ");
        assert_eq!(
            set("need = 8 # the end", "tell", "a friend").unwrap(),
            "need = 8 # the end\ntell = \"a friend\"\n"
        );
    }

    #[test]
    fn what_cannot_be_is_refused() {
        assert!(
            set("", "ned", "8")
                .unwrap_err()
                .to_string()
                .contains("nearest is \"need\"")
        );
        assert!(
            set("", "need", "7.30")
                .unwrap_err()
                .to_string()
                .contains("can be 7 h 18 min or 7 h 30 min")
        );
        assert!(
            set("", "need", "12")
                .unwrap_err()
                .to_string()
                .contains("7 to 9")
        );
        assert!(matches!(
            set("ned = 1", "need", "8"),
            Err(SetError::Before(_))
        ));
        assert!(
            set("", "off", "sleep")
                .unwrap_err()
                .to_string()
                .contains("always asked")
        );
    }
}
