//! The lines by which git marks a conflict that it could not resolve.

/// What a marker line begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// `<<<<<<<`: one side.
    Ours,
    /// `|||||||`: what both sides came from.
    Base,
    /// `=======`: the other side.
    Theirs,
    /// `>>>>>>>`: the end of it.
    End,
}

/// Git writes seven signs, and more where conflicts lie in one another.
const SHORTEST: usize = 7;

impl Marker {
    /// Reads a line without its end: a marker and how many signs it has, or none.
    pub fn read(line: &[u8]) -> Option<(Self, usize)> {
        let sign = *line.first()?;
        let marker = match sign {
            b'<' => Self::Ours,
            b'|' => Self::Base,
            b'=' => Self::Theirs,
            b'>' => Self::End,
            _ => return None,
        };
        let signs = line.iter().take_while(|byte| **byte == sign).count();
        let is_whole = matches!(line.get(signs), None | Some(b' '));
        (signs >= SHORTEST && is_whole).then_some((marker, signs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_git_writes_is_a_marker() {
        assert_eq!(Marker::read(b"<<<<<<< HEAD"), Some((Marker::Ours, 7)));
        assert_eq!(Marker::read(b"||||||||| 1a2b3c4"), Some((Marker::Base, 9)));
        assert_eq!(Marker::read(b"======="), Some((Marker::Theirs, 7)));
        assert_eq!(Marker::read(b">>>>>>> laptop"), Some((Marker::End, 7)));
        for line in [&b""[..], b"<<<<<<", b"=======a", b"<<<<<<<<\t", b"{}"] {
            assert_eq!(Marker::read(line), None, "{line:?}");
        }
    }
}
