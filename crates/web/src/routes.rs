//! Every route on one page: its method, its path, the right that it needs, its name, and its handler.
//!
//! This list is the only way to mount a handler (`clippy.toml` bans the other), the right has no default, and it is
//! checked before the handler runs, in [`crate::gate`]. From this list come `docs/routes.md` and the access matrix
//! `tests/access_matrix.txt`; both are committed, and tests hold them. Addresses are kept for ever.
//!
//! What a viewer meets who may not:
//!
//! - **404** when the organisation, or the thing in it, is not there or not to be known of. Handlers look only in the
//!   [`store::live::Reading`] of the viewer, which holds no more than the viewer may see.
//! - **303 to the sign-in page** when nobody is signed in and the request is to see a page: signing in may help. That an
//!   agency uses the installation is no secret, because its sign-in page must be found.
//! - **403** when nobody is signed in and the request is to change something (what was typed is still in the form),
//!   and when somebody is, whose role does not carry the right: they may know that the page exists.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::middleware;
use axum::routing::{self, MethodRouter};
use domain::policy::Right;

use crate::api::Described;
use crate::api::gate::Way;
use crate::app::App;
use crate::body_type::{self, BodyType};
use crate::editor::{self, acts};
use crate::gate::{Gate, gate};
use crate::problem::Problem;
use crate::{
    assets, compare, course, decision, health, help, import, live, log, organisations, platform, search, sign_in,
    start, statement, strategy,
};

mod allocation;
mod bodies;
mod comment;
mod contribution;
mod factors;
mod indicator;
mod making;
mod nearby;
mod people;
mod planning;
mod programs;
mod providers;
mod reports;
mod rights;
mod scim;
mod settings;
mod task;
mod thread;
mod unit;
mod unit_plan;
mod verdict_round;
mod workshop;

use making::{delete, get, page, patch, post, put, read};

/// All of them, in the order of the documentation.
pub fn registry() -> Vec<Route> {
    let mut routes = steering();
    routes.extend(planning::routes());
    routes.extend(unit_plan::routes());
    routes.extend(allocation::routes());
    routes.extend(task::routes());
    routes.extend(unit::routes());
    routes.extend(thread::routes());
    routes.extend(indicator::routes());
    routes.extend(people::routes());
    routes.extend(reports::routes());
    routes.extend(programs::routes());
    routes.extend(scim::routes());
    routes.extend(providers::routes());
    routes.extend(factors::routes());
    routes.extend(rights::routes());
    routes.extend(bodies::routes());
    routes.extend(settings::routes());
    routes.extend(contribution::routes());
    routes.extend(comment::routes());
    routes.extend(verdict_round::routes());
    routes.extend(workshop::routes());
    routes
}

