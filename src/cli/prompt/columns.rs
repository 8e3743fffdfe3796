//! Choices laid out so that the eye finds them: aligned columns where they
//! fit, one a line where they do not.

use super::width::width;
use super::wrap::{clean, hang_from};

/// Below this many columns each choice has its own line.
const NARROW: usize = 50;
const INDENT: usize = 2;

/// Lays out `cells`, each a key and its words, across the window.
pub(super) fn layout(cells: &[(String, String)], columns: usize) -> Vec<String> {
    let whole: Vec<String> = cells
        .iter()
        .map(|(key, words)| format!("{key} {}", clean(words)))
        .collect();

    match best(&whole, columns) {
        Some(grid) if grid.across > 1 => grid.draw(&whole),
        _ => stack(cells, columns),
    }
}

fn stack(cells: &[(String, String)], columns: usize) -> Vec<String> {
    cells
        .iter()
        .flat_map(|(key, words)| hang_from(&format!("  {key} "), words, columns))
        .collect()
}

struct Grid {
    across: usize,
    gap: usize,
}

impl Grid {
    /// Width of each column but for the last cell of a row, which may run on
    /// to the edge of the window.
    fn widths(&self, cells: &[String]) -> Vec<usize> {
        let mut widths = vec![0; self.across];
        for row in cells.chunks(self.across) {
            let Some((_, before)) = row.split_last() else {
                continue;
            };
            for (column, cell) in before.iter().enumerate() {
                widths[column] = widths[column].max(width(cell));
            }
        }

        widths
    }

    fn draw(&self, cells: &[String]) -> Vec<String> {
        let widths = self.widths(cells);

        cells
            .chunks(self.across)
            .map(|row| {
                let mut line = " ".repeat(INDENT);
                for (column, cell) in row.iter().enumerate() {
                    line.push_str(cell);
                    if column + 1 < row.len() {
                        line.push_str(&" ".repeat(widths[column] - width(cell) + self.gap));
                    }
                }
                line
            })
            .collect()
    }
}

/// The fewest rows that fit, then the fewest columns that make so few rows,
/// with the wider gap when both do.
fn best(cells: &[String], columns: usize) -> Option<Grid> {
    if columns < NARROW {
        return None;
    }
    let rows = |across: usize| cells.len().div_ceil(across);

    (1..=cells.len())
        .flat_map(|across| [3, 2].map(|gap| Grid { across, gap }))
        .filter(|grid| grid.draw(cells).iter().all(|row| width(row) <= columns))
        .min_by_key(|grid| (rows(grid.across), grid.across, usize::MAX - grid.gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(words: &[&str]) -> Vec<(String, String)> {
        (1..)
            .zip(words)
            .map(|(key, words)| (key.to_string(), (*words).to_owned()))
            .collect()
    }

    fn rested() -> Vec<(String, String)> {
        cells(&[
            "worn out, hard to think",
            "tired",
            "all right",
            "rested",
            "fully rested, sharp",
        ])
    }

    #[test]
    fn sixty_columns_hold_three_across() {
        assert_eq!(
            layout(&rested(), 60),
            [
                "  1 worn out, hard to think   2 tired   3 all right",
                "  4 rested                    5 fully rested, sharp",
            ]
        );
    }

    #[test]
    fn forty_columns_hold_one_a_line() {
        assert_eq!(layout(&rested(), 40).len(), 5);
    }

    #[test]
    fn short_choices_share_one_line_with_the_smaller_gap() {
        let words = ["hard going", "uneven", "all right", "well", "very well"];

        assert_eq!(
            layout(&cells(&words), 60),
            ["  1 hard going  2 uneven  3 all right  4 well  5 very well"]
        );
    }

    #[test]
    fn long_words_wrap_under_themselves() {
        let words = ["ill, or could be catching: fever, vomiting, infection"];

        assert_eq!(
            layout(&cells(&words), 40),
            [
                "  1 ill, or could be catching: fever,",
                "    vomiting, infection",
            ]
        );
    }

    #[test]
    fn nothing_is_ever_wider_than_the_window() {
        for columns in 10..100 {
            for line in layout(&rested(), columns) {
                assert!(width(&line) <= columns, "{columns}: {line}");
            }
        }
    }
}
