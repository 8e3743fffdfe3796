//! Promises against an almanac written another way: which days are due, what is open, what a morning asks.

use chrono::{Datelike as _, NaiveDate, Weekday};
use selfcare::commitment::{Asked, Rhythm, To, When};
use selfcare::journal::Fold;
use selfcare::trend::Silence;
use selfcare::{Agenda, Commitment, Journal, Rules};
use serde_json::{Value, json};

use crate::diary::day;
use crate::dice::Dice;

const RHYTHMS: [&str; 9] = [
    "day",
    "weekdays",
    "week",
    "month",
    "monday",
    "tuesday,saturday",
    "monday,wednesday,friday",
    "2d",
    "10d",
];
const WEEK: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];
const SPAN: u64 = 120;

/// Whether a rhythm falls due, by tables and by counting on.
fn is_due_by_almanac(rhythm: &str, from: NaiveDate, day: NaiveDate, starts: Weekday) -> bool {
    let weekday = day.weekday().num_days_from_monday();
    let leap = day.year() % 4 == 0 && (day.year() % 100 != 0 || day.year() % 400 == 0);
    let february = if leap { 29 } else { 28 };
    let lengths = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    day >= from
        && match rhythm {
            "day" => true,
            "weekdays" => weekday < 5,
            "week" => (weekday + 1) % 7 == starts.num_days_from_monday(),
            "month" => day.day() == lengths[day.month0() as usize],
            "monday" => weekday == 0,
            "tuesday,saturday" => [1, 5].contains(&weekday),
            "monday,wednesday,friday" => [0, 2, 4].contains(&weekday),
            every => {
                let step: usize = every.trim_end_matches('d').parse().unwrap();
                from.iter_days()
                    .step_by(step)
                    .take_while(|due| *due <= day)
                    .any(|due| due == day)
            }
        }
}

/// A journal of promises, line by line.
#[derive(Clone, Default)]
struct Book {
    lines: Vec<Value>,
}

impl Book {
    fn write(&mut self, kind: &str, on: NaiveDate, fields: &Value) -> String {
        let id = format!("r{}", self.lines.len());
        let mut line = json!({"v": 1, "id": id, "kind": kind, "at": "", "day": on});
        let object = line.as_object_mut().unwrap();
        object.extend(fields.as_object().unwrap().clone());
        self.lines.push(line);
        id
    }

    fn journal(&self) -> Journal {
        let mut fold = Fold::whole(day(0));
        for (number, line) in (1..).zip(&self.lines) {
            fold.line(number, line.to_string().as_bytes());
        }
        let journal = fold.journal();
        assert_eq!(journal.oddities().unreadable, []);
        journal
    }
}

#[test]
fn a_daily_promise_of_long_ago_is_asked_for_without_a_wait() {
    let mut book = Book::default();
    let long_ago = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap();
    book.write(
        "commitment",
        long_ago,
        &json!({"text": "walk", "to": "self", "every": "day"}),
    );
    let (journal, rules) = (book.journal(), Rules::default());
    let asked = Agenda::new(&journal, &rules).asked(day(0));
    let days = (day(0) - long_ago).num_days();
    assert_eq!(asked.now.len() + asked.rest.len(), days as usize);
    let mut all = asked.now.iter().chain(&asked.rest);
    assert!(all.all(|open| open.since == long_ago && open.days == days as u64));
}

