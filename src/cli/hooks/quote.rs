//! Words as a shell reads them back.

use selfcare::text::shell_word;

use super::Shell;

/// A word as it is typed into a shell: bare where it can be, else between single quotes.
pub(super) fn quoted(shell: Shell, word: &str) -> String {
    let typed = shell_word(word);
    match shell {
        // Between its quotes fish knows two escapes.
        Shell::Fish if typed != word => {
            format!("'{}'", word.replace('\\', r"\\").replace('\'', r"\'"))
        }
        _ => typed,
    }
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
