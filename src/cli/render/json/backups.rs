//! The copies that are kept of the journal, for other programs.

use chrono::NaiveDate;
use selfcare::journal::Held;
use selfcare::text;
use serde::Serialize;

use crate::render::text::backups::{Copy, beside};

#[derive(Serialize)]
struct List<'a> {
    version: u8,
    backups: Vec<One<'a>>,
}

#[derive(Serialize)]
struct One<'a> {
    name: &'a str,
    bytes: u64,
    same: bool,
    says: String,
    missing: Holds<'a>,
    more: Holds<'a>,
    otherwise: &'a [NaiveDate],
    unreadable: usize,
}

#[derive(Serialize)]
struct Holds<'a> {
    days: &'a [NaiveDate],
    promises: &'a [String],
    others: usize,
}

/// The copies as one line of JSON.
pub(crate) fn listed(copies: &[Copy]) -> serde_json::Result<String> {
    text::json_line(&List {
        version: 1,
        backups: copies.iter().map(one).collect(),
    })
}

fn one(copy: &Copy) -> One<'_> {
    One {
        name: &copy.name,
        bytes: copy.bytes,
        same: copy.is_same,
        says: beside(copy),
        missing: holds(&copy.difference.first),
        more: holds(&copy.difference.second),
        otherwise: &copy.difference.otherwise,
        unreadable: copy.unreadable,
    }
}

fn holds(held: &Held) -> Holds<'_> {
    Holds {
        days: &held.days,
        promises: &held.promises,
        others: held.others,
    }
}
