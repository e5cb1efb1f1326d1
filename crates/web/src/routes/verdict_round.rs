//! Verdict rounds: opened, answered without a name, and what they came to.

use domain::policy::Right::{Open, OwnAccount, ReadDrafts, WriteStrategy};

use super::{Route, get, post, read};
use crate::api::query::Takes::{Day, Part};
use crate::api::verdict_round as api;
use crate::verdict_round::{self, answering, file, opening};

#[rustfmt::skip]
pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/verdicts", ReadDrafts, "verdict-rounds", verdict_round::show_all),
        get("/{organisation}/verdicts/new", WriteStrategy, "new-verdict-round", opening::form),
        post("/{organisation}/verdicts", WriteStrategy, "open-verdict-round", opening::open),
        // Whoever is asked sees what it came to, and so does who reads what is written; which, the page says.
        get("/{organisation}/verdicts/{verdict}", OwnAccount, "verdict-round", verdict_round::show),
        get("/{organisation}/verdicts/{verdict}/export", OwnAccount, "verdict-round-as-file", file::export),
        post("/{organisation}/verdicts/{verdict}/closing", WriteStrategy, "close-verdict-round", verdict_round::close),
        post("/{organisation}/verdicts/{verdict}/withdrawal", WriteStrategy, "withdraw-verdict-round", verdict_round::withdraw),
        post("/{organisation}/verdicts/{verdict}/words", WriteStrategy, "hide-verdict-words", verdict_round::hide_or_show),
        // To answer is one's own; who is asked, the rule says.
        get("/{organisation}/verdicts/{verdict}/answer", OwnAccount, "verdict-form", answering::form),
        post("/{organisation}/verdicts/{verdict}/answer", OwnAccount, "give-verdict", answering::answer),
        post("/{organisation}/verdicts/{verdict}/token", OwnAccount, "sign-verdict-token", answering::sign),
        // Without a session: what lets an answer in is its token.
        post("/{organisation}/verdicts/{verdict}/ballots", Open, "put-verdict", answering::put),
        read("/{organisation}/api/v1/verdict-rounds", ReadDrafts, ("api-verdict-rounds", "Verdict rounds."), &[Day, Part], api::rounds),
        read("/{organisation}/api/v1/verdict-rounds/{verdict}", ReadDrafts, ("api-verdict-round", "A verdict round, with what it came to."), &[Day], api::one_round),
    ]
}
