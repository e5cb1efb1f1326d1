//! Bodies: who sits in them, and what they may decide.

use domain::policy::Right::{ChangeBodies, ReadDrafts};

use super::{Route, get, post};
use crate::bodies::{self, one};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/bodies", ReadDrafts, "bodies", bodies::show),
        post("/{organisation}/bodies", ChangeBodies, "add-body", bodies::add),
        get("/{organisation}/bodies/{body}", ReadDrafts, "body", one::show),
        post("/{organisation}/bodies/{body}/name", ChangeBodies, "rename-body", one::rename),
        post("/{organisation}/bodies/{body}/closing", ChangeBodies, "close-body", one::close),
        post("/{organisation}/bodies/{body}/members", ChangeBodies, "seat-member", one::seat),
        post("/{organisation}/bodies/{body}/members/end", ChangeBodies, "unseat-member", one::unseat),
        post("/{organisation}/bodies/{body}/mandates", ChangeBodies, "give-mandate", one::give),
        post("/{organisation}/bodies/{body}/mandates/end", ChangeBodies, "end-mandate", one::take),
    ]
}
