//! The block in a shell's profile: put in, replaced, taken out, and what is said of it.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use clap::ValueEnum as _;

use super::login;
use crate::commands::said::{short, shortened};
use crate::hooks::{Block, Kind, Left, Shell, Unbalanced};
use crate::render::text::page::Page;
use crate::render::words::list;
use crate::storage::Profile;
use crate::world::World;

/// A profile as it is, and as it will be.
struct Change {
    profile: Profile,
    /// How a person knows it.
    name: String,
    kind: Kind,
    before: Option<Vec<u8>>,
    /// None where it goes, or stays away.
    after: Option<Vec<u8>>,
    /// Whether a block stands there now.
    is_there: bool,
}

impl Change {
    /// With this block in it, or with none.
    fn new(kind: Kind, path: PathBuf, block: Option<&Block>) -> anyhow::Result<Self> {
        let profile = Profile::new(path);
        let name = short(profile.path());
        let before = match profile.read() {
            // What bash does not come to in the end need not be a file.
            Err(_) if kind == Kind::BashLogin && block.is_none() => None,
            before => before.map_err(shortened)?,
        };
        let cannot = |why| unbalanced(&name, why);
        let bytes = before.as_deref().unwrap_or_default();
        let left = Block::take(kind, bytes).map_err(cannot)?;
        let is_there = left.is_some();
        let after = match (block, left) {
            (Some(block), _) => Some(block.put(before.as_deref()).map_err(cannot)?),
            (None, Some(Left::NoFile)) => None,
            (None, Some(Left::Bytes(left))) => Some(left),
            (None, None) => before.clone(),
        };
        Ok(Self {
            profile,
            name,
            kind,
            before,
            after,
            is_there,
        })
    }

    fn is_one(&self) -> bool {
        self.before != self.after
    }

    fn is_removal(&self) -> bool {
        self.before.is_some() && self.after.is_none()
    }

    /// Makes it; where what was there is kept.
    fn make(&self) -> anyhow::Result<Option<PathBuf>> {
        match &self.after {
            None => self.profile.remove().map(|()| None),
            Some(after) => self.profile.replace(self.before.as_deref(), after, own),
        }
        .map_err(shortened)
    }
}

/// What is a person's own in a profile.
fn own(bytes: &[u8]) -> Vec<u8> {
    let without = |bytes: Vec<u8>, kind| match Block::take(kind, &bytes) {
        Ok(Some(Left::Bytes(left))) => left,
        Ok(Some(Left::NoFile)) => Vec::new(),
        Ok(None) | Err(_) => bytes,
    };
    Kind::ALL.into_iter().fold(bytes.to_owned(), without)
}

/// All of them or none, as far as that can be told before; what they were is kept in these files.
fn make(changes: &[Change]) -> anyhow::Result<Vec<PathBuf>> {
    let changes = || changes.iter().filter(|change| change.is_one());
    for change in changes() {
        change.profile.ensure_writable().map_err(shortened)?;
    }
    let mut kept = Vec::new();
    for change in changes() {
        kept.extend(change.make()?);
    }
    Ok(kept)
}

/// Puts the block into the profile, unless it stands there already.
pub(super) fn install(shell: Shell, block: &Block, out: &mut dyn Write) -> anyhow::Result<()> {
    let home = home()?;
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
        page.line(&format!("Out again: selfcare init {word} --uninstall"));
    }
    write!(out, "{}", page.text()).context("the profile is changed; that could not be shown")
}

fn installed(page: &mut Page, shell: Shell, changes: &[Change]) {
    let greeting: Vec<&Change> = changes
        .iter()
        .filter(|change| has_block(change.after.as_deref(), change.kind))
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

fn has_block(bytes: Option<&[u8]>, kind: Kind) -> bool {
    bytes.is_some_and(|bytes| matches!(Block::take(kind, bytes), Ok(Some(_))))
}

/// Takes the block out of the profile.
pub(super) fn uninstall(shell: Shell, out: &mut dyn Write) -> anyhow::Result<()> {
    let home = home()?;
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
        page.line(&format!("Kept from before: {}", short(kept)));
    }
}

/// For `doctor`: which profiles greet, and what to do where a block is broken or a login shell would not come to it.
pub(in crate::commands) fn in_short() -> anyhow::Result<(String, Option<String>)> {
    let home = home()?;
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
