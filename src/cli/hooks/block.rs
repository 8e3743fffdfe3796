//! The marked block in a profile: put in, replaced and taken out again with every other byte as it was.

use std::fmt;
use std::ops::Range;

use super::quote::quoted;
use super::{Alias, Called, Flags, Shell};

/// Says that the line before it has no end of its own.
const UNENDED: &str = "# The line before this block had no end.";
/// Says that there was no file before.
const MADE: &str = "# This file was made for this block.";

/// What a block is for. Each has marks of its own, so that two can stand in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Shells in which somebody types.
    Typing,
    /// Login shells of bash, which do not read what others read.
    BashLogin,
}

impl Kind {
    /// All there are.
    pub(crate) const ALL: [Self; 2] = [Self::Typing, Self::BashLogin];

    fn marks(self) -> (&'static str, &'static str) {
        match self {
            Self::Typing => ("# >>> selfcare >>>", "# <<< selfcare <<<"),
            Self::BashLogin => ("# >>> selfcare at login >>>", "# <<< selfcare at login <<<"),
        }
    }
}

/// What a profile is to do.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    kind: Kind,
    /// The lines between the marks.
    lines: String,
}

/// Marks that do not belong together, by the line of the first, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unbalanced {
    /// It begins, and does not end.
    Begun(usize),
    /// It ends, and never began.
    Ended(usize),
    /// There is a second one.
    Twice(usize),
}

impl fmt::Display for Unbalanced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Begun(line) => write!(
                f,
                "line {line} begins a block of selfcare that does not end"
            ),
            Self::Ended(line) => write!(
                f,
                "line {line} ends a block of selfcare that does not begin"
            ),
            Self::Twice(line) => write!(f, "line {line} begins a second block of selfcare"),
        }
    }
}

/// What is left once the block is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Left {
    /// The file as it was.
    Bytes(Vec<u8>),
    /// Nothing, not even the file: it was made for the block.
    NoFile,
}

impl Block {
    /// The block that evaluates `init` with these flags whenever the program is there.
    pub(crate) fn new(
        shell: Shell,
        program: &Called,
        flags: Flags,
        aliases: &[Alias],
        usual: bool,
    ) -> Self {
        let word = shell.word();
        let mut init = format!("init {word}");
        for (is_set, flag) in [
            (flags.ask, " --ask"),
            (flags.root, " --root"),
            (!usual, " --no-alias"),
        ] {
            if is_set {
                init.push_str(flag);
            }
        }
        for alias in aliases {
            let alias = format!("{}={}", alias.name, alias.typed);
            init.push_str(&format!(" --alias {}", quoted(shell, &alias)));
        }
        // A profile may be read before the folder of the program is in PATH.
        let mut programs = vec![quoted(shell, &program.name), quoted(shell, &program.path)];
        programs.dedup();
        let evaluate = |program: &String| match shell {
            Shell::Fish => {
                format!("if command -q {program}\n        {program} {init} 2> /dev/null | source")
            }
            _ => format!(
                "if command -v {program} > /dev/null 2>&1; then\n        eval \"$({program} {init} 2> /dev/null)\""
            ),
        };
        let branches: Vec<String> = programs.iter().map(evaluate).collect();
        let body = match shell {
            Shell::Fish => format!(
                "if status is-interactive\n    {}\n    end\nend",
                branches.join("\n    else ")
            ),
            _ => format!(
                "case $- in *i*)\n    {}\n    fi\n;; esac",
                branches.join("\n    el")
            ),
        };
        Self {
            kind: Kind::Typing,
            lines: format!(
                "# Written by: selfcare init {word} --install. Out again: selfcare init {word} --uninstall\n{body}\n"
            ),
        }
    }

    /// The same for login shells of bash, in a file that other shells may read, too.
    pub(crate) fn at_bash_login(&self) -> Self {
        let lines = self.lines.lines().map(|line| match line {
            comment if comment.starts_with('#') => {
                format!("{comment}\nif [ -n \"${{BASH_VERSION-}}\" ]; then\n")
            }
            line => format!("    {line}\n"),
        });
        Self {
            kind: Kind::BashLogin,
            lines: lines.chain(["fi\n".to_owned()]).collect(),
        }
    }

    /// Its text in a file of its own.
    pub(crate) fn text(&self) -> String {
        self.marked("")
    }

    fn marked(&self, said: &str) -> String {
        let (begin, end) = self.kind.marks();
        format!("{begin}\n{said}{}{end}\n", self.lines)
    }

    /// A profile with this block: at the place of the one before, else at the end. The same bytes when it stands there
    /// already.
    pub(crate) fn put(&self, profile: Option<&[u8]>) -> Result<Vec<u8>, Unbalanced> {
        let Some(bytes) = profile else {
            return Ok(self.marked(&format!("{MADE}\n")).into_bytes());
        };
        if let Some(range) = find(self.kind, bytes)? {
            let said: String = [UNENDED, MADE]
                .iter()
                .filter(|said| says(&bytes[range.clone()], said))
                .map(|said| format!("{said}\n"))
                .collect();
            let block = self.marked(&said);
            return Ok([&bytes[..range.start], block.as_bytes(), &bytes[range.end..]].concat());
        }
        let block = if bytes.is_empty() || bytes.ends_with(b"\n") {
            self.marked("")
        } else {
            format!("\n{}", self.marked(&format!("{UNENDED}\n")))
        };
        Ok([bytes, block.as_bytes()].concat())
    }