/// Some promises, what was said of them, check-ins and a pause.
fn random(dice: &mut Dice) -> Book {
    let mut book = Book::default();
    let mut promised = Vec::new();
    for n in 0..=dice.below(6) {
        let made = day(dice.below(SPAN / 2));
        let to = dice.pick(&["self", "self", "sister", "mother"]);
        let when = if dice.chance(60) {
            json!({"every": dice.pick(&RHYTHMS)})
        } else {
            json!({"due": day(dice.below(SPAN))})
        };
        let mut fields = json!({"text": format!("thing {n}"), "to": to});
        fields
            .as_object_mut()
            .unwrap()
            .extend(when.as_object().unwrap().clone());
        // Any later word settles what is due once.
        let often = if when.get("due").is_some() { 1 } else { 40 };
        promised.push((book.write("commitment", made, &fields), often));
    }
    for number in 0..SPAN {
        for (id, often) in &promised {
            if dice.chance(*often) {
                let outcome = dice.pick(&["kept", "missed", "released"]);
                book.write(
                    "outcome",
                    day(number),
                    &json!({"of": id, "outcome": outcome}),
                );
            }
        }
        if dice.chance(70) && !(60..75).contains(&number) {
            book.write("checkin", day(number), &json!({"rested": 3}));
        }
    }
    if dice.chance(50) {
        let from = dice.below(SPAN);
        let until = from + dice.below(9);
        let rest = |until: u64| json!({"until": day(until), "why": "ill"});
        book.write("pause", day(from), &rest(until));
        if dice.chance(40) {
            let next = until + 1;
            book.write("pause", day(next), &rest(next + dice.below(9)));
        }
    }
    if dice.chance(5) {
        book.write("pause", day(dice.below(SPAN)), &json!({"why": "ill"}));
    }
    book
}

#[test]
fn due_days_agree_with_an_almanac() {
    for rhythm in RHYTHMS {
        for starts in WEEK {
            let rules = Rules {
                week_starts: starts,
                ..Rules::default()
            };
            for from in [
                "2027-12-31",
                "2028-02-29",
                "2026-11-24",
                "1900-01-01",
                "2099-12-01",
            ] {
                let from: NaiveDate = from.parse().unwrap();
                let mut book = Book::default();
                book.write(
                    "commitment",
                    from,
                    &json!({"text": "it", "to": "self", "every": rhythm}),
                );
                let journal = book.journal();
                let commitment = &journal.commitments()[0];
                let before = from.iter_days().rev().take(9);
                for day in before.chain(from.iter_days().take(800)) {
                    assert_eq!(
                        commitment.is_due(day, &rules),
                        is_due_by_almanac(rhythm, from, day, starts),
                        "{rhythm} from {from}, weeks from {starts}: {day}"
                    );
                }
            }
        }
    }
}

/// While a long silence goes on, what recurs is due that day or not at all.
fn after_silence<'a>(
    open: (&'a Commitment, NaiveDate, u64),
    is_silent: bool,
    today: NaiveDate,
    rules: &Rules,
) -> Option<(&'a Commitment, NaiveDate, u64)> {
    let (commitment, ..) = open;
    if !is_silent || !commitment.is_recurring() {
        return Some(open);
    }
    commitment
        .is_due(today, rules)
        .then_some((commitment, today, 0))
}

#[test]
fn what_is_open_agrees_with_its_definition() {
    let rules = Rules::default();
    let (mut open, mut aged, mut silent) = (0, 0, 0);
    for seed in 0..80 {
        let journal = random(&mut Dice::new(seed)).journal();
        let agenda = Agenda::new(&journal, &rules);
        for number in (0..SPAN).step_by(3) {
            let today = day(number);
            let found = agenda.due(today);
            if journal.is_paused(today) {
                assert_eq!(found, []);
                continue;
            }
            let is_silent = journal.answers(today).is_none()
                && Silence::before(&journal, &rules, today).is_some();
            let expected: Vec<(&Commitment, NaiveDate, u64)> = journal
                .commitments()
                .iter()
                .filter_map(|commitment| defined(commitment, &journal, &rules, today))
                .filter_map(|open| after_silence(open, is_silent, today, &rules))
                .collect();
            silent += usize::from(is_silent);
            assert_eq!(found.len(), expected.len(), "seed {seed}, {today}");
            for one in &found {
                let (_, since, days) = expected
                    .iter()
                    .find(|(commitment, ..)| commitment.id == one.commitment.id)
                    .unwrap();
                assert_eq!(
                    (one.since, one.days),
                    (*since, *days),
                    "seed {seed}, {today}: {one:?}"
                );
            }
            let first_other = found
                .iter()
                .position(|open| open.commitment.terms.to != To::Oneself);
            let after = &found[first_other.unwrap_or(found.len())..];
            assert!(
                after
                    .iter()
                    .all(|open| open.commitment.terms.to != To::Oneself),
                "oneself first"
            );
            open += found.len();
            aged += found.iter().filter(|open| open.days > 7).count();
        }
    }
    assert!(
        open > 1_000 && aged > 100 && silent > 100,
        "{open} open, {aged} old, {silent} in a silence"
    );
}

