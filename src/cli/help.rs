//! The first page of help: every command in its group, on one screen.

use clap::Command;

use crate::args::GROUPS;
use crate::render::text::page::{Page, columns};

/// The column in which a command's own words begin.
const WORDS: usize = 12;
/// The same where names are long.
const WIDE_WORDS: usize = 15;

/// The program with its commands in groups, for a window so many columns wide.
pub(crate) fn grouped(mut command: Command, window: usize) -> Command {
    command.build();
    let groups = groups(&command, window);
    command
        .override_usage("selfcare [COMMAND], else status")
        .help_template(format!(
            "{{about}}\n{{usage-heading}} {{usage}}\n{}{{before-help}}{{all-args}}{{after-help}}",
            groups.trim_end()
        ))
        .before_long_help("")
        .mut_args(|arg| arg.hide_short_help(true))
        .mut_subcommands(|command| command.hide(true))
}

fn groups(command: &Command, window: usize) -> String {
    let header = *command.get_styles().get_header();
    let mut page = Page::new(window);
    for (heading, names) in GROUPS {
        page.styled(header, heading);
        let known = names
            .iter()
            .filter_map(|name| command.find_subcommand(name));
        let rows: Vec<(&str, String)> = known
            .map(|one| {
                let about = one.get_about().map(ToString::to_string);
                (one.get_name(), about.unwrap_or_default())
            })
            .collect();
        set(&mut page, &rows);
    }
    page.text()
}

/// A line for each; two share one where both are short.
fn set(page: &mut Page, rows: &[(&str, String)]) {
    let half = page.width() / 2;
    let names = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let words = if names + 4 > WORDS { WIDE_WORDS } else { WORDS };
    let cell = |(name, about): &(&str, String)| format!("  {name:<0$}{about}", words - 2);
    let is_short = |row: &(&str, String)| columns(&cell(row)) + 2 <= half;
    let mut rest = rows;
    while let [row, after @ ..] = rest {
        rest = after;
        match after.first().filter(|next| is_short(row) && is_short(next)) {
            Some(next) => {
                page.line(&format!("{:<half$}{}", cell(row), cell(next)));
                rest = &after[1..];
            }
            None => page.row(&format!("  {}", row.0), words, &row.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory as _;

    use super::*;
    use crate::args::Args;

    #[test]
    fn every_command_that_can_be_seen_stands_in_one_group_and_nothing_else_does() {
        let mut command = Args::command();
        command.build();
        let seen = command.get_subcommands().filter(|one| !one.is_hide_set());
        let seen: BTreeSet<&str> = seen.map(Command::get_name).collect();
        let seen: BTreeSet<&str> = seen.into_iter().filter(|name| *name != "help").collect();
        let named: Vec<&str> = GROUPS
            .iter()
            .flat_map(|(_, names)| *names)
            .copied()
            .collect();
        assert_eq!(named.len(), seen.len());
        assert_eq!(named.into_iter().collect::<BTreeSet<&str>>(), seen);
    }

    #[test]
    fn two_short_ones_share_a_line_where_there_is_room() {
        let rows = ["import", "completions", "config"].map(|name| (name, "as said".to_owned()));
        let on = |window| {
            let mut page = Page::new(window);
            set(&mut page, &rows);
            page.text()
        };
        assert_eq!(
            on(80),
            "  import       as said                  completions  as said\n  config       as said\n"
        );
        assert_eq!(on(40).lines().count(), 3);
    }
}
