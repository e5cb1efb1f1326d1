//! Any bytes as a text file of values.

#![no_main]

use exchange::mapping::knows;
use fuzz::{AGENCY, all_the_way};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(source) = exchange::values::read(bytes, &knows(&AGENCY)) {
        all_the_way(&source);
    }
});
