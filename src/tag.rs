//! Tags in a note: each `#word`.

use std::borrow::Cow;
use std::str::from_utf8;

use memchr::memchr;

/// Each tag without its sign, in order.
fn each(note: &str) -> impl Iterator<Item = &str> {
    let mut rest = note;
    let next = move || {
        let sign = memchr(b'#', rest.as_bytes())?;
        let (tag, after) = rest[sign + 1..].split_at(end(&rest[sign + 1..]));
        rest = after;
        Some(tag)
    };
    std::iter::from_fn(next).filter(|tag| !tag.is_empty())
}

/// Where the letters, digits and dashes end that a text begins with; most are plain ones.
fn end(text: &str) -> usize {
    let plain = plain(text.as_bytes());
    if text.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return plain;
    }
    let is_other = |c: char| !c.is_alphanumeric() && c != '-' && c != '_';
    let other = text[plain..].find(is_other);
    other.map_or(text.len(), |other| plain + other)
}

/// Where the plain ones of them end.
fn plain(text: &[u8]) -> usize {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = text.iter().position(|byte| !is_plain(byte));
    end.unwrap_or(text.len())
}

/// Each tag without its sign, in order, once.
pub(crate) fn tags(note: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    for tag in each(note) {
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// A note, which is UTF-8, with the same tags and nothing else, each once: a long one may say one a thousand times.
pub(crate) fn alone(note: &[u8]) -> Cow<'_, [u8]> {
    let Some(sign) = memchr(b'#', note) else {
        return Cow::default();
    };
    let (note, signed) = (&note[sign..], &note[sign + 1..]);
    let (tag, after) = signed.split_at(plain(signed));
    let is_one = after.is_empty() || after[0].is_ascii() && memchr(b'#', after).is_none();
    if is_one && !tag.is_empty() {
        // Most have one, and need no list of them.
        return note[..=tag.len()].into();
    }
    let tags = tags(from_utf8(note).unwrap_or_default());
    let signed: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    signed.join(" ").into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_where_its_letters_do_in_any_script() {
        let note = "#eins#zwei, ##-drei_3! #übung-é #ö# #\u{304a}\u{8336}. a#b";
        let all = [
            "eins",
            "zwei",
            "-drei_3",
            "übung-é",
            "ö",
            "\u{304a}\u{8336}",
            "b",
        ];
        assert_eq!(tags(note), all);
        let text = |note| String::from_utf8(alone(note).into_owned()).unwrap();
        assert_eq!(tags(&text(note.as_bytes())), all);
        assert_eq!(text(b"late, #"), "");
        assert_eq!(text(b"#a and #a, #b"), "#a #b");
        assert_eq!(text("so #schön, a".as_bytes()), "#schön");
    }
}
