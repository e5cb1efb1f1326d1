//! What holds for any series whatever: shifts, scales, reversals, ties, gaps, and numbers that nobody would measure.
//! Never NaN, never a panic.

/// What a shift, a scale, a reversal and a gap may change.
mod invariance;
/// Numbers that nobody would measure.
mod nonsense;
/// Series and questions to try.
mod series;
