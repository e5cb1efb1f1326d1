//! The form for a file, and everything that was wrong with the one that came.

use domain::edition::{Column, Problem as Found};
use domain::statement::StatementKind;
use maud::{Markup, html};

use super::findings;
use crate::messages::Messages;
use crate::parts;
use crate::request::Asked;

/// How many findings are listed: more than anyone mends before looking again.
const LISTED: usize = 500;

/// What came, and what was wrong with it.
#[derive(Debug, Default)]
pub(super) struct Offered {
    pub(super) name: String,
    pub(super) pasted: String,
    pub(super) problems: Vec<Found>,
    pub(super) advice: Vec<Found>,
}

/// The page.
pub(super) fn page(asked: &Asked, offered: &Offered) -> Markup {
    let m = asked.m();
    html! {
        (parts::head(m.t("import-heading"), &[], None))
        p.lead { (m.t("import-lead")) }
        @if offered.problems.is_empty() { (open_revision(asked)) } @else { (wrong(m, offered)) }
        form.stack.bring.sec method="post" action=(asked.to("/import")) enctype="multipart/form-data" novalidate {
            div.ds-field {
                label.ds-label for="file" { (m.t("import-file")) }
                p.cap #file-hint { (m.t("import-file-hint")) }
                input.ds-input #file name="file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" aria-describedby="file-hint";
            }
            div.ds-field {
                label.ds-label for="pasted" { (m.t("import-pasted")) }
                p.cap #pasted-hint { (m.t("import-pasted-hint")) }
                textarea.ds-input #pasted name="pasted" rows="6" spellcheck="false" autocomplete="off" aria-describedby="pasted-hint" { "\n" (offered.pasted) }
            }
            div.row { button.ds-button type="submit" { (m.t("import-check")) } }
            p.cap { (m.t("import-check-note")) }
        }
        (format(m))
    }
}

/// Everything that must be mended, with its place.
fn wrong(m: Messages, offered: &Offered) -> Markup {
    let file = match offered.name.as_str() {
        "" => m.t("import-the-table").into_owned(),
        name => name.to_owned(),
    };
    html! {
        section.sec aria-labelledby="problems" {
            h2 #problems tabindex="-1" autofocus {
                (m.with("import-problems", &[("count", offered.problems.len().into()), ("file", file.into())]))
            }
            (list(m, m.t("import-problems-list").as_ref(), &offered.problems, findings::problem))
            @if !offered.advice.is_empty() { (good_to_know(m, &offered.advice)) }
        }
    }
}

/// What is good to know, and stops nothing.
pub(super) fn good_to_know(m: Messages, advice: &[Found]) -> Markup {
    html! {
        div.sec {
            h2 #advice { (m.t("import-advice-heading")) }
            (list(m, m.t("import-advice-heading").as_ref(), advice, findings::advice))
        }
    }
}

fn list(m: Messages, name: &str, found: &[Found], words: fn(Messages, &Found) -> String) -> Markup {
    html! {
        (parts::scroll(name, html! {
            table.ds-table.findings {
                thead { tr {
                    th scope="col" { (m.t("import-where")) }
                    th scope="col" { (m.t("import-what")) }
                } }
                tbody { @for one in found.iter().take(LISTED) {
                    tr { th scope="row" { (findings::place(m, one)) } td { (words(m, one)) } }
                } }
            }
        }))
        @if LISTED < found.len() {
            p.cap { (m.with("import-more", &[("shown", LISTED.into()), ("count", found.len().into())])) }
        }
    }
}

/// Editions cannot come in beside a revision that is on its way; better said before than after.
fn open_revision(asked: &Asked) -> Markup {
    let m = asked.m();
    html! {
        @if let Some(open) = asked.organisation.strategy.open() {
            p.note.mt {
                (m.with("import-open", &[("revision", open.number.0.to_string().into())])) " "
                a href=(asked.to(&format!("/revisions/{}/course", open.number))) { (m.t("import-open-see")) }
            }
        }
    }
}

/// How a file is to be.
fn format(m: Messages) -> Markup {
    html! {
        section.sec.bring aria-labelledby="format" {
            h2 #format { (m.t("import-format")) }
            p { (m.t("import-format-what")) }
            dl.dl.mt {
                @for column in Column::ALL {
                    dt { code { (column.key()) } }
                    dd { (m.word("import-column", column.key())) }
                }
            }
            p.mt { (m.t("import-kinds")) " " (kinds(m)) }
            p.mt { (m.t("import-example")) }
            pre.mt tabindex="0" aria-label=(m.t("import-example-label")) { code { (EXAMPLE) } }
        }
    }
}

fn kinds(m: Messages) -> String {
    let kinds = StatementKind::ALL.map(|kind| m.word("kind", kind.key()).to_lowercase());
    format!("{}.", kinds.join(", "))
}

const EXAMPLE: &str = "\
edition,date,kind,id,parent,text,explanation
2014,2014-01-01,vision,v,,Fler företag som växer,
2014,2014-01-01,resultatområde,a,,Förenkling,
2014,2014-01-01,mål,a1,a,\"Regler, blanketter och beslut är enkla\",Vi mäter företagens tid
2017,2017-10-23,vision,v,,\"Fler företag som vill, kan och vågar växa\",
";
