//! One sentence for each reason: no blame, and no score under a hard stop.

use selfcare::score::{Bands, Reason};
use selfcare::{Area, CheckIn, Level, Question};

use super::{Vocabulary, figures, levels, sentence};

/// Whether figures of the score may be shown: 77 beside "not fit" reads as a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Figures {
    Shown,
    Hidden,
}

/// Why, in a sentence or two.
pub(crate) fn says(reason: &Reason, shown: Figures, vocabulary: &Vocabulary) -> String {
    match reason {
        Reason::Ill => "You are ill, or could be catching. Look after yourself first, and keep it from the people you \
                        serve."
            .to_owned(),
        Reason::Dulled => "Drink or medicine is still at work in you. Wait until it has worn off before anything that cannot be undone.".to_owned(),
        Reason::SleepUnder5 { slept } => format!(
            "{slept} of sleep in 24 hours. Under 5 h a review of 44 studies would call anyone impaired. That is the \
             night, not you."
        ),
        Reason::WornOut => "You are worn out. In two athletes' diaries such mornings were low days 60 to 89 times in \
                            100."
            .to_owned(),
        Reason::OffColour => "You are off colour. If it should be catching after all, think about whom you could infect.".to_owned(),
        Reason::SleepUnder6 { slept } => format!(
            "{slept} of sleep. Nights like this came before a low day 24 to 33 times in 100, in the diaries this was \
             tested on; usually it is 13 to 17."
        ),
        Reason::SleepDebt(debt) => format!(
            "{} of sleep short over {} known nights, about {} in a week. Reactions slow by about 1 % an hour of \
             debt, mostly unnoticed.",
            figures::hours(debt.short),
            debt.nights,
            figures::hours(debt.hours),
        ),
        Reason::AtBottom(area) => format!(
            "{} stands at the bottom: {}. The other areas cannot make up for that today.",
            sentence(vocabulary.name(*area)),
            levels::of_area(*area, Level::WORST, vocabulary),
        ),
        Reason::BelowUsual { score, usual } => match shown {
            Figures::Hidden => "It is also well under your own usual.".to_owned(),
            Figures::Shown => format!(
                "Good or not, {score} is {} under your own usual {} (28 days).",
                figures::whole(usual.below(*score)),
                figures::whole(usual.mean),
            ),
        },
        Reason::Score { score, lowest, off } => match shown {
            Figures::Hidden => format!("The answers add up low, too; lowest is {}.", vocabulary.name(*lowest)),
            Figures::Shown => {
                let off = match off.round() {
                    points if points < 1.0 => String::new(),
                    points => format!("; {points:.0} points off for sleep debt"),
                };
                let (band, cut) =
                    if *score < Bands::CARE { ("with care", Bands::CARE) } else { ("clearly fit", Bands::FIT) };
                format!(
                    "The answers add up to {score}, and {cut} would be {band}; lowest is {}{off}.",
                    vocabulary.name(*lowest),
                )
            }
        },
    }
}

/// What an area that is thin was answered: `mixed`, `tired, 6 h`; nothing where nothing was.
pub(crate) fn answered(area: Area, checkin: &CheckIn, vocabulary: &Vocabulary) -> Option<String> {
    if area == Area::Rest {
        let rested = levels::level(Question::Rested, checkin.rested?, vocabulary);
        return Some(match checkin.sleep {
            Some(slept) => format!("{rested}; slept {slept}"),
            None => rested,
        });
    }
    let question = Question::rating(area)?;
    Some(levels::level(
        question,
        checkin.rating(question, &vocabulary.rules)?,
        vocabulary,
    ))
}
