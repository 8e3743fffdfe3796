use super::*;
use crate::prompt::choice::Choice;
use crate::prompt::reply::Reading;

fn well(typed: &str) -> (Reply<usize>, String) {
    let question = Question {
        explain: "How you are.",
        ..Question::new("Are you well?")
    };
    let choices = [
        Choice::new('w', "well"),
        Choice::new('o', "off colour: a cold"),
    ];
    let mut out = Vec::new();
    let reply = ByLine::new(typed.as_bytes(), || Ok(()), &mut out, || 80)
        .choose(&question, &choices)
        .unwrap();

    (reply, String::from_utf8(out).unwrap())
}

#[test]
fn a_choice_is_typed_by_key_or_in_words() {
    for typed in ["o\n", "Off colour\n", "off\n", "off c\r\n"] {
        let (reply, seen) = well(typed);

        assert_eq!(reply, Reply::Given(1), "{typed:?}");
        assert!(seen.ends_with("Answer: Taken: o, off colour.\n"), "{seen}");
    }
}

#[test]
fn the_words_that_work_everywhere_do() {
    assert_eq!(well("\n").0, Reply::Left);
    assert_eq!(well("clear\n").0, Reply::Cleared);
    assert_eq!(well("back\n").0, Reply::Back);
    assert_eq!(well("stop\n").0, Reply::Stop);
    assert_eq!(well("").0, Reply::Stop);
    assert_eq!(
        well("we").0,
        Reply::Stop,
        "the input ends in the middle of a word"
    );
    assert_eq!(well("\u{1b}\n").0, Reply::Stop);
}

#[test]
fn help_explains_and_asks_again() {
    let (reply, seen) = well("help\nw\n");

    assert_eq!(reply, Reply::Given(0));
    assert!(seen.contains("How you are.\n"));
}

fn typed(question: &Question, typed: &str) -> String {
    let mut out = Vec::new();
    ByLine::new(typed.as_bytes(), || Ok(()), &mut out, || 80)
        .line(question, |text| Reading::Value {
            value: text.to_owned(),
            echo: String::new(),
        })
        .unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn off_is_named_only_where_it_works() {
    let mut question = Question::new("What is promised?");
    assert!(!typed(&question, "help\nwalk\n").contains("off"));
    question.off = Off::Possible;
    let seen = typed(&question, "help\nwalk\n").replace('\n', " ");
    assert_eq!(seen.matches("off never asks it again").count(), 2, "{seen}");
}

#[test]
fn what_enter_does_is_said_once() {
    let question = Question {
        hint: "Enter for neither",
        ..Question::new("A note?")
    };
    let seen = typed(&question, "walk\n");
    assert!(seen.contains("A note?\nEnter for neither.\nType your answer and Enter. These"));
    assert!(!seen.contains("unanswered"), "{seen}");
}

#[test]
fn nothing_but_words_and_line_ends_is_written() {
    let (_, seen) = well("q\n?\nx\nw\n");

    assert!(seen.chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn who_comes_back_to_it_is_asked_again() {
    let (reply, seen) = well("o\u{1a}w\n");

    assert_eq!(reply, Reply::Given(0));
    assert_eq!(seen.matches("Are you well?").count(), 2);
}
