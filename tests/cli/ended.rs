//! A program that is told to end while it asks gives the terminal back as it was.

use std::process::Command;

use crate::sandbox::Sandbox;
use crate::terminal::Terminal;

#[test]
fn who_ends_it_among_the_questions_has_the_terminal_back() {
    for accessible in ["0", "1"] {
        let mut home = Sandbox::new();
        home.env("ACCESSIBLE", accessible);
        let mut terminal = Terminal::run(&home, &["checkin"], 40, 80);
        terminal.wait_for("Are you well?");
        let program = terminal.program().to_string();
        let told = Command::new("kill").args(["-TERM", &program]).status();
        assert!(told.expect("kill").success());
        let ended = terminal.end();
        assert_eq!(
            (ended.code, ended.settings_kept, home.journal().exists()),
            (128 + 15, true, false),
            "{accessible}: {}",
            ended.screen
        );
    }
}
