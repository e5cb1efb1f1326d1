//! Contributions: what people think of the steering and the work, and what they were answered.

use domain::policy::Right::{Contribute, ReadDrafts, WriteStrategy};

use super::{Route, get, post, read};
use crate::api::contribution as api;
use crate::api::query::Takes::{Day, Part};
use crate::contribution::{self, acts, answer, candidates, form, group, list, moderation, terms};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/contributions", ReadDrafts, "contributions", list::show),
        post("/{organisation}/contributions", Contribute, "leave-contribution", form::leave),
        get("/{organisation}/contributions/new", Contribute, "contribution-form", form::new),
        get("/{organisation}/contributions/terms", WriteStrategy, "contribution-terms", terms::show),
        post("/{organisation}/contributions/terms", WriteStrategy, "choose-anonymity", terms::choose_anonymity),
        post("/{organisation}/contributions/retention", WriteStrategy, "choose-retention", terms::choose_retention),
        post("/{organisation}/contributions/groups", WriteStrategy, "group-contributions", group::put_together),
        get("/{organisation}/contributions/groups/{group}", ReadDrafts, "contribution-group", group::show),
        post("/{organisation}/contributions/groups/{group}", WriteStrategy, "rename-contribution-group", group::rename),
        post(
            "/{organisation}/contributions/groups/{group}/answers",
            WriteStrategy,
            "answer-contribution-group",
            answer::answer_group,
        ),
        post(
            "/{organisation}/contributions/groups/{group}/candidates",
            WriteStrategy,
            "write-candidate",
            candidates::write,
        ),
        post(
            "/{organisation}/contributions/groups/{group}/candidates/{candidate}/choice",
            WriteStrategy,
            "choose-candidate",
            candidates::choose,
        ),
        post(
            "/{organisation}/contributions/groups/{group}/candidates/{candidate}/removal",
            WriteStrategy,
            "drop-candidate",
            candidates::put_aside,
        ),
        post(
            "/{organisation}/contributions/groups/{group}/candidates/{candidate}/restoration",
            WriteStrategy,
            "restore-candidate",
            candidates::restore,
        ),
        get("/{organisation}/contributions/{contribution}", ReadDrafts, "contribution", contribution::show),
        // Who may answer which, the rule says.
        post("/{organisation}/contributions/{contribution}/answers", Contribute, "answer-contribution", answer::answer),
        post("/{organisation}/contributions/{contribution}/follow", Contribute, "follow-contribution", acts::follow),
        post(
            "/{organisation}/contributions/{contribution}/withdrawal",
            Contribute,
            "withdraw-contribution",
            acts::withdraw,
        ),
        post("/{organisation}/contributions/{contribution}/reports", Contribute, "report-contribution", acts::report),
        post("/{organisation}/contributions/{contribution}/group", WriteStrategy, "place-contribution", group::place),
        post(
            "/{organisation}/contributions/{contribution}/visibility",
            WriteStrategy,
            "hide-contribution",
            moderation::hide_or_show,
        ),
        post(
            "/{organisation}/contributions/{contribution}/strikes",
            WriteStrategy,
            "strike-contribution",
            moderation::strike_out,
        ),
        read(
            "/{organisation}/api/v1/contributions",
            ReadDrafts,
            ("api-contributions", "Contributions with their answers."),
            &[Day, Part],
            api::contributions,
        ),
        read(
            "/{organisation}/api/v1/contributions/{contribution}",
            ReadDrafts,
            ("api-contribution", "A contribution with its answers."),
            &[Day],
            api::one_contribution,
        ),
    ]
}
