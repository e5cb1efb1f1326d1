//! The page for people about what programs read: how to begin, what holds everywhere, and every address with what a token
//! needs for it. Not the description that programs read; that is [`super::description`].

use axum::http::HeaderMap;
use domain::access::Scope;
use domain::policy::Right;
use maud::{Markup, html};

use crate::answer::Answer;
use crate::layout::{Page, Section};
use crate::parts;
use crate::request::Asked;
use crate::routes::{Route, registry};
use crate::view::View;

/// What is shown with a token and without; a test asks for each.
const EXAMPLES: [(&str, &str, bool); 4] = [
    ("api-example-open", "/statements", false),
    ("api-example-day", "/decisions?as-of=2018-01-01", false),
    ("api-example-token", "/rounds", true),
    ("api-example-part", "/tasks?limit=10", true),
];

/// `GET /{organisation}/api`
///
/// # Errors
/// None.
pub async fn show(asked: Asked, headers: HeaderMap) -> Answer {
    let base = asked.address_outside(&headers, "/api/v1");
    let view = View::of(&asked);
    let main = Guide { view, base }.main();
    Ok(asked.frame.page(Page::new(asked.m().t("api-title"), main).section(Section::Help)))
}

struct Guide<'a> {
    view: View<'a>,
    base: String,
}

impl Guide<'_> {
    fn main(&self) -> Markup {
        let (view, m) = (&self.view, self.view.m);
        html! {
            (parts::head(m.t("api-title"), &[], None))
            p.lead { (m.t("api-lead")) }
            div.cols.cols--wide {
                div {
                    section.sec aria-labelledby="examples" {
                        h2 #examples { (m.t("api-examples")) }
                        @for (key, path, with_token) in EXAMPLES {
                            p.mt { (m.t(key)) }
                            (parts::scroll(m.t(key), html! { pre { code { (self.curl(path, with_token)) } } }))
                        }
                    }
                    section.sec {
                        h2 { (m.t("api-addresses")) }
                        (parts::scroll(m.t("api-addresses"), self.addresses()))
                        p.cap.mt { a href="/api/v1/openapi.json" { (m.t("api-description")) } }
                    }
                }
                aside aria-label=(m.t("api-rules")) {
                    section { h2 { (m.t("api-token")) }
                        p { (m.t("api-token-what")) }
                        @if view.may(Right::OwnAccount) { p.mt { (parts::button_link("secondary", &view.frame.to("/account/tokens"), m.t("tokens-own"))) } }
                    }
                    section.sec { h2 { (m.t("api-rules")) }
                        ul { @for key in ["api-rule-exact", "api-rule-day", "api-rule-part", "api-rule-etag", "api-rule-strict", "api-rule-problem", "api-rule-origin"] { li { (m.t(key)) } } }
                    }
                }
            }
        }
    }

    fn curl(&self, path: &str, with_token: bool) -> String {
        let token = if with_token { "-H \"Authorization: Bearer $RODTRAD_TOKEN\" " } else { "" };
        format!("curl {token}\"{}{path}\"", self.base)
    }

    fn addresses(&self) -> Markup {
        let m = self.view.m;
        let scope = |route: &Route| Scope::ALL.into_iter().find(|scope| scope.right() == route.right);
        let described = registry().into_iter().filter(|route| route.described.is_some());
        html! {
            table.ds-table {
                thead { tr { th scope="col" { (m.t("api-address")) } th scope="col" { (m.t("api-scope")) } } }
                tbody { @for route in described { tr {
                    th scope="row" { code { (route.path.trim_start_matches("/{organisation}/api/v1")) } }
                    td { @if let Some(scope) = scope(&route) { (m.word("token-scope", scope.key())) } }
                } } }
            }
        }
    }
}
