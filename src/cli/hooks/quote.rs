//! Words as a shell reads them back.

use super::Shell;

/// A word as it is typed into a shell: bare where it can be, else between single quotes.
pub(super) fn quoted(shell: Shell, word: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || "/._-:+,@%".contains(c);
    if !word.is_empty() && word.chars().all(is_bare) {
        return word.to_owned();
    }
    let inside = match shell {
        Shell::Fish => word.replace('\\', "\\\\").replace('\'', "\\'"),
        _ => word.replace('\'', r"'\''"),
    };
    format!("'{inside}'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_comes_back_as_it_was() {
        for (word, sh, fish) in [
            ("selfcare", "selfcare", "selfcare"),
            (
                "/opt/my tools/it's",
                r"'/opt/my tools/it'\''s'",
                r"'/opt/my tools/it\'s'",
            ),
            (r"a\b", r"'a\b'", r"'a\\b'"),
            ("$(x)", "'$(x)'", "'$(x)'"),
            ("", "''", "''"),
        ] {
            assert_eq!(quoted(Shell::Bash, word), sh);
            assert_eq!(quoted(Shell::Fish, word), fish);
        }
    }
}
