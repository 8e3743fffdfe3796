//! Nothing is ever sent anywhere: no command opens a socket to another machine, or to this one over the network.

use crate::every::{COMMANDS, HIDDEN, lived_in};
use crate::sandbox::Sandbox;
use crate::traced::traced;

/// Every socket that a program and all it starts open, as strace names them; none where there is no strace.
fn sockets(home: &Sandbox, program: &str, args: &[&str]) -> Option<String> {
    let (code, calls) = traced(home, "socket,connect,sendto,bind", program, args)?;
    assert!(
        code.is_some_and(|code| code != 2),
        "{args:?} does not work here"
    );
    Some(calls)
}

const SELFCARE: &str = env!("CARGO_BIN_EXE_selfcare");

fn reaches_out(calls: &str) -> bool {
    calls.contains("AF_")
        && calls
            .lines()
            .any(|call| call.contains("AF_") && !call.contains("AF_UNIX"))
}

/// What every way to another machine begins with.
const CALLS: [&str; 6] = [
    "socket",
    "connect",
    "getaddrinfo",
    "gethostbyname",
    "listen",
    "accept4",
];

/// Those that a program takes from the system's library, as its table of dynamic symbols says (ELF, 64 bits).
fn has(program: &std::path::Path) -> Vec<&'static str> {
    let bytes = std::fs::read(program).expect("a program");
    assert!(
        bytes.starts_with(b"\x7fELF\x02\x01"),
        "a program of this machine"
    );
    let number = |at: usize, length: usize| {
        let number = bytes[at..at + length].iter().rev();
        number.fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let (table, size, count) = (number(0x28, 8), number(0x3a, 2), number(0x3c, 2));
    let section = |nth: usize| table + nth * size;
    let place = |section: usize| (number(section + 0x18, 8), number(section + 0x20, 8));
    let symbols = (0..count).map(section).find(|at| number(at + 4, 4) == 11);
    let symbols = symbols.expect("dynamic symbols");
    let (strings, _) = place(section(number(symbols + 0x28, 4)));
    let (from, length) = place(symbols);
    let names: Vec<&[u8]> = (from..from + length)
        .step_by(24)
        .map(|symbol| {
            let name = &bytes[strings + number(symbol, 4)..];
            name.split(|byte| *byte == 0).next().unwrap_or_default()
        })
        .collect();
    let has = |call: &&str| names.contains(&call.as_bytes());
    CALLS.into_iter().filter(has).collect()
}

/// This holds for every run of every test here, since all of them run this one program.
#[test]
fn the_program_does_not_even_have_the_calls_that_open_a_socket() {
    assert!(
        has(SELFCARE.as_ref()).is_empty(),
        "{:?}",
        has(SELFCARE.as_ref())
    );
    // A shell that can speak to the network has them.
    assert!(
        has("/bin/bash".as_ref()).contains(&"connect"),
        "it would be seen"
    );
}

#[test]
fn no_command_opens_a_socket() {
    let commands = COMMANDS.iter().map(|(_, args)| *args).chain(HIDDEN);
    for args in commands {
        let home = lived_in();
        let Some(calls) = sockets(&home, SELFCARE, args) else {
            return;
        };
        assert!(!reaches_out(&calls), "{args:?}:\n{calls}");
    }
}

#[test]
fn not_even_one_that_is_asked_by_a_shell_or_finds_no_home() {
    let mut home = lived_in();
    home.env("COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", "3");
    let args = ["--", "selfcare", "commit", "kept", ""];
    let Some(calls) = sockets(&home, SELFCARE, &args) else {
        return;
    };
    assert!(!reaches_out(&calls), "{calls}");
    // The system may be asked for the home folder, over a socket of this machine alone.
    let mut home = lived_in();
    home.env("HOME", "").env("SELFCARE_NOW", "");
    let calls = sockets(&home, SELFCARE, &["status"]).expect("strace");
    assert!(!reaches_out(&calls), "{calls}");
}

#[test]
fn a_socket_would_be_seen() {
    let home = lived_in();
    let script = "exec 3<>/dev/udp/127.0.0.1/9";
    let Some(calls) = sockets(&home, "bash", &["-c", script]) else {
        return;
    };
    assert!(reaches_out(&calls), "{calls}");
}
