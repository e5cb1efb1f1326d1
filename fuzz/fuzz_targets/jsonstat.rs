//! Any bytes as JSON-stat.

#![no_main]

use fuzz::all_the_way;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(source) = exchange::jsonstat::read(bytes) {
        all_the_way(&source);
    }
});
