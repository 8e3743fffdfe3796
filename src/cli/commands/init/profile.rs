//! The block in a shell's profile: put in, replaced, taken out, and what is said of it.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum as _;

use crate::commands::said::{short, shortened};
use crate::hooks::{Block, Left, Shell, Unbalanced};
use crate::render::text::page::Page;
use crate::storage::Profile;
use crate::world::World;

/// Puts the block into the profile, unless it stands there already.
pub(super) fn install(shell: Shell, block: &Block, out: &mut dyn Write) -> anyhow::Result<()> {
    let home = home()?;
    let profile = Profile::new(path(shell, &home));
    let (name, word) = (short(profile.path()), shell.word());
    let before = profile.read().map_err(shortened)?;
    let after = block
        .put(before.as_deref())
        .map_err(|why| unbalanced(&name, why))?;

    let mut page = Page::new(World::width());
    if before.as_ref() == Some(&after) {
        page.paragraph(&format!("{name} greets you already; nothing was changed."));
    } else {
        let replaced = matches!(before.as_deref().map(Block::take), Some(Ok(Some(_))));
        let kept = profile
            .replace(before.as_deref(), &after)
            .map_err(shortened)?;
        page.paragraph(&if replaced {
            format!("The block in {name} is replaced; every new shell follows it.")
        } else {
            format!("{name} greets you from now on, in every new shell.")
        });
        if let Some(kept) = kept {
            page.line(&format!("As it was before: {}", short(&kept)));
        }
        page.line(&format!("Out again: selfcare init {word} --uninstall"));
    }
    if shell == Shell::Bash {
        login(&mut page, &home);
    }
    write!(out, "{}", page.text()).context("the profile is changed; that could not be shown")
}

/// Takes the block out of the profile.
pub(super) fn uninstall(shell: Shell, out: &mut dyn Write) -> anyhow::Result<()> {
    let profile = Profile::new(path(shell, &home()?));
    let name = short(profile.path());
    let before = profile.read().map_err(shortened)?.unwrap_or_default();
    let left = Block::take(&before).map_err(|why| unbalanced(&name, why))?;

    let mut page = Page::new(World::width());
    let kept = match left {
        None => {
            page.paragraph(&format!(
                "There is no block of selfcare in {name}; nothing was changed."
            ));
            None
        }
        Some(Left::Bytes(left)) => {
            let kept = profile.replace(Some(&before), &left).map_err(shortened)?;
            page.paragraph(&format!(
                "The block is out of {name}; the rest is as it was."
            ));
            kept
        }
        Some(Left::NoFile) => {
            let kept = profile.remove(&before).map_err(shortened)?;
            page.paragraph(&format!(
                "{name} was made for the block and held nothing else; it is removed."
            ));
            Some(kept)
        }
    };
    if let Some(kept) = kept {
        page.line(&format!("As it was before: {}", short(&kept)));
        page.paragraph("Shells that are open keep their greeting until they end.");
    }
    write!(out, "{}", page.text()).context("the profile is changed; that could not be shown")
}

/// For `doctor`: which profiles greet, and what to do where a block is broken.
pub(in crate::commands) fn in_short() -> anyhow::Result<(String, Option<String>)> {
    let home = home()?;
    let mut greeting = Vec::new();
    for shell in Shell::value_variants() {
        let profile = Profile::new(path(*shell, &home));
        let name = short(profile.path());
        // What cannot be read greets nobody, and its shell says so itself.
        let Ok(Some(bytes)) = profile.read() else {
            continue;
        };
        match Block::take(&bytes) {
            Ok(None) => {}
            Ok(Some(_)) => greeting.push(name),
            Err(why) => {
                let mend = format!("take those lines out of {name} by hand");
                return Ok((format!("{name}: {why}"), Some(mend)));
            }
        }
    }
    Ok(match greeting.as_slice() {
        [] => ("no profile has the block of selfcare init".to_owned(), None),
        names => (format!("greets from {}", names.join(", ")), None),
    })
}

fn unbalanced(name: &str, why: Unbalanced) -> anyhow::Error {
    anyhow::anyhow!("could not change {name}: {why}; take those lines out by hand, and try again")
}

fn home() -> anyhow::Result<PathBuf> {
    let home = World::home()
        .map(PathBuf::from)
        .filter(|home| home.is_absolute());
    home.context("no home folder: set HOME to a whole path")
}

/// The file that a shell reads when it starts and somebody types.
fn path(shell: Shell, home: &Path) -> PathBuf {
    let folder = |name| {
        World::variable(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    match shell {
        Shell::Bash => home.join(".bashrc"),
        Shell::Zsh => folder("ZDOTDIR").as_deref().unwrap_or(home).join(".zshrc"),
        Shell::Fish => folder("XDG_CONFIG_HOME")
            .unwrap_or_else(|| home.join(".config"))
            .join("fish/config.fish"),
        Shell::Posix => home.join(".profile"),
    }
}

/// A login shell of bash reads the first of these, and ~/.bashrc only when that one says so.
const LOGIN: [&str; 3] = [".bash_profile", ".bash_login", ".profile"];

/// Says how login shells come to read the profile, when they do not.
fn login(page: &mut Page, home: &Path) {
    let read = |name: &str| Profile::new(home.join(name)).read().ok().flatten();
    let first = LOGIN.iter().find_map(|name| Some((*name, read(name)?)));
    let reads = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let mut lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'));
        lines.any(|line| line.contains("bashrc"))
    };
    let name = match first {
        Some((_, bytes)) if reads(&bytes) => return,
        Some((name, _)) => name,
        None => LOGIN[0],
    };
    page.paragraph(&format!(
        "Login shells (over ssh, and in some windows) do not read ~/.bashrc here. This line in ~/{name} changes that:"
    ));
    page.line("  if [ -r ~/.bashrc ]; then . ~/.bashrc; fi");
}
