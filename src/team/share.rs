//! What one member gives away of one week.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Bands, Key, Secret, Team, Week};
use crate::record::{Line, Marker};
use crate::{Journal, Report, Rules, text};

/// The version of the format that is written and read.
const VERSION: u64 = 1;

/// A member's week as bands: no note, no day, no time, no name, no path, no figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    version: u64,
    /// The team it is for.
    pub team: Team,
    /// The week it tells of.
    pub week: Week,
    /// Who gave it, without saying who.
    pub key: Key,
    /// How the week was.
    pub bands: Bands,
}

/// Why a week cannot be shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoShare {
    /// It still runs: shared now and at its end, it would tell of the days between.
    NotOver,
    /// Fewer than three check-ins, which would be days and not a week.
    Few,
    /// No area was answered on three days.
    Wordless,
}

impl fmt::Display for NoShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotOver => "that week is not over; it can be shared from the Monday after it",
            Self::Few => "that week has fewer than three check-ins, and would tell of single days",
            Self::Wordless => "no area was answered on three of its days, so that it says nothing",
        })
    }
}

impl std::error::Error for NoShare {}

/// Why a file holds no shares. Nothing of what stands in it is repeated: it may be somebody's journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShares {
    /// It is a journal.
    Journal,
    /// This line was written by a newer version.
    Newer(usize),
    /// This line is no share.
    Line(usize),
    /// Nothing stands in it.
    Empty,
}

impl fmt::Display for NotShares {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Journal => f.write_str(
                "it is somebody's journal, and no share; nothing of it is shown. Give it back, and remove it here",
            ),
            Self::Newer(line) => write!(f, "line {line} was written by a newer selfcare"),
            Self::Line(line) => write!(f, "line {line} is no share as selfcare team share writes it"),
            Self::Empty => f.write_str("nothing stands in it"),
        }
    }
}

impl std::error::Error for NotShares {}

impl Share {
    /// What would be given away of a week, seen from today.
    ///
    /// # Errors
    ///
    /// When the week still runs, has fewer than three check-ins, or says nothing of any area.
    pub fn of(
        journal: &Journal,
        rules: &Rules,
        (team, week): (Team, Week),
        secret: Secret,
        today: NaiveDate,
    ) -> Result<Self, NoShare> {
        if week.sunday() >= today {
            return Err(NoShare::NotOver);
        }
        let report = Report::new(journal, rules, week.period(), today);
        if report.checked_in < Report::NEEDS {
            return Err(NoShare::Few);
        }
        let bands = Bands::of(&report);
        if bands.is_empty() {
            return Err(NoShare::Wordless);
        }
        Ok(Self {
            version: VERSION,
            key: Key::new(secret, &team, week),
            team,
            week,
            bands,
        })
    }

    /// A share as one line of JSON, with its end.
    ///
    /// # Errors
    ///
    /// When it cannot be JSON; none can fail so.
    pub fn to_line(&self) -> serde_json::Result<String> {
        text::json_line(self).map(|line| line + "\n")
    }

    /// Reads the shares of a file, one a line.
    ///
    /// # Errors
    ///
    /// At the first line that is no share: then nothing of the file counts.
    pub fn read(bytes: &[u8]) -> Result<Vec<Self>, NotShares> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let lines = bytes.split(|byte| *byte == b'\n');
        let lines = (1..).zip(lines.map(<[u8]>::trim_ascii));
        let lines = lines.filter(|(_, line)| !line.is_empty());
        let shares: Vec<Self> = lines
            .clone()
            .map(|(number, line)| Self::read_line(line).map_err(|why| why.on(number)))
            .collect::<Result<_, _>>()
            .map_err(|why| {
                // Its first line may be torn.
                let is_journal = lines.clone().any(|(_, line)| is_of_a_journal(line));
                if is_journal { NotShares::Journal } else { why }
            })?;
        if shares.is_empty() {
            Err(NotShares::Empty)
        } else {
            Ok(shares)
        }
    }

    /// Whether a line is the very one that it is written as: there is no other way to say the same.
    fn is_written_so(&self, line: &[u8]) -> bool {
        self.to_line()
            .is_ok_and(|written| written.trim_end().as_bytes() == line)
    }

    fn read_line(line: &[u8]) -> Result<Self, NotShares> {
        #[derive(Deserialize)]
        struct Head {
            version: u64,
        }
        match serde_json::from_slice::<Self>(line) {
            Ok(share) if share.version == VERSION && share.is_written_so(line) => Ok(share),
            _ => match serde_json::from_slice::<Head>(line) {
                Ok(head) if head.version > VERSION && line.starts_with(b"{") => {
                    Err(NotShares::Newer(0))
                }
                _ => Err(NotShares::Line(0)),
            },
        }
    }
}

