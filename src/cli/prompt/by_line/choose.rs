//! One of several, by its key, its words or their beginning.

use std::io::{self, BufRead, Write};

use super::super::choice::Choice;
use super::super::question::Question;
use super::super::reply::Reply;
use super::super::typed::{Command, Match, find};
use super::{ByLine, Heard, Line};

impl<R: BufRead, W: Write> ByLine<R, W> {
    pub(in super::super) fn choose(
        &mut self,
        question: &Question,
        choices: &[Choice],
    ) -> io::Result<Reply<usize>> {
        self.ask_for_one(question, choices)?;

        loop {
            let line = match self.hear()? {
                Line::Text(line) => line,
                Line::Anew => {
                    self.ask_for_one(question, choices)?;
                    continue;
                }
                Line::Stop => return Ok(Reply::Stop),
            };
            match (find(&line, choices), Command::of(&line)) {
                (Match::One(index), _) => {
                    let choice = &choices[index];
                    let key = choice.key.to_string();
                    let was = question.was(&[&key, choice.name(), &choice.words]);
                    self.taken(&format!("{key}, {}", choice.name()), was)?;
                    return Ok(Reply::Given(index));
                }
                (_, Some(command)) => match self.obey(question, command)? {
                    Heard::Reply(reply) => return Ok(reply),
                    Heard::Again => {}
                },
                (Match::Several(indexes), None) => {
                    let names: Vec<&str> = indexes.iter().map(|&i| choices[i].name()).collect();
                    self.say(&format!(
                        "That could be {}. A little more, please.",
                        names.join(" or ")
                    ))?;
                }
                (Match::None, None) => self.say(&format!(
                    "That is not one of the answers here. Type {}; help says more.",
                    Choice::keys(choices)
                ))?,
            }
        }
    }

    fn ask_for_one(&mut self, question: &Question, choices: &[Choice]) -> io::Result<()> {
        self.ask(question)?;
        for choice in choices {
            self.say(&format!("{}: {}", choice.key, choice.words))?;
        }
        self.introduce(question, &Choice::keys(choices))
    }
}
