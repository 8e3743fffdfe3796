//! A file's lines, and both sides of it where git left a conflict.

use crate::record::Marker;

/// The lines of one file in its order; two orders where git's markers stand in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides<'a> {
    /// The lines; what stands on both sides, and on the upper one, where there are two.
    pub ours: Vec<&'a [u8]>,
    /// What stands on both sides and on the lower one, where there are two.
    pub theirs: Option<Vec<&'a [u8]>>,
}

/// Where in a conflict a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    Ours,
    Base,
    Theirs,
}

impl<'a> Sides<'a> {
    /// Divides lines at git's markers, which belong to neither side. What both sides came from is left out, unless the
    /// conflict is cut off in it.
    pub fn of(lines: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let (mut ours, mut theirs, mut base) = (Vec::new(), Vec::new(), Vec::new());
        let (mut place, mut length, mut is_marked) = (Place::Outside, 0, false);
        let to_both = |base: &mut Vec<_>, ours: &mut Vec<_>, theirs: &mut Vec<_>| {
            ours.extend_from_slice(base);
            theirs.append(base);
        };
        for line in lines {
            let Some((marker, signs)) = Marker::read(line) else {
                match place {
                    Place::Ours => ours.push(line),
                    Place::Base => base.push(line),
                    Place::Theirs => theirs.push(line),
                    Place::Outside => {
                        ours.push(line);
                        theirs.push(line);
                    }
                }
                continue;
            };
            is_marked = true;
            if place == Place::Outside && marker == Marker::Ours {
                length = signs;
            }
            // A conflict within a conflict has markers of another length.
            if place == Place::Outside && marker != Marker::Ours || signs != length {
                continue;
            }
            match marker {
                Marker::Theirs => base.clear(),
                _ => to_both(&mut base, &mut ours, &mut theirs),
            }
            place = match marker {
                Marker::Ours => Place::Ours,
                Marker::Base => Place::Base,
                Marker::Theirs => Place::Theirs,
                Marker::End => Place::Outside,
            };
        }
        to_both(&mut base, &mut ours, &mut theirs);
        Self {
            ours,
            theirs: is_marked.then_some(theirs),
        }
    }

    /// One order of lines, or two.
    pub fn each(&self) -> impl Iterator<Item = &[&'a [u8]]> {
        [Some(&self.ours), self.theirs.as_ref()]
            .into_iter()
            .flatten()
            .map(Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of each side, told by letters.
    fn sides(text: &str) -> (String, Option<String>) {
        let sides = Sides::of(text.split(' ').map(|word| match word {
            "<" => b"<<<<<<< HEAD",
            "|" => b"||||||| 1a2b",
            "=" => b"=======".as_slice(),
            ">" => b">>>>>>> far",
            "<<" => b"<<<<<<<<< near",
            "==" => b"=========",
            ">>" => b">>>>>>>>> far",
            line => line.as_bytes(),
        }));
        let text = |side: Vec<&[u8]>| String::from_utf8(side.concat()).unwrap();
        (text(sides.ours), sides.theirs.map(text))
    }

    #[test]
    fn both_sides_have_what_stands_outside() {
        assert_eq!(sides("a b"), ("ab".into(), None));
        let told = |ours: &str, theirs: &str| (ours.into(), Some(theirs.into()));
        assert_eq!(sides("a < b = c > d"), told("abd", "acd"));
        assert_eq!(sides("a < b | x = c > d"), told("abd", "acd"));
        assert_eq!(sides("< a = > b < = c >"), told("ab", "bc"));
        assert_eq!(sides("< a | << x == y >> = b >"), told("a", "b"));
    }

    #[test]
    fn what_is_cut_off_or_mended_by_hand_loses_no_line() {
        let told = |ours: &str, theirs: &str| (ours.into(), Some(theirs.into()));
        assert_eq!(sides("a < b"), told("ab", "a"));
        assert_eq!(sides("a < b | c"), told("abc", "ac"));
        assert_eq!(sides("a < b | c > d"), told("abcd", "acd"));
        assert_eq!(sides("a = b > c"), told("abc", "abc"));
        assert_eq!(sides("a < b = c < d = e >"), told("abd", "ace"));
        assert_eq!(sides("< a > b"), told("ab", "b"));
    }
}
