//! One profile as it is and as it will be, and several of them changed together.

use std::path::PathBuf;

use crate::commands::said::{short, shortened};
use crate::hooks::{Block, Kind, Left, Unbalanced};
use crate::storage::Profile;

/// A profile as it is, and as it will be.
pub(super) struct Change {
    profile: Profile,
    /// How a person knows it.
    pub name: String,
    pub kind: Kind,
    pub before: Option<Vec<u8>>,
    /// None where it goes, or stays away.
    after: Option<Vec<u8>>,
    /// Whether a block stands there now.
    pub is_there: bool,
}

impl Change {
    /// With this block in it, or with none.
    pub(super) fn new(kind: Kind, path: PathBuf, block: Option<&Block>) -> anyhow::Result<Self> {
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

    /// Whether anything becomes different.
    pub(super) fn is_one(&self) -> bool {
        self.before != self.after
    }

    /// Whether the file goes.
    pub(super) fn is_removal(&self) -> bool {
        self.before.is_some() && self.after.is_none()
    }

    /// Whether a block stands there then.
    pub(super) fn has_block_after(&self) -> bool {
        let after = self.after.as_deref().unwrap_or_default();
        matches!(Block::take(self.kind, after), Ok(Some(_)))
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
pub(super) fn make(changes: &[Change]) -> anyhow::Result<Vec<PathBuf>> {
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

fn unbalanced(name: &str, why: Unbalanced) -> anyhow::Error {
    anyhow::anyhow!("could not change {name}: {why}; take those lines out by hand, and try again")
}
