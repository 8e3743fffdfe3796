//! Everything promised, each with how it stands.

use chrono::NaiveDate;

use super::{Agenda, Commitment, Open, To, When};
use crate::{Outcome, Promises};

/// One commitment with how it stands on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'a> {
    /// What.
    pub commitment: &'a Commitment,
    /// The next due day nothing was said of, that day included.
    pub next: Option<NaiveDate>,
    /// What of it is open, and since when.
    pub open: Option<Open<'a>>,
    /// Kept and missed over the last 28 days.
    pub lately: Promises,
    /// How it ended, for what was due once.
    pub ended: Option<Outcome>,
    /// Whether it can still be kept. What rests in a pause without an end can, and has no next day.
    pub is_running: bool,
}

impl<'a> Agenda<'a> {
    /// Everything promised until a day: to oneself first, then by name, each in the order it was promised.
    pub fn overview(self, today: NaiveDate) -> Vec<Row<'a>> {
        let all = self
            .journal
            .commitments()
            .iter()
            .filter(|commitment| commitment.made <= today);
        let mut rows: Vec<Row<'a>> = all.map(|commitment| self.row(commitment, today)).collect();
        rows.sort_by_key(|row| {
            let to = &row.commitment.terms.to;
            (
                *to != To::Oneself,
                to.word().to_lowercase(),
                row.commitment.number,
            )
        });
        rows
    }

    fn row(self, commitment: &'a Commitment, today: NaiveDate) -> Row<'a> {
        Row {
            commitment,
            next: self.next(commitment, today),
            open: self.open(commitment, today),
            lately: commitment.lately(today),
            is_running: self.is_running(commitment, today),
            ended: match commitment.terms.when {
                When::Once { due } => commitment
                    .outcomes
                    .range(due..)
                    .next_back()
                    .map(|(_, went)| went.outcome),
                When::Every { .. } => None,
            },
        }
    }
}
