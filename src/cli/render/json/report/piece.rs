//! Short pieces of JSON, each in a place of a fixed size that is copied whole: that is cheaper than to copy as many bytes as
//! there are. Numbers are among them, without the machinery of formats.

/// So many bytes at the most, of which the first count.
#[derive(Clone, Copy)]
pub(super) struct Piece<const MOST: usize> {
    pub(super) text: [u8; MOST],
    pub(super) used: usize,
}

/// A piece that is long enough for a key and a short value.
pub(super) type Wide = Piece<40>;
/// A piece that is long enough for a number.
pub(super) type Number = Piece<8>;

impl<const MOST: usize> Piece<MOST> {
    /// A text as a piece, where it is short enough.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        let mut piece = Self {
            text: [0; MOST],
            used: text.len(),
        };
        piece.text.get_mut(..text.len())?.copy_from_slice(text);
        Some(piece)
    }
}

/// What is not there.
pub(super) const NULL: Number = Piece {
    text: *b"null\0\0\0\0",
    used: 4,
};

/// A number below 1,000, without decimals.
pub(super) fn whole(number: u32) -> Number {
    let [a, b, c] = three(number);
    match number {
        0..10 => Piece {
            text: [c, 0, 0, 0, 0, 0, 0, 0],
            used: 1,
        },
        10..100 => Piece {
            text: [b, c, 0, 0, 0, 0, 0, 0],
            used: 2,
        },
        _ => Piece {
            text: [a, b, c, 0, 0, 0, 0, 0],
            used: 3,
        },
    }
}

/// A number below 1,000 with so many thousandths; decimals at its end that are 0 are left out, but for one.
pub(super) fn decimal(number: u32, thousandths: u32) -> Number {
    let ([a, b, c], [d, e, f]) = (three(number), three(thousandths));
    let decimals = match (e, f) {
        (b'0', b'0') => 1,
        (_, b'0') => 2,
        _ => 3,
    };
    match number {
        0..10 => Piece {
            text: [c, b'.', d, e, f, 0, 0, 0],
            used: 2 + decimals,
        },
        10..100 => Piece {
            text: [b, c, b'.', d, e, f, 0, 0],
            used: 3 + decimals,
        },
        _ => Piece {
            text: [a, b, c, b'.', d, e, f, 0],
            used: 4 + decimals,
        },
    }
}

fn three(number: u32) -> [u8; 3] {
    [number / 100, number / 10 % 10, number % 10].map(|digit| b'0' + digit as u8)
}
