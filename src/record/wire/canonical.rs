//! Lines as this program writes them, read key by key in the order written: ten years of them in a fraction of the time
//! that a reader of any JSON takes, and nothing copied that is not kept.
//!
//! It is no judge. A line that is not written exactly so is none of its business, and serde reads it; a law in the tests
//! holds that what is read here, serde reads as the same.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use memchr::{memchr, memchr2};

use super::{OUTCOMES, WHYS};
use crate::commitment::{Terms, To, When};
use crate::record::{Body, Heard, Says};
use crate::{CheckIn, Hours, Level, Promises};

/// A record of ours, when the line is one that this program could have written.
pub(super) fn read(line: &str) -> Option<Heard<'_>> {
    // Without a branch, so that many bytes are looked at at once. A string of JSON holds none of those.
    let least = line.bytes().fold(u8::MAX, u8::min);
    let mut rest = Rest(
        line.strip_prefix(r#"{"v":1,"id":""#)
            .filter(|_| least >= b' ')?,
    );

    let id = rest.text()?;
    let kind = rest.asked(r#","kind":""#, Rest::word)?;
    let at = rest.asked(r#","at":""#, Rest::text)?;
    let day = rest.asked(r#","day":""#, Rest::day)?;
    let says = match kind {
        "checkin" => rest.checkin()?,
        "reflection" => Says::Evening(
            rest.asked(r#","serving":"#, Rest::level)?,
            rest.maybe(r#","note":""#, Rest::text)?,
        ),
        _ => Says::Other(rest.body(kind)?),
    };
    let with = rest.maybe(r#","with":""#, Rest::text)?;
    (rest.0 == "}").then_some(Heard {
        id,
        at,
        day,
        with,
        says,
    })
}

/// What is still to be read of a line.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn body(&mut self, kind: &str) -> Option<Body> {
        Some(match kind {
            "outcome" => Body::Outcome {
                of: self.asked(r#","of":""#, Self::text)?.into_owned(),
                outcome: self.one_of(r#","outcome":""#, OUTCOMES)?,
            },
            "pause" => Body::Pause {
                until: self.maybe(r#","until":""#, Self::day)?,
                why: self.one_of(r#","why":""#, WHYS)?,
            },
            "pause-end" => Body::PauseEnd,
            "retraction" => Body::Retraction {
                of: self.asked(r#","of":""#, Self::text)?.into_owned(),
            },
            "commitment" => Body::Commitment {
                of: self.owned(r#","of":""#)?,
                terms: Box::new(self.terms()?),
            },
            // Rare, and as well read by serde.
            _ => return None,
        })
    }

    fn checkin(&mut self) -> Option<Says<'a>> {
        let health = self.maybe(r#","health":""#, Self::word)?;
        let sleep = self.maybe(r#","sleep":"#, Self::number)?;
        let rested = self.maybe(r#","rested":"#, Self::level)?;
        let eating = self.maybe(r#","eating":"#, Self::level)?;
        let boundaries = self.maybe(r#","boundaries":"#, Self::level)?;
        let thoughts = self.maybe(r#","thoughts":"#, Self::level)?;
        let forward = self.maybe(r#","forward":"#, Self::level)?;
        let kept = self.maybe(r#","kept":"#, Self::count)?;
        let missed = self.maybe(r#","missed":"#, Self::count)?;
        let areas = self.maybe(r#","areas":{""#, Self::areas)?;
        let note = self.maybe(r#","note":""#, Self::text)?;
        let checkin = CheckIn {
            health: match health {
                Some(word) => Some(word.parse().ok()?),
                None => None,
            },
            sleep: match sleep {
                Some(hours) => Some(Hours::from_number(hours)?),
                None => None,
            },
            rested,
            eating,
            boundaries,
            thoughts,
            forward,
            promises: (kept.is_some() || missed.is_some()).then(|| Promises {
                kept: kept.unwrap_or(0),
                missed: missed.unwrap_or(0),
            }),
            areas: areas.unwrap_or_default(),
            note: None,
            adjustment: self.owned(r#","adjustment":""#)?,
            took: self.maybe(r#","took":"#, Self::number)?,
        };
        Some(Says::CheckIn(checkin, note))
    }

    fn terms(&mut self) -> Option<Terms> {
        let text = self.asked(r#","text":""#, Self::text)?.into_owned();
        let to = To::named(&self.asked(r#","to":""#, Self::text)?);
        let when = match self.maybe(r#","every":""#, Self::text)? {
            Some(every) => When::Every {
                rhythm: every.parse().ok()?,
                until: self.maybe(r#","until":""#, Self::day)?,
            },
            None => When::Once {
                due: self.asked(r#","due":""#, Self::day)?,
            },
        };
        let area = self.owned(r#","area":""#)?;
        Some(Terms {
            text,
            to,
            when,
            area,
        })
    }

    #[inline]
    fn take(&mut self, written: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(written)?;
        Some(())
    }

    /// A value that has to follow its key.
    #[inline]
    fn asked<T>(&mut self, key: &str, value: impl Fn(&mut Self) -> Option<T>) -> Option<T> {
        self.take(key)?;
        value(self)
    }

    /// A value that may be left out with its key.
    #[expect(
        clippy::option_option,
        reason = "outside whether the line is one of ours, inside whether the value is there"
    )]
    #[inline]
    fn maybe<T>(&mut self, key: &str, value: impl Fn(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.take(key) {
            Some(()) => value(self).map(Some),
            None => Some(None),
        }
    }

    #[expect(clippy::option_option, reason = "as above")]
    fn owned(&mut self, key: &str) -> Option<Option<String>> {
        Some(self.maybe(key, Self::text)?.map(Cow::into_owned))
    }

    fn one_of<T: Copy>(&mut self, key: &str, words: &[(&str, T)]) -> Option<T> {
        let found = self.asked(key, Self::word)?;
        let known = words.iter().find(|(word, _)| *word == found);
        known.map(|(_, value)| *value)
    }

    /// What stands before the next quote. One that is escaped leaves its backslash behind, which is in no word of ours.
    #[inline]
    fn word(&mut self) -> Option<&'a str> {
        self.until(memchr(b'"', self.0.as_bytes())?)
    }

    /// What stands before a quote, which is taken, too.
    #[inline]
    fn until(&mut self, quote: usize) -> Option<&'a str> {
        let text = self.0.get(..quote)?;
        self.0 = self.0.get(quote + 1..)?;
        Some(text)
    }

    /// A string whose opening quote was taken. One with an escape in it is unescaped by serde.
    #[inline]
    fn text(&mut self) -> Option<Cow<'a, str>> {
        let all = self.0.as_bytes();
        let mut end = memchr2(b'"', b'\\', all)?;
        let is_plain = all[end] == b'"';
        while all[end] == b'\\' {
            end += 2;
            end += memchr2(b'"', b'\\', all.get(end..)?)?;
        }
        let text = self.until(end)?;
        if is_plain {
            Some(Cow::Borrowed(text))
        } else {
            serde_json::from_str(&format!("\"{text}\""))
                .ok()
                .map(Cow::Owned)
        }
    }

    /// `2026-11-22"`
    #[inline]
    fn day(&mut self) -> Option<NaiveDate> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'"'] =
            *self.0.as_bytes().first_chunk()?
        else {
            return None;
        };
        self.0 = self.0.get(11..)?;
        let digits = |bytes: &[u8]| {
            bytes.iter().try_fold(0, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| 10 * sum + u32::from(byte - b'0'))
            })
        };
        NaiveDate::from_ymd_opt(
            digits(&[y1, y2, y3, y4])?.cast_signed(),
            digits(&[m1, m2])?,
            digits(&[d1, d2])?,
        )
    }

    #[inline]
    fn level(&mut self) -> Option<Level> {
        let digit = *self.0.as_bytes().first()?;
        self.0 = self.0.get(1..)?;
        Level::try_from(u64::from(digit.wrapping_sub(b'0'))).ok()
    }

    fn count(&mut self) -> Option<u32> {
        // Nine digits fit.
        let digits = self.digits(9)?;
        (digits.len() == 1 || !digits.starts_with('0')).then(|| value(digits) as u32)
    }

    /// `7` or `18.2`, computed as `serde_json` does: the digits as one number, then divided once.
    fn number(&mut self) -> Option<f64> {
        const TENS: [f64; 7] = [1.0, 10.0, 1e2, 1e3, 1e4, 1e5, 1e6];
        let whole = u64::from(self.count()?);
        if self.take(".").is_none() {
            return Some(whole as f64);
        }
        let decimals = self.digits(6)?;
        let places = decimals.len();
        let digits = whole * TENS[places] as u64 + value(decimals);
        Some(digits as f64 / TENS[places])
    }

    /// Digits, at least one and at most so many.
    #[inline]
    fn digits(&mut self, most: usize) -> Option<&'a str> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at_checked(digits)?;
        self.0 = rest;
        (1..=most).contains(&digits.len()).then_some(digits)
    }

    /// `mood":3,"pain":2}`, each name once.
    fn areas(&mut self) -> Option<BTreeMap<String, Level>> {
        let mut areas = BTreeMap::new();
        loop {
            let name = self.text()?.into_owned();
            self.take(":")?;
            if areas.insert(name, self.level()?).is_some() {
                return None;
            }
            if self.take("}").is_some() {
                return Some(areas);
            }
            self.take(",\"")?;
        }
    }
}

fn value(digits: &str) -> u64 {
    digits
        .bytes()
        .fold(0, |sum, digit| 10 * sum + u64::from(digit - b'0'))
}
