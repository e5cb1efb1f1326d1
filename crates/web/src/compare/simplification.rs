//! Whether it got simpler, in figures: how many statements, how many words, how easy to read. The figures are the
//! domain's; here they are a table.

use domain::clarity::Tenths;
use domain::comparison::Comparison;
use domain::model::SteeringModel;
use domain::statement::StatementKind;
use maud::{Markup, html};

use super::names;
use crate::messages::Messages;
use crate::words;

/// The table, with columns headed by what the two revisions are called for short.
pub(super) fn table(m: Messages, comparison: &Comparison<'_>, models: [&SteeringModel; 2], heads: [&str; 2]) -> Markup {
    let (before, after) = (&comparison.before, &comparison.after);
    let mut rows = vec![whole(m, m.t("compare-statements-count").into_owned(), before.statements, after.statements)];
    for kind in StatementKind::ALL {
        let model = if models[1].rule(kind).is_some() { models[1] } else { models[0] };
        let count = |figures: &domain::comparison::Figures| figures.kinds.get(&kind).copied().unwrap_or_default();
        if model.steers(kind) && count(before) != count(after) {
            rows.push(whole(m, words::kinds(m, model, kind).into_owned(), count(before), count(after)));
        }
    }
    rows.push(whole(m, m.t("compare-words").into_owned(), before.clarity.words as usize, after.clarity.words as usize));
    rows.push(rounded(m, m.t("compare-lix").into_owned(), before.clarity.lix(), after.clarity.lix()));
    rows.push(tenths(
        m,
        m.t("compare-words-per-sentence").into_owned(),
        before.clarity.words_per_sentence(),
        after.clarity.words_per_sentence(),
    ));
    rows.push(whole(m, m.t("compare-overlaps").into_owned(), before.overlaps, after.overlaps));
    html! {
        table.ds-table {
            caption { (m.t("compare-simpler")) }
            thead { tr {
                th scope="col" { (m.t("compare-measure")) }
                @for head in heads { th.num scope="col" { (head) } }
                th.num scope="col" { (m.t("compare-difference")) }
            } }
            tbody { @for row in rows {
                tr {
                    th scope="row" { (row.what) }
                    td.num { (row.before) }
                    td.num { b { (row.after) } }
                    td.num { (row.difference) }
                }
            } }
        }
        p.cap.cap--b { (note(m, comparison, models)) }
    }
}

struct Row {
    what: String,
    before: String,
    after: String,
    difference: String,
}

fn whole(m: Messages, what: String, before: usize, after: usize) -> Row {
    let (old, new) = (i64::try_from(before).unwrap_or(i64::MAX), i64::try_from(after).unwrap_or(i64::MAX));
    Row {
        what,
        before: m.number(old),
        after: m.number(new),
        difference: signed(new - old, m.number((new - old).abs())),
    }
}

// The difference is that of the numbers shown: nobody should have to wonder about a rounding.
fn rounded(m: Messages, what: String, before: Option<Tenths>, after: Option<Tenths>) -> Row {
    compared(what, before.map(Tenths::rounded), after.map(Tenths::rounded), |number| m.number(number))
}

fn tenths(m: Messages, what: String, before: Option<Tenths>, after: Option<Tenths>) -> Row {
    compared(what, before.map(|tenths| tenths.0), after.map(|tenths| tenths.0), |number| {
        m.decimal(f64::from(number) / 10.0, 1)
    })
}

// What has no words has no readability: a dash, and no difference.
fn compared(what: String, before: Option<u32>, after: Option<u32>, written: impl Fn(u32) -> String) -> Row {
    let shown = |number: Option<u32>| number.map_or_else(|| "–".to_owned(), &written);
    let difference = match (before, after) {
        (Some(old), Some(new)) => signed(i64::from(new) - i64::from(old), written(new.abs_diff(old))),
        _ => "–".to_owned(),
    };
    Row { what, before: shown(before), after: shown(after), difference }
}

// Plus and the true minus, so that a column of differences reads as one.
fn signed(difference: i64, size: String) -> String {
    match difference {
        0 => size,
        1.. => format!("+{size}"),
        _ => format!("\u{2212}{size}"),
    }
}

fn note(m: Messages, comparison: &Comparison<'_>, models: [&SteeringModel; 2]) -> String {
    let kind = StatementKind::ResultArea;
    let headings = comparison.after.kinds.get(&kind).copied().unwrap_or_default();
    let reading = m.t("compare-reading-lix");
    if 0 < headings && !models[1].steers(kind) {
        let headings = names::several(m, models[1], kind, headings);
        format!("{} {reading}", m.with("compare-headings", &[("headings", headings.into())]))
    } else {
        reading.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn differences_have_a_true_sign_and_are_those_of_the_numbers_shown() {
        let m = Messages::of(Language::Swedish);
        let of = |row: Row| (row.before, row.after, row.difference);
        let text = |texts: [&str; 3]| (texts[0].to_owned(), texts[1].to_owned(), texts[2].to_owned());
        assert_eq!(of(whole(m, String::new(), 1_412, 186)), text(["1\u{a0}412", "186", "\u{2212}1\u{a0}226"]));
        assert_eq!(of(whole(m, String::new(), 0, 14)), text(["0", "14", "+14"]));
        assert_eq!(of(whole(m, String::new(), 1, 1)), text(["1", "1", "0"]));
        assert_eq!(
            of(rounded(m, String::new(), Some(Tenths(524)), Some(Tenths(376)))),
            text(["52", "38", "\u{2212}14"])
        );
        assert_eq!(of(tenths(m, String::new(), Some(Tenths(94)), Some(Tenths(190)))), text(["9,4", "19,0", "+9,6"]));
        assert_eq!(of(tenths(m, String::new(), None, Some(Tenths(190)))), text(["–", "19,0", "–"]));
    }
}
