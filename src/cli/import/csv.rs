//! Days from a CSV file, by its columns.

mod cell;
mod columns;
mod field;
mod header;
mod table;

use std::fmt;
use std::str::FromStr;

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::{CheckIn, Rules, day};

use self::columns::Columns;
use self::field::Field;
use self::header::Column;
use self::table::{Row, Table};
use super::Found;

/// What is wanted of a file, as it was typed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    /// The file's name, for sentences.
    pub file: &'a str,
    /// `sleep=sleep_h`: a field of ours and the column that holds it.
    pub map: &'a [Pair],
    /// `id=p01`: a column and what must stand in it.
    pub rows: &'a [Pair],
}

/// Two words with `=` between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub left: String,
    pub right: String,
}

impl FromStr for Pair {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (left, right) = text.split_once('=').ok_or("there is no = in it")?;
        let (left, right) = (left.trim().to_owned(), right.trim().to_owned());
        if left.is_empty() {
            return Err("nothing stands before the =");
        }
        Ok(Self { left, right })
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.left, self.right)
    }
}

/// The words of every field that a column can hold.
pub(crate) fn fields(rules: &Rules) -> impl Iterator<Item = &str> {
    Field::all(rules).map(|field| field.word(rules))
}

/// Reads the days of a file, with the rows that fail among them.
///
/// # Errors
///
/// When what is wanted cannot be had of this file, or there are no rows to read.
pub(crate) fn read(
    bytes: &[u8],
    wanted: Wanted<'_>,
    rules: &Rules,
    today: NaiveDate,
) -> anyhow::Result<Found> {
    let could_not = || format!("could not import {}", wanted.file);
    let mut table = Table::new(bytes).with_context(could_not)?;
    let header = table.next().and_then(|row| row.context("it is empty"));
    let columns = Columns::new(&header.with_context(could_not)?, wanted, rules)?;

    let mut found = Found::default();
    let mut others = false;
    while let Some(row) = table.next()? {
        // Inside a row that never closes, wanted ones may be lost.
        if columns.want(&row) || !row.is_closed {
            found.take(row.line, day(&row, &columns, rules, today));
        } else {
            others = true;
        }
    }

    if found.is_nothing() && others {
        let rows: Vec<String> = wanted.rows.iter().map(Pair::to_string).collect();
        anyhow::bail!(
            "invalid value for --where: {}; no row of {} has that",
            rows.join(" "),
            wanted.file
        );
    }
    anyhow::ensure!(
        !found.is_nothing(),
        "{}: it has a header and no rows",
        could_not()
    );
    Ok(found)
}

/// A row as a day; `None` when it holds no answer, whatever its day.
fn day(
    row: &Row<'_>,
    columns: &Columns,
    rules: &Rules,
    today: NaiveDate,
) -> Result<Option<(NaiveDate, Box<CheckIn>)>, String> {
    if !row.is_closed {
        return Err(
            "a quotation mark opens here and never closes; the rest of the file is inside it"
                .to_owned(),
        );
    }
    if row.has_beyond(columns.count) {
        return Err(format!(
            "more cells than the header's {}; a text with a separator in it stands in quotation marks",
            columns.count
        ));
    }
    let mut checkin = Box::<CheckIn>::default();
    let mut is_empty = true;
    for (field, column) in &columns.answers {
        let text = text(row, column, || field.word(rules))?;
        if !text.is_empty() {
            field
                .put(&mut checkin, text, rules)
                .map_err(|why| invalid(field.word(rules), column, text, &why))?;
            is_empty = false;
        }
    }
    if is_empty {
        return Ok(None);
    }
    let column = &columns.day;
    let text = text(row, column, || "day")?;
    if text.is_empty() {
        return Err(format!("no day in {}", column.name));
    }
    let day = cell::day(text).map_err(|why| invalid("day", column, text, &why))?;
    let day = day::lived(day, today).map_err(|why| why.to_string())?;
    Ok(Some((day, checkin)))
}

fn text<'r, 'w>(
    row: &Row<'r>,
    column: &Column,
    word: impl Fn() -> &'w str,
) -> Result<&'r str, String> {
    row.text(column.place).ok_or_else(|| {
        format!(
            "invalid {} in {}: it is not UTF-8; save the file as UTF-8",
            word(),
            column.name
        )
    })
}

