//! Cubes: dimensions with their categories, and a value for every combination. Written out as the rows of a source, a column
//! for each dimension, then the value, its status and what it may have beside it. Not how a format writes them.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::finding::Finding;
use crate::mapping::Role;
use crate::series::metadata::Metadata;
use crate::series::source::{Builder, MOST_CELLS, MOST_ROWS, Numbered, Source};
use crate::table::MOST_COLUMNS;

pub(crate) mod indicator;

/// A dimension.
pub(crate) struct Dimension {
    /// What it is called.
    pub(crate) heading: String,
    /// What the format says that it is.
    pub(crate) told: Option<Role>,
    /// Its categories, in their order.
    pub(crate) categories: Vec<Category>,
}

/// A category of a dimension.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Category {
    /// What it is called by programs.
    pub(crate) code: String,
    /// What it is called by people.
    pub(crate) label: String,
}

/// How many cells a cube of these dimensions has.
///
/// # Errors
/// `cube-too-large`, `too-many-columns`.
pub(crate) fn size(dimensions: impl ExactSizeIterator<Item = usize>) -> Result<usize, Finding> {
    // Value, status and what a value may have beside it stand to the right of them.
    let width = dimensions.len() + 6;
    if MOST_COLUMNS as usize <= width {
        return Err(Finding::new("too-many-columns").with("limit", MOST_COLUMNS));
    }
    let most = MOST_ROWS.min(MOST_CELLS / width);
    let mut size: usize = 1;
    for count in dimensions {
        size = size
            .checked_mul(count)
            .filter(|&size| size <= most)
            .ok_or_else(|| Finding::new("cube-too-large").with("limit", most))?;
    }
    Ok(size)
}

/// A cell of a cube: what stands in it, the status of that, and its number in the file.
pub(crate) struct Cell<'a> {
    /// Its place, the last dimension running fastest.
    pub(crate) at: usize,
    pub(crate) value: Cow<'a, str>,
    pub(crate) status: Cow<'a, str>,
    pub(crate) number: u32,
}

/// What some cells have beside value and status: what it is, and the text by the place of the cell.
pub(crate) type Beside = (Role, HashMap<usize, String>);

/// The rows of a cube.
///
/// # Errors
/// When it passes a limit.
pub(crate) fn source<'a>(
    dimensions: &[Dimension],
    cells: impl IntoIterator<Item = Cell<'a>>,
    beside: &[Beside],
    numbered: Numbered,
    (metadata, advice): (Metadata, Vec<Finding>),
) -> Result<Source, Finding> {
    let mut builder = Builder::new(numbered);
    for dimension in dimensions {
        builder.column(&dimension.heading, dimension.told.clone())?;
    }
    builder.column("value", Some(Role::Value))?;
    builder.column("status", Some(Role::Status))?;
    for (role, _) in beside {
        builder.column(role.key(), Some(role.clone()))?;
    }
    let texts: Vec<Vec<String>> = dimensions.iter().map(|dimension| texts(&dimension.categories)).collect();
    let mut row: Vec<&str> = Vec::with_capacity(dimensions.len());
    for cell in cells {
        row.clear();
        let mut rest = cell.at;
        for texts in texts.iter().rev() {
            let count = texts.len().max(1);
            row.push(texts.get(rest % count).map_or("", String::as_str));
            rest /= count;
        }
        row.reverse();
        let beside = beside.iter().map(|(_, texts)| texts.get(&cell.at).map_or("", String::as_str));
        builder.row(cell.number, row.iter().copied().chain([&*cell.value, &*cell.status]).chain(beside))?;
    }
    Ok(builder.finish(metadata, advice))
}

/// What each category is called, differently from the others: by its label, and its code where another has the same label.
fn texts(categories: &[Category]) -> Vec<String> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for category in categories {
        *known.entry(category.label.trim()).or_default() += 1;
    }
    let text = |category: &Category| match known.get(category.label.trim()) {
        Some(1) if !category.label.trim().is_empty() => category.label.trim().to_owned(),
        _ if category.label.trim().is_empty() => category.code.clone(),
        _ => format!("{} ({})", category.label.trim(), category.code),
    };
    categories.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_that_overflows_is_refused() {
        assert_eq!(size([3, 4].into_iter()), Ok(12));
        assert_eq!(size([0, 4].into_iter()), Ok(0));
        assert_eq!(size([usize::MAX, usize::MAX].into_iter()).unwrap_err().key, "cube-too-large");
        assert_eq!(size([3000, 3000].into_iter()).unwrap_err().key, "cube-too-large");
        assert_eq!(size([1; 300].into_iter()).unwrap_err().key, "too-many-columns");
    }

    #[test]
    fn categories_of_one_name_are_told_apart() {
        let category = |code: &str, label: &str| Category { code: code.to_owned(), label: label.to_owned() };
        let all = [category("1", "Övrigt"), category("2", "Övrigt"), category("3", "Annat"), category("4", "")];
        assert_eq!(texts(&all), ["Övrigt (1)", "Övrigt (2)", "Annat", "4"]);
    }
}
