//! A line, and which of two things it can be.

use std::io::{self, BufRead, Write};

use super::super::question::Question;
use super::super::reply::{Reading, Reply};
use super::super::typed::Command;
use super::{ByLine, Heard, Line};

impl<R: BufRead, W: Write> ByLine<R, W> {
    pub(in super::super) fn line<T>(
        &mut self,
        question: &Question,
        read: impl Fn(&str) -> Reading<T>,
    ) -> io::Result<Reply<T>> {
        self.ask_for_line(question)?;

        loop {
            let line = match self.hear()? {
                Line::Text(line) => line,
                Line::Anew => {
                    self.ask_for_line(question)?;
                    continue;
                }
                Line::Stop => return Ok(Reply::Stop),
            };
            if let Some(command) = Command::of(&line) {
                match self.obey(question, command)? {
                    Heard::Reply(reply) => return Ok(reply),
                    Heard::Again => continue,
                }
            }
            match read(line.trim()) {
                Reading::Value { value, echo } => {
                    let was = question.was(&[line.trim(), &echo]);
                    self.taken(if echo.is_empty() { &line } else { &echo }, was)?;
                    return Ok(Reply::Given(value));
                }
                Reading::Either {
                    sentence,
                    first,
                    other,
                } => match self.either(question, &sentence, first, other)? {
                    Reply::Back => self.say("Once more, then.")?,
                    reply => return Ok(reply),
                },
                Reading::Wrong(sentence) => self.say(&sentence)?,
            }
        }
    }

    fn ask_for_line(&mut self, question: &Question) -> io::Result<()> {
        self.ask(question)?;
        self.introduce(question, "your answer")
    }

    fn either<T>(
        &mut self,
        question: &Question,
        sentence: &str,
        (first, first_echo): (T, String),
        (key, other, other_echo): (char, T, String),
    ) -> io::Result<Reply<T>> {
        self.say(sentence)?;
        let ways = format!(
            "Enter alone takes {first_echo}. {key} and Enter takes {other_echo}. back asks again."
        );
        self.say(&ways)?;

        let (value, echo) = loop {
            let line = match self.hear()? {
                Line::Text(line) => line,
                Line::Anew => {
                    self.say(sentence)?;
                    self.say(&ways)?;
                    continue;
                }
                Line::Stop => return Ok(Reply::Stop),
            };
            if line.trim().to_lowercase() == key.to_lowercase().to_string() {
                break (other, other_echo);
            }
            match Command::of(&line) {
                Some(Command::Leave) => break (first, first_echo),
                Some(Command::Back) => return Ok(Reply::Back),
                Some(Command::Stop) => return Ok(Reply::Stop),
                _ => self.say(&ways)?,
            }
        };
        self.taken(&echo, question.was(&[&echo]))?;

        Ok(Reply::Given(value))
    }
}
