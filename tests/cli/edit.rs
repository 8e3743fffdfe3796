//! `selfcare edit`, with small scripts for editors.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::sandbox::{Ran, Sandbox};

const MORNING: &str = "well 7h30 4 4 3 4 4 2/3";

const PAGE: &str = "\
You are fit to serve today.                                               61

Thin place, if you want one: boundaries (mixed).
  One small thing: choose the hour at which you stop, and tell one person.

Your own answers, added up. Not medical advice, not clearance, not a
forecast.
";

const FORM: &str = r#"# Sunday 22 November
# Save and close to keep your changes; a line taken out is an answer taken out.
# To answer one more, take its # away; lines that begin with # are not kept.

health = "well"  # well, off, ill or dulled
sleep = "7h30"  # hours: 7h30, 730, 450m or 23:15-6:45
rested = 4  # 1 worn out, hard to think .. 5 fully rested, sharp
eating = 4  # 1 hardly .. 5 very well
boundaries = 3  # 1 overrun .. 5 held
thoughts = 4  # 1 they will not let go .. 5 steady, I can put them down
forward = 4  # 1 stuck or backwards .. 5 well under way
promises = "2/3"  # 2/3 is two kept of three that were due
# adjustment = ""  # what you change on a day that is not plainly fit
# note = ""  # for you alone; a #word in it is a tag
"#;

/// A home with a check-in of today, and an editor that does this to the file `$1`.
fn answered(script: &str) -> Sandbox {
    let mut home = Sandbox::new();
    home.ok(["checkin", "--answers", MORNING]);
    edits_with(&mut home, script);
    home
}

fn edits_with(home: &mut Sandbox, script: &str) {
    let path = home.home().join("editor");
    std::fs::write(&path, script).expect("the editor");
    // By way of the shell: a file just written by one thread cannot always be run by another.
    home.env("EDITOR", &format!("sh {}", path.display()));
}

/// The folders of texts that were kept.
fn kept(home: &Sandbox) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(home.folder()).expect("the data folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| {
            path.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("edit-"))
        })
        .collect()
}

/// Runs `edit` and expects that it is refused and the text kept; what was said, and the text.
fn refused_and_kept(home: &Sandbox) -> (String, String) {
    let said = home.refused(["edit"]);
    let folders = kept(home);
    assert_eq!(folders.len(), 1, "{said}");
    let text = std::fs::read_to_string(folders[0].join("2026-11-22.toml")).expect("the text");
    (nameless(&said, &folders[0]), text)
}

fn nameless(said: &str, folder: &Path) -> String {
    said.replace(
        &folder
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned(),
        "edit-1",
    )
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("there").permissions().mode() & 0o7777
}

fn lines(home: &Sandbox) -> usize {
    home.journal_text().lines().count()
}

#[test]
fn a_changed_answer_is_saved_as_the_days_check_in_and_the_verdict_said() {
    let home = answered("sed -i 's/^rested = 4/rested = 3/' \"$1\"");

    let said = home.ok(["edit"]);

    assert_eq!(
        said,
        format!("Changed: rested 4 to 3. The verdict is \"fit\" as before.\n\n{PAGE}")
    );
    assert_eq!(lines(&home), 2);
    assert!(home.journal_text().ends_with("\"rested\":3,\"eating\":4,\"boundaries\":3,\"thoughts\":4,\"forward\":4,\"kept\":2,\"missed\":1}\n"));
    assert_eq!(kept(&home), [""; 0].map(PathBuf::from));
}

