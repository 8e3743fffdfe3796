//! A folder for a while, in the system's place for such, for its owner alone.

use anyhow::Context as _;
use tempfile::TempDir;

use super::fault::Shown;

/// An empty folder that is removed when it is dropped.
///
/// # Errors
///
/// When it cannot be made.
pub(crate) fn scratch() -> anyhow::Result<TempDir> {
    let place = std::env::temp_dir();
    tempfile::Builder::new()
        .prefix("selfcare-")
        .tempdir_in(&place)
        .with_context(|| format!("could not make a folder in {}", Shown(&place)))
}
