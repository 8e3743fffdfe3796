//! How a day adds up to a verdict, with its reasons.
//!
//! The model speaks of today only. It was designed from published evidence and checked on three diaries: `PMData`
//! (Thambawita et al. 2020, doi 10.1145/3339825.3394926), `SoccerMon` (Midoglu et al. 2024) and Fisher et al. 2017. On the
//! first two a morning's answers told a low day from a usual one (AUC 0.77 to 0.79) and said almost nothing of tomorrow.
//! So: no forecast, no claim about injury or burnout, no diagnosis. What has no source says "chosen, not measured".

mod change;
mod glance;
mod sum;
mod thin_place;
mod verdict;

pub use change::{Change, Changed, smallest_change};
pub(crate) use glance::{Limit, limit, verdict};
pub use sum::{Bands, Morning, Rest, Sum, Whole};
pub(crate) use sum::{Scale, is_surely_scored, points};
pub(crate) use thin_place::THIN_BELOW;
pub use thin_place::{ThinPlace, furthest_below_usual, thin_place};
pub use verdict::{Reason, Strictness, Subject, Verdict, judge};

/// Numbers that differ by less (points, hours, what is made of them) are tied, so that binary fractions do not decide.
pub(crate) const TIED: f64 = 1e-9;
