//! The columns of a plan: what they are called in Swedish and English, and which column a heading means. Headings may come
//! in any order; case, accents, spaces and marks do not matter.

use domain::ids::FundingId;
use domain::money::Scale;
use domain::organisation::Organisation;

use crate::reading::{Meaning, Places, bare};
use crate::sheet::Language;
use crate::table::Table;

/// A column of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The activity's number. Empty for a new one.
    Id,
    /// What the writer had before them when the file was made.
    Version,
    /// The unit, by name or number.
    Unit,
    /// What the activity is called.
    Title,
    /// What is done.
    Description,
    /// Who answers for it, by number or name.
    Owner,
    /// Its first day.
    From,
    /// Its last day.
    Until,
    /// Its goals with their shares. There may be several such columns.
    Goals,
    /// Kronor from a source, in a unit.
    Kronor(FundingId, Scale),
    /// Person-years from a source.
    PersonYears(FundingId),
    /// The source of what the next two say.
    Source,
    /// Kronor, in a unit, from the source that the row names, or the one that the activity has.
    Amount(Scale),
    /// Person-years from the same.
    People,
    /// The external tasks that it answers.
    Tasks,
    /// The activities that it depends on.
    Needs,
    /// Its milestones.
    Milestones,
    /// How far it has come.
    Status,
    /// A sum that people like to have. It is not read.
    Sum,
}

/// The words for each column: the heading that is written, in Swedish and in English, and others that are read.
const WORDS: [(Column, &str, &str, &[&str]); 15] = [
    (Column::Id, "Id", "Id", &["nr", "nummer", "aktivitetsnummer", "number", "activity number"]),
    (Column::Version, "Version", "Version", &[]),
    (Column::Unit, "Enhet", "Unit", &[]),
    (Column::Title, "Aktivitet", "Activity", &["titel", "benämning", "rubrik", "title", "name"]),
    (Column::Description, "Beskrivning", "Description", &[]),
    (Column::Owner, "Ansvarig", "Owner", &["ägare", "responsible", "aktivitetsansvarig"]),
    (Column::From, "Från", "From", &["start", "startdatum", "start date", "börjar", "begins"]),
    (Column::Until, "Till", "Until", &["slut", "slutdatum", "till och med", "t.o.m.", "end", "end date", "to", "ends"]),
    (Column::Goals, "Mål", "Goals", &["goal", "för målet", "för målen"]),
    (Column::Source, "Finansiering", "Funding", &["finansieringskälla", "finansieras av", "funding source"]),
    (Column::Tasks, "Externa uppdrag", "External tasks", &["uppdrag", "tasks"]),
    (Column::Needs, "Beror på", "Depends on", &["beroende av", "beroenden", "dependencies"]),
    (Column::Milestones, "Milstolpar", "Milestones", &["milstolpe", "milestone", "delmål"]),
    (Column::Status, "Status", "Status", &["läge", "state"]),
    (Column::Sum, "Summa", "Total", &["sum", "totalt", "total", "summa kronor", "summa åa"]),
];

/// The words for what numbers are in. The first of each is written, the second in English.
const KRONOR: [(Scale, &[&str]); 3] = [
    (Scale::Kronor, &["kr", "SEK", "kronor", "sek"]),
    (
        Scale::Thousands,
        &["tkr", "SEK thousand", "kkr", "ksek", "tsek", "tusental kronor", "tusen kronor", "thousand kronor"],
    ),
    (Scale::Millions, &["mnkr", "SEK million", "mkr", "msek", "miljoner kronor", "million kronor"]),
];
const PERSON_YEARS: &[&str] =
    &["åa", "person-years", "årsarbetskrafter", "årsarbetskraft", "personår", "fte", "årsarbeten"];

impl Column {
    /// The word for it in message keys, and for whoever sorts by it.
    pub fn key(self) -> &'static str {
        match self {
            Column::Id => "id",
            Column::Version => "version",
            Column::Unit => "unit",
            Column::Title => "title",
            Column::Description => "description",
            Column::Owner => "owner",
            Column::From => "from",
            Column::Until => "until",
            Column::Goals => "goals",
            Column::Kronor(..) => "kronor",
            Column::PersonYears(_) => "person-years",
            Column::Source => "source",
            Column::Amount(_) => "amount",
            Column::People => "people",
            Column::Tasks => "tasks",
            Column::Needs => "needs",
            Column::Milestones => "milestones",
            Column::Status => "status",
            Column::Sum => "sum",
        }
    }

    /// Its heading as it is written: "Från", "Anslag 1:5, tkr".
    pub fn heading(self, organisation: &Organisation, language: Language) -> String {
        let in_language = |words: &[&str]| match language {
            Language::Swedish => words.first().copied().unwrap_or_default().to_owned(),
            Language::English => words.get(1).copied().unwrap_or_default().to_owned(),
        };
        let of_source = |source, unit: String| format!("{}, {unit}", source_name(organisation, source));
        match self {
            Column::Kronor(source, scale) => of_source(source, in_language(kronor(scale))),
            Column::PersonYears(source) => of_source(source, in_language(PERSON_YEARS)),
            Column::Amount(scale) => in_language(kronor(scale)),
            Column::People => in_language(PERSON_YEARS),
            column => {
                let words = WORDS.iter().find(|(known, ..)| *known == column);
                words.map_or_else(String::new, |(_, swedish, english, _)| in_language(&[swedish, english]))
            }
        }
    }
}

