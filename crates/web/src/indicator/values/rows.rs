//! The rows of the form of values: what was typed in each, read as an observation, and the cell at which each refusal stands.
//! Not how the rows look, nor what the rules say of values, which is the domain's.

use domain::decimal::Decimal;
use domain::indicator::Indicator;
use domain::observation::{Fraction, Interval, Observed, Status};
use domain::period::Period;
use domain::refusal::{self, Refusal, Value};

use crate::forms::Typed;
use crate::messages::Messages;

/// A row of the form.
#[derive(Default)]
pub(super) struct Row {
    pub(super) period: String,
    pub(super) value: String,
    pub(super) status: String,
    pub(super) low: String,
    pub(super) high: String,
    pub(super) numerator: String,
    pub(super) denominator: String,
}

/// What is wrong, and in which cell of its row.
type Wrong = (&'static str, Refusal);

impl Row {
    pub(super) fn all(typed: &Typed) -> Vec<Row> {
        let column = |name: &'static str| typed.all(name).map(str::to_owned).collect::<Vec<_>>();
        let (values, statuses) = (column("value"), column("status"));
        let (lows, highs) = (column("low"), column("high"));
        let (numerators, denominators) = (column("numerator"), column("denominator"));
        let at = |column: &[String], at: usize| column.get(at).cloned().unwrap_or_default();
        let periods = column("period").into_iter().enumerate();
        periods
            .map(|(row, period)| Row {
                period,
                value: at(&values, row),
                status: at(&statuses, row),
                low: at(&lows, row),
                high: at(&highs, row),
                numerator: at(&numerators, row),
                denominator: at(&denominators, row),
            })
            .collect()
    }

    /// The unit that its period was counted in, where the definition has another now.
    pub(super) fn other_unit<'a>(&self, indicator: &'a Indicator) -> Option<&'a str> {
        let counted = indicator.counted_by(indicator.written(), self.period()?);
        Some(counted.definition.unit.as_str()).filter(|unit| *unit != indicator.definition().unit.as_str())
    }

    pub(super) fn status(&self) -> Status {
        Status::ALL.into_iter().find(|status| status.key() == self.status).unwrap_or_default()
    }

    fn period(&self) -> Option<Period> {
        Period::parse(&self.period).ok()
    }

    // A period that waits for its value is no mistake.
    fn is_blank(&self) -> bool {
        let is_empty = |text: &String| text.trim().is_empty();
        let numbers = [&self.value, &self.low, &self.high, &self.numerator, &self.denominator];
        numbers.into_iter().all(is_empty) && self.status().has_value()
    }

    /// What was observed, or everything that cannot be read.
    fn observed(&self) -> Result<Observed, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let period = self.period();
        if period.is_none() {
            let typed = self.period.trim();
            let key = if typed.is_empty() { "period-empty" } else { "not-a-period" };
            wrong.push(("period", Refusal::new(key).with("value", typed)));
        }
        let status = self.status();
        if !status.has_value() {
            let typed = self.value.trim();
            if !typed.is_empty() {
                wrong.push(("value", Refusal::new("has-a-value").with("value", typed)));
            }
            return match period.filter(|_| wrong.is_empty()) {
                Some(period) => Ok(Observed::without_value(period, status)),
                None => Err(wrong),
            };
        }
        let value = number("value", &self.value, &mut wrong);
        let fraction = self.both(("numerator", "denominator"), "half-divided", &mut wrong);
        let interval = self.both(("low", "high"), "half-interval", &mut wrong);
        if let Some((low, high)) = interval.filter(|(low, high)| high < low) {
            wrong.push(("high", Refusal::new("high-below-low").with("value", high).with("low", low)));
        }
        let (Some(period), Some(value), true) = (period, value, wrong.is_empty()) else { return Err(wrong) };
        let mut observed = Observed::new(period, value).with_status(status);
        if let Some((numerator, denominator)) = fraction {
            observed = observed.with_fraction(Fraction { numerator, denominator });
        }
        if let Some((low, high)) = interval {
            observed = observed.with_interval(Interval { low, high });
        }
        Ok(observed)
    }

    /// Two numbers of which there are both or none.
    fn both(
        &self,
        (first, second): (&'static str, &'static str),
        half: &'static str,
        wrong: &mut Vec<Wrong>,
    ) -> Option<(Decimal, Decimal)> {
        let typed = |name: &str| match name {
            "numerator" => self.numerator.trim(),
            "denominator" => self.denominator.trim(),
            "low" => self.low.trim(),
            _ => self.high.trim(),
        };
        let missing = match (typed(first), typed(second)) {
            ("", "") => return None,
            ("", there) => Some((first, there)),
            (there, "") => Some((second, there)),
            _ => None,
        };
        if let Some((name, there)) = missing {
            wrong.push((name, Refusal::new(half).with("value", there)));
            return None;
        }
        number(first, typed(first), wrong).zip(number(second, typed(second), wrong))
    }
}

