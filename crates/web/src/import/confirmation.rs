//! What a file would bring, to say yes to: its editions, and what seems to have become of what, line by line.

use std::collections::{BTreeMap, HashSet};

use domain::edition::{self, Edition, Likeness, Proposed, Side};
use domain::lineage::Fate;
use maud::{Markup, html};

use super::{Checked, form, likenesses};
use crate::forms::{Form, Typed};
use crate::messages::Messages;
use crate::request::Asked;
use crate::{parts, words};

/// How many lines are shown to answer; what comes after is taken as it is proposed. Nobody answers more by hand.
const ANSWERED: usize = 2000;

/// What is shown before anything is brought in.
pub(super) struct Confirmation<'a> {
    pub(super) asked: &'a Asked,
    pub(super) checked: &'a Checked,
    pub(super) name: &'a str,
    pub(super) typed: &'a Typed,
    pub(super) based_on: String,
}

/// The likenesses that were said yes to.
pub(super) fn accepted(proposed: &[Proposed], typed: &Typed) -> Vec<Likeness> {
    let yes: HashSet<&str> = typed.all("yes").collect();
    let all = likenesses(proposed).enumerate();
    let accepted = all.filter(|(at, _)| ANSWERED <= *at || yes.contains(at.to_string().as_str()));
    accepted.map(|(_, likeness)| likeness.clone()).collect()
}

impl Confirmation<'_> {
    pub(super) fn title(&self) -> String {
        self.asked.m().with("import-can", &[("count", self.checked.editions.len().into())])
    }

    pub(super) fn main(&self, request_key: &str) -> Markup {
        let m = self.asked.m();
        let rows: usize = self.checked.editions.iter().map(|edition| edition.entries().len()).sum();
        let rows = m.with("import-rows", &[("count", rows.into())]);
        let meta: Vec<Markup> = [self.name, rows.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .map(|text| html! { (text) })
            .collect();
        let form = Form::new(m, self.typed);
        html! {
            (parts::head(self.title(), &meta, None))
            p.lead { (m.t("import-nothing-yet")) }
            (form.open(&self.asked.to("/import/editions"), request_key, html! {
                input type="hidden" name="file" value=(crate::parcel::pack(&self.checked.bytes));
                input type="hidden" name="name" value=(self.name);
                input type="hidden" name="based-on" value=(self.based_on);
                (self.editions())
                @if !self.checked.advice.is_empty() { (form::good_to_know(m, &self.checked.advice)) }
                (self.origins())
                div.row.sec {
                    button.ds-button type="submit" { (m.with("import-do", &[("count", self.checked.editions.len().into())])) }
                    a href=(self.asked.to("/import")) { (m.t("form-cancel")) }
                }
                p.cap { (m.t("import-for-ever")) }
            }))
        }
    }

    /// The editions in figures.
    fn editions(&self) -> Markup {
        let m = self.asked.m();
        let fates: Vec<Fate> = Fate::ALL.into_iter().collect();
        html! {
            div.sec {
                h2 #editions { (m.t("import-editions")) }
                (parts::scroll(m.t("import-editions"), html! {
                    table.ds-table {
                        thead { tr {
                            th scope="col" { (m.t("import-label")) }
                            th scope="col" { (m.t("import-from")) }
                            th.num scope="col" { (m.t("import-statements")) }
                            @for fate in &fates { th.num scope="col" { (m.word("fate", fate.key())) } }
                        } }
                        tbody { @for (edition, proposed) in self.checked.editions.iter().zip(&self.checked.proposed) {
                            @let counts = counts(proposed);
                            tr {
                                th scope="row" { (edition.label()) }
                                td.nw { (edition.in_force_from()) }
                                td.num { (m.number(edition.entries().len())) }
                                @for fate in &fates { td.num { (m.number(counts.get(fate).copied().unwrap_or(0))) } }
                            }
                        } }
                    }
                }))
            }
        }
    }

    /// What seems to have become of what, edition by edition.
    fn origins(&self) -> Markup {
        let m = self.asked.m();
        let total = likenesses(&self.checked.proposed).count();
        // A form that was sent has answers; a new one begins with yes to everything.
        let answers: Option<HashSet<&str>> = self.typed.has("based-on").then(|| self.typed.all("yes").collect());
        let mut at = 0;
        let parts: Vec<Markup> = self
            .checked
            .editions
            .iter()
            .zip(&self.checked.proposed)
            .map(|(edition, proposed)| {
                let first = at;
                at += proposed.likenesses.len();
                Origins { m, edition, proposed, first, answers: answers.as_ref() }.section()
            })
            .collect();
        html! {
            @if 0 < total {
                section.sec aria-labelledby="origins" {
                    h2 #origins { (m.t("import-origins")) }
                    p.note { (m.t("import-origins-what")) }
                }
            }
            @for part in parts { (part) }
            @if ANSWERED < total {
                p.cap { (m.with("import-origins-more", &[("shown", ANSWERED.into()), ("count", total.into())])) }
            }
        }
    }
}

