//! Every word the program says about a day.

pub(crate) mod acts;
pub(crate) mod answers;
pub(crate) mod figures;
pub(crate) mod greeting;
pub(crate) mod issues;
pub(crate) mod levels;
pub(crate) mod periods;
pub(crate) mod promises;
pub(crate) mod questions;
pub(crate) mod reasons;
pub(crate) mod report;
pub(crate) mod rest;
pub(crate) mod short;
pub(crate) mod verdicts;

use selfcare::{Area, Rules};

/// The words for areas, a person's own included.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    pub rules: Rules,
    /// In the order of the rules' own areas.
    pub own: Vec<OwnWords>,
}

/// The words of an area of one's own.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnWords {
    pub question: Option<String>,
    /// From worst to best.
    pub levels: Option<[String; 5]>,
}

impl Vocabulary {
    pub(crate) fn name(&self, area: Area) -> &str {
        self.rules.name(area)
    }

    fn own(&self, place: u8) -> Option<&OwnWords> {
        self.own.get(usize::from(place))
    }
}

/// The first letter large, for the beginning of a sentence.
pub(crate) fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// `rest`, `rest and eating`, `rest, eating and boundaries`.
pub(crate) fn list(words: &[&str]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        words => words.join(""),
    }
}
