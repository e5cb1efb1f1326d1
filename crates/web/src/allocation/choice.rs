//! What the reader wants to see of an allocation: which way it is cut, what it is measured in, what is folded out, and
//! whether as a table or as a picture. It is in the address, so that a link shows what its sender saw. Not which
//! allocation; that is the page's.

use std::collections::BTreeSet;

use domain::ids::RoundNumber;

use crate::address;

/// Which way the resources are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Units against areas, whose goals fold out.
    UnitArea,
    /// Units against sources of funding.
    UnitSource,
    /// Areas, whose goals fold out, against sources.
    AreaSource,
}

impl Cut {
    /// All of them, in the order in which they are offered.
    pub(crate) const ALL: [Cut; 3] = [Cut::UnitArea, Cut::UnitSource, Cut::AreaSource];

    /// The word for it in addresses and message keys.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Cut::UnitArea => "unit-area",
            Cut::UnitSource => "unit-source",
            Cut::AreaSource => "area-source",
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Kronor.
    Kronor,
    /// Person-years.
    People,
}

impl Measure {
    /// Both.
    pub(crate) const ALL: [Measure; 2] = [Measure::Kronor, Measure::People];

    /// The word for it in addresses and message keys.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Measure::Kronor => "kronor",
            Measure::People => "people",
        }
    }
}

/// Which of those that can be folded are open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Folds {
    /// As it is when nobody has said.
    #[default]
    Usual,
    /// All.
    Open,
    /// These, by number.
    Only(BTreeSet<u32>),
}

impl Folds {
    fn read(text: &str) -> Folds {
        match text {
            "" => Folds::Usual,
            "all" => Folds::Open,
            numbers => Folds::Only(numbers.split('.').filter_map(|number| number.parse().ok()).collect()),
        }
    }

    fn written(&self) -> Option<String> {
        match self {
            Folds::Usual => None,
            Folds::Open => Some("all".to_owned()),
            Folds::Only(open) if open.is_empty() => Some("none".to_owned()),
            Folds::Only(open) => Some(open.iter().map(u32::to_string).collect::<Vec<_>>().join(".")),
        }
    }
}

/// What the reader wants to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Which way it is cut.
    pub(crate) cut: Cut,
    /// What is counted.
    pub(crate) measure: Measure,
    /// Which units that have others below them are open.
    pub(crate) units: Folds,
    /// Which areas are open.
    pub(crate) areas: Folds,
    /// Whether it is drawn.
    pub(crate) as_picture: bool,
    /// The round whose units it is seen in; `None` is its own.
    pub(crate) units_of: Option<RoundNumber>,
}

/// The parameters that it is made of.
const PARAMETERS: [&str; 6] = ["cut", "in", "units", "areas", "as", "units-of"];

impl Choice {
    /// What a query says. What it says wrongly is as if not said: an old link still shows the allocation.
    pub(crate) fn of(query: Option<&str>) -> Choice {
        let said = |name| address::parameter(query, name).unwrap_or_default();
        let (cut, measure) = (said("cut"), said("in"));
        Choice {
            cut: Cut::ALL.into_iter().find(|other| other.key() == cut).unwrap_or(Cut::UnitArea),
            measure: Measure::ALL.into_iter().find(|other| other.key() == measure).unwrap_or(Measure::Kronor),
            units: Folds::read(&said("units")),
            areas: Folds::read(&said("areas")),
            as_picture: said("as") == "picture",
            units_of: said("units-of").parse().ok(),
        }
    }

    /// The same cut in another way, with areas open or closed.
    pub(crate) fn cut(&self, cut: Cut, areas: Folds) -> Choice {
        Choice { cut, areas, ..self.clone() }
    }

    /// What is said in the address, as pairs of name and value; what is usual is not said.
    pub(crate) fn said(&self) -> Vec<(&'static str, String)> {
        let cut = (self.cut != Cut::UnitArea).then(|| self.cut.key().to_owned());
        let measure = (self.measure != Measure::Kronor).then(|| self.measure.key().to_owned());
        let picture = self.as_picture.then(|| "picture".to_owned());
        let units_of = self.units_of.map(|round| round.to_string());
        let values = [cut, measure, self.units.written(), self.areas.written(), picture, units_of];
        PARAMETERS.into_iter().zip(values).filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// An address with this choice, and no other.
    pub(crate) fn address(&self, page: &str) -> String {
        let bare = PARAMETERS.iter().fold(page.to_owned(), |page, name| address::without(&page, name));
        self.said().iter().fold(bare, |page, (name, value)| address::with(&page, name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_says_what_is_not_usual() {
        let usual = Choice::of(None);
        assert_eq!(usual.address("/v/planning/1/allocation"), "/v/planning/1/allocation");
        let said = Choice::of(Some("cut=area-source&in=people&areas=3.17&units=none&as=picture&units-of=2&x=1"));
        assert_eq!((said.cut, said.measure, said.as_picture), (Cut::AreaSource, Measure::People, true));
        assert_eq!(said.areas, Folds::Only([3, 17].into()));
        assert_eq!(said.units, Folds::Only(BTreeSet::new()));
        let written = said.address("/v/a?in=kronor&x=1");
        assert_eq!(written, "/v/a?x=1&cut=area-source&in=people&units=none&areas=3.17&as=picture&units-of=2");
        assert_eq!(Choice::of(written.split_once('?').map(|(_, query)| query)), said);
    }

    #[test]
    fn what_is_said_wrongly_is_as_if_not_said() {
        let said = Choice::of(Some("cut=x&in=&units=&areas=a.b&as=x&units-of=x"));
        assert_eq!(said, Choice { areas: Folds::Only(BTreeSet::new()), ..Choice::of(None) });
        assert_eq!(Choice::of(Some("areas=all")).areas, Folds::Open);
    }
}
