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
pub(crate) mod focus;
pub(crate) mod gate;
pub(crate) mod greet;
mod home;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod log;
mod looked_at;
pub(crate) mod man;
pub(crate) mod pause;
mod plus;
mod recent;
pub(crate) mod reflect;
pub(crate) mod remind;
pub(crate) mod report;
mod said;
mod shown;
pub(crate) mod status;
pub(crate) mod undo;

pub(crate) use said::told;
