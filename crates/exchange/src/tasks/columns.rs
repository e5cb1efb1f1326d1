//! The columns of external tasks: what they are called, which column a heading means, and how a task stands in them.

use domain::ids::{StatementId, UnitId};
use domain::organisation::Organisation;
use domain::task::{Due, ExternalTask, TaskKind, Terms};
use domain::text::fold;
use jiff::civil::Date;

use super::notes;
use crate::lookup::{Goals, Units};
use crate::reading::{Meaning, Places, bare};
use crate::sheet::{self, Choices, Language, Shape, Sheet, Value};
use crate::table::Table;

/// A column of external tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// What the document calls the task.
    Number,
    /// What sort it is.
    Kind,
    /// What it is called in short.
    Title,
    /// The text, as it stands in the document.
    Text,
    /// The document.
    Document,
    /// The day of the document.
    Dated,
    /// The year that it is for.
    Year,
    /// The last days, each with what is to be handed in.
    Due,
    /// The unit that answers for it.
    Unit,
    /// The goals that it is about.
    Goals,
}

/// The words for each column: the heading that is written, in Swedish and in English, and others that are read.
const WORDS: [(Column, &str, &str, &[&str]); 10] = [
    (Column::Number, "Nummer", "Number", &["nr", "no", "beteckning", "punkt"]),
    (Column::Kind, "Slag", "Kind", &["typ", "type"]),
    (Column::Title, "Uppdrag", "Task", &["rubrik", "titel", "benämning", "title", "heading"]),
    (Column::Text, "Text", "Text", &["lydelse", "beskrivning", "formulering", "wording", "description"]),
    (Column::Document, "Dokument", "Document", &["källa", "regleringsbrev", "beslut", "source"]),
    (Column::Dated, "Dokumentets datum", "Dated", &["datum", "beslutsdatum", "beslutat", "date", "document date"]),
    (Column::Year, "År", "Year", &["budgetår", "för år"]),
    (
        Column::Due,
        "Redovisas senast",
        "Due",
        &["redovisas", "redovisning", "datum för redovisning", "senast", "slutdatum", "due date", "due dates"],
    ),
    (Column::Unit, "Enhet", "Unit", &["ansvarig enhet", "responsible unit"]),
    (Column::Goals, "För målen", "Goals", &["mål", "goal", "för målet"]),
];

/// The words for each kind, in Swedish and in English, and others that are read.
const KINDS: [(TaskKind, &str, &str, &[&str]); 3] = [
    (
        TaskKind::Reporting,
        "Återrapporteringskrav",
        "Reporting requirement",
        &["återrapportering", "krav", "mål och återrapporteringskrav"],
    ),
    (TaskKind::Assignment, "Uppdrag", "Assignment", &["regeringsuppdrag", "särskilt uppdrag"]),
    (TaskKind::FinancialTerm, "Finansiellt villkor", "Financial term", &["villkor", "finansiella villkor"]),
];

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Column; 10] = [
        Column::Number,
        Column::Kind,
        Column::Title,
        Column::Text,
        Column::Document,
        Column::Dated,
        Column::Year,
        Column::Due,
        Column::Unit,
        Column::Goals,
    ];

    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Column::Number => "number",
            Column::Kind => "kind",
            Column::Title => "title",
            Column::Text => "text",
            Column::Document => "document",
            Column::Dated => "dated",
            Column::Year => "year",
            Column::Due => "due",
            Column::Unit => "unit",
            Column::Goals => "goals",
        }
    }

    /// Its heading as it is written.
    pub fn heading(self, language: Language) -> &'static str {
        let words = WORDS.iter().find(|(known, ..)| *known == self);
        words.map_or("", |(_, swedish, english, _)| in_language(language, swedish, english))
    }
}

fn in_language(language: Language, swedish: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Swedish => swedish,
        Language::English => english,
    }
}

/// What a heading means; nothing for one that is unknown.
pub(super) fn meaning(heading: &str) -> Option<Meaning<Column>> {
    let heading = bare(heading);
    let found = WORDS.iter().find(|(_, swedish, english, others)| {
        [*swedish, *english].iter().chain(*others).any(|word| bare(word) == heading)
    });
    found.map(|(column, ..)| Meaning::Column(*column))
}

/// Where the columns of a table are, by its heading, or by `given` where it has none.
pub(super) fn places(table: &Table, given: &[Column]) -> Places<Column> {
    Places::of(table, given, &meaning, &|one, other| one == other)
}

