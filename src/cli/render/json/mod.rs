//! JSON for other programs: additive changes only.

pub(crate) mod log;
pub(crate) mod promises;
pub(crate) mod report;
pub(crate) mod status;

use selfcare::{Area, Rules};
use serde::ser::{Serialize, SerializeMap as _, Serializer};

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
