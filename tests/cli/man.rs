//! The manual: a page for every command, which the real `man` renders without a warning.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use crate::help::every_command;
use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

#[test]
fn every_command_has_a_page_that_everybody_may_read() {
    let home = Sandbox::new();
    let said = home.ok(["man", "--dir", "share/man/man1"]);
    let folder = home.home().join("share/man/man1");
    let mut pages: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder")
        .map(|page| {
            page.expect("a page")
                .file_name()
                .into_string()
                .expect("a name")
        })
        .collect();
    let path = |path: &Vec<String>| {
        format!(
            "{}.1",
            ["selfcare"]
                .into_iter()
                .chain(path.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join("-")
        )
    };
    let mut wanted: Vec<String> = every_command(&home).iter().map(path).collect();
    pages.sort();
    wanted.sort();
    assert_eq!(pages, wanted);
    assert_eq!(
        said,
        format!(
            "{} pages written. To read one: man share/man/man1/selfcare.1\n",
            wanted.len()
        )
    );
    let page = folder.join("selfcare.1");
    let mode = std::fs::metadata(&page)
        .expect("a page")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o644);
    assert_eq!(
        std::fs::read_to_string(&page).expect("a page"),
        home.ok(["man"])
    );
    // Written anew, it is the same.
    assert_eq!(home.ok(["man", "--dir", "share/man/man1"]), said);
}

#[test]
fn man_renders_every_page_without_a_warning() {
    let there = Command::new("man").arg("--version").output();
    if !there.is_ok_and(|output| output.status.success()) {
        assert!(std::env::var_os("CI").is_none(), "there is no man");
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: the manual in man, which is not here"
        );
        return;
    }
    let home = Sandbox::new();
    home.ok(["man", "--dir", "man1"]);
    let mut rendered = String::new();
    for page in std::fs::read_dir(home.home().join("man1")).expect("the folder") {
        let page = page.expect("a page").path();
        let mut man = Command::new("man");
        man.args(["-l", "--warnings=w"]).arg(&page);
        man.env("MANWIDTH", "80")
            .env("LC_ALL", "C.UTF-8")
            .env_remove("MANROFFOPT");
        let output = man.output().expect("man");
        assert_eq!(
            String::from_utf8_lossy(&output.stderr),
            "",
            "{}",
            page.display()
        );
        assert!(output.status.success(), "{}", page.display());
        rendered.push_str(&String::from_utf8_lossy(&output.stdout));
    }
    for part in [
        "EXAMPLES",
        "EXIT STATUS",
        "selfcare-commit-add(1)",
        "eval (selfcare completions elvish | slurp)",
    ] {
        assert!(rendered.contains(part), "{part}");
    }
}

#[test]
fn what_is_no_folder_is_refused() {
    let home = Sandbox::new();
    std::fs::write(home.home().join("file"), "").expect("a file");
    let said = home.refused(["man", "--dir", "file/man1"]);
    assert_eq!(
        said,
        "error: could not make the folder file/man1: not a directory\n"
    );
    home.refused(["man", "selfcare"]);
}

#[test]
fn at_a_terminal_it_is_said_how_a_page_is_read() {
    let home = Sandbox::new();
    let mut screen = Terminal::run(&home, &["man"], 24, 80);
    screen.wait_for("To read it: selfcare man | man -l -");
    assert_eq!(screen.end().code, 0);
    assert!(home.run(["man"]).stderr.is_empty());
}