/// Open since when, and for how long: every due day up to now, and none after the last that was settled.
fn defined<'a>(
    commitment: &'a Commitment,
    journal: &Journal,
    rules: &Rules,
    today: NaiveDate,
) -> Option<(&'a Commitment, NaiveDate, u64)> {
    if commitment.made > today {
        return None;
    }
    let days = || day(0).iter_days().take_while(|day| *day <= today);
    if let When::Once { due } = commitment.terms.when {
        let since = asked_from(due, journal).filter(|since| *since <= today)?;
        return (!commitment.is_settled(due))
            .then(|| (commitment, since, age(journal, since, today)));
    }
    let due: Vec<NaiveDate> = days()
        .filter(|day| commitment.is_due(*day, rules) && !journal.is_paused(*day))
        .collect();
    let last_settled = due.iter().copied().rfind(|day| is_told(commitment, *day));
    let open: Vec<&NaiveDate> = due
        .iter()
        .filter(|day| last_settled.is_none_or(|settled| **day > settled))
        .collect();
    let since = **open.first()?;
    Some((commitment, since, age(journal, since, today)))
}

/// Whether something was said of a due day of what recurs: on it, or on any day of its week where it is promised for that.
fn is_told(commitment: &Commitment, due: NaiveDate) -> bool {
    let When::Every { rhythm, .. } = &commitment.terms.when else {
        panic!("{commitment:?} is due once")
    };
    let days = if *rhythm == Rhythm::Week { 7 } else { 1 };
    let mut week = due.iter_days().rev().take(days);
    week.any(|day| day >= commitment.made && commitment.outcome(day).is_some())
}

#[test]
fn wherever_weeks_begin_a_week_is_settled_by_any_word_of_it() {
    let (mut settled, mut open) = (0, 0);
    for starts in WEEK {
        let rules = Rules {
            week_starts: starts,
            ..Rules::default()
        };
        for seed in 0..20 {
            let mut dice = Dice::new(seed);
            let mut book = Book::default();
            let made = day(dice.below(20));
            let weekly = json!({"text": "call", "to": "self", "every": "week"});
            let id = book.write("commitment", made, &weekly);
            for number in 0..SPAN {
                if dice.chance(9) {
                    let kept = json!({"of": id, "outcome": "kept"});
                    book.write("outcome", day(number), &kept);
                }
                // No long silence.
                book.write("checkin", day(number), &json!({"rested": 3}));
            }
            let journal = book.journal();
            let agenda = Agenda::new(&journal, &rules);
            let commitment = &journal.commitments()[0];
            for today in day(0).iter_days().take(SPAN as usize) {
                let expected = defined(commitment, &journal, &rules, today);
                let found = agenda.open(commitment, today);
                let found = found.map(|open| (open.since, open.days));
                assert_eq!(
                    found,
                    expected.map(|(_, since, days)| (since, days)),
                    "{today}"
                );
                settled += usize::from(found.is_none());
                open += usize::from(found.is_some());
            }
        }
    }
    assert!(settled > 3_000 && open > 3_000, "{settled} {open}");
}

/// Days after one, until another, that are no days of rest.
fn age(journal: &Journal, since: NaiveDate, today: NaiveDate) -> u64 {
    let days = day(0).iter_days().take_while(|day| *day <= today);
    days.filter(|day| *day > since && !journal.is_paused(*day))
        .count() as u64
}

