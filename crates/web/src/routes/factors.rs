//! More than a password: what one has, what is asked for on the way in, and which roles need it. Letters with links, which
//! help those who come in by neither.

use domain::policy::Right::{ManagePeople, Open, OwnAccount};

use super::{Route, get, post};
use crate::directory::invitation;
use crate::factors::{own, rules};
use crate::sign_in::{forgotten, halfway, passkey};

pub(super) fn routes() -> Vec<Route> {
    vec![
        post("/{organisation}/sign-in/passkey/options", Open, "passkey-options", passkey::options),
        post("/{organisation}/sign-in/passkey", Open, "sign-in-by-passkey", passkey::sign_in),
        get("/{organisation}/sign-in/second", Open, "second-factor", halfway::show),
        post("/{organisation}/sign-in/second", Open, "show-code", halfway::code),
        post("/{organisation}/sign-in/second/passkey", Open, "show-passkey", halfway::key),
        post("/{organisation}/sign-in/second/app", Open, "begin-app-on-the-way-in", halfway::begin_app),
        post("/{organisation}/sign-in/second/app/code", Open, "confirm-app-on-the-way-in", halfway::confirm_app),
        get("/{organisation}/forgotten", Open, "forgotten", forgotten::show),
        post("/{organisation}/forgotten", Open, "send-link", forgotten::send),
        get("/{organisation}/account/factors", OwnAccount, "own-factors", own::show),
        get("/{organisation}/account/factors/{act}", OwnAccount, "own-factor-form", own::form),
        post("/{organisation}/account/factors/{act}", OwnAccount, "change-own-factors", own::change),
        post("/{organisation}/account/factors/app/code", OwnAccount, "confirm-app", own::confirm_app),
        post("/{organisation}/account/factors/passkey/key", OwnAccount, "add-passkey", own::add_key),
        post("/{organisation}/account/factors/passkey/name", OwnAccount, "name-passkey", own::name_key),
        get("/{organisation}/people/rules", ManagePeople, "factor-rules", rules::show),
        post("/{organisation}/people/rules", ManagePeople, "require-factors", rules::save),
        post("/{organisation}/people/{person}/factors", ManagePeople, "remove-factors", rules::remove),
        post("/{organisation}/people/{person}/letter", ManagePeople, "send-invitation", invitation::send),
    ]
}
