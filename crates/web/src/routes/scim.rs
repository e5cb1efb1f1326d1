//! What the agency's directory tells by SCIM 2.0, and the pages where an administrator sets it up.

use domain::policy::Right::{ManagePeople, Provision};

use super::{Route, delete, get, patch, post, put};
use crate::api::gate::Way;
use crate::body_type::BodyType;
use crate::provisioning;
use crate::scim::{BODY, group, schema, user};

pub(super) fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/{organisation}/people/directory", ManagePeople, "provisioning", provisioning::show),
        post("/{organisation}/people/directory", ManagePeople, "make-directory-token", provisioning::make),
        post(
            "/{organisation}/people/directory/revocation",
            ManagePeople,
            "revoke-directory-token",
            provisioning::revoke,
        ),
        get("/{organisation}/people/directory/{group}", ManagePeople, "directory-group", provisioning::group::show),
        post("/{organisation}/people/directory/{group}", ManagePeople, "map-directory-group", provisioning::group::map),
    ];
    let told = vec![
        get("/{organisation}/scim/v2/ServiceProviderConfig", Provision, "scim-service", schema::service),
        get("/{organisation}/scim/v2/ResourceTypes", Provision, "scim-resource-types", schema::resource_types),
        get(
            "/{organisation}/scim/v2/ResourceTypes/{resource}",
            Provision,
            "scim-resource-type",
            schema::one_resource_type,
        ),
        get("/{organisation}/scim/v2/Schemas", Provision, "scim-schemas", schema::schemas),
        get("/{organisation}/scim/v2/Schemas/{schema}", Provision, "scim-schema", schema::one_schema),
        get("/{organisation}/scim/v2/Users", Provision, "scim-users", user::list),
        post("/{organisation}/scim/v2/Users", Provision, "scim-add-user", user::create),
        get("/{organisation}/scim/v2/Users/{user}", Provision, "scim-user", user::show),
        put("/{organisation}/scim/v2/Users/{user}", Provision, "scim-replace-user", user::replace),
        patch("/{organisation}/scim/v2/Users/{user}", Provision, "scim-change-user", user::patch),
        delete("/{organisation}/scim/v2/Users/{user}", Provision, "scim-remove-user", user::remove),
        get("/{organisation}/scim/v2/Groups", Provision, "scim-groups", group::list),
        post("/{organisation}/scim/v2/Groups", Provision, "scim-add-group", group::create),
        get("/{organisation}/scim/v2/Groups/{group}", Provision, "scim-group", group::show),
        put("/{organisation}/scim/v2/Groups/{group}", Provision, "scim-replace-group", group::replace),
        patch("/{organisation}/scim/v2/Groups/{group}", Provision, "scim-change-group", group::patch),
        delete("/{organisation}/scim/v2/Groups/{group}", Provision, "scim-remove-group", group::remove),
    ];
    routes.extend(told.into_iter().map(sent_by_directory));
    routes
}

/// A body where there is one is as the standard has it.
fn sent_by_directory(route: Route) -> Route {
    let has_body = route.body != BodyType::Nothing;
    let route = route.accepting(BODY).by(Way::Provisions);
    if has_body { route.taking(BodyType::Scim) } else { route }
}
