//! Where login shells of bash begin: the first of three files, and in the file of other shells only when that one says so.

use std::path::{Path, PathBuf};

use crate::storage::Profile;

/// Bash reads the first of these that is there (bash(1), INVOCATION).
const FILES: [&str; 3] = [".bash_profile", ".bash_login", ".profile"];

/// All files in which a login shell of bash may begin.
pub(super) fn files(home: &Path) -> impl Iterator<Item = PathBuf> {
    FILES.map(|name| home.join(name)).into_iter()
}

/// The file that needs a block of its own, as a login shell would not come to `~/.bashrc`. Where none of the three is there, it
/// is the last: made anew, it stands in the way of no other.
pub(super) fn apart(home: &Path) -> Option<PathBuf> {
    let read = |path: &PathBuf| Profile::new(path.clone()).read().ok().flatten();
    let first = files(home).find_map(|path| Some((read(&path)?, path)));
    let Some((bytes, path)) = first else {
        return files(home).last();
    };
    let reaches = evaluates(&bytes, ".bashrc")
        || (evaluates(&bytes, ".profile")
            && read(&home.join(".profile")).is_some_and(|bytes| evaluates(&bytes, ".bashrc")));
    (!reaches).then_some(path)
}

/// Whether a profile evaluates a file in the home folder, as far as its lines show it.
fn evaluates(profile: &[u8], file: &str) -> bool {
    let text = String::from_utf8_lossy(profile);
    let evaluates = |line: &str| {
        let line = line.replace(['"', '\''], "");
        let words: Vec<&str> = line
            .split(|c: char| c.is_whitespace() || ";&|".contains(c))
            .filter(|word| !word.is_empty())
            .collect();
        let is_it = |word: &str| word == file || word.ends_with(&format!("/{file}"));
        words
            .windows(2)
            .any(|pair| matches!(pair[0], "." | "source") && is_it(pair[1]))
    };
    text.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .any(evaluates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_evaluates_it_is_told_from_one_that_names_it() {
        let reads = |line: &str| evaluates(line.as_bytes(), ".bashrc");
        for line in [
            ". ~/.bashrc",
            "[ -r ~/.bashrc ] && . ~/.bashrc",
            "if [ -f \"$HOME/.bashrc\" ]; then . \"$HOME/.bashrc\"; fi",
            "test -f ${HOME}/.bashrc&&source ${HOME}/.bashrc",
            "\tsource '/home/a/.bashrc'",
            ". \"$HOME\"/.bashrc",
        ] {
            assert!(reads(line), "{line}");
        }
        for line in [
            "# . ~/.bashrc",
            "alias rc='vi ~/.bashrc'",
            ". /etc/bashrc",
            "source /etc/bash.bashrc",
            ". ~/.bashrc.local",
        ] {
            assert!(!reads(line), "{line}");
        }
    }
}