#[test]
fn the_editor_is_shown_the_day_in_a_folder_for_its_owner_alone() {
    let mut home =
        answered("cp \"$1\" ~/seen; stat -c '%a %n' \"$1\" \"$(dirname \"$1\")\" > ~/modes");

    assert_eq!(home.ok(["edit"]), "Nothing changed.\n");

    let seen = |name| std::fs::read_to_string(home.home().join(name)).expect("seen");
    assert_eq!(seen("seen"), FORM);
    let modes = seen("modes");
    let modes: Vec<&str> = modes.lines().collect();
    assert!(
        modes[0].starts_with("600 ") && modes[0].ends_with("/2026-11-22.toml"),
        "{modes:?}"
    );
    assert!(modes[1].starts_with("700 "), "{modes:?}");
    assert!(
        modes[1].contains("/.local/share/selfcare/edit-"),
        "{modes:?}"
    );
    assert_eq!((lines(&home), kept(&home).len()), (1, 0));

    home.env("VISUAL", "cat");
    assert_eq!(home.ok(["edit"]), format!("{FORM}Nothing changed.\n"));
}

#[test]
fn a_comment_typed_or_a_line_moved_changes_nothing() {
    let home = answered(
        "echo '# hm' >> \"$1\"; sed -i '/^health/{h;d};$G' \"$1\"; sed -i 's/$/\\r/' \"$1\"",
    );

    assert_eq!(home.ok(["edit"]), "Nothing changed.\n");
    assert_eq!((lines(&home), kept(&home).len()), (1, 0));
}

#[test]
fn a_past_day_without_a_check_in_can_be_added() {
    let mut home = Sandbox::new();
    edits_with(
        &mut home,
        "cp \"$1\" ~/seen; sed -i 's/^# rested = /rested = 2/; s/^# sleep = \"\"/sleep = 6.5/' \"$1\"",
    );

    let said = home.ok(["edit", "friday"]);

    assert!(
        said.starts_with("Friday 20 November\nChecked in, with too few answers"),
        "{said}"
    );
    assert!(
        home.journal_text()
            .contains("\"day\":\"2026-11-20\",\"sleep\":6.5,\"rested\":2}")
    );
    let seen = std::fs::read_to_string(home.home().join("seen")).expect("seen");
    assert!(seen.starts_with("# Friday 20 November\n"));
    assert!(
        seen.lines()
            .all(|line| line.is_empty() || line.starts_with('#')),
        "{seen}"
    );
    assert_eq!(mode(&home.folder()), 0o700);
}

#[test]
fn a_form_left_empty_adds_nothing() {
    let mut home = Sandbox::new();
    edits_with(&mut home, "true");

    assert_eq!(home.ok(["edit", "yesterday"]), "Nothing changed.\n");
    assert!(!home.journal().exists());
}

#[test]
fn a_mistake_is_shown_above_its_line_and_mended_at_the_second_opening() {
    let home = answered(
        "if [ -e ~/seen ]; then cp \"$1\" ~/again; sed -i 's/^rested = 7/rested = 3/' \"$1\"
         else cp \"$1\" ~/seen; sed -i 's/^rested = 4/rested = 7/' \"$1\"; fi",
    );

    let ran = home.run(["edit"]);

    assert_eq!(
        (ran.code, ran.stderr.as_str(), ran.stdout),
        (
            Some(0),
            "line 8: rested: a rating is a whole number from 1 to 5\n",
            format!("Changed: rested 4 to 3. The verdict is \"fit\" as before.\n\n{PAGE}")
        )
    );
    let again = std::fs::read_to_string(home.home().join("again")).expect("again");
    let typed = FORM.replace("rested = 4", "rested = 7");
    let line = "# line 8: rested: a rating is a whole number from 1 to 5\n";
    assert_eq!(
        again,
        typed.replace("rested = 7", &format!("{line}rested = 7"))
    );
    assert!(
        again
            .lines()
            .nth(7)
            .expect("line 8")
            .starts_with("rested = 7")
    );
    assert_eq!(kept(&home).len(), 0);
}

