//! The smallest change, against trying every change there is.

use std::collections::BTreeMap;

use selfcare::score::Changed;
use selfcare::{History, Verdict};

use crate::by_hand::changed_by;
use crate::diary::day;
use crate::random::Person;

/// Each candidate is written into the journal as that day's answers, and the whole journal assessed again.
#[test]
fn no_smaller_change_lifts_the_verdict_of_a_journal_assessed_again() {
    let mut met: BTreeMap<String, usize> = BTreeMap::new();
    for person in (1_000..1_060).map(Person::new) {
        let rules = person.rules();
        let journal = person.diary.journal();
        let last = person.days - 1;
        let history = History::new(&journal, &rules, day(last - 2), day(last));
        for number in last - 2..=last {
            let assessed = history.assess(day(number));
            let found = assessed.smallest_change.map(|change| {
                let (answer, to) = match change.to {
                    Changed::Sleep(hours) => ("sleep", (hours.number() * 100.0).round() as u32),
                    Changed::Area(area, level) => (rules.name(area), u32::from(level.number())),
                };
                let steps = u32::from(change.steps);
                (answer.to_owned(), to, steps, change.verdict, change.score)
            });
            let tried = smallest_by_trying(&person, number, assessed.verdict);
            assert_eq!(found, tried, "{assessed:?}");
            let answer = tried.map_or(assessed.verdict.word().to_owned(), |change| change.0);
            *met.entry(answer).or_default() += 1;
        }
    }
    for word in [
        "sleep", "eating", "thoughts", "forward", "care", "not-fit", "fit",
    ] {
        assert!(
            met.get(word).is_some_and(|seen| *seen >= 3),
            "{word}: {met:?}"
        );
    }
}

type Tried = (String, u32, u32, Verdict, Option<u8>);

fn smallest_by_trying(person: &Person, number: u64, verdict: Verdict) -> Option<Tried> {
    let band = match verdict {
        Verdict::NotFit => 0,
        Verdict::Care => 1,
        _ => return None,
    };
    let rules = person.rules();
    for steps in 1..=4 {
        let answers = &person.book.checkins[&number];
        for (answer, to, changed) in changed_by(answers, &person.settings, steps) {
            let mut diary = person.diary.clone();
            diary.checkin(number, &changed);
            let journal = diary.journal();
            let then = History::new(&journal, &rules, day(number), day(number)).assess(day(number));
            if then.verdict.band().is_some_and(|then| then > band) {
                return Some((answer, to, steps, then.verdict, then.score()));
            }
        }
    }
    None
}
