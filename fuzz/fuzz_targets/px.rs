//! Any bytes as PX, in both languages.

#![no_main]

use exchange::sheet::Language;
use fuzz::all_the_way;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for language in Language::ALL {
        if let Ok(source) = exchange::px::read(bytes, language) {
            all_the_way(&source);
        }
    }
});
