//! Reads `config.toml`, and names every mistake with its line and column.

use std::fmt;
use std::str::FromStr;

use selfcare::OwnArea;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::values::workdays;
use super::{Config, KEYS, OwnQuestion, SWITCHES, SetBy, Setting};
use crate::located::{self, Mistake, in_order, plain, unknown};

/// Reads the whole text of a configuration.
///
/// # Errors
///
/// At the first mistake: not TOML, an unknown key, a value that cannot be.
pub(crate) fn read(text: &str) -> Result<Config, Mistake> {
    let table = located::table(text)?;
    let mut config = Config::default();
    for (key, value) in in_order(&table) {
        let name: &str = key.get_ref();
        match name {
            "need" => config.need = setting(text, value)?,
            "day-start" => config.day_start = setting(text, value)?,
            "workdays" => {
                let days = workdays(&plain(text, value)?)
                    .map_err(|why| Mistake::at(text, &value.span(), why))?;
                config.workdays = said(text, value, days);
            }
            "week-starts" => config.week_starts = setting(text, value)?,
            "off" => config.off = said(text, value, off(text, value, &table)?),
            "tell" => config.tell = setting(text, value)?,
            "areas" => config.areas = areas(text, value)?,
            _ => {
                let known = KEYS.into_iter().chain(["areas"]);
                return Err(Mistake::at(
                    text,
                    &key.span(),
                    unknown("setting", name, known),
                ));
            }
        }
    }
    Ok(config)
}

fn said<T>(text: &str, value: &Spanned<DeValue<'_>>, read: T) -> Setting<T> {
    Setting {
        value: read,
        set_by: SetBy::Line(located::line(text, value.span().start)),
    }
}

