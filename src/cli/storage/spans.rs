//! Where the lines of a file lie: of a lifetime of them four bytes each.

use super::lines::Span;

/// The places of lines that were handed over in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Spans {
    /// How long each is, its end included.
    lengths: Vec<u32>,
    /// Where counting begins anew: after a gap, and every so many lines, so that none is far from one.
    starts: Vec<Start>,
    last: Option<Span>,
}

#[derive(Clone, Copy, Debug)]
struct Start {
    /// How many lines are before it.
    place: usize,
    number: usize,
    offset: u64,
}

/// Lines from one start to the next, at most.
const APART: usize = 512;

impl Spans {
    /// One line more.
    pub(crate) fn push(&mut self, span: Span) {
        let goes_on = self.last.is_some_and(|last| {
            last.number + 1 == span.number
                && last.end() == span.offset
                && u32::try_from(last.bytes).is_ok()
        });
        if !goes_on || self.lengths.len().is_multiple_of(APART) {
            self.starts.push(Start {
                place: self.lengths.len(),
                number: span.number,
                offset: span.offset,
            });
        }
        // Longer than four gigabytes is no line that is ever wanted.
        self.lengths
            .push(u32::try_from(span.bytes).unwrap_or(u32::MAX));
        self.last = Some(span);
    }

    /// Forgets all of them, and keeps the room for as many.
    pub(crate) fn clear(&mut self) {
        self.lengths.clear();
        self.starts.clear();
        self.last = None;
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.lengths.len()
    }

    /// The last line.
    pub(crate) fn last(&self) -> Option<Span> {
        self.last
    }

    /// Where the line with this number lies.
    pub(crate) fn get(&self, number: usize) -> Option<Span> {
        let after = self.starts.partition_point(|start| start.number <= number);
        let start = self.starts.get(after.checked_sub(1)?)?;
        let end = self
            .starts
            .get(after)
            .map_or(self.lengths.len(), |next| next.place);
        let lines = &self.lengths[start.place..end];
        let ahead = number - start.number;
        let bytes = u64::from(*lines.get(ahead)?);
        let before: u64 = lines[..ahead].iter().map(|bytes| u64::from(*bytes)).sum();
        Some(Span {
            number,
            offset: start.offset + before,
            bytes,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found_where_it_was_and_no_other() {
        let mut spans = Spans::default();
        let mut known = Vec::new();
        let mut offset = 3;
        for number in 1..5_000_usize {
            let bytes = (number * 7919 % 300) as u64;
            let span = Span {
                number,
                offset,
                bytes,
            };
            offset += bytes;
            // Blank lines lie between, and take room.
            if number % 97 != 0 && !(2000..2600).contains(&number) {
                spans.push(span);
                known.push(span);
            }
        }
        assert_eq!(spans.last(), known.last().copied());
        let found: Vec<Span> = (0..6_000).filter_map(|number| spans.get(number)).collect();
        assert_eq!(found, known);
        assert_eq!(Spans::default().get(1), None);
    }

    #[test]
    fn after_a_line_without_measure_the_next_ones_are_found() {
        let mut spans = Spans::default();
        let (long, next) = (
            Span {
                number: 1,
                offset: 0,
                bytes: 5 << 32,
            },
            Span {
                number: 2,
                offset: 5 << 32,
                bytes: 9,
            },
        );
        spans.push(long);
        spans.push(next);
        assert_eq!(spans.get(2), Some(next));
    }
}
