//! Nothing is ever sent anywhere: no command opens a socket to another machine, or to this one over the network.

use std::process::{Command, Stdio};

use crate::every::{COMMANDS, HIDDEN, lived_in};
use crate::sandbox::Sandbox;

/// Every socket that a program and all it starts open, as strace names them; none where there is no strace.
fn sockets(home: &Sandbox, program: &str, args: &[&str]) -> Option<String> {
    let traced = home.home().join("sockets");
    let there = home.command();
    let mut strace = Command::new("strace");
    strace
        .args([
            "-f",
            "--seccomp-bpf",
            "-qq",
            "-e",
            "trace=socket,connect,sendto,bind",
            "-o",
        ])
        .arg(&traced)
        .arg(program)
        .args(args)
        .env_clear()
        .current_dir(home.home())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    for (name, value) in there.get_envs() {
        strace.env(name, value.unwrap_or_default());
    }
    match strace.status() {
        Err(err) if err.kind() == std::io::ErrorKind::NotFound => {
            eprintln!("SKIPPED for want of strace: sockets");
            None
        }
        status => {
            status.expect("strace runs");
            Some(std::fs::read_to_string(traced).expect("what was traced"))
        }
    }
}

const SELFCARE: &str = env!("CARGO_BIN_EXE_selfcare");

fn reaches_out(calls: &str) -> bool {
    calls.contains("AF_")
        && calls
            .lines()
            .any(|call| call.contains("AF_") && !call.contains("AF_UNIX"))
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