fn number(name: &'static str, typed: &str, wrong: &mut Vec<Wrong>) -> Option<Decimal> {
    Decimal::parse(typed).map_err(|why| wrong.push((name, refusal::invalid(name, &why)))).ok()
}

/// The rows that have something in them, as observations. What is wrong stands in its cell.
pub(super) fn observed(m: Messages, typed: &mut Typed) -> Vec<Observed> {
    let rows = Row::all(typed);
    let mut values: Vec<Observed> = Vec::new();
    let mut periods: Vec<(Period, usize)> = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
        let first = row.period().and_then(|period| periods.iter().find(|(known, _)| *known == period));
        if let Some((period, first)) = first {
            let refusal = Refusal::new("period-on-two-rows").with("period", period.to_string());
            refuse(m, typed, ("period", at), refusal.with("row", first + 1).with("other", at + 1));
        }
        periods.extend(row.period().map(|period| (period, at)));
        match row.observed() {
            Ok(observed) => values.push(observed),
            Err(wrong) => wrong.into_iter().for_each(|(name, refusal)| refuse(m, typed, (name, at), refusal)),
        }
    }
    if values.is_empty() && !typed.has_refusals() {
        typed.refuse(Refusal::new("no-values").at("values"));
    }
    values
}

/// What the rules said no to, each in the cell of the row whose period it names.
pub(super) fn refused(m: Messages, typed: &mut Typed, refusals: &[Refusal]) {
    let rows = Row::all(typed);
    for refusal in refusals {
        let period = refusal.values.iter().find_map(|(name, value)| match value {
            Value::Text(text) if *name == "period" => Some(text.as_str()),
            _ => None,
        });
        let of_it = |row: &Row| !row.is_blank() && row.period().map(|known| known.to_string()).as_deref() == period;
        match rows.iter().position(|row| period.is_some() && of_it(row)) {
            Some(at) => refuse(m, typed, (cell(refusal.key), at), refusal.clone()),
            None => typed.refuse(refusal.clone()),
        }
    }
}

/// The cell in which what a rule objects to was typed.
fn cell(key: &str) -> &'static str {
    match key {
        "period-not-begun" | "period-of-other-length" => "period",
        "fraction-wrong" => "denominator",
        _ => "value",
    }
}

fn refuse(m: Messages, typed: &mut Typed, (name, at): (&'static str, usize), refusal: Refusal) {
    typed.refuse_cell((name, at), label(m, name, at + 1), refusal);
}

/// What a cell is called for those who do not see the column's head, and where errors are listed.
pub(super) fn label(m: Messages, name: &str, row: usize) -> String {
    let what = match name {
        "period" => m.t("values-period"),
        "status" => m.t("values-status"),
        "low" => m.t("values-low"),
        "high" => m.t("values-high"),
        "numerator" => m.t("indicator-numerator"),
        "denominator" => m.t("indicator-denominator"),
        _ => m.t("values-value"),
    };
    m.with("values-cell", &[("what", what.as_ref().into()), ("row", row.into())])
}
