//! Questions answered by single keys and in a one-line editor.

mod choose;
mod line;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use super::keyboard::{Key, Keys};
use super::question::{Off, Question};
use super::reply::Reply;
use super::screen::{Screen, Window};

/// Asks on a screen, hears keys.
pub(super) struct ByKey<K, W> {
    keys: K,
    /// A key typed ahead that a confirmation did not want.
    unread: Option<Key>,
    screen: Screen<W>,
}

impl<K: Keys, W: Write> ByKey<K, W> {
    pub(super) fn new(keys: K, out: W, window: Window) -> Self {
        Self {
            keys,
            unread: None,
            screen: Screen::new(out, window),
        }
    }

    pub(super) fn say(&mut self, text: &str) -> io::Result<()> {
        self.screen.paragraph(text)
    }

    pub(super) fn confirm(&mut self, sentence: &str) -> io::Result<Reply<()>> {
        const WAYS: &str = "Enter keeps it, Backspace goes back.";
        // Who types ahead has not read it: the answer stands, and the key is for the next question.
        let is_ahead = self.unread.is_some() || self.keys.is_waiting();
        let says = format!("{sentence} {WAYS}");
        self.say(&says)?;
        self.screen.mark()?;

        loop {
            match self.key()? {
                Key::Backspace => {
                    self.screen.no_answer("back")?;
                    return Ok(Reply::Back);
                }
                Key::Stop => return self.stop(),
                Key::Enter => break,
                Key::Anew => self.aside(&says)?,
                key if is_ahead => {
                    self.unread = Some(key);
                    break;
                }
                _ => self.aside(WAYS)?,
            }
        }
        self.screen.no_answer("kept")?;
        Ok(Reply::Given(()))
    }

    fn part<T>(&mut self, question: &Question, reply: Reply<T>) -> io::Result<Reply<T>> {
        self.screen.no_answer(&question.parting(&reply))?;

        Ok(reply)
    }

    fn stop<T>(&mut self) -> io::Result<Reply<T>> {
        self.screen.end_line()?;

        Ok(Reply::Stop)
    }

    /// Says something below the mark and shows a fresh one.
    fn aside(&mut self, sentence: &str) -> io::Result<()> {
        self.screen.end_line()?;
        self.say(sentence)?;
        self.screen.mark()
    }

    fn explain(&mut self, question: &Question) -> io::Result<()> {
        self.screen.end_line()?;
        self.say_explanation(question)?;
        self.screen.mark()
    }

    fn say_explanation(&mut self, question: &Question) -> io::Result<()> {
        self.say(question.explain)?;
        let off = match question.off {
            Off::Possible => "x never asks again, ",
            Off::Refused(_) => "",
        };
        self.say(&format!(
            "{}, - clears it, Backspace goes back, {off}Esc stops.",
            question.enter_words()
        ))
    }

    fn key(&mut self) -> io::Result<Key> {
        match self.unread.take() {
            Some(key) => Ok(key),
            None => self.keys.next().unwrap_or(Ok(Key::Stop)),
        }
    }
}

fn same_key(pressed: char, key: char) -> bool {
    pressed.to_lowercase().eq(key.to_lowercase())
}
