//! Days as JSON has them, one after another: mostly the next is of the same month, and differs in two digits.

use chrono::{Datelike as _, NaiveDate};

/// The month that the last day was of.
pub(super) struct Days {
    first: NaiveDate,
    last: NaiveDate,
    /// `2026-11-22`
    digits: [u8; 10],
}

impl Days {
    /// A day without quotes, where its year has four digits.
    pub(super) fn digits(&mut self, day: NaiveDate) -> Option<[u8; 10]> {
        if !(self.first..=self.last).contains(&day) {
            *self = Self::of_month(day)?;
        }
        let [.., tens, ones] = &mut self.digits;
        [*tens, *ones] = two(day.ordinal() - self.first.ordinal() + 1);
        Some(self.digits)
    }

    #[cold]
    fn of_month(day: NaiveDate) -> Option<Self> {
        let year @ 1000..=9999 = u32::try_from(day.year()).ok()? else {
            return None;
        };
        let ([y1, y2], [y3, y4], [m1, m2]) = (two(year / 100), two(year % 100), two(day.month()));
        Some(Self {
            first: day.with_day(1)?,
            last: day.with_day(day.num_days_in_month().into())?,
            digits: [y1, y2, y3, y4, b'-', m1, m2, b'-', b'0', b'0'],
        })
    }
}

impl Default for Days {
    /// Of no month yet.
    fn default() -> Self {
        Self {
            first: NaiveDate::MAX,
            last: NaiveDate::MIN,
            digits: [0; 10],
        }
    }
}

/// The digits of a number below 100.
fn two(number: u32) -> [u8; 2] {
    [b'0' + (number / 10) as u8, b'0' + (number % 10) as u8]
}
