//! Any bytes as a workbook or any other file, and any text as what was pasted.

#![no_main]

use exchange::incoming;
use exchange::sheet::Language;
use fuzz::{AGENCY, all_the_way};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok((_, source)) = incoming::read(bytes, &AGENCY, Language::Swedish) {
        all_the_way(&source);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(source) = incoming::pasted(text, &AGENCY)
    {
        all_the_way(&source);
    }
});