/// The day from which on something due once is asked for: its own, or the first after the rest that holds it.
fn asked_from(due: NaiveDate, journal: &Journal) -> Option<NaiveDate> {
    let mut days = due.iter_days().take(2 * SPAN as usize);
    days.find(|day| !journal.is_paused(*day))
}

#[test]
fn what_is_due_once_runs_until_something_is_said_of_it() {
    let rules = Rules::default();
    let (mut in_rest, mut later) = (0, 0);
    for seed in 0..600 {
        let journal = random(&mut Dice::new(seed)).journal();
        let agenda = Agenda::new(&journal, &rules);
        for number in 0..SPAN {
            let today = day(number);
            let (due_list, rows) = (agenda.due(today), agenda.overview(today));
            let mut falls_due = 0;
            for row in &rows {
                let When::Once { due } = row.commitment.terms.when else {
                    continue;
                };
                let is_settled = row.commitment.is_settled(due);
                let from = asked_from(due, &journal).filter(|_| !is_settled);
                assert_eq!(row.is_running, !is_settled, "{today}: {row:?}");
                assert_eq!(
                    row.next,
                    from.filter(|from| *from >= today),
                    "{today}: {row:?}"
                );
                let listed = due_list
                    .iter()
                    .find(|open| open.commitment.id == row.commitment.id);
                let is_open = from.is_some_and(|from| from <= today);
                assert_eq!(row.open.is_some(), is_open, "{today}: {row:?}");
                assert_eq!(listed.is_some(), is_open && !journal.is_paused(today));
                let falls_on = from == Some(today);
                assert_eq!(row.open.is_some_and(|open| open.falls_on(today)), falls_on);
                falls_due += usize::from(falls_on);
                in_rest += usize::from(!is_settled && due <= today && !is_open);
                later += usize::from(falls_on && due < today);
            }
            let recurring = due_list
                .iter()
                .filter(|open| open.commitment.is_recurring() && open.due == today);
            let sum = falls_due + recurring.count();
            assert_eq!(agenda.falls_due(today), sum, "seed {seed}, {today}");
        }
    }
    assert!(in_rest > 300 && later > 5, "{in_rest} {later}");
}

/// Every due day that is open: from the one the age counts from to the last.
fn open_days(
    commitment: &Commitment,
    journal: &Journal,
    rules: &Rules,
    today: NaiveDate,
) -> Vec<NaiveDate> {
    let open = Agenda::new(journal, rules).open(commitment, today);
    let days = open.map(|open| {
        open.since
            .iter_days()
            .take_while(move |day| *day <= open.due)
    });
    let is_due = |day: &NaiveDate| commitment.is_due(*day, rules) && !journal.is_paused(*day);
    days.into_iter().flatten().filter(is_due).collect()
}

#[test]
fn whatever_a_word_closes_beside_its_own_day_is_told() {
    let (rules, mut told) = (Rules::default(), 0);
    for seed in 0..16 {
        let book = random(&mut Dice::new(seed));
        let journal = book.journal();
        let agenda = Agenda::new(&journal, &rules);
        for number in (0..SPAN).step_by(7) {
            let today = day(number);
            for commitment in journal
                .commitments()
                .iter()
                .filter(|made| made.is_recurring())
            {
                let before = open_days(commitment, &journal, &rules, today);
                for due in today.iter_days().rev().take(9) {
                    if !commitment.is_due(due, &rules) || agenda.is_silent(today) {
                        continue;
                    }
                    let mut said = book.clone();
                    let kept = json!({"of": commitment.id, "outcome": "kept"});
                    said.write("outcome", due, &kept);
                    let said = said.journal();
                    let after = said.commitment(&commitment.id).unwrap();
                    let after = open_days(after, &said, &rules, today);
                    let gone = before
                        .iter()
                        .filter(|day| **day != due && !after.contains(day));
                    let gone: Vec<NaiveDate> = gone.copied().collect();
                    let closes = agenda.closes(commitment, due, today);
                    assert_eq!(
                        closes, gone,
                        "seed {seed}, {today}: {due} of {commitment:?}"
                    );
                    told += gone.len();
                }
            }
        }
    }
    assert!(told > 100, "{told}");
}

