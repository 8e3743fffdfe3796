//! What went wrong, in words: lower case, without error numbers, safe to print on a terminal.

use std::{
    fmt::{self, Write},
    io,
    path::Path,
};

use selfcare::text::is_hostile;

/// A sentence such as `could not read /home/ada/journal.jsonl: permission denied`.
pub(super) fn could_not(verb: &str, path: &Path, err: &io::Error) -> anyhow::Error {
    anyhow::anyhow!("could not {verb} {}: {}", Shown(path), cause(err))
}

/// The same with what became of the change: `could not save to .., nothing was saved: no space left on device`.
pub(super) fn could_not_so(verb: &str, path: &Path, so: &str, err: &io::Error) -> anyhow::Error {
    anyhow::anyhow!("could not {verb} {}, {so}: {}", Shown(path), cause(err))
}

/// An error's own words, as they stand in the middle of a sentence.
pub(crate) fn cause(err: &io::Error) -> String {
    if err.kind() == io::ErrorKind::InvalidData {
        return "it is not UTF-8".to_owned();
    }
    let words = err.to_string();
    let words = words.split(" (os error").next().unwrap_or_default();
    let mut letters = words.chars();

    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

/// A path that cannot move the cursor, turn text around or hide in it: whoever names a folder could be anyone.
pub(super) struct Shown<'a>(pub(super) &'a Path);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for chunk in self.0.as_os_str().as_encoded_bytes().utf8_chunks() {
            for letter in chunk.valid().chars() {
                if is_hostile(letter) {
                    write!(f, "{}", letter.escape_unicode())?;
                } else {
                    f.write_char(letter)?;
                }
            }
            for byte in chunk.invalid() {
                write!(f, "\\x{byte:02x}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsStr, os::unix::ffi::OsStrExt};

    use super::*;

    #[test]
    fn a_cause_is_lower_case_and_has_no_number() {
        let err = io::Error::from_raw_os_error(rustix::io::Errno::ACCESS.raw_os_error());

        assert_eq!(
            could_not("read", Path::new("/home/ada/it's \"é\".jsonl"), &err).to_string(),
            "could not read /home/ada/it's \"é\".jsonl: permission denied"
        );
    }

    #[test]
    fn a_path_cannot_speak_to_the_terminal() {
        let path = OsStr::from_bytes(b"/a\x1b]0;x\x07/\xe2\x80\xae/\xc2\x9b/\xff\r\n");

        assert_eq!(
            Shown(Path::new(path)).to_string(),
            r"/a\u{1b}]0;x\u{7}/\u{202e}/\u{9b}/\xff\u{d}\u{a}"
        );
    }
}
