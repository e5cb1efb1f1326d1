//! What a counted round came to: each question as columns with the table behind, against the round before, between groups,
//! and in people's own words. Nothing is shown that the domain does not give: what is left out there is not known here.

use direction::confidence::Interval;
use domain::refusal::Value;
use domain::verdict_round::difference::{Difference, Says};
use domain::verdict_round::tally::Tally;
use domain::verdict_round::{Group, Mark, Question, Results, VerdictRound};
use figures::mark_bars;
use maud::{Markup, html};

use super::path;
use crate::messages::Messages;
use crate::parts;
use crate::view::View;

/// The whole of it.
pub(super) fn show(view: &View<'_>, round: &VerdictRound, results: &Results, words: &Markup) -> Markup {
    let m = view.m;
    let Some(all) = results.of(Group::All) else {
        return html! {
            p { (m.with("verdict-too-few-shown", &[("asked", results.asked.into())])) }
        };
    };
    html! {
        p.lead { (m.with("verdict-answered", &[("count", all.answers.into()), ("asked", results.asked.into())])) }
        section.sec aria-labelledby="marks" {
            h2 #marks { (m.t("verdict-marks")) }
            p.cap { (m.t("verdict-how-to-read")) }
            div.judged { @for question in Question::ALL { (one(m, question, all, "all")) } }
            (table(m, all, m.t("verdict-table").as_ref()))
        }
        (between_groups(m, results))
        (against_before(view, round, all, results))
        section.sec aria-labelledby="words" {
            h2 #words { (m.t("verdict-own-words")) }
            p.cap { (m.t("verdict-own-words-what")) }
            (words)
        }
        p { a href=(view.frame.to(&path(round.id, "/export"))) { (m.t("verdict-as-file")) } }
    }
}

/// One question of one group: its picture, and the middle in words.
fn one(m: Messages, question: Question, tally: &Tally, of: &str) -> Markup {
    let name = m.word("verdict-question", question.key());
    let counts = Mark::ALL.map(|mark| tally.gave(question, mark));
    let median = tally.median(question);
    let places = median.map(|(low, high)| (usize::from(low.number()) - 1, usize::from(high.number()) - 1));
    let id = format!("marks-{of}-{}", question.key());
    html! {
        figure {
            figcaption { (name) }
            (mark_bars::draw(&id, (&name, &described(m, question, tally)), counts, places))
            p.cap { (middle(m, question, tally)) }
        }
    }
}

/// Every count of a question in words.
fn described(m: Messages, question: Question, tally: &Tally) -> String {
    let counts = Mark::ALL.map(|mark| format!("{}: {}", mark.number(), tally.gave(question, mark))).join(", ");
    format!("{counts}. {}", middle(m, question, tally))
}

/// "Medianen är 4. Tre kunde inte säga."
fn middle(m: Messages, question: Question, tally: &Tally) -> String {
    let could_not = tally.could_not_say(question);
    let median = match tally.median(question) {
        None => m.t("verdict-no-median").into_owned(),
        Some((low, high)) if low == high => m.with("verdict-median", &[("mark", u32::from(low.number()).into())]),
        Some((low, high)) => m.with(
            "verdict-median-between",
            &[("low", u32::from(low.number()).into()), ("high", u32::from(high.number()).into())],
        ),
    };
    match could_not {
        0 => median,
        _ => format!("{median} {}", m.with("verdict-could-not-say", &[("count", could_not.into())])),
    }
}

/// The numbers behind the pictures.
fn table(m: Messages, tally: &Tally, name: &str) -> Markup {
    html! {
        details {
            summary { (name) }
            (parts::scroll(name, html! { table.ds-table {
                thead { tr {
                    th scope="col" { (m.t("verdict-question")) }
                    @for mark in Mark::ALL { th.num scope="col" { (mark.number()) } }
                    th.num scope="col" { (m.t("verdict-cannot-say")) }
                    th.num scope="col" { (m.t("verdict-median-word")) }
                } }
                tbody { @for question in Question::ALL { tr {
                    th scope="row" { (m.word("verdict-question", question.key())) }
                    @for mark in Mark::ALL { td.num { (m.number(tally.gave(question, mark))) } }
                    td.num { (m.number(tally.could_not_say(question))) }
                    td.num { (median(tally, question)) }
                } } }
            } }))
        }
    }
}

