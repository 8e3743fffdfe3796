//! Which characters may not reach a screen as they are, JSON without them, and words that a shell reads back as they were.

use std::fmt::Write as _;

use serde::Serialize;

/// Whether a character moves the cursor, hides, or turns the line round: controls (C0, DEL, C1), bidirectional and
/// zero-width ones, fillers that look like nothing, separators, tags.
///
/// Of what Unicode lets a font ignore only the variation selectors are left: they belong to signs that are seen.
pub fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e00ff}')
}

/// One line of JSON in which every hostile character is written as `\u....`.
///
/// # Errors
///
/// When the value cannot be JSON; none of ours can fail so.
pub fn json_line(value: &impl Serialize) -> serde_json::Result<String> {
    let line = serde_json::to_string(value)?;
    let is_plain = |byte: u8| (b' '..=b'~').contains(&byte);
    Ok(if line.bytes().all(is_plain) {
        line
    } else {
        escaped(&line)
    })
}

/// JSON that was written, its hostile characters escaped: they stand inside its texts alone.
fn escaped(json: &str) -> String {
    let mut line = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_hostile(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(line, "\\u{unit:04x}");
            }
        } else {
            line.push(c);
        }
    }
    line
}

/// A word as it is typed into a POSIX shell: bare where no shell and no locale could take it apart, else between quotes.
///
/// ```
/// use selfcare::text::shell_word;
/// assert_eq!(shell_word("/opt/selfcare"), "/opt/selfcare");
/// assert_eq!(shell_word("my tools"), "'my tools'");
/// ```
pub fn shell_word(word: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || "/._-+:,@%".contains(c);
    if !word.is_empty() && word.chars().all(is_bare) {
        word.to_owned()
    } else {
        shell_quoted(word)
    }
}

/// A word between single quotes, in which a POSIX shell leaves everything as it is.
pub fn shell_quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_hostile_character_stands_in_json_and_all_come_back() {
        for c in (0..=0x0010_ffff)
            .filter_map(char::from_u32)
            .filter(|c| is_hostile(*c))
        {
            let text = format!("a{c}b\"{c}");
            let line = json_line(&text).unwrap();
            assert!(!line.chars().any(is_hostile), "{line:?}");
            assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
        }
        assert_eq!(json_line(&"grüße 🌱").unwrap(), "\"grüße 🌱\"");
    }

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        for (word, typed) in [
            ("/home/ada/selfcare", "/home/ada/selfcare"),
            ("/it's $HOME", r"'/it'\''s $HOME'"),
            (r"a\b", r"'a\b'"),
            ("$(x)", "'$(x)'"),
            ("a=b", "'a=b'"),
            ("~ada", "'~ada'"),
            ("zoë", "'zoë'"),
            ("", "''"),
        ] {
            assert_eq!(shell_word(word), typed);
        }
        assert_eq!(shell_quoted("plain"), "'plain'");
    }
}
