//! The week that ends with a day, carried along from day to day.

use super::ring::Ring;
use crate::usual::Debt;
use crate::{Answers, Hours, Promises};

/// What the check-ins of seven days promised, and how short their nights were.
#[derive(Debug, Default)]
pub(super) struct Week {
    days: Ring<Said, { Debt::NIGHTS as usize }>,
    sum: Sum,
}

/// What one of them says of it.
#[derive(Clone, Copy, Debug)]
struct Said {
    /// Hundredths of an hour short; none where the night is not known.
    short: Option<u16>,
    promises: Promises,
}

/// What they come to.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    nights: u32,
    short: u32,
    kept: u64,
    missed: u64,
}

impl Week {
    /// Goes on to the week that ends with this day.
    pub(super) fn go_on(&mut self, day: i32, said: Option<&Answers<'_>>, need: Hours) {
        let said = said.map(|said| Said {
            short: said.sleep.map(|slept| slept.short_of(need)),
            promises: said.promises.unwrap_or_default(),
        });
        let Self { days, sum } = self;
        days.put(day, said, |old| sum.take(old));
        if let Some(said) = said {
            sum.add(said);
        }
    }

    /// Those that its check-ins count.
    pub(super) fn promises(&self) -> Promises {
        let most = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Promises {
            kept: most(self.sum.kept),
            missed: most(self.sum.missed),
        }
    }

    /// What its nights come to.
    pub(super) fn debt(&self) -> Option<Debt> {
        Debt::out_of(self.sum.nights, self.sum.short)
    }
}

impl Sum {
    fn add(&mut self, said: Said) {
        self.nights += u32::from(said.short.is_some());
        self.short += u32::from(said.short.unwrap_or(0));
        self.kept += u64::from(said.promises.kept);
        self.missed += u64::from(said.promises.missed);
    }

    fn take(&mut self, said: Said) {
        self.nights -= u32::from(said.short.is_some());
        self.short -= u32::from(said.short.unwrap_or(0));
        self.kept -= u64::from(said.promises.kept);
        self.missed -= u64::from(said.promises.missed);
    }
}
