//! The pace that is needed to reach the target in time, over the pace that there is. Not whether it will be reached; that is
//! the verdict's to say.

use direction::verdict::Verdict;
use domain::indicator::Definition;
use figures::pace_bars::{self, PaceBars};
use maud::{Markup, html};

use crate::indicator::words;
use crate::messages::Messages;

/// Both paces. Nothing where there is no date ahead, too few values, or nothing that is left to reach.
pub fn section(m: Messages, definition: &Definition, verdict: &Verdict) -> Markup {
    let Some(pace) = verdict.outlook.pace.filter(|pace| pace.required != 0.0) else { return html! {} };
    let target = definition.target.map(|target| words::target(m, definition, target)).unwrap_or_default();
    let (required, actual) = (a_year(m, definition, pace.required), a_year(m, definition, pace.actual));
    let title = m.with(
        "pace-says",
        &[("target", target.into()), ("required", required.as_str().into()), ("actual", actual.as_str().into())],
    );
    let (needed, now, no_change) = (m.t("pace-required"), m.t("pace-actual"), m.t("pace-no-change"));
    let bars = PaceBars {
        id: "pace",
        title: &title,
        required: pace_bars::Pace { label: &needed, a_year: pace.required, interval: None, written: &required },
        actual: pace_bars::Pace {
            label: &now,
            a_year: pace.actual,
            interval: verdict.evidence.slope.map(|slope| (slope.low, slope.high)),
            written: &actual,
        },
        direction: words::direction_of(verdict),
        no_change: &no_change,
    };
    html! {
        section.sec aria-labelledby="pace-heading" {
            h2 #pace-heading { (m.t("pace-heading")) }
            (pace_bars::draw(&bars))
            @if verdict.evidence.slope.is_some() { p.cap { (m.t("pace-interval")) } }
        }
    }
}

/// A change in a year, with its sign: "+4,3 procentenheter om året".
fn a_year(m: Messages, definition: &Definition, change: f64) -> String {
    let sign = if 0.0 < change { "+" } else { "" };
    let number = format!("{sign}{}", words::calculated(m, definition, change));
    m.with("pace-a-year", &[("change", words::change(m, definition, &number).into())])
}