#[test]
fn a_morning_asks_at_most_five_and_loses_nothing() {
    let rules = Rules::default();
    let (mut asked_in_all, mut more) = (0, 0);
    for seed in 0..80 {
        let journal = random(&mut Dice::new(seed)).journal();
        let agenda = Agenda::new(&journal, &rules);
        for number in 1..SPAN {
            let today = day(number);
            let asked = agenda.asked(today);
            assert!(
                asked.now.len() <= Asked::MOST
                    && (asked.rest.is_empty() || asked.now.len() == Asked::MOST)
            );
            let all: Vec<_> = asked.now.iter().chain(&asked.rest).collect();
            let corrected = journal.checkin(today).is_some();
            for one in &all {
                assert!(one.due < today, "{one:?}");
                let since = one.since < today || corrected;
                assert!(since && one.since <= today, "{one:?}");
                assert!(corrected || !one.commitment.is_settled(one.due), "{one:?}");
                assert!(one.commitment.is_due(one.due, &rules), "{one:?}");
            }
            let others_begin = asked
                .now
                .iter()
                .position(|one| one.commitment.terms.to != To::Oneself);
            let others = &asked.now[others_begin.unwrap_or(asked.now.len())..];
            assert!(
                others
                    .iter()
                    .all(|one| one.commitment.terms.to != To::Oneself)
            );
            // Whatever came due since the check-in before and was not settled is among them.
            let last = journal.last_day_until(day(number - 1));
            for commitment in journal.commitments() {
                let from = last.unwrap_or(day(0)).max(commitment.made);
                let silent = last.is_some_and(|last| (today - last).num_days() > 7);
                if let When::Once { due } = commitment.terms.when {
                    let from = asked_from(due, &journal).filter(|from| *from < today);
                    let expected = from.is_some() && !commitment.is_settled(due);
                    let found = all.iter().find(|one| one.commitment.id == commitment.id);
                    let found = found.filter(|one| !one.commitment.is_settled(one.due));
                    assert_eq!(
                        found.is_some(),
                        expected,
                        "seed {seed}, {today}: {commitment:?}"
                    );
                    continue;
                }
                for due in from.iter_days().take_while(|due| *due < today) {
                    let is_due = commitment.is_due(due, &rules) && !journal.is_paused(due);
                    if is_due
                        && !commitment.is_settled(due)
                        && !(silent && commitment.is_recurring())
                    {
                        let found = all
                            .iter()
                            .any(|one| one.commitment.id == commitment.id && one.due == due);
                        assert!(found, "seed {seed}, {today}: {due} of {commitment:?}");
                    }
                }
            }
            asked_in_all += all.len();
            more += usize::from(!asked.rest.is_empty());
        }
    }
    assert!(
        asked_in_all > 5_000 && more > 50,
        "{asked_in_all} asked, {more} mornings with more"
    );
}

#[test]
fn a_day_that_is_meant_is_always_a_due_day() {
    let rules = Rules::default();
    for seed in 0..60 {
        let journal = random(&mut Dice::new(seed)).journal();
        let agenda = Agenda::new(&journal, &rules);
        for (place, commitment) in journal.commitments().iter().enumerate() {
            let by_number = agenda
                .find(&commitment.number.to_string(), day(SPAN))
                .unwrap();
            assert_eq!(by_number.id, commitment.id);
            assert_eq!(
                agenda
                    .find(&format!("THING {place}"), day(SPAN))
                    .unwrap()
                    .id,
                commitment.id
            );
            for number in 0..SPAN {
                for meant in [
                    agenda.meant(commitment, day(number), None),
                    agenda.meant_in_the_morning(commitment, day(number)),
                ] {
                    let days = day(number).iter_days().take(500);
                    let mut ahead = days.filter(|next| commitment.is_due(*next, &rules));
                    match meant {
                        Ok(meant) => {
                            assert!(commitment.is_due(meant, &rules), "{commitment:?}");
                            // Only a day or week or month that is promised as a whole can be told of before it ends.
                            let early = meant > day(number) && commitment.is_recurring();
                            let spans = matches!(
                                commitment.terms.when,
                                When::Every {
                                    rhythm: Rhythm::Week | Rhythm::Month,
                                    ..
                                }
                            );
                            assert!(!early || spans, "{commitment:?}");
                        }
                        Err(why) => assert_eq!(why.near, ahead.next()),
                    }
                }
                match agenda.meant(commitment, day(SPAN), Some(day(number))) {
                    Ok(meant) => assert!(commitment.is_due(meant, &rules)),
                    Err(why) => assert!(!commitment.is_due(day(number), &rules), "{why}"),
                }
            }
        }
    }
}

