//! How a week was, in one of three words for each area: no figure leaves the house.

use serde::{Deserialize, Serialize};

use crate::score::{THIN_BELOW, TIED};
use crate::trend::LOW_BELOW;
use crate::{Area, Report, Verdict};

/// How something stood over a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Band {
    /// Below 50 of 100 points, what opens a care issue.
    Low,
    /// From 50 and below 75 points.
    Middling,
    /// From 75 points, where no area is a thin place.
    Well,
}

impl Band {
    /// Every band, the lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Middling, Self::Well];

    /// The band of a mean from 0 to 100 points.
    ///
    /// ```
    /// use selfcare::team::Band;
    /// assert_eq!([49.9, 50.0, 75.0].map(Band::of), Band::ALL);
    /// ```
    pub fn of(points: f64) -> Self {
        if points < LOW_BELOW - TIED {
            Self::Low
        } else if points < THIN_BELOW - TIED {
            Self::Middling
        } else {
            Self::Well
        }
    }

    /// Its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Middling => "middling",
            Self::Well => "well",
        }
    }
}

/// What there is a band of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// One of the areas that every journal knows; a person's own has a name, and stays at home.
    Area(Area),
    /// How many days of those with a verdict were fit, in a hundred.
    FitDays,
}

impl Of {
    /// Everything there is a band of, in the order shown.
    pub const ALL: [Self; 7] = [
        Self::Area(Area::Rest),
        Self::Area(Area::Thoughts),
        Self::Area(Area::Boundaries),
        Self::Area(Area::Forward),
        Self::Area(Area::Eating),
        Self::Area(Area::Commitments),
        Self::FitDays,
    ];

    /// Its words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Area(area) => area.our_name().unwrap_or_default(),
            Self::FitDays => "fit days",
        }
    }
}

/// The bands of a week, in the order of [`Of::ALL`]; none where fewer than three days tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Named", from = "Named")]
pub struct Bands([Option<Band>; Of::ALL.len()]);

impl Bands {
    /// Those of a week that was looked back on.
    pub(super) fn of(report: &Report) -> Self {
        let mut bands = Self(Of::ALL.map(|of| match of {
            Of::Area(area) => report.area(area)?.mean.map(Band::of),
            Of::FitDays => fit_days(report),
        }));
        // Beside fewer areas they would tell of health.
        if bands.areas() < Report::NEEDS {
            bands.hide(Of::ALL.len() - 1);
        }
        bands
    }

    /// How many areas there is a band of.
    fn areas(self) -> usize {
        let areas = self.each().filter(|(of, _)| *of != Of::FitDays);
        areas.filter(|(_, band)| band.is_some()).count()
    }

    /// Whether there is no band at all.
    pub(super) fn is_empty(self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    /// Leaves one out.
    pub(super) fn hide(&mut self, place: usize) {
        self.0[place] = None;
    }

    /// Those that a rule makes of what each is of.
    pub(super) fn by(rule: impl FnMut(usize) -> Option<Band>) -> Self {
        Self(std::array::from_fn(rule))
    }

    /// Each with what it is of, in the order shown.
    pub fn each(self) -> impl Iterator<Item = (Of, Option<Band>)> {
        Of::ALL.into_iter().zip(self.0)
    }

    pub(super) fn at(self, place: usize) -> Option<Band> {
        self.0[place]
    }
}

fn fit_days(report: &Report) -> Option<Band> {
    let judged =
        [Verdict::Fit, Verdict::Care, Verdict::NotFit].map(|verdict| report.count(verdict));
    let all: usize = judged.iter().sum();
    (all >= Report::NEEDS).then(|| Band::of(100.0 * judged[0] as f64 / all as f64))
}

/// The same as it is written: every name is there, and no other.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    #[serde(deserialize_with = "Option::deserialize")]
    rest: Option<Band>,
    #[serde(deserialize_with = "Option::deserialize")]
    thoughts: Option<Band>,
    #[serde(deserialize_with = "Option::deserialize")]
    boundaries: Option<Band>,
    #[serde(deserialize_with = "Option::deserialize")]
    forward: Option<Band>,
    #[serde(deserialize_with = "Option::deserialize")]
    eating: Option<Band>,
    #[serde(deserialize_with = "Option::deserialize")]
    commitments: Option<Band>,
    #[serde(deserialize_with = "Option::deserialize")]
    fit_days: Option<Band>,
}

impl From<Bands> for Named {
    fn from(Bands(bands): Bands) -> Self {
        let [
            rest,
            thoughts,
            boundaries,
            forward,
            eating,
            commitments,
            fit_days,
        ] = bands;
        Self {
            rest,
            thoughts,
            boundaries,
            forward,
            eating,
            commitments,
            fit_days,
        }
    }
}

impl From<Named> for Bands {
    fn from(named: Named) -> Self {
        Self([
            named.rest,
            named.thoughts,
            named.boundaries,
            named.forward,
            named.eating,
            named.commitments,
            named.fit_days,
        ])
    }
}
