//! What is typed on a command line, named in a variable, or found in a table or a folder's name.

use std::collections::BTreeSet;
use std::os::unix::ffi::OsStrExt as _;

use super::home::{home, toml};
use super::signs::{is_hostile, laced, laced_in_short};
use super::{harmless, stray};
use crate::sandbox::Sandbox;

/// A word of the command line can hold everything but NUL.
fn typed(word: &str) -> String {
    laced_in_short(word).replace('\0', "")
}

fn coloured() -> Sandbox {
    let mut home = Sandbox::new();
    home.env("CLICOLOR_FORCE", "1");
    home
}

/// `{}` is where something laced is typed.
const COMMAND_LINES: [&str; 63] = [
    "{}",
    "--{}",
    "-{}",
    "status {}",
    "status --explain={}",
    "status --color {}",
    "checkin {}",
    "checkin --health {}",
    "checkin --sleep {}",
    "checkin --rested {}",
    "checkin --eating {}",
    "checkin --promises {}",
    "checkin --answers {}",
    "checkin --area {}",
    "checkin --area mood={}",
    "checkin --area {}=3",
    "checkin --kept {}",
    "checkin --missed {}",
    "checkin --released {}",
    "checkin --note {}",
    "checkin --sleep 7 --note {}",
    "checkin --sleep 7 --adjust {}",
    "checkin --sleep 7 --note +{}",
    "checkin --answers ill --going-in {}",
    "gate {}",
    "gate --override {}",
    "reflect {}",
    "reflect 3 {}",
    "reflect 3 --note {}",
    "pause --from {}",
    "pause --until {}",
    "pause --why {}",
    "commit {}",
    "commit add {}",
    "commit add {} --to {}",
    "commit add x --to {} --every day",
    "commit add x --due {}",
    "commit add x --every {}",
    "commit add x --every day --until {}",
    "commit add x --area {}",
    "commit list --to {}",
    "commit kept {}",
    "commit kept 1 {}",
    "commit missed {}",
    "commit release {}",
    "commit edit 1 --text {}",
    "commit edit 1 --to {}",
    "commit edit {} --due today",
    "focus {}",
    "focus --month {}",
    "report {}",
    "report --against {}",
    "report --format {}",
    "report --output {}/x.txt",
    "log {}",
    "log --tag {}",
    "log --grep {}",
    "log --verdict {}",
    "edit {}",
    "import {} x",
    "config set {} 1",
    "config set tell {}",
    "config off {}",
];

#[test]
fn no_word_of_a_command_line_is_echoed_as_it_is() {
    let home = coloured();
    home.ok(["commit", "add", "one"]);
    let mut echoed = BTreeSet::new();
    for line in COMMAND_LINES {
        let word = typed("typedhere");
        let args: Vec<String> = line
            .split(' ')
            .map(|arg| arg.replace("{}", &word))
            .collect();
        let ran = home.run(&args);
        harmless(line, &ran);
        if ran.stderr.contains("typedhere") || ran.stdout.contains("typedhere") {
            echoed.insert(line);
        }
    }
    let text = home.journal_text();
    assert!(text.contains("typedhere") && !text.contains(|c| c != '\n' && is_hostile(c)));
    // Most of them say again what was typed; were it none, this would look at nothing.
    assert!(echoed.len() > 40, "{echoed:?}");
}

#[test]
fn no_byte_that_is_no_text_is_echoed_as_it_is() {
    let home = coloured();
    let bytes = std::ffi::OsStr::from_bytes(b"\xff\xc2\x9b\x1b[2Jx");
    for args in [
        &["status"][..],
        &["commit", "kept"],
        &["report"],
        &["import", "csv"],
        &[],
    ] {
        let mut all: Vec<&std::ffi::OsStr> = args.iter().map(std::ffi::OsStr::new).collect();
        all.push(bytes);
        let ran = home.run(&all);
        harmless(&args.join(" "), &ran);
        assert_eq!(ran.code, Some(2), "{ran:?}");
    }
}

#[test]
fn no_variable_or_path_is_named_as_it_is() {
    let word = typed("namedhere");
    for (name, args) in [
        ("SELFCARE_NOW", &["status"][..]),
        ("SELFCARE_DIR", &["status"]),
        ("SELFCARE_CONFIG", &["config"]),
        ("BROWSER", &["report", "--open"]),
        ("SHELL", &["init"]),
        ("COMPLETE", &["--", "selfcare", ""]),
    ] {
        let mut home = coloured();
        home.env(name, &word);
        let ran = home.run(args);
        harmless(name, &ran);
    }
    // Folders of such a name, which are there.
    let mut home = coloured();
    let folder = home.home().join(&word);
    std::fs::create_dir(&folder).expect("a folder");
    let path = folder.display().to_string();
    for name in [
        "SELFCARE_DIR",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR",
    ] {
        home.env(name, &path);
    }
    let said = home.run(["status"]);
    assert!(said.stdout.contains("namedhere"), "{said:?}");
    std::fs::write(folder.join("journal.sync-conflict-1.jsonl"), "").expect("a copy");
    std::fs::write(folder.join("diary.csv"), "day,rested\n2026-11-20,9\n").expect("a table");
    let table = folder.join("diary.csv").display().to_string();
    let page = folder.join("page.html").display().to_string();
    for args in [
        &["status"][..],
        &["config"],
        &["doctor"],
        &["doctor", "--json"],
        &["checkin", "--rested", "4"],
        &["import", "csv", &table],
        &["report", "--output", &page],
        &["report", "--output", &page],
        &["config", "set", "need", "8"],
        &["edit"],
        &["remind", "status"],
    ] {
        harmless(&args.join(" "), &home.run(args));
    }
    std::fs::write(folder.join("selfcare/config.toml"), "need = \"x\"").expect("settings");
    harmless("wrong settings", &home.run(["status"]));
    std::fs::remove_file(folder.join("journal.jsonl")).expect("the journal");
    std::fs::create_dir(folder.join("journal.jsonl")).expect("a folder");
    std::fs::remove_file(folder.join("selfcare/config.toml")).expect("settings");
    let said = home.run(["status"]);
    harmless("no journal", &said);
    assert!(
        said.code == Some(2) && said.stderr.contains("namedhere"),
        "{said:?}"
    );
}

