//! A file that holds a journal, whatever else is in it.

use std::io::BufRead;
use std::path::Path;

use selfcare::Journal;
use selfcare::journal::{Difference, Look};

use crate::commands::home::Home;
use crate::commands::ids::{Ids, Sum};
use crate::commands::said::shortened;
use crate::render::text::backups::Copy;
use crate::storage::{Backup, each_raw_line, raw_lines};

/// What was read in a file.
pub(super) struct Looked {
    journal: Journal,
    pub(super) ids: Ids,
    sum: Sum,
}

/// The journal as it is: missing, empty or full of garbage, it is what a copy is put beside.
pub(super) fn now(home: &Home<'_>) -> anyhow::Result<Looked> {
    looked(home, &home.store.journal())
}

/// What is in a file; nothing when it is not there.
pub(super) fn looked(home: &Home<'_>, path: &Path) -> anyhow::Result<Looked> {
    let (mut ids, mut sum) = (Ids::default(), Sum::default());
    let journal = Look::to_compare(home.today).see(|look| {
        (ids, sum) = (Ids::default(), Sum::default());
        raw_lines(path, |line| {
            sum.add(line.raw);
            ids.add(line.text);
            if line.is_too_long() {
                look.too_long(line.number);
            } else if !line.text.is_empty() {
                look.line(line.number, line.text);
            }
        })
    });
    let journal = journal.map_err(shortened)?;
    Ok(Looked { journal, ids, sum })
}

impl Looked {
    /// A copy beside the journal of now.
    pub(super) fn beside(&self, now: &Self, backup: &Backup) -> Copy {
        Copy {
            name: backup.name.clone(),
            bytes: backup.bytes,
            is_same: self.sum == now.sum,
            difference: Difference::between(&now.journal, &self.journal),
            unreadable: self.journal.oddities().unreadable.len(),
        }
    }
}

/// Reads what was written as any reader would, and compares.
pub(super) fn check(new: &mut dyn BufRead, meant: Ids) -> anyhow::Result<()> {
    let mut ids = Ids::default();
    each_raw_line(new, |line| {
        ids.add(line.text);
        Ok(())
    })?;
    anyhow::ensure!(
        ids == meant,
        "could not restore the copy, nothing was changed: another program changed it meanwhile"
    );
    Ok(())
}
