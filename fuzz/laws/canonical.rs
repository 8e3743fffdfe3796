//! A line as this program writes it is read as the same text is that it could not have written.

use selfcare::record::Line;

/// What holds of any bytes without an end of line: a blank before them makes no difference to a record.
pub(crate) fn holds(bytes: &[u8]) {
    if let Line::Record(record) = Line::read(bytes) {
        let other = [b" ", bytes].concat();
        assert_eq!(Line::read(&other), Line::Record(record));
    }
}
