//! Clarity beside the text as it is typed: readability against the revisions before, what is good and what could be
//! better, the model's limits, and the words that differ from what was. Advice, never a refusal.

use domain::clarity::{self, Expected, Finding, Place, Severity};
use domain::difference::Fingerprint;
use domain::ids::StatementId;
use domain::model::{Limited, Strength};
use domain::refusal::invalid;
use domain::revision::Revision;
use domain::statement::StatementKind;
use domain::text::{self, Explanation, StatementText};
use figures::lix_bars::{self, Bar};
use maud::{Markup, html};

use super::Desk;
use crate::forms::Typed;
use crate::{marked, words};

/// What a writer has typed so far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft<'a> {
    /// The statement.
    pub(super) text: &'a str,
    /// The explanation.
    pub(super) explanation: &'a str,
}

/// The number above which Swedish text begins to be hard to read: LIX 30–40 is easy, fiction and weeklies (Björnsson, 1968).
const EASY: u32 = 40;

/// With more letters than this, nothing is looked for in a text as it is typed: it is far more than may be saved, and
/// was pasted by mistake.
pub(super) const MOST: usize = 10_000;

impl<'a> Draft<'a> {
    /// What stands in the form.
    pub(super) fn of(typed: &'a Typed) -> Draft<'a> {
        Draft { text: typed.get("text"), explanation: typed.get("explanation") }
    }

    /// Whether it is too long to be looked at.
    pub(super) fn is_far_too_long(self) -> bool {
        MOST < self.text.chars().count() + self.explanation.chars().count()
    }
}

/// What the panel says of this draft.
pub(super) fn review(desk: &Desk<'_>, draft: Draft<'_>) -> Markup {
    let m = desk.frame.m;
    html! {
        h2 #gr { (m.t("review-title")) " " small { (m.t("review-while")) } }
        (limits(desk, draft))
        @if !draft.is_far_too_long() {
            (readability(desk, draft))
            (findings(desk, draft))
            (sums(desk, draft))
        }
    }
}

// What saving would refuse, said at once.
fn limits(desk: &Desk<'_>, draft: Draft<'_>) -> Markup {
    let m = desk.frame.m;
    let text = StatementText::parse(draft.text).err().map(|error| ("editor-text", invalid("text", &error)));
    let explanation =
        Explanation::parse(draft.explanation).err().map(|error| ("editor-explanation", invalid("explanation", &error)));
    // An empty field is not yet wrong while one writes.
    let broken = text.into_iter().chain(explanation).filter(|(_, refusal)| refusal.key == "text-too-long");
    html! { @for (label, refusal) in broken { p.note { b { (m.t(label)) ":" } " " (m.refusal(&refusal)) } } }
}

/// The words that differ from the revision that this one began as.
pub(super) fn against(desk: &Desk<'_>, text: &str) -> Markup {
    let m = desk.frame.m;
    let Some(before) = desk.before() else { return html! {} };
    if MOST < text.chars().count() {
        return html! {};
    }
    let earlier = desk.statement.and_then(|statement| before.tree.get(statement.id));
    html! {
        div.pv {
            p.kick { (m.with("editor-against", &[("revision", before.number.0.into())])) }
            @match earlier {
                None => p.cap { (m.t("editor-against-new")) },
                Some(earlier) if earlier.text() == text.trim() => p.cap { (m.t("editor-against-none")) },
                Some(earlier) => p.says lang=(desk.organisation.written_in.tag()) { (marked::both(earlier.text(), text.trim())) },
            }
        }
    }
}

/// What was typed, with the words of the finding that was pressed replaced. As it was, where they no longer are there.
pub(super) fn mended(desk: &Desk<'_>, typed: &Typed) -> Typed {
    let pressed: Option<usize> = typed.get("mend").parse().ok();
    let draft = Draft::of(typed);
    let findings = if draft.is_far_too_long() { Vec::new() } else { found(desk, draft) };
    let wording = pressed.and_then(|number| findings.get(number)).and_then(Finding::wording);
    let mended = wording.and_then(|wording| match wording.place {
        Place::Text => Some(("text", wording.mended(draft.text)?)),
        Place::Explanation => Some(("explanation", wording.mended(draft.explanation)?)),
    });
    match mended {
        Some((field, text)) => typed.clone().without("mend").with(field, &text),
        None => typed.clone().without("mend"),
    }
}

fn readability(desk: &Desk<'_>, draft: Draft<'_>) -> Markup {
    let m = desk.frame.m;
    let earlier = desk.earlier();
    let mut bars: Vec<(String, Option<u32>)> =
        earlier.iter().map(|revision| (words::revision(m, revision), lix(revision, None))).collect();
    let own = desk.statement.map(|statement| (statement.id, draft));
    bars.push((m.t("review-draft").into_owned(), lix(desk.revision, own)));
    let told: Vec<(String, u32)> = bars.into_iter().filter_map(|(label, lix)| Some((label, lix?))).collect();
    let Some(last) = told.len().checked_sub(1) else { return html! {} };
    let sentence: Vec<String> = told
        .iter()
        .map(|(label, lix)| m.with("review-lix-figure", &[("what", label.as_str().into()), ("lix", (*lix).into())]))
        .collect();
    let title = m.with("review-lix-title", &[("figures", sentence.join(", ").into())]);
    let bars: Vec<Bar<'_>> =
        told.iter().enumerate().map(|(at, (label, lix))| Bar { label, value: *lix, now: at == last }).collect();
    lix_bars::draw("lix", &title, &bars, EASY, &m.t("review-limit"))
}

// The readability of a whole revision, with what is being typed in its place.
fn lix(revision: &Revision, typed: Option<(StatementId, Draft<'_>)>) -> Option<u32> {
    let texts = revision.tree.iter().map(|statement| match typed {
        Some((id, draft)) if id == statement.id => (draft.text, draft.explanation),
        _ => (statement.text(), statement.explanation()),
    });
    clarity::measure(texts).lix().map(|lix| lix.rounded())
}

fn found(desk: &Desk<'_>, draft: Draft<'_>) -> Vec<Finding<StatementId>> {
    let Some(statement) = desk.statement else { return Vec::new() };
    let model = desk.organisation.model_of(desk.revision);
    let rule = model.rule(statement.kind);
    let expected = Expected {
        words: rule.and_then(|rule| rule.words.most),
        direction: matches!(statement.kind, StatementKind::Goal | StatementKind::OverarchingGoal),
        ..Expected::default()
    };
    let others: Vec<(StatementId, Fingerprint)> = desk
        .revision
        .tree
        .iter()
        .filter(|other| other.id != statement.id && model.steers(other.kind))
        .map(|other| (other.id, Fingerprint::of(other.text())))
        .collect();
    clarity::findings(draft.text, draft.explanation, &others, &expected)
}

fn findings(desk: &Desk<'_>, draft: Draft<'_>) -> Markup {
    let m = desk.frame.m;
    let Some(statement) = desk.statement else { return html! {} };
    let model = desk.organisation.model_of(desk.revision);
    let findings = found(desk, draft);
    let breaches: Vec<_> = model
        .breaches(&desk.revision.tree)
        .into_iter()
        // Length is told above, of the text as it is typed.
        .filter(|breach| !matches!(breach.rule.limited, Limited::Words(_)))
        .filter(|breach| breach.rule.limited.statement().is_none_or(|id| id == statement.id))
        .filter(|breach| breach.rule.kind == statement.kind || breach.rule.limited.statement().is_some())
        .collect();
    html! {
        @if findings.is_empty() && breaches.is_empty() { p.cap { (m.t("review-nothing")) } }
        ul.lint {
            @for (number, finding) in findings.iter().enumerate() { (told(desk, finding, number)) }
            @for breach in &breaches {
                li {
                    b { (figures::icons::fray()) (m.t("review-breach")) }
                    p {
                        (crate::course::breach_in_words(desk.frame, desk.organisation, desk.revision, breach)) " "
                        @match breach.strength {
                            Strength::Soft => (m.t("review-breach-soft")),
                            Strength::Hard => (m.t("review-breach-hard")),
                        }
                    }
                }
            }
        }
    }
}

fn told(desk: &Desk<'_>, finding: &Finding<StatementId>, number: usize) -> Markup {
    let m = desk.frame.m;
    let good = finding.severity() == Severity::Good;
    let (icon, title) = match finding {
        _ if good => ("check", title_key(finding)),
        Finding::Overlap { .. } => ("replaced", title_key(finding)),
        _ => ("reworded", title_key(finding)),
    };
    let body = match finding {
        Finding::Direction(Some(word)) => {
            html! { (m.with("review-direction-good", &[("word", word.as_str().into())])) }
        }
        Finding::Direction(None) => html! { (m.t("review-direction-missing")) },
        Finding::Length { words, limit } => {
            html! { (m.with("review-length-is", &[("words", (*words).into()), ("limit", (*limit).into())])) }
        }
        Finding::HiddenVerb(wording) => {
            mendable(desk, wording, number, "review-hidden-verb-is", "review-hidden-verb-only")
        }
        Finding::Officialese(wording) => {
            mendable(desk, wording, number, "review-officialese-is", "review-officialese-only")
        }
        Finding::LongSentence { place, number, words, split_after } => {
            let key = match place {
                Place::Text => "review-long-sentence-text",
                Place::Explanation => "review-long-sentence-explanation",
            };
            html! {
                (m.with(key, &[("number", (*number).into()), ("words", (*words).into())]))
                @if let Some(word) = split_after { " " (m.with("review-split-after", &[("word", word.as_str().into())])) }
            }
        }
        Finding::Conjunctions(count) => html! { (m.with("review-conjunctions-is", &[("count", (*count).into())])) },
        Finding::Overlap { other, percent } => html! {
            (m.with("review-overlap-is", &[("percent", u32::from(*percent).into())])) " "
            @if let Some(other) = desk.revision.tree.get(*other) {
                a href=(desk.address(&format!("/statements/{}", other.id))) lang=(desk.organisation.written_in.tag()) { (other.text()) } ". "
            }
            (m.t("review-overlap-ask"))
        },
    };
    html! { li data-ok[good] { b { (figures::icons::icon(icon)) (m.t(title)) } p { (body) } } }
}

/// The name of what was found.
pub(crate) fn title_key(finding: &Finding<StatementId>) -> &'static str {
    match finding {
        Finding::Direction(_) => "review-direction",
        Finding::Length { .. } => "review-length",
        Finding::HiddenVerb(_) => "review-hidden-verb",
        Finding::LongSentence { .. } => "review-long-sentence",
        Finding::Officialese(_) => "review-officialese",
        Finding::Conjunctions(_) => "review-conjunctions",
        Finding::Overlap { .. } => "review-overlap",
    }
}

// The button sends what is typed, and gets it back with the words replaced: nothing is saved by it.
fn mendable(
    desk: &Desk<'_>,
    wording: &clarity::Wording,
    number: usize,
    with_replacement: &'static str,
    without: &'static str,
) -> Markup {
    let m = desk.frame.m;
    html! {
        @match &wording.replacement {
            None => (m.with(without, &[("found", wording.found.as_str().into())])),
            Some(replacement) => {
                (m.with(with_replacement, &[("found", wording.found.as_str().into()), ("replacement", replacement.as_str().into())]))
                " "
                button.lk type="submit" form="write" name="mend" value=(number) { (m.t("editor-mend")) }
            },
        }
    }
}

fn sums(desk: &Desk<'_>, draft: Draft<'_>) -> Markup {
    let m = desk.frame.m;
    let typed = desk.statement.map(|statement| (statement.id, draft));
    let (statements, words) = counted(desk, desk.revision, typed);
    html! {
        p.cap {
            (m.with("review-sum", &[("statements", statements.into()), ("words", words.into())])) " "
            @if let Some(before) = desk.before() {
                @let (statements, words) = counted(desk, before, None);
                (m.with("review-sum-against", &[
                    ("revision", before.number.0.into()), ("statements", statements.into()), ("words", words.into()),
                ]))
            }
        }
    }
}

fn counted(desk: &Desk<'_>, revision: &Revision, typed: Option<(StatementId, Draft<'_>)>) -> (usize, usize) {
    let model = desk.organisation.model_of(revision);
    let words = revision
        .tree
        .iter()
        .map(|statement| match typed {
            Some((id, draft)) if id == statement.id => count_words(draft.text, draft.explanation),
            _ => count_words(statement.text(), statement.explanation()),
        })
        .sum();
    (revision.count(model), words)
}

fn count_words(text: &str, explanation: &str) -> usize {
    text::words(text).count() + text::words(explanation).count()
}
