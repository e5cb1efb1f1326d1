//! Any bytes as Open SDG's metadata.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = exchange::opensdg::metadata(bytes);
});
