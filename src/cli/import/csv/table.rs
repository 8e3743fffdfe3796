//! CSV as bytes: rows of cells, with the line each begins on.

use std::io::{Chain, Read as _};
use std::str::Utf8Error;

use csv::{ByteRecord, Reader, ReaderBuilder};

/// Stands after the file as a row of its own: a row that swallows it has a quotation mark that never closes.
const END: &[u8] = b"\n.";

/// A table being read, the header first.
pub(super) struct Table<'b> {
    bytes: &'b [u8],
    reader: Reader<Chain<&'b [u8], &'static [u8]>>,
    /// How far lines were counted, and how many.
    counted: usize,
    line: usize,
}

/// A row and where it begins.
pub(super) struct Row {
    /// Its line, from 1.
    pub line: usize,
    /// Whether every quotation mark closes.
    pub is_closed: bool,
    cells: ByteRecord,
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
            reader,
            counted: 0,
            line: 1,
        })
    }

    /// The next row that is not a blank line.
    pub(super) fn next(&mut self) -> anyhow::Result<Option<Row>> {
        let mut cells = ByteRecord::new();
        if !self.reader.read_byte_record(&mut cells)? {
            return Ok(None);
        }
        // The reader says where the row before ended: ends of lines and blank ones may still lie between.
        let said = cells.position().map_or(0, csv::Position::byte);
        let start = self.skip_blank(usize::try_from(said)?);
        if start >= self.bytes.len() {
            return Ok(None);
        }
        let whole = self.bytes.len() + END.len();
        Ok(Some(Row {
            line: self.line_of(start),
            is_closed: self.reader.position().byte() < whole as u64,
            cells,
        }))
    }

    fn skip_blank(&self, from: usize) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let blank = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        from + blank.count()
    }

    fn line_of(&mut self, start: usize) -> usize {
        for at in self.counted..start {
            let ends = match self.bytes[at] {
                b'\n' => true,
                b'\r' => self.bytes.get(at + 1) != Some(&b'\n'),
                _ => false,
            };
            self.line += usize::from(ends);
        }
        self.counted = start;
        self.line
    }
}

impl Row {
    /// A cell without the blanks around it; empty when the row is too short to have it.
    pub(super) fn text(&self, place: usize) -> Result<&str, Utf8Error> {
        std::str::from_utf8(self.cells.get(place).unwrap_or_default()).map(str::trim)
    }

    /// Every cell as text, as far as it is text.
    pub(super) fn texts(&self) -> impl Iterator<Item = String> {
        self.cells
            .iter()
            .map(|cell| String::from_utf8_lossy(cell).trim().to_owned())
    }

    /// Whether something stands beyond so many cells.
    pub(super) fn has_beyond(&self, count: usize) -> bool {
        let mut beyond = self.cells.iter().skip(count);
        beyond.any(|cell| !cell.trim_ascii().is_empty())
    }
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
