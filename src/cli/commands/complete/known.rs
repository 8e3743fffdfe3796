//! What the journal and the settings know, offered with a few words each.

use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use selfcare::commitment::To;
use selfcare::{Agenda, Health, Journal, Level, Question, Verdict, day};

use crate::commands::home::Home;
use crate::commands::tags::by_use;
use crate::config::{KEYS, SWITCHES, spelled};
use crate::render::safe::Safe;
use crate::render::text::backups::made;
use crate::render::words::figures::counted;
use crate::render::words::verdicts::{self, When};
use crate::render::words::{levels, questions as asked};
use crate::world::World;

type Offered = Vec<CompletionCandidate>;

/// Asks the settings and the journal; where either is at fault, nothing is offered and nothing said.
pub(super) fn looking(ask: impl FnOnce(&Home<'_>, &Journal) -> Offered) -> Offered {
    let look = || {
        let world = World::look()?;
        let home = Home::open(&world)?;
        let journal = home.read(home.look([]).with_tags())?;
        anyhow::Ok(ask(&home, &journal))
    };
    look().unwrap_or_default()
}

/// A word with what is said of it; none where the word could mean something to a shell.
pub(super) fn candidate(word: impl Into<String>, help: &str) -> Option<CompletionCandidate> {
    /// Longer help is cut: it stands beside the word.
    const LONGEST: usize = 60;
    let word = word.into();
    let is_plain = |c: char| c.is_alphanumeric() || " -_.='".contains(c);
    if word.starts_with('-') || !word.chars().all(is_plain) {
        return None;
    }
    let help: String = Safe(help).to_string().chars().take(LONGEST).collect();
    let help = (!help.is_empty()).then(|| help.into());
    Some(CompletionCandidate::new(word).help(help))
}

fn from_home(ask: fn(&Home<'_>, &Journal) -> Offered) -> ArgValueCandidates {
    ArgValueCandidates::new(move || looking(ask))
}

fn fixed(words: fn() -> Vec<(String, String)>) -> ArgValueCandidates {
    ArgValueCandidates::new(move || {
        let words = words().into_iter();
        words
            .filter_map(|(word, help)| candidate(word, &help))
            .collect()
    })
}

/// An area that counts, one's own included.
pub(crate) fn areas() -> ArgValueCandidates {
    from_home(|home, _| {
        let vocabulary = home.vocabulary();
        let said = |area| match Question::rating(area) {
            Some(question) => asked::asks(question, When::Today, &vocabulary),
            None if area == selfcare::Area::Rest => "sleep, and how rested you are".to_owned(),
            None => "promises kept, over seven days".to_owned(),
        };
        home.rules
            .areas()
            .filter_map(|area| candidate(home.rules.name(area), &said(area)))
            .collect()
    })
}

/// An area of one's own with a level, `mood=4`.
pub(crate) fn areas_and_levels() -> ArgValueCandidates {
    from_home(|home, _| {
        let vocabulary = home.vocabulary();
        let own = Question::all(&home.rules).filter(|one| matches!(one, Question::Own(_)));
        own.flat_map(|question| Level::all().map(move |level| (question, level)))
            .filter_map(|(question, level)| {
                let word = format!("{}={level}", question.word(&home.rules));
                candidate(word, &levels::level(question, level, &vocabulary))
            })
            .collect()
    })
}

/// A promise that can still be kept, by its number.
pub(crate) fn commitments() -> ArgValueCandidates {
    from_home(|home, journal| {
        let rows = Agenda::new(journal, &home.rules).overview(home.today);
        rows.into_iter()
            .filter(|row| row.is_running)
            .filter_map(|row| {
                let commitment = row.commitment;
                candidate(commitment.number.to_string(), &commitment.terms.to_string())
            })
            .collect()
    })
}

/// A copy of the journal that is kept, the newest first; also where the journal itself is lost.
pub(crate) fn backups() -> ArgValueCandidates {
    ArgValueCandidates::new(|| {
        let look = || {
            let world = World::look()?;
            let home = Home::open(&world)?;
            let kept = home.store.kept()?.into_iter().rev();
            let said = |name: &str| made(name, home.today).unwrap_or_default();
            let offered = kept.filter_map(|copy| candidate(&*copy.name, &said(&copy.name)));
            anyhow::Ok(offered.collect())
        };
        look().unwrap_or_else(|_: anyhow::Error| Offered::new())
    })
}

/// Somebody one has promised something to.
pub(crate) fn people() -> ArgValueCandidates {
    from_home(|home, journal| {
        let people = Agenda::new(journal, &home.rules).people(home.today);
        people
            .into_iter()
            .filter_map(|person| {
                let help = match (&person.to, person.open) {
                    (To::Oneself, _) => "you, yourself".to_owned(),
                    (_, 0) => "nothing open".to_owned(),
                    (_, open) => format!("{} open", counted(open, "promise")),
                };
                candidate(person.to.word(), &help)
            })
            .collect()
    })
}

/// A setting, with its value.
pub(crate) fn settings() -> ArgValueCandidates {
    from_home(|home, _| {
        let top = KEYS.into_iter().filter_map(|key| {
            let value = spelled(&home.config, key);
            candidate(key, &format!("now {value}"))
        });
        let own = home.config.areas.iter().flat_map(|own| {
            let name = own.value.area.name();
            ["question", "levels", "weight"]
                .map(|what| candidate(format!("areas.{name}.{what}"), "an area of your own"))
        });
        top.chain(own.flatten()).collect()
    })
}

/// A question that can be switched off and on.
pub(crate) fn questions() -> ArgValueCandidates {
    from_home(|home, _| {
        let own = home.config.areas.iter().map(|own| own.value.area.name());
        let off = &home.config.off.value;
        SWITCHES
            .into_iter()
            .chain(own)
            .filter_map(|word| {
                let is_off = off.iter().any(|off| off == word);
                candidate(word, if is_off { "off now" } else { "on now" })
            })
            .collect()
    })
}

/// A tag that stands in a note, the most used first.
pub(crate) fn tags() -> ArgValueCandidates {
    from_home(|home, journal| {
        let all = by_use(journal, home.today).into_iter();
        all.filter_map(|(tag, days)| candidate(tag, &counted(days, "day")))
            .collect()
    })
}

/// A field that a column of a table can hold, `sleep=`.
pub(crate) fn fields() -> ArgValueCandidates {
    from_home(|home, _| {
        let words = crate::import::csv::fields(&home.rules);
        words
            .filter_map(|word| candidate(format!("{word}="), "the column that holds it"))
            .collect()
    })
}

/// A verdict that a check-in can come to.
pub(crate) fn verdicts() -> ArgValueCandidates {
    fixed(|| {
        let can_be = [
            Verdict::Fit,
            Verdict::Care,
            Verdict::NotFit,
            Verdict::Incomplete,
        ];
        let said = |verdict: Verdict| (verdict.word().to_owned(), verdicts::name(verdict).into());
        can_be.into_iter().map(said).collect()
    })
}

/// How one is.
pub(crate) fn healths() -> ArgValueCandidates {
    fixed(|| {
        let said = |health: Health| (health.word().to_owned(), levels::health(health).1.into());
        Health::ALL.into_iter().map(said).collect()
    })
}

/// How serving went.
pub(crate) fn evenings() -> ArgValueCandidates {
    fixed(|| {
        let said = |level: Level| (level.to_string(), levels::serving(level).to_owned());
        let days = ["today", "yesterday"].map(|day| (day.to_owned(), String::new()));
        Level::all().map(said).chain(days).collect()
    })
}

/// Again and again.
pub(crate) fn rhythms() -> ArgValueCandidates {
    fixed(|| {
        let words = ["day", "weekdays", "week", "month"].into_iter();
        let weekdays = (0..7).filter_map(|day| chrono::Weekday::try_from(day).ok());
        words
            .map(str::to_owned)
            .chain(weekdays.map(|day| day::weekday_word(day).to_lowercase()))
            .map(|word| (word, String::new()))
            .collect()
    })
}
