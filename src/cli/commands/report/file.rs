//! A report in a file, and in a browser.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::Context as _;
use selfcare::record::Line;

use crate::commands::home::Home;
use crate::commands::said::{short, shortened};
use crate::out::note;
use crate::storage;

/// Openers, the person's own first.
const OPENERS: [&str; 2] = if cfg!(target_os = "macos") {
    ["open", "xdg-open"]
} else {
    ["xdg-open", "open"]
};

/// Writes it where the person said, else beside the journal, and says where; opens it when asked to.
pub(super) fn keep(
    home: &Home<'_>,
    output: Option<PathBuf>,
    ending: &str,
    written: &str,
    open: bool,
) -> anyhow::Result<()> {
    let path = output.map_or_else(
        || home.store.report(ending).map_err(shortened),
        |path| {
            let path = std::path::absolute(path).context("could not tell where that file is")?;
            spare(home, &path)?;
            Ok(path)
        },
    )?;
    let plain = anstream::adapter::strip_str(written).to_string();
    storage::put(&path, plain.as_bytes()).map_err(shortened)?;
    note(format_args!("Written to {}, for you alone.", short(&path)));
    if open {
        show(&path)?;
    }
    Ok(())
}

/// Never in the place of a journal, its lock and its backups, or the settings.
fn spare(home: &Home<'_>, path: &Path) -> anyhow::Result<()> {
    let Some(found) = settled(path) else {
        return Ok(());
    };
    let is = |own: &Path| settled(own).is_some_and(|own| own == found);
    let backups = home.store.backups().canonicalize();
    let is_a_backup = backups.is_ok_and(|folder| found.starts_with(folder));
    anyhow::ensure!(
        !(is_a_backup
            || is(&home.store.journal().with_extension("lock"))
            || is(&home.store.journal())
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

/// Hands it to whatever shows pages here.
fn show(path: &Path) -> anyhow::Result<()> {
    let chosen = crate::world::World::variable("BROWSER").filter(|browser| !browser.is_empty());
    let openers = chosen.into_iter().chain(OPENERS.iter().map(Into::into));
    for opener in openers {
        let started = Command::new(&opener)
            .arg(path)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if started.is_ok_and(|ended| ended.success()) {
            return Ok(());
        }
    }
    anyhow::bail!(
        "could not open the page: neither BROWSER, {} nor {} did; it is at {}",
        OPENERS[0],
        OPENERS[1],
        short(path)
    )
}
