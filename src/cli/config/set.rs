//! Changes one setting in the text of a configuration, and keeps every other byte of it.

use std::fmt;

use toml_edit::{Array, DocumentMut, Item, TableLike, Value, value};

use super::{KEYS, read};
use crate::located::{Mistake, unknown};

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
        ["need"] | ["areas", _, "weight"] => Some(number(typed)),
        _ => Some(value(typed)),
    })
    .map_err(with_value)
}

/// The text with one setting gone, so that the default holds again.
pub(crate) fn unset(text: &str, key: &str) -> Result<String, SetError> {
    change(text, key, |_| None)
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
    let comment = place(&mut document, &parts, item(&parts)).ok_or_else(|| {
        SetError::Value("the file holds it in another form; mend it there".to_owned())
    })?;
    let changed = format!("{comment}{document}");
    read(&changed).map_err(|mistake| SetError::Value(mistake.reason))?;
    Ok(changed)
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
    for part in path {
        if item.is_none() && !table.contains_key(part) {
            return Some(String::new());
        }
        let inner = table.entry(part).or_insert_with(|| {
            let mut new = toml_edit::Table::new();
            new.set_implicit(*part == "areas");
            Item::Table(new)
        });
        table = inner.as_table_like_mut()?;
    }
    let Some(item) = item else {
        let key = table
            .key(last)
            .and_then(|key| key.leaf_decor().prefix()?.as_str());
        let comment = key
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

fn list(typed: &str) -> Item {
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
        assert_eq!(
            set("", "off", "eating, note").unwrap(),
            "off = [\"eating\", \"note\"]\n"
        );
        assert_eq!(
            set("", "areas.mood.question", "Well?").unwrap(),
            "[areas.mood]\nquestion = \"Well?\"\n"
        );
        assert_eq!(unset("need = 8\n", "off").unwrap(), "need = 8\n");
        for inline in [
            "areas = { mood = { weight = 1 } }\n",
            "[areas]\nmood = { weight = 1 }\n",
        ] {
            let set = set(inline, "areas.mood.weight", "2").unwrap();
            assert_eq!(set, inline.replace("= 1", "= 2"));
        }
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
