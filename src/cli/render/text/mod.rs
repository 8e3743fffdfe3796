//! Pages for a terminal.

pub(crate) mod backups;
pub(crate) mod changed;
pub(crate) mod erased;
pub(crate) mod explain;
pub(crate) mod focus;
pub(crate) mod log;
pub(crate) mod merged;
pub(crate) mod page;
pub(crate) mod people;
pub(crate) mod promises;
pub(crate) mod report;
pub(crate) mod status;
pub(crate) mod team;
pub(crate) mod undone;
