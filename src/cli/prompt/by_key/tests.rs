use super::*;
use crate::prompt::choice::Choice;
use crate::prompt::reply::Reading;

fn keys(text: &str) -> Vec<Key> {
    text.chars()
        .map(|c| match c {
            '\n' => Key::Enter,
            '<' => Key::Backspace,
            '!' => Key::Stop,
            '~' => Key::Other,
            '^' => Key::Anew,
            c => Key::Char(c),
        })
        .collect()
}

/// Keys pressed one after another, each when it was asked for or all of them ahead.
struct Pressed {
    keys: std::vec::IntoIter<Key>,
    is_ahead: bool,
}

impl Iterator for Pressed {
    type Item = io::Result<Key>;

    fn next(&mut self) -> Option<io::Result<Key>> {
        self.keys.next().map(Ok)
    }
}

impl Keys for Pressed {
    fn is_waiting(&self) -> bool {
        self.is_ahead && self.keys.len() > 0
    }
}

/// What comes back from `ask` when `typed` is pressed, and what is seen,
/// without bold and dim.
fn with<T>(
    typed: &str,
    ask: impl Fn(&mut ByKey<Pressed, &mut Vec<u8>>) -> io::Result<T>,
) -> (T, String) {
    when(typed, false, ask)
}

fn when<T>(
    typed: &str,
    is_ahead: bool,
    ask: impl Fn(&mut ByKey<Pressed, &mut Vec<u8>>) -> io::Result<T>,
) -> (T, String) {
    let mut out = Vec::new();
    let keys = keys(typed).into_iter();
    let reply = ask(&mut ByKey::new(Pressed { keys, is_ahead }, &mut out, || 60)).unwrap();
    let seen = String::from_utf8(out).unwrap();

    (reply, anstream::adapter::strip_str(&seen).to_string())
}

fn rested(typed: &str, now: Option<&str>) -> (Reply<usize>, String) {
    let question = Question {
        now,
        off: Off::Possible,
        ..Question::new("How rested?")
    };
    let choices = [Choice::new('1', "tired"), Choice::new('2', "rested")];

    with(typed, |asker| asker.choose(&question, &choices))
}

fn slept(typed: &str) -> (Reply<&'static str>, String) {
    let question = Question::new("Sleep?");

    with(typed, |asker| {
        asker.line(&question, |text| match text {
            "7" => Reading::Value {
                value: "7",
                echo: "7 h".to_owned(),
            },
            "7.30" => Reading::Either {
                sentence: "7.30 can be two things.".to_owned(),
                first: ("7:30", "7 h 30".to_owned()),
                other: ('d', "7.3", "7 h 18".to_owned()),
            },
            _ => Reading::Wrong("A number, please.".to_owned()),
        })
    })
}

#[test]
fn one_key_answers_and_is_said_in_words() {
    assert_eq!(
        rested("2", None),
        (
            Reply::Given(1),
            "How rested?\n  1 tired   2 rested\n> \r> 2 rested\n".to_owned()
        )
    );
}

#[test]
fn a_changed_answer_says_what_it_was() {
    let (reply, seen) = rested("2", Some("1"));

    assert_eq!(reply, Reply::Given(1));
    assert!(seen.ends_with(&format!("> 2 rested{}was 1\n", " ".repeat(45))));
    assert!(!rested("2", Some("2")).1.contains("was"));
}

#[test]
fn every_other_key_of_a_choice_has_its_reply() {
    assert_eq!(rested("\n", None).0, Reply::Left);
    assert_eq!(rested("-", None).0, Reply::Cleared);
    assert_eq!(rested("<", None).0, Reply::Back);
    assert_eq!(rested("X", None).0, Reply::SwitchOff);
    assert_eq!(rested("!", None).0, Reply::Stop);
    assert_eq!(rested("", None).0, Reply::Stop);
}

#[test]
fn wrong_keys_are_told_of_once() {
    let (reply, seen) = rested("7~q 2", None);

    assert_eq!(reply, Reply::Given(1));
    assert_eq!(seen.matches("Here you can press 1 or 2;").count(), 1);
}

