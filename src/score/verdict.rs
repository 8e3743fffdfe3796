//! From a sum to a verdict, and the reasons for it.

use super::TIED;
use super::sum::{Bands, Sum, level};
use crate::usual::{Baseline, Debt, Usual};
use crate::{Area, CheckIn, Health, Hours, Level, Rules};

/// What a day comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Fit to serve.
    Fit,
    /// Fit to serve, with care.
    Care,
    /// Not fit to serve.
    NotFit,
    /// Checked in, with too few answers for a score.
    Incomplete,
    /// In a pause, without a check-in.
    Paused,
    /// No check-in.
    None,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 6] = [
        Self::Fit,
        Self::Care,
        Self::NotFit,
        Self::Incomplete,
        Self::Paused,
        Self::None,
    ];

    /// The word in JSON, in the journal and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Care => "care",
            Self::NotFit => "not-fit",
            Self::Incomplete => "incomplete",
            Self::Paused => "paused",
            Self::None => "none",
        }
    }

    /// The verdict that goes by this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }

    /// Whether one may go through: fit always, with care unless one is strict; none where there is no verdict.
    pub fn lets_through(self, how: Strictness) -> Option<bool> {
        Some(match self {
            Self::Fit => true,
            Self::Care => how == Strictness::Usual,
            Self::NotFit => false,
            Self::Incomplete | Self::Paused | Self::None => return None,
        })
    }

    /// Fit 2, with care 1, not fit 0; the others say nothing of fitness.
    pub fn band(self) -> Option<u8> {
        match self {
            Self::Fit => Some(2),
            Self::Care => Some(1),
            Self::NotFit => Some(0),
            Self::Incomplete | Self::Paused | Self::None => None,
        }
    }
}

/// How strict a gate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// Fit with care is fit enough.
    Usual,
    /// Plainly fit only.
    Strict,
}

/// Why a day is not plainly fit, with the figures its sentence needs. The order here is the order of every output.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Health is `ill`. Working while ill carries illness to those served (Chiu et al. 2017; Tartari et al. 2020).
    Ill,
    /// Health is `dulled`.
    Dulled,
    /// Under 5 h in 24 h: impaired, by a review of 44 studies (Dawson, Sprajcer & Thomas 2020, Accid Anal Prev).
    SleepUnder5 {
        /// Hours slept.
        slept: Hours,
    },
    /// How rested is 1: low days 60 to 89 times in 100 in two athletes' diaries (`PMData`, `SoccerMon`).
    WornOut,
    /// Health is `off`.
    OffColour,
    /// 5 h to under 6 h: before a low day 24 to 33 times in 100, against 13 to 17 usually (`PMData`, `SoccerMon`).
    SleepUnder6 {
        /// Hours slept.
        slept: Hours,
    },
    /// Ten hours of debt or more.
    SleepDebt(Debt),
    /// A rated area is 1; the rest cannot carry it. Chosen, not measured.
    AtBottom(Area),
    /// Well under one's own last 28 days.
    BelowUsual {
        /// Today's score.
        score: u8,
        /// The usual it is under.
        usual: Baseline,
    },
    /// The score is below the band of a fit day.
    Score {
        /// The score.
        score: u8,
        /// The lowest area.
        lowest: Area,
        /// Points off for sleep debt.
        off: f64,
    },
}

/// What a reason or a thin place is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Health, which is asked but is no area of the score.
    Health,
    /// An area.
    Area(Area),
}

impl Subject {
    /// Its word.
    pub fn name(self, rules: &Rules) -> &str {
        match self {
            Self::Health => "health",
            Self::Area(area) => rules.name(area),
        }
    }
}

impl Reason {
    /// The code other programs know it by.
    pub fn code(&self, rules: &Rules) -> String {
        match self {
            Self::Ill => "ill".to_owned(),
            Self::Dulled => "dulled".to_owned(),
            Self::SleepUnder5 { .. } => "sleep-under-5".to_owned(),
            Self::WornOut => "worn-out".to_owned(),
            Self::OffColour => "off-colour".to_owned(),
            Self::SleepUnder6 { .. } => "sleep-under-6".to_owned(),
            Self::SleepDebt(_) => "sleep-debt".to_owned(),
            Self::AtBottom(area) => format!("{}-at-bottom", rules.name(*area)),
            Self::BelowUsual { .. } => "below-usual".to_owned(),
            Self::Score { .. } => "score".to_owned(),
        }
    }

