//! Ready indicators that an agency can begin from: measures that many have use for, in the reader's language. Chosen into the
//! form, where everything can be changed. Not the agency's own.

use domain::indicator::{Frequency, IndicatorKind, Measures};
use maud::{Markup, html};

use super::thread;
use crate::answer::Answer;
use crate::forms::Typed;
use crate::layout::{Page, Section};
use crate::messages::Messages;
use crate::parts;
use crate::request::Asked;
use crate::thread::Knot;
use crate::view::View;

/// A ready indicator. Its words are messages.
pub struct Ready {
    key: &'static str,
    kind: IndicatorKind,
    /// The word for the way that is right.
    desired: &'static str,
    measures: Measures,
    frequency: Frequency,
    decimals: u8,
    /// The lowest and the highest that is possible.
    limits: (Option<&'static str>, Option<&'static str>),
    /// Whether it says what stands above the line and below it.
    is_divided: bool,
}

/// All of them, in the order of the page: what those outside meet first, then how the agency works.
const READY: [Ready; 14] = [
    Ready {
        key: "customer-satisfaction",
        kind: IndicatorKind::Operations,
        desired: "up",
        measures: Measures::Level,
        frequency: Frequency::Yearly,
        decimals: 0,
        limits: (Some("0"), Some("100")),
        is_divided: false,
    },
    Ready {
        key: "handling-time",
        kind: IndicatorKind::Operations,
        desired: "down",
        measures: Measures::Level,
        frequency: Frequency::Quarterly,
        decimals: 0,
        limits: (Some("0"), None),
        is_divided: true,
    },
    Ready {
        key: "decided-in-time",
        kind: IndicatorKind::Operations,
        desired: "up",
        measures: Measures::Ratio,
        frequency: Frequency::Quarterly,
        decimals: 1,
        limits: (Some("0"), Some("100")),
        is_divided: true,
    },
    Ready {
        key: "decisions-changed",
        kind: IndicatorKind::Operations,
        desired: "down",
        measures: Measures::Ratio,
        frequency: Frequency::Yearly,
        decimals: 1,
        limits: (Some("0"), Some("100")),
        is_divided: true,
    },
    Ready {
        key: "phone-answered",
        kind: IndicatorKind::Operations,
        desired: "up",
        measures: Measures::Ratio,
        frequency: Frequency::Monthly,
        decimals: 0,
        limits: (Some("0"), Some("100")),
        is_divided: true,
    },
    Ready {
        key: "digital-share",
        kind: IndicatorKind::Operations,
        desired: "up",
        measures: Measures::Ratio,
        frequency: Frequency::Quarterly,
        decimals: 1,
        limits: (Some("0"), Some("100")),
        is_divided: true,
    },
    Ready {
        key: "findings-of-accessibility",
        kind: IndicatorKind::Operations,
        desired: "down",
        measures: Measures::Stock,
        frequency: Frequency::HalfYearly,
        decimals: 0,
        limits: (Some("0"), None),
        is_divided: false,
    },
    Ready {
        key: "sick-leave",
        kind: IndicatorKind::Operations,
        desired: "down",
        measures: Measures::Ratio,
        frequency: Frequency::EveryTertial,
        decimals: 1,
        limits: (Some("0"), Some("100")),
        is_divided: true,
    },
    Ready {
        key: "staff-turnover",
        kind: IndicatorKind::KeyFigure,
        desired: "within",
        measures: Measures::Ratio,
        frequency: Frequency::Yearly,
        decimals: 1,
        limits: (Some("0"), Some("100")),
        is_divided: true,
    },
    Ready {
        key: "sustainable-engagement",
        kind: IndicatorKind::Operations,
        desired: "up",
        measures: Measures::Level,
        frequency: Frequency::Yearly,
        decimals: 0,
        limits: (Some("0"), Some("100")),
        is_divided: false,
    },
    Ready {
        key: "forecast-accuracy",
        kind: IndicatorKind::KeyFigure,
        desired: "down",
        measures: Measures::Ratio,
        frequency: Frequency::EveryTertial,
        decimals: 1,
        limits: (Some("0"), None),
        is_divided: true,
    },
    Ready {
        key: "overhead-share",
        kind: IndicatorKind::KeyFigure,
        desired: "keep",
        measures: Measures::Ratio,
        frequency: Frequency::Yearly,
        decimals: 1,
        limits: (Some("0"), Some("100")),
        is_divided: true,
    },
    Ready {
        key: "tenders",
        kind: IndicatorKind::Operations,
        desired: "up",
        measures: Measures::Level,
        frequency: Frequency::Yearly,
        decimals: 1,
        limits: (Some("0"), None),
        is_divided: true,
    },
    Ready {
        key: "emissions-of-travel",
        kind: IndicatorKind::Operations,
        desired: "down",
        measures: Measures::Flow,
        frequency: Frequency::Yearly,
        decimals: 0,
        limits: (Some("0"), None),
        is_divided: true,
    },
];

