//! `selfcare man`: a page a command, from the one definition that also parses.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::builder::StyledStr;
use clap::{Args as Clap, Command, CommandFactory as _, ValueHint};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::said::{short, shortened};
use crate::args;
use crate::out::note;
use crate::outcome::Outcome;
use crate::storage;
use crate::world::World;

/// Manual pages
///
/// Prints the page of selfcare itself, or writes a page for every command into a folder.
///
/// Examples:
///   selfcare man
///   selfcare man --dir ~/.local/share/man/man1
#[derive(Debug, Clap)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// Write every page into this folder
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    dir: Option<PathBuf>,
}

impl Args {
    pub(crate) fn run(self, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        let mut command = args::Args::command().disable_help_subcommand(true);
        command.build();

        let Some(dir) = self.dir else {
            out.write_all(&page(&command)?.1)?;
            if World::shows_to_a_person() {
                note("To read it: selfcare man | man -l -");
            }
            return Ok(Outcome::Done);
        };
        let pages = pages(&command)?;
        storage::publish(&dir, &pages).map_err(shortened)?;
        writeln!(
            out,
            "{} pages written. To read one: man {}",
            pages.len(),
            short(&dir.join(&pages[0].0))
        )?;
        Ok(Outcome::Done)
    }
}

/// A page's name and what stands on it.
type Page = (String, Vec<u8>);

/// The page of a command, and those of every one below it that can be seen.
fn pages(command: &Command) -> anyhow::Result<Vec<Page>> {
    let mut pages = vec![page(command)?];
    for below in command.get_subcommands().filter(|one| !one.is_hide_set()) {
        pages.extend(self::pages(below)?);
    }
    Ok(pages)
}

/// Where examples begin, in the words of every command.
const EXAMPLES: &str = "Examples:\n";

fn page(command: &Command) -> anyhow::Result<Page> {
    let text = |text: Option<&StyledStr>| text.map_or_else(String::new, ToString::to_string);
    let about = text(command.get_long_about().or(command.get_about()));
    let (about, examples) = about.split_once(EXAMPLES).unwrap_or((&about, ""));
    // An empty date would be left out, and what follows it be read as one.
    let man = Man::new(command.clone())
        .date(" ")
        .source(concat!("selfcare ", env!("CARGO_PKG_VERSION")))
        .manual("selfcare");

    let mut page = Vec::new();
    write(&man, command, about.trim_end(), &mut page)
        .and_then(|()| match &*text(command.get_after_long_help()) {
            "" => as_it_stands("EXAMPLES", examples, &mut page),
            after => sections(after, &mut page),
        })
        .context("could not write a manual page")?;
    Ok((man.get_filename(), page))
}

/// What every page has, from its title to its commands.
fn write(man: &Man, command: &Command, about: &str, page: &mut Vec<u8>) -> io::Result<()> {
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    described(about, page)?;
    man.render_options_section(page)?;
    if command.get_subcommands().any(|one| !one.is_hide_set()) {
        man.render_subcommands_section(page)?;
    }
    Ok(())
}

/// What is said of a command; what stands in by some blanks keeps its lines.
fn described(about: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let mut roff = Roff::default();
    roff.control("SH", ["DESCRIPTION"]);
    let mut stands_in = false;
    for line in about.lines() {
        if stands_in != line.starts_with("  ") {
            stands_in = !stands_in;
            roff.control(if stands_in { "nf" } else { "fi" }, []);
        }
        if line.is_empty() {
            roff.control("PP", []);
        } else {
            roff.text([roman(line)]);
        }
    }
    if stands_in {
        roff.control("fi", []);
    }
    roff.to_writer(page)
}

/// What the help of the program ends with, its headings as a manual has them.
fn sections(after: &str, page: &mut Vec<u8>) -> io::Result<()> {
    for part in after.split("\n\n") {
        let (heading, text) = match part.split_once(":\n") {
            Some(("Examples", text)) => ("EXAMPLES", text),
            Some(("Exit codes", text)) => ("EXIT STATUS", text),
            _ => {
                let mut files = Roff::default();
                files.control("SH", ["FILES"]).text([roman(part)]);
                files.to_writer(page)?;
                continue;
            }
        };
        as_it_stands(heading, text, page)?;
    }
    Ok(())
}

/// A section whose lines stay as they are.
fn as_it_stands(heading: &str, text: &str, page: &mut Vec<u8>) -> io::Result<()> {
    let mut roff = Roff::default();
    roff.control("SH", [heading]);
    roff.control("nf", []);
    for line in text.lines() {
        roff.text([roman(line.trim())]);
    }
    roff.control("fi", []);
    roff.to_writer(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_command_has_no_page() {
        let hidden = Command::new("hidden")
            .hide(true)
            .subcommand(Command::new("below"));
        let mut command = Command::new("all").subcommands([Command::new("seen"), hidden]);
        command.build();
        let names: Vec<String> = pages(&command)
            .unwrap()
            .into_iter()
            .map(|page| page.0)
            .collect();
        assert!(names.contains(&"all-seen.1".to_owned()));
        assert!(
            !names
                .iter()
                .any(|name| name.contains("hidden") || name.contains("below"))
        );
    }
}
