//! The arithmetic of one day, each step kept so that it can be shown.

use super::TIED;
use crate::usual::Debt;
use crate::{Answers, Area, CheckIn, Hours, Level, Promises, Rules};

/// What is known on one morning: its answers, and the week they end.
#[derive(Clone, Copy, Debug)]
pub struct Morning<'a> {
    /// Today's answers.
    pub checkin: &'a CheckIn,
    /// The known nights of the six days before.
    pub nights_before: &'a [Hours],
    /// Promises kept and missed over the seven days that end today, today's included.
    pub promises: Promises,
}

/// How a day adds up, step by step.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// What rest is made of, when both its answers are there.
    pub rest: Option<Rest>,
    /// Every area switched on with its points, 0 to 100; none where it is unscored.
    pub areas: Vec<(Area, Option<f64>)>,
    /// The promises of seven days that the commitments area counts.
    pub promises: Promises,
    /// Sleep short over seven nights.
    pub debt: Option<Debt>,
    /// The score, when there are answers enough: rest and three other areas.
    pub whole: Option<Whole>,
}

/// What rest is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rest {
    /// Hours slept.
    pub sleep: Hours,
    /// How rested.
    pub rested: Level,
    /// Points for the hours, 0 to 100: 25 for each hour, 100 at the need and above.
    pub hours_points: f64,
}

impl Rest {
    /// Points of the area: one part hours, four parts how rested.
    ///
    /// How rested one feels follows low days better than hours do (`PMData`, `SoccerMon`). Chosen on those two.
    pub fn points(&self) -> f64 {
        (self.hours_points + 4.0 * self.rested.points()) / 5.0
    }
}

/// A day with answers enough for a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Whole {
    /// The weighted mean of the answered areas, 0 to 100.
    pub mean: f64,
    /// The sum of the weights of the answered areas.
    pub weights: f64,
    /// The lowest area and its points; the first in order when several are as low.
    pub lowest: (Area, f64),
    /// Points off for sleep debt, 0 to 15.
    pub off: f64,
    /// The score before it is rounded and held to 0..=100.
    pub exact: f64,
    /// The score, 0 to 100.
    pub score: u8,
}

/// The cuts between the verdicts, in points of the score.
///
/// Chosen while looking at `PMData` and `SoccerMon`; Fisher 2017 was not used to choose.
#[derive(Debug)]
pub struct Bands;

impl Bands {
    /// From here on a day is fit.
    pub const FIT: u8 = 48;
    /// From here on a day is fit with care.
    pub const CARE: u8 = 33;
}

/// How much the mean counts in a score; the lowest area has the rest. Chosen on `PMData` and `SoccerMon`: the plain mean
/// reaches an AUC of .75 and .73, the minimum alone .70 and .68, this .79 and .77.
const MEAN_SHARE: f64 = 0.7;
/// At most so many points off for sleep debt, one an hour. Chosen, not measured.
const MOST_OFF: f64 = 15.0;
/// Promises count from so many outcomes on: one missed promise must not teach anyone to promise nothing.
const OUTCOMES_NEEDED: u32 = 3;

impl Sum {
    /// A score needs rest and so many other areas. Chosen, not measured.
    pub const OTHERS_NEEDED: usize = 3;

    /// Adds a day up.
    ///
    /// ```
    /// use selfcare::{CheckIn, Hours, Level, Promises, Rules, score::{Morning, Sum}};
    /// let three = Some("3".parse::<Level>().unwrap());
    /// let checkin = CheckIn {
    ///     sleep: Some(Hours::whole(7)), rested: three, eating: three, boundaries: three, thoughts: three,
    ///     ..CheckIn::default()
    /// };
    /// let morning = Morning { checkin: &checkin, nights_before: &[], promises: Promises::default() };
    /// // rest is (100 + 4 * 50) / 5 = 60; the mean (4 * 60 + 50 + 50 + 50) / 7 = 55.71; the lowest 50;
    /// // 0.7 * 55.71 + 0.3 * 50 = 54
    /// assert_eq!(Sum::of(morning, &Rules::default()).score(), Some(54));
    /// ```
    pub fn of(morning: Morning<'_>, rules: &Rules) -> Self {
        Self::on(&Scale::of(rules), morning, rules)
    }

    /// The same where the areas are laid out already.
    pub(crate) fn on(scale: &Scale, morning: Morning<'_>, rules: &Rules) -> Self {
        let (said, promises) = (morning.checkin.said(), morning.promises);
        let nights = morning.nights_before.iter().copied();
        let debt = Debt::over(nights.chain(said.sleep), rules.need);
        let mut points = Vec::new();
        scale.points(&said, promises, rules, &mut points);
        let areas = scale.0.iter().map(|(area, _)| *area);
        Self {
            rest: rest(&said, rules.need),
            whole: scale.whole(&points, debt),
            areas: areas.zip(points).collect(),
            promises,
            debt,
        }
    }

    /// The score, when there is one.
    pub fn score(&self) -> Option<u8> {
        self.whole.map(|whole| whole.score)
    }

