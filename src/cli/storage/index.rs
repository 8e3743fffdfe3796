//! `journal.index`, beside the journal: where the lines lie that today follows from, so that a journal of a lifetime is read
//! as fast as one of a month.
//!
//! It holds numbers and no word. It is written by who writes anyway, and believed only about the very file it was made
//! for; missing, old, torn or foreign it is passed over in silence. So nothing depends on it but speed, and it may be
//! deleted at any time.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use memchr::memrchr;
use rustix::fs::OFlags;
use selfcare::record::sum;

use super::{Line, Locked, Store, file, lines::Span, mark::Mark, read::Opened};

/// The first number: of another format nothing is read.
const VERSION: i64 = 1;
/// More than this is none of ours.
const LONGEST: u64 = 64 * 1024;
/// As long as most are.
const USUAL: usize = 4 * 1024;

/// Where some lines lie, and what their reader wants to know beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Index {
    /// What these mean is the reader's business.
    pub(crate) about: Vec<i64>,
    /// The lines, in order.
    pub(crate) lines: Vec<Span>,
    /// Lines that are looked up one by one, each by a number.
    pub(crate) apart: Vec<(i64, Span)>,
}

/// A journal with an index of it.
#[derive(Debug)]
pub(crate) struct Indexed {
    /// The journal as it is.
    pub(crate) journal: Opened,
    /// Lines that follow on one another are one span here.
    pub(crate) index: Index,
}

impl Store {
    /// The journal with an index that was made for it as it is.
    pub(crate) fn indexed(&self) -> Option<Indexed> {
        indexed(self, &self.journal())
    }

    /// Where it is: in the data folder, also when the journal is a link to somewhere else.
    pub(super) fn index(&self) -> PathBuf {
        self.folder.join("journal.index")
    }
}

impl Locked {
    /// The journal with an index that was made for it as it is.
    pub(crate) fn indexed(&self) -> Option<Indexed> {
        indexed(&self.store, &self.target)
    }

    /// Where what was appended last begins, when the journal was until then as it was at a reading.
    pub(crate) fn appended_at(&self, read: Option<Mark>, bytes: usize) -> Option<u64> {
        let is_as_read = |before: Mark| match read {
            Some(read) => before == read,
            None => before.length == 0,
        };
        let appended = self.appended.filter(|it| is_as_read(it.before))?;
        appended.after.length.checked_sub(bytes as u64)
    }

    /// Whether a reading was one of the journal as it was left by the last append.
    pub(crate) fn is_as_left(&self, read: Option<Mark>) -> bool {
        self.appended.map(|it| it.after) == read
    }

    /// Writes an index of the journal as it was left by the last append. That it cannot be written is no fault.
    pub(crate) fn keep(&self, index: &Index) {
        let text = self.appended.map(|it| written(index, it.after));
        if let Some(text) = text.filter(|text| (text.len() as u64) < LONGEST) {
            // A torn one has another sum, so it is written in place and never flushed.
            let _ = replace(&self.store.index(), &text);
        }
    }
}

impl Indexed {
    /// Hands over the lines that the index names.
    ///
    /// # Errors
    ///
    /// When they cannot be read; some may have been handed over by then.
    pub(crate) fn read(&self, mut each: impl FnMut(Span, Line<'_>)) -> io::Result<()> {
        for span in &self.index.lines {
            self.journal.lines(*span, &mut each)?;
        }
        Ok(())
    }

    /// The line that stands apart under a number.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub(crate) fn apart(&self, number: i64) -> io::Result<Option<Vec<u8>>> {
        let found = self.index.apart.iter().find(|(it, _)| *it == number);
        found.map(|(_, span)| self.journal.bytes(*span)).transpose()
    }
}

fn indexed(store: &Store, journal: &Path) -> Option<Indexed> {
    let index = file::open_to_read(&store.index()).ok()?;
    let text = first_line(index).ok()?;
    let (index, made_for) = read(&text)?;

    let journal = Opened::new(file::open_to_read(journal).ok()?).ok()?;
    let mark = journal.mark;
    let inside = |span: &Span| {
        let end = span.offset.checked_add(span.bytes);
        end.is_some_and(|end| end <= mark.length) && span.number as u64 <= mark.length
    };
    let all = index.apart.iter().map(|(_, span)| span).chain(&index.lines);
    let is_of_it = made_for == mark.as_numbers() && all.clone().all(inside);
    is_of_it.then_some(Indexed { journal, index })
}

