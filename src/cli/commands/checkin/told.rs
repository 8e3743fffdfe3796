//! What the command line answers: each value read and refused where it stands, before anything is written.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::io::Read as _;
use std::str::FromStr;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::{Area, CheckIn, Health, Hours, Level, OwnArea, Promises, Question, Rules};

use super::draft::Draft;
use super::promised::Said;
use super::rest::Rest;
use crate::commands::complete;
use crate::commands::plus::Note;
use crate::render::words::figures;

/// Answers by flag
#[derive(Clone, Debug, Default, Clap)]
#[command(next_help_heading = "Answers (`-` leaves one unanswered)")]
pub(crate) struct Told {
    /// well, off, ill or dulled
    #[arg(
        long,
        value_name = "HEALTH",
        allow_hyphen_values = true,
        value_parser = answer::<Health>,
        add = complete::healths(),
    )]
    health: Option<Answer<Health>>,
    /// Hours: 7, 7.5, 7h30, 730, 450m, 23:15-6:45
    #[arg(long, value_name = "HOURS", allow_hyphen_values = true, value_parser = answer::<Hours>)]
    sleep: Option<Answer<Hours>>,
    /// 1 worn out to 5 fully rested
    #[arg(long, value_name = "1-5", allow_hyphen_values = true, value_parser = answer::<Level>)]
    rested: Option<Answer<Level>>,
    /// 1 hardly to 5 very well
    #[arg(long, value_name = "1-5", allow_hyphen_values = true, value_parser = answer::<Level>)]
    eating: Option<Answer<Level>>,
    /// 1 overrun to 5 held
    #[arg(long, value_name = "1-5", allow_hyphen_values = true, value_parser = answer::<Level>)]
    boundaries: Option<Answer<Level>>,
    /// 1 they will not let go to 5 steady
    #[arg(long, value_name = "1-5", allow_hyphen_values = true, value_parser = answer::<Level>)]
    thoughts: Option<Answer<Level>>,
    /// 1 stuck to 5 well under way
    #[arg(long, value_name = "1-5", allow_hyphen_values = true, value_parser = answer::<Level>)]
    forward: Option<Answer<Level>>,
    /// 2/3: two kept of three due
    #[arg(long, value_name = "KEPT/DUE", allow_hyphen_values = true, value_parser = answer::<Promises>)]
    promises: Option<Answer<Promises>>,
    /// All eight in the order asked: "well 7h30 4 4 3 4 4 2/3"
    #[arg(
        long,
        value_name = "EIGHT",
        allow_hyphen_values = true,
        value_parser = eight,
    )]
    answers: Option<Eight>,
    /// An area of your own, as often as needed
    #[arg(long, value_name = "NAME=1-5", value_parser = own, add = complete::areas_and_levels())]
    area: Vec<(String, Answer<Level>)>,
    /// A promise that was kept, by its number or words; as often as needed
    #[arg(long, value_name = "ID", add = complete::commitments())]
    pub(super) kept: Vec<String>,
    /// One that was not
    #[arg(long, value_name = "ID", add = complete::commitments())]
    pub(super) missed: Vec<String>,
    /// One that is let go
    #[arg(long, value_name = "ID", add = complete::commitments())]
    pub(super) released: Vec<String>,
    /// A line for yourself; - reads standard input, "" takes it out; a line that begins with + is a promise for today
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    note: Option<String>,
    /// What you change today; - takes it out
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    adjust: Option<String>,
    /// The promises for today that stood in the note.
    #[arg(skip)]
    pub(super) promised: Vec<String>,
}

/// An answer that was told: a value, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer<T> {
    Given(T),
    None,
}

impl<T> Answer<T> {
    pub(super) fn value(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::None => None,
        }
    }
}

/// Which day is checked in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// Today: a line of the note that begins with a plus is a promise.
    Today,
    /// Another, for which nothing can be promised any more.
    Past,
}

#[derive(Clone, Debug)]
struct Eight {
    health: Answer<Health>,
    sleep: Answer<Hours>,
    rated: [Answer<Level>; 5],
    promises: Answer<Promises>,
}

impl Told {
    /// Whether anything was told.
    pub(super) fn is_empty(&self) -> bool {
        let Self {
            health,
            sleep,
            rested,
            eating,
            boundaries,
            thoughts,
            forward,
            promises,
            answers,
            area,
            note,
            adjust,
            kept,
            missed,
            released,
            promised,
        } = self;
        let rated = [rested, eating, boundaries, thoughts, forward];
        health.is_none()
            && sleep.is_none()
            && rated.into_iter().all(Option::is_none)
            && promises.is_none()
            && answers.is_none()
            && area.is_empty()
            && note.is_none()
            && adjust.is_none()
            && [kept, missed, released, promised]
                .into_iter()
                .all(Vec::is_empty)
    }

    /// Everything told, once a note that comes by standard input is read, promises for today are taken out of it, and
    /// what cannot be is refused.
    ///
    /// # Errors
    ///
    /// When an own area is not configured, the note cannot be read from standard input, or a promise has no words.
    pub(super) fn heard(mut self, rules: &Rules, of: Day) -> anyhow::Result<Self> {
        self.note = self.note.map(note_of).transpose()?;
        if let (Day::Today, Some(note)) = (of, &self.note) {
            let taken = Note::of(note)?;
            (self.note, self.promised) = (taken.note, taken.promises);
        }
        self.over(&CheckIn::default(), rules)?;
        Ok(self)
    }

