//! Why a number was not computed. In place of NaN, and in place of a number that looks like an answer.
//! Not here: sentences; [`Undetermined::key`] is the key of one.

/// Why a number was not computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Undetermined {
    /// Fewer points than the method needs.
    TooFew {
        /// How many there are.
        points: usize,
        /// How many are needed.
        needed: usize,
    },
    /// Every value is the same.
    Constant,
    /// The base of a growth rate is zero.
    BaseIsZero,
    /// The values are on both sides of zero, so that there is no growth rate.
    CrossesZero,
    /// The target is zero, which no growth rate reaches.
    TargetIsZero,
    /// The target is the base: no pace is required.
    TargetIsBase,
    /// No time passes between two points that should be apart, or it passes the wrong way.
    NoTimePasses,
    /// A number in the question is no number, infinite, or outside what the method is defined for.
    OutOfRange,
    /// A count is too large for the exact distribution.
    TooLarge,
    /// A part is suppressed, so the total is as well.
    Suppressed,
    /// A part is missing.
    Missing,
    /// The denominator is zero.
    NothingToDivideBy,
}

impl Undetermined {
    /// The key of its sentence, for ever.
    pub const fn key(self) -> &'static str {
        match self {
            Undetermined::TooFew { .. } => "undetermined-too-few",
            Undetermined::Constant => "undetermined-constant",
            Undetermined::BaseIsZero => "undetermined-base-is-zero",
            Undetermined::CrossesZero => "undetermined-crosses-zero",
            Undetermined::TargetIsZero => "undetermined-target-is-zero",
            Undetermined::TargetIsBase => "undetermined-target-is-base",
            Undetermined::NoTimePasses => "undetermined-no-time-passes",
            Undetermined::OutOfRange => "undetermined-out-of-range",
            Undetermined::TooLarge => "undetermined-too-large",
            Undetermined::Suppressed => "undetermined-suppressed",
            Undetermined::Missing => "undetermined-missing",
            Undetermined::NothingToDivideBy => "undetermined-nothing-to-divide-by",
        }
    }
}
