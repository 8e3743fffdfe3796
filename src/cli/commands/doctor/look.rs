//! Looks at one thing after the other; what cannot be looked at is a finding, too.

use std::path::PathBuf;

use super::journal;
use crate::commands::home::env;
use crate::commands::said::{short, shortened, told};
use crate::commands::{init, remind};
use crate::config::{self, Config};
use crate::render::checkup::Finding;
use crate::storage::{self, Store, TooOpen, changeable, config_file, data_folder};
use crate::world::{Asking, World};

/// Everything there is to look at.
pub(super) fn look(world: &World) -> Vec<Finding> {
    let mut findings = vec![well(
        "version",
        format!("selfcare {}", env!("CARGO_PKG_VERSION")),
    )];
    let (settings, config) = settings();
    let today = world.today(config.day_start.value.0);
    findings.push(settings);
    match data_folder(&env()) {
        Ok(place) => findings.extend(journal::journal(&place, today)),
        Err(err) => findings.push(ill("journal", &err, "name a folder in SELFCARE_DIR")),
    }
    findings.extend(writing());
    findings.extend(permissions());
    findings.push(of_another(
        "shell",
        init::profile::in_short(),
        "see selfcare init",
    ));
    findings.push(of_another(
        "reminder",
        remind::status::in_short(),
        "see selfcare remind status",
    ));
    findings.push(well("terminal", terminal()));
    findings.push(well("locale", locale().to_owned()));
    findings
}

/// What others of this machine may open, and settings that they may change.
pub(super) fn too_open() -> anyhow::Result<Vec<TooOpen>> {
    let mut open = Store::new(data_folder(&env())?.path).all_too_open();
    open.extend(changeable(&config_file(&env())?.path));
    Ok(open)
}

/// Removes what runs left that were cut off.
pub(super) fn swept() -> anyhow::Result<Vec<PathBuf>> {
    let store = Store::new(data_folder(&env())?.path);
    let found = store.unfinished().unwrap_or_default();
    if !found.is_empty() {
        store
            .lock()
            .and_then(|locked| locked.sweep())
            .map_err(shortened)?;
    }
    Ok(found)
}

pub(super) fn well(about: &'static str, says: String) -> Finding {
    Finding {
        about,
        says,
        mend: None,
    }
}

pub(super) fn ill(about: &'static str, why: &anyhow::Error, mend: &str) -> Finding {
    Finding {
        about,
        says: told(why),
        mend: Some(mend.to_owned()),
    }
}

/// The settings; where they cannot be read, the defaults go on.
fn settings() -> (Finding, Config) {
    let place = match config_file(&env()) {
        Ok(place) => place,
        Err(err) => {
            let finding = ill("settings", &err, "name a file in SELFCARE_CONFIG");
            return (finding, Config::default());
        }
    };
    let file = short(&place.path);
    let said_by = place.said_by;
    match storage::placed(&place.path) {
        Err(err) => {
            let mend = format!("look at {file}");
            (ill("settings", &shortened(err), &mend), Config::default())
        }
        Ok(None) => {
            let says = format!("{file} ({said_by}), none yet: the defaults hold");
            (well("settings", says), Config::default())
        }
        Ok(Some(text)) => match config::read(&text) {
            Ok(config) => (well("settings", format!("{file} ({said_by})")), config),
            Err(mistake) => {
                let finding = Finding {
                    about: "settings",
                    says: format!("{file}:{mistake}"),
                    mend: Some(format!("change that line in {file}")),
                };
                (finding, Config::default())
            }
        },
    }
}

/// That nothing can be written down, where it is so.
fn writing() -> Option<Finding> {
    let store = Store::new(data_folder(&env()).ok()?.path);
    let err = store.would_lock().err()?;
    let mend = "make it yours to write to, or name another folder in SELFCARE_DIR";
    Some(ill("writing", &shortened(err), mend))
}

fn permissions() -> Vec<Finding> {
    // What cannot be found has been said above.
    let Ok(open) = too_open() else {
        return Vec::new();
    };
    if open.is_empty() {
        return vec![well("permissions", "for you alone".to_owned())];
    }
    let one = |open: &TooOpen| Finding {
        about: "permissions",
        says: format!(
            "{}: others may open it (mode {:04o})",
            short(&open.path),
            open.mode
        ),
        mend: Some("selfcare doctor --fix".to_owned()),
    };
    open.iter().map(one).collect()
}

/// What another command says of itself.
fn of_another(
    about: &'static str,
    told: anyhow::Result<(String, Option<String>)>,
    unless_told: &str,
) -> Finding {
    match told {
        Ok((says, mend)) => Finding { about, says, mend },
        Err(err) => ill(about, &shortened(err), unless_told),
    }
}

fn terminal() -> String {
    let asks = match World::asking() {
        Asking::Keys => "asks by single keys",
        Asking::Lines => "asks in plain lines",
        Asking::Never => "none here, so nothing is asked",
    };
    format!("{asks}; {} columns", World::width())
}

fn locale() -> &'static str {
    match (World::wants_words(), World::shows_blocks()) {
        (true, _) => "words in place of every sign (ACCESSIBLE)",
        (false, true) => "UTF-8",
        (false, false) => "not UTF-8, so figures stand in place of blocks",
    }
}
