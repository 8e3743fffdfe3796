//! The program as a person meets it: the real binary in a home of its own, on a clock that does not move.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a test writes what it likes and stops at what it did not expect"
)]

mod anyone;
mod aside;
mod asked;
mod browser;
mod checkin;
mod closed;
mod commit;
mod completions;
mod config;
mod demo;
mod doctor;
mod edit;
mod ended;
mod erase;
mod every;
mod export;
mod focus;
mod formats;
mod gate;
mod greeting;
mod help;
mod hostile;
mod import;
mod index;
mod init;
mod journal;
mod libraries;
mod lived;
mod log;
mod man;
mod merge;
mod merge_git;
mod open;
mod page;
mod pause;
mod profile;
mod promised;
mod readme;
mod reflect;
mod remind;
mod replay;
mod report;
mod restore;
mod sandbox;
mod scale;
mod shape;
mod shells;
mod sockets;
mod status;
mod tab;
mod team;
mod terminal;
mod traced;
mod unseen;
mod upgrade;
