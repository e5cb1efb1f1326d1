//! Signing in by the agency's own sign-in service, and setting that up.

use domain::policy::Right::{ManagePeople, Open, OwnAccount};

use super::{Route, get, post};
use crate::providers::{self, acts, connecting, form};
use crate::sign_in::{provider, there};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/sign-in/with/{provider}", Open, "sign-in-with", provider::begin),
        get("/{organisation}/sign-in/with/{provider}/answer", Open, "provider-answer", provider::answer),
        get("/{organisation}/sign-in/with/{provider}/keys", Open, "provider-keys", there::keys),
        post("/{organisation}/sign-in/with/{provider}/signed-out", Open, "signed-out-there", there::signed_out),
        post("/{organisation}/account/providers/{provider}", OwnAccount, "connect-account", connecting::connect)
            .freshly(),
        post(
            "/{organisation}/account/providers/{provider}/removal",
            OwnAccount,
            "disconnect-account",
            connecting::disconnect,
        )
        .freshly(),
        get("/{organisation}/providers", ManagePeople, "providers", providers::show),
        post("/{organisation}/providers", ManagePeople, "add-provider", acts::add),
        get("/{organisation}/providers/new", ManagePeople, "provider-form", form::new),
        get("/{organisation}/providers/{provider}", ManagePeople, "provider", form::show),
        post("/{organisation}/providers/{provider}", ManagePeople, "change-provider", acts::change),
        post("/{organisation}/providers/{provider}/check", ManagePeople, "check-provider", acts::check),
        post("/{organisation}/providers/{provider}/removal", ManagePeople, "remove-provider", acts::remove),
    ]
}
