//! Reads a day's text back into its answers, and names every mistake with its line.

use std::fmt::Display;
use std::str::FromStr;

use selfcare::text::json_line;
use selfcare::{CheckIn, Level, Question};
use toml::Spanned;
use toml::de::DeValue;

use super::page::Page;
use crate::located::{self, Mistake, in_order, plain, unknown};
use crate::render::words::figures;

/// How much a text may hold, in bytes of the journal; a line of it must stay readable.
const LONGEST: usize = 256 * 1024;

/// The answers in a text.
///
/// # Errors
///
/// At the first mistake: not TOML, an answer there is not, a value that cannot be.
pub(super) fn read(text: &str, page: &Page<'_>) -> Result<CheckIn, Mistake> {
    let text = &one_line_end(text);
    let table = located::table(text).map_err(|mistake| in_words(mistake, text, page))?;
    let mut checkin = CheckIn {
        took: page.standing.took,
        ..CheckIn::default()
    };
    for (key, value) in in_order(&table) {
        let word: &str = key.get_ref();
        if word == "areas" {
            areas(&mut checkin, text, value, page)?;
            continue;
        }
        let known = words().any(|known| known == word);
        if !known {
            return Err(Mistake::at(text, &key.span(), no_answer(word, page)));
        }
        let typed = plain(text, value).map_err(|mistake| under(word, mistake))?;
        answer(&mut checkin, word, &typed, page)
            .map_err(|why| under(word, Mistake::at(text, &value.span(), why)))?;
    }
    Ok(checkin)
}

/// Whether so much of a text is TOML by itself: then what follows begins a line of its own.
pub(super) fn is_whole(text: &str) -> bool {
    located::table(&one_line_end(text)).is_ok()
}

/// Some editors end lines in their own way; the lines stay as many.
fn one_line_end(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Everything that can stand above the areas.
fn words() -> impl Iterator<Item = &'static str> {
    const WORDS: [&str; 10] = [
        "health",
        "sleep",
        "rested",
        "eating",
        "boundaries",
        "thoughts",
        "forward",
        "promises",
        "adjustment",
        "note",
    ];
    WORDS.into_iter()
}

/// Takes one answer over.
fn answer(checkin: &mut CheckIn, word: &str, typed: &str, page: &Page<'_>) -> Result<(), String> {
    let (standing, rules) = (&page.standing, &page.vocabulary.rules);
    match word {
        "health" => {
            checkin.health =
                read_or_stay(typed, standing.health, |health| health.word().to_owned())?;
        }
        "sleep" => checkin.sleep = read_or_stay(typed, standing.sleep, figures::typed)?,
        "promises" => {
            checkin.promises =
                read_or_stay(typed, standing.promises, |counted| counted.to_string())?;
        }
        "note" => checkin.note = words_or_stay(typed, standing.note.as_deref())?,
        "adjustment" => {
            checkin.adjustment = words_or_stay(typed, standing.adjustment.as_deref())?;
        }
        _ => {
            let rated = Question::EIGHT
                .into_iter()
                .find(|rated| rated.word(rules) == word);
            let level: Level = typed
                .parse()
                .map_err(|why: selfcare::NotALevel| why.to_string())?;
            if let Some(rated) = rated {
                checkin.rate(rated, Some(level), rules);
            }
        }
    }
    Ok(())
}

/// An answer spelled as it stands stays as it is, even where an older or another program wrote what is not typed today.
fn read_or_stay<T>(
    typed: &str,
    standing: Option<T>,
    spelled: impl Fn(T) -> String,
) -> Result<Option<T>, String>
where
    T: FromStr<Err: Display> + Copy,
{
    match standing {
        Some(as_it_was) if spelled(as_it_was) == typed => Ok(standing),
        _ if typed.trim().is_empty() => Ok(None),
        _ => typed
            .parse()
            .map(Some)
            .map_err(|why: T::Err| why.to_string()),
    }
}

/// A text as it stands, or a new one without the space around it.
fn words_or_stay(typed: &str, standing: Option<&str>) -> Result<Option<String>, String> {
    if standing == Some(typed) {
        return Ok(Some(typed.to_owned()));
    }
    let typed = typed.trim();
    if json_line(&typed).is_ok_and(|line| line.len() > LONGEST) {
        return Err("it is longer than 256 KiB".to_owned());
    }
    Ok(Some(typed.to_owned()).filter(|typed| !typed.is_empty()))
}

fn areas(
    checkin: &mut CheckIn,
    text: &str,
    value: &Spanned<DeValue<'_>>,
    page: &Page<'_>,
) -> Result<(), Mistake> {
    let Some(table) = value.get_ref().as_table() else {
        let reason = "areas: your own areas stand below a line [areas], like mood = 4";
        return Err(Mistake::at(text, &value.span(), reason));
    };
    for (key, value) in in_order(table) {
        let name: &str = key.get_ref();
        if !own(page).any(|known| known == name) {
            return Err(Mistake::at(text, &key.span(), no_area(name, page)));
        }
        let level = plain(text, value)
            .and_then(|typed| {
                typed
                    .parse::<Level>()
                    .map_err(|why| Mistake::at(text, &value.span(), why.to_string()))
            })
            .map_err(|mistake| under(name, mistake))?;
        checkin.areas.insert(name.to_owned(), level);
    }
    Ok(())
}