    /// A profile without its block of a kind; none when there is no such block in it.
    pub(crate) fn take(kind: Kind, bytes: &[u8]) -> Result<Option<Left>, Unbalanced> {
        let Some(range) = find(kind, bytes)? else {
            return Ok(None);
        };
        let block = &bytes[range.clone()];
        let (mut before, after) = (&bytes[..range.start], &bytes[range.end..]);
        // What was added below in the meantime must not be joined to the line above.
        if after.is_empty() && says(block, UNENDED) {
            before = before.strip_suffix(b"\n").unwrap_or(before);
        }
        let left = [before, after].concat();
        Ok(Some(if left.is_empty() && says(block, MADE) {
            Left::NoFile
        } else {
            Left::Bytes(left)
        }))
    }
}

/// Where the block stands, marks and line ends included.
fn find(kind: Kind, bytes: &[u8]) -> Result<Option<Range<usize>>, Unbalanced> {
    let (first, last) = kind.marks();
    let (mut begun, mut found) = (None, None);
    let mut at = 0;
    for (number, line) in (1..).zip(bytes.split_inclusive(|b| *b == b'\n')) {
        let text = line.trim_ascii_end();
        if text == first.as_bytes() {
            match (begun, &found) {
                (Some((line, _)), _) => return Err(Unbalanced::Begun(line)),
                (None, Some(_)) => return Err(Unbalanced::Twice(number)),
                (None, None) => begun = Some((number, at)),
            }
        } else if text == last.as_bytes() {
            let (_, start) = begun.take().ok_or(Unbalanced::Ended(number))?;
            found = Some(start..at + line.len());
        }
        at += line.len();
    }
    match begun {
        Some((line, _)) => Err(Unbalanced::Begun(line)),
        None => Ok(found),
    }
}

fn says(block: &[u8], line: &str) -> bool {
    let mut lines = block.split(|b| *b == b'\n');
    lines.any(|found| found.trim_ascii_end() == line.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(flags: Flags) -> Block {
        let program = Called {
            name: "selfcare".to_owned(),
            path: "/opt/selfcare".to_owned(),
        };
        Block::new(Shell::Bash, &program, flags, &[], true)
    }

    #[test]
    fn in_and_out_again_leaves_every_byte_as_it_was() {
        for bytes in [
            &b""[..],
            b"\n",
            b"alias x=y\n",
            b"no end",
            b"crlf\r\nlines\r\n",
            b"crlf\r\nno end\r",
            b"\xff\xfe\0\n\x80",
        ] {
            let put = block(Flags::default()).put(Some(bytes)).unwrap();
            assert!(put.starts_with(bytes));
            assert_eq!(block(Flags::default()).put(Some(&put)).unwrap(), put);
            let other = block(Flags {
                ask: true,
                root: false,
            })
            .put(Some(&put))
            .unwrap();
            assert_ne!(other, put);
            for put in [put, other] {
                assert_eq!(
                    Block::take(Kind::Typing, &put).unwrap(),
                    Some(Left::Bytes(bytes.to_owned()))
                );
            }
            assert_eq!(Block::take(Kind::Typing, bytes).unwrap(), None);
        }
        let made = block(Flags::default()).put(None).unwrap();
        assert_eq!(
            Block::take(Kind::Typing, &made).unwrap(),
            Some(Left::NoFile)
        );
        let more = [&made[..], b"mine\n"].concat();
        assert_eq!(
            Block::take(Kind::Typing, &more).unwrap(),
            Some(Left::Bytes(b"mine\n".to_vec()))
        );
    }

    #[test]
    fn lines_added_below_stay_lines_of_their_own() {
        let put = block(Flags::default()).put(Some(b"no end")).unwrap();
        let more = [&put[..], b"below\n"].concat();
        let left = Left::Bytes(b"no end\nbelow\n".to_vec());
        assert_eq!(Block::take(Kind::Typing, &more).unwrap(), Some(left));
    }

    #[test]
    fn marks_that_do_not_belong_together_are_named_by_line() {
        let of = |text: &str| Block::take(Kind::Typing, text.as_bytes()).unwrap_err();
        let (begin, end) = Kind::Typing.marks();
        let (begin, end) = (format!("{begin}\n"), format!("{end}\r\n"));
        assert_eq!(of(&format!("x\n{begin}")), Unbalanced::Begun(2));
        assert_eq!(of(&end), Unbalanced::Ended(1));
        assert_eq!(of(&format!("{begin}{begin}{end}")), Unbalanced::Begun(1));
        assert_eq!(
            of(&format!("{begin}{end}{begin}{end}")),
            Unbalanced::Twice(3)
        );
    }

    #[test]
    fn two_kinds_stand_in_one_file_and_know_nothing_of_each_other() {
        let typing = block(Flags::default());
        let login = typing.at_bash_login();
        let both = login
            .put(Some(&typing.put(Some(b"mine")).unwrap()))
            .unwrap();
        let mut left = both;
        for kind in Kind::ALL {
            left = match Block::take(kind, &left).unwrap() {
                Some(Left::Bytes(left)) => left,
                other => unreachable!("{other:?}"),
            };
        }
        // A line end that the first block brought stays where a second one stood below it.
        assert_eq!(left, b"mine\n");
    }
}
