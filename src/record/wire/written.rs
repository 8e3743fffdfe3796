//! A check-in as the line it becomes, key by key in the order written: of all records only these come by the thousand,
//! when a table of ten years is taken in, and each is written in a fraction of the time that a writer of any JSON takes.
//!
//! It escapes nothing. A text with a character that is more than a plain one goes to serde, as does every other kind of
//! record; a law in the tests holds that what is written here, serde writes the same.

use chrono::{Datelike as _, NaiveDate};

use crate::{CheckIn, Health, Hours, Level, Record, text};

/// Writes a check-in, when its day has a year of four digits.
pub(super) fn write(
    record: &Record,
    checkin: &CheckIn,
    line: &mut String,
) -> serde_json::Result<()> {
    let mut line = Written(line);
    line.text(r#"{"v":1,"id":""#, &record.id)?;
    line.text(r#","kind":"checkin","at":""#, &record.at)?;
    line.day(r#","day":""#, record.day);

    line.maybe_text(r#","health":""#, checkin.health.map(Health::word))?;
    line.hours(r#","sleep":"#, checkin.sleep);
    line.level(r#","rested":"#, checkin.rested);
    line.level(r#","eating":"#, checkin.eating);
    line.level(r#","boundaries":"#, checkin.boundaries);
    line.level(r#","thoughts":"#, checkin.thoughts);
    line.level(r#","forward":"#, checkin.forward);
    if let Some(promises) = checkin.promises {
        line.count(r#","kept":"#, promises.kept);
        line.count(r#","missed":"#, promises.missed);
    }
    let mut before = r#","areas":{""#;
    for (name, level) in &checkin.areas {
        line.text(before, name)?;
        line.level(":", Some(*level));
        before = ",\"";
    }
    if !checkin.areas.is_empty() {
        line.0.push('}');
    }
    line.maybe_text(r#","note":""#, checkin.note.as_deref())?;
    line.maybe_text(r#","adjustment":""#, checkin.adjustment.as_deref())?;
    line.number(r#","took":"#, checkin.took)?;
    line.maybe_text(r#","with":""#, record.with.as_deref())?;
    line.0.push('}');
    Ok(())
}

/// Whether JSON holds a text as it is.
fn is_plain(text: &[u8]) -> bool {
    // Nothing for a plain character.
    let odd = |byte: u8| {
        let beyond = byte.wrapping_sub(b' ').saturating_sub(b'~' - b' ');
        beyond | u8::from(byte == b'"') | u8::from(byte == b'\\')
    };
    let (pieces, few) = text.as_chunks::<16>();
    let Some(last) = text.last_chunk() else {
        return few.iter().all(|byte| odd(*byte) == 0);
    };
    // Without a branch, so that many are looked at at once; the last ones twice.
    let mut found = last.map(odd);
    for piece in pieces {
        for (found, byte) in found.iter_mut().zip(piece) {
            *found |= odd(*byte);
        }
    }
    found == [0; 16]
}

/// What was written of a line.
struct Written<'a>(&'a mut String);

impl Written<'_> {
    /// A text behind its key and its opening quote.
    #[inline]
    fn text(&mut self, key: &str, text: &str) -> serde_json::Result<()> {
        self.0.push_str(key);
        self.rest_of(text)
    }

    /// A text and its closing quote.
    fn rest_of(&mut self, text: &str) -> serde_json::Result<()> {
        if is_plain(text.as_bytes()) {
            self.0.push_str(text);
            self.0.push('"');
        } else {
            let quoted = text::json_line(&text)?;
            self.0.push_str(quoted.get(1..).unwrap_or_default());
        }
        Ok(())
    }

    #[inline]
    fn maybe_text(&mut self, key: &str, text: Option<&str>) -> serde_json::Result<()> {
        text.map_or(Ok(()), |text| self.text(key, text))
    }

    /// Two decimals at most, and one where there is none.
    #[inline]
    fn hours(&mut self, key: &str, hours: Option<Hours>) {
        if let Some(hours) = hours {
            self.hundredths(key, hours.hundredths().into());
        }
    }

    /// A number with at most two decimals digit by digit; any other goes to serde.
    fn number(&mut self, key: &str, number: Option<f64>) -> serde_json::Result<()> {
        let Some(number) = number else {
            return Ok(());
        };
        let hundredths = (number * 100.0).round() as u32;
        let is_plain = number.is_sign_positive()
            && hundredths < 1_000_000
            && f64::from(hundredths) / 100.0 == number;
        if is_plain {
            self.hundredths(key, hundredths);
        } else {
            self.0.push_str(key);
            self.0.push_str(&text::json_line(&number)?);
        }
        Ok(())
    }

    #[inline]
    fn hundredths(&mut self, key: &str, hundredths: u32) {
        self.count(key, hundredths / 100);
        self.0.push('.');
        self.digit(hundredths / 10);
        if !hundredths.is_multiple_of(10) {
            self.digit(hundredths);
        }
    }

    #[inline]
    fn level(&mut self, key: &str, level: Option<Level>) {
        if let Some(level) = level {
            self.0.push_str(key);
            self.digit(level.number().into());
        }
    }

    fn count(&mut self, key: &str, count: u32) {
        match count {
            0..10 => self.0.push_str(key),
            _ => self.count(key, count / 10),
        }
        self.digit(count);
    }

    /// `2026-11-22"`
    fn day(&mut self, key: &str, day: NaiveDate) {
        let year = day.year().unsigned_abs();
        self.0.push_str(key);
        self.digit(year / 1000);
        self.digit(year / 100);
        self.two_digits(year);
        self.0.push('-');
        self.two_digits(day.month());
        self.0.push('-');
        self.two_digits(day.day());
        self.0.push('"');
    }

    fn two_digits(&mut self, number: u32) {
        self.digit(number / 10);
        self.digit(number);
    }

    /// The last digit of a number.
    fn digit(&mut self, number: u32) {
        self.0.push(char::from(b'0' + (number % 10) as u8));
    }
}