#[test]
fn what_is_taken_back_never_was() {
    let rules = Rules::default();
    for seed in 0..80 {
        let mut dice = Dice::new(seed);
        let book = random(&mut dice);
        // Numbers are never given twice, so a promise that goes takes its number with it: only outcomes are left out.
        let outcomes: Vec<usize> = (0..book.lines.len())
            .filter(|place| book.lines[*place]["kind"] == "outcome")
            .collect();
        let Some(gone) = outcomes.get(dice.below(outcomes.len().max(1) as u64) as usize) else {
            continue;
        };
        let mut without = book.clone();
        without.lines.remove(*gone);
        let mut retracted = book.clone();
        let of = book.lines[*gone]["id"].clone();
        retracted.write("retraction", day(SPAN), &json!({"of": of}));
        let (without, retracted) = (without.journal(), retracted.journal());
        assert_eq!(
            without.commitments(),
            retracted.commitments(),
            "seed {seed}"
        );
        for number in 0..SPAN {
            assert_eq!(
                without.promises(day(number), day(number)),
                retracted.promises(day(number), day(number)),
            );
            let (a, b) = (
                Agenda::new(&without, &rules),
                Agenda::new(&retracted, &rules),
            );
            assert_eq!(a.due(day(number)), b.due(day(number)));
            assert_eq!(a.asked(day(number)), b.asked(day(number)));
        }
    }
}

#[test]
fn an_outcome_of_a_promise_that_was_taken_back_counts_nothing() {
    let mut book = Book::default();
    let id = book.write(
        "commitment",
        day(0),
        &json!({"text": "walk", "to": "self", "every": "day"}),
    );
    book.write("outcome", day(1), &json!({"of": id, "outcome": "kept"}));
    assert_eq!(book.journal().promises(day(0), day(9)).kept, 1);
    book.write("retraction", day(1), &json!({"of": id}));
    let journal = book.journal();
    assert_eq!(journal.promises(day(0), day(9)).due(), 0);
    assert_eq!(journal.commitments(), []);
    // The next one has a number of its own.
    book.write(
        "commitment",
        day(2),
        &json!({"text": "read", "to": "self", "every": "day"}),
    );
    assert_eq!(book.journal().commitments()[0].number, 2);
}

#[test]
fn an_edit_keeps_every_outcome_and_its_retraction_brings_the_terms_back() {
    for seed in 0..40 {
        let book = random(&mut Dice::new(seed));
        let before = book.journal();
        let first = before.commitments()[0].clone();
        let mut edited = book.clone();
        let id = edited.write(
            "commitment",
            day(SPAN),
            &json!({"of": first.id, "text": "mended", "to": "self", "every": "month"}),
        );
        let after = edited.journal();
        assert_eq!(after.commitments()[0].terms.text, "mended");
        assert_eq!(after.commitments()[0].number, first.number);
        for number in 0..SPAN {
            assert_eq!(
                after.commitments()[0].outcome(day(number)),
                first.outcome(day(number))
            );
            assert_eq!(
                after.promises(day(number), day(number)),
                before.promises(day(number), day(number))
            );
        }
        edited.write("retraction", day(SPAN), &json!({"of": id}));
        assert_eq!(edited.journal().commitments(), before.commitments());
    }
}
