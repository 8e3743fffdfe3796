//! What the command line is refused for, in one sentence with the way out.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What clap found wrong.
pub(crate) fn sentence(wrong: &Error) -> String {
    known(wrong).unwrap_or_else(|| in_one_line(&wrong.render().to_string()))
}

/// Whether nothing is wrong but that words are still to come.
pub(crate) fn is_unfinished(wrong: &Error) -> bool {
    matches!(
        wrong.kind(),
        ErrorKind::MissingRequiredArgument
            | ErrorKind::MissingSubcommand
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    )
}

/// The mistakes that are made every day, in our own words.
fn known(wrong: &Error) -> Option<String> {
    let text = |kind| best(wrong.get(kind)?);
    match wrong.kind() {
        ErrorKind::ValueValidation => {
            let (arg, value) = (
                text(ContextKind::InvalidArg)?,
                text(ContextKind::InvalidValue)?,
            );
            let source = wrong.source()?;
            Some(format!(
                "invalid value for {}: {value}; {source}",
                flag(&arg)
            ))
        }
        ErrorKind::InvalidValue => {
            let (arg, value) = (
                text(ContextKind::InvalidArg)?,
                text(ContextKind::InvalidValue)?,
            );
            let Some(ContextValue::Strings(valid)) = wrong.get(ContextKind::ValidValue) else {
                return None;
            };
            let (flag, valid) = (flag(&arg), valid.join(", "));
            Some(match text(ContextKind::SuggestedValue) {
                _ if valid.is_empty() => format!("no value for {flag}; it is given as {arg}"),
                _ if value.is_empty() => format!("no value for {flag}; it is one of {valid}"),
                Some(near) => {
                    format!("invalid value for {flag}: {value}; the nearest is {near}, of {valid}")
                }
                None => format!("invalid value for {flag}: {value}; it is one of {valid}"),
            })
        }
        ErrorKind::InvalidSubcommand => {
            let typed = text(ContextKind::InvalidSubcommand)?;
            Some(nearest(
                "command",
                &typed,
                text(ContextKind::SuggestedSubcommand),
            ))
        }
        ErrorKind::MissingSubcommand => {
            let Some(ContextValue::Strings(valid)) = wrong.get(ContextKind::ValidSubcommand) else {
                return None;
            };
            let valid = valid.iter().filter(|name| *name != "help");
            let valid: Vec<&str> = valid.map(String::as_str).collect();
            Some(format!(
                "no command; it is one of {}; see --help",
                valid.join(", ")
            ))
        }
        ErrorKind::UnknownArgument => {
            let typed = text(ContextKind::InvalidArg)?;
            Some(if typed.starts_with('-') {
                nearest("flag", &typed, text(ContextKind::SuggestedArg))
            } else {
                too_many(&typed)
            })
        }
        ErrorKind::TooManyValues => Some(too_many(&text(ContextKind::InvalidValue)?)),
        _ => None,
    }
}

/// Of several suggestions clap puts the nearest last.
fn best(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    }
}

/// `--format <FORMAT>` without what it wants.
fn flag(arg: &str) -> &str {
    arg.split(' ').next().unwrap_or(arg)
}

fn too_many(typed: &str) -> String {
    format!("one word too many: \"{typed}\"; see --help")
}

fn nearest(what: &str, typed: &str, near: Option<String>) -> String {
    match near {
        Some(near) => format!("no {what} \"{typed}\"; the nearest is \"{near}\"; see --help"),
        None => format!("no {what} \"{typed}\"; see --help"),
    }
}

/// What is wrong and the way out, without the usage that follows.
fn in_one_line(text: &str) -> String {
    let said = text
        .split("Usage:")
        .next()
        .unwrap_or(text)
        .trim_start_matches("error: ");
    let lines: Vec<&str> = said
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let said = lines
        .join("; ")
        .replace(":;", ":")
        .replace("; For more information, try '--help'.", "; see --help");
    if said.contains("--help") {
        said
    } else {
        format!("{said}; see --help")
    }
}