fn kronor(scale: Scale) -> &'static [&'static str] {
    KRONOR.iter().find(|(known, _)| *known == scale).map_or(&[][..], |(_, words)| words)
}

/// What a source is called in a heading. Two may have one name, when one of them is closed: their numbers tell them apart.
fn source_name(organisation: &Organisation, id: FundingId) -> String {
    let name = organisation.planning.source(id).map_or("", |source| source.name.as_str());
    let is_alone = organisation.planning.funding().filter(|other| other.name.as_str() == name).count() <= 1;
    if is_alone { name.to_owned() } else { format!("{name} #{id}") }
}

/// What headings mean in an organisation.
pub(super) struct Headings {
    words: Vec<(String, Column)>,
    units: Vec<(String, Option<Scale>)>,
    sources: Vec<(String, FundingId)>,
}

impl Headings {
    pub(super) fn of(organisation: &Organisation) -> Headings {
        let words = WORDS.iter().flat_map(|(column, swedish, english, others)| {
            [*swedish, *english].into_iter().chain(others.iter().copied()).map(|word| (bare(word), *column))
        });
        let kronor = KRONOR.iter().flat_map(|(scale, words)| words.iter().map(|word| (bare(word), Some(*scale))));
        let person_years = PERSON_YEARS.iter().map(|word| (bare(word), None));
        let sources =
            organisation.planning.funding().map(|source| (bare(&source_name(organisation, source.id)), source.id));
        let mut units: Vec<(String, Option<Scale>)> = kronor.chain(person_years).collect();
        // The longest first: "miljoner kronor" also ends with "kronor".
        units.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Headings { words: words.collect(), units, sources: sources.collect() }
    }

    /// `None` for a heading that means nothing here.
    pub(super) fn meaning(&self, heading: &str) -> Option<Meaning<Column>> {
        let bare = bare(heading);
        if let Some((_, column)) = self.words.iter().find(|(word, _)| *word == bare) {
            return Some(if *column == Column::Sum { Meaning::Ignored } else { Meaning::Column(*column) });
        }
        // "Mål 1", "Mål 2", …
        if let Some(column) = self.numbered(&bare) {
            return Some(Meaning::Column(column));
        }
        if let Some((_, scale)) = self.units.iter().find(|(unit, _)| *unit == bare) {
            return Some(Meaning::Column(scale.map_or(Column::People, Column::Amount)));
        }
        if self.sources.iter().any(|(name, _)| *name == bare) {
            return Some(Meaning::Wrong("column-without-unit"));
        }
        let (name, unit) = self.amount(heading, &bare)?;
        if ["summa", "totalt", "total", "sum"].contains(&name) {
            return Some(Meaning::Ignored);
        }
        match self.sources.iter().find(|(source, _)| source == name) {
            Some((_, source)) => Some(Meaning::Column(match unit {
                Some(scale) => Column::Kronor(*source, scale),
                None => Column::PersonYears(*source),
            })),
            None => Some(Meaning::Wrong("column-of-unknown-source")),
        }
    }

    fn numbered(&self, bare: &str) -> Option<Column> {
        let word = bare.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let column = self.words.iter().find(|(known, _)| known == word)?.1;
        (column == Column::Goals && word.len() < bare.len()).then_some(column)
    }

    /// The name and the unit of an amount's heading: what stands last, after a comma, in brackets or as a word of its own.
    fn amount<'a>(&self, heading: &str, bare: &'a str) -> Option<(&'a str, Option<Scale>)> {
        let is_word_of_its_own = |unit: &str| {
            let mut letters = heading.trim_end().trim_end_matches([')', ']']).char_indices().rev();
            let mut left = unit.chars().count();
            let before = letters.by_ref().find(|(_, letter)| {
                left -= usize::from(letter.is_alphanumeric() && 0 < left);
                left == 0
            });
            before.is_some() && letters.next().is_some_and(|(_, letter)| !letter.is_alphanumeric())
        };
        self.units.iter().find_map(|(unit, scale)| {
            let name = bare.strip_suffix(unit.as_str()).filter(|name| !name.is_empty())?;
            is_word_of_its_own(unit).then_some((name, *scale))
        })
    }
}

/// Whether two columns say the same thing, so that one table cannot have both. Goals may be in several columns; one source in
/// two units is a mistake, and so are amounts of the row beside amounts of a source.
fn clash(one: Column, other: Column) -> bool {
    match (one, other) {
        (Column::Goals, Column::Goals) => false,
        (Column::Kronor(one, _), Column::Kronor(other, _)) => one == other,
        (Column::Amount(_), Column::Amount(_) | Column::Kronor(..)) | (Column::Kronor(..), Column::Amount(_)) => true,
        (Column::People, Column::PersonYears(_)) | (Column::PersonYears(_), Column::People) => true,
        (one, other) => one == other,
    }
}

/// Where the columns of a table are, by its heading, or by `given` where it has none.
pub(super) fn places(headings: &Headings, table: &Table, given: &[Column]) -> Places<Column> {
    Places::of(table, given, &|heading| headings.meaning(heading), &clash)
}
