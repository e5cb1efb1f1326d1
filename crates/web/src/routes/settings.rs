//! What the agency sets for itself, and what every page of it is shown with.

use domain::policy::Right::{ChangeSettings, Open};

use super::{Route, get, post};
use crate::settings::{self, accent, logo, retention};

pub(super) fn routes() -> Vec<Route> {
    vec![
        get("/{organisation}/settings", ChangeSettings, "settings", settings::show),
        post("/{organisation}/settings", ChangeSettings, "change-settings", settings::change),
        post("/{organisation}/settings/logo", ChangeSettings, "look-at-logo", logo::look).with_file(logo::UPLOAD),
        post("/{organisation}/settings/undo", ChangeSettings, "undo-settings", settings::undo),
        post("/{organisation}/settings/retention", ChangeSettings, "retain-security", retention::save).freshly(),
        get("/{organisation}/logo/{file}", Open, "logo", logo::show),
        get("/{organisation}/accent/{file}", Open, "accent", accent::show),
    ]
}