#[test]
fn no_mistake_in_the_settings_is_quoted_as_it_is() {
    let word = laced("inthesettings");
    let quoted = toml(&word);
    let mut named = 0;
    for text in [
        format!("{quoted} = 1\n"),
        format!("need = {quoted}\n"),
        format!("day-start = {quoted}\n"),
        format!("workdays = {quoted}\n"),
        format!("week-starts = {quoted}\n"),
        format!("off = [{quoted}]\n"),
        format!("tell = {quoted}\n"),
        format!("[areas.{quoted}]\n"),
        format!("[areas.mood]\n{quoted} = 1\n"),
        format!("[areas.mood]\nweight = {quoted}\n"),
        format!("[areas.mood]\nlevels = [{quoted}]\n"),
        word.replace('\n', " "),
    ] {
        let home = coloured();
        home.write_config(&text);
        for args in [
            &["status"][..],
            &["config"],
            &["config", "set", "need", "8"],
            &["doctor"],
        ] {
            let ran = home.run(args);
            harmless(&text, &ran);
            assert_ne!(ran.code, Some(0), "{text}");
            named += usize::from(ran.stderr.contains("inthesettings"));
        }
    }
    assert!(named > 0);
}

#[test]
fn no_cell_or_column_of_a_table_is_quoted_as_it_is() {
    let home = coloured();
    let cell = laced("inthecell").replace(['"', '\n', '\r'], " ");
    let column = laced_in_short("inthecolumn");
    let name = format!("{}.csv", typed("ofthename"));
    let mapped = format!("rested={}", typed("mapped"));
    let of_the_column = format!("rested={}", column.replace('\0', ""));
    let maps: [&[&str]; 8] = [
        &[],
        &["--map", "rested=r"],
        &["--map", "sleep=r"],
        &["--map", "promises=r"],
        &["--map", "health=r"],
        &["--map", "note=r"],
        &["--map", &mapped],
        &["--map", &of_the_column],
    ];
    let mut said = String::new();
    for table in [
        format!("day,r\n2026-11-20,\"{cell}\"\n"),
        format!("day,r\n\"{cell}\",3\n"),
        format!("day,\"{column}\"\n2026-11-20,\"{cell}\"\n"),
        format!("\"{column}\",r\n2026-11-20,3\n"),
        format!("\"{column}\",\"{column}\"\n2026-11-20,3\n"),
    ] {
        std::fs::write(home.home().join(&name), &table).expect("a table");
        for map in maps {
            let mut args = vec!["import", "csv", &name];
            args.extend(map);
            let ran = home.run(&args);
            harmless(&format!("{map:?} {table}"), &ran);
            said += &ran.stderr;
        }
    }
    for word in ["inthecell", "inthecolumn", "ofthename", "mapped"] {
        assert!(said.contains(word), "{word} is named nowhere");
    }
    let text = home.journal_text();
    assert!(text.contains("inthecell") && !text.contains(|c| c != '\n' && is_hostile(c)));
}

#[test]
fn no_answer_to_tab_speaks_to_the_terminal() {
    let mut home = home();
    let mut offered = String::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        home.env("COMPLETE", shell);
        for words in [
            &["commit", "kept", ""][..],
            &["commit", "list", "--to", ""],
            &["checkin", "--area", ""],
            &["focus", ""],
            &["log", "--tag", ""],
            &["config", "set", ""],
            &["config", "off", ""],
            &["import", "csv", ""],
        ] {
            let mut args = vec!["--", "selfcare"];
            args.extend(words);
            home.env("_CLAP_COMPLETE_INDEX", &words.len().to_string());
            let ran = home.run(&args);
            assert_eq!(ran.code, Some(0), "{ran:?}");
            // Bash has answers apart by vertical tabs, others by tabs: its function takes them off.
            let plain = ran.stdout.replace(['\t', '\u{b}'], "");
            assert_eq!(stray(&plain), None, "{shell} {words:?}");
            offered += &plain;
        }
    }
    assert!(offered.contains("inapromise") && offered.contains("inaquestion"));
}
