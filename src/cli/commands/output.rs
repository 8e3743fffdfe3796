//! An answer in a file that a person named.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use selfcare::record::Line;

use super::home::Home;
use super::said::{short, shortened};
use crate::out::note;
use crate::storage;

/// Puts it there, for its owner alone, and says where: the whole path.
pub(super) fn put(home: &Home<'_>, path: &Path, bytes: &[u8]) -> anyhow::Result<PathBuf> {
    let path = std::path::absolute(path).context("could not tell where that file is")?;
    spare(home, &path)?;
    storage::put(&path, bytes).map_err(shortened)?;
    note(format_args!("Written to {}, for you alone.", short(&path)));
    Ok(path)
}

/// Never in the place of a journal, a copy of one, the settings, or what else is kept beside them.
fn spare(home: &Home<'_>, path: &Path) -> anyhow::Result<()> {
    let Some(found) = settled(path) else {
        return Ok(());
    };
    let is = |own: &Path| settled(own).is_some_and(|own| own == found);
    let backups = home.store.backups().canonicalize();
    let is_a_backup = backups.is_ok_and(|folder| found.starts_with(folder));
    anyhow::ensure!(
        !(is_a_backup
            || home.store.own().iter().any(|own| is(own))
            || is(&home.config_file.path)
            || is_a_journal(&found)),
        "could not write {}: it holds what selfcare keeps for you; name another file",
        short(path)
    );
    Ok(())
}

/// Where a path leads: to what is there, or in a folder that is.
fn settled(path: &Path) -> Option<PathBuf> {
    let in_folder = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    path.canonicalize().ok().or_else(in_folder)
}

/// Whether a file begins with a record.
fn is_a_journal(path: &Path) -> bool {
    let mut first = Vec::new();
    let read = File::open(path).and_then(|file| {
        let is_plain = file.metadata()?.is_file();
        let room = if is_plain { LONGEST } else { 0 };
        BufReader::new(file.take(room)).read_until(b'\n', &mut first)
    });
    read.is_ok() && matches!(Line::read(first.trim_ascii()), Line::Record(_))
}

/// No record is longer, in bytes.
const LONGEST: u64 = 1024 * 1024;
