//! The journal on disk: bytes and lines, and nothing of what they mean.
//!
//! A line is saved only when it was written, flushed and read back; a read never writes. `RELIABILITY.md` is the contract.

mod append;
mod backups;
mod beside;
mod copies;
mod erase;
mod fault;
mod file;
mod folders;
mod given;
mod holder;
mod index;
mod kept;
mod lines;
mod lock;
mod mark;
mod modes;
mod output;
mod paths;
mod placed;
mod private;
mod profile;
mod put_by;
mod read;
mod restore;
mod rewrite;
mod scratch;
mod spans;
mod stamp;
mod whole;

use std::path::PathBuf;

pub(crate) use self::{
    backups::{Act, Backup},
    erase::raw_lines,
    fault::cause,
    given::{Given, replace},
    index::{Index, Indexed},
    kept::kept,
    lines::{Line, Span, to_bytes},
    lock::Locked,
    mark::Mark,
    modes::{TooOpen, changeable, close},
    output::{publish, put},
    paths::{Env, Place, config_file, data_folder, state_folder},
    placed::{alone, displace, displace_link, place, placed},
    private::PrivateText,
    profile::Profile,
    read::Opened,
    rewrite::{RawLine, each_raw_line, remove},
    scratch::scratch,
    spans::Spans,
    stamp::{Moment, Stamp},
};

/// The folder that holds the journal, its lock and its backups. Nothing in it is opened or made before a method needs it.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store in `folder`, an absolute path, there or not.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where the journal is looked for. It may be a link; what it links to is what is read and written.
    pub(crate) fn journal(&self) -> PathBuf {
        self.folder.join("journal.jsonl")
    }

    /// Where a report is kept that no place was named for. Its folder is made when it is not there.
    ///
    /// # Errors
    ///
    /// When the folder cannot be made.
    pub(crate) fn report(&self, ending: &str) -> anyhow::Result<PathBuf> {
        folders::make(&self.folder)
            .map_err(|err| fault::could_not("make the folder", &self.folder, &err))?;
        Ok(self.folder.join(format!("report.{ending}")))
    }

    /// Where copies of the journal are kept.
    pub(crate) fn backups(&self) -> PathBuf {
        self.folder.join("backups")
    }
}
