//! A column of kronor whose sum on the page equals the sum of what stands above it, whatever the reader's scale. Not
//! tables that add up in both directions; those are `domain::rounding::Table`.

use domain::money::Kronor;
use domain::rounding::Parts;
use maud::Markup;

use crate::amounts::{self, Amounts};

/// The cells of a column and their sum, rounded together.
pub(crate) struct Column {
    amounts: Amounts,
    exact: Vec<Kronor>,
    shown: Parts,
}

impl Column {
    pub(crate) fn of(amounts: Amounts, cells: impl IntoIterator<Item = Kronor>) -> Column {
        let exact: Vec<Kronor> = cells.into_iter().collect();
        let numbers: Vec<i64> = exact.iter().map(|kronor| kronor.0).collect();
        Column { amounts, exact, shown: Parts::of(&numbers, amounts.unit()) }
    }

    /// A cell; nothing at all is a dash, and what rounds to nothing is a zero.
    pub(crate) fn cell(&self, row: usize) -> Markup {
        match (self.exact.get(row), self.shown.parts.get(row)) {
            (Some(exact), Some(shown)) if *exact != Kronor::ZERO => {
                maud::html! { (self.amounts.kronor(Kronor(*shown))) }
            }
            _ => amounts::nothing(),
        }
    }

    /// A cell as a change, with its sign; one too small for the decimals shown is told as it is.
    pub(crate) fn change(&self, row: usize) -> String {
        let exact = self.exact.get(row).copied().unwrap_or_default();
        let shown = self.shown(row);
        self.amounts.change(if shown == Kronor::ZERO { exact } else { shown })
    }

    /// A cell as it is shown, in kronor.
    pub(crate) fn shown(&self, row: usize) -> Kronor {
        Kronor(self.shown.parts.get(row).copied().unwrap_or(0))
    }

    /// The same cells, as parts of a sum that is itself shown as a part of something: so that parts of parts add up.
    pub(crate) fn making(self, whole: Kronor) -> Column {
        let numbers: Vec<i64> = self.exact.iter().map(|kronor| kronor.0).collect();
        Column { shown: Parts::making(whole.0, &numbers, self.amounts.unit()), ..self }
    }

    /// The sum as it is shown, in kronor.
    pub(crate) fn whole(&self) -> Kronor {
        Kronor(self.shown.whole)
    }

    /// The sum.
    pub(crate) fn sum(&self) -> String {
        self.amounts.kronor(Kronor(self.shown.whole))
    }
}

#[cfg(test)]
mod tests {
    use domain::money::Scale;

    use super::*;
    use crate::messages::{Language, Messages};

    #[test]
    fn what_is_shown_adds_up() {
        let amounts = Amounts::new(Messages::of(Language::Swedish), Scale::Millions);
        let column = Column::of(amounts, [333_333, 333_333, 333_334, 0, 1].map(Kronor));
        let cells: Vec<String> = (0..5).map(|row| column.cell(row).into_string()).collect();
        assert_eq!(cells, ["0,3", "0,3", "0,4", r#"<span class="z">–</span>"#, "0,0"]);
        assert_eq!(column.sum(), "1,0");
        let parts = Column::of(amounts, [150_000, 150_000, 33_334].map(Kronor)).making(column.shown(2));
        assert_eq!(
            (parts.shown(0) + parts.shown(1) + parts.shown(2), parts.whole()),
            (Kronor(400_000), Kronor(400_000))
        );
    }
}
