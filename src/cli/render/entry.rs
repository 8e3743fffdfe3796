//! One day of the log, however it is shown.

use chrono::NaiveDate;
use selfcare::record::Reflection;
use selfcare::{CheckIn, Record, Verdict};

/// One day of the log.
pub(crate) struct Entry<'a> {
    pub day: NaiveDate,
    pub verdict: Verdict,
    pub score: Option<u8>,
    /// Then the score says nothing, and is not shown.
    pub hard_stop: bool,
    /// The check-in that stands, and the record that says it; none where only an evening or a reason was told.
    pub checkin: Option<(&'a CheckIn, &'a Record)>,
    pub going_in: Option<&'a str>,
    /// How serving went, said in the evening.
    pub evening: Option<&'a Reflection>,
}
