//! Tags in a note: each `#word`.

use memchr::memchr_iter;

/// Each tag without its sign, in order.
fn each(note: &str) -> impl Iterator<Item = &str> {
    let signs = memchr_iter(b'#', note.as_bytes());
    let tag = |sign: usize| {
        let piece = &note[sign + 1..];
        let end = piece.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
        &piece[..end.unwrap_or(piece.len())]
    };
    signs.map(tag).filter(|tag| !tag.is_empty())
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

/// A note with the same tags and nothing else.
pub(crate) fn alone(note: &str) -> String {
    let mut alone = String::new();
    for tag in each(note) {
        alone.reserve_exact(tag.len() + 2);
        alone.push('#');
        alone.push_str(tag);
        alone.push(' ');
    }
    alone
}
