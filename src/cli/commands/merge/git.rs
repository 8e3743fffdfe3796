//! As git's merge driver: three files, and the journal of this machine is none of them.

use std::path::Path;

use selfcare::merge::{Sides, three_way};

use super::sources::refuse_unless_journal;
use crate::commands::said::{short, shortened};
use crate::outcome::Outcome;
use crate::storage::{Given, replace, to_bytes};

/// Brings `theirs` into `ours`, which git takes for the result.
///
/// # Errors
///
/// When one cannot be read or is no journal, or `ours` cannot be written; then it is as it was.
pub(super) fn drive(base: &Path, ours: &Path, theirs: &Path) -> anyhow::Result<Outcome> {
    let was = Given::read_if_there(base).map_err(shortened)?;
    let here = Given::read(ours).map_err(shortened)?;
    let there = Given::read(theirs).map_err(shortened)?;
    for (path, given) in [(ours, &here), (theirs, &there)] {
        // Every line may have been erased.
        if given.lines().next().is_some() {
            refuse_unless_journal(&short(path), given)?;
        }
    }

    let sides = |given| Sides::of(Given::lines(given));
    let merged = three_way(&sides(&was), &sides(&here), &sides(&there));
    let merged = to_bytes(&merged);

    if merged != here.bytes {
        replace(ours, &merged).map_err(shortened)?;
    }
    Ok(Outcome::Done)
}
