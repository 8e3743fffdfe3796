//! One verb, one file: its help, its arguments, its run.

pub(crate) mod checkin;
pub(crate) mod commit;
pub(crate) mod complete;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod demo;
pub(crate) mod doctor;
mod during;
pub(crate) mod edit;
pub(crate) mod erase;
pub(crate) mod focus;
pub(crate) mod gate;
pub(crate) mod greet;
mod home;
mod ids;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod log;
mod looked_at;
pub(crate) mod man;
pub(crate) mod merge;
mod output;
pub(crate) mod pause;
mod plus;
mod recent;
pub(crate) mod reflect;
pub(crate) mod remind;
pub(crate) mod report;
pub(crate) mod restore;
mod said;
mod shown;
pub(crate) mod status;
mod sure;
pub(crate) mod team;
pub(crate) mod undo;

pub(crate) use said::told;
