//! Answers as CSV, as they were given: what a table brought in, and what another program can take over.

use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;
use selfcare::{CheckIn, Hours, Level, Question, Rules};

use super::cell::Cell;
use crate::render::words::figures;

/// A table being written, a row a day; its columns are the fields that an import takes in.
pub(crate) struct Answers<'a, W: Write> {
    rules: &'a Rules,
    /// Areas that were answered and that the settings do not name any more.
    others: &'a [String],
    csv: csv::Writer<W>,
}

const COULD_NOT: &str = "could not write the answers as CSV";

impl<'a, W: Write> Answers<'a, W> {
    /// Begins it with its heading; areas that the settings do not name stand behind the rest.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(crate) fn begin(rules: &'a Rules, others: &'a [String], to: W) -> anyhow::Result<Self> {
        let mut csv = csv::Writer::from_writer(to);
        let heading = std::iter::once(Cell::from("day"));
        let heading = heading.chain(Question::all(rules).flat_map(|question| match question {
            Question::Promises => vec![Cell::from("kept"), Cell::from("missed")],
            other => vec![Cell::words(other.word(rules))],
        }));
        let others_named = others.iter().map(|name| Cell::words(name));
        csv.write_record(
            heading
                .chain([Cell::from("adjustment")])
                .chain(others_named),
        )
        .context(COULD_NOT)?;
        Ok(Self { rules, others, csv })
    }

    /// Adds a day.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(crate) fn day(&mut self, day: NaiveDate, said: &CheckIn) -> anyhow::Result<()> {
        let cells = Question::all(self.rules).flat_map(|question| self.cells(said, question));
        let row: Vec<Cell> = [Cell(day.to_string())]
            .into_iter()
            .chain(cells)
            .chain([words(said.adjustment.as_deref())])
            .chain(
                self.others
                    .iter()
                    .map(|name| level(said.areas.get(name).copied())),
            )
            .collect();
        self.csv.write_record(row).context(COULD_NOT)
    }

    /// Lets the last of it go.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub(crate) fn end(mut self) -> anyhow::Result<()> {
        self.csv.flush().context(COULD_NOT)
    }

    /// What was said of a question; nothing where it was left unanswered.
    fn cells(&self, said: &CheckIn, question: Question) -> Vec<Cell> {
        let number = |number: Option<String>| vec![number.map_or_else(Cell::empty, Cell)];
        match question {
            Question::Health => number(said.health.map(|health| health.word().to_owned())),
            Question::Sleep => number(said.sleep.map(hours)),
            Question::Note => vec![words(said.note.as_deref())],
            Question::Promises => {
                let count = |of: fn(&selfcare::Promises) -> u32| {
                    said.promises
                        .as_ref()
                        .map_or_else(Cell::empty, |promises| Cell(of(promises).to_string()))
                };
                vec![count(|it| it.kept), count(|it| it.missed)]
            }
            rated => vec![level(said.rating(rated, self.rules))],
        }
    }
}

fn level(level: Option<Level>) -> Cell {
    level.map_or_else(Cell::empty, |level| Cell(level.to_string()))
}

/// Hours as a number, unless that could mean a time of day, too: `7.45` is written `7h27`.
fn hours(slept: Hours) -> String {
    let number = slept.number().to_string();
    if number.parse() == Ok(slept) {
        number
    } else {
        figures::typed(slept)
    }
}

fn words(text: Option<&str>) -> Cell {
    text.map_or_else(Cell::empty, Cell::lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_come_in_again_as_they_went_out() {
        for hundredths in 0..=2_400 {
            let Some(slept) = Hours::from_number(f64::from(hundredths) / 100.0) else {
                continue;
            };
            assert_eq!(hours(slept).parse(), Ok(slept), "{hundredths}");
        }
        assert_eq!(hours("7h27".parse().unwrap()), "7h27");
        assert_eq!(hours("7h30".parse().unwrap()), "7.5");
    }
}