/// The installation's own pages, the strategy, decisions and the log. What came later has a file for each group.
fn steering() -> Vec<Route> {
    use Right::{Import, Open, ReadDecided, ReadDrafts, ReadLog, RecordDecisions, ReturnRevisions, WriteStrategy};
    vec![
        // The installation's own pages.
        get("/", Open, "organisations", organisations::show),
        get("/assets/{file}", Open, "asset", assets::show),
        get("/health", Open, "health", health::show),
        // The first run.
        get("/start", Open, "start", start::show),
        post("/start/example", Open, "start-example", start::lay_down_example),
        get("/start/agency", Open, "start-form", start::form),
        post("/start/agency", Open, "start-agency", start::found),
        // An organisation's pages.
        page("/{organisation}/help", Open, "help", help::show),
        // Reading: what is in force on a day, a statement, the strategy through time.
        get("/{organisation}", Open, "platform-without-slash", platform::add_slash),
        page("/{organisation}/", ReadDecided, "platform", platform::show),
        page("/{organisation}/statements/{statement}", ReadDecided, "statement", statement::show),
        page("/{organisation}/revisions", ReadDecided, "revisions", strategy::show_all),
        post("/{organisation}/revisions", WriteStrategy, "open-revision", strategy::open),
        page("/{organisation}/revisions/{revision}", ReadDecided, "revision", strategy::show),
        // Everything that is said and decided, by its words.
        page("/{organisation}/search", ReadDecided, "search", search::show),
        // Two revisions side by side.
        get("/{organisation}/compare", ReadDecided, "compare-choice", compare::choose),
        page("/{organisation}/compare/{old}/{new}", ReadDecided, "compare", compare::show),
        // What was decided, and recording it.
        page("/{organisation}/decisions", ReadDecided, "decisions", decision::list::show),
        get("/{organisation}/decisions/{decision}", ReadDecided, "decision", decision::show),
        get("/{organisation}/decisions/{decision}/check", ReadDecided, "decision-check", decision::check),
        get("/{organisation}/decisions/{decision}/proof", ReadDecided, "decision-proof", decision::proof),
        get(
            "/{organisation}/decisions/{decision}/checkpoint",
            ReadDecided,
            "decision-checkpoint",
            decision::checkpoint,
        ),
        get(
            "/{organisation}/decisions/{decision}/document",
            ReadDecided,
            "decision-document",
            decision::document_as_text,
        ),
        // A public key is public; `log-key` is the same, where those look who verify the log.
        get("/{organisation}/key", ReadDecided, "key", log::key),
        get("/{organisation}/revisions/{revision}/decision", RecordDecisions, "decision-form", decision::record::form),
        post(
            "/{organisation}/revisions/{revision}/decision",
            RecordDecisions,
            "record-decision",
            decision::record::record,
        ),
        get(
            "/{organisation}/revisions/{revision}/revocation",
            RecordDecisions,
            "revocation-form",
            decision::record::revocation_form,
        ),
        post(
            "/{organisation}/revisions/{revision}/revocation",
            RecordDecisions,
            "record-revocation",
            decision::record::revoke,
        ),
        // The log, for those who verify the record.
        get("/{organisation}/log", ReadLog, "log", log::show),
        get("/{organisation}/log/export", ReadLog, "log-export", log::export),
        get("/{organisation}/log/key", ReadLog, "log-key", log::key),
        post("/{organisation}/log/checkpoints", ReadLog, "sign-checkpoint", log::sign),
        get("/{organisation}/log/checkpoints/{size}", ReadLog, "log-checkpoint", log::checkpoint),
        get("/{organisation}/log/growth/{from}/{to}", ReadLog, "log-growth", log::growth),
        // Earlier editions from a file: checked and shown first, then brought in.
        get("/{organisation}/import", Import, "import", import::show),
        post("/{organisation}/import", Import, "check-import", import::check).with_file(import::UPLOAD),
        post("/{organisation}/import/editions", Import, "import-editions", import::bring_in).accepting(import::PARCEL),
        // Writing a revision.
        get("/{organisation}/revisions/{revision}/statements/{statement}", WriteStrategy, "editor", editor::show),
        post("/{organisation}/revisions/{revision}/statements/{statement}", WriteStrategy, "reword", editor::save)
            .accepting(editor::PASTED),
        post(
            "/{organisation}/revisions/{revision}/statements/{statement}/review",
            WriteStrategy,
            "review",
            editor::look,
        ),
        post(
            "/{organisation}/revisions/{revision}/statements/{statement}/presence",
            WriteStrategy,
            "presence",
            editor::presence::say,
        ),
        post(
            "/{organisation}/revisions/{revision}/statements/{statement}/discard",
            WriteStrategy,
            "discard",
            editor::discard,
        ),
        get("/{organisation}/revisions/{revision}/additions", WriteStrategy, "addition", acts::add_form),
        post("/{organisation}/revisions/{revision}/additions", WriteStrategy, "add", acts::add),
        get(
            "/{organisation}/revisions/{revision}/statements/{statement}/move",
            WriteStrategy,
            "move-form",
            acts::move_form,
        ),
        post(
            "/{organisation}/revisions/{revision}/statements/{statement}/move",
            WriteStrategy,
            "move",
            acts::move_there,
        ),
        post("/{organisation}/revisions/{revision}/moves", WriteStrategy, "drag", acts::drag),
        get(
            "/{organisation}/revisions/{revision}/statements/{statement}/merger",
            WriteStrategy,
            "merger",
            acts::merge_form,
        ),
        post("/{organisation}/revisions/{revision}/statements/{statement}/merger", WriteStrategy, "merge", acts::merge),
        get(
            "/{organisation}/revisions/{revision}/statements/{statement}/split",
            WriteStrategy,
            "split-form",
            acts::split_form,
        ),
        post("/{organisation}/revisions/{revision}/statements/{statement}/split", WriteStrategy, "split", acts::split),
        get(
            "/{organisation}/revisions/{revision}/statements/{statement}/replacement",
            WriteStrategy,
            "replacement",
            acts::replace_form,
        ),
        post(
            "/{organisation}/revisions/{revision}/statements/{statement}/replacement",
            WriteStrategy,
            "replace",
            acts::replace,
        ),
        get(
            "/{organisation}/revisions/{revision}/statements/{statement}/removal",
            WriteStrategy,
            "removal",
            acts::remove_form,
        ),
        post(
            "/{organisation}/revisions/{revision}/statements/{statement}/removal",
            WriteStrategy,
            "remove",
            acts::remove,
        ),
        post("/{organisation}/revisions/{revision}/undo", WriteStrategy, "undo", editor::undo),
        // A revision's way to a decision.
        get("/{organisation}/revisions/{revision}/course", ReadDrafts, "course", course::show),
        post("/{organisation}/revisions/{revision}/motives", WriteStrategy, "pass-limit", course::pass_limit),
        post("/{organisation}/revisions/{revision}/consultation", WriteStrategy, "consult", course::consult),
        post("/{organisation}/revisions/{revision}/proposal", WriteStrategy, "propose", course::propose),
        post("/{organisation}/revisions/{revision}/return", ReturnRevisions, "return", course::take_back),
        post("/{organisation}/revisions/{revision}/withdrawal", WriteStrategy, "withdraw", course::withdraw),
        get("/{organisation}/live", ReadDrafts, "live", live::show),
        get("/{organisation}/sign-in", Open, "sign-in", sign_in::show),
        post("/{organisation}/sign-in", Open, "sign-in-as", sign_in::create),
        post("/{organisation}/sign-out", Open, "sign-out", sign_in::remove),
    ]
}

