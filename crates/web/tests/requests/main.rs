//! What the service answers, by requests in the process: each file is a part of it as its actors meet it. One program of
//! tests, because each is linked with all of the service, and so that those that take long have others beside them.

mod access_matrix;
mod access_states;
mod access_tokens;
mod activity;
mod allocation;
mod api;
mod bodies;
mod breaks;
mod compare;
mod decision;
mod factors;
mod foundation;
mod hardening;
mod import;
mod indicator;
mod letters;
mod log;
mod my_thread;
mod papers;
mod people;
mod planning;
mod providers;
mod reading;
mod rights;
mod scenario;
mod scim;
mod search;
mod secrecy;
mod serving;
mod start;
mod task;
mod to_do;
mod unit;
mod unit_plan;
mod writing;
