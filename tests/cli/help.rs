//! Help: a first page that fits a screen, examples that work, and a way out of a mistyped word.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::{Command, Stdio};

use crate::sandbox::Sandbox;
use crate::team;
use crate::terminal::Terminal;

fn unbroken(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every command that can be seen with the words it says of itself, as the shell is told them.
fn commands(home: &Sandbox) -> Vec<(String, String)> {
    let mut command = home.command();
    command.env("COMPLETE", "fish").args(["--", "selfcare", ""]);
    let told = command.output().expect("the program").stdout;
    let told = String::from_utf8(told).expect("UTF-8");
    let pairs = told.lines().filter_map(|line| line.split_once('\t'));
    pairs
        .filter(|(name, _)| !name.starts_with('-') && *name != "help")
        .map(|(name, about)| (name.to_owned(), about.to_owned()))
        .collect()
}

#[test]
fn the_first_page_fits_a_screen_and_holds_every_command_once_in_its_own_words() {
    let home = Sandbox::new();
    let page = home.ok(["-h"]);
    assert!(page.lines().count() < 24, "{page}");
    assert!(page.lines().all(|line| line.chars().count() < 80), "{page}");
    let (short, long) = (unbroken(&page), unbroken(&home.ok(["--help"])));
    let commands = commands(&home);
    assert!(commands.len() > 13, "{commands:?}");
    for (name, about) in commands {
        let said = format!("{name} {about}");
        assert_eq!(short.matches(&said).count(), 1, "{said} in\n{page}");
        assert_eq!(long.matches(&said).count(), 1, "{said}");
    }
    let mut place = 0;
    for heading in [
        "Every day checkin",
        "Commitments commit",
        "Looking back report",
        "The journal and the machine init",
        "More: selfcare COMMAND -h",
    ] {
        place += short[place..].find(heading).expect(heading);
    }
}

#[test]
fn the_long_page_has_examples_and_the_exit_codes() {
    let home = Sandbox::new();
    let page = home.ok(["--help"]);
    for part in [
        "\nOptions:\n      --color <WHEN>\n",
        "\nExamples:\n  selfcare checkin\n",
        "\nExit codes:\n  0  yes, or done\n",
        "  3  no verdict today (gate)\n",
    ] {
        assert!(page.contains(part), "{part:?} in\n{page}");
    }
    assert_eq!(home.ok(["help"]), page);
    assert!(
        home.ok(["help", "commit", "add"])
            .contains("--every <RHYTHM>")
    );
}

#[test]
fn in_a_narrow_window_no_word_is_broken() {
    let home = Sandbox::new();
    let narrow = Terminal::run(&home, &["-h"], 60, 40).end().screen;
    let is_within = |line: &str| line.chars().count() <= 40;
    assert!(narrow.lines().all(is_within), "{narrow}");
    assert_eq!(unbroken(&narrow), unbroken(&home.ok(["-h"])));
    for path in every_command(&home) {
        let mut command = home.command();
        command.env("COLUMNS", "40").args(&path).arg("-h");
        let page = command.output().expect("the program").stdout;
        let page = String::from_utf8(page).expect("UTF-8");
        let is_wide = |line: &&str| line.chars().count() > 40 && !line.starts_with("Usage:");
        let wide: Vec<&str> = page.lines().filter(is_wide).collect();
        assert!(path.is_empty() || wide.is_empty(), "{path:?} {wide:?}");
    }
}

#[test]
fn no_paragraph_of_help_is_broken_twice() {
    let home = Sandbox::new();
    for columns in [40, 60, 80, 100] {
        for path in every_command(&home) {
            let asked = [&["help".to_owned()], &path[..]].concat();
            let mut command = home.command();
            command.env("COLUMNS", columns.to_string()).args(&asked);
            let page = command.output().expect("the program").stdout;
            let page = String::from_utf8(page).expect("UTF-8");
            let (said, _) = page.split_once("\nUsage:").expect("how it is typed");
            assert!(!said.contains("///"), "{path:?}\n{said}");
            let lines: Vec<&str> = said.lines().collect();
            for pair in lines.windows(2) {
                let [line, next] = [pair[0], pair[1]];
                let is_set = line.starts_with(' ') || next.starts_with(' ');
                if is_set || line.is_empty() || next.is_empty() || line.ends_with(':') {
                    continue;
                }
                let word = next.split(' ').next().expect("a word");
                let would_fit = line.chars().count() + 1 + word.chars().count() <= columns;
                assert!(!would_fit, "{path:?}, {columns} columns: {line:?} {next:?}");
            }
        }
    }
}

#[test]
fn a_mistyped_word_is_answered_with_the_nearest_one() {
    let home = Sandbox::new();
    for (typed, said) in [
        (
            "comit",
            "no command \"comit\"; the nearest is \"commit\"; see --help",
        ),
        (
            "statu",
            "no command \"statu\"; the nearest is \"status\"; see --help",
        ),
        (
            "commit keep",
            "no command \"keep\"; the nearest is \"kept\"; see --help",
        ),
        ("zzzz", "no command \"zzzz\"; see --help"),
        (
            "status --shrot",
            "no flag \"--shrot\"; the nearest is \"--short\"; see --help",
        ),
        ("status --zzzz", "no flag \"--zzzz\"; see --help"),
        ("undo twice", "one word too many: \"twice\"; see --help"),
        (
            "report --format htm",
            "invalid value for --format: htm; the nearest is html, of text, markdown, html, json, csv",
        ),
        (
            "pause --why tired",
            "invalid value for --why: tired; it is one of ill, holiday, other",
        ),
    ] {
        let said_here = home.refused(typed.split(' '));
        assert_eq!(said_here, format!("error: {said}\n"), "{typed}");
    }
}

/// The way to every command, the program itself first.
pub(crate) fn every_command(home: &Sandbox) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    all.extend(commands(home).into_iter().map(|(name, _)| vec![name]));
    let mut place = 1;
    while let Some(path) = all.get(place).cloned() {
        let page = home.ok(path.iter().map(String::as_str).chain(["-h"]));
        let below = page.split("\nCommands:\n").nth(1).unwrap_or_default();
        let rows = below.lines().take_while(|line| !line.is_empty());
        let names = rows.filter_map(|row| row.strip_prefix("  ")?.split(' ').next());
        for name in names.filter(|name| !["", "help"].contains(name)) {
            all.push(path.iter().cloned().chain([name.to_owned()]).collect());
        }
        place += 1;
    }
    all
}

