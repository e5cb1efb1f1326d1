//! What holds for any series whatever: shifts, scales, reversals, ties, gaps, and numbers that nobody would measure.
//! Never NaN, never a panic.

mod invariance;
mod nonsense;
mod series;
