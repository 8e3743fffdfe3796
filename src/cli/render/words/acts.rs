//! One small thing to do about it: always an act, never a key.

use selfcare::score::{Change, Changed, Subject};
use selfcare::{Area, Health};

use super::{Vocabulary, verdicts};

/// One thing to do about a thin place.
pub(crate) fn tends(thin: Subject, health: Option<Health>, vocabulary: &Vocabulary) -> String {
    match thin {
        Subject::Health => match health {
            Some(Health::Dulled) => {
                "hand over what needs a clear head, and let somebody else drive".to_owned()
            }
            Some(Health::Off) => {
                "drink water or tea, and do today only what has to be done".to_owned()
            }
            _ => "lie down, drink water or tea, and let one person know that you are not coming"
                .to_owned(),
        },
        Subject::Area(Area::Rest) => {
            "lie down for half an hour, or be in bed an hour earlier tonight".to_owned()
        }
        Subject::Area(Area::Thoughts) => {
            "ten minutes to write it down and close it, or tell one person".to_owned()
        }
        Subject::Area(Area::Boundaries) => {
            "choose the hour at which you stop, and tell one person".to_owned()
        }
        Subject::Area(Area::Forward) => {
            "put the next step on paper, small enough for today".to_owned()
        }
        Subject::Area(Area::Eating) => {
            "something to eat and a glass of water before you start".to_owned()
        }
        Subject::Area(Area::Commitments) => "one promise, small enough to be kept today".to_owned(),
        Subject::Area(own @ Area::Own(_)) => {
            format!(
                "choose one small thing for {}, and do it first",
                vocabulary.name(own)
            )
        }
    }
}

/// The smallest change as an act, and what it would make of the day.
pub(crate) fn helps(change: Change, vocabulary: &Vocabulary) -> String {
    let act = match change.to {
        Changed::Sleep(_) => match change.steps {
            1 => "a nap of half an hour".to_owned(),
            2 => "a nap of an hour".to_owned(),
            3 => "a nap of an hour and a half".to_owned(),
            _ => "a nap of two hours".to_owned(),
        },
        Changed::Area(Area::Eating, _) => "something to eat and a glass of water".to_owned(),
        Changed::Area(Area::Thoughts, _) => {
            "ten minutes to write it down and close it, or tell one person".to_owned()
        }
        Changed::Area(Area::Forward, _) => "the next step on paper".to_owned(),
        Changed::Area(area, _) => format!("one small thing for {}", vocabulary.name(area)),
    };
    let again = match change.to {
        Changed::Sleep(_) => "sleep",
        Changed::Area(area, _) => vocabulary.name(area),
    };
    let then = verdicts::name(change.verdict);
    format!("{act}. It could make the day \"{then}\". Then answer {again} again: selfcare checkin")
}
