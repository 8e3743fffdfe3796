//! Lines as this program writes them, read key by key in the order written: ten years of them in a fraction of the time
//! that a reader of any JSON takes, and nothing copied that is not kept.
//!
//! It is no judge. A line that is not written exactly so is none of its business, and serde reads it; a law in the tests
//! holds that what is read here, serde reads as the same.

mod rest;

use std::str::from_utf8;

use self::rest::Rest;
use super::{OUTCOMES, WHYS};
use crate::commitment::{Terms, To, When};
use crate::record::heard::Words;
use crate::record::{Body, Heard, Says};
use crate::{CheckIn, Promises};

/// A value that has to follow its key.
macro_rules! asked {
    ($rest:ident, $key:literal, $value:ident $(($of:expr))?) => {{
        $rest.take($key)?;
        $rest.$value($($of)?)?
    }};
}

/// A value that may be left out with its key.
macro_rules! maybe {
    ($rest:ident, $key:literal, $value:ident) => {
        match $rest.take($key) {
            Some(()) => Some($rest.$value()?),
            None => None,
        }
    };
}

/// A record of ours, when the line is one that this program could have written.
pub(super) fn read(line: &[u8]) -> Option<Heard<'_>> {
    if !is_text(line) {
        return None;
    }
    let mut rest = Rest(line);
    let id = asked!(rest, br#"{"v":1,"id":""#, id);
    let (at, day, says);
    if rest.take(br#","kind":"checkin","at":""#).is_some() {
        at = rest.moment()?;
        day = asked!(rest, br#","day":""#, day);
        says = checkin(&mut rest)?;
    } else {
        let kind = asked!(rest, br#","kind":""#, word);
        at = asked!(rest, br#","at":""#, moment);
        day = asked!(rest, br#","day":""#, day);
        (says, rest) = other(kind, rest)?;
    }
    let with = maybe!(rest, br#","with":""#, text);
    if rest.0 != b"}" {
        return None;
    }
    Some(Heard {
        id,
        at,
        day,
        with,
        says,
    })
}

/// Whether a line is UTF-8 without a character of control, which no string of JSON holds.
///
/// Without a branch, so that many bytes are looked at at once: the last ones twice, and none as UTF-8 where all are ASCII.
fn is_text(line: &[u8]) -> bool {
    let (pieces, _) = line.as_chunks::<32>();
    let Some(last) = line.last_chunk::<32>() else {
        // No line of ours is as short.
        return false;
    };
    let (mut lowest, mut highest) = (*last, *last);
    for piece in pieces {
        for (place, byte) in piece.iter().enumerate() {
            lowest[place] = lowest[place].min(*byte);
            highest[place] = highest[place].max(*byte);
        }
    }
    lowest.iter().all(|byte| *byte >= b' ') && (highest.is_ascii() || from_utf8(line).is_ok())
}

/// A day's answers, without their note, and the note.
#[expect(clippy::inline_always, reason = "what is left then stays in registers")]
#[inline(always)]
fn checkin<'a>(rest: &mut Rest<'a>) -> Option<Says<'a>> {
    let mut checkin = CheckIn {
        health: maybe!(rest, br#","health":""#, health),
        sleep: maybe!(rest, br#","sleep":"#, hours),
        rested: maybe!(rest, br#","rested":"#, level),
        eating: maybe!(rest, br#","eating":"#, level),
        boundaries: maybe!(rest, br#","boundaries":"#, level),
        thoughts: maybe!(rest, br#","thoughts":"#, level),
        forward: maybe!(rest, br#","forward":"#, level),
        ..CheckIn::default()
    };
    let kept = maybe!(rest, br#","kept":"#, count);
    let missed = maybe!(rest, br#","missed":"#, count);
    if kept.is_some() || missed.is_some() {
        let (kept, missed) = (kept.unwrap_or(0), missed.unwrap_or(0));
        checkin.promises = Some(Promises { kept, missed });
    }
    if let Some(areas) = maybe!(rest, br#","areas":{""#, areas) {
        checkin.areas = areas;
    }
    let note = maybe!(rest, br#","note":""#, text);
    checkin.adjustment = maybe!(rest, br#","adjustment":""#, text).map(Words::into_text);
    checkin.took = maybe!(rest, br#","took":"#, number);
    Some(Says::CheckIn(checkin, note))
}

/// What a record of another kind says, and what is left behind it.
fn other<'a>(kind: &[u8], mut rest: Rest<'a>) -> Option<(Says<'a>, Rest<'a>)> {
    let body = match kind {
        b"reflection" => {
            let serving = asked!(rest, br#","serving":"#, level);
            let note = maybe!(rest, br#","note":""#, text);
            return Some((Says::Evening(serving, note), rest));
        }
        b"outcome" => Body::Outcome {
            of: asked!(rest, br#","of":""#, owned),
            outcome: asked!(rest, br#","outcome":""#, one_of(OUTCOMES)),
        },
        b"pause" => Body::Pause {
            until: maybe!(rest, br#","until":""#, day),
            why: asked!(rest, br#","why":""#, one_of(WHYS)),
        },
        b"pause-end" => Body::PauseEnd,
        b"retraction" => Body::Retraction {
            of: asked!(rest, br#","of":""#, owned),
        },
        b"commitment" => Body::Commitment {
            of: maybe!(rest, br#","of":""#, owned),
            terms: Box::new(terms(&mut rest)?),
        },
        // Rare, and as well read by serde.
        _ => return None,
    };
    Some((Says::Other(body), rest))
}

fn terms(rest: &mut Rest<'_>) -> Option<Terms> {
    let text = asked!(rest, br#","text":""#, owned);
    let to = To::named(&asked!(rest, br#","to":""#, owned));
    let when = match maybe!(rest, br#","every":""#, owned) {
        Some(every) => When::Every {
            rhythm: every.parse().ok()?,
            until: maybe!(rest, br#","until":""#, day),
        },
        None => When::Once {
            due: asked!(rest, br#","due":""#, day),
        },
    };
    let area = maybe!(rest, br#","area":""#, owned);
    Some(Terms {
        text,
        to,
        when,
        area,
    })
}
