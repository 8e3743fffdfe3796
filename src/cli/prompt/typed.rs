//! What a typed line means where words stand for keys.

use super::choice::Choice;

/// A word that works at every question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Leave,
    Clear,
    Explain,
    SwitchOff,
    Back,
    Stop,
}

impl Command {
    /// The command of a whole line; no beginnings, which could be answers.
    pub(super) fn of(line: &str) -> Option<Self> {
        match line.trim().to_lowercase().as_str() {
            "" => Some(Self::Leave),
            "-" | "clear" => Some(Self::Clear),
            "?" | "help" => Some(Self::Explain),
            "x" | "off" => Some(Self::SwitchOff),
            "back" => Some(Self::Back),
            "stop" | "quit" => Some(Self::Stop),
            _ => None,
        }
    }
}

/// Which choice a line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// This one.
    One(usize),
    /// The beginning of several.
    Several(Vec<usize>),
    /// None of them.
    None,
}

/// Finds the choice that `line` names: by its key, its words, or the
/// beginning of its words when only one begins so.
pub(super) fn find(line: &str, choices: &[Choice]) -> Match {
    let line = line.trim().to_lowercase();
    if line.is_empty() {
        return Match::None;
    }
    if let Some(index) = exactly(&line, choices) {
        return Match::One(index);
    }

    let beginning: Vec<usize> = (0..choices.len())
        .filter(|&index| choices[index].words.to_lowercase().starts_with(&line))
        .collect();
    match beginning.as_slice() {
        [] => Match::None,
        [index] => Match::One(*index),
        _ => Match::Several(beginning),
    }
}

fn exactly(line: &str, choices: &[Choice]) -> Option<usize> {
    choices.iter().position(|choice| {
        line == choice.key.to_lowercase().to_string()
            || line == choice.name().to_lowercase()
            || line == choice.words.to_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn health() -> [Choice; 4] {
        [
            Choice::new('w', "well"),
            Choice::new('o', "off colour, nothing catching"),
            Choice::new('i', "ill, or could be catching: fever"),
            Choice::new('d', "dulled: drink, or medicine"),
        ]
    }

    #[test]
    fn a_choice_is_found_by_key_by_words_and_by_their_beginning() {
        assert_eq!(find("I", &health()), Match::One(2));
        assert_eq!(find(" Well ", &health()), Match::One(0));
        assert_eq!(find("dulled", &health()), Match::One(3));
        assert_eq!(find("off col", &health()), Match::One(1));
        assert_eq!(find("fine", &health()), Match::None);
        assert_eq!(find("", &health()), Match::None);
    }

    #[test]
    fn a_beginning_of_two_names_both() {
        let choices = [Choice::new('1', "rested"), Choice::new('2', "restless")];

        assert_eq!(find("rest", &choices), Match::Several(vec![0, 1]));
    }

    #[test]
    fn the_whole_words_win_over_a_longer_choice() {
        let choices = [Choice::new('1', "well rested"), Choice::new('2', "well")];

        assert_eq!(find("well", &choices), Match::One(1));
    }

    #[test]
    fn commands_are_whole_words() {
        assert_eq!(Command::of("BACK"), Some(Command::Back));
        assert_eq!(Command::of("  "), Some(Command::Leave));
        assert_eq!(Command::of("bac"), None);
        assert_eq!(Command::of("back home"), None);
    }
}
