//! The kept corpus, held to the same laws as what the fuzzer makes up.

#[cfg(test)]
mod laws {
    pub(crate) mod asked;
    pub(crate) mod canonical;
    pub(crate) mod csv;
    pub(crate) mod day;
    pub(crate) mod hours;
    pub(crate) mod journal;
    pub(crate) mod line;
    pub(crate) mod merge;
    pub(crate) mod person;
    pub(crate) mod report;
    pub(crate) mod settings;
    pub(crate) mod share;
}

/// The rooms of the program that read text and know nothing but the library.
#[cfg(test)]
#[path = "../src/cli"]
#[expect(dead_code, reason = "the program uses the rest")]
mod cli {
    pub(crate) mod config;
    pub(crate) mod import;
    pub(crate) mod located;
}

#[cfg(test)]
use cli::{config, import, located};

#[cfg(test)]
#[path = "../src/cli/storage/lines.rs"]
mod lines;

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::laws;

    /// Holds every kept file of a target to its law, and names the one that breaks it.
    fn replay(target: &str, law: fn(&[u8])) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fuzz/corpus")
            .join(target);
        let files: Vec<_> = fs::read_dir(&folder)
            .expect("a corpus")
            .map(|file| file.expect("a file").path())
            .collect();
        assert!(!files.is_empty(), "{} is empty", folder.display());
        for file in files {
            let bytes = fs::read(&file).expect("a kept file");
            assert!(
                std::panic::catch_unwind(|| law(&bytes)).is_ok(),
                "{} breaks a law",
                file.display()
            );
        }
    }

    #[test]
    fn a_kept_line_is_a_record_that_comes_back_or_one_that_is_kept_aside() {
        replay("line", laws::line::holds);
    }

    #[test]
    fn a_kept_line_of_ours_is_read_as_any_json() {
        replay("canonical", laws::canonical::holds);
    }

    #[test]
    fn a_kept_journal_answers_from_a_window_as_from_the_whole() {
        replay("journal", laws::journal::holds);
    }

    #[test]
    fn kept_journals_come_together_whoever_merges() {
        replay("merge", laws::merge::holds);
    }

    #[test]
    fn a_kept_table_comes_in_once() {
        replay("csv", laws::csv::holds);
    }

    #[test]
    fn a_kept_configuration_is_changed_in_one_place_alone() {
        replay("config", laws::settings::holds);
    }

    #[test]
    fn a_kept_day_never_lies_ahead() {
        replay("day", laws::day::holds);
    }

    #[test]
    fn kept_hours_read_as_the_same_minute_again() {
        replay("hours", laws::hours::holds);
    }

    #[test]
    fn kept_shares_are_whole_or_none() {
        replay("share", laws::share::holds);
    }
}