/// The names of a person's own areas: those configured, and those this day has answers of.
fn own<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p str> {
    let configured = page
        .vocabulary
        .rules
        .own
        .iter()
        .map(selfcare::OwnArea::name);
    configured.chain(page.standing.areas.keys().map(String::as_str))
}

fn no_answer(word: &str, page: &Page<'_>) -> String {
    if own(page).any(|own| own == word) {
        format!("{word} is an area of your own and stands below [areas]")
    } else {
        unknown("answer", word, words().chain(["areas"]))
    }
}

fn no_area(name: &str, page: &Page<'_>) -> String {
    if words().any(|word| word == name) {
        format!("{name} is no area of your own and stands above [areas]")
    } else if own(page).next().is_none() {
        format!("no area \"{name}\"; to add it: selfcare config set areas.{name}.weight 1")
    } else {
        unknown("area", name, own(page))
    }
}

fn under(word: &str, mut mistake: Mistake) -> Mistake {
    mistake.reason = format!("{word}: {}", mistake.reason);
    mistake
}

/// What is no TOML, in words for who has never heard of it.
fn in_words(mut mistake: Mistake, text: &str, page: &Page<'_>) -> Mistake {
    let line = text.lines().nth(mistake.line - 1).unwrap_or_default();
    let Some((word, typed)) = line.split_once('=') else {
        return mistake;
    };
    let (word, typed) = (
        word.trim(),
        typed.split(" #").next().unwrap_or_default().trim(),
    );
    if typed.starts_with(['"', '\'']) || word.starts_with('#') {
        return mistake;
    }
    mistake.reason = if typed.is_empty() || typed.starts_with('#') {
        "nothing stands after the =; write an answer, or take the line out".to_owned()
    } else if mistake.reason == "duplicate key" {
        "it stands here twice".to_owned()
    } else if words().any(|known| known == word) {
        // What could not be in quotes either is said at once.
        let would_be = answer(&mut CheckIn::default(), word, typed, page);
        would_be
            .err()
            .unwrap_or_else(|| "this one stands in quotes, like \"7h30\"".to_owned())
    } else {
        mistake.reason
    };
    under(word, mistake)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use selfcare::{Health, Hours, OwnArea, Promises, Rules};

    use super::*;
    use crate::render::words::{OwnWords, Vocabulary};

    fn vocabulary() -> Vocabulary {
        let rules = Rules {
            own: vec![
                OwnArea::new("mood", 1.0).unwrap(),
                OwnArea::new("rücken", 1.0).unwrap(),
            ],
            ..Rules::default()
        };
        let levels = ["a\nb", "#", "\"", "\u{1b}", "\u{202e}\r"].map(str::to_owned);
        let words = OwnWords {
            question: None,
            levels: Some(levels),
        };
        Vocabulary {
            rules,
            own: vec![OwnWords::default(), words],
        }
    }

    fn page(standing: CheckIn, vocabulary: &Vocabulary) -> Page<'_> {
        Page {
            day: "2026-11-22".parse().unwrap(),
            today: "2026-11-22".parse().unwrap(),
            standing,
            asked: Question::all(&vocabulary.rules).collect(),
            vocabulary,
        }
    }

    fn mistake(text: &str) -> String {
        let vocabulary = vocabulary();
        match read(text, &page(CheckIn::default(), &vocabulary)) {
            Err(mistake) => format!("{}: {}", mistake.line, mistake.reason),
            Ok(checkin) => format!("{checkin:?}"),
        }
    }

    /// Letters that texts and TOML trip over, among all others.
    fn hostile() -> impl Strategy<Value = String> {
        let letter = prop_oneof![
            prop::sample::select(
                "\"'\\#=[]\n\r\t \u{1b}\u{7f}\u{85}\u{202e}\u{200b}\u{feff}\u{e0001}\0a"
                    .chars()
                    .collect::<Vec<_>>()
            ),
            any::<char>(),
        ];
        prop::collection::vec(letter, 0..40).prop_map(String::from_iter)
    }

    fn level() -> impl Strategy<Value = Level> {
        (1u64..=5).prop_map(|number| Level::try_from(number).unwrap())
    }

    prop_compose! {
        fn checkin()(
            health in prop::option::of(prop::sample::select(Health::ALL.to_vec())),
            sleep in prop::option::of((0u32..=2400).prop_map(|hundredths| Hours::from_number(f64::from(hundredths) / 100.0).unwrap())),
            rated in prop::array::uniform5(prop::option::of(level())),
            promises in prop::option::of((any::<u32>(), any::<u32>()).prop_map(|(kept, missed)| Promises { kept, missed })),
            own in prop::option::of(level()),
            others in prop::collection::btree_map(prop_oneof![hostile(), Just("note".to_owned()), Just("areas".to_owned())], level(), 0..3),
            note in prop::option::of(hostile()),
            adjustment in prop::option::of(hostile()),
            took in prop::option::of(0.0..600.0),
        ) -> CheckIn {
            let [rested, eating, boundaries, thoughts, forward] = rated;
            let mut areas: BTreeMap<String, Level> = others;
            areas.extend(own.map(|level| ("rücken".to_owned(), level)));
            CheckIn { health, sleep, rested, eating, boundaries, thoughts, forward, promises, areas, note, adjustment, took }
        }
    }

    proptest! {
        #[test]
        fn a_days_text_reads_back_as_its_answers(checkin in checkin()) {
            let vocabulary = vocabulary();
            let page = page(checkin.clone(), &vocabulary);
            let text = page.text();

            prop_assert!(!text.chars().any(|c| c != '\n' && selfcare::text::is_hostile(c)), "{text}");
            prop_assert_eq!(read(&text, &page), Ok(checkin.clone()), "{}", text);
            prop_assert_eq!(read(&text.replace('\n', "\r\n"), &page), Ok(checkin), "{}", text);
        }

        #[test]
        fn no_text_makes_it_panic(text in hostile(), answered in hostile()) {
            let vocabulary = vocabulary();
            let page = page(CheckIn::default(), &vocabulary);
            let _ = read(&text, &page);
            let _ = read(&format!("sleep = {answered}"), &page);
            let _ = read(&format!("rested = 4\n[areas]\n{answered} = {text}"), &page);
        }
    }

    #[test]
    fn a_form_without_answers_reads_as_none() {
        let vocabulary = vocabulary();
        let page = page(CheckIn::default(), &vocabulary);

        assert_eq!(read(&page.text(), &page), Ok(CheckIn::default()));
        assert!(
            read("health = \"\"\nnote = \" \\n\"\n", &page)
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn the_forms_people_type() {
        let vocabulary = vocabulary();
        let page = page(CheckIn::default(), &vocabulary);
        let text = "sleep = 7.5\nrested = \"4\"\nnote = \"\"\"\n it's \"late\" \n\"\"\"\npromises = '2 of 3'\nareas.mood = 2\n";

        let read = read(text, &page).unwrap();

        assert_eq!(read.sleep.unwrap().to_string(), "7 h 30 min");
        assert_eq!(read.rested.unwrap().number(), 4);
        assert_eq!(read.note.as_deref(), Some("it's \"late\""));
        assert_eq!(read.promises, Some(Promises { kept: 2, missed: 1 }));
        assert_eq!(read.areas["mood"].number(), 2);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, said) in [
            (
                "\nrested = 7",
                "2: rested: a rating is a whole number from 1 to 5",
            ),
            (
                "rested = 4.5",
                "1: rested: a rating is a whole number from 1 to 5",
            ),
            (
                "rested = true",
                "1: rested: a text is wanted here, not boolean",
            ),
            (
                "health = \"wel\"",
                "1: health: health is well, off, ill or dulled",
            ),
            (
                "promises = \"3/2\"",
                "1: promises: more kept than were due; 2/3 means two kept of three",
            ),
            (
                "restd = 4",
                "1: no answer \"restd\"; the nearest is \"rested\"",
            ),
            (
                "mood = 4",
                "1: mood is an area of your own and stands below [areas]",
            ),
            (
                "[areas]\nnote = \"a\"",
                "2: note is no area of your own and stands above [areas]",
            ),
            (
                "[areas]\nmod = 4",
                "2: no area \"mod\"; the nearest is \"mood\"",
            ),
            (
                "[areas]\nmood = 6",
                "2: mood: a rating is a whole number from 1 to 5",
            ),
            (
                "areas = 3",
                "1: areas: your own areas stand below a line [areas], like mood = 4",
            ),
            (
                "rested = 4\neating = 3\nrested = 4",
                "3: rested: it stands here twice",
            ),
            (
                "sleep = 7h30  # hours",
                "1: sleep: this one stands in quotes, like \"7h30\"",
            ),
            (
                "sleep = 23:15-6:45",
                "1: sleep: this one stands in quotes, like \"7h30\"",
            ),
            (
                "health = fine",
                "1: health: health is well, off, ill or dulled",
            ),
            (
                "rested = four",
                "1: rested: a rating is a whole number from 1 to 5",
            ),
            (
                "rested = 4 5",
                "1: rested: a rating is a whole number from 1 to 5",
            ),
            (
                "rested =   # 1 worn out",
                "1: rested: nothing stands after the =; write an answer, or take the line out",
            ),
            (
                "note = slept badly",
                "1: note: this one stands in quotes, like \"7h30\"",
            ),
            ("rested 4", "1: key with no value, expected `=`"),
        ] {
            assert_eq!(mistake(text), said, "{text}");
        }
        assert!(
            mistake("sleep = 7.30").starts_with("1: sleep: 7.30 can be 7 h 18 min or 7 h 30 min")
        );
        assert!(mistake("note = \"\"\"never\nclosed").contains("multi-line"));
        assert!(
            mistake(&format!("note = \"{}\"", "\u{202e}".repeat(60_000)))
                .ends_with("longer than 256 KiB")
        );
    }
}
