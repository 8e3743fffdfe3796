//! A sum of bytes, to tell lines apart.

/// A sum of bytes: the same for the same ones, and for others almost never.
///
/// Eight at a time, and without random bits, which every run would have to ask the system for: whoever can make up lines
/// with one sum can as well write any other line.
pub fn sum(bytes: &[u8]) -> u64 {
    let mix = |sum: u64, word: u64| {
        let wide = u128::from(sum.rotate_left(7) ^ word) * 0x9e37_79b9_7f4a_7c15;
        (wide >> 64) as u64 ^ wide as u64
    };
    let (words, rest) = bytes.as_chunks::<8>();
    let whole = words.iter().fold(bytes.len() as u64, |sum, word| {
        mix(sum, u64::from_le_bytes(*word))
    });
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(whole, u64::from_le_bytes(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_and_its_place_count() {
        let line = b"{\"v\":1,\"id\":\"aaaa\"}";
        for at in 0..line.len() {
            let mut other = *line;
            other[at] ^= 1;
            assert_ne!(sum(line), sum(&other), "{at}");
        }
        assert_ne!(sum(b""), sum(b"\0"));
        assert_ne!(sum(b"abcdefgh12345678"), sum(b"12345678abcdefgh"));
    }
}
