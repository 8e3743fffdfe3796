//! Tags in a note: each `#word`.

use memchr::memchr_iter;

/// Each tag without its sign, in order, once.
pub(crate) fn tags(note: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    for sign in memchr_iter(b'#', note.as_bytes()) {
        let piece = &note[sign + 1..];
        let end = piece
            .find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_')
            .unwrap_or(piece.len());
        let tag = &piece[..end];
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// A note with the same tags and nothing else.
pub(crate) fn alone(note: &str) -> String {
    let mut alone = String::new();
    for tag in tags(note) {
        alone.push('#');
        alone.push_str(tag);
        alone.push(' ');
    }
    alone
}
