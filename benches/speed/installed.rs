//! The program as people run it: copied to its place, as `cargo install` does. Of a file that a linker has just written the
//! pages lie one by one in memory, and to map them costs a start a seventh more.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The program that was built.
const BUILT: &str = env!("CARGO_BIN_EXE_selfcare");

/// A folder of this run, and the program in it.
static INSTALLED: LazyLock<(PathBuf, PathBuf)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a temporary folder").keep();
    let program = folder.join("selfcare");
    fs::copy(BUILT, &program).expect("a copy of the program");
    (folder, program)
});

/// The program that is measured.
pub(crate) fn program() -> &'static Path {
    &INSTALLED.1
}

/// Takes the copy away.
pub(crate) fn remove() {
    let _ = fs::remove_dir_all(&INSTALLED.0);
}
