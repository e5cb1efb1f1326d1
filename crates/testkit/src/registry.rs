//! The registry of routes as addresses to ask for: each route with ids that are there in the example agency. For tests
//! that hold for every route. Not what an actor meets there; that is the access matrix's.

use domain::policy::Right;
use web::routes::Route;

/// The address of a route, in an organisation where it is in one: what is read is decided, what is changed is the draft.
pub fn address(route: &Route, organisation: &str) -> String {
    let is_read = matches!(route.right, Right::Open | Right::ReadDecided);
    let id = |part| match part {
        "{organisation}" => organisation,
        "{revision}" | "{new}" if is_read => "4",
        "{revision}" => "6",
        "{old}" => "3",
        "{paper}" => "directive",
        part if part.starts_with('{') => "1",
        part => part,
    };
    route.path.split('/').map(id).collect::<Vec<&str>>().join("/")
}

/// Whether a route is for programs alone, which come with a token and whose cookies are not looked at.
pub fn is_for_programs(route: &Route) -> bool {
    route.path.contains("/api/") || route.path.contains("/scim/")
}