/// Numbers between blanks, the last of them the sum of what stands before it.
fn written(index: &Index, mark: Mark) -> Vec<u8> {
    let mut numbers = vec![VERSION];
    numbers.extend(mark.as_numbers());
    numbers.push(signed(index.about.len()));
    numbers.extend(&index.about);
    let lines = joined(&index.lines);
    numbers.push(signed(lines.len()));
    numbers.extend(lines.into_iter().flat_map(as_numbers));
    for (number, span) in &index.apart {
        numbers.push(*number);
        numbers.extend(as_numbers(*span));
    }
    let mut text = Vec::with_capacity(8 * numbers.len());
    for (place, number) in numbers.into_iter().enumerate() {
        if place > 0 {
            text.push(b' ');
        }
        push(&mut text, number);
    }
    let sum = sum(&text).cast_signed();
    text.push(b' ');
    push(&mut text, sum);
    text.push(b'\n');
    text
}

fn push(text: &mut Vec<u8>, number: i64) {
    if number < 0 {
        text.push(b'-');
    }
    let from = text.len();
    let mut rest = number.unsigned_abs();
    loop {
        text.push(b'0' + (rest % 10) as u8);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    text[from..].reverse();
}

fn as_numbers(span: Span) -> [i64; 3] {
    let Span {
        number,
        offset,
        bytes,
    } = span;
    [signed(number), offset.cast_signed(), bytes.cast_signed()]
}

fn signed(count: usize) -> i64 {
    (count as u64).cast_signed()
}

/// Lines that follow on one another as one.
fn joined(lines: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    let mut next = 0;
    for line in lines {
        match joined.last_mut() {
            Some(last) if last.end() == line.offset && next == line.number => {
                last.bytes += line.bytes;
            }
            _ => joined.push(*line),
        }
        next = line.number + 1;
    }
    joined
}

/// Reads to the end, or so many bytes, into as much memory as that will usually take.
/// It is one line; its end is known without asking for more.
fn first_line(index: File) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    BufReader::with_capacity(USUAL, index.take(LONGEST)).read_until(b'\n', &mut line)?;
    Ok(line)
}

/// An index, and the file it was made for.
fn read(text: &[u8]) -> Option<(Index, [i64; 7])> {
    let text = text.strip_suffix(b"\n")?;
    let (text, last) = text.split_at_checked(memrchr(b' ', text)?)?;
    if numbers(last.get(1..)?)? != [sum(text).cast_signed()] {
        return None;
    }
    let numbers = numbers(text)?;
    let (&[VERSION], rest) = numbers.split_first_chunk()? else {
        return None;
    };
    let (made_for, rest) = rest.split_first_chunk()?;
    let (count, rest) = rest.split_first()?;
    let (about, rest) = rest.split_at_checked(usize::try_from(*count).ok()?)?;
    let (count, rest) = rest.split_first()?;
    let (lines, apart) = rest.split_at_checked(usize::try_from(*count).ok()?.checked_mul(3)?)?;
    let (lines, []) = lines.as_chunks::<3>() else {
        return None;
    };
    let (apart, []) = apart.as_chunks::<4>() else {
        return None;
    };
    let apart = apart
        .iter()
        .map(|[number, span @ ..]| Some((*number, as_span(span)?)));
    let index = Index {
        about: about.to_vec(),
        lines: lines.iter().map(as_span).collect::<Option<_>>()?,
        apart: apart.collect::<Option<_>>()?,
    };
    Some((index, *made_for))
}

/// Numbers between blanks: digits, and a sign before them where there is one. A sum was made of them, so none is too long.
fn numbers(text: &[u8]) -> Option<Vec<i64>> {
    let mut all = Vec::with_capacity(text.len() / 4);
    let (mut number, mut is_below) = (0_i64, false);
    let below = |number: i64, is_below| {
        if is_below {
            number.wrapping_neg()
        } else {
            number
        }
    };
    for byte in text {
        match byte {
            b'0'..=b'9' => number = number.wrapping_mul(10).wrapping_add(i64::from(byte - b'0')),
            b'-' => is_below = true,
            b' ' => {
                all.push(below(number, is_below));
                (number, is_below) = (0, false);
            }
            _ => return None,
        }
    }
    all.push(below(number, is_below));
    Some(all)
}

fn as_span(numbers: &[i64; 3]) -> Option<Span> {
    let [number, offset, bytes] = *numbers;
    Some(Span {
        number: usize::try_from(number).ok()?,
        offset: u64::try_from(offset).ok()?,
        bytes: u64::try_from(bytes).ok()?,
    })
}

/// Never through a link, and nothing but a plain file of one's own.
fn replace(path: &Path, text: &[u8]) -> io::Result<()> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::NOFOLLOW;
    let mut options = OpenOptions::new();
    options.write(true).custom_flags(flags.bits().cast_signed());
    let mut index = file::open_or_make(&options, path)?;
    file::own(&index.metadata()?)?;
    index.set_len(0)?;
    index.write_all(text)
}
