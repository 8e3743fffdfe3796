//! The configuration, read and changed.
#![no_main]

#[path = "../laws/settings.rs"]
mod settings;

#[path = "../../src/cli"]
#[expect(dead_code, reason = "the program uses the rest")]
mod cli {
    pub(crate) mod config;
    pub(crate) mod located;
}

use cli::{config, located};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| settings::holds(bytes));
