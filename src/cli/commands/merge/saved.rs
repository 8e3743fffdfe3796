//! A merge as it is saved: under the lock, with a copy of the journal as it was, and conflict copies put by.

use std::path::PathBuf;

use selfcare::merge::{Came, News};

use super::joined::Joined;
use super::sources::Source;
use crate::commands::home::Home;
use crate::commands::said::{short, shortened, told};
use crate::out::note;
use crate::render::text::merged::{Did, Names, merged};
use crate::render::text::page::Page;
use crate::storage::Act;

/// A merge that is on the disk.
pub(super) struct Saved {
    news: News,
    names: Names,
    /// Whether the journal was written anew.
    is_new: bool,
    /// Where the journal is kept as it was.
    copy: Option<PathBuf>,
    /// Conflict copies, and where they are kept now.
    put_by: Vec<(String, PathBuf)>,
}

/// Brings everything into the journal as it is under the lock, and then puts by what came in whole.
///
/// # Errors
///
/// When the journal is busy, or cannot be read or written; then nothing was changed, or it may not be saved.
pub(super) fn save(home: &Home<'_>, sources: &[Source]) -> anyhow::Result<Saved> {
    let moment = home.world.stamp();
    let mut locked = home.store.lock().map_err(shortened)?;
    let here = home.store.read_whole().map_err(shortened)?;
    let joined = Joined::of(&here, sources);

    let is_new = joined.bytes() != here.bytes;
    let mut copy = None;
    if is_new {
        copy = locked
            .rewrite(
                Act::Merge,
                &moment,
                |old, new| joined.write(&here, old, new),
                |new| joined.check(new),
            )
            .map_err(shortened)?;
    }

    let mut put_by = Vec::new();
    let beside = sources
        .iter()
        .filter_map(|source| Some((source, source.beside.as_ref()?)));
    for (source, path) in beside.filter(|_| !joined.is_empty()) {
        match locked.put_by(path, &source.given, &moment) {
            Ok(Some(kept)) => put_by.push((source.name.clone(), kept)),
            Ok(None) => {}
            Err(err) => note(format_args!("{}", told(&shortened(err)))),
        }
    }
    Ok(Saved {
        news: joined.news(),
        names: joined.names(),
        is_new,
        copy,
        put_by,
    })
}

impl Saved {
    /// What came in, and where everything is kept.
    pub(super) fn say(&self, page: &mut Page, home: &Home<'_>) {
        merged(page, &self.news, &self.names, Did::Saved, home.today);
        if self.is_new && self.news.came.iter().all(Came::is_nothing) {
            page.paragraph("The lines stand in the common order now.");
        }
        for (name, kept) in &self.put_by {
            page.paragraph(&format!("{name} is kept as {} now.", short(kept)));
        }
        if let Some(copy) = &self.copy {
            page.paragraph(&format!("The journal as it was: {}", short(copy)));
            page.paragraph("To go back: selfcare restore");
        }
    }
}
