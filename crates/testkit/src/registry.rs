//! The registry of routes as addresses to ask for: each route with ids that are there in the example agency. For tests
//! that hold for every route. Not what an actor meets there; that is the access matrix's.

use axum::http::{HeaderMap, Method};
use domain::policy::Right;
use web::routes::Route;

use crate::client::{Client, Reply};

/// The address of a route, in an organisation where it is in one: what is read is decided, what is changed is the draft.
pub fn address(route: &Route, organisation: &str) -> String {
    let is_read = matches!(route.right, Right::Open | Right::ReadDecided);
    let id = |part| match part {
        "{organisation}" => organisation,
        "{revision}" | "{new}" if is_read => "4",
        "{revision}" => "6",
        "{old}" => "3",
        "{paper}" => "directive",
        "{about}" => "statement-1",
        "{knot}" => "unit7",
        part if part.starts_with('{') => "1",
        part => part,
    };
    route.path.split('/').map(id).collect::<Vec<&str>>().join("/")
}

impl Client {
    /// Asks for a route where this actor is, at an address that is there; sends nothing but what has to be sent.
    pub async fn ask(&self, route: &Route) -> Reply {
        self.ask_at(route, &address(route, self.organisation.as_str())).await
    }

    /// The same at this address: a page or a form of this site, or JSON from a program.
    pub async fn ask_at(&self, route: &Route, address: &str) -> Reply {
        if route.method == Method::GET {
            self.get_address(address).await
        } else if route.is_for_programs() {
            let body = Some(("application/scim+json", b"{}".to_vec()));
            self.send_body(route.method.clone(), address, body, &HeaderMap::new()).await
        } else {
            self.post_address(address, &[]).await
        }
    }
}