#[test]
fn the_comments_of_an_earlier_round_are_taken_out_first() {
    let home = answered(
        "echo >> ~/rounds
         case $(wc -l < ~/rounds) in
         1) sed -i 's/^rested = 4/restd = 4/' \"$1\" ;;
         2) sed -i 's/^restd/rested/; s/^health = .*/health = fine/' \"$1\" ;;
         3) cp \"$1\" ~/third; sed -i 's/^health = .*/health = \"off\"/' \"$1\" ;;
         esac",
    );

    let ran = home.run(["edit"]);

    assert_eq!(ran.code, Some(0));
    assert_eq!(
        ran.stderr,
        "line 8: no answer \"restd\"; the nearest is \"rested\"\n\
         line 6: health: health is well, off, ill or dulled\n"
    );
    let third = std::fs::read_to_string(home.home().join("third")).expect("third");
    assert_eq!(third.matches("# line ").count(), 1);
    assert!(
        ran.stdout.starts_with("Changed: health well to off. "),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_mistake_that_stays_is_refused_and_what_was_typed_is_kept() {
    let home = answered(
        "sed -i '/^# line/d; s/^rested = .*/rested = \"great\"/; s/^# note = .*/note = \"slept by the sea\"/' \"$1\"",
    );

    let (said, text) = refused_and_kept(&home);

    assert_eq!(
        said,
        "line 8: rested: a rating is a whole number from 1 to 5\n\
         error: could not save the check-in: line 8: rested: a rating is a whole number from 1 to 5; what you typed \
         is kept in ~/.local/share/selfcare/edit-1/2026-11-22.toml, to copy from when you run selfcare edit again\n"
    );
    assert!(text.contains("\nnote = \"slept by the sea\"\n"));
    let folder = &kept(&home)[0];
    assert_eq!(
        (mode(folder), mode(&folder.join("2026-11-22.toml"))),
        (0o700, 0o600)
    );
}

#[test]
fn an_editor_that_always_makes_another_mistake_does_not_run_for_ever() {
    let home = answered("echo x >> ~/rounds; echo \"x$(wc -l < ~/rounds) = 1\" >> \"$1\"");

    let (said, text) = refused_and_kept(&home);

    assert!(
        said.contains(
            "error: could not save the check-in: line 16: no answer \"x1\"; known are health, "
        ),
        "{said}"
    );
    assert!(text.contains("x20 = 1"));
}

#[test]
fn an_editor_that_fails_after_something_was_typed_keeps_it_byte_for_byte() {
    let home =
        answered("printf 'note = \"\"\"\\none\\ttwo \\\\\\\\ \\303\\274\\r\\n' > \"$1\"; exit 3");

    let (said, text) = refused_and_kept(&home);

    assert_eq!(text, "note = \"\"\"\none\ttwo \\\\ ü\r\n");
    assert_eq!(
        nameless(&said, home.home()),
        format!(
            "error: could not edit the check-in: the editor \"sh [HOME]/editor\" ended with exit code 3; what you typed is \
             kept in ~/.local/share/selfcare/edit-1/2026-11-22.toml, to copy from when you run selfcare edit again\n"
        )
    );
}

#[test]
fn an_editor_that_fails_with_the_text_as_it_was_leaves_nothing() {
    for (script, how) in [
        ("exit 1", "ended with exit code 1"),
        ("kill -9 $$", "was stopped by signal 9"),
        ("exit 130", "was stopped by signal 2"),
    ] {
        let home = answered(script);
        let said = home.refused(["edit"]);
        let last = said.lines().last().expect("a line");
        assert_eq!(
            last,
            format!(
                "error: could not edit the check-in: the editor \"sh [HOME]/editor\" {how}; nothing was changed"
            )
        );
        assert_eq!(kept(&home).len(), 0);
    }
    let mut home = answered("");
    home.env("EDITOR", "no-such-editor");
    let said = home.refused(["edit"]);
    assert!(said.ends_with(
        "error: could not edit the check-in: the editor \"no-such-editor\" was not found; set VISUAL or EDITOR to the \
         one you use; nothing was changed\n"
    ), "{said}");
}

#[test]
fn what_was_typed_before_an_editor_failed_at_the_second_opening_is_kept() {
    let home =
        answered("[ -e ~/seen ] && exit 1; touch ~/seen; echo 'note = \"by the sea' >> \"$1\"");

    let (said, text) = refused_and_kept(&home);

    assert!(said.starts_with("line 16: "), "{said}");
    assert!(
        said.contains("ended with exit code 1; what you typed is kept"),
        "{said}"
    );
    assert!(text.ends_with("note = \"by the sea\n"));
}

#[test]
fn taking_every_answer_out_points_to_undo() {
    for script in ["echo > \"$1\"", "sed -i '/^[a-z]/d' \"$1\"", "rm \"$1\""] {
        let home = answered(script);
        assert_eq!(
            home.refused(["edit"]),
            "error: could not save the check-in: no answer is left in it; to take a check-in back: selfcare undo; \
             nothing was changed\n"
        );
        assert_eq!(kept(&home).len(), 0);
    }
}

#[test]
fn a_text_that_is_not_utf_8_is_kept() {
    let home = answered("printf 'note = \"m\\374de\"\\n' >> \"$1\"");

    let said = home.refused(["edit"]);

    assert!(said.starts_with("error: could not read what the editor wrote: it is not UTF-8; what you typed is kept in "), "{said}");
    let bytes = std::fs::read(kept(&home)[0].join("2026-11-22.toml")).expect("the text");
    assert!(bytes.ends_with(b"note = \"m\xfcde\"\n"));
}

#[test]
fn what_cannot_be_saved_is_kept() {
    let home = answered(
        "sed -i 's/^# note = .*/note = \"by the sea\"/' \"$1\"; rm ~/.local/share/selfcare/journal.lock; \
         mkdir ~/.local/share/selfcare/journal.lock",
    );

    let (said, text) = refused_and_kept(&home);

    assert!(said.starts_with("error: could not "), "{said}");
    assert!(
        said.contains("; what you typed is kept in ~/.local/share/selfcare/edit-1/2026-11-22.toml"),
        "{said}"
    );
    assert!(text.contains("by the sea"));
}

#[test]
fn a_check_in_saved_while_the_editor_was_open_is_not_written_over() {
    let home = answered(&format!(
        "sed -i 's/^# note = .*/note = \"by the sea\"/' \"$1\"; '{}' checkin --rested 2 >/dev/null",
        env!("CARGO_BIN_EXE_selfcare")
    ));

    let ran = home.run(["edit"]);

    assert_eq!(
        (ran.code, ran.stdout.as_str(), lines(&home)),
        (Some(2), "", 2)
    );
    assert!(ran.stderr.starts_with(
        "error: could not save the check-in: another one of 2026-11-22 was saved meanwhile; what you typed is kept in "
    ), "{}", ran.stderr);
}

#[test]
fn an_earlier_edit_that_was_left_is_named_and_stays() {
    let mut home = answered("kill -9 $PPID");
    // The editor's parent is the program itself then.
    home.env("EDITOR", "exec sh ~/editor");
    let Ran { code, .. } = home.run(["edit"]);
    assert_eq!(code, None, "the program was killed");
    let left = kept(&home);
    assert_eq!(left.len(), 1);

    home.env("EDITOR", "true");
    let ran = home.run(["edit"]);

    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (Some(0), "Nothing changed.\n")
    );
    assert_eq!(
        nameless(&ran.stderr, &left[0]),
        "an earlier edit was left in ~/.local/share/selfcare/edit-1; remove it once you need nothing of it\n"
    );
    assert_eq!(kept(&home), left);
}

