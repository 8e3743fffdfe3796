//! The journal as a stranger reads it, line by line, without the program.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

/// The lines that are whole records.
pub(crate) fn records(bytes: &[u8]) -> Vec<Value> {
    bytes
        .split(|byte| *byte == b'\n')
        .filter_map(|line| serde_json::from_slice(line).ok())
        .collect()
}

/// How often each note, or text of a promise, stands there.
pub(crate) fn named(bytes: &[u8]) -> HashMap<String, usize> {
    let mut named = HashMap::new();
    for record in records(bytes) {
        if let Some(name) = record["note"].as_str().or(record["text"].as_str()) {
            *named.entry(name.to_owned()).or_insert(0) += 1;
        }
    }
    named
}

/// The bytes of a file; none when it is not there.
pub(crate) fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap_or_default()
}