    /// What it is about; the whole day when absent.
    pub fn subject(&self) -> Option<Subject> {
        Some(match self {
            Self::Ill | Self::Dulled | Self::OffColour => Subject::Health,
            Self::SleepUnder5 { .. }
            | Self::WornOut
            | Self::SleepUnder6 { .. }
            | Self::SleepDebt(_) => Subject::Area(Area::Rest),
            Self::AtBottom(area) => Subject::Area(*area),
            Self::BelowUsual { .. } | Self::Score { .. } => return None,
        })
    }

    /// Whether it alone makes a day not fit, whatever the score.
    pub fn is_hard_stop(&self) -> bool {
        matches!(
            self,
            Self::Ill | Self::Dulled | Self::SleepUnder5 { .. } | Self::WornOut
        )
    }
}

/// The verdict on a day with a check-in, and its reasons in order.
pub fn judge(checkin: &CheckIn, sum: &Sum, usual: &Usual, rules: &Rules) -> (Verdict, Vec<Reason>) {
    let mut reasons = stops_and_caps(checkin, sum.debt, rules);
    let stopped = reasons.iter().any(Reason::is_hard_stop);
    let Some(whole) = sum.whole else {
        reasons.retain(Reason::is_hard_stop);
        return (
            if stopped {
                Verdict::NotFit
            } else {
                Verdict::Incomplete
            },
            reasons,
        );
    };
    reasons.extend(below_usual(whole.score, usual.baseline));
    let capped = !reasons.is_empty();
    if whole.score < Bands::FIT {
        reasons.push(Reason::Score {
            score: whole.score,
            lowest: whole.lowest.0,
            off: whole.off,
        });
    }
    let verdict = match whole.score {
        _ if stopped => Verdict::NotFit,
        ..Bands::CARE => Verdict::NotFit,
        Bands::CARE..Bands::FIT => Verdict::Care,
        _ if capped => Verdict::Care,
        _ => Verdict::Fit,
    };
    (verdict, reasons)
}

/// What the answers alone say, before any score: hard stops, then caps.
pub(super) fn stops_and_caps(checkin: &CheckIn, debt: Option<Debt>, rules: &Rules) -> Vec<Reason> {
    let mut reasons = hard_stops(checkin);
    reasons.extend(caps(checkin, debt, rules));
    reasons
}

fn hard_stops(checkin: &CheckIn) -> Vec<Reason> {
    let mut stops = Vec::new();
    match checkin.health {
        Some(Health::Ill) => stops.push(Reason::Ill),
        Some(Health::Dulled) => stops.push(Reason::Dulled),
        _ => {}
    }
    if let Some(slept) = checkin.sleep.filter(|slept| *slept < Hours::whole(5)) {
        stops.push(Reason::SleepUnder5 { slept });
    }
    if checkin.rested == Some(Level::WORST) {
        stops.push(Reason::WornOut);
    }
    stops
}

fn caps(checkin: &CheckIn, debt: Option<Debt>, rules: &Rules) -> Vec<Reason> {
    let mut caps = Vec::new();
    if checkin.health == Some(Health::Off) {
        caps.push(Reason::OffColour);
    }
    if let Some(slept) = checkin
        .sleep
        .filter(|slept| (Hours::whole(5)..Hours::whole(6)).contains(slept))
    {
        caps.push(Reason::SleepUnder6 { slept });
    }
    caps.extend(debt.filter(Debt::is_capping).map(Reason::SleepDebt));
    let at_bottom = |area: &Area| level(&checkin.said(), *area, rules) == Some(Level::WORST);
    caps.extend(rules.areas().filter(at_bottom).map(Reason::AtBottom));
    caps
}

/// Well under one's own last 28 days, good or not.
pub(super) fn below_usual(score: u8, usual: Option<Baseline>) -> Option<Reason> {
    let usual = usual?;
    (usual.below(score) >= usual.far() - TIED).then_some(Reason::BelowUsual { score, usual })
}
