//! JSON for other programs: additive changes only.

pub(crate) mod backups;
pub(crate) mod log;
pub(crate) mod promises;
pub(crate) mod report;
pub(crate) mod status;
pub(crate) mod team;

use selfcare::{Area, Rules, trend};
use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::render::words::figures::rounded;

/// Pairs as an object, in their order.
pub(crate) struct Object<V>(pub Vec<(String, V)>);

impl<V: Serialize> Serialize for Object<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// Points of every area, to two decimals.
pub(crate) fn areas(areas: &[(Area, Option<f64>)], rules: &Rules) -> Object<Option<f64>> {
    let pair = |(area, points): &(Area, Option<f64>)| {
        (
            rules.name(*area).to_owned(),
            points.map(|points| rounded(points, 2)),
        )
    };
    Object(areas.iter().map(pair).collect())
}

/// An area that stays low.
#[derive(Serialize)]
pub(crate) struct Issue {
    area: String,
    since: String,
    days: u64,
    last_asked: String,
    growing: bool,
}

/// Every open issue.
pub(crate) fn issues(open: &[trend::Issue], rules: &Rules) -> Vec<Issue> {
    let one = |issue: &trend::Issue| Issue {
        area: rules.name(issue.area).to_owned(),
        since: issue.since.to_string(),
        days: issue.days,
        last_asked: issue.last_asked.to_string(),
        growing: issue.growing,
    };
    open.iter().map(one).collect()
}
