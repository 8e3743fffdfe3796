//! The week that ends with a day, carried along from day to day: one comes in, those that are too old go.

use chrono::NaiveDate;

use super::Lived;
use crate::{Hours, Promises};

/// Days with a check-in within seven, what they promised and how short their nights were.
#[derive(Debug, Default)]
pub(super) struct Week {
    /// Where it begins.
    first: usize,
    nights: u8,
    kept: u64,
    missed: u64,
    /// Hours short of each, by the last three bits of its place; none where the night is not known.
    short: [f64; 8],
}

impl Week {
    /// Goes on to the week that ends with the next of some days, and begins on this one.
    pub(super) fn go_on(&mut self, days: &[Lived<'_>], place: usize, from: NaiveDate, need: Hours) {
        while days[self.first].day < from {
            let old = days[self.first].checkin;
            let promises = old.promises.unwrap_or_default();
            self.kept -= u64::from(promises.kept);
            self.missed -= u64::from(promises.missed);
            self.nights -= u8::from(old.sleep.is_some());
            self.first += 1;
        }
        let new = days[place].checkin;
        let promises = new.promises.unwrap_or_default();
        self.kept += u64::from(promises.kept);
        self.missed += u64::from(promises.missed);
        self.nights += u8::from(new.sleep.is_some());
        self.short[place % 8] = new.sleep.map_or(0.0, |sleep| {
            let short = need.number() - sleep.number();
            short.max(0.0)
        });
    }

    /// Those that its check-ins count.
    pub(super) fn promises(&self) -> Promises {
        let most = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Promises {
            kept: most(self.kept),
            missed: most(self.missed),
        }
    }

    /// How many of its nights are known, and hours short over them: added up in order, as `Debt` does.
    pub(super) fn nights(&self, last: usize) -> (u8, f64) {
        let week = self.first..=last;
        (self.nights, week.map(|place| self.short[place % 8]).sum())
    }
}
