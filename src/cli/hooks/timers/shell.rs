//! A word that every shell reads back as it was.

/// The word, in single quotes where it needs them.
pub(crate) fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._-+,:@".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        assert_eq!(word("/home/ada/selfcare"), "/home/ada/selfcare");
        assert_eq!(word("/it's $HOME"), r"'/it'\''s $HOME'");
        assert_eq!(word(""), "''");
    }
}
