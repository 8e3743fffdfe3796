//! The README is a test: every transcript in it is run, in order, and must come out as printed.
//!
//! A comment before a block says the day and the home: `<!-- test: on 2026-11-24, home fresh -->`, `same` for the home of
//! the block before, or the name of a journal under `tests/cli/journals`, with the files of a folder of that name beside
//! it. A block of keys is typed into a terminal of 60
//! columns. With `README=overwrite` the blocks are written anew; look at the difference before you keep it.

use std::fmt::Write as _;
use std::path::Path;

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

#[test]
fn the_readme_says_what_the_program_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let written = std::fs::read_to_string(&path).expect("the README");
    let played = play(&written);
    if std::env::var_os("README").is_some_and(|how| how == "overwrite") {
        std::fs::write(&path, &played).expect("the README");
    } else {
        snapbox::assert_data_eq!(played, snapbox::Data::text(written).raw());
    }
}

/// How a block is to be run.
struct Scene {
    day: String,
    home: String,
    keys: Option<String>,
}

fn scene(comment: &str) -> Option<Scene> {
    let rest = comment
        .strip_prefix("<!-- test: on ")?
        .strip_suffix(" -->")?;
    let (day, rest) = rest.split_once(", home ")?;
    let (home, keys) = match rest.split_once(", keys ") {
        Some((home, keys)) => (home, Some(keys.trim_matches('"').replace("\\n", "\r"))),
        None => (rest, None),
    };
    Some(Scene {
        day: day.to_owned(),
        home: home.to_owned(),
        keys,
    })
}

/// The README with every tested block run anew.
fn play(written: &str) -> String {
    let mut played = String::new();
    let mut sandbox = Sandbox::new();
    let mut next: Option<Scene> = None;
    let mut lines = written.lines();
    while let Some(line) = lines.next() {
        played.push_str(line);
        played.push('\n');
        if let Some(scene) = scene(line) {
            next = Some(scene);
            continue;
        }
        if !line.starts_with("```") || line == "```" {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match next.take() {
            Some(scene) => {
                set(&mut sandbox, &scene);
                played.push_str(&run(&sandbox, &scene, &block));
            }
            None => block
                .iter()
                .for_each(|line| writeln!(played, "{line}").expect("a string")),
        }
        played.push_str("```\n");
    }
    played
}

fn set(sandbox: &mut Sandbox, scene: &Scene) {
    if scene.home != "same" {
        *sandbox = Sandbox::new();
    }
    if !["same", "fresh"].contains(&&*scene.home) {
        let journals = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/journals");
        let journal =
            std::fs::read(journals.join(format!("{}.jsonl", scene.home))).expect("the journal");
        sandbox.write_journal(journal);
        for file in std::fs::read_dir(journals.join(&scene.home))
            .into_iter()
            .flatten()
        {
            let file = file.expect("a file");
            let beside = sandbox.home().join(file.file_name());
            std::fs::copy(file.path(), beside).expect("a copy");
        }
    }
    sandbox.on(&scene.day);
}

fn run(sandbox: &Sandbox, scene: &Scene, block: &[&str]) -> String {
    let mut text = String::new();
    for line in block.iter().filter_map(|line| line.strip_prefix("$ ")) {
        let words = words(line);
        assert_eq!(
            words.first().map(String::as_str),
            Some("selfcare"),
            "{line}"
        );
        writeln!(text, "$ {line}").expect("a string");
        if let Some(keys) = &scene.keys {
            let mut terminal = Terminal::run(sandbox, &words[1..], 120, 60);
            terminal.wait_for("Are you well?").keys(keys);
            text.push_str(&terminal.end().screen);
        } else {
            let ran = sandbox.run(&words[1..]);
            text.push_str(&ran.stdout.replace("[HOME]", "~"));
            text.push_str(&ran.stderr.replace("[HOME]", "~"));
        }
    }
    text
}

/// Words as a shell would split them; double quotes hold words together.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (place, piece) in line.split('"').enumerate() {
        if place % 2 == 1 {
            words.push(piece.to_owned());
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    words
}
