//! CSV as bytes: rows of cells, with the line each begins on.

use std::io::{Chain, Read as _};
use std::str::from_utf8;

use anyhow::Context as _;
use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};
use memchr::{memchr, memchr2_iter};

/// Stands after the file as a row of its own: a row that swallows it has a quotation mark that never closes.
const END: &[u8] = b"\n.";

/// A table being read, the header first.
pub(super) struct Table<'b> {
    bytes: &'b [u8],
    reader: Reader<Chain<&'b [u8], &'static [u8]>>,
    /// Those of the last row, whose room the next one takes.
    cells: Option<Cells>,
    /// Whether line feeds are all that ends a line; then the reader counts them on its way.
    is_fed: bool,
    /// How far lines were counted, and how many.
    counted: usize,
    line: usize,
}

/// A row and where it begins.
pub(super) struct Row<'t> {
    /// Its line, from 1.
    pub line: usize,
    /// Whether every quotation mark closes.
    pub is_closed: bool,
    cells: &'t Cells,
}

/// The cells of a row: most are text, which is seen of all of them at once.
enum Cells {
    Text(StringRecord),
    /// Some of them are not UTF-8.
    Bytes(ByteRecord),
}

impl<'b> Table<'b> {
    /// A table separated by commas; by semicolons or tabs when its first line has none.
    ///
    /// # Errors
    ///
    /// When it is UTF-16, as some spreadsheets save text.
    pub(super) fn new(bytes: &'b [u8]) -> anyhow::Result<Self> {
        let is_utf16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        anyhow::ensure!(!is_utf16, "it is UTF-16; save it as UTF-8");
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator(bytes))
            .from_reader(bytes.chain(END));
        Ok(Self {
            bytes,
            is_fed: memchr(b'\r', bytes).is_none(),
            reader,
            cells: None,
            counted: 0,
            line: 1,
        })
    }

    /// The next row that is not a blank line.
    pub(super) fn next(&mut self) -> anyhow::Result<Option<Row<'_>>> {
        let room = self.cells.take().map(Cells::into_bytes);
        let mut cells = room.unwrap_or_default();
        if !self.reader.read_byte_record(&mut cells)? {
            return Ok(None);
        }
        // The reader says where the row before ended: ends of lines and blank ones may still lie between.
        let said = cells.position().context("a row without a place")?;
        let end = usize::try_from(said.byte())?;
        let start = self.skip_blank(end);
        if start >= self.bytes.len() {
            return Ok(None);
        }
        let line = if self.is_fed {
            usize::try_from(said.line())? + (start - end)
        } else {
            self.line_of(start)
        };
        let whole = self.bytes.len() + END.len();
        Ok(Some(Row {
            line,
            is_closed: self.reader.position().byte() < whole as u64,
            cells: self.cells.insert(Cells::of(cells)),
        }))
    }

    fn skip_blank(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let blank = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        from + blank.count()
    }

    fn line_of(&mut self, start: usize) -> usize {
        let between = self.bytes.get(self.counted..start).unwrap_or_default();
        let is_half = |at: &usize| self.bytes[self.counted + at..].starts_with(b"\r\n");
        let ends = memchr2_iter(b'\r', b'\n', between).filter(|at| !is_half(at));
        self.line += ends.count();
        self.counted = start;
        self.line
    }
}

impl<'t> Row<'t> {
    /// A cell without the blanks around it; empty when the row is too short to have it, none when it is not UTF-8.
    pub(super) fn text(&self, place: usize) -> Option<&'t str> {
        let text = match self.cells {
            Cells::Text(all) => all.get(place),
            Cells::Bytes(all) => all.get(place).map(from_utf8).transpose().ok()?,
        };
        Some(trimmed(text.unwrap_or_default()))
    }

    /// Every cell as text, as far as it is text.
    pub(super) fn texts(&self) -> impl Iterator<Item = String> {
        let cells = self.cells.as_bytes();
        cells
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
    }

    /// Whether something stands beyond so many cells.
    pub(super) fn has_beyond(&self, count: usize) -> bool {
        let cells = self.cells.as_bytes();
        let mut beyond = (count..cells.len()).filter_map(|place| cells.get(place));
        beyond.any(|cell| !cell.trim_ascii().is_empty())
    }
}

impl Cells {
    fn of(cells: ByteRecord) -> Self {
        match StringRecord::from_byte_record(cells) {
            Ok(text) => Self::Text(text),
            Err(other) => Self::Bytes(other.into_byte_record()),
        }
    }

    fn as_bytes(&self) -> &ByteRecord {
        match self {
            Self::Text(text) => text.as_byte_record(),
            Self::Bytes(bytes) => bytes,
        }
    }

    fn into_bytes(self) -> ByteRecord {
        match self {
            Self::Text(text) => text.into_byte_record(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

/// Without the blanks around it, where a glance tells that there are none.
fn trimmed(text: &str) -> &str {
    let is_bare = match text.as_bytes() {
        [] => true,
        [only] => only.is_ascii_graphic(),
        [first, .., last] => first.is_ascii_graphic() && last.is_ascii_graphic(),
    };
    if is_bare { text } else { text.trim() }
}

/// What stands between cells: many spreadsheets write semicolons where the comma is the decimal sign.
fn separator(bytes: &[u8]) -> u8 {
    let lines = bytes.split(|b| matches!(b, b'\r' | b'\n'));
    let first = lines.into_iter().find(|line| !line.is_empty());
    let first = first.unwrap_or_default();
    [b',', b';', b'\t']
        .into_iter()
        .find(|separator| first.contains(separator))
        .unwrap_or(b',')
}
