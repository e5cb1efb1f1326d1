//! What a person meets: routes, pages, forms, sessions, and the words of both languages.
//!
//! The tour, in the order in which a request travels. A connection comes in at the [`server`]. The `boundary` holds
//! what is the same for everything: language, time limit, problem pages, security headers, one log line. The
//! [`routes`] stand on one page, each with the right it needs; the `gate` checks it, and answers itself when the reader
//! or the `page_cache` already has the page. Then a handler gets [`request::Asked`], answers with a
//! [`layout::Page`], or with a [`problem::Problem`].
//!
//! # How to add a page
//!
//! 1. A file named as the page in the product's words: `src/decision.rs`, and `messages/sv/decision.ftl` and
//!    `messages/en/decision.ftl`; its name in `FILES` of [`messages`], and `pub mod decision;` here.
//! 2. A handler, short: parse, call, answer. Ids come from [`request::Asked::id`], parameters from `query`. What is not
//!    there, or not for this viewer, is [`problem::Problem::NotFound`].
//! 3. One struct for what the page shows, with a method that gives its `main`; what the markup asks of it are methods too.
//!    `asked.frame.page(Page::new(title, main).section(…).thread(…))` surrounds it.
//! 4. Words by `m.t("key")` and `m.with("key", &[("count", 3.into())])`, never in the markup. Addresses by
//!    `asked.to("/decisions")`, which keeps the day that was asked for. Dates and numbers by `m.day`, `m.number`,
//!    kronor and person-years by `asked.frame.amounts()`.
//! 5. A line in [`routes::registry`]: `page` when the answer follows from organisation, viewer, language, scale and day
//!    (it then gets ETags and the page cache), `get` otherwise, `post` for a change. Each with the right it needs.
//! 6. A change: `typed.parse(…)` into domain types, `asked.amend(&typed, rule)`, then `asked.done(path, &flash)`, or the
//!    same form again with `typed.refused(refusals)` by [`layout::Frame::form_page`]. Fields come from [`forms::Form`].
//! 7. `UPDATE=1 cargo test -p web` writes `docs/routes.md` and the access matrix anew: read what they say.
//! 8. Tests with `testkit::client`: someone who may, someone who may not, both languages.

// What surrounds a request.
pub mod body_type;
mod both;
mod boundary;
mod cookies;
mod exports;
mod gate;
mod headers;
mod page_cache;
mod requester;

pub mod app;
pub mod routes;
pub mod server;

// What a handler works with.
pub mod address;
pub mod amounts;
pub mod answer;
pub mod as_of;
pub mod assets;
pub mod flash;
pub mod forms;
pub mod knots;
pub mod layout;
pub mod marked;
pub mod messages;
pub mod packed;
pub mod paging;
pub mod parcel;
pub mod parts;
pub mod people;
pub mod problem;
pub mod request;
pub mod site;
pub mod thread;
pub mod view;
pub mod words;
pub mod workshop;

// The installation's own pages.
pub mod example;
pub mod health;
pub mod organisations;
pub mod policy_reports;
pub mod start;

// An organisation's pages.
pub mod access_tokens;
pub mod account;
pub mod activity;
pub mod allocation;
pub mod api;
pub mod bodies;
pub mod comment;
pub mod compare;
pub mod confirmation;
pub mod contribution;
pub mod course;
pub mod decision;
pub mod directory;
pub mod editor;
pub mod factors;
mod given;
pub mod help;
pub mod import;
pub mod indicator;
mod keeping;
mod letters;
pub mod live;
pub mod log;
pub mod my_thread;
pub mod notice;
pub mod planning;
pub mod platform;
pub mod providers;
pub mod provisioning;
pub mod rights;
pub mod scenario;
pub mod scim;
pub mod search;
pub mod security;
pub mod settings;
pub mod sheet;
pub mod sign_in;
pub mod statement;
pub mod strategy;
pub mod task;
pub mod to_do;
mod turns;
pub mod unit;
pub mod unit_plan;
pub mod verdict_round;