/// One route.
pub struct Route {
    /// What is asked.
    pub method: Method,
    /// The path, with names in braces.
    pub path: &'static str,
    /// What the viewer needs.
    pub right: Right,
    /// The name: in the log, the documentation and the access matrix.
    pub name: &'static str,
    /// Whether the answer follows from the organisation, the viewer, the language and the day alone, so that it can be
    /// kept and answered with 304.
    pub pure: bool,
    /// What is said of it to programs, where it is for programs to read.
    pub described: Option<Described>,
    /// What sort of body it takes.
    pub body: BodyType,
    /// Whether who asks has to have shown of late who they are; see [`crate::confirmation`].
    pub fresh: bool,
    way: Option<Way>,
    of_any_day: bool,
    body_limit: usize,
    handler: MethodRouter<App>,
}

impl Route {
    /// The same, taking bodies of up to so many bytes.
    pub fn accepting(mut self, bytes: usize) -> Route {
        self.body_limit = bytes;
        self
    }

    /// The same, taking a form with a file in it, of up to so many bytes together.
    fn with_file(mut self, bytes: usize) -> Route {
        self.body = BodyType::FormWithFile;
        self.accepting(bytes)
    }

    /// The same, taking bodies of this sort.
    fn taking(mut self, body: BodyType) -> Route {
        self.body = body;
        self
    }

    /// Whether programs come here, with a token, and nobody with a browser.
    pub fn is_for_programs(&self) -> bool {
        self.way.is_some()
    }

    /// The same, for programs alone.
    fn by(mut self, way: Way) -> Route {
        self.way = Some(way);
        self
    }

    /// The same, for who has shown of late who they are.
    fn freshly(mut self) -> Route {
        self.fresh = true;
        self
    }

