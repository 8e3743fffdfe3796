//! This program as a file, and others on the PATH.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use super::{PROGRAM, World, var};

/// This program as a file.
#[derive(Clone, Debug)]
pub(crate) struct Program {
    /// Its own path, no link.
    pub path: PathBuf,
    /// Where it is found by its name, which is then enough to call it. A link there stays when a package manager brings the
    /// next version.
    pub found: Option<PathBuf>,
}

impl World {
    /// Where this program is, and where on the PATH this very file is found. None when that cannot be told.
    pub(crate) fn program() -> Option<Program> {
        let path = std::env::current_exe().and_then(fs::canonicalize).ok()?;
        let is_this = |found: &PathBuf| fs::canonicalize(found).is_ok_and(|found| found == path);
        let found = Self::program_named(PROGRAM).filter(is_this);
        Some(Program { path, found })
    }

    /// A program on the PATH. Without a PATH there is none: nothing is guessed at.
    pub(crate) fn program_named(name: &str) -> Option<PathBuf> {
        let runs = |path: &PathBuf| {
            fs::metadata(path)
                .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
        };
        std::env::split_paths(&var("PATH")?)
            .filter(|folder| folder.is_absolute())
            .map(|folder| folder.join(name))
            .find(runs)
    }
}
