//! Short pieces of JSON, each in a place of a fixed size that is copied whole: that is cheaper than to copy as many bytes as
//! there are. Numbers are among them, put together of two halves that were written when the program was made.

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
    let (text, used) = WHOLE[number as usize];
    Piece {
        text: u64::from(u32::from_le_bytes(text)).to_le_bytes(),
        used: usize::from(used),
    }
}

/// A number below 1,000 with so many thousandths.
pub(super) fn decimal(number: u32, thousandths: u32) -> Number {
    let (text, used) = WHOLE[number as usize];
    let (decimals, more) = DECIMALS[thousandths as usize];
    let text = u64::from(u32::from_le_bytes(text));
    let decimals = u64::from(u32::from_le_bytes(decimals));
    Piece {
        text: (text | decimals << (8 * used)).to_le_bytes(),
        used: usize::from(used + more),
    }
}

/// A text and how much of it counts.
type Half = ([u8; 4], u8);

/// Every number below 1,000.
static WHOLE: [Half; 1000] = {
    let mut all = [([0; 4], 0); 1000];
    let mut number = 0;
    while number < 1000 {
        let [a, b, c] = three(number);
        all[number] = match number {
            0..10 => ([c, 0, 0, 0], 1),
            10..100 => ([b, c, 0, 0], 2),
            _ => ([a, b, c, 0], 3),
        };
        number += 1;
    }
    all
};

/// So many thousandths, after a point; those at the end that are 0 are left out, but for one.
static DECIMALS: [Half; 1000] = {
    let mut all = [([0; 4], 0); 1000];
    let mut number = 0;
    while number < 1000 {
        let [a, b, c] = three(number);
        all[number] = if c != b'0' {
            ([b'.', a, b, c], 4)
        } else if b != b'0' {
            ([b'.', a, b, 0], 3)
        } else {
            ([b'.', a, 0, 0], 2)
        };
        number += 1;
    }
    all
};

const fn three(number: usize) -> [u8; 3] {
    [
        b'0' + (number / 100) as u8,
        b'0' + (number / 10 % 10) as u8,
        b'0' + (number % 10) as u8,
    ]
}
