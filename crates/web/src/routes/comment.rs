//! Comments on things, following them, and notices of what concerns one.

use domain::policy::Right::{Comment, Open, OwnAccount, ReadDrafts, WriteStrategy};

use super::{Route, get, post};
use crate::body_type::BodyType;
use crate::comment::{self, acts, form, names};
use crate::notice::{self, choices, stop};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/comments/on/{about}", ReadDrafts, "comments", comment::about),
        post("/{organisation}/comments/on/{about}", Comment, "comment-on", form::leave),
        get("/{organisation}/comments/names/{about}", Comment, "comment-names", names::show),
        get("/{organisation}/comments/{comment}", ReadDrafts, "comment", comment::show),
        post("/{organisation}/comments/{comment}", Comment, "change-comment", form::reword),
        post("/{organisation}/comments/{comment}/answers", Comment, "answer-comment", form::leave_answer),
        post("/{organisation}/comments/{comment}/withdrawal", Comment, "withdraw-comment", acts::withdraw),
        post("/{organisation}/comments/{comment}/reports", Comment, "report-comment", acts::report),
        post("/{organisation}/comments/{comment}/visibility", WriteStrategy, "hide-comment", acts::hide_or_show),
        post("/{organisation}/following/{about}", Comment, "follow", acts::follow),
        get("/{organisation}/notices", OwnAccount, "notices", notice::show),
        post("/{organisation}/notices/read", OwnAccount, "read-notices", notice::read),
        get("/{organisation}/notices/latest", OwnAccount, "latest-notice", notice::latest),
        get("/{organisation}/notices/{seq}", OwnAccount, "notice", notice::open),
        get("/{organisation}/account/notices", OwnAccount, "notice-choices", choices::show),
        post("/{organisation}/account/notices", OwnAccount, "choose-notices", choices::choose),
        // From a letter, without signing in; what a mail program sends with it is not read.
        get("/{organisation}/letters/stop/{link}", Open, "stop-letters-form", stop::show),
        post("/{organisation}/letters/stop/{link}", Open, "stop-letters", stop::stop).taking(BodyType::Nothing),
    ]
}
