//! What a merge brought in, and where two machines said different things.

use chrono::NaiveDate;
use selfcare::merge::{Came, Kind, News, Origin, SameId, ToldTwice, Twice};
use selfcare::{Record, period};

use super::page::Page;
use crate::render::words::figures::{count, counted};
use crate::render::words::{list, promises, sentence};

/// So many days or records are named; more are counted.
const NAMED: usize = 10;

/// The names of the files that came in, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(Vec<String>);

impl Names {
    pub(crate) fn push(&mut self, name: &str) {
        self.0.push(name.to_owned());
    }

    fn of(&self, file: usize) -> &str {
        self.0.get(file).map_or("", String::as_str)
    }
}

/// Whether it was done, or only looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Did {
    Saved,
    Not,
}

/// Says what came in from each file, and what is to be looked at.
pub(crate) fn merged(page: &mut Page, news: &News, names: &Names, did: Did, today: NaiveDate) {
    for (file, came) in news.came.iter().enumerate() {
        said_of(page, came, names.of(file), did, today);
    }
    let days = news.twice.iter().map(|twice| day(twice, names, did, today));
    named(
        page,
        days,
        "more day was checked in on both sides",
        "more days were checked in on both sides",
    );
    let told = news.told_twice.iter();
    named(
        page,
        told.map(|twice| outcome(twice, names, did, today)),
        "more outcome was told on both sides",
        "more outcomes were told on both sides",
    );
    let ids = news.same_id.iter().map(|same| id(same, names, did, today));
    named(
        page,
        ids,
        "more record has the id of another",
        "more records have the id of another",
    );
}

/// The first of them, and how many more there are.
fn named(page: &mut Page, said: impl ExactSizeIterator<Item = String>, one: &str, several: &str) {
    let more = said.len().saturating_sub(NAMED);
    said.take(NAMED).for_each(|said| page.paragraph(&said));
    match more {
        0 => {}
        1 => page.paragraph(&format!("One {one}.")),
        more => page.paragraph(&format!("{} {several}.", sentence(&count(more)))),
    }
}

fn said_of(page: &mut Page, came: &Came, name: &str, did: Did, today: NaiveDate) {
    let verb = match did {
        Did::Saved => "came in",
        Did::Not => "would come in",
    };
    if came.is_nothing() {
        page.paragraph(&format!("Nothing new from {name}."));
    }
    if let Some((first, last)) = came.days {
        let kinds = came.kinds.iter();
        let kinds: Vec<String> = kinds
            .map(|(kind, number)| counted(*number, word(*kind)))
            .collect();
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        page.paragraph(&format!(
            "{} {verb} from {name}: {}.",
            sentence(&list(&kinds)),
            period::between(first, last, today)
        ));
    }
    if came.newer > 0 {
        let records = sentence(&counted(came.newer, "record"));
        page.paragraph(&format!(
            "{records} of a newer selfcare {verb} from {name}: kept, and not shown."
        ));
    }
    if came.unreadable > 0 {
        let lines = sentence(&counted(came.unreadable, "line"));
        page.paragraph(&format!(
            "{lines} of {name} cannot be read, and {verb} as written."
        ));
    }
}

fn day(twice: &Twice, names: &Names, did: Did, today: NaiveDate) -> String {
    format!(
        "{} was checked in on both sides, differently: {}.",
        period::date(twice.day, today),
        which("one", &twice.counts, twice.from, names, did)
    )
}

fn outcome(twice: &ToldTwice, names: &Names, did: Did, today: NaiveDate) -> String {
    let went = format!("\"{}\"", promises::outcome(twice.outcome));
    format!(
        "How \"{}\" of {} went was told on both sides, differently: {}.",
        twice.promise,
        period::date(twice.counts.day, today),
        which(&went, &twice.counts, twice.from, names, did)
    )
}

fn id(same: &SameId, names: &Names, did: Did, today: NaiveDate) -> String {
    format!(
        "{} of {} has the id of another record with other bytes; both are kept: {}.",
        sentence(&counted(1, word(Kind::of(&same.counts.body)))),
        period::date(same.counts.day, today),
        which("one", &same.counts, same.from, names, did)
    )
}

/// `the one of 08:02 from laptop.jsonl counts`
fn which(one: &str, counts: &Record, from: Origin, names: &Names, did: Did) -> String {
    let at = counts
        .time()
        .map_or_else(String::new, |time| format!(" of {time}"));
    let from = match from {
        Origin::Here => "that was here".to_owned(),
        Origin::File(file) => format!("from {}", names.of(file)),
    };
    let counts = match did {
        Did::Saved => "counts",
        Did::Not => "would count",
    };
    format!("the {one}{at} {from} {counts}")
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::CheckIn => "check-in",
        Kind::Promise => "promise",
        Kind::Outcome => "outcome",
        Kind::Reflection => "reflection",
        Kind::Pause => "pause",
        Kind::PauseEnd => "return",
        Kind::Focus => "thin place",
        Kind::Override => "override",
        Kind::Retraction => "undo",
        Kind::Other => "other record",
    }
}
