//! A short word for a command line of this program.

use super::Shell;
use super::quote::quoted;
use crate::world::PROGRAM;

/// A name, and the command line it stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alias {
    pub name: String,
    /// The command line without the program, word by word.
    pub words: Vec<String>,
    /// The same as it was typed.
    pub typed: String,
}

impl Alias {
    /// What a person gets unless they say otherwise.
    pub(crate) fn usual() -> [Self; 2] {
        [("checkin", "checkin"), ("fit", "status")].map(|(name, word)| Self {
            name: name.to_owned(),
            words: vec![word.to_owned()],
            typed: word.to_owned(),
        })
    }

    /// Reads `NAME=COMMAND`; whether the command is one is for others to say.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let (name, typed) = text
            .split_once('=')
            .ok_or("an alias looks like morning=checkin, or hours='report month'")?;
        let is_inside = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(is_inside);
        if !is_name {
            return Err(format!(
                "the name of an alias is made of letters, digits, -, _ and ., and {name:?} is not"
            ));
        }
        if name == PROGRAM {
            return Err(format!("{PROGRAM} is the name of the program itself"));
        }
        let mut words = words(typed)?;
        if words.first().is_some_and(|word| word == PROGRAM) {
            words.remove(0);
        }
        if words.is_empty() {
            return Err(format!("it does not say what {name} stands for"));
        }
        Ok(Self {
            name: name.to_owned(),
            words,
            typed: typed.to_owned(),
        })
    }

    /// What it stands for in a shell.
    pub(super) fn body(&self, shell: Shell, program: &str) -> String {
        let words = self.words.iter().map(String::as_str);
        let words = std::iter::once(program).chain(words);
        words
            .map(|word| quoted(shell, word))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Words as a shell splits them, with quotes around what belongs together and nothing else of a shell.
fn words(text: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut inside = None;
    for c in text.chars() {
        match (inside, c) {
            (_, c) if c.is_control() => return Err("it holds more than a line of text".to_owned()),
            (Some(quote), c) if c == quote => inside = None,
            (None, '\'' | '"') => {
                inside = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    if let Some(quote) = inside {
        return Err(format!("a {quote} is opened and not closed"));
    }
    words.extend(word);
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_is_a_name_and_a_line_of_this_program() {
        let read = |text| Alias::read(text).map(|alias| alias.words);
        assert_eq!(read("morning=checkin").unwrap(), ["checkin"]);
        assert_eq!(
            read("m=selfcare report  month").unwrap(),
            ["report", "month"]
        );
        assert_eq!(
            read(r#"sea=checkin --note "slept by the sea""#).unwrap(),
            ["checkin", "--note", "slept by the sea"]
        );
        for wrong in [
            "morning",
            "=x",
            "a b=x",
            "1=x",
            "x=",
            "x=selfcare",
            "x='a",
            "x=a\nb",
            "selfcare=gate",
            "-x=gate",
        ] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let sea = Alias::read("sea=log --grep 'the sea'").unwrap();
        assert_eq!(
            sea.body(Shell::Bash, "/a b/selfcare"),
            "'/a b/selfcare' log --grep 'the sea'"
        );
    }
}
