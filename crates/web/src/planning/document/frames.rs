//! Frames as a table: of the whole agency, of units, areas and sources, and of what these have in common. Not the table
//! in which they are written.

use domain::money::Resources;
use domain::planning::{FrameFor, Frames, Round};
use maud::{Markup, html};

use crate::planning::marks::Marks;
use crate::planning::units;
use crate::view::View;
use crate::{amounts, parts};

/// The frames, each sort under its own heading.
pub(crate) fn table(view: &View<'_>, round: &Round, frames: &Frames) -> Markup {
    let (m, amounts) = (view.m, view.amounts());
    let order: Vec<_> = units::in_order(view.organisation).into_iter().map(|(unit, _)| unit.id).collect();
    let marks = Marks::of(view, round);
    let place = |of: &FrameFor| of.unit.and_then(|unit| order.iter().position(|known| *known == unit));
    html! {
        @for sort in SORTS {
            @let mut of_sort: Vec<(FrameFor, Resources)> = frames.iter().filter(|(of, _)| Sort::of(of) == sort).map(|(of, frame)| (*of, *frame)).collect();
            @if !of_sort.is_empty() {
                @let () = of_sort.sort_by_key(|(of, _)| (place(of), *of));
                (parts::scroll(m.word("frames-sort", sort.key()), html! {
                    table.ds-table.frames {
                        thead { tr {
                            th scope="col" { (m.word("frames-sort", sort.key())) }
                            th.num scope="col" { (amounts.abbreviation()) }
                            th.num scope="col" { (amounts.person_years_abbreviation()) }
                        } }
                        tbody { @for (of, frame) in &of_sort {
                            tr {
                                th scope="row" { span lang=[view.language()] { (label(view, round, of)) } (marks.flag_of_frame(m, of)) }
                                td.num { (amounts.cell(frame.kronor)) }
                                td.num { (amounts.person_years_cell(frame.person_years)) }
                            }
                        } }
                        @if let Some(sum) = sum(view, sort, &of_sort) {
                            tfoot { tr {
                                th scope="row" { (m.t("sum")) }
                                td.num { (amounts.kronor(sum.kronor)) }
                                td.num { (amounts.person_years(sum.person_years)) }
                            } }
                        }
                    }
                }))
            }
        }
    }
}

/// What frames are for: a table is of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sort {
    unit: bool,
    area: bool,
    source: bool,
}

const fn sort(unit: bool, area: bool, source: bool) -> Sort {
    Sort { unit, area, source }
}

/// Every sort that there can be, in the order in which they are shown.
const SORTS: [Sort; 8] = [
    sort(true, false, false),
    sort(false, true, false),
    sort(false, false, true),
    sort(true, true, false),
    sort(true, false, true),
    sort(false, true, true),
    sort(true, true, true),
    sort(false, false, false),
];

impl Sort {
    pub(crate) fn of(of: &FrameFor) -> Sort {
        sort(of.unit.is_some(), of.area.is_some(), of.source.is_some())
    }

    /// The word for it in message keys and addresses.
    pub(crate) fn key(self) -> &'static str {
        match (self.unit, self.area, self.source) {
            (true, false, false) => "units",
            (false, true, false) => "areas",
            (false, false, true) => "sources",
            (true, true, false) => "unit-areas",
            (true, false, true) => "unit-sources",
            (false, true, true) => "area-sources",
            (true, true, true) => "unit-area-sources",
            (false, false, false) => "all",
        }
    }

    /// The sort that an address names, of those that are written in a table.
    pub(crate) fn of_key(key: &str) -> Option<Sort> {
        SORTS[..WRITTEN].iter().copied().find(|sort| sort.key() == key)
    }

    /// Those that are written in a table.
    pub(crate) fn written() -> [Sort; WRITTEN] {
        [SORTS[0], SORTS[1], SORTS[2], SORTS[3], SORTS[4]]
    }

    pub(crate) fn has_unit(self) -> bool {
        self.unit
    }

    pub(crate) fn has_area(self) -> bool {
        self.area
    }

    pub(crate) fn has_source(self) -> bool {
        self.source
    }

    /// Whether a frame is of two things in common.
    pub(crate) fn is_cross(self) -> bool {
        u8::from(self.unit) + u8::from(self.area) + u8::from(self.source) == 2
    }

    /// What of this sort is around a place where resources lie; none of an area around what is for no area.
    pub(crate) fn around(
        self,
        unit: domain::ids::UnitId,
        area: Option<domain::ids::StatementId>,
        source: domain::ids::FundingId,
    ) -> Option<FrameFor> {
        let area = match self.area {
            true => Some(area?),
            false => None,
        };
        Some(FrameFor { unit: self.unit.then_some(unit), area, source: self.source.then_some(source) })
    }
}

const WRITTEN: usize = 5;

/// What a frame is for, in words: "Digital utveckling, Förenkling".
pub(crate) fn label(view: &View<'_>, round: &Round, of: &FrameFor) -> String {
    let strategy = view.organisation.strategy_for(round);
    let unit =
        of.unit.map(|id| view.organisation.units.get(&id).map_or_else(|| id.to_string(), |unit| unit.name.to_string()));
    let area = of.area.map(|id| {
        let found = strategy.and_then(|revision| revision.tree.get(id));
        let found = found.or_else(|| view.organisation.strategy.find(id, view.day).map(|(_, statement)| statement));
        found.map_or_else(|| id.to_string(), |area| area.text().to_owned())
    });
    let source = of.source.map(|id| {
        view.organisation.planning.source(id).map_or_else(|| id.to_string(), |source| source.name.to_string())
    });
    let parts: Vec<String> = [unit, area, source].into_iter().flatten().collect();
    if parts.is_empty() { view.m.word("frames-sort", "all").into_owned() } else { parts.join(", ") }
}

/// What frames of one sort are together, where they can be added: a department's frame is for its units too, and is then
/// not counted again.
pub(crate) fn sum(view: &View<'_>, sort: Sort, frames: &[(FrameFor, Resources)]) -> Option<Resources> {
    if frames.len() < 2 {
        return None;
    }
    let is_counted = |of: &FrameFor| {
        let Some(unit) = of.unit.filter(|_| sort.unit) else { return true };
        let above = view.organisation.units_above(unit);
        !above.iter().skip(1).any(|above| {
            let wider = FrameFor { unit: Some(*above), ..*of };
            frames.iter().any(|(other, frame)| *other == wider && !frame.is_none())
        })
    };
    Some(frames.iter().filter(|(of, _)| is_counted(of)).map(|(_, frame)| *frame).sum())
}

/// An amount in a read-only cell: a dash where there is no frame.
pub(crate) fn cells(view: &View<'_>, resources: Option<Resources>) -> Markup {
    let amounts = view.amounts();
    html! {
        @match resources {
            Some(resources) => {
                td.num { (amounts.cell(resources.kronor)) }
                td.num { (amounts.person_years_cell(resources.person_years)) }
            },
            None => {
                td.num { (amounts::nothing()) }
                td.num { (amounts::nothing()) }
            },
        }
    }
}