/// The kind that people call so.
pub(super) fn kind(typed: &str) -> Option<TaskKind> {
    let typed = fold(typed);
    let found = KINDS.iter().find(|(kind, swedish, english, others)| {
        [*swedish, *english, kind.key()].iter().chain(*others).any(|word| fold(word) == typed)
    });
    found.map(|(kind, ..)| *kind)
}

fn kind_text(kind: TaskKind, language: Language) -> &'static str {
    let words = KINDS.iter().find(|(known, ..)| *known == kind);
    words.map_or("", |(_, swedish, english, _)| in_language(language, swedish, english))
}

/// The last days, one a line: "2018-06-01 Delredovisning".
fn due_text(due: &[Due]) -> String {
    let lines = due.iter().map(|due| match &due.what {
        Some(what) => format!("{} {what}", due.day),
        None => due.day.to_string(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn goals_text(goals: &Goals, served: &[StatementId]) -> String {
    match served {
        [only] => goals.choice(*only),
        several => several.iter().map(|goal| goals.name(*goal)).collect::<Vec<_>>().join("; "),
    }
}

/// What stands in a column for a task.
fn value(
    column: Column,
    (terms, unit): (&Terms, Option<UnitId>),
    (units, goals): (&Units<'_>, &Goals),
    language: Language,
) -> Value {
    let text = |text: String| if text.is_empty() { Value::Empty } else { Value::Text(text) };
    match column {
        Column::Number => text(terms.number.to_string()),
        Column::Kind => text(kind_text(terms.kind, language).to_owned()),
        Column::Title => text(terms.title.to_string()),
        Column::Text => text(terms.text.to_string()),
        Column::Document => text(terms.document.to_string()),
        Column::Dated => Value::Day(terms.dated),
        Column::Year => Value::Decimal { units: terms.year.into(), places: 0 },
        Column::Due => match terms.due.as_slice() {
            [Due { day, what: None }] => Value::Day(*day),
            due => text(due_text(due)),
        },
        Column::Unit => text(unit.map_or_else(String::new, |unit| units.text(unit))),
        Column::Goals => text(goals_text(goals, &terms.goals)),
    }
}

/// What stands in a column for a task, as text.
pub(super) fn text(
    column: Column,
    task: (&Terms, Option<UnitId>),
    named: (&Units<'_>, &Goals),
    language: Language,
) -> String {
    value(column, task, named, language).text(language)
}

/// The goals of the strategy that steers on a day, or of the latest one.
pub(super) fn goals(organisation: &Organisation, day: Date) -> Goals {
    let strategy = &organisation.strategy;
    Goals::of(strategy.in_force_on(day).or_else(|| strategy.latest_adopted()))
}

/// Tasks as a sheet.
pub(super) fn sheet(organisation: &Organisation, tasks: Vec<&ExternalTask>, language: Language, today: Date) -> Sheet {
    let (units, goals) = (Units::of(organisation, (today, today)), goals(organisation, today));
    let columns = Column::ALL.iter().map(|column| {
        let (width, shape, choices) = match column {
            Column::Number => (16, Shape::Text, Choices::Free),
            Column::Kind => {
                let kinds = KINDS.iter().map(|(kind, ..)| kind_text(*kind, language).to_owned());
                (22, Shape::Text, Choices::Only(kinds.collect()))
            }
            Column::Title => (40, Shape::Text, Choices::Free),
            Column::Text => (70, Shape::LongText, Choices::Free),
            Column::Document => (34, Shape::Text, Choices::Free),
            Column::Dated => (12, Shape::Day, Choices::Free),
            Column::Year => (7, Shape::Year, Choices::Free),
            Column::Due => (24, Shape::Day, Choices::Free),
            Column::Unit => (24, Shape::Text, Choices::Only(units.texts())),
            Column::Goals => (40, Shape::Text, Choices::Suggested(goals.choices())),
        };
        sheet::Column::new(column.heading(language), width, shape).choosing(choices)
    });
    let row = |task: &&ExternalTask| -> Vec<Value> {
        let of = |column| value(column, (&task.terms, task.unit), (&units, &goals), language);
        Column::ALL.into_iter().map(of).collect()
    };
    Sheet {
        name: in_language(language, "Externa uppdrag", "External tasks").to_owned(),
        lists_name: in_language(language, "Listor", "Lists").to_owned(),
        columns: columns.collect(),
        // The number, the kind and the title.
        frozen: 3,
        rows: tasks.iter().map(row).collect(),
        notes: notes::notes(language),
        made: today,
    }
}
