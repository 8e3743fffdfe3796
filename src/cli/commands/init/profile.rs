//! The block in a shell's profile: put in, replaced, taken out, and what is said of it.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum as _;

use super::change::{Change, make};
use super::login;
use crate::commands::said::short;
use crate::hooks::{Block, Kind, Shell};
use crate::render::text::page::Page;
use crate::render::words::list;
use crate::storage::Profile;
use crate::world::World;

/// Puts the block into the profile, unless it stands there already.
pub(super) fn install(shell: Shell, block: &Block, out: &mut dyn Write) -> anyhow::Result<()> {
    let home = World::home_folder()?;
    let mut changes = vec![Change::new(Kind::Typing, path(shell, &home), Some(block))?];
    if shell == Shell::Bash {
        let apart = login::apart(&home);
        let at_login = block.at_bash_login();
        for file in login::files(&home) {
            let block = (Some(&file) == apart.as_ref()).then_some(&at_login);
            changes.push(Change::new(Kind::BashLogin, file, block)?);
        }
    }
    changes.retain(|change| change.kind == Kind::Typing || change.is_one() || change.is_there);

    let kept = make(&changes)?;

    let mut page = Page::new(World::width());
    installed(&mut page, shell, &changes);
    if changes.iter().any(Change::is_one) {
        listed(&mut page, &kept);
        let word = shell.word();
        page.paragraph(&format!("Out again: selfcare init {word} --uninstall"));
    }
    write!(out, "{}", page.text()).context("the profile is changed; that could not be shown")
}

fn installed(page: &mut Page, shell: Shell, changes: &[Change]) {
    let greeting: Vec<&Change> = changes
        .iter()
        .filter(|change| change.has_block_after())
        .collect();
    let names: Vec<&str> = greeting.iter().map(|change| change.name.as_str()).collect();
    let (names, is_one) = (list(&names), names.len() == 1);
    let greets = if is_one { "greets" } else { "greet" };
    if !changes.iter().any(Change::is_one) {
        page.paragraph(&format!(
            "{names} {greets} you already; nothing was changed."
        ));
        return;
    }
    // Shells of posix have no file of their own but at login.
    let shells = match shell {
        Shell::Posix => "login shell",
        Shell::Bash | Shell::Zsh | Shell::Fish => "shell",
    };
    let (block, is, them) = if is_one {
        ("block", "is", "it")
    } else {
        ("blocks", "are", "them")
    };
    page.paragraph(&if greeting.iter().all(|change| change.is_there) {
        format!("The {block} in {names} {is} replaced; every new {shells} follows {them}.")
    } else {
        format!("{names} {greets} you from now on, in every new {shells}.")
    });
    let at_login = greeting
        .iter()
        .find(|change| change.kind == Kind::BashLogin && !change.is_there);
    if let Some(Change { name, before, .. }) = at_login {
        page.paragraph(&match before {
            Some(_) => {
                format!("Login shells read {name} and not ~/.bashrc, so it has a block of its own.")
            }
            None => format!("Login shells read no file here, so {name} is made for them."),
        });
    }
}

/// Takes the block out of the profile.
pub(super) fn uninstall(shell: Shell, out: &mut dyn Write) -> anyhow::Result<()> {
    let home = World::home_folder()?;
    let mut changes = vec![Change::new(Kind::Typing, path(shell, &home), None)?];
    if shell == Shell::Bash {
        for file in login::files(&home) {
            changes.push(Change::new(Kind::BashLogin, file, None)?);
        }
    }

    let kept = make(&changes)?;

    let mut page = Page::new(World::width());
    let names = |is_removal| {
        let these = changes
            .iter()
            .filter(|change| change.is_one() && change.is_removal() == is_removal);
        these.map(|change| change.name.as_str()).collect::<Vec<_>>()
    };
    let (freed, removed) = (names(false), names(true));
    if !freed.is_empty() {
        let names = list(&freed);
        page.paragraph(&format!(
            "The block is out of {names}; the rest is as it was."
        ));
    }
    if !removed.is_empty() {
        let (was, is) = match removed.len() {
            1 => ("was", "it is"),
            _ => ("were", "they are"),
        };
        let names = list(&removed);
        page.paragraph(&format!(
            "{names} {was} made for the block and held nothing else; {is} removed."
        ));
    }
    if freed.is_empty() && removed.is_empty() {
        let name = &changes[0].name;
        page.paragraph(&format!(
            "There is no block of selfcare in {name}; nothing was changed."
        ));
    } else {
        listed(&mut page, &kept);
        page.paragraph("Shells that are open keep their greeting until they end.");
    }
    write!(out, "{}", page.text()).context("the profile is changed; that could not be shown")
}

fn listed(page: &mut Page, kept: &[PathBuf]) {
    for kept in kept {
        page.paragraph(&format!("Kept from before: {}", short(kept)));
    }
}

/// For `doctor`: which profiles greet, and what to do where a block is broken or a login shell would not come to it.
pub(in crate::commands) fn in_short() -> anyhow::Result<(String, Option<String>)> {
    let home = World::home_folder()?;
    let places = Shell::value_variants()
        .iter()
        .map(|shell| (Kind::Typing, path(*shell, &home)))
        .chain(login::files(&home).map(|file| (Kind::BashLogin, file)));
    let mut greeting: Vec<(Kind, PathBuf)> = Vec::new();
    for (kind, path) in places {
        // What cannot be read greets nobody, and its shell says so itself.
        let Ok(Some(bytes)) = Profile::new(path.clone()).read() else {
            continue;
        };
        match Block::take(kind, &bytes) {
            Ok(None) => {}
            Ok(Some(_)) => greeting.push((kind, path)),
            Err(why) => {
                let name = short(&path);
                let mend = format!("take those lines out of {name} by hand");
                return Ok((format!("{name}: {why}"), Some(mend)));
            }
        }
    }
    if greeting.is_empty() {
        return Ok(("no profile has the block of selfcare init".to_owned(), None));
    }
    let has = |kind, path| greeting.contains(&(kind, path));
    let apart = login::apart(&home)
        .filter(|_| has(Kind::Typing, path(Shell::Bash, &home)))
        .filter(|file| !has(Kind::BashLogin, file.clone()));
    let mut names: Vec<String> = greeting.iter().map(|(_, path)| short(path)).collect();
    names.dedup();
    let said = |file: PathBuf| match Profile::new(file.clone()).read() {
        Ok(Some(_)) => format!("{} alone", short(&file)),
        _ => "no file here".to_owned(),
    };
    let says = format!("greets from {}", names.join(", "));
    Ok(match apart {
        None => (says, None),
        Some(file) => (
            format!(
                "{says}, but not in login shells of bash: they read {}",
                said(file)
            ),
            Some("selfcare init bash --install, with your own flags if you chose any".to_owned()),
        ),
    })
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
