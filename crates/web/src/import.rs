//! Bringing in editions of a strategy from a file: what is wrong with the file, what it holds, what seems to have become
//! of what, and then the import. Not how a file is read (`exchange`), nor the rules (`domain::edition`).

pub mod findings;