/// What became of the statements of one edition.
struct Origins<'a> {
    m: Messages,
    edition: &'a Edition,
    proposed: &'a Proposed,
    /// The number of its first likeness among those of all editions.
    first: usize,
    answers: Option<&'a HashSet<&'a str>>,
}

impl Origins<'_> {
    fn section(&self) -> Markup {
        let m = self.m;
        let (label, proposed) = (self.edition.label().as_str(), self.proposed);
        let shown = self.proposed.likenesses.len().min(ANSWERED.saturating_sub(self.first));
        let name = m.with("import-origins-of", &[("edition", label.into())]);
        // Where nothing was before, that all of it is new goes without saying.
        let is_first = proposed.staying.is_empty() && proposed.likenesses.is_empty() && proposed.removed.is_empty();
        html! {
            @if !is_first {
                div.sec {
                    h3 { (name) }
                    @if 0 < shown { (parts::scroll(&name, self.table(shown))) }
                    (self.plain("import-removed", &proposed.removed))
                    (self.plain("import-new", &proposed.new))
                }
            }
        }
    }

    fn table(&self, shown: usize) -> Markup {
        let m = self.m;
        let likenesses = &self.proposed.likenesses[..shown];
        let number = |likeness: &Likeness| {
            let at = likenesses.iter().position(|other| std::ptr::eq(other, likeness)).unwrap_or_default();
            (self.first + at).to_string()
        };
        html! {
            table.ds-table.origins {
                thead { tr {
                    th scope="col" { (m.t("import-true")) }
                    th scope="col" { (m.t("import-before")) }
                    th scope="col" { (m.t("import-after")) }
                    th.num scope="col" { (m.t("import-alike")) }
                    th scope="col" { (m.t("import-becomes")) }
                } }
                @for group in edition::groups(likenesses) {
                    tbody { @for (row, likeness) in group.likenesses.iter().enumerate() {
                        tr {
                            td { (self.answer(likeness, &number(likeness))) }
                            td.says { (self.side(&likeness.from)) }
                            td.says { (self.side(&likeness.to)) }
                            td.num { (likeness.percent) "\u{a0}%" }
                            @if row == 0 { td rowspan=(group.likenesses.len()) {
                                (words::fate(m, group.fate))
                                @if group.fate == Fate::Kept { p.cap { (m.t("import-same")) } }
                            } }
                        }
                    } }
                }
            }
        }
    }

    fn answer(&self, likeness: &Likeness, number: &str) -> Markup {
        let checked = self.answers.is_none_or(|answers| answers.contains(number));
        let name = self.m.with(
            "import-true-name",
            &[("before", likeness.from.text.as_str().into()), ("after", likeness.to.text.as_str().into())],
        );
        html! {
            label.yes {
                span.ds-sr-only { (name) }
                input.ds-input type="checkbox" name="yes" value=(number) checked[checked];
            }
        }
    }

    fn side(&self, side: &Side) -> Markup {
        html! { span.kick { (self.m.word("kind", side.kind.key())) } (side.text) }
    }

    fn plain(&self, key: &'static str, sides: &[Side]) -> Markup {
        let m = self.m;
        html! {
            @if !sides.is_empty() {
                details.ds-details {
                    summary { (m.with(key, &[("count", sides.len().into())])) }
                    div { ul.plain { @for side in sides { li { (self.side(side)) } } } }
                }
            }
        }
    }
}

/// How many there are of each fate when everything that is proposed is true.
fn counts(proposed: &Proposed) -> BTreeMap<Fate, usize> {
    let mut counts = BTreeMap::new();
    let mut count = |fate, how_many: usize| *counts.entry(fate).or_insert(0) += how_many;
    for staying in &proposed.staying {
        count(staying.fate, 1);
    }
    for group in edition::groups(&proposed.likenesses) {
        count(group.fate, 1);
    }
    count(Fate::Removed, proposed.removed.len());
    count(Fate::New, proposed.new.len());
    counts
}
