//! Questions answered in whole lines, every symbol in words, nothing redrawn.

mod choose;
mod line;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Write};

use super::question::{Off, Question};
use super::raw_mode::{CTRL_C, CTRL_Z};
use super::reply::Reply;
use super::screen::{Screen, Window};
use super::typed::Command;

/// Asks in sentences, hears lines.
pub(super) struct ByLine<R, W> {
    input: R,
    /// What Ctrl-Z does.
    put_aside: fn() -> io::Result<()>,
    out: Screen<W>,
    /// The words that work everywhere were said.
    introduced: bool,
}

/// What came in.
enum Line {
    /// A line, without its end.
    Text(String),
    /// The program was put aside, and is back: what is asked is to be asked anew.
    Anew,
    /// Ctrl-C, Esc, or the end of input, in the middle of a word too.
    Stop,
}

/// What is left of a line once the words that work everywhere are dealt with.
enum Heard<T> {
    Reply(Reply<T>),
    Again,
}

impl<R: BufRead, W: Write> ByLine<R, W> {
    pub(super) fn new(input: R, put_aside: fn() -> io::Result<()>, out: W, window: Window) -> Self {
        Self {
            input,
            put_aside,
            out: Screen::new(out, window),
            introduced: false,
        }
    }

    pub(super) fn say(&mut self, text: &str) -> io::Result<()> {
        self.out.paragraph(text)
    }

    pub(super) fn confirm(&mut self, sentence: &str) -> io::Result<Reply<()>> {
        let says = format!("{sentence} Enter alone keeps it, back goes back.");
        self.say(&says)?;

        loop {
            let line = match self.hear()? {
                Line::Text(line) => line,
                Line::Anew => {
                    self.say(&says)?;
                    continue;
                }
                Line::Stop => return Ok(Reply::Stop),
            };
            match Command::of(&line) {
                Some(Command::Leave) => return Ok(Reply::Given(())),
                Some(Command::Back) => return Ok(Reply::Back),
                Some(Command::Stop) => return Ok(Reply::Stop),
                _ => self.say("Enter alone, back or stop.")?,
            }
        }
    }

    fn ask(&mut self, question: &Question) -> io::Result<()> {
        self.out.gap()?;
        let place = question
            .place_words()
            .map(|place| format!("Question {place}. "))
            .unwrap_or_default();
        self.say(&format!("{place}{}", question.text))?;
        if !question.hint.is_empty() {
            self.say(&format!("{}.", question.hint))?;
        }
        match question.now {
            Some(now) => self.say(&format!("The answer so far: {now}.")),
            None => Ok(()),
        }
    }

    /// Says what works: everything at the first question, then briefly.
    fn introduce(&mut self, question: &Question, what: &str) -> io::Result<()> {
        let enter = if question.hint_says_enter() {
            String::new()
        } else {
            format!(" {}.", enter(question))
        };
        if self.introduced {
            return self.say(&format!("Type {what}.{enter}"));
        }
        self.introduced = true;
        let off = match question.off {
            Off::Possible => "off never asks it again, ",
            Off::Refused(_) => "",
        };
        self.say(&format!(
            "Type {what} and Enter.{enter} These words work at every question: \
             help explains it, back goes to the one before, clear takes an answer away, \
             {off}stop ends and saves nothing."
        ))
    }

    fn obey<T>(&mut self, question: &Question, command: Command) -> io::Result<Heard<T>> {
        let reply = match command {
            Command::Leave => Reply::Left,
            Command::Clear => Reply::Cleared,
            Command::Back => Reply::Back,
            Command::Stop => return Ok(Heard::Reply(Reply::Stop)),
            Command::Explain => {
                self.say(question.explain)?;
                let off = match question.off {
                    Off::Possible => ", off never asks it again",
                    Off::Refused(_) => "",
                };
                self.say(&format!(
                    "{}; back, clear and stop work too{off}.",
                    enter(question)
                ))?;
                return Ok(Heard::Again);
            }
            Command::SwitchOff => match question.off {
                Off::Possible => Reply::SwitchOff,
                Off::Refused(why) => {
                    self.say(why)?;
                    return Ok(Heard::Again);
                }
            },
        };
        self.say(&sentence(&question.parting(&reply)))?;

        Ok(Heard::Reply(reply))
    }

    fn taken(&mut self, answer: &str, was: Option<String>) -> io::Result<()> {
        let was = was.map(|was| format!(", {was}")).unwrap_or_default();
        self.say(&format!("Taken: {}{was}.", answer.trim()))
    }

    fn hear(&mut self) -> io::Result<Line> {
        self.out.ask_for_answer()?;
        let bytes = self.read_line()?;
        if bytes.last() == Some(&CTRL_Z) {
            (self.put_aside)()?;
            return Ok(Line::Anew);
        }
        if !bytes.ends_with(b"\n") {
            self.out.end_line()?;
            return Ok(Line::Stop);
        }
        let text = String::from_utf8_lossy(&bytes);
        if text.contains('\u{1b}') {
            return Ok(Line::Stop);
        }

        Ok(Line::Text(
            text.chars().filter(|c| !c.is_control()).collect(),
        ))
    }

    /// Up to a line end, Ctrl-C, Ctrl-Z, or the end of input.
    fn read_line(&mut self) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        loop {
            let piece = match self.input.fill_buf() {
                Err(err) if err.kind() == io::ErrorKind::Interrupted => continue,
                piece => piece?,
            };
            let end = piece
                .iter()
                .position(|byte| matches!(*byte, b'\n' | CTRL_C | CTRL_Z));
            let taken = end.map_or(piece.len(), |at| at + 1);
            line.extend_from_slice(&piece[..taken]);
            self.input.consume(taken);
            if end.is_some() || taken == 0 {
                return Ok(line);
            }
        }
    }
}

/// What Enter does.
fn enter(question: &Question) -> String {
    match (question.enter, question.now) {
        ("", Some(_)) => "Enter alone keeps the answer".to_owned(),
        ("", None) => "Enter alone leaves it unanswered".to_owned(),
        (enter, _) => format!("Enter alone: {enter}"),
    }
}

/// Words as a sentence.
fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    chars
        .next()
        .map(|first| format!("{}{}.", first.to_uppercase(), chars.as_str()))
        .unwrap_or_default()
}
