//! `selfcare edit`: a day's check-in as a text in the person's own editor.

mod answers;
mod editor;
mod marks;
mod page;

use std::io::Write;

use anyhow::Context as _;
use clap::Args as Clap;
use selfcare::record::Body;
use selfcare::{CheckIn, Question};

use self::marks::Offered;
use self::page::Page;
use super::complete;
use super::home::{Changed, Home};
use super::said::{self, short, shortened};
use super::shown;
use crate::out::note;
use crate::outcome::Outcome;
use crate::render::text::page::Page as Shown;
use crate::storage::PrivateText;
use crate::world::World;

/// Correct or add a day
///
/// Opens the day's answers as a text in $VISUAL, else $EDITOR, else vi. What is saved when the editor is closed is the day's new check-in; the one before stays in the journal, and `selfcare undo` brings it back.
///
/// Examples:
///   selfcare edit
///   selfcare edit yesterday
///   EDITOR="code --wait" selfcare edit 2026-11-20
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// today, yesterday, -3, 3 days ago, monday, last monday, 2026-11-20
    #[arg(value_name = "DAY", allow_negative_numbers = true, num_args = 0..=3, add = complete::behind())]
    day: Vec<String>,
}

impl Args {
    pub(crate) fn run(self, world: &World, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let home = Home::open(world)?;
        let day = home.day(&self.day)?;
        let journal = home.journal_for(day)?;
        said::oddities(&home, &journal);
        say_left_behind(&home);

        let vocabulary = home.vocabulary();
        let page = Page {
            day,
            today: home.today,
            standing: journal.checkin(day).unwrap_or_default(),
            asked: Question::all(&home.rules)
                .filter(|question| home.config.asks(*question, &home.rules))
                .collect(),
            vocabulary: &vocabulary,
        };
        let first = page.text();
        let text = home
            .store
            .private_text(&format!("{day}.toml"), World::random_bits()?)
            .map_err(shortened)?;
        let saved = edited(&text, &first, &page).and_then(|checkin| {
            checkin
                .map(|checkin| save(&home, &page, checkin))
                .transpose()
        });
        let saved = match saved {
            Ok(saved) => saved,
            Err(why) => return Err(put_away(text, &first, &why)),
        };

        let removed = text.remove().map_err(shortened);
        let Some(saved) = saved else {
            removed?;
            writeln!(out, "Nothing changed.")?;
            return Ok(Outcome::Done);
        };
        removed.context("the check-in is saved")?;
        let mut shown = Shown::new(World::width());
        shown::show(&mut shown, &home, day, &saved.before, &saved.after);
        write!(out, "{}", shown.text())
            .context("the check-in is saved; what it comes to could not be shown")?;
        Ok(Outcome::Done)
    }
}

/// After so many openings something other than a person is at the keys.
const MOST_OPENINGS: usize = 20;

/// What the editor makes of the day, its mistakes mended by who made them; none when nothing was changed.
fn edited(text: &PrivateText, first: &str, page: &Page<'_>) -> anyhow::Result<Option<CheckIn>> {
    let mut offered = Offered::plain(first);
    for _ in 0..MOST_OPENINGS {
        if let Some(mistake) = offered.said() {
            note(mistake);
        }
        text.write(offered.text().as_bytes()).map_err(shortened)?;
        editor::open(text.path()).context("could not edit the check-in")?;
        let came_back = String::from_utf8(text.read().map_err(shortened)?).map_err(|_| {
            anyhow::anyhow!("could not read what the editor wrote: it is not UTF-8")
        })?;
        let typed = offered.without_comment(&came_back);
        if typed == first {
            return Ok(None);
        }
        match answers::read(&typed, page) {
            Ok(checkin) if checkin == page.standing => return Ok(None),
            Ok(checkin) if checkin.is_empty() => anyhow::bail!(
                "could not save the check-in: no answer is left in it; to take a check-in back: selfcare undo"
            ),
            Ok(checkin) => return Ok(Some(checkin)),
            Err(mistake) => {
                let next = Offered::with(&typed, &mistake);
                if next == offered {
                    break;
                }
                offered = next;
            }
        }
    }
    let mistake = offered.said().unwrap_or_default();
    anyhow::bail!("could not save the check-in: {mistake}")
}

/// Saves the answers as the day's check-in, unless another program saved others while the editor was open.
fn save(home: &Home<'_>, page: &Page<'_>, checkin: CheckIn) -> anyhow::Result<Changed<()>> {
    home.change(home.look([page.day..=page.day]), |journal| {
        let standing = journal.checkin(page.day).unwrap_or_default();
        anyhow::ensure!(
            standing == page.standing,
            "could not save the check-in: another one of {} was saved meanwhile",
            page.day
        );
        Ok((
            vec![home.record(page.day, Body::CheckIn(Box::new(checkin)))?],
            (),
        ))
    })
}

/// Removes the text when nothing was typed into it, else keeps it and says where it is.
fn put_away(text: PrivateText, first: &str, why: &anyhow::Error) -> anyhow::Error {
    let is_form = |line: &str| {
        let line = line.trim();
        let is_comment = line.starts_with('#') && first.lines().any(|known| known.trim() == line);
        line.is_empty() || line == "[areas]" || is_comment
    };
    let typed = match text.read() {
        Ok(bytes) => {
            let typed = String::from_utf8_lossy(&bytes);
            typed != first && !typed.lines().all(is_form)
        }
        Err(_) => true,
    };
    if typed {
        let path = short(text.path());
        return anyhow::anyhow!(
            "{why:#}; what you typed is kept in {path}, to copy from when you run selfcare edit again"
        );
    }
    match text.remove().map_err(shortened) {
        Ok(()) => anyhow::anyhow!("{why:#}; nothing was changed"),
        Err(err) => anyhow::anyhow!("{why:#}; nothing was changed, and {err:#}"),
    }
}

fn say_left_behind(home: &Home<'_>) {
    for folder in home.store.left_behind() {
        let folder = short(&folder);
        note(format_args!(
            "an earlier edit was left in {folder}; remove it once you need nothing of it"
        ));
    }
}
