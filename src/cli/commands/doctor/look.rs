//! Looks at one thing after the other; what cannot be looked at is a finding, too.

use std::path::Path;

use chrono::NaiveDate;
use selfcare::journal::Fold;
use selfcare::{Journal, period};

use crate::commands::home::{env, feed};
use crate::commands::said::{short, shortened, told};
use crate::commands::{init, remind};
use crate::config::{self, Config};
use crate::render::checkup::Finding;
use crate::render::words::figures::counted;
use crate::render::words::sentence;
use crate::storage::{Place, Store, TooOpen, config_file, data_folder};
use crate::world::{Asking, World};

/// So many lines are named; more are counted.
const NAMED: usize = 5;

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
        Ok(place) => findings.extend(journal(&place, today)),
        Err(err) => findings.push(ill("journal", &err, "name a folder in SELFCARE_DIR")),
    }
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

/// What others of this machine may open.
pub(super) fn too_open() -> anyhow::Result<Vec<TooOpen>> {
    Ok(Store::new(data_folder(&env())?.path).too_open())
}

fn well(about: &'static str, says: String) -> Finding {
    Finding {
        about,
        says,
        mend: None,
    }
}

fn ill(about: &'static str, why: &anyhow::Error, mend: &str) -> Finding {
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
    match config::load(&place.path) {
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

fn journal(place: &Place, today: NaiveDate) -> Vec<Finding> {
    let store = Store::new(place.path.clone());
    let path = store.journal();
    let at = format!("{} ({})", short(&path), place.said_by);
    let mut fold = Fold::whole(today);
    if let Err(err) = store.read(|number, line| feed(&mut fold, number, line)) {
        let mend = format!("look at {}", short(&path));
        return vec![ill("journal", &shortened(err), &mend)];
    }
    let journal = fold.journal();
    let mut findings = vec![well("journal", format!("{at}, {}", holds(&journal, today)))];
    findings.extend(oddities(&journal, &path));
    // A folder that cannot be listed can still be read from.
    let copies = store.conflict_copies().unwrap_or_default();
    findings.extend(copies.iter().map(|copy| Finding {
        about: "copy",
        says: format!("{}: a conflict copy of the journal, not read", short(copy)),
        mend: Some(
            "see which days are missing here, add them, and put the copy elsewhere".to_owned(),
        ),
    }));
    findings
}

/// `316 check-ins, 24 November 2025 to 22 November`
fn holds(journal: &Journal, today: NaiveDate) -> String {
    let days = journal.days(NaiveDate::MIN, NaiveDate::MAX).count();
    let last = journal.last_day_until(NaiveDate::MAX);
    match journal.first_day().zip(last) {
        None if journal.is_empty() => "none yet: nothing was written".to_owned(),
        None => "no check-ins yet".to_owned(),
        Some((first, last)) => format!(
            "{}, {} to {}",
            counted(days, "check-in"),
            period::date(first, today),
            period::date(last, today)
        ),
    }
}

fn oddities(journal: &Journal, path: &Path) -> Vec<Finding> {
    let odd = journal.oddities();
    let path = short(path);
    let mut findings = Vec::new();
    for bad in odd.unreadable.iter().take(NAMED) {
        findings.push(Finding {
            about: "line",
            says: format!("line {} unreadable, kept: {}", bad.line, bad.reason),
            mend: Some(format!("look at line {} of {path}", bad.line)),
        });
    }
    if let Some(more @ 1..) = odd.unreadable.len().checked_sub(NAMED) {
        let says = format!("{} more unreadable, kept", sentence(&counted(more, "line")));
        findings.push(well("line", says));
    }
    if odd.newer > 0 {
        let says = format!(
            "{} of a newer selfcare, kept and not shown",
            counted(odd.newer, "record")
        );
        findings.push(well("newer", says));
    }
    if !odd.same_id.is_empty() {
        let says = format!(
            "{} with the id of an earlier one; both are kept, the later counts",
            counted(odd.same_id.len(), "line")
        );
        findings.push(well("ids", says));
    }
    findings
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
