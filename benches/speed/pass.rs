//! A plain reading of a file, to measure the program against: what nobody could read it in less than, with that library.

use std::hint::black_box;
use std::path::Path;

use serde_json::Value;

/// Reads a file with one library.
pub(crate) fn over(kind: &str, file: &Path) {
    let bytes = std::fs::read(file).expect("the file");
    match kind {
        "json" => {
            for line in bytes
                .split(|byte| *byte == b'\n')
                .filter(|line| !line.is_empty())
            {
                let line: Typed = serde_json::from_slice(line).expect("JSON");
                black_box(line);
            }
        }
        "csv" => {
            let mut reader = csv::Reader::from_reader(&*bytes);
            let mut record = csv::StringRecord::new();
            while reader.read_record(&mut record).expect("CSV") {
                black_box(&record);
            }
        }
        _ => {
            black_box(bytes);
        }
    }
}

/// A check-in as a struct that owns its words.
#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "read, and nothing is done with it")]
struct Typed {
    v: u64,
    id: String,
    kind: String,
    at: String,
    day: String,
    health: Option<String>,
    sleep: Option<f64>,
    rested: Option<u8>,
    eating: Option<u8>,
    boundaries: Option<u8>,
    thoughts: Option<u8>,
    forward: Option<u8>,
    kept: Option<u32>,
    missed: Option<u32>,
    note: Option<String>,
    took: Option<f64>,
    areas: Option<Value>,
}
