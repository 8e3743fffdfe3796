//! One of several, by one key.

use std::io::{self, Write};

use super::super::choice::Choice;
use super::super::columns::layout;
use super::super::keyboard::{Key, Keys};
use super::super::question::{Off, Question};
use super::super::reply::Reply;
use super::{ByKey, same_key};

impl<K: Keys, W: Write> ByKey<K, W> {
    pub(in super::super) fn choose(
        &mut self,
        question: &Question,
        choices: &[Choice],
    ) -> io::Result<Reply<usize>> {
        self.show_choices(question, choices)?;

        let mut told = false;
        loop {
            let key = self.key()?;
            if let Some(index) = chosen(key, choices) {
                return self.take(question, &choices[index], index);
            }
            match key {
                Key::Enter => return self.part(question, Reply::Left),
                Key::Char('-') => return self.part(question, Reply::Cleared),
                Key::Backspace => return self.part(question, Reply::Back),
                Key::Stop => return self.stop(),
                Key::Char('x' | 'X') => match question.off {
                    Off::Possible => return self.part(question, Reply::SwitchOff),
                    Off::Refused(why) => self.aside(why)?,
                },
                Key::Char('?') => self.explain(question)?,
                Key::Anew => self.show_choices(question, choices)?,
                _ if told => continue,
                _ => {
                    self.aside(&working_keys(question, choices))?;
                    told = true;
                    continue;
                }
            }
            told = false;
        }
    }

    fn show_choices(&mut self, question: &Question, choices: &[Choice]) -> io::Result<()> {
        self.screen.question(question)?;
        let cells = cells(question, choices);
        self.screen.lines(&layout(&cells, self.screen.columns()))?;
        self.screen.mark()
    }

    fn take(
        &mut self,
        question: &Question,
        choice: &Choice,
        index: usize,
    ) -> io::Result<Reply<usize>> {
        let key = choice.key.to_string();
        let answer = format!("{key} {}", choice.name());
        let was = question.was(&[&key, choice.name(), &choice.words, &answer]);
        self.screen.answer(&answer, was.as_deref().unwrap_or(""))?;

        Ok(Reply::Given(index))
    }
}

fn cells(question: &Question, choices: &[Choice]) -> Vec<(String, String)> {
    let enter = Some(question.enter)
        .filter(|enter| !enter.is_empty())
        .map(|enter| ("Enter".to_owned(), enter.to_owned()));

    enter
        .into_iter()
        .chain(
            choices
                .iter()
                .map(|choice| (choice.key.to_string(), choice.words.clone())),
        )
        .collect()
}

fn chosen(key: Key, choices: &[Choice]) -> Option<usize> {
    let Key::Char(c) = key else {
        return None;
    };

    choices.iter().position(|choice| same_key(c, choice.key))
}

fn working_keys(question: &Question, choices: &[Choice]) -> String {
    format!(
        "Here you can press {}; {}, ? explains, Backspace goes back, Esc stops.",
        Choice::keys(choices),
        question.enter_words()
    )
}
