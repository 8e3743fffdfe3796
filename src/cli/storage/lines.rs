//! Bytes to lines, whatever hand or program wrote them, in memory that does not grow with the file.

use std::io::{self, BufRead, ErrorKind, Read};

use memchr::memchr;

/// The longest line that is read, in bytes: far above any record, far below what could fill a machine.
pub(super) const LONGEST: usize = 1024 * 1024;

/// One line of the journal that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line<'a> {
    /// Its bytes, without byte order mark, line end and trailing blanks; any bytes, not only UTF-8.
    Text(&'a [u8]),
    /// Over 1 MiB: kept in the file and not read.
    TooLong,
}

/// Where a line lies in the file, its end included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    /// Its number, from 1, blank lines counted.
    pub(crate) number: usize,
    /// Where it begins.
    pub(crate) offset: u64,
    /// How long it is.
    pub(crate) bytes: u64,
}

impl Span {
    /// Where the next line begins.
    pub(crate) fn end(self) -> u64 {
        self.offset + self.bytes
    }
}

/// Hands over each line that is not blank with its place, as if the source began there; whether there was any.
pub(super) fn each_line(
    mut source: impl BufRead,
    begins: Span,
    mut each: impl FnMut(Span, Line<'_>),
) -> io::Result<bool> {
    let mut any = false;
    let mut line = Vec::new();
    let mut offset = begins.offset;

    for number in begins.number.. {
        let mut place = |bytes: usize| {
            let (bytes, begins) = (bytes as u64, offset);
            offset += bytes;
            Span {
                number,
                offset: begins,
                bytes,
            }
        };
        // Most lines lie whole in the buffer and are handed over from there.
        let buffer = match source.fill_buf() {
            Err(err) if err.kind() == ErrorKind::Interrupted => &[],
            Ok([]) => break,
            buffer => buffer?,
        };
        if let Some(end) = memchr(b'\n', buffer).filter(|end| *end <= LONGEST) {
            let span = place(end + 1);
            let text = without_margins(&buffer[..end]);
            if !text.is_empty() {
                any = true;
                each(span, Line::Text(text));
            }
            source.consume(end + 1);
            continue;
        }
        if !next_piece(&mut source, &mut line)? {
            break;
        }
        let is_whole = line.len() <= LONGEST || line.ends_with(b"\n");
        if !is_whole {
            any = true;
            let bytes = line.len() + skip_rest(&mut source, &mut line)?;
            each(place(bytes), Line::TooLong);
            continue;
        }

        let span = place(line.len());
        let text = without_margins(&line);
        if !text.is_empty() {
            any = true;
            each(span, Line::Text(text));
        }
    }
    Ok(any)
}

/// Reads up to and with the next newline, or one byte more than the longest line; false at the end of the file.
fn next_piece(source: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let limit = LONGEST as u64 + 1;

    Ok(source.take(limit).read_until(b'\n', line)? > 0)
}

/// Leaves the last piece of the line in `piece`; how much was skipped.
fn skip_rest(source: &mut impl BufRead, piece: &mut Vec<u8>) -> io::Result<usize> {
    let mut bytes = 0;
    while !piece.ends_with(b"\n") && next_piece(source, piece)? {
        bytes += piece.len();
    }
    Ok(bytes)
}

/// What some editors put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn without_margins(line: &[u8]) -> &[u8] {
    line.strip_prefix(BYTE_ORDER_MARK)
        .unwrap_or(line)
        .trim_ascii_end()
}

/// The lines of bytes that are held already, as `each_line` reads them but for their length.
pub(super) fn texts(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let lines = bytes.split(|byte| *byte == b'\n').map(without_margins);
    lines.filter(|text| !text.is_empty())
}

/// Lines as they are written: read again, they are the same.
pub(crate) fn to_bytes(texts: &[&[u8]]) -> Vec<u8> {
    let length = texts.iter().map(|text| text.len() + 1).sum();
    let mut bytes = Vec::with_capacity(length);
    for text in texts {
        if text.starts_with(BYTE_ORDER_MARK) {
            bytes.extend_from_slice(BYTE_ORDER_MARK);
        }
        bytes.extend_from_slice(text);
        bytes.push(b'\n');
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Vec<(usize, Option<String>)> {
        let mut lines = Vec::new();
        // A small buffer, so that lines lie across its edge.
        let source = io::BufReader::with_capacity(7, bytes);
        let begins = Span {
            number: 1,
            ..Span::default()
        };
        let any = each_line(source, begins, |span, line| {
            let (from, end) = (span.offset as usize, span.end() as usize);
            let there = &bytes[from..end];
            lines.push((
                span.number,
                match line {
                    Line::Text(text) => {
                        assert_eq!(without_margins(there), text);
                        Some(String::from_utf8_lossy(text).into_owned())
                    }
                    Line::TooLong => None,
                },
            ));
            assert!(there.ends_with(b"\n") || end == bytes.len());
            assert!(from == 0 || bytes[from - 1] == b'\n');
        })
        .unwrap();
        assert_eq!(any, !lines.is_empty());
        lines
    }

    fn text(number: usize, text: &str) -> (usize, Option<String>) {
        (number, Some(text.to_owned()))
    }

    #[test]
    fn a_file_from_windows_reads_as_one_from_here() {
        let here = read(b"{\"a\":1}\n\n  \n{\"b\":2}\n");

        assert_eq!(here, [text(1, "{\"a\":1}"), text(4, "{\"b\":2}")]);
        assert_eq!(
            read(b"\xef\xbb\xbf{\"a\":1}\r\n\r\n\t\r\n{\"b\":2} \r\n"),
            here
        );
    }

    #[test]
    fn lines_that_are_held_read_the_same_when_written_again() {
        let held = b"\xef\xbb\xbf{\"a\":1}\r\n\n\xef\xbb\xbf\xef\xbb\xbftwice \n\xff\0\n \nlast";
        let lines: Vec<&[u8]> = texts(held).collect();
        assert_eq!(
            lines,
            [&b"{\"a\":1}"[..], b"\xef\xbb\xbftwice", b"\xff\0", b"last"]
        );
        let written = to_bytes(&lines);
        assert_eq!(texts(&written).collect::<Vec<_>>(), lines);
        assert_eq!(
            written,
            b"{\"a\":1}\n\xef\xbb\xbf\xef\xbb\xbftwice\n\xff\0\nlast\n"
        );
    }

    #[test]
    fn the_last_line_needs_no_newline() {
        assert_eq!(read(b"one\ntwo"), [text(1, "one"), text(2, "two")]);
        assert_eq!(read(b""), []);
        assert_eq!(read(b"\xef\xbb\xbf"), []);
    }

    #[test]
    fn bytes_that_are_no_text_are_handed_over() {
        assert_eq!(
            read(b"\0\0\n\xff\n"),
            [text(1, "\0\0"), text(2, "\u{fffd}")]
        );
    }

    #[test]
    fn a_line_over_one_mebibyte_is_skipped_and_the_next_is_read() {
        for (length, fits) in [
            (LONGEST, true),
            (LONGEST + 1, false),
            (2 * LONGEST + 2, false),
            (3 * LONGEST + 9, false),
        ] {
            let long = "x".repeat(length);
            let expected = fits.then(|| long.clone());

            let lines = read(format!("one\n{long}\nthree\n").as_bytes());
            assert!(
                lines == [text(1, "one"), (2, expected.clone()), text(3, "three")],
                "{length}"
            );

            let lines = read(long.as_bytes());
            assert!(lines == [(1, expected)], "{length}");
        }
    }
}