fn invalid(word: &str, column: &Column, text: &str, why: &str) -> String {
    let name = &column.name;
    let start: String = text.chars().take(40).collect();
    let more = if start.len() < text.len() { "..." } else { "" };
    format!("invalid {word} in {name}: {start}{more}; {why}")
}

#[cfg(test)]
mod tests {
    use selfcare::Journal;

    use super::super::Import;
    use super::*;

    fn import(file: impl AsRef<[u8]>, map: &str, rows: &str) -> anyhow::Result<Import> {
        let pairs = |text: &str| -> Vec<Pair> {
            text.split_whitespace()
                .map(|pair| pair.parse().unwrap())
                .collect()
        };
        let wanted = Wanted {
            file: "d.csv",
            map: &pairs(map),
            rows: &pairs(rows),
        };
        let today = "2026-11-22".parse().unwrap();
        Ok(read(file.as_ref(), wanted, &Rules::default(), today)?.beside(&Journal::default()))
    }

    /// The days that come in with how rested, and the rows that fail.
    fn rested(file: impl AsRef<[u8]>, rows: &str) -> (String, String) {
        let import = import(file, "rested=r", rows).unwrap();
        let days = import
            .new
            .iter()
            .map(|(day, checkin)| format!("{day} {}", checkin.rested.unwrap()));
        let failed = import
            .failed
            .iter()
            .map(|failed| format!("{}: {}", failed.line, failed.reason));
        (
            days.collect::<Vec<_>>().join("\n"),
            failed.collect::<Vec<_>>().join("\n"),
        )
    }

    fn days(days: &str) -> (String, String) {
        (days.to_owned(), String::new())
    }

    fn failed(failed: &str) -> (String, String) {
        (String::new(), failed.to_owned())
    }

    #[test]
    fn a_file_from_anywhere_reads_as_one_from_here() {
        let expected = days("2026-11-20 4\n2026-11-21 2");
        for file in [
            "day,r\n2026-11-20,4\n2026-11-21,2\n",
            "\u{feff}day,r\r\n2026-11-20,4\r\n\r\n2026-11-21,2",
            " day , r \n 2026-11-20 , 4.0 \n\"2026-11-21\",\"2\"\n\n\n",
            "date,r,,\n2026-11-20T07:00,4,,\n2026-11-21 23:59:59Z,2,,,,\n",
            "date;r\n2026-11-20;4,0\n2026-11-21;2\n",
            "date\tr\r2026-11-20\t4\r2026-11-21\t2\r",
            "x,x,day,date,r\n,,2026-11-20,no,4\n,,2026-11-21,no,2",
        ] {
            assert_eq!(rested(file, ""), expected, "{file:?}");
        }
    }

    #[test]
    fn a_row_is_named_by_the_line_it_begins_on() {
        for end in ["\n", "\r\n", "\r"] {
            let file = [
                "",
                "day,note,r",
                "2026-11-18,\"one",
                "two\",4",
                "",
                "",
                "2026-11-19,,9",
                "x,,4",
            ]
            .join(end);
            let (_, failed) = rested(&file, "");
            assert_eq!(
                failed,
                "7: invalid rested in r: 9; a rating is a whole number from 1 to 5\n\
                 8: invalid day in day: x; a day is written 2020-01-31 or 31.01.2020",
                "{end:?}"
            );
        }
    }

    #[test]
    fn only_rows_that_are_wanted_are_looked_at() {
        let file = "id,team,day,r\na,1,2026-11-20,4\nb,1,,9\na,2,2026-11-20,3\na\n";
        assert_eq!(rested(file, "id=a team=1"), days("2026-11-20 4"));
        assert_eq!(rested(file, "id=a team=2"), days("2026-11-20 3"));
        assert_eq!(rested(file, "id=a team="), days(""));
        assert_eq!(
            import(file, "rested=r", "id=a team=3")
                .unwrap_err()
                .to_string(),
            "invalid value for --where: id=a team=3; no row of d.csv has that"
        );
        let lost = "id,day,r\nb,2026-11-19,\"4\na,2026-11-20,3\n";
        let why =
            "2: a quotation mark opens here and never closes; the rest of the file is inside it";
        assert_eq!(rested(lost, "id=a"), failed(why));
    }

