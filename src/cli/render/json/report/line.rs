//! A line of JSON that is put together by hand and goes out piece by piece: of a lifetime there are tens of thousands of
//! rows of the same keys, and neither they nor the line need to be held. Tests hold that serde writes the same.

use std::io::{self, Write};

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::text;
use serde::Serialize;

use super::date::Days;
use super::piece::{self, NULL, Piece, Wide};
use crate::render::words::figures::{TIED, rounded};

/// What is written and has not gone out yet, and where it goes.
pub(super) struct Line<W> {
    bytes: Vec<u8>,
    days: Days,
    to: W,
}

/// So much goes out at once.
const PIECE: usize = 64 * 1024;
/// No row is expected to be longer.
const ROOM: usize = 4 * 1024;

impl<W: Write> Line<W> {
    pub(super) fn new(to: W) -> Self {
        Self {
            bytes: Vec::with_capacity(PIECE + ROOM),
            days: Days::default(),
            to,
        }
    }

    /// Lets go of what has been written, once that is much.
    pub(super) fn go_on(&mut self) -> io::Result<()> {
        if self.bytes.len() < PIECE {
            return Ok(());
        }
        self.to.write_all(&self.bytes)?;
        self.bytes.clear();
        Ok(())
    }

    /// Lets go of the rest.
    pub(super) fn end(mut self) -> io::Result<()> {
        self.push(b"\n");
        self.to.write_all(&self.bytes)?;
        self.to.flush()
    }

    /// The entries of an object, without its braces.
    pub(super) fn entries(&mut self, of: &impl Serialize) -> anyhow::Result<()> {
        let object = text::json_line(of).context("could not write the report as JSON")?;
        let entries = object.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
        self.push(entries.unwrap_or_default().as_bytes());
        Ok(())
    }

    /// JSON as it is.
    pub(super) fn push(&mut self, json: &[u8]) {
        self.bytes.extend_from_slice(json);
    }

    /// A day without quotes.
    pub(super) fn date(&mut self, day: NaiveDate) {
        match self.days.digits(day) {
            Some(digits) => self.push(&digits),
            None => self.push(day.to_string().as_bytes()),
        }
    }

    /// A short piece of JSON.
    pub(super) fn piece<const MOST: usize>(&mut self, piece: &Piece<MOST>) {
        self.bytes.extend_from_slice(&piece.text);
        self.bytes.truncate(self.bytes.len() - (MOST - piece.used));
    }

    /// A number without decimals, when it is there.
    pub(super) fn whole(&mut self, number: Option<u64>) {
        match number {
            None => self.piece(&NULL),
            Some(number @ 0..1_000) => self.piece(&piece::whole(number as u32)),
            Some(number) => self.large(number),
        }
    }

    /// A number rounded half up to so many decimals, at most three, those at the end left out that are 0: the shortest that
    /// means it.
    pub(super) fn number<const DECIMALS: u32>(&mut self, number: Option<f64>) {
        let scale = 10_u32.pow(DECIMALS);
        match number {
            None => self.piece(&NULL),
            Some(number @ 0.0..999.0) => {
                let scaled = number * f64::from(scale) + TIED;
                let below = scaled as u32;
                let scaled = below + u32::from(scaled - f64::from(below) >= 0.5);
                let thousandths = scaled % scale * (1_000 / scale);
                self.piece(&piece::decimal(scaled / scale, thousandths));
            }
            Some(number) => self.odd(rounded(number, DECIMALS.cast_signed())),
        }
    }

    /// Points, hours and scores are never below 0, nor large.
    #[cold]
    fn odd(&mut self, number: f64) {
        self.push(serde_json::json!(number).to_string().as_bytes());
    }

    #[cold]
    fn large(&mut self, number: u64) {
        self.push(number.to_string().as_bytes());
    }

    /// A key or more that is the same in many rows.
    pub(super) fn same(&mut self, same: &Same) {
        match same {
            Same::Wide(piece) => self.piece(piece),
            Same::Long(json) => self.push(json),
        }
    }

    /// Rows with a comma between them.
    pub(super) fn rows<T>(
        &mut self,
        rows: impl IntoIterator<Item = T>,
        mut row: impl FnMut(&mut Self, T),
    ) -> io::Result<()> {
        for (place, one) in rows.into_iter().enumerate() {
            if place > 0 {
                self.push(b",");
            }
            row(self, one);
            self.go_on()?;
        }
        Ok(())
    }
}

/// JSON that is the same in many rows.
pub(super) enum Same {
    Wide(Wide),
    Long(Vec<u8>),
}

impl From<&str> for Same {
    fn from(json: &str) -> Self {
        Wide::of(json.as_bytes()).map_or_else(|| Self::Long(json.into()), Self::Wide)
    }
}

/// The names of areas as keys, from the second on with a comma before.
pub(super) fn keys<'n>(names: impl IntoIterator<Item = &'n str>) -> anyhow::Result<Vec<String>> {
    let key = |(place, name)| {
        let comma = if place > 0 { "," } else { "" };
        text::json_line(&name).map(|name| format!("{comma}{name}:"))
    };
    let keys = names.into_iter().enumerate().map(key);
    keys.collect::<serde_json::Result<_>>()
        .context("could not write the name of an area as JSON")
}

#[cfg(test)]
pub(super) fn written(write: impl FnOnce(&mut Line<&mut Vec<u8>>)) -> String {
    let mut all = Vec::new();
    let mut line = Line::new(&mut all);
    write(&mut line);
    line.end().unwrap();
    let all = String::from_utf8(all).unwrap();
    all.strip_suffix('\n').unwrap().to_owned()
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use serde_json::json;

    use super::*;

    #[test]
    fn serde_writes_the_same_numbers() {
        for place in 0..200_000_u32 {
            let number = f64::from(place) / 190.0;
            let by_hand = written(|line| {
                line.number::<1>(Some(number));
                line.push(b" ");
                line.number::<2>(Some(number));
                line.push(b" ");
                line.number::<3>(Some(number));
                line.push(b" ");
                line.whole(Some(u64::from(place)));
            });
            let [one, two, three] = [1, 2, 3].map(|decimals| json!(rounded(number, decimals)));
            assert_eq!(by_hand, format!("{one} {two} {three} {place}"));
        }
        let absent = written(|line| {
            line.number::<2>(None);
            line.whole(None);
        });
        assert_eq!(absent, "nullnull");
    }

    #[test]
    fn days_are_written_as_everywhere() {
        for place in (0..4_000_000).step_by(997) {
            let first = NaiveDate::from_num_days_from_ce_opt(place - 100_000).unwrap();
            // On to the next month, back into it, and over to another year.
            let days = [0, 1, 9, 28, 33, 3, 365].map(|days| first + Days::new(days));
            let by_hand = written(|line| days.iter().for_each(|day| line.date(*day)));
            assert_eq!(by_hand, days.map(|day| day.to_string()).concat());
        }
    }

    #[test]
    fn a_long_line_goes_out_whole() {
        let words: Vec<u64> = (0..40_000).collect();
        let by_hand = written(|line| {
            line.rows(&words, |line, word| line.whole(Some(*word)))
                .unwrap();
        });
        assert_eq!(format!("[{by_hand}]"), json!(words).to_string());
    }
}
