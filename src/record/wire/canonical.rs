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
use crate::{CheckIn, Health, Hours, Level, Promises, day};

/// A record of ours, when the line is one that this program could have written.
pub(super) fn read(line: &str) -> Option<Heard<'_>> {
    // Without a branch, so that many bytes are looked at at once. A string of JSON holds none of those.
    if line.bytes().fold(u8::MAX, u8::min) < b' ' {
        return None;
    }
    let mut rest = Rest { line, at: 0 };
    let id = rest.asked(r#"{"v":1,"id":""#, Rest::text)?;
    let (kind, at, day);
    if rest.take(r#","kind":"checkin","at":""#).is_some() {
        kind = "checkin";
        at = rest.text()?;
    } else {
        kind = rest.asked(r#","kind":""#, Rest::word)?;
        at = rest.asked(r#","at":""#, Rest::text)?;
    }
    day = rest.asked(r#","day":""#, Rest::day)?;
    let says = match kind {
        "checkin" => rest.checkin()?,
        "reflection" => Says::Evening(
            rest.asked(r#","serving":"#, Rest::level)?,
            rest.maybe(r#","note":""#, Rest::text)?,
        ),
        _ => Says::Other(rest.body(kind)?),
    };
    let with = rest.maybe(r#","with":""#, Rest::text)?;
    (rest.bytes() == b"}").then_some(Heard {
        id,
        at,
        day,
        with,
        says,
    })
}

/// A line, and how far it was read.
struct Rest<'a> {
    line: &'a str,
    at: usize,
}

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
        let health = self.maybe(r#","health":""#, Self::health)?;
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
        let adjustment = self.owned(r#","adjustment":""#)?;
        let took = self.maybe(r#","took":"#, Self::number)?;
        let checkin = CheckIn {
            health,
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
            adjustment,
            took,
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
    fn bytes(&self) -> &'a [u8] {
        self.line.as_bytes().get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn take(&mut self, written: &str) -> Option<()> {
        let is_it = self.bytes().starts_with(written.as_bytes());
        is_it.then(|| self.at += written.len())
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
        self.until(memchr(b'"', self.bytes())?)
    }

    /// What stands before a quote, which is taken, too.
    #[inline]
    fn until(&mut self, quote: usize) -> Option<&'a str> {
        let text = self.line.get(self.at..self.at + quote)?;
        self.at += quote + 1;
        Some(text)
    }

    /// A string whose opening quote was taken. One with an escape in it is unescaped by serde.
    #[inline]
    fn text(&mut self) -> Option<Cow<'a, str>> {
        let all = self.bytes();
        let mut end = memchr2(b'"', b'\\', all)?;
        if all[end] == b'"' {
            return self.until(end).map(Cow::Borrowed);
        }
        while all[end] == b'\\' {
            end += 2;
            end += memchr2(b'"', b'\\', all.get(end..)?)?;
        }
        let text = self.until(end)?;
        let unescaped = serde_json::from_str(&format!("\"{text}\""));
        unescaped.ok().map(Cow::Owned)
    }

    #[inline]
    fn health(&mut self) -> Option<Health> {
        let known = |health: &Health| self.bytes().starts_with(health.word().as_bytes());
        let health = Health::ALL.into_iter().find(known)?;
        self.at += health.word().len();
        self.take("\"").map(|()| health)
    }

    /// `2026-11-22"`
    #[inline]
    fn day(&mut self) -> Option<NaiveDate> {
        let day = day::iso(self.line.get(self.at..self.at + 10)?)?;
        self.at += 10;
        self.take("\"").map(|()| day)
    }

    #[inline]
    fn level(&mut self) -> Option<Level> {
        let digit = *self.bytes().first()?;
        self.at += 1;
        Level::try_from(u64::from(digit.wrapping_sub(b'0'))).ok()
    }

    #[inline]
    fn count(&mut self) -> Option<u32> {
        let begins_with_0 = self.bytes().first() == Some(&b'0');
        // Nine digits fit.
        let (value, digits) = self.digits(9)?;
        (digits == 1 || !begins_with_0).then_some(value as u32)
    }

    /// `7` or `18.2`, computed as `serde_json` does: the digits as one number, then divided once.
    #[inline]
    fn number(&mut self) -> Option<f64> {
        const TENS: [u64; 7] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
        let whole = u64::from(self.count()?);
        if self.take(".").is_none() {
            return Some(whole as f64);
        }
        let (decimals, places) = self.digits(6)?;
        let digits = whole * TENS[places] + decimals;
        Some(digits as f64 / TENS[places] as f64)
    }

    /// Digits, at least one and at most so many: their value, and how many they are.
    #[inline]
    fn digits(&mut self, most: usize) -> Option<(u64, usize)> {
        let (mut value, mut digits) = (0, 0);
        for byte in self.bytes().iter().take_while(|byte| byte.is_ascii_digit()) {
            if digits == most {
                return None;
            }
            value = 10 * value + u64::from(byte - b'0');
            digits += 1;
        }
        self.at += digits;
        (digits > 0).then_some((value, digits))
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
