//! `selfcare doctor`: whether everything is in order.

use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

fn autumn(more: &str) -> Sandbox {
    let home = Sandbox::new();
    let journal = include_str!("journals/autumn.jsonl");
    home.write_journal(format!("{journal}{more}"));
    home
}

#[test]
fn a_new_home_is_in_order_and_stays_as_it_is() {
    let home = Sandbox::new();
    assert_data_eq!(
        home.ok(["doctor"]),
        str![[r#"
version      selfcare 0.1.0
settings     ~/.config/selfcare/config.toml (default), none yet: the
             defaults hold
journal      ~/.local/share/selfcare/journal.jsonl (default), none yet:
             nothing was written
permissions  for you alone
shell        no profile has the block of selfcare init
reminder     none; to have one: selfcare remind install
terminal     none here, so nothing is asked; 80 columns
locale       UTF-8

Everything is in order.

"#]]
    );
    assert!(!home.home().join(".local").exists());
}

#[test]
fn what_wants_mending_is_named_with_the_way_out() {
    let home = autumn("{\"v\":1,\"id\":\n{\"v\":9}\n");
    home.write_config("ned = 8\n");
    std::fs::set_permissions(home.folder(), Permissions::from_mode(0o755)).expect("a mode");
    std::fs::set_permissions(home.journal(), Permissions::from_mode(0o644)).expect("a mode");
    std::fs::write(
        home.folder().join("journal.sync-conflict-20261120.jsonl"),
        "",
    )
    .expect("a copy");
    let before = home.journal_text();
    let ran = home.run(["doctor"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(1), ""));
    assert_data_eq!(
        ran.stdout,
        str![[r#"
version      selfcare 0.1.0
settings     ~/.config/selfcare/config.toml:1:1: no setting "ned"; the
             nearest is "need"
             To mend: change that line in ~/.config/selfcare/config.toml
journal      ~/.local/share/selfcare/journal.jsonl (default), 28 check-ins,
             12 October to 20 November
line         line 29 unreadable, kept: cut off after column 12
             To mend: put line 29 of ~/.local/share/selfcare/journal.jsonl
             right in an editor, or take it out
newer        one record of a newer selfcare, kept and not shown
copy         ~/.local/share/selfcare/journal.sync-conflict-20261120.jsonl: a
             conflict copy of the journal, not read
             To mend: selfcare merge
permissions  ~/.local/share/selfcare: others may open it (mode 0755)
             To mend: selfcare doctor --fix
permissions  ~/.local/share/selfcare/journal.jsonl: others may open it (mode
             0644)
             To mend: selfcare doctor --fix
shell        no profile has the block of selfcare init
reminder     none; to have one: selfcare remind install
terminal     none here, so nothing is asked; 80 columns
locale       UTF-8

Five things want mending.

"#]]
    );
    assert_eq!(home.journal_text(), before);
}

#[test]
fn permissions_are_mended_and_then_it_is_in_order() {
    let home = autumn("");
    std::fs::set_permissions(home.folder(), Permissions::from_mode(0o755)).expect("a mode");
    std::fs::set_permissions(home.journal(), Permissions::from_mode(0o664)).expect("a mode");
    assert_eq!(home.run(["doctor"]).code, Some(1));
    assert_data_eq!(
        home.ok(["doctor", "--fix"]),
        str![[r#"
For you alone now: ~/.local/share/selfcare
For you alone now: ~/.local/share/selfcare/journal.jsonl

version      selfcare 0.1.0
settings     ~/.config/selfcare/config.toml (default), none yet: the
             defaults hold
journal      ~/.local/share/selfcare/journal.jsonl (default), 28 check-ins,
             12 October to 20 November
permissions  for you alone
shell        no profile has the block of selfcare init
reminder     none; to have one: selfcare remind install
terminal     none here, so nothing is asked; 80 columns
locale       UTF-8

Everything is in order.

"#]]
    );
    let mode = |path| std::fs::metadata(path).expect("it").permissions().mode() & 0o777;
    assert_eq!((mode(home.folder()), mode(home.journal())), (0o700, 0o600));
    assert_eq!(home.run(["doctor"]).code, Some(0));
}

#[test]
fn the_shell_that_greets_is_named_and_a_broken_block_wants_mending() {
    let home = autumn("");
    home.run(["init", "zsh", "--install"]);
    assert!(
        home.ok(["doctor"])
            .contains("shell        greets from ~/.zshrc\n")
    );
    std::fs::write(home.home().join(".bashrc"), "# >>> selfcare >>>\n").expect("a profile");
    let ran = home.run(["doctor"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout
            .contains("To mend: take those lines out of ~/.bashrc by hand"),
        "{}",
        ran.stdout
    );
}

#[test]
fn in_a_narrow_window_no_path_is_broken_in_a_name() {
    let home = autumn("");
    std::fs::set_permissions(home.journal(), Permissions::from_mode(0o644)).expect("a mode");
    assert_data_eq!(
        Terminal::run(&home, &["doctor"], 60, 40).end().screen,
        str![[r#"
version
  selfcare 0.1.0
settings
  ~/.config/selfcare/config.toml
  (default), none yet: the defaults hold
journal
  ~/.local/share/selfcare/journal.jsonl
  (default), 28 check-ins, 12 October to
  20 November
permissions
  ~/.local/share/selfcare/journal.jsonl:
  others may open it (mode 0644)
  To mend: selfcare doctor --fix
shell
  no profile has the block of selfcare
  init
reminder
  none; to have one: selfcare remind
  install
terminal
  asks by single keys; 40 columns
locale
  UTF-8

One thing wants mending.

"#]]
    );
    assert_data_eq!(
        Terminal::run(&home, &["doctor"], 90, 30).end().screen,
        str![[r#"
version
  selfcare 0.1.0
settings
  ~/.config/selfcare/
  config.toml (default), none
  yet: the defaults hold
journal
  ~/.local/share/selfcare/
  journal.jsonl (default), 28
  check-ins, 12 October to 20
  November
permissions
  ~/.local/share/selfcare/
  journal.jsonl: others may
  open it (mode 0644)
  To mend: selfcare doctor
  --fix
shell
  no profile has the block of
  selfcare init
reminder
  none; to have one: selfcare
  remind install
terminal
  asks by single keys; 30
  columns
locale
  UTF-8

One thing wants mending.

"#]]
    );
}

#[test]
fn login_shells_that_would_not_greet_want_mending() {
    let home = autumn("");
    home.run(["init", "bash", "--install"]);
    assert!(
        home.ok(["doctor"])
            .contains("shell        greets from ~/.bashrc, ~/.profile\n")
    );
    // Another file takes the place of the one that login shells read.
    std::fs::write(home.home().join(".bash_profile"), "x=y\n").expect("a profile");
    let ran = home.run(["doctor"]);
    assert_eq!(ran.code, Some(1));
    let rows: Vec<&str> = ran.stdout.lines().collect();
    let shell = rows.iter().position(|row| row.starts_with("shell"));
    let shell = rows[shell.expect("a row")..].iter().take(4);
    assert_data_eq!(
        shell.copied().collect::<Vec<_>>().join("\n"),
        str![[r#"
shell        greets from ~/.bashrc, ~/.profile, but not in login shells of
             bash: they read ~/.bash_profile alone
             To mend: selfcare init bash --install, with your own flags if
             you chose any
"#]]
    );
    home.run(["init", "bash", "--install"]);
    assert!(home.ok(["doctor"]).contains("~/.bash_profile"));
}

#[test]
fn a_lost_journal_beside_its_backups_is_no_new_one() {
    let home = autumn("");
    std::fs::create_dir(home.folder().join("backups")).expect("a folder");
    std::fs::rename(home.journal(), home.folder().join("backups/2026-11.jsonl")).expect("moved");
    let ran = home.run(["doctor"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout
            .contains("missing or empty, but backups stand in"),
        "{}",
        ran.stdout
    );
}

#[test]
fn the_findings_are_there_for_other_programs() {
    let home = autumn("");
    let json: serde_json::Value =
        serde_json::from_str(&home.ok(["doctor", "--json"])).expect("JSON");
    assert_eq!(json["in_order"], true);
    assert_eq!(
        json["findings"][0]["says"],
        format!("selfcare {}", env!("CARGO_PKG_VERSION"))
    );
    let mended = json["findings"].as_array().expect("findings").iter();
    assert!(mended.into_iter().all(|finding| finding["mend"].is_null()));
}

#[test]
fn a_folder_that_cannot_be_named_is_a_finding_and_nothing_is_mended_there() {
    let mut home = Sandbox::new();
    home.env("SELFCARE_DIR", "care");
    let ran = home.run(["doctor"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout
            .contains("To mend: name a folder in SELFCARE_DIR"),
        "{}",
        ran.stdout
    );
    assert_data_eq!(
        home.refused(["doctor", "--fix"]),
        str![[r#"
error: invalid path in SELFCARE_DIR: care (give it whole, from the first /)

"#]]
    );
    assert_data_eq!(
        home.refused(["doctor", "--all"]),
        str![[r#"
error: no flag "--all"; see --help

"#]]
    );
}

#[test]
fn what_is_odd_in_the_file_is_named_by_its_lines() {
    let home = Sandbox::new();
    let reflection = |id: &str, at: &str| {
        format!(
            "{{\"v\":1,\"id\":\"{id}\",\"kind\":\"reflection\",\"at\":\"{at}\",\"day\":\"2026-11-20\",\"serving\":4}}\n"
        )
    };
    let mut text = reflection("a", "2026-11-21T18:00:00Z").into_bytes();
    text.extend(reflection("a", "2026-11-20T17:30:00Z").bytes());
    text.extend(b"{\"v\":1,\"id\":\"b\",\"no\xff\n{\"v\":1,\"id\":\"b\",\"kind\n");
    text.extend(reflection("c", "2026-11-20T17:29:00Z").bytes());
    home.write_journal(&text);
    let ran = home.run(["doctor"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stdout,
        str![[r#"
version      selfcare 0.1.0
settings     ~/.config/selfcare/config.toml (default), none yet: the
             defaults hold
journal      ~/.local/share/selfcare/journal.jsonl (default), no check-ins
             yet
line         line 3 unreadable, kept: not UTF-8, column 20
             To mend: put line 3 of ~/.local/share/selfcare/journal.jsonl
             right in an editor, or take it out
line         line 4 unreadable, kept: cut off after column 21
             To mend: put line 4 of ~/.local/share/selfcare/journal.jsonl
             right in an editor, or take it out
ids          line 2 with the id of an earlier one; both are kept, the later
             counts
clock        went back before lines 2 and 5, by up to 24 h; the order of the
             file counts
permissions  for you alone
shell        no profile has the block of selfcare init
reminder     none; to have one: selfcare remind install
terminal     none here, so nothing is asked; 80 columns
locale       UTF-8

Two things want mending.

"#]]
    );
}

#[test]
fn a_lock_that_is_held_is_named_with_its_holder() {
    let home = Sandbox::new();
    home.ok(["reflect", "4"]);
    let lock = std::fs::File::open(home.folder().join("journal.lock")).expect("the lock");
    lock.lock().expect("locked");
    let ran = home.run(["doctor"]);
    assert_eq!(ran.code, Some(1));
    let number = std::process::id();
    let says = format!("(process {number}) holds the journal: nothing can be saved");
    let words: Vec<&str> = ran.stdout.split_whitespace().collect();
    assert!(words.join(" ").contains(&says), "{}", ran.stdout);
    drop(lock);
    home.ok(["doctor"]);
}

#[test]
fn what_was_cut_off_is_swept_and_what_was_typed_stays() {
    let home = Sandbox::new();
    home.ok(["reflect", "4"]);
    let (unfinished, typed) = (
        home.folder().join(".selfcare-new-x"),
        home.folder().join("edit-00000001"),
    );
    std::fs::write(&unfinished, "half").expect("a file");
    std::fs::create_dir(&typed).expect("a folder");
    std::fs::write(typed.join("day.toml"), "words").expect("a file");
    let ran = home.run(["doctor", "--fix"]);
    assert_eq!(ran.code, Some(1));
    assert_data_eq!(
        ran.stdout,
        str![[r#"
Removed: ~/.local/share/selfcare/.selfcare-new-x

version      selfcare 0.1.0
settings     ~/.config/selfcare/config.toml (default), none yet: the
             defaults hold
journal      ~/.local/share/selfcare/journal.jsonl (default), no check-ins
             yet
unsaved      ~/.local/share/selfcare/edit-00000001: typed in an editor, and
             not saved
             To mend: take from it what you want to keep, and remove it
permissions  for you alone
shell        no profile has the block of selfcare init
reminder     none; to have one: selfcare remind install
terminal     none here, so nothing is asked; 80 columns
locale       UTF-8

One thing wants mending.

"#]]
    );
    assert!(!unfinished.exists() && typed.join("day.toml").exists());
}

#[test]
fn settings_that_others_may_change_are_named_and_those_that_they_may_read_are_not() {
    let home = Sandbox::new();
    home.ok(["checkin", "--answers", "well 7 4 4 4 4 4 -"]);
    home.ok(["config", "set", "need", "8"]);
    let file = home.home().join(".config/selfcare/config.toml");
    let put = |mode| std::fs::set_permissions(&file, Permissions::from_mode(mode));
    for (mode, is_named) in [(0o644, false), (0o666, true)] {
        put(mode).expect("a mode");
        let said = home.run(["doctor"]).stdout;
        let named = format!("config.toml: others may open it (mode {mode:04o})");
        let words: Vec<&str> = said.split_whitespace().collect();
        assert_eq!(words.join(" ").contains(&named), is_named, "{said}");
    }
    home.run(["doctor", "--fix"]);
    let mode = std::fs::metadata(&file)
        .expect("the file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn what_was_erased_on_the_other_side_of_a_merge_is_not_asked_back() {
    let home = Sandbox::new();
    for day in ["-3", "-2", "-1"] {
        home.ok(["checkin", day, "--answers", "well 7 4 4 4 4 4 -"]);
    }
    let copy = home
        .folder()
        .join("backups/2026-11-22T07-41-03-before-merge.jsonl");
    std::fs::write(&copy, home.journal_text()).expect("a copy");
    let lines = home.journal_text();
    home.write_journal(lines.split_inclusive('\n').next().unwrap());
    let ran = home.run(["doctor"]);
    let words: Vec<&str> = ran.stdout.split_whitespace().collect();
    let says = "lost two records of the copy 2026-11-22T07-41-03-before-merge are not in the journal: erased on the other side, or lost (2026-11-20, 2026-11-21) To mend: where a day was erased, selfcare erase 2026-11-20 takes it out of the copies here, too; else selfcare restore 2026-11-22T07-41-03-before-merge shows what differs, and asks";
    assert!(words.join(" ").contains(says), "{}", ran.stdout);
    for day in ["2026-11-20", "2026-11-21"] {
        home.ok(["erase", day, "--yes"]);
    }
    let ran = home.run(["doctor"]);
    assert!(!ran.stdout.contains("lost"), "{}", ran.stdout);
    assert!(
        !std::fs::read_to_string(&copy)
            .unwrap()
            .contains("2026-11-20")
    );
}

#[test]
fn a_journal_that_shrank_against_its_last_copy_is_told_and_one_put_back_on_purpose_is_not() {
    let home = autumn("");
    home.ok(["reflect", "4"]);
    let lines = home.journal_text();
    let few: String = lines.split_inclusive('\n').take(20).collect();
    home.write_journal(&few);
    let ran = home.run(["doctor"]);
    assert_eq!(ran.code, Some(1));
    let words: Vec<&str> = ran.stdout.split_whitespace().collect();
    let says = "lost eight records of the copy 2026-11 are not in the journal To mend: selfcare restore 2026-11 shows what differs, and asks";
    assert!(words.join(" ").contains(says), "{}", ran.stdout);

    std::fs::copy(home.journal(), home.folder().join("backups/2026-10.jsonl"))
        .expect("an older copy");
    home.write_journal(&lines);
    home.ok(["restore", "2026-10", "--yes"]);
    home.ok(["doctor"]);
}
