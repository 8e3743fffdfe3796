//! What a column can hold: the left side of `--map`.

use selfcare::{CheckIn, Question, Rules};

use super::cell;

/// A field of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The day that a row speaks of.
    Day,
    /// One answer; promises as `2/3`.
    Answer(Question),
    /// How many promises were kept.
    Kept,
    /// How many were not.
    Missed,
    /// What one changed on a day that was not plainly fit.
    Adjustment,
}

impl Field {
    /// Every field, own areas included.
    pub(super) fn all(rules: &Rules) -> impl Iterator<Item = Self> + use<> {
        [Self::Day]
            .into_iter()
            .chain(Question::all(rules).map(Self::Answer))
            .chain([Self::Kept, Self::Missed, Self::Adjustment])
    }

    /// The field that goes by this word.
    pub(super) fn named(word: &str, rules: &Rules) -> Option<Self> {
        Self::all(rules).find(|field| field.word(rules) == word)
    }

    /// Its word on the command line and in sentences.
    pub(super) fn word(self, rules: &Rules) -> &str {
        match self {
            Self::Day => "day",
            Self::Answer(question) => question.word(rules),
            Self::Kept => "kept",
            Self::Missed => "missed",
            Self::Adjustment => "adjustment",
        }
    }

    /// Whether both speak of the same thing: a promise cannot be told twice.
    pub(super) fn says(self, other: Self) -> bool {
        let promises = Self::Answer(Question::Promises);
        let counts = |field| matches!(field, Self::Kept | Self::Missed);
        self == other || (self == promises && counts(other)) || (other == promises && counts(self))
    }

    /// Answers with a cell that is not empty.
    ///
    /// # Errors
    ///
    /// Says what such a cell looks like.
    pub(super) fn put(self, day: &mut CheckIn, text: &str, rules: &Rules) -> Result<(), String> {
        match self {
            Self::Day => {}
            Self::Kept => day.promises.get_or_insert_default().kept = cell::count(text)?,
            Self::Missed => day.promises.get_or_insert_default().missed = cell::count(text)?,
            Self::Adjustment => day.adjustment = Some(cell::note(text)?),
            Self::Answer(Question::Health) => day.health = Some(cell::health(text)?),
            Self::Answer(Question::Sleep) => day.sleep = Some(cell::hours(text)?),
            Self::Answer(Question::Promises) => day.promises = Some(cell::promises(text)?),
            Self::Answer(Question::Note) => day.note = Some(cell::note(text)?),
            Self::Answer(rated) => day.rate(rated, Some(cell::level(text)?), rules),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_a_word_of_its_own_and_tells_one_thing() {
        let rules = Rules {
            own: vec![selfcare::OwnArea::new("mood", 1.0).unwrap()],
            ..Rules::default()
        };
        let words: Vec<&str> = Field::all(&rules).map(|field| field.word(&rules)).collect();
        assert_eq!(
            words.join(" "),
            "day health sleep rested eating boundaries thoughts forward promises mood note kept missed adjustment"
        );
        for field in Field::all(&rules) {
            assert_eq!(Field::named(field.word(&rules), &rules), Some(field));
            for other in Field::all(&rules) {
                let both = [field, other].map(|field| field.word(&rules));
                let same = field == other
                    || (both.contains(&"promises")
                        && (both.contains(&"kept") || both.contains(&"missed")));
                assert_eq!(field.says(other), same, "{both:?}");
            }
        }
    }

    #[test]
    fn of_kept_and_missed_the_one_that_is_not_told_is_none() {
        let (rules, mut day) = (Rules::default(), CheckIn::default());
        Field::Missed.put(&mut day, "2.0", &rules).unwrap();
        assert_eq!(day.promises.unwrap().to_string(), "0/2");
        Field::Kept.put(&mut day, "1", &rules).unwrap();
        assert_eq!(day.promises.unwrap().to_string(), "1/3");
    }
}