#[test]
fn a_note_comes_back_whole_and_is_nowhere_but_in_the_journal_and_its_copy() {
    let note = "one \"two\" \\ 'three'\nfour #five\u{202e}\u{1b}[2J\u{9b}\u{200b}\t\"\"\"";
    let mut home = Sandbox::new();
    home.ok(["checkin", "--answers", MORNING, "--note", note]);
    edits_with(
        &mut home,
        "cp \"$1\" ~/seen; sed -i 's/^rested = 4/rested = 3/' \"$1\"; cp \"$1\" \"$1~\"",
    );

    home.ok(["edit"]);

    let journal = home.journal_text();
    let notes: Vec<&str> = journal
        .lines()
        .filter_map(|line| line.split("\"note\":").nth(1))
        .collect();
    assert_eq!((notes.len(), notes[0]), (2, notes[1]));
    let seen = home.home().join("seen");
    let shown = std::fs::read_to_string(&seen).expect("seen");
    assert!(
        !shown.contains(['\u{202e}', '\u{1b}', '\u{9b}', '\u{200b}']),
        "{shown}"
    );
    std::fs::remove_file(seen).expect("removed");
    for file in files(home.home()) {
        let text = std::fs::read(&file).expect("a file");
        let holds = text.windows(4).any(|window| window == b"five");
        let is_copy = file.parent() == Some(&home.folder().join("backups"));
        let expected = file == home.journal() || is_copy;
        assert_eq!(holds, expected, "{}", file.display());
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[test]
fn own_areas_and_answers_to_questions_switched_off_are_kept() {
    let mut home = Sandbox::new();
    home.write_config("[areas.mood]\n[areas.voice]\n");
    home.ok([
        "checkin",
        "--answers",
        MORNING,
        "--area",
        "mood=3",
        "--area",
        "voice=2",
    ]);
    home.write_config("off = [\"eating\", \"forward\"]\n[areas.mood]\nlevels = [\"low\", \"flat\", \"so-so\", \"good\", \"bright\"]\n[areas.calm]\n");
    edits_with(
        &mut home,
        "cp \"$1\" ~/seen; sed -i '/^forward/d; s/^mood = 3/mood = 4/; s/^voice = 2/voice = 1/' \"$1\"",
    );

    let said = home.ok(["edit"]);

    let seen = std::fs::read_to_string(home.home().join("seen")).expect("seen");
    assert!(
        seen.contains("\neating = 4  # 1 hardly .. 5 very well\n"),
        "{seen}"
    );
    let own = "\n[areas]\nmood = 3  # 1 low .. 5 bright\n# calm =   # 1 very low .. 5 very good\nvoice = 2  # not asked any more\n";
    assert!(seen.ends_with(own), "{seen}");
    assert!(
        said.starts_with("Changed: forward 4 to unanswered, mood 3 to 4, voice 2 to 1. "),
        "{said}"
    );
    assert!(
        home.journal_text()
            .ends_with("\"areas\":{\"mood\":4,\"voice\":1}}\n")
    );
}

#[test]
fn how_long_the_check_in_took_stays() {
    let mut home = Sandbox::new();
    home.write_journal("{\"v\":1,\"id\":\"a\",\"kind\":\"checkin\",\"at\":\"2026-11-22T07:00:00+01:00\",\"day\":\"2026-11-22\",\"rested\":4,\"took\":18.2}\n");
    edits_with(&mut home, "sed -i 's/^rested = 4/rested = 3/' \"$1\"");

    home.run(["edit"]);

    assert!(
        home.journal_text()
            .ends_with("\"rested\":3,\"took\":18.2}\n")
    );
}

#[test]
fn an_editor_with_arguments_and_spaces_is_run_as_the_shell_reads_it() {
    let mut home = answered("");
    let script = home.home().join("my editor");
    std::fs::write(
        &script,
        "[ \"$1\" = --wait ] && sed -i 's/^rested = 4/rested = 3/' \"$2\"",
    )
    .expect("the editor");
    home.env("EDITOR", "sh ~/'my editor' --wait");

    assert!(home.ok(["edit"]).starts_with("Changed: rested 4 to 3."));
}

#[test]
fn days_to_come_and_no_days_are_refused() {
    let home = answered("touch ~/opened");

    assert_eq!(
        home.refused(["edit", "tomorrow"]),
        "error: invalid DAY: tomorrow; 2026-11-23 is still to come; today is the last day that can be used; a day is today, yesterday, -3, 3 days ago, monday, last monday or 2026-11-20\n"
    );
    assert_eq!(
        home.refused(["edit", "20/11"]),
        "error: invalid DAY: 20/11; a day is today, yesterday, -3, 3 days ago, monday, last monday or 2026-11-20\n"
    );
    assert!(!home.home().join("opened").exists());
}
