//! What is left of a line, and every piece that one of ours can go on with: each takes what it reads.

use std::collections::BTreeMap;
use std::str::from_utf8;

use chrono::NaiveDate;
use memchr::{memchr, memchr2};

use crate::record::heard::Words;
use crate::{Health, Hours, Level, day};

/// What is left of a line.
#[derive(Clone, Copy)]
pub(super) struct Rest<'a>(pub(super) &'a [u8]);

// What is short is built into its reader and what is long is given a copy, so that what is left stays in registers: half of
// the time that a line takes.
#[expect(clippy::inline_always, reason = "as said above")]
impl<'a> Rest<'a> {
    /// What is written so: of a length that the compiler knows, it is a comparison of a word or two.
    #[inline(always)]
    pub(super) fn take<const N: usize>(&mut self, written: &[u8; N]) -> Option<()> {
        let (begins, rest) = self.0.split_first_chunk()?;
        (begins == written).then(|| self.0 = rest)
    }

    /// What stands before the next quote. One that is escaped leaves its backslash behind, which is in no word of ours.
    #[inline(always)]
    pub(super) fn word(&mut self) -> Option<&'a [u8]> {
        self.until(memchr(b'"', self.0)?)
    }

    /// What stands before a quote, which is taken, too.
    #[inline(always)]
    fn until(&mut self, quote: usize) -> Option<&'a [u8]> {
        let (text, rest) = self.0.split_at_checked(quote)?;
        (_, self.0) = rest.split_first()?;
        Some(text)
    }

    /// One of these words.
    pub(super) fn one_of<T: Copy>(&mut self, words: &[(&str, T)]) -> Option<T> {
        let found = self.word()?;
        let known = words.iter().find(|(word, _)| word.as_bytes() == found);
        known.map(|(_, value)| *value)
    }

    /// A string whose opening quote was taken.
    #[inline(always)]
    pub(super) fn text(&mut self) -> Option<Words<'a>> {
        let end = memchr2(b'"', b'\\', self.0)?;
        if self.0[end] == b'"' {
            return self.until(end).map(Words::Lying);
        }
        let text;
        (text, *self) = unescaped(*self, end)?;
        Some(Words::Held(text))
    }

    /// An id: those made up here are that long, and then no quote has to be looked for.
    #[inline(always)]
    pub(super) fn id(&mut self) -> Option<Words<'a>> {
        self.text_of::<26>()
    }

    /// A moment, which is written as `2026-11-22T07:41:03+01:00`.
    #[inline(always)]
    pub(super) fn moment(&mut self) -> Option<Words<'a>> {
        self.text_of::<25>()
    }

    /// A string that mostly is so long.
    #[inline(always)]
    fn text_of<const LENGTH: usize>(&mut self) -> Option<Words<'a>> {
        if let Some((text, [b'"', rest @ ..])) = self.0.split_first_chunk::<LENGTH>() {
            let is_plain = |all, byte: &u8| all & !matches!(byte, b'"' | b'\\');
            if text.iter().fold(true, is_plain) {
                self.0 = rest;
                return Some(Words::Lying(text));
            }
        }
        self.text()
    }

    pub(super) fn owned(&mut self) -> Option<String> {
        self.text().map(Words::into_text)
    }

    #[inline(always)]
    pub(super) fn health(&mut self) -> Option<Health> {
        match self.take(b"well\"") {
            Some(()) => Some(Health::Well),
            None => from_utf8(self.word()?).ok()?.parse().ok(),
        }
    }

    /// `2026-11-22"`
    #[inline(always)]
    pub(super) fn day(&mut self) -> Option<NaiveDate> {
        let (day, rest) = self.0.split_first_chunk()?;
        self.0 = rest.strip_prefix(b"\"")?;
        day::of_digits(day)
    }

    #[inline(always)]
    pub(super) fn level(&mut self) -> Option<Level> {
        let (digit, rest) = self.0.split_first()?;
        self.0 = rest;
        Level::try_from(u64::from(digit.wrapping_sub(b'0'))).ok()
    }

    #[inline(always)]
    fn digit(&mut self) -> Option<u32> {
        let (digit, rest) = self.0.split_first()?;
        let is_one = digit.is_ascii_digit();
        is_one.then(|| self.0 = rest)?;
        Some(u32::from(digit - b'0'))
    }

    /// A whole number of nine digits at most. After a 0 there is no other.
    #[inline(always)]
    pub(super) fn count(&mut self) -> Option<u32> {
        let mut count = self.digit()?;
        while count > 0
            && let Some(digit) = self.digit()
        {
            if count >= 100_000_000 {
                return None;
            }
            count = 10 * count + digit;
        }
        Some(count)
    }

    /// Exact with two decimals at most, as all hours have that were written by this program.
    #[inline(always)]
    pub(super) fn hours(&mut self) -> Option<Hours> {
        let (digits, decimals) = self.decimal()?;
        match decimals {
            0 => Hours::of_hundredths(digits * 100),
            1 => Hours::of_hundredths(digits * 10),
            2 => Hours::of_hundredths(digits),
            _ => Hours::from_number(quotient(digits, decimals)),
        }
    }

    #[inline(always)]
    pub(super) fn number(&mut self) -> Option<f64> {
        let (digits, decimals) = self.decimal()?;
        Some(quotient(digits, decimals))
    }

    /// `7` or `18.2`: all digits as one number, and how many of them stand behind the point.
    #[inline(always)]
    fn decimal(&mut self) -> Option<(i64, usize)> {
        let (mut digits, mut decimals) = (i64::from(self.count()?), 0);
        if self.take(b".").is_none() {
            return Some((digits, decimals));
        }
        while let Some(digit) = self.digit() {
            digits = 10 * digits + i64::from(digit);
            decimals += 1;
            if decimals > 6 {
                return None;
            }
        }
        (decimals > 0).then_some((digits, decimals))
    }

    /// `mood":3,"pain":2}`
    #[inline(always)]
    pub(super) fn areas(&mut self) -> Option<BTreeMap<String, Level>> {
        let areas;
        (areas, *self) = areas_of(*self)?;
        Some(areas)
    }
}

/// A string with an escape at this place, unescaped by serde, and what is left behind its quote.
#[cold]
fn unescaped(mut rest: Rest<'_>, escape: usize) -> Option<(String, Rest<'_>)> {
    let mut end = escape;
    while rest.0[end] == b'\\' {
        end += 2;
        end += memchr2(b'"', b'\\', rest.0.get(end..)?)?;
    }
    let text = from_utf8(rest.until(end)?).ok()?;
    let text = serde_json::from_str(&format!("\"{text}\"")).ok()?;
    Some((text, rest))
}

/// Areas with their levels, each name once, and what is left behind them.
fn areas_of(mut rest: Rest<'_>) -> Option<(BTreeMap<String, Level>, Rest<'_>)> {
    let mut areas = BTreeMap::new();
    loop {
        let name = rest.owned()?;
        rest.take(b":")?;
        if areas.insert(name, rest.level()?).is_some() {
            return None;
        }
        if rest.take(b"}").is_some() {
            return Some((areas, rest));
        }
        rest.take(b",\"")?;
    }
}

/// A number as `serde_json` computes it: its digits as one number, then divided once.
fn quotient(digits: i64, decimals: usize) -> f64 {
    const TENS: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
    digits as f64 / TENS[decimals]
}
