//! The names of a file's columns.

use anyhow::Context as _;

use super::table::Row;

/// How many columns a refusal lists.
const LISTED: usize = 40;

/// The names in the first row.
#[derive(Debug)]
pub(super) struct Header<'a> {
    file: &'a str,
    names: Vec<String>,
    /// Whether a name is not UTF-8.
    is_foreign: bool,
}

/// A column by its place, with its name.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub place: usize,
    pub name: String,
}

impl<'a> Header<'a> {
    /// The header of a file.
    ///
    /// # Errors
    ///
    /// When it does not end before the file does, or is no text, as in a spreadsheet's own format.
    pub(super) fn new(row: &Row<'_>, file: &'a str) -> anyhow::Result<Self> {
        anyhow::ensure!(
            row.is_closed,
            "could not import {file}: a quotation mark in the header never closes"
        );
        let names: Vec<String> = row.texts().collect();
        anyhow::ensure!(
            !names.iter().any(|name| name.contains('\0')),
            "could not import {file}: it is no text; save it as CSV in UTF-8"
        );
        let is_foreign = names.iter().any(|name| name.contains('\u{fffd}'));
        Ok(Self {
            file,
            names,
            is_foreign,
        })
    }

    /// How many columns there are.
    pub(super) fn count(&self) -> usize {
        self.names.len()
    }

    /// The one column of this name, or why there is none.
    pub(super) fn column(&self, name: &str) -> Result<Column, String> {
        if name.is_empty() {
            return Err(format!("a column is wanted after the =, {}", self.list()));
        }
        let mut places = (0..self.names.len()).filter(|place| self.names[*place] == name);
        match (places.next(), places.next()) {
            (Some(place), None) => Ok(Column {
                place,
                name: name.to_owned(),
            }),
            (Some(_), Some(_)) => Err(format!(
                "{} has more than one column {name}: give one of them another name",
                self.file
            )),
            (None, _) if self.is_foreign => Err(format!(
                "{} has no column {name}, or its name is not UTF-8; save the file as UTF-8",
                self.file
            )),
            (None, _) => Err(format!(
                "{} has no column {name}, {}",
                self.file,
                self.list()
            )),
        }
    }

    /// The column that holds the day when nobody says which: `day`, else `date`.
    pub(super) fn day(&self) -> anyhow::Result<Column> {
        let could_not = || format!("could not import {}", self.file);
        let mut known = ["day", "date"].into_iter();
        let name = known
            .find(|name| self.names.iter().any(|column| column == name))
            .with_context(|| {
                let list = self.list();
                format!("it has no column day or date, and no --map day=COLUMN says which holds the day; {list}")
            })
            .with_context(could_not)?;
        self.column(name)
            .map_err(anyhow::Error::msg)
            .with_context(could_not)
    }

    /// The columns that can be named.
    pub(super) fn list(&self) -> String {
        let named = self.names.iter().filter(|name| !name.is_empty());
        let named: Vec<&str> = named.map(String::as_str).collect();
        match named.len().checked_sub(LISTED) {
            _ if named.is_empty() => "its columns have no names".to_owned(),
            None | Some(0) => format!("its columns are {}", named.join(", ")),
            Some(more) => {
                let named = named[..LISTED].join(", ");
                format!("its columns are {named} and {more} more")
            }
        }
    }
}
