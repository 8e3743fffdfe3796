//! `selfcare team`: a week given away in words, and the middle of many.

use std::collections::BTreeSet;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;

use snapbox::{assert_data_eq, str};

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

/// A week with a word of everything that must stay at home.
const WEEK: &str = r#"{"v":1,"id":"a","kind":"checkin","at":"2026-11-16T05:06:07+01:00","day":"2026-11-16","health":"well","sleep":7.5,"rested":2,"eating":4,"boundaries":2,"thoughts":5,"forward":3,"kept":4,"missed":0,"areas":{"canaryarea":1},"note":"canary note"}
{"v":1,"id":"b","kind":"checkin","at":"2026-11-17T05:06:07+01:00","day":"2026-11-17","health":"ill","sleep":6.5,"rested":2,"eating":3,"boundaries":2,"thoughts":5,"forward":3,"adjustment":"canary change"}
{"v":1,"id":"c","kind":"checkin","at":"2026-11-18T05:06:07+01:00","day":"2026-11-18","health":"well","sleep":8,"rested":2,"eating":4,"boundaries":1,"thoughts":5,"forward":3}
{"v":1,"id":"d","kind":"commitment","at":"","day":"2026-11-18","text":"canary promise","to":"canary person","due":"2026-11-19"}
{"v":1,"id":"e","kind":"reflection","at":"","day":"2026-11-18","serving":4,"note":"canary evening"}
"#;

/// A member's home on the Monday after.
fn member() -> Sandbox {
    let mut home = Sandbox::new();
    home.on("2026-11-23")
        .write_config("[areas.canaryarea]\nquestion = \"canary?\"\n");
    home.write_journal(WEEK);
    home
}

/// A share with its own key, of the members a, b, c.
pub(crate) fn share(member: char, band: &str) -> String {
    let key = String::from(member).repeat(26);
    format!(
        r#"{{"version":1,"team":"ward-7","week":"2026-W47","key":"{key}","bands":{{"rest":"{band}","thoughts":"well","boundaries":"{band}","forward":null,"eating":"middling","commitments":"low","fit_days":"{band}"}}}}"#
    ) + "\n"
}

/// A leader's home with a file for each member.
fn leader(members: &str) -> (Sandbox, Vec<PathBuf>) {
    let mut home = Sandbox::new();
    home.on("2026-11-23");
    let files = members.chars().map(|member| {
        let file = home.home().join(format!("{member}.json"));
        std::fs::write(&file, share(member, "middling")).expect("a share");
        file
    });
    let files = files.collect();
    (home, files)
}

fn report(files: &[PathBuf]) -> Vec<&std::ffi::OsStr> {
    let words = ["team", "report"].map(std::ffi::OsStr::new);
    words
        .into_iter()
        .chain(files.iter().map(|file| file.as_os_str()))
        .collect()
}

