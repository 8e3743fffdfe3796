//! One flat shape for every kind, so that a line is read in one pass with its strings borrowed.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::day;

/// Every field that a kind of ours can have, in the order written.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Wire<'a> {
    pub(super) v: u64,
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) kind: Text<'a>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Text<'a>>,
    #[serde(deserialize_with = "four_digit_year")]
    pub(super) day: NaiveDate,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) health: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sleep: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rested: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) eating: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) boundaries: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) thoughts: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) forward: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) kept: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) missed: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) serving: Option<u64>,
    #[serde(default, skip_serializing_if = "Levels::is_empty")]
    pub(super) areas: Levels,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) adjustment: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) took: Option<f64>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) of: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) outcome: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) every: Option<Text<'a>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<NaiveDate>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) why: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) verdict: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) month: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) area: Option<Text<'a>>,
    #[serde(borrow, default, skip_serializing_if = "Option::is_none")]
    pub(super) with: Option<Text<'a>>,
}

/// A day as the journal writes it. A year of more than four digits is a mistake, and sums over it would never end.
pub(super) fn four_digit_year<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<NaiveDate, D::Error> {
    let text = Text::deserialize(deserializer)?;
    day::iso(&text.0).ok_or_else(|| D::Error::custom(format!("no day: {}", text.0)))
}

/// A string that is borrowed unless it holds an escape; inside an `Option` serde borrows only a type of one's own.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Text<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

/// Own areas, in which a name that stands twice is an error and not a choice.
#[derive(Default, Serialize)]
pub(super) struct Levels(pub(super) BTreeMap<String, u64>);

impl Levels {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for Levels {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Once;
        impl<'de> Visitor<'de> for Once {
            type Value = Levels;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("own areas with a level each")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Levels, A::Error> {
                let mut levels = BTreeMap::new();
                while let Some((name, level)) = pairs.next_entry::<String, u64>()? {
                    if levels.insert(name, level).is_some() {
                        return Err(A::Error::custom("an area stands twice"));
                    }
                }
                Ok(Levels(levels))
            }
        }
        deserializer.deserialize_map(Once)
    }
}
