//! A line, typed and mended, read when Enter is pressed.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use super::super::columns::layout;
use super::super::editor::Editor;
use super::super::keyboard::{Key, Keys};
use super::super::question::{Off, Question};
use super::super::reply::{Reading, Reply};
use super::super::width::width;
use super::{ByKey, same_key};

/// How long a held Backspace is still the one that emptied the line.
const HELD: Duration = Duration::from_millis(400);

/// How a line ended.
enum Line {
    Text(String),
    Back,
    Stop,
}

impl<K: Keys, W: Write> ByKey<K, W> {
    pub(in super::super) fn line<T>(
        &mut self,
        question: &Question,
        read: impl Fn(&str) -> Reading<T>,
    ) -> io::Result<Reply<T>> {
        self.screen.question(question)?;
        loop {
            self.screen.mark()?;
            let text = match self.type_line(question)? {
                Line::Text(text) => text,
                Line::Back => return self.part(question, Reply::Back),
                Line::Stop => return self.stop(),
            };
            match text.trim() {
                "" => return self.part(question, Reply::Left),
                "-" => return self.part_after("-", question, Reply::Cleared),
                "?" => {
                    self.screen.end_line()?;
                    self.say_explanation(question)?;
                }
                "x" | "X" => match question.off {
                    Off::Possible => return self.part_after("x", question, Reply::SwitchOff),
                    Off::Refused(why) => {
                        self.screen.end_line()?;
                        self.say(why)?;
                    }
                },
                text => match read(text) {
                    Reading::Value { value, echo } => {
                        let was = question.was(&[text, &echo]);
                        self.screen.answer(text, &join(&echo, was))?;
                        return Ok(Reply::Given(value));
                    }
                    Reading::Either {
                        sentence,
                        first,
                        other,
                    } => {
                        self.screen.answer(text, "")?;
                        match self.either(question, &sentence, first, other)? {
                            Reply::Back => {}
                            reply => return Ok(reply),
                        }
                    }
                    Reading::Wrong(sentence) => {
                        self.screen.answer(text, "")?;
                        self.say(&sentence)?;
                    }
                },
            }
        }
    }

    /// Asks which of two readings was meant; Backspace asks for the line
    /// again.
    fn either<T>(
        &mut self,
        question: &Question,
        sentence: &str,
        first: (T, String),
        (other_key, other, other_echo): (char, T, String),
    ) -> io::Result<Reply<T>> {
        let (first, first_echo) = first;
        let cells = [
            ("Enter".to_owned(), first_echo.clone()),
            (other_key.to_string(), other_echo.clone()),
        ];
        self.show_readings(sentence, &cells)?;

        let mut told = false;
        let (value, echo) = loop {
            match self.key()? {
                Key::Enter => break (first, first_echo),
                Key::Char(c) if same_key(c, other_key) => break (other, other_echo),
                Key::Backspace => {
                    self.screen.no_answer("once more")?;
                    return Ok(Reply::Back);
                }
                Key::Stop => return self.stop(),
                Key::Anew => {
                    self.screen.end_line()?;
                    self.show_readings(sentence, &cells)?;
                }
                _ if told => {}
                _ => {
                    self.aside(&format!(
                        "Enter is {first_echo}, {other_key} is {other_echo}; Backspace asks again."
                    ))?;
                    told = true;
                }
            }
        };
        let was = question.was(&[&echo]);
        self.screen.answer(&echo, was.as_deref().unwrap_or(""))?;

        Ok(Reply::Given(value))
    }

    fn show_readings(&mut self, sentence: &str, cells: &[(String, String)]) -> io::Result<()> {
        let ways = cells.iter().map(|(key, echo)| format!("   {key} {echo}"));
        let both = format!("{sentence}{}", ways.collect::<String>());
        if width(&both) <= self.screen.columns() {
            self.say(&both)?;
        } else {
            self.say(sentence)?;
            self.screen.lines(&layout(cells, self.screen.columns()))?;
        }
        self.screen.mark()
    }

    fn type_line(&mut self, question: &Question) -> io::Result<Line> {
        let mut line = Editor::default();
        let mut emptied: Option<Instant> = None;
        loop {
            match self.key()? {
                Key::Char(c) => line.push(c),
                Key::Backspace if line.is_empty() => {
                    if emptied.is_none_or(|at| at.elapsed() > HELD) {
                        return Ok(Line::Back);
                    }
                    emptied = Some(now());
                }
                Key::Backspace => {
                    line.erase();
                    emptied = Some(now());
                }
                Key::EraseLine => line.clear(),
                Key::EraseWord => line.erase_word(),
                Key::Delete => line.delete(),
                Key::Left => line.left(),
                Key::Right => line.right(),
                Key::Start => line.start(),
                Key::End => line.end(),
                Key::Enter => return Ok(Line::Text(line.text())),
                Key::Stop => return Ok(Line::Stop),
                Key::Anew => {
                    self.screen.question(question)?;
                    self.screen.mark()?;
                }
                Key::Other => {}
            }
            let (before, after) = line.sight(self.screen.room());
            self.screen.show(&before, &after)?;
        }
    }

    fn part_after<T>(
        &mut self,
        text: &str,
        question: &Question,
        reply: Reply<T>,
    ) -> io::Result<Reply<T>> {
        self.screen.answer(text, &question.parting(&reply))?;

        Ok(reply)
    }
}

fn join(echo: &str, was: Option<String>) -> String {
    [echo.to_owned(), was.unwrap_or_default()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

#[expect(
    clippy::disallowed_methods,
    reason = "how far apart two keys are; no moment of any day"
)]
fn now() -> Instant {
    Instant::now()
}