    /// Puts what was told over what stands.
    ///
    /// # Errors
    ///
    /// When an own area is not configured.
    pub(super) fn over(&self, standing: &CheckIn, rules: &Rules) -> anyhow::Result<Draft> {
        let mut draft = Draft {
            checkin: standing.clone(),
            told: BTreeSet::new(),
            rest: Rest::AsItWas,
            promises: Said::default(),
            settled: Vec::new(),
        };
        let rated = [
            self.rested,
            self.eating,
            self.boundaries,
            self.thoughts,
            self.forward,
        ];
        if let Some(eight) = &self.answers {
            draft.health(Some(eight.health));
            draft.sleep(Some(eight.sleep));
            draft.promises(Some(eight.promises));
            draft.rated(eight.rated.map(Some), rules);
        }
        draft.health(self.health);
        draft.sleep(self.sleep);
        draft.promises(self.promises);
        draft.rated(rated, rules);
        for (name, level) in &self.area {
            let own = rules
                .area(name)
                .and_then(own_question)
                .with_context(|| no_such_area(name, rules))?;
            draft.checkin.rate(own, level.value(), rules);
            draft.told.insert(own);
        }
        if let Some(note) = &self.note {
            draft.checkin.note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
            draft.told.insert(Question::Note);
        }
        if let Some(adjustment) = self.adjust.as_deref().map(str::trim) {
            let kept = !matches!(adjustment, "" | "-");
            draft.checkin.adjustment = kept.then(|| adjustment.to_owned());
        }
        Ok(draft)
    }
}

fn own_question(area: Area) -> Option<Question> {
    match area {
        Area::Own(place) => Some(Question::Own(place)),
        _ => None,
    }
}

fn no_such_area(name: &str, rules: &Rules) -> String {
    let own: Vec<&str> = rules.own.iter().map(OwnArea::name).collect();
    let known = if own.is_empty() {
        "there are none yet".to_owned()
    } else {
        format!("yours are {}", own.join(", "))
    };
    let way_out = match OwnArea::new(name, OwnArea::USUAL_WEIGHT) {
        Ok(_) => format!("to add it: selfcare config set areas.{name}.weight 1"),
        Err(why) => why.to_string(),
    };
    format!("invalid value for --area: {name}; areas of your own: {known}; {way_out}")
}

/// How much a note may hold, in bytes: a line of the journal is read up to 1 MiB, and escapes take up to six times as much.
const LONGEST_NOTE: u64 = 128 * 1024;

/// A note as it was told: `-` stands for standard input.
///
/// # Errors
///
/// When standard input cannot be read, is too long or is no text.
pub(crate) fn note_of(told: String) -> anyhow::Result<String> {
    let note = if told == "-" { read_note()? } else { told };
    Ok(note.trim().to_owned())
}

fn read_note() -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    let could_not = "could not read the note from standard input";
    std::io::stdin()
        .lock()
        .take(LONGEST_NOTE + 1)
        .read_to_end(&mut bytes)
        .context(could_not)?;
    anyhow::ensure!(
        bytes.len() as u64 <= LONGEST_NOTE,
        "{could_not}: it is longer than 128 KiB"
    );
    anyhow::ensure!(
        !bytes.trim_ascii().is_empty(),
        "{could_not}: it is empty; to take a note out: --note \"\""
    );
    String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("{could_not}: it is not UTF-8"))
}

fn answer<T: FromStr>(text: &str) -> Result<Answer<T>, String>
where
    T::Err: Display,
{
    match text.trim() {
        "-" => Ok(Answer::None),
        text => text
            .parse()
            .map(Answer::Given)
            .map_err(|why: T::Err| why.to_string()),
    }
}

fn own(text: &str) -> Result<(String, Answer<Level>), String> {
    let (name, level) = text
        .split_once('=')
        .ok_or("an area of your own is told like mood=4")?;
    Ok((name.trim().to_owned(), answer(level)?))
}

/// Some words; not nothing.
pub(crate) fn words(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        Err("a few words are wanted")
    } else {
        Ok(text.to_owned())
    }
}

fn eight(text: &str) -> Result<Eight, String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let words: [&str; 8] = words.try_into().map_err(|words: Vec<&str>| {
        let found = figures::count(words.len());
        format!("eight answers are wanted and {found} found; like \"well 7h30 4 4 3 4 4 2/3\", - for unanswered")
    })?;
    let named = |name: &str, why: String| format!("{name}: {why}");
    let level = |place: usize, name: &str| answer(words[place]).map_err(|why| named(name, why));
    Ok(Eight {
        health: answer(words[0]).map_err(|why| named("health", why))?,
        sleep: answer(words[1]).map_err(|why| named("sleep", why))?,
        rated: [
            level(2, "rested")?,
            level(3, "eating")?,
            level(4, "boundaries")?,
            level(5, "thoughts")?,
            level(6, "forward")?,
        ],
        promises: answer(words[7]).map_err(|why| named("promises", why))?,
    })
}