/// The median as it is written: "4", "3–4", or a dash.
pub(super) fn median(tally: &Tally, question: Question) -> String {
    match tally.median(question) {
        None => "–".to_owned(),
        Some((low, high)) if low == high => low.number().to_string(),
        Some((low, high)) => format!("{}–{}", low.number(), high.number()),
    }
}

/// Managers and staff beside each other, and what can be said of how they differ.
fn between_groups(m: Messages, results: &Results) -> Markup {
    let groups: Vec<_> = results.shown.iter().filter(|shown| shown.group != Group::All).collect();
    let [one_group, other_group] = groups.as_slice() else { return html! {} };
    html! {
        section.sec aria-labelledby="groups" {
            h2 #groups { (m.t("verdict-groups")) }
            @for shown in &groups {
                h3 { (m.with("verdict-group-answers", &[
                    ("group", m.word("verdict-group", shown.group.key()).into_owned().into()),
                    ("count", shown.tally.answers.into()),
                ])) }
                div.judged { @for question in Question::ALL { (one(m, question, &shown.tally, shown.group.key())) } }
                (table(m, &shown.tally, m.with("verdict-table-of", &[
                    ("group", m.word("verdict-group", shown.group.key()).to_lowercase().into()),
                ]).as_ref()))
            }
            ul.said { @for question in Question::ALL {
                @if let Some(difference) = Difference::between(&one_group.tally, &other_group.tally, question) {
                    li { (sentence(m, Against::Group, question, &difference)) }
                }
            } }
        }
    }
}

/// Against the round before: the same questions.
fn against_before(view: &View<'_>, round: &VerdictRound, all: &Tally, results: &Results) -> Markup {
    let m = view.m;
    let before = view.organisation.verdict_round_before(round).filter(|it| super::is_readable(view, it.terms.revision));
    let Some(before) = before else { return html! {} };
    let Some(then) = before.results() else { return html! {} };
    let Some(all_then) = then.of(Group::All) else { return html! {} };
    let link = html! {
        @if super::is_for(view, before) {
            a href=(view.frame.to(&path(before.id, ""))) lang=[view.language()] { (before.terms.occasion) }
        } @else { span lang=[view.language()] { (before.terms.occasion) } }
    };
    html! {
        section.sec aria-labelledby="before" {
            h2 #before { (m.t("verdict-before")) }
            p { (m.around("verdict-before-which", ("round", link), &[
                ("count", all_then.answers.into()), ("asked", then.asked.into()),
            ])) }
            ul.said { @for question in Question::ALL {
                @if let Some(difference) = Difference::between(all, all_then, question) {
                    li { (sentence(m, Against::Before, question, &difference)) }
                }
            } }
            @for group in [Group::Managers, Group::Staff] {
                @if let (Some(now), Some(then)) = (results.of(group), then.of(group)) {
                    h3 { (m.word("verdict-group", group.key())) }
                    ul.said { @for question in Question::ALL {
                        @if let Some(difference) = Difference::between(now, then, question) {
                            li { (sentence(m, Against::Before, question, &difference)) }
                        }
                    } }
                }
            }
            @if before.terms.audience != round.terms.audience { p.cap { (m.t("verdict-before-others")) } }
            p.cap { (m.t("verdict-interval")) }
        }
    }
}

/// What is laid beside what.
#[derive(Clone, Copy)]
enum Against {
    /// Managers and staff.
    Group,
    /// This round and the one before.
    Before,
}

/// What can be said of a question, with the interval that it rests on.
fn sentence(m: Messages, against: Against, question: Question, difference: &Difference) -> Markup {
    let says = match difference.says {
        Says::More => "more",
        Says::Fewer => "fewer",
        Says::Nothing => "nothing",
    };
    let Interval { low, high } = difference.interval;
    let values: [(&'static str, Value); 3] =
        [("gap", points(m, difference.gap).into()), ("low", points(m, low).into()), ("high", points(m, high).into())];
    let told = match against {
        Against::Group => m.told("verdict-groups-differ", says, &values),
        Against::Before => m.told("verdict-before-differs", says, &values),
    };
    html! { b { (m.word("verdict-question", question.key())) } ": " (told) }
}

/// Hundredths with their sign, whole: "+18", "−3".
fn points(m: Messages, part: f64) -> String {
    let whole = (part * 100.0).round() as i64;
    let number = m.number(whole.unsigned_abs());
    match whole {
        0 => number,
        1.. => format!("+{number}"),
        _ => format!("−{number}"),
    }
}
