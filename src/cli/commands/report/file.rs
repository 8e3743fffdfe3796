//! A report in a file, and in a browser.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::commands::home::Home;
use crate::commands::output;
use crate::commands::said::{short, shortened};

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
    let path = output.map_or_else(|| home.store.report(ending).map_err(shortened), Ok)?;
    let plain = anstream::adapter::strip_str(written).to_string();
    let path = output::put(home, &path, plain.as_bytes())?;
    if open {
        show(&path)?;
    }
    Ok(())
}

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
