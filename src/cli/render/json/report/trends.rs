//! What goes together and what helped, as JSON.

use selfcare::Rules;
use selfcare::trend::{self, First, Second};
use serde::Serialize;

use crate::render::words::figures::rounded;

#[derive(Serialize)]
pub(super) struct Together {
    checkins: usize,
    missing: usize,
    tried: usize,
    found: Vec<Pair>,
}

#[derive(Serialize)]
struct Pair {
    tag: Option<String>,
    area: Option<String>,
    next_day: Option<String>,
    rho: f64,
    days: usize,
    p: f64,
}

#[derive(Serialize)]
pub(super) struct Helped {
    area: String,
    id: String,
    text: String,
    kept: After,
    missed: After,
}

#[derive(Serialize)]
struct After {
    points: f64,
    days: usize,
}

pub(super) fn together(together: &trend::Together, rules: &Rules) -> Together {
    Together {
        checkins: together.checkins,
        missing: together.missing(),
        tried: together.tried,
        found: together
            .found
            .iter()
            .map(|found| pair(found, rules))
            .collect(),
    }
}

/// A tag goes with the same day's score, an area with another on the next day.
fn pair(pair: &trend::Pair, rules: &Rules) -> Pair {
    let (tag, area) = match &pair.first {
        First::Tag(tag) => (Some(tag.clone()), None),
        First::Area(area) => (None, Some(rules.name(*area).to_owned())),
    };
    Pair {
        tag,
        area,
        next_day: match pair.second {
            Second::Score => None,
            Second::NextDay(area) => Some(rules.name(area).to_owned()),
        },
        rho: rounded(pair.rank.rho, 3),
        days: pair.rank.days,
        p: rounded(pair.rank.p, 6),
    }
}

pub(super) fn helped(helped: &trend::Helped, rules: &Rules) -> Helped {
    let after = |after: trend::After| After {
        points: rounded(after.points, 1),
        days: after.days,
    };
    Helped {
        area: rules.name(helped.area).to_owned(),
        id: helped.id.clone(),
        text: helped.text.clone(),
        kept: after(helped.kept),
        missed: after(helped.missed),
    }
}