    #[test]
    fn a_row_that_cannot_be_right_fails_alone() {
        for (row, why) in [
            (
                "2026-11-20,4,slept, badly".as_bytes(),
                "more cells than the header's 3; a text with a separator in it stands in quotation marks",
            ),
            (
                b"2026-11-20,4,\"slept badly",
                "a quotation mark opens here and never closes; the rest of the file is inside it",
            ),
            (
                b"2026-11-20,\xff",
                "invalid rested in r: it is not UTF-8; save the file as UTF-8",
            ),
            (
                b"2026-11-\xff,4",
                "invalid day in day: it is not UTF-8; save the file as UTF-8",
            ),
            (b",4", "no day in day"),
            (
                b"2026-11-23,4",
                "2026-11-23 is still to come; today is the last day that can be used",
            ),
            (
                b"0202-11-20,4",
                "0202-11-20 is before 1900; days from then on can be used",
            ),
        ] {
            let file = [b"day,r,note\n", row].concat();
            assert_eq!(rested(file, ""), failed(&format!("2: {why}")));
        }
    }

    #[test]
    fn a_letter_torn_over_cells_is_text_in_none_of_them_and_the_cell_between_is_empty() {
        let file = [b"day,x,r,y\n2026-11-20,\xc3,".as_slice(), b",\xbc\n"].concat();
        assert_eq!(import(file, "rested=r", "").unwrap().empty, 1);
        let file = b"day,r,y\n2026-11-20,\xc3,\xbc\n";
        let why = "2: invalid rested in r: it is not UTF-8; save the file as UTF-8";
        assert_eq!(rested(file, ""), failed(why));
    }

    #[test]
    fn a_quotation_mark_that_closes_at_the_very_end_is_closed() {
        for end in ["\"", "\"\n", "\"\r\n", "\"\"\"\r", "\"  "] {
            let file = format!("day,r,note\n2026-11-20,4,\"slept badly{end}");
            assert_eq!(rested(&file, ""), days("2026-11-20 4"), "{file:?}");
        }
    }

    #[test]
    fn a_row_without_an_answer_is_skipped_whatever_its_day() {
        let import = import("day,r\n2026-11-20,\n2027-01-01, \n,\nx\n", "rested=r", "").unwrap();
        assert_eq!(
            import,
            Import {
                empty: 4,
                ..Import::default()
            }
        );
    }

    #[test]
    fn a_long_text_is_not_repeated_whole() {
        let (_, failed) = rested(format!("day,r\n2026-11-20,{}\n", "ü".repeat(500)), "");
        assert_eq!(
            failed,
            format!(
                "2: invalid rested in r: {}...; a rating is a whole number from 1 to 5",
                "ü".repeat(40)
            )
        );
    }

    #[test]
    fn a_file_without_rows_is_refused() {
        for (file, why) in [
            (b"".as_slice(), "it is empty"),
            (b"\xef\xbb\xbf\r\n\n", "it is empty"),
            (b"day,r\n", "it has a header and no rows"),
            (b"\xff\xfed\0a\0y\0", "it is UTF-16; save it as UTF-8"),
            (
                b"day,\"r\n2026-11-20,4\n",
                "a quotation mark in the header never closes",
            ),
        ] {
            let err = import(file, "rested=r", "").unwrap_err();
            assert_eq!(format!("{err:#}"), format!("could not import d.csv: {why}"));
        }
    }

    #[test]
    fn a_name_in_another_encoding_says_so() {
        let file = b"day,R\xfccken\n2026-11-20,4\n";
        assert_eq!(
            import(file, "rested=R\u{fc}cken", "")
                .unwrap_err()
                .to_string(),
            "invalid value for --map: rested=R\u{fc}cken; d.csv has no column R\u{fc}cken, or its name is not UTF-8; save the file as UTF-8"
        );
    }

    #[test]
    fn nothing_panics_whatever_the_bytes() {
        let pieces: [&[u8]; 10] = [
            b"day,r",
            b"\n",
            b"\r",
            b"\"",
            b",",
            b"2026-11-20",
            b"\xff",
            b"\0",
            b"\xef\xbb\xbf",
            b";",
        ];
        for number in 0..1000_usize {
            let file: Vec<u8> = [1, 10, 100]
                .into_iter()
                .flat_map(|place| pieces[number / place % 10])
                .copied()
                .collect();
            let _ = import([b"day,r\n", &*file].concat(), "rested=r", "");
            let _ = import(file, "rested=r", "");
        }
    }
}
