//! Any text as a remembered mapping.

#![no_main]

use exchange::mapping::{Mapping, knows};
use fuzz::{AGENCY, all_the_way};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let source = exchange::values::read("År;Län;Värde\n2017;A;1\n".as_bytes(), &knows(&AGENCY)).expect("a source");
    if let Ok(mapping) = Mapping::guess(&source, &AGENCY, None).remembered(&source, text) {
        let again = Mapping::guess(&source, &AGENCY, None).remembered(&source, &mapping.text(&source));
        assert_eq!(again, Ok(mapping));
    }
    all_the_way(&source);
});
