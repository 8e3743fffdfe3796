//! The program as people run it: built alone and copied to its place, as `cargo install` does.
//!
//! Beside this bench libraries are built with features that tests want, and one of them asks the processor what it can do.
//! Of a file that a linker has just written the pages lie one by one in memory, and to map them costs a start a seventh more.

use std::env::consts::ARCH;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// Where the program lies that is built.
const BUILT: &str = env!("CARGO_BIN_EXE_selfcare");

/// What is measured, where it is wanted.
static INSTALLED: OnceLock<Installed> = OnceLock::new();

/// A folder of this run, and the programs in it.
struct Installed {
    folder: PathBuf,
    program: PathBuf,
    bench: PathBuf,
}

/// Builds the program for the same machine as this bench, in the same place.
fn build() {
    let built = Path::new(BUILT);
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--release", "--locked", "--bin", "selfcare"]);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    let musl = format!("{ARCH}-unknown-linux-musl");
    let is_musl = built.iter().any(|folder| folder == musl.as_str());
    if is_musl {
        cargo.args(["--target", &musl]);
    }
    let up = if is_musl { 3 } else { 2 };
    let target = built.ancestors().nth(up).expect("a folder");
    let done = cargo.arg("--target-dir").arg(target).status();
    assert!(done.expect("cargo").success());
}

fn install() -> Installed {
    build();
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