/// A value that reads itself from text; a bare number will do where it looks the same.
fn setting<T: FromStr>(text: &str, value: &Spanned<DeValue<'_>>) -> Result<Setting<T>, Mistake>
where
    T::Err: fmt::Display,
{
    let read = plain(text, value)?
        .parse()
        .map_err(|why: T::Err| Mistake::at(text, &value.span(), why.to_string()))?;
    Ok(said(text, value, read))
}

fn list(
    text: &str,
    value: &Spanned<DeValue<'_>>,
) -> Result<Vec<(String, std::ops::Range<usize>)>, Mistake> {
    let Some(items) = value.get_ref().as_array() else {
        return Err(Mistake::at(
            text,
            &value.span(),
            "a list is wanted here, like [\"eating\"]",
        ));
    };
    items
        .iter()
        .map(|item| Ok((plain(text, item)?, item.span())))
        .collect()
}

fn off(
    text: &str,
    value: &Spanned<DeValue<'_>>,
    table: &DeTable<'_>,
) -> Result<Vec<String>, Mistake> {
    let own: Vec<String> = match table.iter().find(|(key, _)| key.get_ref() == "areas") {
        Some((_, areas)) => areas
            .get_ref()
            .as_table()
            .into_iter()
            .flatten()
            .map(|(name, _)| name.to_string())
            .collect(),
        None => Vec::new(),
    };
    let known = || SWITCHES.into_iter().chain(own.iter().map(String::as_str));
    list(text, value)?
        .into_iter()
        .map(|(word, span)| match &*word {
            "rest" | "sleep" | "rested" => Err(Mistake::at(
                text,
                &span,
                "rest is the one thing that is always asked",
            )),
            word if !known().any(|known| known == word) => {
                Err(Mistake::at(text, &span, unknown("question", word, known())))
            }
            _ => Ok(word),
        })
        .collect()
}

/// Half a minute does not hold more questions.
const MOST_AREAS: usize = 24;

fn areas(text: &str, value: &Spanned<DeValue<'_>>) -> Result<Vec<Setting<OwnQuestion>>, Mistake> {
    let Some(table) = value.get_ref().as_table() else {
        return Err(Mistake::at(
            text,
            &value.span(),
            "an area of your own is a table, like [areas.mood]",
        ));
    };
    if table.len() > MOST_AREAS {
        return Err(Mistake::at(
            text,
            &value.span(),
            "more than 24 areas of your own are more than a morning holds",
        ));
    }
    in_order(table)
        .into_iter()
        .map(|(name, value)| Ok(said(text, value, area(text, name, value)?)))
        .collect()
}

fn area(
    text: &str,
    name: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
) -> Result<OwnQuestion, Mistake> {
    let Some(table) = value.get_ref().as_table() else {
        return Err(Mistake::at(
            text,
            &value.span(),
            "an area of your own is a table, like [areas.mood]",
        ));
    };
    let (mut weight, mut question, mut levels) = (OwnArea::USUAL_WEIGHT, None, None);
    for (key, value) in in_order(table) {
        let wrong = |why: &str| Mistake::at(text, &value.span(), why);
        match &**key.get_ref() {
            "weight" => {
                weight = plain(text, value)?
                    .parse()
                    .map_err(|_| wrong("a weight is 0.5 to 3"))?;
            }
            "question" => question = Some(plain(text, value)?),
            "levels" => {
                let words: Vec<String> = list(text, value)?
                    .into_iter()
                    .map(|(word, _)| word)
                    .collect();
                levels = Some(
                    words
                        .try_into()
                        .map_err(|_| wrong("five words are wanted, from worst to best"))?,
                );
            }
            other => {
                let reason = unknown(
                    "setting of an area",
                    other,
                    ["question", "levels", "weight"],
                );
                return Err(Mistake::at(text, &key.span(), reason));
            }
        }
    }
    let area = OwnArea::new(name.get_ref(), weight)
        .map_err(|why| Mistake::at(text, &name.span(), why.to_string()))?;
    Ok(OwnQuestion {
        area,
        question,
        levels,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> String {
        read(text).map_or_else(
            |mistake| mistake.to_string(),
            |config| format!("{config:?}"),
        )
    }

    #[test]
    fn everything_that_can_be_set() {
        let text = r#"
need = 7.5
day-start = "04:00"
workdays = "mon-fri"
week-starts = "sunday"
off = ["eating", "note", "soreness"]
[areas.soreness]
[areas.mood]
question = "How is your mood?"
levels = ["low", "flat", "so-so", "good", "bright"]
weight = 2
"#;
        let config = read(text).unwrap();
        let rules = config.rules();
        assert_eq!(rules.need.number(), 7.5);
        assert_eq!(
            rules.own.iter().map(OwnArea::name).collect::<Vec<_>>(),
            ["soreness", "mood"]
        );
        assert_eq!(rules.off.len(), 2);
        assert_eq!(config.need.set_by, SetBy::Line(2));
        assert_eq!(config.week_starts.set_by, SetBy::Line(5));
        assert!(read("").is_ok());
    }

    #[test]
    fn mistakes_are_named_with_their_place() {
        assert_eq!(
            mistake("ned = 8"),
            "1:1: no setting \"ned\"; the nearest is \"need\""
        );
        assert_eq!(
            mistake("\nneed = 12"),
            "2:8: the need for sleep is 7 to 9 hours"
        );
        assert_eq!(
            mistake("off = [\"eatin\"]"),
            "1:8: no question \"eatin\"; the nearest is \"eating\""
        );
        assert_eq!(
            mistake("off = [\"sleep\"]"),
            "1:8: rest is the one thing that is always asked"
        );
        assert_eq!(
            mistake("[areas.mood]\nwieght = 1"),
            "2:1: no setting of an area \"wieght\"; the nearest is \"weight\""
        );
        assert!(mistake("[areas.mood]\nlevels = [\"a\"]").starts_with("2:10: five words"));
        assert!(mistake("[areas.sleep]").starts_with("1:8: that word has a meaning"));
        assert!(mistake("[areas.mood]\nweight = 9").contains("a weight is 0.5 to 3"));
        assert!(mistake("need = ").starts_with("1:"));
        assert!(mistake("need = true").starts_with("1:8: a text is wanted"));
    }
}
