//! What a row says of resources: in a column for each source and unit, or as an amount beside the source that it is from,
//! as people write it in a table of their own.

use domain::activity::{Grant, Work};
use domain::ids::FundingId;
use domain::money::Resources;

use super::rows::RowReader;
use super::{Column, cells};
use crate::finding::Finding;
use crate::lookup::Found;
use crate::reading::{plain, wrong};

impl RowReader<'_> {
    /// What the row says of resources: by source in columns of their own, or an amount and the source that it is from.
    pub(super) fn resources(&mut self, work: &mut Work) {
        let reader = self.reader;
        for (place, column) in &reader.places.columns {
            let (source, read) = match column {
                Column::Kronor(source, scale) => {
                    let typed = self.cells.text_at(*place);
                    (*source, cells::kronor(typed, *scale).map(|kronor| Resources { kronor, ..of(work, *source) }))
                }
                Column::PersonYears(source) => {
                    let typed = self.cells.text_at(*place);
                    let read = cells::person_years(typed);
                    (*source, read.map(|person_years| Resources { person_years, ..of(work, *source) }))
                }
                _ => continue,
            };
            match read {
                Ok(resources) if resources == of(work, source) => {}
                Ok(resources) => match self.open(source, resources, work) {
                    Ok(()) => put(work, source, resources),
                    Err(finding) => self.cells.fault(*place, finding),
                },
                Err(finding) => self.cells.fault(*place, finding),
            }
        }
        self.of_the_row(work);
    }

    /// An amount of the row as a whole, with the source that it names.
    fn of_the_row(&mut self, work: &mut Work) {
        let columns = &self.reader.places.columns;
        let find = |is: fn(&Column) -> bool| columns.iter().find(|(_, column)| is(column)).copied();
        let kronor = find(|column| matches!(column, Column::Amount(_)));
        let people = find(|column| matches!(column, Column::People));
        let named = find(|column| matches!(column, Column::Source)).map(|(place, _)| place);
        let before = work.total();
        let mut total = before;
        // Whatever is wrong with one cell, the others are read: a row is told all its faults at once.
        let mut is_read = true;
        if let Some((place, Column::Amount(scale))) = kronor {
            match cells::kronor(self.cells.text_at(place), scale) {
                Ok(kronor) => total.kronor = kronor,
                Err(found) => {
                    is_read = false;
                    self.cells.fault(place, found);
                }
            }
        }
        if let Some((place, _)) = people {
            match cells::person_years(self.cells.text_at(place)) {
                Ok(person_years) => total.person_years = person_years,
                Err(found) => {
                    is_read = false;
                    self.cells.fault(place, found);
                }
            }
        }
        let typed = named.map_or("", |place| self.cells.text_at(place));
        let says_the_same = typed.is_empty() || plain(typed) == plain(&self.reader.directory.sources_text(work));
        if !is_read {
            if let (false, Some(place), Err(found)) = (says_the_same, named, self.source(typed)) {
                self.cells.fault(place, found);
            }
            return;
        }
        if total == before && says_the_same {
            return;
        }
        let place = named.or(kronor.map(|(place, _)| place)).or(people.map(|(place, _)| place));
        let Some(place) = place else { return };
        let source = if says_the_same { self.only_source(work) } else { self.source(typed) };
        let source = source.and_then(|source| self.open(source, total, work).map(|()| source));
        match source {
            Err(found) if !says_the_same => self.cells.fault(place, found),
            _ if total.is_none() => work.resources.clear(),
            Ok(source) => work.resources = vec![Grant { source, resources: total }],
            Err(found) => self.cells.fault(place, found),
        }
    }

    fn source(&self, typed: &str) -> Result<FundingId, Finding> {
        match self.reader.directory.source(typed) {
            Found::One(source) => Ok(source),
            Found::None | Found::Several => Err(wrong("source-unknown", typed)),
        }
    }

    /// The source of a row that names none: the one that the activity has, or the only one that there is.
    fn only_source(&self, work: &Work) -> Result<FundingId, Finding> {
        let open = self.reader.directory.organisation.planning.funding().filter(|source| source.closed.is_none());
        let mut open = open.map(|source| source.id);
        match work.resources.as_slice() {
            [only] => Ok(only.source),
            [] => match (open.next(), open.next()) {
                (Some(only), None) => Ok(only),
                _ => Err(Finding::new("source-missing")),
            },
            _ => Err(Finding::new("source-several")),
        }
    }

    /// That a source which is closed gets nothing new.
    fn open(&self, source: FundingId, resources: Resources, work: &Work) -> Result<(), Finding> {
        let known = self.reader.directory.organisation.planning.source(source);
        let had = work.resources.iter().any(|grant| grant.source == source);
        match known.filter(|known| known.closed.is_some() && !had && !resources.is_none()) {
            Some(closed) => Err(Finding::new("source-closed").with("source", closed.name.as_str())),
            None => Ok(()),
        }
    }
}

/// What an activity has from a source.
pub(super) fn of(work: &Work, source: FundingId) -> Resources {
    work.resources.iter().find(|grant| grant.source == source).map_or(Resources::NONE, |grant| grant.resources)
}

fn put(work: &mut Work, source: FundingId, resources: Resources) {
    match work.resources.iter_mut().find(|grant| grant.source == source) {
        Some(grant) => grant.resources = resources,
        None => work.resources.push(Grant { source, resources }),
    }
    work.resources.retain(|grant| grant.source != source || !resources.is_none());
}
