//! The program as people run it: copied to its place, as `cargo install` does. Of a file that a linker has just written the
//! pages lie one by one in memory, and to map them costs a start a seventh more.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The program that was built.
const BUILT: &str = env!("CARGO_BIN_EXE_selfcare");

/// What is measured, where it is wanted.
static INSTALLED: OnceLock<Installed> = OnceLock::new();

/// A folder of this run, and the programs in it.
struct Installed {
    folder: PathBuf,
    program: PathBuf,
    bench: PathBuf,
}

fn install() -> Installed {
    let folder = tempfile::tempdir().expect("a temporary folder").keep();
    let [program, bench] = ["selfcare", "speed"].map(|name| folder.join(name));
    fs::copy(BUILT, &program).expect("a copy of the program");
    let this = std::env::current_exe().expect("this program");
    fs::copy(this, &bench).expect("a copy of this program");
    Installed {
        folder,
        program,
        bench,
    }
}

/// The program that is measured.
pub(crate) fn program() -> &'static Path {
    &INSTALLED.get_or_init(install).program
}

/// This bench, which reads as others would.
pub(crate) fn bench() -> &'static Path {
    &INSTALLED.get_or_init(install).bench
}

/// Takes the copy away.
pub(crate) fn remove() {
    if let Some(installed) = INSTALLED.get() {
        let _ = fs::remove_dir_all(&installed.folder);
    }
}
