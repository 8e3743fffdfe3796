//! What is wrong with the fields of a line that is JSON.

use std::fmt::Display;

/// Why a line is no record, and the field that says so, when it has one.
pub(super) struct Wrong {
    field: Option<String>,
    why: String,
}

impl Wrong {
    /// A field with a value that it cannot have.
    pub(super) fn at(field: &str, why: impl Display) -> Self {
        Self {
            field: Some(field.to_owned()),
            why: why.to_string(),
        }
    }

    /// The reason, with the column at which the field begins, in bytes from 1.
    pub(super) fn said_of(&self, line: &str) -> String {
        let Self { field, why } = self;
        match field.as_ref().and_then(|field| column(line, field)) {
            Some(column) => format!("{why}, column {column}"),
            None => why.clone(),
        }
    }
}

impl From<&str> for Wrong {
    /// Something that is not there.
    fn from(why: &str) -> Self {
        Self {
            field: None,
            why: why.to_owned(),
        }
    }
}

/// Where a key stands. Within a text its quotes would be escaped, and a text of the same letters is followed by no colon.
fn column(line: &str, key: &str) -> Option<usize> {
    let quoted = format!("\"{key}\"");
    let mut places = line.match_indices(&quoted);
    let is_key = |(at, _): &(usize, &str)| {
        let after = line[at + quoted.len()..].trim_start();
        after.starts_with(':')
    };
    places.find(is_key).map(|(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_that_of_the_key_and_not_of_a_word_like_it() {
        let line = r#"{"note":"say \"rested\": 3","of":"rested", "rested" : 9}"#;
        let said = |wrong: Wrong| wrong.said_of(line);
        assert_eq!(said(Wrong::at("rested", "no")), "no, column 44");
        assert_eq!(&line[43..], r#""rested" : 9}"#);
        assert_eq!(said(Wrong::at("sleep", "no")), "no");
        assert_eq!(said(Wrong::from("no")), "no");
    }
}
