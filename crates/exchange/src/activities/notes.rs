//! What stands beside the plan in a workbook: how to write in it. Said here and not among the messages of the pages, because
//! it explains the headings and the forms of the cells, which are in this directory in both languages too.

use domain::organisation::Organisation;
use domain::planning::Round;

use super::Column;
use crate::sheet::{Language, Notes};

pub(super) fn notes(organisation: &Organisation, round: &Round, columns: &[Column], language: Language) -> Notes {
    let (name, begin): (&str, &[&str]) = match language {
        Language::Swedish => (
            "Läs mig",
            &[
                "Ändra, lägg till och läs in igen. Innan något ändras i planen ser du rad för rad vad som blir annorlunda.",
                "En rad är en aktivitet. Skriv nya aktiviteter på tomma rader nederst. Kopiera inte en rad för att få en ny: \
                 då följer det dolda numret med.",
                "Låt de dolda kolumnerna vara. De visar vilken aktivitet raden är, och om någon annan har ändrat den under tiden.",
                "Rader som du tar bort ur arket blir kvar i planen, om du inte väljer något annat när du läser in det.",
                "Du kan byta ordning på rader och kolumner och ta bort kolumner som du inte behöver. Det som inte har någon \
                 kolumn ändras inte. En tom cell tömmer.",
            ],
        ),
        Language::English => (
            "Read me",
            &[
                "Change, add and bring it in again. Before anything changes in the plan, you see row by row what would.",
                "A row is an activity. Write new ones on empty rows at the bottom. Do not copy a row to get a new one: the \
                 hidden number comes with it.",
                "Leave the hidden columns alone. They tell which activity a row is, and whether someone else changed it \
                 meanwhile.",
                "Rows that you delete here stay in the plan, unless you choose otherwise when you bring the sheet in.",
                "Rows and columns can be put in another order, and columns that you do not need can go. What has no column \
                 does not change. An empty cell empties.",
            ],
        ),
    };
    let heading = match language {
        Language::Swedish => format!("Planen {}: så här fyller du i", round.name),
        Language::English => format!("The plan {}: how to fill it in", round.name),
    };
    let explained = columns.iter().filter_map(|column| {
        let explained = about(*column, language)?;
        Some(format!("{}: {explained}", column.heading(organisation, language)))
    });
    let begin = begin.iter().map(|line| (*line).to_owned());
    Notes { name: name.to_owned(), lines: std::iter::once(heading).chain(begin).chain(explained).collect() }
}

/// How to write in a column; `None` where its heading says it.
fn about(column: Column, language: Language) -> Option<&'static str> {
    let (swedish, english) = match column {
        Column::Unit => ("välj i listan.", "choose from the list."),
        Column::Owner => (
            "personens nummer, gärna med namnet efter: 17 Kim Exempel.",
            "the person's number, with the name after it if you like: 17 Kim Example.",
        ),
        Column::From => ("första dagen, som 2019-03-01.", "the first day, as 2019-03-01."),
        Column::Until => ("sista dagen. Tomt betyder tills vidare.", "the last day. Empty means until further notice."),
        Column::Goals => (
            "välj ett mål, eller skriv flera med andelar som blir 100 %: 3.1 60 %; 3.2 40 %.",
            "choose a goal, or write several with shares that make 100 %: 3.1 60 %; 3.2 40 %.",
        ),
        Column::Tasks => (
            "numret i regleringsbrevet. Flera skiljs åt med semikolon.",
            "the number in the government's letter. Separate several with semicolons.",
        ),
        Column::Needs => (
            "numret på en annan aktivitet, eller vad den heter. Flera skiljs åt med semikolon.",
            "the number of another activity, or what it is called. Separate several with semicolons.",
        ),
        Column::Milestones => (
            "en på varje rad i cellen, dagen först: 2019-03-01 Första utlysningen.",
            "one on each line of the cell, the day first: 2019-03-01 First call.",
        ),
        Column::Status => ("välj i listan.", "choose from the list."),
        _ => return None,
    };
    Some(match language {
        Language::Swedish => swedish,
        Language::English => english,
    })
}
