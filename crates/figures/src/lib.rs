//! Pictures of the steering, as SVG from pure functions. Each takes plain data and texts that are already in the
//! reader's language, and gives markup; each has a title, and the numbers in it stand in words or a table on the same
//! page. Colours and line widths are classes of the style sheet; lengths that come from data are attributes, so that a
//! strict content policy holds.
//!
//! Not here: which picture a page shows, and the tables behind them.

pub mod allocation_picture;
pub mod axis;
pub mod difference_bars;
pub mod direction_mark;
pub mod evidence_coverage;
pub mod frame_bar;
pub mod funnel_plot;
pub mod gantt_bar;
pub mod goal_strip;
pub mod icons;
pub mod lineage_flow;
pub mod lix_bars;
pub mod mark_bars;
pub mod my_thread;
pub mod pace_bars;
pub mod platform_fan;
pub mod qr_code;
pub mod resource_bar;
pub mod revisions_chart;
pub mod small_multiples;
pub mod sparkline;
pub mod standalone;
pub mod thread_tree;
pub mod trend_chart;

mod column;
mod labels;
mod measure;
mod picture;

#[cfg(test)]
mod check;
