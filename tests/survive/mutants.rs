//! Would these trials notice? Programs that lack one piece of the protocol are made from a copy of the source, and caught.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::changes::{Before, CHECK_IN};
use crate::claimed::believed;
use crate::extent::{figure, times};
use crate::law::Trial;
use crate::needs::{ROOT, can};
use crate::power::cuts;
use crate::short_writes::in_pieces;
use crate::strace::kill;
use crate::writers::{lost_by_four, lost_by_two_hundred};

/// A change of the source: its name, the file, what stands there once, and what is to stand there.
struct Mutant(&'static str, &'static str, &'static str, &'static str);

const WITHOUT_FSYNC: Mutant = Mutant(
    "without-fsync",
    "src/cli/storage/append.rs",
    "self.file.sync_all()?;",
    "",
);

const WITHOUT_THE_LOCK: Mutant = Mutant(
    "without-the-lock",
    "src/cli/storage/lock.rs",
    "wait_for(&lock, PATIENCE).map_err(|err| refusal(&path, &err))?;",
    "let _ = (PATIENCE, refusal, wait_for);",
);

const WITHOUT_THE_READ_BACK: Mutant = Mutant(
    "without-the-read-back",
    "src/cli/storage/append.rs",
    "Ok(()) if kept == written => offset += written.len() as u64,",
    "_ => offset += written.len() as u64,",
);

const TRUNCATE_AND_WRITE: Mutant = Mutant(
    "truncate-and-write",
    "src/cli/storage/append.rs",
    "(&self.file).write_all(bytes)",
    "let mut all = vec![0; self.found.len() as usize];
        self.file.read_exact_at(&mut all, 0)?;
        all.extend_from_slice(bytes);
        self.file.set_len(0)?;
        (&self.file).write_all(&all)",
);

impl Mutant {
    /// Makes it, beside the ordinary build and never in its place.
    fn program(&self) -> PathBuf {
        let Self(name, file, from, to) = self;
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
        let (source, built) = (place.join("source"), place.join("built"));
        for part in ["src", "tests", "benches", "Cargo.toml", "Cargo.lock"] {
            copy(&here.join(part), &source.join(part));
        }
        let text = std::fs::read_to_string(here.join(file)).expect("a source");
        assert_eq!(text.matches(from).count(), 1, "{name}: {from}");
        std::fs::write(source.join(file), text.replace(from, to)).expect("a mutant");

        inherit(&built);
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args([
                "build",
                "--quiet",
                "--offline",
                "--locked",
                "--bin",
                "selfcare",
            ])
            .current_dir(&source)
            .env("CARGO_TARGET_DIR", &built);
        let output = cargo.output().expect("cargo");
        assert!(output.status.success(), "{name}: {output:?}");
        let program = place.join(name);
        copy(&built.join("debug/selfcare"), &program);
        program
    }

    fn caught(&self, losses: usize, of: impl std::fmt::Display) {
        figure(format_args!("mutant {}: {losses} {of}", self.0));
        assert!(losses > 0, "{} was not noticed", self.0);
    }
}

/// Takes over what was built of others' code, so that only the mutants are built. Where it does not fit it is built again.
fn inherit(built: &Path) {
    let ordinary = Path::new(env!("CARGO_BIN_EXE_selfcare"))
        .parent()
        .expect("a folder");
    if built.exists() || ordinary.file_name() != Some("debug".as_ref()) {
        return;
    }
    let script = "mkdir -p $1/debug/deps && cd $0 && cp -a .fingerprint build $1/debug && \
        find deps \\( -name '*.rlib' -o -name '*.rmeta' -o -name '*.so' -o -name '*.d' \\) \
            ! -name '*selfcare*' -exec cp -alt $1/debug/deps {} + && \
        rm -rf $1/debug/.fingerprint/selfcare-*";
    let mut inherit = Command::new("sh");
    inherit.args(["-c", script]).arg(ordinary).arg(built);
    assert!(inherit.status().expect("a shell").success());
}

/// Copies a file or a folder. What is the same already stays as it is, and is not built again.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        std::fs::create_dir_all(to).expect("a folder");
        let names = |folder: &Path| {
            let entries = std::fs::read_dir(folder).expect("a folder");
            entries.map(|entry| entry.expect("an entry").file_name())
        };
        for name in names(to).filter(|name| !from.join(name).exists()) {
            let old = to.join(name);
            let _ = std::fs::remove_dir_all(&old).or_else(|_| std::fs::remove_file(&old));
        }
        names(from).for_each(|name| copy(&from.join(&name), &to.join(&name)));
    } else if std::fs::read(from).ok() != std::fs::read(to).ok() {
        std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        std::fs::copy(from, to).expect("a copy");
    }
}

#[test]
fn each_mutant_is_caught() {
    let needs = ["strace", "perl", "cc", "mkfs.ext4", ROOT];
    if !can("mutants", &needs) {
        return;
    }
    let rounds = times(3, 20);

    let cuts = cuts("ext4", rounds, &WITHOUT_FSYNC.program());
    let of = format!(
        "lost of {} acknowledged, in {rounds} power cuts",
        cuts.acknowledged
    );
    WITHOUT_FSYNC.caught(cuts.lost, of);

    let program = WITHOUT_THE_LOCK.program();
    let lost = lost_by_two_hundred(&program, &in_pieces(16));
    WITHOUT_THE_LOCK.caught(lost, "lost, refused or torn, of 200 writers at once");
    let lost = lost_by_four(&program, 10);
    WITHOUT_THE_LOCK.caught(lost, "times an answer lost, of 10 times 4 at once");

    let (believed, of) = believed(&WITHOUT_THE_READ_BACK.program());
    WITHOUT_THE_READ_BACK.caught(
        believed,
        format_args!("believed, of {of} writes only claimed"),
    );

    let trial = Trial::new(CHECK_IN, Before::Kept).by(&TRUNCATE_AND_WRITE.program());
    let tally = trial.enumerate(&kill("write"));
    let of = format!("lost a journal, of {} kills before a write", tally.faults);
    TRUNCATE_AND_WRITE.caught(tally.broken.len(), of);
}
