//! The steering of one agency: its concepts, its rules, and everything that can happen to it. Pure: no I/O, no clock,
//! no randomness, no SQL, no language. What it needs to know of time and of who acts comes in a context.
//!
//! The tour, in reading order: an [`organisation`] is the one value that everything is in. It changes only by an
//! [`event`], and a rule (a method on the organisation) answers with events or with a [`refusal`]. Its [`strategy`] has
//! revisions; a [`revision`] is a [`tree`] of statements under a steering [`model`]. A draft is written by the rules
//! of [`writing`], takes its [`course`] to a body, and a [`decision`] ends it. What steered
//! before the log comes in as an [`edition`] from a file. The [`lineage`] tells what became of each
//! statement, the [`thread`] what it hangs from, and [`clarity`] how easy it is to take in. What is done about it is
//! [`planning`]: in each round units plan [`activity`] by activity, for goals and with resources; the [`allocation`] is
//! where those lie, a [`scenario`] moves them, and an external [`task`] asks for some of the work. What the work is for is
//! its [`work_thread`], what each must do of it now is [`to_do`], and a [`plan_comparison`] puts two plans beside each other.
//! Whether it works is asked of an [`indicator`]: management decides on an [`indicator_set`], each [`observation`] is kept as it
//! became known, and the [`movement`] is what they say.
//! What the agency sets for itself, its name, languages and look, are its [`settings`].
//! What people think of any of it is a [`contribution`], and each gets an answer.
//! What is said of a [`topic`] while one works with it is a [`comment`], and what concerns one person a [`notice`].
//! What people think of the strategy is asked in a [`verdict_round`]; what it is to say, in a [`workshop`].
//! The [`policy`] says who may do what, an [`assignment`] where and when somebody has a role or acts for another, and
//! [`access`] what of that a program may.

pub mod colour;
pub mod decimal;
pub mod ids;
pub mod money;
pub mod period;
pub mod refusal;
pub mod rounding;
pub mod salted_text;
pub mod text;
pub mod time;

pub mod assignment;
pub mod body;
pub mod person;
pub mod settings;
pub mod unit;

pub mod model;
pub mod statement;
pub mod tree;

pub mod revision;
pub mod strategy;
mod suppression;

pub mod course;
pub mod decision;
pub mod edition;
pub mod writing;

pub mod activity;
pub mod allocation;
pub mod comment;
pub mod contribution;
pub mod notice;
pub mod planning;
pub mod regrouping;
pub mod scenario;
pub mod secrecy;
pub mod task;
pub mod topic;

pub mod indicator;
pub mod indicator_set;
pub mod movement;
pub mod observation;

pub mod audience;
pub mod verdict_round;
pub mod workshop;

pub mod plan_comparison;
pub mod to_do;
pub mod work_thread;

pub mod clarity;
pub mod comparison;
pub mod difference;
pub mod directory;
pub mod history;
pub mod lineage;
pub mod provisioning;
pub mod search;
pub mod thread;

pub mod access;
pub mod email;
pub mod event;
pub mod organisation;

pub mod policy;
