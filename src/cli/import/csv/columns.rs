//! Which column of a file holds what.

use anyhow::Context as _;
use selfcare::{OwnArea, Rules};

use super::field::Field;
use super::header::{Column, Header};
use super::table::Row;
use super::{Pair, Wanted};

/// The columns that are read.
#[derive(Debug)]
pub(super) struct Columns {
    pub day: Column,
    pub answers: Vec<(Field, Column)>,
    /// How many columns the header has.
    pub count: usize,
    conditions: Vec<(Column, String)>,
}

impl Columns {
    /// Finds in the header what was asked for.
    ///
    /// # Errors
    ///
    /// When a field is none of ours or has two columns, when a column is not there or there twice, and when nothing but
    /// the day would be read.
    pub(super) fn new(header: &Row<'_>, wanted: Wanted<'_>, rules: &Rules) -> anyhow::Result<Self> {
        let header = Header::new(header, wanted.file)?;
        let mut answers = mapped(&header, wanted.map, rules)?;
        let condition = |pair: &Pair| match header.column(&pair.left) {
            Ok(column) => Ok((column, pair.right.clone())),
            Err(why) => Err(anyhow::anyhow!("invalid value for --where: {pair}; {why}")),
        };
        let conditions = wanted.rows.iter().map(condition);
        let conditions = conditions.collect::<anyhow::Result<_>>()?;

        let day = match answers.iter().position(|(field, _)| *field == Field::Day) {
            Some(place) => answers.remove(place).1,
            None => header.day()?,
        };
        anyhow::ensure!(
            !answers.is_empty(),
            "could not import {}: no --map says which column holds an answer, {}; {}",
            wanted.file,
            how(&header, rules),
            header.list()
        );
        Ok(Self {
            day,
            answers,
            count: header.count(),
            conditions,
        })
    }

    /// Whether a row is one of those asked for.
    pub(super) fn want(&self, row: &Row<'_>) -> bool {
        self.conditions
            .iter()
            .all(|(column, value)| row.text(column.place) == Some(value))
    }
}

fn mapped(
    header: &Header<'_>,
    pairs: &[Pair],
    rules: &Rules,
) -> anyhow::Result<Vec<(Field, Column)>> {
    let mut mapped: Vec<(Field, Column)> = Vec::new();
    for pair in pairs {
        let invalid = || format!("invalid value for --map: {pair}");
        let field = Field::named(&pair.left, rules)
            .with_context(|| format!("{}; {}", invalid(), no_field(&pair.left, rules)))?;
        if let Some((other, column)) = mapped.iter().find(|(other, _)| other.says(field)) {
            let (word, name) = (other.word(rules), &column.name);
            anyhow::bail!("{}; {word}={name} says that already", invalid());
        }
        let column = header
            .column(&pair.right)
            .map_err(|why| anyhow::anyhow!("{}; {why}", invalid()))?;
        mapped.push((field, column));
    }
    Ok(mapped)
}

/// How a column is named: by those that go by the word of a field, which may mean something else there.
fn how(header: &Header<'_>, rules: &Rules) -> String {
    let answers = Field::all(rules).filter(|field| *field != Field::Day);
    let alike = answers
        .map(|field| field.word(rules))
        .filter(|word| header.column(word).is_ok());
    let pairs: Vec<String> = alike.map(|word| format!("--map {word}={word}")).collect();
    if pairs.is_empty() {
        "as --map sleep=COLUMN does".to_owned()
    } else {
        let pairs = pairs.join(" ");
        format!("as these do where the names mean the same as here: {pairs}")
    }
}

fn no_field(word: &str, rules: &Rules) -> String {
    let words: Vec<&str> = Field::all(rules).map(|field| field.word(rules)).collect();
    let known = format!("no field {word}, fields are {}", words.join(", "));
    match OwnArea::new(word, OwnArea::USUAL_WEIGHT) {
        Ok(_) => format!(
            "{known}. To add an area of your own: selfcare config set areas.{word}.weight 1"
        ),
        Err(_) => known,
    }
}
