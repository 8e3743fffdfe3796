//! What a day comes to, and why.

use chrono::NaiveDate;

use super::{History, nights_before};
use crate::Area;
use crate::score::{self, Change, Reason, Sum, ThinPlace, Verdict};
use crate::usual::Usual;

/// What one day comes to, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The day.
    pub day: NaiveDate,
    /// What it comes to.
    pub verdict: Verdict,
    /// How it adds up; none without a check-in.
    pub sum: Option<Sum>,
    /// Why it is not plainly fit, in order.
    pub reasons: Vec<Reason>,
    /// What limits it most.
    pub thin_place: Option<ThinPlace>,
    /// Another area that is much further below its own usual.
    pub furthest_below_usual: Option<Area>,
    /// The person's own last 28 days.
    pub usual: Usual,
    /// The least that would turn the verdict.
    pub smallest_change: Option<Change>,
}

impl Assessment {
    /// The score, when there is one.
    pub fn score(&self) -> Option<u8> {
        self.sum.as_ref()?.score()
    }

    /// Whether one answer alone made the day not fit.
    pub fn is_hard_stop(&self) -> bool {
        self.reasons.iter().any(Reason::is_hard_stop)
    }
}

impl History<'_> {
    /// What a day comes to, and why.
    pub fn assess(&self, day: NaiveDate) -> Assessment {
        let (usual, rules) = (self.usual(day), self.adder.rules);
        let checkin = self.lived(day).and(self.adder.journal.checkin(day));
        let (Some(checkin), Some(sum)) = (checkin, self.sum(day)) else {
            return Assessment {
                day,
                verdict: self.adder.without_checkin(day),
                sum: None,
                reasons: Vec::new(),
                thin_place: None,
                furthest_below_usual: None,
                usual,
                smallest_change: None,
            };
        };
        let (verdict, reasons) = score::judge(&checkin, &sum, &usual, rules);
        let thin_place = score::thin_place(&checkin, &sum, &usual, rules);
        let nights_before = nights_before(self.adder.journal, day);
        let morning = self.morning(day, &checkin, &nights_before);
        Assessment {
            day,
            verdict,
            reasons,
            thin_place,
            furthest_below_usual: score::furthest_below_usual(&sum, thin_place, &usual),
            smallest_change: score::smallest_change(morning, verdict, &usual, rules),
            sum: Some(sum),
            usual,
        }
    }
}
