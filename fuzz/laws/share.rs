//! A file of shares: whatever the bytes, it is exactly shares or none of it counts, and what a journal says is never a share.

use selfcare::record::Line;
use selfcare::team::{self, NotShares, Share, Summary};

/// What holds of any bytes.
pub(crate) fn holds(bytes: &[u8]) {
    match Share::read(bytes) {
        Ok(shares) => are_whole(&shares),
        Err(why) => assert!(!why.to_string().is_empty() && why.to_string().is_ascii()),
    }
    let is_of_a_journal = |line: &[u8]| {
        let line = line.trim_ascii();
        line.starts_with(b"{") && matches!(Line::read(line), Line::Record(_))
    };
    if bytes.split(|byte| *byte == b'\n').any(is_of_a_journal) {
        assert!(Share::read(bytes).is_err());
        let alone = bytes.split(|byte| *byte == b'\n').all(is_of_a_journal);
        assert!(!alone || Share::read(bytes) == Err(NotShares::Journal));
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(shown) = team::read_shown(text)
    {
        let written: String = shown
            .iter()
            .map(|one| one.to_line().expect("JSON"))
            .collect();
        assert_eq!(team::read_shown(&written), Ok(shown));
    }
}

/// They are written as they are read, one a line, and sum up to the same in any order.
fn are_whole(shares: &[Share]) {
    let written: String = shares
        .iter()
        .map(|share| share.to_line().expect("JSON"))
        .collect();
    assert_eq!(written.lines().count(), shares.len());
    assert_eq!(Share::read(written.as_bytes()).as_deref(), Ok(shares));
    let backwards: Vec<Share> = shares.iter().rev().cloned().collect();
    let [one, other] = [shares, &backwards].map(|shares| Summary::of(shares).ok());
    assert_eq!(one, other);
}
