//! A table: what comes in is days that lie behind and that the journal can hold, and coming in twice adds nothing.

use selfcare::journal::Fold;
use selfcare::record::{Body, Line};
use selfcare::{CheckIn, Journal, Record};

use super::person;
use crate::import::csv::{Pair, Wanted, read};
use crate::import::{Found, Import};

/// What holds of any table. The first line says which columns are wanted, the second which rows.
pub(crate) fn holds(bytes: &[u8]) {
    let mut parts = bytes.splitn(3, |b| *b == b'\n');
    let mut pairs = || -> Vec<Pair> {
        let line = String::from_utf8_lossy(parts.next().unwrap_or_default());
        line.split('|')
            .filter_map(|pair| pair.parse().ok())
            .collect()
    };
    let (map, rows) = (pairs(), pairs());
    for pair in map.iter().chain(&rows) {
        assert_eq!(pair.to_string().parse().as_ref(), Ok(pair));
    }
    let wanted = Wanted {
        file: "d.csv",
        map: &map,
        rows: &rows,
    };
    let table = parts.next().unwrap_or_default();

    let first = match import(table, wanted, &Journal::default()) {
        Ok(import) => import,
        Err(why) => {
            assert!(!format!("{why:#}").is_empty());
            return;
        }
    };
    assert!(first.there.is_empty() && first.new.is_sorted_by(|a, b| a.0 < b.0));
    let lines = 1 + table.iter().filter(|b| matches!(b, b'\r' | b'\n')).count();
    for failed in &first.failed {
        assert!(
            (1..=lines).contains(&failed.line) && !failed.reason.is_empty(),
            "{failed:?}"
        );
    }
    let mut fold = Fold::whole(person::today());
    for (place, (day, checkin)) in first.new.iter().enumerate() {
        assert!(*day <= person::today() && **checkin != CheckIn::default());
        let body = Body::CheckIn(checkin.clone());
        let record = Record::new(place as u128, "2026-11-22T07:41:03+01:00", *day, body);
        let line = record.to_line().expect("a record is JSON");
        assert!(line.len() <= 1024 * 1024);
        assert_eq!(Line::read(line.trim_end().as_bytes()), Line::Record(record));
        fold.line(place + 1, line.trim_end().as_bytes());
    }
    if first.new.is_empty() {
        return;
    }
    let again = import(table, wanted, &fold.journal()).expect("it was read before");
    assert!(again.new.is_empty(), "{again:?}");
    assert_eq!(
        again.there,
        first.new.iter().map(|(day, _)| *day).collect::<Vec<_>>()
    );
    assert_eq!((again.empty, again.failed), (first.empty, first.failed));
}

fn import(table: &[u8], wanted: Wanted<'_>, journal: &Journal) -> anyhow::Result<Import> {
    let found: Found = read(table, wanted, &person::rules(), person::today())?;
    Ok(found.beside(journal))
}