impl Ready {
    /// The one with this word.
    pub fn of_key(key: &str) -> Option<&'static Ready> {
        READY.iter().find(|ready| ready.key == key)
    }

    fn says(&self, m: Messages, what: &str) -> String {
        m.word("ready", &format!("{}-{what}", self.key)).into_owned()
    }

    /// What the form of a new indicator begins with.
    pub fn begins(&self, m: Messages) -> Typed {
        let mut values: Vec<(&str, String)> =
            ["name", "question", "why", "unit"].into_iter().map(|part| (part, self.says(m, part))).collect();
        values.push(("cannot_say", self.says(m, "cannot-say")));
        if self.is_divided {
            values.extend(["numerator", "denominator"].map(|part| (part, self.says(m, part))));
        }
        values.extend([
            ("kind", self.kind.key().to_owned()),
            ("desired", self.desired.to_owned()),
            ("measures", self.measures.key().to_owned()),
            ("frequency", self.frequency.key().to_owned()),
            ("decimals", self.decimals.to_string()),
            ("lowest", self.limits.0.unwrap_or("").to_owned()),
            ("highest", self.limits.1.unwrap_or("").to_owned()),
        ]);
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Typed::beginning_with(&values)
    }
}

/// `GET /{organisation}/indicators/catalogue`
///
/// # Errors
/// None of its own.
pub async fn show(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let m = view.m;
    let main = html! {
        (parts::head(m.t("catalogue-title"), &[], None))
        p.lead { (m.t("catalogue-lead")) }
        ul.verdicts { @for ready in &READY { (row(&view, ready)) } }
    };
    let here = Knot::here(m.t("indicators-knot"), m.t("catalogue-title"));
    let page = Page::new(m.t("catalogue-title"), main).section(Section::Indicators).thread(thread(&view, here));
    Ok(asked.frame.page(page))
}

fn row(view: &View<'_>, ready: &Ready) -> Markup {
    let m = view.m;
    let name = ready.says(m, "name");
    let is_there = view.organisation.indicators.living().any(|known| known.definition().name.as_str() == name);
    let address = crate::address::with(&view.frame.to("/indicators/new"), "ready", ready.key);
    html! {
        li {
            span.cap { (m.word("indicator-kinds", ready.kind.key())) }
            div { h2 { (name) } p { (ready.says(m, "question")) } p.cap { (ready.says(m, "why")) } }
            div.verdicts__d {
                @if is_there { span.cap { (m.t("catalogue-has-it")) } }
                @else { (parts::button_link("secondary", &address, m.t("catalogue-use"))) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn every_ready_indicator_has_all_its_words_in_both_languages() {
        for m in Language::ALL.map(Messages::of) {
            for ready in &READY {
                for (name, value) in ready.begins(m).fields() {
                    let is_word = !value.is_empty() || matches!(name, "lowest" | "highest");
                    // A message that is missing gives its key.
                    assert!(is_word && !value.contains(&format!("{}-", ready.key)), "{}: {name} is {value}", ready.key);
                }
            }
        }
    }
}
