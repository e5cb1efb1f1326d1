//! rodtrad
fn main() {}
