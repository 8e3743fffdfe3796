//! Everything, so that the program begins as on the first day.

use std::io::Write;

use anyhow::Context as _;

use crate::commands::home::Home;
use crate::commands::said::{short, shortened};
use crate::commands::sure::sure;
use crate::outcome::Outcome;
use crate::render::text::erased;
use crate::render::text::page::Page;
use crate::world::World;

const WAY_OUT: &str = "to erase everything without a question: selfcare erase --all --yes";

pub(super) fn run(home: &Home<'_>, yes: bool, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let all = home.store.everything().map_err(shortened)?;
    let names: Vec<String> = all.iter().map(|path| short(path)).collect();
    let mut page = Page::new(World::width());
    if names.is_empty() {
        page.paragraph("Nothing to erase: there is no journal, and no copy of one.");
        write!(out, "{}", page.text())?;
        return Ok(Outcome::Done);
    }
    if !yes {
        erased::all_would_go(&mut page, &names);
        let question = "Erase everything for good?";
        if !sure(
            &page.text(),
            question,
            "yes, erase everything",
            "nothing is erased",
            WAY_OUT,
        )? {
            return Ok(Outcome::Done);
        }
    }

    let mut locked = home.store.lock().map_err(shortened)?;
    locked.remove_everything().map_err(shortened)?;

    let mut page = Page::new(World::width());
    erased::all_is_gone(&mut page, &names, &short(&home.config_file.path));
    write!(out, "{}", page.text()).context("everything is erased; that could not be shown")?;
    Ok(Outcome::Done)
}
