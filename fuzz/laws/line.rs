//! A journal line: whatever the bytes, it is one of three things, and a record comes back as it was written.

use chrono::NaiveDate;
use selfcare::journal::{Fold, Glance};
use selfcare::record::Line;
use selfcare::text::is_hostile;
use selfcare::{Journal, Record};

use super::{asked, person};

/// What holds of any bytes without an end of line.
pub(crate) fn holds(bytes: &[u8]) {
    let today = person::today();
    let mut whole = Fold::whole(today);
    whole.line(1, bytes);
    let whole = whole.journal();
    let odd = whole.oddities();
    match Line::read(bytes) {
        Line::Record(record) => {
            assert!(odd.newer == 0 && odd.unreadable.is_empty());
            is_answered(&whole, bytes, record.day);
            comes_back(record);
        }
        Line::Newer => assert_eq!((odd.newer, odd.unreadable.len()), (1, 0)),
        Line::Unreadable(reason) => {
            assert!(!reason.is_empty());
            assert_eq!((odd.newer, odd.unreadable.len()), (0, 1));
            assert_eq!(odd.unreadable[0].reason, reason);
        }
    }
    assert!(!whole.is_empty());
}

/// What is asked of a journal of this one line, read whole, in a window and at a glance.
fn is_answered(whole: &Journal, bytes: &[u8], day: NaiveDate) {
    let (rules, today) = (person::rules(), person::today());
    let mut window = Fold::since(today, today);
    window.line(1, bytes);
    let mut glance = Glance::new(today);
    glance.line(1, bytes);
    for journal in [Some(window.journal()), glance.journal()].iter().flatten() {
        asked::judged(journal, &rules, today);
    }
    for day in [today, day] {
        asked::judged(whole, &rules, day);
        if !whole.commitments().is_empty() {
            asked::promised(whole, &rules, day);
        }
    }
}

/// A record that was written reads back as it was.
fn comes_back(record: Record) {
    let line = record.to_line().expect("a record is JSON");
    let line = line.strip_suffix('\n').expect("a line ends");
    assert!(!line.chars().any(is_hostile), "{line:?}");
    assert_eq!(Line::read(line.as_bytes()), Line::Record(record), "{line}");
}