fn is_of_a_journal(line: &[u8]) -> bool {
    let is_record = line.starts_with(b"{") && !matches!(Line::read(line), Line::Unreadable(_));
    is_record || Marker::read(line).is_some()
}

impl NotShares {
    fn on(self, line: usize) -> Self {
        match self {
            Self::Newer(_) => Self::Newer(line),
            Self::Line(_) => Self::Line(line),
            Self::Journal | Self::Empty => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"version":1,"team":"ward-7","week":"2026-W47","key":"a7a2gdgoi4dlrwql5at45issbh","bands":{"rest":"low","thoughts":"well","boundaries":"middling","forward":null,"eating":"well","commitments":null,"fit_days":"middling"}}"#;

    #[test]
    fn a_share_is_written_as_it_is_read() {
        let [share] = &Share::read(LINE.as_bytes()).unwrap()[..] else {
            panic!("one share");
        };
        assert_eq!(share.to_line().unwrap(), format!("{LINE}\n"));
        let twice = format!("\u{feff}{LINE}\r\n\n  {LINE}");
        assert_eq!(Share::read(twice.as_bytes()).unwrap().len(), 2);
    }

    #[test]
    fn what_is_not_exactly_a_share_is_refused() {
        let line = |from: &str, to: &str| LINE.replacen(from, to, 1);
        for wrong in [
            line("\"team\"", "\"note\":\"x\",\"team\""),
            line("\"rest\":\"low\"", "\"rest\":\"low\",\"back\":\"low\""),
            line("\"rest\":\"low\",", ""),
            line("\"week\":\"2026-W47\",", ""),
            line("\"low\"", "43.5"),
            line("\"low\"", "\"Low\""),
            line("W47", "W54"),
            line("ward-7", "ward 7"),
            line("a7a2", "A7A2"),
            line("\"rest\":\"low\"", "\"rest\":\"low\",\"rest\":\"well\""),
            line("\"version\":1", "\"version\":0"),
            line("\"team\"", " \"team\""),
            line("ward-7", "Ward-7"),
            line("2026-W47", "2026-w47"),
            line("\"low\"", "{\"low\":null}"),
            r#"[1,"ward-7","2026-W47","a7a2gdgoi4dlrwql5at45issbh",["low",null,null,null,null,null,null]]"#.to_owned(),
            "[2]".to_owned(),
            format!("[{LINE}]"),
            format!("{LINE}{LINE}"),
            "nonsense".to_owned(),
            "{}".to_owned(),
        ] {
            let file = format!("{LINE}\n{wrong}\n");
            assert_eq!(
                Share::read(file.as_bytes()),
                Err(NotShares::Line(2)),
                "{wrong}"
            );
        }
        let newer = line("\"version\":1", "\"version\":2,\"more\":true");
        assert_eq!(Share::read(newer.as_bytes()), Err(NotShares::Newer(1)));
        for nothing in ["", "\n \r\n", "\u{feff}"] {
            assert_eq!(Share::read(nothing.as_bytes()), Err(NotShares::Empty));
        }
    }

    #[test]
    fn a_journal_is_known_whatever_its_line_says() {
        for line in [
            r#"{"v":1,"id":"a","kind":"checkin","at":"","day":"2026-11-20","note":"secret"}"#,
            r#"{"v":9,"id":"a","kind":"dream","day":"2026-11-20"}"#,
            "<<<<<<< HEAD",
        ] {
            for file in [
                line.to_owned(),
                format!("torn\"}}\n{line}"),
                format!("{LINE}\n{line}"),
            ] {
                assert_eq!(
                    Share::read(file.as_bytes()),
                    Err(NotShares::Journal),
                    "{file}"
                );
            }
        }
    }
}
