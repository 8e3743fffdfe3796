//! Which characters may not reach a screen as they are, and JSON without them.

use std::io;

use serde::Serialize;
use serde_json::ser::{CharEscape, Formatter};

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
    let mut bytes = Vec::with_capacity(256);
    value.serialize(&mut serde_json::Serializer::with_formatter(
        &mut bytes, Plain,
    ))?;
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

/// Compact JSON with hostile characters escaped.
struct Plain;

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let plain = |byte: u8| (0x20..0x7f).contains(&byte);
        if fragment.bytes().all(plain) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut start = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_hostile(*c)) {
            writer.write_all(&fragment.as_bytes()[start..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            start = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[start..])
    }

    fn write_char_escape<W: ?Sized + io::Write>(
        &mut self,
        writer: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(writer, escape)
    }
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
}