    /// How many areas beside rest a score still needs.
    pub fn areas_missing(&self) -> usize {
        let others = self
            .scored()
            .filter(|(area, _)| *area != Area::Rest)
            .count();
        Self::OTHERS_NEEDED.saturating_sub(others)
    }

    /// The points of one area.
    pub fn points(&self, area: Area) -> Option<f64> {
        self.areas.iter().find(|(known, _)| *known == area)?.1
    }

    /// The areas that have points, in order.
    pub fn scored(&self) -> impl Iterator<Item = (Area, f64)> {
        self.areas
            .iter()
            .filter_map(|(area, points)| Some((*area, (*points)?)))
    }
}

/// The areas that count, in order, with their weights: laid out once where many days are added up.
#[derive(Clone, Debug)]
pub(crate) struct Scale(Vec<(Area, f64)>);

impl Scale {
    pub(crate) fn of(rules: &Rules) -> Self {
        let weighted = rules.areas().map(|area| (area, rules.weight(area)));
        Self(weighted.collect())
    }

    /// The points of every area, in order, in place of those that were there.
    pub(crate) fn points(
        &self,
        said: &Answers<'_>,
        promises: Promises,
        rules: &Rules,
        to: &mut Vec<Option<f64>>,
    ) {
        let areas = self.0.iter();
        to.clear();
        to.extend(areas.map(|(area, _)| points(*area, said, promises, rules)));
    }

    /// Adds these points up.
    pub(crate) fn whole(&self, points: &[Option<f64>], debt: Option<Debt>) -> Option<Whole> {
        let (mut weights, mut weighted, mut scored) = (0.0, 0.0, 0);
        let mut lowest = (Area::Rest, f64::INFINITY);
        for ((area, weight), points) in self.0.iter().zip(points) {
            let Some(points) = *points else {
                continue;
            };
            weights += weight;
            weighted += weight * points;
            scored += 1;
            if points < lowest.1 - TIED {
                lowest = (*area, points);
            }
        }
        // Rest is the first of them, and is never switched off.
        if points.first()?.is_none() || scored - 1 < Sum::OTHERS_NEEDED {
            return None;
        }
        let mean = weighted / weights;
        let off = debt.map_or(0.0, |debt| debt.hours.min(MOST_OFF));
        let exact = MEAN_SHARE * mean + (1.0 - MEAN_SHARE) * lowest.1 - off;
        Some(Whole {
            mean,
            weights,
            lowest,
            off,
            exact,
            score: round_half_up(exact),
        })
    }
}

/// The points of one area, 0 to 100; none where it is unscored. Promises are those of the seven days that end that day.
#[expect(
    clippy::inline_always,
    reason = "a lifetime has a hundred thousand, each of a few steps"
)]
#[inline(always)]
pub(crate) fn points(
    area: Area,
    said: &Answers<'_>,
    promises: Promises,
    rules: &Rules,
) -> Option<f64> {
    match area {
        Area::Rest => rest(said, rules.need).map(|rest| rest.points()),
        Area::Commitments => commitments(promises),
        rated => level(said, rated, rules).map(Level::points),
    }
}

/// Whether a day has a score whatever became of its promises.
pub(crate) fn is_surely_scored(said: &Answers<'_>, rules: &Rules) -> bool {
    let is_scored = |area| points(area, said, Promises::default(), rules).is_some();
    let others = rules.areas().filter(|area| *area != Area::Rest);
    is_scored(Area::Rest) && others.filter(|area| is_scored(*area)).count() >= Sum::OTHERS_NEEDED
}

/// The rating behind an area that is rated directly.
#[inline]
pub(super) fn level(said: &Answers<'_>, area: Area, rules: &Rules) -> Option<Level> {
    match area {
        Area::Thoughts => said.thoughts,
        Area::Boundaries => said.boundaries,
        Area::Forward => said.forward,
        Area::Eating => said.eating,
        Area::Own(_) => said.areas.get(rules.name(area)).copied(),
        Area::Rest | Area::Commitments => None,
    }
}

fn rest(said: &Answers<'_>, need: Hours) -> Option<Rest> {
    let (sleep, rested) = (said.sleep?, said.rested?);
    let hours_points = (100.0 - 25.0 * (need.number() - sleep.number())).clamp(0.0, 100.0);
    Some(Rest {
        sleep,
        rested,
        hours_points,
    })
}

/// Half-way between nothing and everything kept when little is known, and the rate itself when much is.
fn commitments(promises: Promises) -> Option<f64> {
    let (kept, missed) = (f64::from(promises.kept), f64::from(promises.missed));
    (promises.due() >= OUTCOMES_NEEDED).then(|| 100.0 * (kept + 1.5) / (kept + missed + 2.0))
}

/// Rounds half up and holds to 0..=100; what is tied with a half is a half.
fn round_half_up(exact: f64) -> u8 {
    (exact + 0.5 + TIED).clamp(0.0, 100.0) as u8
}
