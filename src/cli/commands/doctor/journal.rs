//! Whether the journal is as it should be: its lines, its lock, and what lies beside it.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use chrono::{NaiveDate, TimeDelta};
use selfcare::journal::{Audit, Look, Lost, SetBack};
use selfcare::{Journal, period};

use super::look::{ill, well};
use crate::commands::home::seen;
use crate::commands::said::{short, shortened};
use crate::render::checkup::Finding;
use crate::render::safe::Safe;
use crate::render::words::figures::{count, counted};
use crate::render::words::sentence;
use crate::storage::{Backup, Line, Place, Store, raw_lines};

/// So many lines are named; more are counted.
const NAMED: usize = 5;

/// What there is to say of the journal and of what lies beside it.
pub(super) fn journal(place: &Place, today: NaiveDate) -> Vec<Finding> {
    let store = Store::new(place.path.clone());
    let path = store.journal();
    let looked_at = seen(&store, Look::new(today, []));
    let mut findings = match looked_at.and_then(|journal| Ok((journal, audit(&store)?))) {
        Ok((journal, audit)) => {
            let at = format!("{} ({})", short(&path), place.said_by);
            let says = format!("{at}, {}", holds(&journal, today));
            let mut findings = vec![well("journal", says)];
            findings.extend(oddities(&journal, &path));
            findings.extend(clock(&audit.set_back(&journal.oddities().same_id)));
            findings.extend(shrank(&store, &audit));
            findings
        }
        Err(err) => {
            let mend = format!("look at {}", short(&path));
            vec![ill("journal", &err, &mend)]
        }
    };
    findings.extend(lock(&store));
    findings.extend(beside(&store));
    findings
}

/// The records of the journal in themselves.
fn audit(store: &Store) -> anyhow::Result<Audit> {
    let mut audit = Audit::default();
    store
        .read(|number, line| {
            if let Line::Text(bytes) = line {
                audit.line(number, bytes);
            }
        })
        .map_err(shortened)?;
    Ok(audit.done())
}

/// Records that the newest copy holds and the journal does not, unless somebody went back to an older one.
fn shrank(store: &Store, here: &Audit) -> Option<Finding> {
    let copy = store.kept().ok()?.into_iter().rfind(Backup::is_ours)?;
    if copy.is_before_restore() {
        return None;
    }
    let mut lost = Lost::of(here);
    let read = raw_lines(&copy.path, |line| {
        if !line.text.is_empty() && !line.is_too_long() {
            lost.line(line.text);
        }
    });
    if let Err(err) = read {
        let mend = format!("look at {}", short(&copy.path));
        return Some(ill("backup", &shortened(err), &mend));
    }
    let days = lost.days();
    let first = days.first()?;
    let name = Safe(&copy.name).to_string();
    let gone = format!(
        "{} of the copy {name} {} not in the journal",
        counted(lost.count(), "record"),
        if lost.count() == 1 { "is" } else { "are" }
    );
    let restore = format!("selfcare restore {name} shows what differs, and asks");
    let (says, mend) = if copy.is_before_merge() {
        let erase = format!(
            "where a day was erased, selfcare erase {first} takes it out of the copies here, too"
        );
        let days = named(&days);
        (
            format!("{gone}: erased on the other side, or lost ({days})"),
            format!("{erase}; else {restore}"),
        )
    } else {
        (gone, restore)
    };
    Some(Finding {
        about: "lost",
        says,
        mend: Some(mend),
    })
}

/// `2026-11-20, 2026-11-21 and three more days`
fn named(all: &BTreeSet<NaiveDate>) -> String {
    const NAMED: usize = 3;
    let named: Vec<String> = all.iter().take(NAMED).map(NaiveDate::to_string).collect();
    let more = match all.len() - named.len() {
        0 => String::new(),
        1 => " and one more day".to_owned(),
        more => format!(" and {} more days", count(more)),
    };
    format!("{}{more}", named.join(", "))
}

/// How long a lock may be held while this looks: longer than any write takes.
const PATIENCE: Duration = Duration::from_secs(1);

