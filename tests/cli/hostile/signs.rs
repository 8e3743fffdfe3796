//! Which characters may not reach a reader, said once more and not taken from the program: a mistake there must show here.

/// Every code point below U+00A0, and all that turn a line round, hide, or take no room.
pub(super) fn all() -> Vec<char> {
    let ranges = [
        0..=0x9f,
        0xad..=0xad,
        0x34f..=0x34f,
        0x61c..=0x61c,
        0x115f..=0x1160,
        0x17b4..=0x17b5,
        0x180b..=0x180e,
        0x200b..=0x200f,
        0x2028..=0x202e,
        0x2060..=0x206f,
        0x3164..=0x3164,
        0xfeff..=0xfeff,
        0xffa0..=0xffa0,
        0xfff9..=0xfffb,
        0x1_bca0..=0x1_bca3,
        0x1_d173..=0x1_d17a,
        0xe_0000..=0xe_007f,
    ];
    ranges
        .into_iter()
        .flatten()
        .filter_map(char::from_u32)
        .collect()
}

/// Whether a reader must not meet it.
pub(super) fn is_hostile(c: char) -> bool {
    !(' '..='~').contains(&c) && all().contains(&c)
}

/// A word that is looked for, and every one of those characters; whole sequences as a terminal obeys them, too.
pub(super) fn laced(word: &str) -> String {
    let each: String = all().into_iter().map(|c| format!("a{c}")).collect();
    let whole = "\u{1b}[31m\u{1b}[2J\u{1b}]0;t\u{7}\u{9b}31m\u{1b}c\r\n\u{8}";
    format!("{word} {whole}{each}")
}

/// The same in few characters, for what cannot be long.
pub(super) fn laced_in_short(word: &str) -> String {
    format!(
        "{word}\u{1b}[31mx\u{1b}]0;t\u{7}\u{9b}1m\u{7f}\u{202e}\u{200b}\u{e0041}\u{3164}\r\u{8}\u{0}"
    )
}

/// What styles the program itself has: bold, dim, underlined for help, the colours of the verdicts.
const STYLES: [&str; 7] = [
    "\u{1b}[0m",
    "\u{1b}[1m",
    "\u{1b}[2m",
    "\u{1b}[4m",
    "\u{1b}[38;5;30m",
    "\u{1b}[38;5;166m",
    "\u{1b}[38;5;129m",
];

/// What is left of an output that should not be in it, besides line ends and the program's own styles.
pub(super) fn stray(text: &str) -> Option<String> {
    let plain = STYLES
        .iter()
        .fold(text.to_owned(), |text, style| text.replace(style, ""));
    let at = plain
        .char_indices()
        .find(|(_, c)| *c != '\n' && is_hostile(*c));
    at.map(|(at, c)| {
        let around: Vec<char> = plain[..at].chars().rev().take(60).collect();
        let before: String = around.into_iter().rev().collect();
        format!("{c:?} after {before:?}")
    })
}
