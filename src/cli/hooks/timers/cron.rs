//! A block in a person's crontab, between two marks; every other line of it stays as it is.

use chrono::Timelike as _;
use selfcare::text::shell_word;

use super::{At, Job, Which};

/// The line before ours.
const BEGIN: &str = "# selfcare remind: begin, written by selfcare remind install";

/// The line after ours.
const END: &str = "# selfcare remind: end";

/// One line, as cron wants it.
pub(crate) fn line(which: Which, at: At, job: &Job) -> String {
    let variables = job
        .variables
        .iter()
        .map(|(name, value)| format!("{name}={}", word(value)));
    let env = (!job.variables.is_empty()).then(|| "env".to_owned());
    let words: Vec<String> = env
        .into_iter()
        .chain(variables)
        .chain([word(&job.program)])
        .chain(which.args().iter().map(|word| (*word).to_owned()))
        .collect();
    format!(
        "{} {} * * * {}",
        at.0.minute(),
        at.0.hour(),
        words.join(" ")
    )
}

/// The block of some lines.
pub(crate) fn block(lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    format!("{BEGIN}\n{lines}{END}\n")
}

/// The crontab with this block where one was, else at its end; with none when the block is empty.
///
/// # Errors
///
/// When a block begins and does not end: where it begins, from 1.
pub(crate) fn with(crontab: &[u8], block: &str) -> Result<Vec<u8>, usize> {
    let mut put = false;
    let mut new = Vec::new();
    for piece in pieces(crontab)? {
        match piece {
            Piece::Other(line) => new.extend_from_slice(line),
            Piece::Block(_) if !put => {
                new.extend_from_slice(block.as_bytes());
                put = true;
            }
            Piece::Block(_) => {}
        }
    }
    if !put && !block.is_empty() {
        if new.last().is_some_and(|last| *last != b'\n') {
            new.push(b'\n');
        }
        new.extend_from_slice(block.as_bytes());
    }
    Ok(new)
}

/// Our lines.
///
/// # Errors
///
/// As for `with`.
pub(crate) fn ours(crontab: &[u8]) -> Result<Vec<String>, usize> {
    let mut ours = Vec::new();
    for piece in pieces(crontab)? {
        if let Piece::Block(lines) = piece {
            ours.extend(lines.iter().map(|line| {
                String::from_utf8_lossy(line)
                    .trim_end_matches('\n')
                    .to_owned()
            }));
        }
    }
    Ok(ours)
}

/// Which reminder a line of ours is, and its time; where somebody changed it, what they wrote.
pub(crate) fn time(line: &str) -> Option<(Which, String)> {
    let which = match line.split_once(" remind now")?.1.trim() {
        "" => Which::Morning,
        "--evening" => Which::Evening,
        _ => return None,
    };
    let fields: Vec<&str> = line.split_whitespace().take(5).collect();
    let at = match fields[..] {
        [minute, hour, "*", "*", "*"] => minute
            .parse()
            .ok()
            .zip(hour.parse().ok())
            .and_then(|(minute, hour)| chrono::NaiveTime::from_hms_opt(hour, minute, 0)),
        _ => None,
    };
    let time = at.map_or_else(|| fields.join(" "), |at| At(at).to_string());
    Some((which, time))
}

/// A crontab, taken apart.
enum Piece<'a> {
    /// A line of somebody else's, with its end.
    Other(&'a [u8]),
    /// The lines between our marks.
    Block(Vec<&'a [u8]>),
}

fn pieces(crontab: &[u8]) -> Result<Vec<Piece<'_>>, usize> {
    let mut pieces = Vec::new();
    let mut open: Option<(usize, Vec<&[u8]>)> = None;
    for (place, line) in crontab.split_inclusive(|byte| *byte == b'\n').enumerate() {
        match (open.take(), line.trim_ascii()) {
            (None, mark) if mark == BEGIN.as_bytes() => open = Some((place + 1, Vec::new())),
            (None, _) => pieces.push(Piece::Other(line)),
            (Some((_, lines)), mark) if mark == END.as_bytes() => pieces.push(Piece::Block(lines)),
            (Some((begun, mut lines)), _) => {
                lines.push(line);
                open = Some((begun, lines));
            }
        }
    }
    open.map_or(Ok(pieces), |(begun, _)| Err(begun))
}

/// A word for the shell that cron starts. A bare `%` would end the line (crontab(5)); with its backslash outside of quotes
/// it is one for every cron, also for those to which it means nothing.
fn word(text: &str) -> String {
    text.split('%')
        .map(|piece| {
            if piece.is_empty() {
                String::new()
            } else {
                shell_word(piece)
            }
        })
        .collect::<Vec<_>>()
        .join(r"\%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_is_for_the_program_and_not_for_cron() {
        assert_eq!(word("/a b%c"), r"'/a b'\%c");
        assert_eq!(word("%"), r"\%");
    }

    #[test]
    fn other_lines_stay_to_the_byte() {
        let block = block(&["30 8 * * * selfcare remind now".to_owned()]);
        for others in ["", "\n", "MAILTO=me\n\n0 1 * * * a\t\\% b \n", "\u{e9}\r\n"] {
            let with_ours = with(others.as_bytes(), &block).unwrap();
            assert_eq!(with_ours, [others.as_bytes(), block.as_bytes()].concat());
            assert_eq!(with(&with_ours, &block).unwrap(), with_ours);
            assert_eq!(with(&with_ours, "").unwrap(), others.as_bytes());
        }
        let between = format!("a\n{block}b\n{block}c");
        assert_eq!(
            with(between.as_bytes(), "new\n").unwrap(),
            b"a\nnew\nb\nc",
            "one block is left, where the first was"
        );
        assert_eq!(with(b"\xff", "new\n").unwrap(), b"\xff\nnew\n");
    }

    #[test]
    fn a_block_without_an_end_is_not_guessed_at() {
        let cut = format!("a\n{BEGIN}\nb\nc\n");
        assert_eq!(with(cut.as_bytes(), ""), Err(2));
        assert_eq!(ours(cut.as_bytes()), Err(2));
    }

    #[test]
    fn a_line_is_read_back() {
        let read = time;
        assert_eq!(
            read("5 18 * * * env A=b '/c d' remind now --evening"),
            Some((Which::Evening, "18:05".to_owned()))
        );
        assert_eq!(
            read("30 8 * * 1-5 selfcare remind now"),
            Some((Which::Morning, "30 8 * * 1-5".to_owned()))
        );
        assert_eq!(read("30 8 * * * selfcare gate"), None);
    }
}