/// Who holds the lock, unless it is only for a moment.
fn lock(store: &Store) -> Option<Finding> {
    let held = match store.holder() {
        Ok(Some(_)) => {
            std::thread::sleep(PATIENCE);
            store.holder()
        }
        answer => answer,
    };
    match held {
        Ok(None) => None,
        Ok(Some(holder)) => Some(Finding {
            about: "lock",
            says: format!(
                "{} holds the journal: nothing can be saved meanwhile",
                Safe(&holder.to_string())
            ),
            mend: Some("wait for it to end, or end it".to_owned()),
        }),
        Err(err) => Some(ill("lock", &err.into(), "see who may open journal.lock")),
    }
}

/// What lies beside the journal and should not. A folder that cannot be listed can still be read from.
fn beside(store: &Store) -> Vec<Finding> {
    let copies = store.conflict_copies().unwrap_or_default();
    let copies = copies.iter().map(|copy| Finding {
        about: "copy",
        says: format!("{}: a conflict copy of the journal, not read", short(copy)),
        mend: Some("selfcare merge".to_owned()),
    });
    let unfinished = store.unfinished().unwrap_or_default();
    let unfinished = unfinished.iter().map(|path| Finding {
        about: "unfinished",
        says: format!(
            "{}: left by a run that was cut off, needed by nobody",
            short(path)
        ),
        mend: Some("selfcare doctor --fix".to_owned()),
    });
    let typed = store.left_behind();
    let typed = typed.iter().map(|path| Finding {
        about: "unsaved",
        says: format!("{}: typed in an editor, and not saved", short(path)),
        mend: Some("take from it what you want to keep, and remove it".to_owned()),
    });
    copies.chain(unfinished).chain(typed).collect()
}

/// `316 check-ins, 24 November 2025 to 22 November`
fn holds(journal: &Journal, today: NaiveDate) -> String {
    let days = journal.days(NaiveDate::MIN, NaiveDate::MAX).count();
    let last = journal.last_day_until(NaiveDate::MAX);
    match journal.first_day().zip(last) {
        None if journal.is_empty() => "none yet: nothing was written".to_owned(),
        None => "no check-ins yet".to_owned(),
        Some((first, last)) => format!(
            "{}, {}",
            counted(days, "check-in"),
            period::between(first, last, today)
        ),
    }
}

fn oddities(journal: &Journal, path: &Path) -> Vec<Finding> {
    let odd = journal.oddities();
    let path = short(path);
    let mut findings = Vec::new();
    for bad in odd.unreadable.iter().take(NAMED) {
        let line = bad.line;
        let by_hand = format!("put line {line} of {path} right in an editor, or take it out");
        let merge = bad.is_marker.then(|| "selfcare merge".to_owned());
        findings.push(Finding {
            about: "line",
            says: format!("line {line} unreadable, kept: {}", Safe(&bad.reason)),
            mend: Some(merge.unwrap_or(by_hand)),
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
            numbered(&odd.same_id)
        );
        findings.push(well("ids", says));
    }
    findings
}

/// `line 6`, `lines 6, 9 and 12`, `lines 6, 9, 12, 13, 14 and four more`
fn numbered(lines: &[usize]) -> String {
    let (named, more) = lines.split_at(lines.len().min(NAMED));
    let mut parts: Vec<String> = named.iter().map(ToString::to_string).collect();
    if !more.is_empty() {
        parts.push(format!("{} more", count(more.len())));
    }
    let last = parts.pop().unwrap_or_default();
    match &parts[..] {
        [] => format!("line {last}"),
        parts => format!("lines {} and {last}", parts.join(", ")),
    }
}

/// Where the clock went back: said, and nothing to mend, for the order of the file counts.
fn clock(set_back: &[SetBack]) -> Option<Finding> {
    let most = set_back.iter().map(|step| step.by).max()?;
    let lines: Vec<usize> = set_back.iter().map(|step| step.line).collect();
    let says = format!(
        "went back before {}, by up to {}; the order of the file counts",
        numbered(&lines),
        length(most)
    );
    Some(well("clock", says))
}

/// `40 s`, `25 min`, `3 h`, `2 days`
fn length(time: TimeDelta) -> String {
    match (time.num_days(), time.num_hours(), time.num_minutes()) {
        (days @ 2.., ..) => format!("{days} days"),
        (_, hours @ 2.., _) => format!("{hours} h"),
        (.., minutes @ 1..) => format!("{minutes} min"),
        _ => format!("{} s", time.num_seconds()),
    }
}
