//! What a trial needs of the machine. Where it is missing the trial is skipped, and never in silence.

use std::env::{split_paths, var_os};
use std::io::Write as _;
use std::path::Path;

/// What only root can do: mount, cut the power, be somebody else.
pub(crate) const ROOT: &str = "root";

/// Whether a trial can be made here. If not it is said by name; under continuous integration it is a failure.
#[track_caller]
pub(crate) fn can(trial: &str, needs: &[&str]) -> bool {
    let missing: Vec<&str> = needs.iter().copied().filter(|need| !has(need)).collect();
    if missing.is_empty() {
        return true;
    }
    let line = format!("SKIPPED: {trial}: needs {}\n", missing.join(" and "));
    let _ = std::io::stderr().write_all(line.as_bytes());
    assert!(var_os("CI").is_none_or(|ci| ci != "true"), "{line}");
    false
}

fn has(need: &str) -> bool {
    if need == ROOT {
        return rustix::process::geteuid().is_root();
    }
    if need.starts_with('/') {
        return Path::new(need).exists();
    }
    let path = var_os("PATH").unwrap_or_default();
    split_paths(&path)
        .chain(["/usr/sbin".into(), "/sbin".into()])
        .any(|folder| folder.join(need).is_file())
}
