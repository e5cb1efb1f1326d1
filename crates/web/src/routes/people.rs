//! People: signing in with a password, one's own account, the directory, and what happened to accounts.

use domain::policy::Right::{ManagePeople, Open, OwnAccount, ReadSecurity};

use super::{Route, get, post};
use crate::directory::{self, acts, person};
use crate::sign_in::{password, welcome};
use crate::{account, security};

pub(super) fn routes() -> Vec<Route> {
    vec![
        post("/{organisation}/sign-in/password", Open, "sign-in-by-password", password::sign_in),
        get("/{organisation}/welcome", Open, "welcome", welcome::show),
        post("/{organisation}/welcome", Open, "choose-password", welcome::choose),
        get("/{organisation}/account", OwnAccount, "account", account::show),
        post("/{organisation}/account/password", OwnAccount, "change-password", account::change_password),
        post("/{organisation}/account/sessions", OwnAccount, "end-own-sessions", account::end_sessions),
        get("/{organisation}/people", ManagePeople, "people", directory::show),
        post("/{organisation}/people", ManagePeople, "add-person", acts::add),
        get("/{organisation}/people/new", ManagePeople, "person-form", person::new),
        get("/{organisation}/people/{person}", ManagePeople, "person", person::show),
        post("/{organisation}/people/{person}", ManagePeople, "change-person", acts::change),
        post("/{organisation}/people/{person}/link", ManagePeople, "make-link", acts::make_link),
        post("/{organisation}/people/{person}/disabling", ManagePeople, "disable-person", acts::disable),
        post("/{organisation}/people/{person}/enabling", ManagePeople, "enable-person", acts::enable),
        post("/{organisation}/people/{person}/sessions", ManagePeople, "end-sessions", acts::end_sessions),
        post("/{organisation}/people/{person}/erasure", ManagePeople, "erase-person", acts::erase),
        get("/{organisation}/security", ReadSecurity, "security", security::show),
    ]
}
