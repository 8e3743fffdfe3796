//! A look at the last week of a journal alone: a shell waits for it before its first prompt, so ten years of lines are
//! passed over without being read as JSON.
//!
//! A line is passed over when it begins byte for byte as this program writes one, and its day lies before the week. Every
//! other line is read as always, so whoever else writes into the journal is heard, only not as fast.

use chrono::{Days, NaiveDate};

use super::Fold;
use crate::commitment::When;
use crate::{Commitment, Journal};

/// A journal being glanced at. Lines go in by position, as into a [`Fold`].
#[derive(Debug)]
pub struct Glance {
    fold: Fold,
    today: NaiveDate,
    week: NaiveDate,
    /// The same as it is written.
    written: String,
}

impl Glance {
    /// The week that ends with a day, and the day a week ago.
    pub fn new(today: NaiveDate) -> Self {
        let week = today
            .checked_sub_days(Days::new(7))
            .unwrap_or(NaiveDate::MIN);
        Self {
            fold: Fold::since(week, today),
            today,
            week,
            written: week.to_string(),
        }
    }

    /// One line that is not blank, with its number from 1 and without its end.
    pub fn line(&mut self, number: usize, bytes: &[u8]) {
        match older(bytes, self.written.as_bytes()) {
            Some(id) if !self.may_be_known(id) => self.fold.left_out = true,
            _ => self.fold.line(number, bytes),
        }
    }

    /// Of an id that stands twice the later counts, so one that was seen already, or is none of ours, is read as always.
    fn may_be_known(&self, id: &[u8]) -> bool {
        match std::str::from_utf8(id) {
            Ok(id) if id.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                let records = &self.fold.journal.records;
                self.fold.ids.place(id, records).is_some()
            }
            _ => true,
        }
    }

    /// A line too long to be held.
    pub fn too_long(&mut self, number: usize) {
        self.fold.too_long(number);
    }

    /// What was read, as far as a [`Greeting`](crate::Greeting) needs it; none when how long it was silent can only be
    /// told from the whole journal.
    pub fn journal(self) -> Option<Journal> {
        let (today, week, left_out) = (self.today, self.week, self.fold.left_out);
        let journal = self.fold.journal();
        let is_told =
            !left_out || journal.is_paused(today) || journal.days(week, today).next().is_some();
        // What fell due in a long rest comes due on the day after it, and may have been settled long ago.
        let may_be_settled = |made: &Commitment| match made.terms.when {
            When::Once { due } => {
                due < week && !made.is_settled(due) && journal.first_day_back(due) == Some(today)
            }
            When::Every { .. } => false,
        };
        let is_known = !journal.commitments().iter().any(may_be_settled);
        (is_told && is_known).then_some(journal)
    }
}

/// The id of a line of ours that speaks of a day before another, and that nothing of the days after depends on.
///
/// Every text in it is as long as always, so each is looked for in its place.
fn older<'a>(bytes: &'a [u8], than: &[u8]) -> Option<&'a [u8]> {
    const ID: usize = 26;
    const AT: usize = "2026-11-22T07:41:03+01:00".len();
    let rest = bytes.strip_prefix(br#"{"v":1,"id":""#)?;
    let (id, rest) = rest.split_at_checked(ID)?;
    let rest = rest.strip_prefix(br#"","kind":""#)?;
    let kinds = [
        br#"checkin","at":""#.as_slice(),
        br#"outcome","at":""#,
        br#"reflection","at":""#,
    ];
    let rest = kinds.iter().find_map(|kind| rest.strip_prefix(*kind))?;
    let (_, rest) = rest.split_at_checked(AT)?;
    let rest = rest.strip_prefix(br#"","day":""#)?;
    let (day, rest) = rest.split_at_checked(than.len())?;
    (day < than && rest.starts_with(b"\"")).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Outcome;
    use crate::record::{Body, Record};

    #[test]
    fn what_this_program_writes_is_passed_over_and_everything_else_is_read() {
        let written = |day: &str, body| {
            let at = "2026-11-22T07:41:03+01:00";
            let line = Record::new(7, at, day.parse().unwrap(), body).to_line();
            line.unwrap().trim_end().to_owned()
        };
        let outcome = || Body::Outcome {
            of: "c".to_owned(),
            outcome: Outcome::Kept,
        };
        let ours = written("2026-11-14", Body::CheckIn(Box::default()));
        let passed = |line: &str| older(line.as_bytes(), b"2026-11-15").is_some();
        assert!(passed(&ours), "{ours}");
        assert!(passed(&written("2016-11-14", outcome())));
        for read in [
            written("2026-11-15", outcome()),
            written("2026-11-14", Body::PauseEnd),
            ours.replace("\"v\":1", "\"v\": 1"),
            ours.replace("\"v\":1", "\"v\":2"),
            ours.replace("aaaa", "aaa"),
            ours.replace("checkin", "song"),
            "garbage".to_owned(),
            String::new(),
        ] {
            assert!(!passed(&read), "{read}");
        }
    }
}
