//! What became of what, as data for the flow picture: which statements stand together, and what each became.
//! Not the drawing: that is `figures`.

use std::collections::{BTreeMap, BTreeSet};

use domain::comparison::Comparison;
use domain::ids::StatementId;
use domain::lineage::Fate;
use domain::model::SteeringModel;
use domain::revision::Revision;
use domain::statement::StatementKind;
use figures::lineage_flow::{self, Flow, Group, Link, Strand};
use maud::{Markup, html};

use super::names;
use crate::messages::Messages;
use crate::words;

/// The picture in a region that scrolls, with what heads its sides and a line that says how to read it.
pub(super) fn figure(
    m: Messages,
    comparison: &Comparison<'_>,
    models: [&SteeringModel; 2],
    heads: [&str; 2],
) -> Markup {
    let left = groups(m, comparison, comparison.old, models[0]);
    let right = groups(m, comparison, comparison.new, models[1]);
    let links = links(comparison, [&left, &right]);
    let title = m.with("compare-picture-title", &[("old", heads[0].into()), ("new", heads[1].into())]);
    let description = description(m, comparison);
    let others = m.t("compare-picture-others");
    let flow = Flow {
        id: "flow",
        title: &title,
        description: &description,
        left: &left,
        right: &right,
        links: &links,
        others: &others,
        number: &|number| m.number(number),
    };
    html! {
        figure {
            div.scroll role="region" aria-label=(m.t("compare-picture-region")) tabindex="0" {
                div.flowh.row { span.cap { (heads[0]) } span.cap { (heads[1]) } }
                (lineage_flow::draw(&flow))
            }
            figcaption.cap { (m.t("compare-picture-caption")) }
        }
    }
}

// What has the same heading stands together, and what has none by its kind; in the order in which the revision is read.
fn groups<'a>(
    m: Messages,
    comparison: &Comparison<'_>,
    revision: &'a Revision,
    model: &SteeringModel,
) -> Vec<Group<'a>> {
    let mut together: Vec<(Of<'a>, Vec<StatementId>)> = Vec::new();
    let mut known: BTreeMap<(Option<StatementId>, StatementKind), usize> = BTreeMap::new();
    let mut headings: BTreeMap<StatementId, (StatementId, &'a str)> = BTreeMap::new();
    for statement in revision.tree.in_order() {
        let above = statement.parent.and_then(|parent| headings.get(&parent).copied());
        if !model.steers(statement.kind) {
            headings.insert(statement.id, (statement.id, statement.text()));
            continue;
        }
        // What stands deeper under a heading still stands under it.
        if let Some(above) = above {
            headings.insert(statement.id, above);
        }
        let (key, of) = match above {
            Some((id, text)) => ((Some(id), StatementKind::ResultArea), Of::Heading(text)),
            None => ((None, statement.kind), Of::Kind(statement.kind)),
        };
        let place = *known.entry(key).or_insert(together.len());
        if place == together.len() {
            together.push((of, Vec::new()));
        }
        together[place].1.push(statement.id);
    }
    let removed: BTreeSet<StatementId> = comparison
        .origins
        .iter()
        .filter(|origin| origin.fate == Fate::Removed)
        .flat_map(|origin| origin.from.iter().copied())
        .collect();
    let group = |(of, ids): (Of<'a>, Vec<StatementId>)| {
        let gone = ids.iter().filter(|id| removed.contains(id)).count();
        Group {
            label: match of {
                Of::Heading(text) => text.to_owned(),
                Of::Kind(kind) => label(m, model, kind, ids.len()),
            },
            ended: m.with("compare-picture-ended", &[("count", gone.into())]),
            strands: ids
                .into_iter()
                .filter_map(|id| Some(Strand { id: id.0, text: revision.tree.get(id)?.text() }))
                .collect(),
        }
    };
    together.into_iter().map(group).collect()
}

enum Of<'a> {
    Heading(&'a str),
    Kind(StatementKind),
}

// One overarching goal is news where there were several, so it is counted in words; of the others one is its kind.
fn label(m: Messages, model: &SteeringModel, kind: StatementKind, count: usize) -> String {
    match (kind, count) {
        (StatementKind::OverarchingGoal, 1) => {
            let one = words::in_a_sentence(&words::kind(m, model, kind));
            m.with("compare-picture-one-goal", &[("goal", one.into())])
        }
        _ => names::several(m, model, kind, count),
    }
}

fn links(comparison: &Comparison<'_>, [left, right]: [&[Group<'_>]; 2]) -> Vec<Link> {
    let (left, right) = (places(left), places(right));
    let mut links = Vec::new();
    for origin in &comparison.origins {
        let mut from: Vec<(usize, u32)> = origin.from.iter().filter_map(|id| Some((*left.get(&id.0)?, id.0))).collect();
        let mut to: Vec<(usize, u32)> = origin.to.iter().filter_map(|id| Some((*right.get(&id.0)?, id.0))).collect();
        from.sort_unstable();
        to.sort_unstable();
        if from.is_empty() || to.is_empty() {
            continue;
        }
        // One thread for each statement on the side that has more, spread evenly over the other.
        let count = from.len().max(to.len());
        links.extend((0..count).map(|thread| Link {
            from: from[thread * from.len() / count].1,
            to: to[thread * to.len() / count].1,
            kept: origin.fate == Fate::Kept,
        }));
    }
    links
}

fn places(groups: &[Group<'_>]) -> BTreeMap<u32, usize> {
    groups.iter().flat_map(|group| &group.strands).enumerate().map(|(place, strand)| (strand.id, place)).collect()
}

// The same as the picture, in words: how to read it, and how many threads of each fate there are.
fn description(m: Messages, comparison: &Comparison<'_>) -> String {
    let mut description = m.t("compare-picture-caption").into_owned();
    for fate in Fate::ALL {
        let count = comparison.count(fate);
        if 0 < count {
            description.push_str(&format!(" {}: {}.", m.word("fates", fate.key()), m.number(count)));
        }
    }
    description
}
