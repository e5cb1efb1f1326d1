//! What stands beside the register in a workbook: how to write in it. Here for the same reason as `activities::notes`.

use crate::sheet::{Language, Notes};

pub(super) fn notes(language: Language) -> Notes {
    let (name, lines): (&str, &[&str]) = match language {
        Language::Swedish => (
            "Läs mig",
            &[
                "Externa uppdrag: så här fyller du i",
                "En rad är ett uppdrag. Innan något ändras i registret ser du rad för rad vad som blir annorlunda.",
                "En rad med samma nummer, dokument och datum som ett uppdrag i registret ändrar det. Andra rader blir nya uppdrag.",
                "Nummer och Slag behövs. En tom cell lämnar det som registret har.",
                "Redovisas senast: ett datum, eller flera på var sin rad i cellen med vad som ska lämnas: 2018-06-01 Delredovisning.",
                "För målen: välj ett mål, eller skriv flera med semikolon emellan: 3.1; 3.2.",
            ],
        ),
        Language::English => (
            "Read me",
            &[
                "External tasks: how to fill it in",
                "A row is a task. Before anything changes in the register, you see row by row what would.",
                "A row with the same number, document and date as a task in the register changes it. Other rows become new tasks.",
                "Number and Kind are needed. An empty cell leaves what the register has.",
                "Due: a day, or several on lines of their own in the cell with what is to be handed in: 2018-06-01 Interim report.",
                "Goals: choose a goal, or write several with semicolons between: 3.1; 3.2.",
            ],
        ),
    };
    Notes { name: name.to_owned(), lines: lines.iter().map(|line| (*line).to_owned()).collect() }
}