#[test]
fn a_share_holds_words_and_nothing_else() {
    let home = member();
    let line = home.ok(["team", "share", "Ward-7", "--yes"]);
    let (before, rest) = line.split_once("\"key\":\"").expect("a key");
    let (key, after) = rest.split_at(26);
    assert_eq!(before, r#"{"version":1,"team":"ward-7","week":"2026-W47","#);
    assert!(
        key.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    );
    assert_eq!(
        after,
        "\",\"bands\":{\"rest\":\"low\",\"thoughts\":\"well\",\"boundaries\":\"low\",\"forward\":\"middling\",\"eating\":\"middling\",\"commitments\":\"well\",\"fit_days\":\"low\"}}\n"
    );
    assert_eq!(home.journal_text(), WEEK);
}

#[test]
fn it_is_shown_whole_and_only_written_when_that_is_said() {
    for (keys, is_given) in [("y", true), ("n", false), ("\r", false), ("\u{1b}", false)] {
        let home = member();
        let secret = home.folder().join("team.secret");
        let args = ["team", "share", "ward-7", "--output", "share.json"];
        let mut terminal = Terminal::run(&home, &args, 40, 80);
        terminal.wait_for("Give it away?").keys(keys);
        let ended = terminal.end();
        assert_eq!((ended.code, ended.settings_kept), (0, true), "{keys:?}");
        let file = home.home().join("share.json");
        assert_eq!(
            (file.exists(), secret.exists()),
            (is_given, is_given),
            "{keys:?}"
        );
        if !is_given {
            continue;
        }
        let line = std::fs::read_to_string(&file).expect("the share");
        let key = line
            .split("\"key\":\"")
            .nth(1)
            .and_then(|rest| rest.get(..26))
            .expect("a key");
        assert_data_eq!(
            ended.screen.replace(key, "[KEY]"),
            str![[r#"
Week 16 to 22 November (2026-W47), for ward-7:

  rest          low
  thoughts      well
  boundaries    low
  forward       middling
  eating        middling
  commitments   well
  fit days      low
  key           [KEY]

That is all of it. Whoever gets it can read it. Few fit days beside areas
that are well may tell that you were ill. The key shows that a share is
given twice; it joins no two weeks, and does not say who you are.

Give it away?
  Enter nothing is given away   y yes, write it   n no
> y yes, write it
Written to ~/share.json, for you alone.

"#]]
        );
        for path in [&file, &secret] {
            let mode = std::fs::metadata(path)
                .expect("a file")
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }
}

#[test]
fn without_a_terminal_it_is_not_given_away_unasked() {
    let home = member();
    assert_data_eq!(
        home.refused(["team", "share", "ward-7"]),
        str![[r#"
error: no terminal to ask at, so nothing was changed; to give it away without a question: selfcare team share ward-7 --yes

"#]]
    );
    let said = home.refused([
        "team",
        "share",
        "ward-7",
        "2026-W47",
        "--output",
        "my share.json",
    ]);
    let way = "selfcare team share ward-7 2026-W47 --output 'my share.json' --yes";
    assert!(said.trim_end().ends_with(way), "{said}");
    assert!(!home.folder().join("team.secret").exists());
}

#[test]
fn a_week_without_words_is_not_shared_and_fit_days_never_stand_alone() {
    let home = member();
    for day in ["2026-11-16", "2026-11-17", "2026-11-18"] {
        home.ok(["checkin", day, "--answers", "ill - - - - - - -"]);
    }
    let said = home.refused(["team", "share", "ward-7", "--yes"]);
    assert!(
        said.contains("no area was answered on three of its days"),
        "{said}"
    );
    for day in ["2026-11-16", "2026-11-17", "2026-11-18"] {
        home.ok(["checkin", day, "--eating", "4"]);
    }
    let line = home.ok(["team", "share", "ward-7", "--yes"]);
    assert!(
        line.contains(r#""eating":"well","#) && line.contains(r#""fit_days":null"#),
        "{line}"
    );
}

#[test]
fn a_key_is_the_same_for_one_week_and_another_for_the_next() {
    let mut home = member();
    let key = |home: &Sandbox, team: &str, week: &str| {
        let line = home.ok(["team", "share", team, week, "--yes"]);
        line.split("\"key\":\"")
            .nth(1)
            .and_then(|rest| rest.get(..26))
            .map(str::to_owned)
            .expect("a key")
    };
    let first = key(&home, "ward-7", "2026-W47");
    assert_eq!(key(&home, "ward-7", "last-week"), first);
    let next = WEEK
        .replace("2026-11-1", "2026-11-2")
        .replace("\"id\":\"", "\"id\":\"z");
    home.write_journal(WEEK.to_owned() + &next);
    home.on("2026-12-07");
    let keys = BTreeSet::from([
        first.clone(),
        key(&home, "ward-8", "2026-W47"),
        key(&home, "ward-7", "2026-W48"),
    ]);
    assert_eq!(keys.len(), 3);
    // Without the secret another person seems to share.
    std::fs::remove_file(home.folder().join("team.secret")).expect("removed");
    assert_ne!(key(&home, "ward-7", "2026-W47"), first);
    std::fs::write(home.folder().join("team.secret"), "torn").expect("written");
    let said = home.refused(["team", "share", "ward-7", "2026-W47", "--yes"]);
    assert!(
        said.contains("team.secret: it holds no secret of selfcare; move it away"),
        "{said}"
    );
}

#[test]
fn a_week_that_would_tell_of_days_is_not_shared() {
    let mut home = member();
    for (args, why) in [
        (
            ["ward-7", "2026-W48"],
            "could not share 2026-W48: that week is not over; it can be shared from the Monday after it",
        ),
        (
            ["ward-7", "2026-W46"],
            "could not share 2026-W46: that week has fewer than three check-ins, and would tell of single days",
        ),
        (
            ["ward-7", "yesterday"],
            "invalid value for WEEK: yesterday; a week is like 2026-W47, or last-week",
        ),
        (
            ["ward 7", "2026-W47"],
            "invalid value for <TEAM>: ward 7; a team is one word of at most 24 letters, digits and hyphens, like ward-7",
        ),
    ] {
        let said = home.refused(["team", "share"].into_iter().chain(args).chain(["--yes"]));
        assert_eq!(said, format!("error: {why}\n"));
    }
    // On its Sunday a week still runs.
    home.on("2026-11-22");
    let said = home.refused(["team", "share", "ward-7", "2026-W47", "--yes"]);
    assert!(said.contains("not over"), "{said}");
    assert!(!home.folder().join("team.secret").exists());
}

#[test]
fn five_shares_make_a_summary_of_which_nobody_stands_out() {
    let (home, files) = leader("abcde");
    std::fs::write(&files[0], share('a', "low")).expect("a share");
    assert_data_eq!(
        home.ok(report(&files)),
        str![[r#"
Week 16 to 22 November (2026-W47), ward-7                      5 to 9 people

  rest          middling
  thoughts      well
  boundaries    middling
  forward       too few said
  eating        middling
  commitments   low
  fit days      middling

Each is the middle word of what was shared, low, middling or well. It says
nothing of anyone; how somebody is, they can be asked.

"#]]
    );
    // Whoever asks again learns nothing more.
    let json = home.ok(report(&files).into_iter().chain(["--json".as_ref()]));
    assert_data_eq!(
        json,
        str![[r#"
{"version":1,"team":"ward-7","week":"2026-W47","people":"5-9","bands":{"rest":"middling","thoughts":"well","boundaries":"middling","forward":null,"eating":"middling","commitments":"low","fit_days":"middling"}}

"#]]
    );
    let all: String = files
        .iter()
        .map(|file| std::fs::read_to_string(file).expect("a share"))
        .collect();
    let ran = home.run_with(["team", "report", "-"], (all.clone() + &all).as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
}

#[test]
fn at_a_terminal_the_first_summary_of_a_week_is_asked_for() {
    let (home, files) = leader("abcde");
    let args: Vec<&str> = report(&files)
        .into_iter()
        .filter_map(std::ffi::OsStr::to_str)
        .collect();
    for keys in ["\r", "n", "y"] {
        let mut terminal = Terminal::run(&home, &args, 40, 80);
        terminal.wait_for("Are all the shares here?").keys(keys);
        let ended = terminal.end();
        assert_eq!((ended.code, ended.settings_kept), (0, true), "{keys:?}");
        let is_made = home.folder().join("team.shown").exists();
        assert_eq!(is_made, keys == "y", "{}", ended.screen);
    }
    let again = Terminal::run(&home, &args, 40, 80).end();
    assert!(again.screen.contains("ward-7"), "{}", again.screen);
    assert!(!again.screen.contains("Are all"), "{}", again.screen);
}

#[test]
fn what_cannot_be_summed_up_is_named_and_nothing_is_printed() {
    let (home, files) = leader("abcdef");
    let is_refused = |files: &[PathBuf], why: &str| {
        let said = home.refused(report(files)).replace("[HOME]/", "");
        assert_eq!(said, format!("error: {why}\n"));
        assert!(!home.folder().join("team.shown").exists());
    };
    let few = "could not sum up the team: fewer than five people shared; of so few, one could be told from the others";
    is_refused(&files[..4], few);
    is_refused(&[&files[..4], &files[..4]].concat(), few);

    std::fs::write(&files[5], share('b', "well")).expect("a share");
    is_refused(
        &files,
        "could not sum up ~/b.json and ~/f.json: two of one person do not say the same; keep the one that is meant",
    );
    let earlier = share('f', "well").replace("W47", "W46");
    std::fs::write(&files[5], earlier).expect("a share");
    is_refused(
        &files,
        "could not sum up ~/a.json (ward-7, 2026-W47) and ~/f.json (ward-7, 2026-W46): they are not of one team and one week",
    );
    std::fs::write(&files[5], share('f', "well") + "{\"note\":\"canary\"}\n").expect("a share");
    is_refused(
        &files,
        "could not read ~/f.json: line 2 is no share as selfcare team share writes it",
    );
    for journal in [WEEK.to_owned(), share('f', "well") + WEEK] {
        std::fs::write(&files[5], journal).expect("a journal");
        is_refused(
            &files,
            "could not read ~/f.json: it is somebody's journal, and no share; nothing of it is shown. Give it back, and remove it here",
        );
    }
    std::fs::remove_file(&files[5]).expect("removed");
    is_refused(&files, "could not read ~/f.json: no such file or directory");
}

#[test]
fn a_second_summary_never_tells_of_the_few_that_are_new() {
    let (home, files) = leader("abcdefghij");
    let first = home.ok(report(&files[..5]));
    for more in 6..10 {
        let said = home.refused(report(&files[..more]));
        assert!(said.contains("would tell of a few people"), "{said}");
    }
    // One goes and another comes; one says something else.
    home.refused(report(&files[1..6]));
    for file in &files[..3] {
        let member = file
            .file_stem()
            .and_then(|name| name.to_str()?.chars().next());
        std::fs::write(file, share(member.expect("a member"), "well")).expect("a share");
    }
    home.refused(report(&files[..5]));
    for (file, member) in files.iter().zip("abc".chars()) {
        std::fs::write(file, share(member, "middling")).expect("a share");
    }
    assert_eq!(home.ok(report(&files[..5])), first);
    let all = home.ok(report(&files));
    assert!(all.contains("10 to 19 people"), "{all}");
    assert_eq!(home.ok(report(&files)), all);
    let shown = home.folder().join("team.shown");
    assert_eq!(
        std::fs::read_to_string(&shown)
            .expect("what was shown")
            .lines()
            .count(),
        2
    );

    // What is not known to have been shown, or cannot be kept, is not shown.
    std::fs::write(&shown, "torn").expect("written");
    let said = home.refused(report(&files));
    assert!(said.contains("team.shown: line 1 is no summary"), "{said}");
    std::fs::remove_file(&shown).expect("removed");
    std::fs::create_dir(&shown).expect("a folder");
    home.refused(report(&files));
}

#[test]
fn what_is_kept_for_a_team_goes_with_everything_else_and_no_report_takes_its_place() {
    let home = member();
    home.ok(["team", "share", "ward-7", "--yes"]);
    let secret = home.folder().join("team.secret");
    let text = std::fs::read(&secret).expect("the secret");
    let path = secret.to_str().expect("a path");
    let said = home.refused(["report", "--format", "json", "--output", path]);
    assert!(
        said.contains("it holds what selfcare keeps for you"),
        "{said}"
    );
    assert_eq!(std::fs::read(&secret).expect("the secret"), text);
    std::fs::set_permissions(&secret, Permissions::from_mode(0o644)).expect("a mode");
    assert!(home.run(["doctor"]).stdout.contains("team.secret"));
    home.ok(["erase", "--all", "--yes"]);
    assert!(!secret.exists());
}

#[test]
fn the_share_in_the_readme_is_one() {
    let readme = include_str!("../../README.md");
    let begin = readme.find(r#"{"version":1,"team""#).expect("a share");
    let line = readme[begin..].lines().next().expect("a line");
    let shares = selfcare::team::Share::read(line.as_bytes()).expect("a share");
    assert_eq!(shares[0].to_line().expect("a line"), format!("{line}\n"));
}
