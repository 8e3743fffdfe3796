//! The configuration on disk: replaced whole, and never half.

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;

/// No configuration is larger.
const LARGEST: u64 = 1024 * 1024;

/// The text of the configuration; none when there is none.
///
/// # Errors
///
/// When it cannot be read, is no plain file (nothing is waited for), or is no text.
pub(crate) fn load(path: &Path) -> anyhow::Result<Option<String>> {
    let could_not = || format!("could not read {}", path.display());
    let found = match fs::metadata(path) {
        Err(err) if err.kind() == io::ErrorKind::NotFound => return Ok(None),
        found => found.with_context(could_not)?,
    };
    if !found.is_file() || found.len() > LARGEST {
        return Err(anyhow::anyhow!("it is no plain file of at most 1 MiB"))
            .with_context(could_not);
    }
    fs::read_to_string(path).map(Some).with_context(could_not)
}

/// Replaces the configuration: a new file beside it, flushed, then renamed over it. A link keeps its link.
///
/// # Errors
///
/// When its folder cannot be made or written to; the old one stays as it was.
pub(crate) fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    let target = behind_links(path);
    let folder = target
        .parent()
        .context("could not write the configuration: it has no folder")?;
    let could_not = || format!("could not write {}", path.display());
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(could_not)?;
    let mut new = tempfile::NamedTempFile::new_in(folder).with_context(could_not)?;
    new.as_file()
        .set_permissions(Permissions::from_mode(0o600))
        .with_context(could_not)?;
    new.write_all(text.as_bytes()).with_context(could_not)?;
    new.as_file().sync_all().with_context(could_not)?;
    new.persist(&target).with_context(could_not)?;
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .with_context(could_not)
}

/// What a link leads to, there or not; a chain of more than eight is left alone.
fn behind_links(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..8 {
        let Ok(next) = fs::read_link(&target) else {
            break;
        };
        target = target
            .parent()
            .map_or_else(|| next.clone(), |folder| folder.join(&next));
    }
    target
}