/// What stands below `Examples:` on a page.
fn examples(page: &str) -> Vec<String> {
    let below = page.split("\nExamples:\n").nth(1).unwrap_or_default();
    let rows = below.lines().take_while(|line| line.starts_with("  "));
    rows.map(|row| row.trim().to_owned()).collect()
}

#[test]
fn every_example_of_every_command_works() {
    let home = Sandbox::new();
    let mut count = 0;
    for path in every_command(&home) {
        let page = home.ok(path.iter().map(String::as_str).chain(["--help"]));
        let examples = examples(&page);
        assert!(!examples.is_empty(), "{path:?} has no example:\n{page}");
        for example in examples {
            let begins = format!("selfcare {}", path.join(" "));
            assert!(example.contains(begins.trim_end()), "{example} of {path:?}");
            works(&example);
            count += 1;
        }
    }
    assert!(count > 40, "{count}");
}

/// Examples that ask at a terminal, and the keys that answer.
const ASKING: [(&str, &str); 7] = [
    ("selfcare checkin", "\r\r\r\r\r\r\r\r\r\r\r\r"),
    ("selfcare checkin yesterday", "w\r\r\r\r\r\r\r\r\r\r\r\r"),
    ("selfcare checkin --rested 4", "\r\r\r\r\r\r\r\r\r\r\r\r"),
    ("selfcare reflect", "4\r\r"),
    ("selfcare erase yesterday", "y"),
    ("selfcare team share ward-7", "y"),
    (
        "selfcare team share ward-7 2026-W46 --output share.json",
        "y",
    ),
];

/// Runs an example in a home that has what it speaks of.
fn works(example: &str) {
    let mut home = Sandbox::new();
    home.on("2026-11-24");
    home.write_journal(include_str!("journals/promises.jsonl"));
    home.ok(["checkin", "--answers", "well 7.5 4 4 4 4 4 -"]);
    if example.contains("pause --end") {
        home.ok(["pause"]);
    }
    if example.contains("restore 2026-11") {
        home.ok(["commit", "add", "swim"]);
    }
    if example.contains("team share") {
        for day in ["-5", "-6", "-7", "-10", "-11", "-12"] {
            home.ok(["checkin", day, "--answers", "well 7.5 4 4 4 4 4 -"]);
        }
    }
    std::fs::create_dir(home.home().join("shares")).expect("a folder");
    for member in "abcde".chars() {
        let file = home.home().join(format!("shares/{member}.json"));
        std::fs::write(file, team::share(member, "low")).expect("a share");
    }
    for table in ["diary.csv", "team.csv"] {
        let rows = "date,hours,fatigue,stress,id\n2026-09-01,7,4,3,p01\n2026-09-02,8,3,4,p01\n";
        std::fs::write(home.home().join(table), rows).expect("a table");
    }
    let laptop = home.journal_text().replace("2026-09-", "2026-08-");
    for other in ["laptop.jsonl", "phone.jsonl"] {
        std::fs::write(home.home().join(other), &laptop).expect("a journal");
    }
    if let Some((_, keys)) = ASKING.iter().find(|(asking, _)| *asking == example) {
        let words: Vec<&str> = example.split(' ').skip(1).collect();
        let ended = Terminal::run(&home, &words, 40, 80).keys(keys).end();
        assert_eq!(ended.code, 0, "{example}\n{}", ended.screen);
        return;
    }
    let bin = home.home().join("bin");
    std::fs::create_dir(&bin).expect("a folder");
    symlink(env!("CARGO_BIN_EXE_selfcare"), bin.join("selfcare")).expect("a link");
    // What runs reminders on this machine must not hear of it.
    let no_crontab = "#!/bin/sh\ntest \"$1\" = - && exec cat > /dev/null\necho 'no crontab for ada' >&2\nexit 1\n";
    let programs = [
        "open-the-shop",
        "code",
        "editor",
        "browser",
        "systemctl",
        "launchctl",
    ];
    let programs = programs.map(|name| (name, "#!/bin/sh\n"));
    let scripts = [
        ("crontab", no_crontab),
        ("ssh", "#!/bin/sh\nexec cat laptop.jsonl\n"),
    ];
    for (other, script) in programs.into_iter().chain(scripts) {
        let path = bin.join(other);
        std::fs::write(&path, script).expect("a program");
        std::fs::set_permissions(&path, PermissionsExt::from_mode(0o755)).expect("a mode");
    }
    // What is printed for bash is for bash to evaluate.
    let shell = if example.contains("init bash") {
        "bash"
    } else {
        "/bin/sh"
    };
    let mut shell = Command::new(shell);
    shell.env_clear().current_dir(home.home());
    for (name, value) in home.command().get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    let output = shell
        .env("PATH", format!("{}:/usr/bin:/bin", bin.display()))
        .env("EDITOR", "editor")
        .env("BROWSER", "browser")
        .args(["-e", "-c", example])
        .stdin(Stdio::null())
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{example}\n{said}");
}
