//! One of the answers a question offers.

/// One answer to choose, by its key or in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Lower case or a digit; upper case is read as the same key.
    pub(crate) key: char,
    /// Shown beside the key. What follows a colon explains, and is left out
    /// when the answer is repeated.
    pub(crate) words: String,
}

impl Choice {
    /// A choice of `key`, shown as `words`.
    pub(crate) fn new(key: char, words: impl Into<String>) -> Self {
        Self {
            key,
            words: words.into(),
        }
    }

    /// The words without the explanation after the colon.
    pub(super) fn name(&self) -> &str {
        self.words
            .split_once(':')
            .map_or(self.words.as_str(), |(name, _)| name)
            .trim()
    }

    /// The keys in words: "1 to 5", or "w, o, i or d".
    pub(super) fn keys(choices: &[Self]) -> String {
        let keys: Vec<char> = choices.iter().map(|choice| choice.key).collect();
        let row = keys
            .windows(2)
            .all(|pair| pair[1].is_ascii_digit() && u32::from(pair[0]) + 1 == u32::from(pair[1]));
        match keys.as_slice() {
            [first, _, .., last] if row => format!("{first} to {last}"),
            [before @ .., last] if !before.is_empty() => {
                let before: Vec<String> = before.iter().map(char::to_string).collect();
                format!("{} or {last}", before.join(", "))
            }
            _ => keys.iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_a_colon_is_not_repeated() {
        assert_eq!(Choice::new('d', "dulled: drink").name(), "dulled");
        assert_eq!(Choice::new('w', "well").name(), "well");
    }

    #[test]
    fn keys_are_named_in_words() {
        let keys = |keys: &str| {
            let choices: Vec<Choice> = keys.chars().map(|key| Choice::new(key, "")).collect();
            Choice::keys(&choices)
        };

        assert_eq!(keys("12345"), "1 to 5");
        assert_eq!(keys("woid"), "w, o, i or d");
        assert_eq!(keys("12"), "1 or 2");
        assert_eq!(keys("m"), "m");
    }
}