    /// The same, of the organisation as it was on the day that is asked for.
    pub fn of_any_day(mut self) -> Route {
        self.of_any_day = true;
        self
    }
}

/// Whether this word is the first part of an address of the installation itself, and therefore no organisation's id.
pub fn is_reserved(word: &str) -> bool {
    registry().iter().any(|route| route.path.split('/').nth(1) == Some(word))
}

/// The routes as a table for `docs/routes.md`.
pub fn documentation() -> String {
    let mut text = String::from(
        "# Routes\n\n\
         Made from the registry in `crates/web/src/routes.rs` by `UPDATE=1 cargo test -p web routes`; a test keeps them equal.\n\
         Addresses are kept for ever.\n\
         Reading pages take `?as-of=YYYY-MM-DD`, and every page `?lang=sv` or `?lang=en`.\n\
         What is *fresh* asks who showed who they are more than ten minutes ago to do so again.\n\n\
         | Method | Path | Right | Name | |\n|---|---|---|---|---|\n",
    );
    for route in registry() {
        let fresh = if route.fresh { "fresh " } else { "" };
        text.push_str(&format!(
            "| {} | `{}` | {:?} | {} | {fresh}|\n",
            route.method, route.path, route.right, route.name
        ));
    }
    text
}

/// The routes as one service, each behind its gate.
pub(crate) fn router(app: &App) -> Router {
    let mut router = Router::new();
    for route in registry() {
        let gate_of_route = Gate {
            app: app.clone(),
            right: route.right,
            name: route.name,
            pure: route.pure,
            of_any_day: route.of_any_day,
            inside: is_inside(route.path),
            fresh: route.fresh.then_some(route.body_limit),
            programs: route.way,
        };
        let handler = route
            .handler
            .layer(DefaultBodyLimit::max(route.body_limit))
            .layer(middleware::from_fn_with_state(route.body, body_type::check))
            .layer(middleware::from_fn_with_state(gate_of_route, gate));
        #[expect(clippy::disallowed_methods, reason = "this is the registry: the one place where handlers are mounted")]
        {
            router = router.route(route.path, handler);
        }
    }
    // What leads nowhere goes through a gate too, so that the page that says so stands in its organisation.
    let nowhere = Gate {
        app: app.clone(),
        right: Right::Open,
        name: "nowhere",
        pure: false,
        of_any_day: false,
        inside: true,
        fresh: None,
        programs: None,
    };
    let nowhere = routing::any(|| async { Problem::NotFound }).layer(middleware::from_fn_with_state(nowhere, gate));
    router
        .fallback_service(nowhere.layer(middleware::from_fn(nearby::without_slash)))
        .method_not_allowed_fallback(nearby::to_page_above)
        .with_state(app.clone())
}

/// Whether the path is in an organisation.
fn is_inside(path: &str) -> bool {
    path.starts_with("/{organisation}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_documentation_of_routes_is_the_registry() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/routes.md");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path, documentation()).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == documentation(),
            "docs/routes.md is not what the registry says: run `UPDATE=1 cargo test -p web routes` and read the difference"
        );
    }

    #[test]
    fn each_route_has_its_own_name_and_address() {
        let routes = registry();
        let names: BTreeSet<&str> = routes.iter().map(|route| route.name).collect();
        assert_eq!(names.len(), routes.len(), "two routes have the same name");
        let addresses: BTreeSet<(&str, &str)> =
            routes.iter().map(|route| (route.method.as_str(), route.path)).collect();
        assert_eq!(addresses.len(), routes.len(), "two routes have the same method and path");
    }

    #[test]
    fn outside_the_organisations_everything_is_open() {
        for route in registry() {
            assert!(
                is_inside(route.path) || route.right == Right::Open,
                "{}: no organisation to have a right in",
                route.path
            );
        }
    }

    #[test]
    fn the_installation_s_own_words_are_no_organisations() {
        assert!(is_reserved("assets") && is_reserved("health"));
        assert!(!is_reserved("tillvaxtverket"));
    }
}
