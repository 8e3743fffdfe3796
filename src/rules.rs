//! What a person may set of the model: the need for sleep, own areas, what is switched off, the shape of a week.

use chrono::{Datelike as _, NaiveDate, Weekday};

use crate::record::sum;
use crate::{Area, Hours, OwnArea};

/// The settings that a verdict and a report depend on. The same journal, rules and day give the same answer everywhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Sleep needed in 24 hours, 7 to 9 h. Seven or more is the consensus for adults (AASM/SRS, Watson et al. 2015).
    pub need: Hours,
    /// Areas of one's own, in the order configured.
    pub own: Vec<OwnArea>,
    /// Areas that are neither asked nor scored; never [`Area::Rest`].
    pub off: Vec<Area>,
    /// The days one serves; the others are neither missed nor break a streak.
    pub workdays: Workdays,
    /// The first day of a calendar week.
    pub week_starts: Weekday,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            need: Hours::whole(7),
            own: Vec::new(),
            off: Vec::new(),
            workdays: Workdays::default(),
            week_starts: Weekday::Mon,
        }
    }
}

impl Rules {
    /// Every area that counts, in the order that breaks ties.
    pub fn areas(&self) -> impl Iterator<Item = Area> + '_ {
        let own = (0..self.own.len()).map(|place| Area::Own(place as u8));
        Area::OURS
            .into_iter()
            .chain(own)
            .filter(|area| self.counts(*area))
    }

    /// Whether the area is switched on.
    pub fn counts(&self, area: Area) -> bool {
        area == Area::Rest || !self.off.contains(&area)
    }

    /// The area's word.
    pub fn name(&self, area: Area) -> &str {
        match area {
            Area::Own(place) => self
                .own
                .get(usize::from(place))
                .map_or("own", OwnArea::name),
            ours => ours.our_name().unwrap_or_default(),
        }
    }

    /// The area that goes by this word.
    pub fn area(&self, name: &str) -> Option<Area> {
        let own = (0..self.own.len()).map(|place| Area::Own(place as u8));
        Area::OURS
            .into_iter()
            .chain(own)
            .find(|area| self.name(*area) == name)
    }

    /// A sum of all of it: the same settings have the same one.
    pub(crate) fn sum(&self) -> u64 {
        let Self {
            need,
            own,
            off,
            workdays,
            week_starts,
        } = self;
        let mut bytes = Vec::with_capacity(64);
        bytes.extend(need.number().to_bits().to_le_bytes());
        bytes.extend(workdays.0.map(u8::from));
        bytes.push(week_starts.num_days_from_monday() as u8);
        for area in own {
            bytes.extend(area.name().as_bytes());
            bytes.extend(area.weight().to_bits().to_le_bytes());
        }
        for area in Area::OURS {
            bytes.push(u8::from(off.contains(&area)));
        }
        let own = (0..own.len()).map(|place| Area::Own(place as u8));
        bytes.extend(own.map(|area| u8::from(off.contains(&area))));
        sum(&bytes)
    }

    /// How much an area weighs in the mean: rest 4, every other 1, an own area what its owner says.
    ///
    /// Chosen while looking at two diaries, not fitted: weights 1 for all lose .04 of AUC there, fitted ones gain .01;
    /// equal weights are hard to beat (Dawes 1979).
    pub fn weight(&self, area: Area) -> f64 {
        match area {
            Area::Rest => 4.0,
            Area::Own(place) => self
                .own
                .get(usize::from(place))
                .map_or(OwnArea::USUAL_WEIGHT, OwnArea::weight),
            _ => 1.0,
        }
    }
}

/// Which days of the week one serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Workdays([bool; 7]);

impl Default for Workdays {
    fn default() -> Self {
        Self([true; 7])
    }
}

impl Workdays {
    /// These days and no others; `None` when there are none at all.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Option<Self> {
        let mut chosen = [false; 7];
        for day in days {
            chosen[day.num_days_from_monday() as usize] = true;
        }
        chosen.contains(&true).then_some(Self(chosen))
    }

    /// Whether each of these days is one of those.
    pub fn within(self, others: Self) -> bool {
        self.0
            .iter()
            .zip(others.0)
            .all(|(here, there)| !here || there)
    }

    /// Whether one serves on this day.
    pub fn contain(self, day: NaiveDate) -> bool {
        self.0[day.weekday().num_days_from_monday() as usize]
    }
}
