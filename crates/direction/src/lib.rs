//! Are we moving in the direction of the goal? The statistics of movement, for series as short as those of an agency.
//! It knows no agency and no language, and does no I/O.
//!
//! The tour, in reading order: a [`series`] is points in real time, and a [`question`] is what is wanted of it. The
//! [`rule`] judges the one by the other, and its [`verdict`] has two words that are never one: the direction (has it
//! moved, and which way?) and the destination (will the target be reached?), each with its evidence.
//!
//! ```
//! use direction::question::{Question, Wanted};
//! use direction::rule::judge;
//! use direction::series::Series;
//! use direction::verdict::Direction;
//!
//! let days_to_answer = Series::annual(2013.0, &[31.0, 30.0, 28.0]);
//! let verdict = judge(&days_to_answer, &Question::new(Wanted::Decrease));
//! assert_eq!(verdict.direction, Direction::TooFew);
//! ```
//!
//! No number that comes out is NaN or infinite, and nothing panics: what cannot be computed is [`undetermined`], and says
//! why.

pub mod confidence;
pub mod question;
pub mod series;
pub mod undetermined;

pub mod rule;
pub mod verdict;

mod distributions;
mod lanes;

pub mod mann_kendall;
pub mod theil_sen;

pub mod control_chart;
pub mod forecast;
pub mod pettitt;

pub mod aggregate;
pub mod count;
pub mod funnel;
pub mod growth;
pub mod proportion;