#[test]
fn a_line_is_echoed_as_it_was_read() {
    let (reply, seen) = slept("7\n");

    assert_eq!(reply, Reply::Given("7"));
    assert!(
        seen.ends_with(&format!("\r> 7{}7 h\n", " ".repeat(54))),
        "{seen:?}"
    );
}

#[test]
fn a_line_that_can_be_two_things_asks_which() {
    assert_eq!(slept("7.30\n\n").0, Reply::Given("7:30"));
    assert_eq!(slept("7.30\nD").0, Reply::Given("7.3"));
    assert_eq!(slept("7.30\n<7\n").0, Reply::Given("7"));
}

#[test]
fn a_line_that_cannot_be_read_is_asked_again() {
    let (reply, seen) = slept("much\n7\n");

    assert_eq!(reply, Reply::Given("7"));
    assert!(seen.contains("A number, please.\n> "));
}

#[test]
fn a_held_backspace_stops_at_the_empty_line() {
    assert_eq!(slept("77<<<<<<7\n").0, Reply::Given("7"));
    assert_eq!(slept("<").0, Reply::Back);
}

#[test]
fn a_question_that_stays_says_so() {
    let (reply, seen) = slept("x\n7\n");

    assert_eq!(reply, Reply::Given("7"));
    assert!(seen.contains("This one is only asked when it is needed"));
}

#[test]
fn words_from_a_journal_do_not_steer_the_terminal() {
    let question = Question {
        hint: "\x1b[2J",
        now: Some("a\x1b[Hb"),
        ..Question::new("One\x1b]0;x\x07?")
    };
    let choices = [Choice::new('1', "c\x1b[Jd")];
    let mut out = Vec::new();
    let keys = Pressed {
        keys: keys("?1").into_iter(),
        is_ahead: false,
    };
    ByKey::new(keys, &mut out, || 60)
        .choose(&question, &choices)
        .unwrap();
    let seen = String::from_utf8(out).unwrap();

    assert!(
        !["\x1b[2J", "\x1b[H", "\x1b[J", "\x1b]", "\x07"]
            .iter()
            .any(|bad| seen.contains(bad))
    );
}

#[test]
fn confirming_knows_three_keys_and_no_other_is_an_answer() {
    let sure = |typed: &str| with(typed, |asker| asker.confirm("Sure?"));

    assert_eq!(sure("\n").0, Reply::Given(()));
    assert_eq!(sure("<").0, Reply::Back);
    assert_eq!(sure("!").0, Reply::Stop);
    let (reply, seen) = sure("3<");
    assert_eq!(reply, Reply::Back);
    let ways = "Enter keeps it, Backspace goes back.";
    assert_eq!(seen.matches(ways).count(), 2, "{seen}");
}

#[test]
fn who_types_ahead_keeps_the_answer_and_the_key_is_for_the_next_question() {
    let choices = [Choice::new('1', "tired"), Choice::new('2', "rested")];
    let (both, _) = when("2", true, |asker| {
        let sure = asker.confirm("Sure?")?;
        let next = asker.choose(&Question::new("How rested?"), &choices)?;
        Ok((sure, next))
    });
    assert_eq!(both, (Reply::Given(()), Reply::Given(1)));
}

#[test]
fn who_comes_back_to_it_meets_the_question_and_what_was_typed() {
    let (reply, seen) = rested("^2", None);
    assert_eq!(reply, Reply::Given(1));
    let asked = "How rested?\n  1 tired   2 rested\n> ";
    assert!(seen.starts_with(&format!("{asked}\n{asked}")), "{seen:?}");

    let (reply, seen) = slept("7.^30\n^d");
    assert_eq!(reply, Reply::Given("7.3"));
    assert!(seen.contains("> 7.\nSleep?\n> 7.30"), "{seen:?}");
    assert_eq!(seen.matches("7.30 can be two things.").count(), 2);

    let (reply, seen) = with("^<", |asker| asker.confirm("Sure?"));
    assert_eq!(reply, Reply::Back);
    assert_eq!(seen.matches("Sure?").count(), 2);
}
