//! The indicators: what each is, its values as they became known, the sets that bodies decided, and what is said of goals.
//! The share of companies that want to grow is real, all else invented and said to be so in its source. See `sources`.

use jiff::civil::datetime;

use crate::people::ANALYST;
use crate::script::Script;

mod agency;
mod assessments;
mod business;
mod digital;
mod fetches;
mod overarching;
mod regions;
mod sets;
mod simplification;
mod skills;
mod table;
mod values;

use table::{Area, day};

/// What reflects the overarching goal, and each area in its turn, with the file that their first values came in.
fn areas() -> [Area; 7] {
    let area = |file, measured| Area { file, measured };
    [
        area("övergripande mål.csv", overarching::MEASURED),
        area("förenkling.csv", simplification::MEASURED),
        area("kompetensförsörjning.csv", skills::MEASURED),
        area("digitalisering.csv", digital::MEASURED),
        area("affärsutveckling.csv", business::MEASURED),
        area("regional kapacitet.csv", regions::MEASURED),
        area("modern myndighet.csv", agency::MEASURED),
    ]
}

/// From the first definition to today.
pub(crate) fn write(script: &mut Script) {
    define(script);
    values::write(script);
    sets::write(script);
    assessments::write(script);
    fetches::write(script);
}

fn define(script: &mut Script) {
    for (number, area) in (0..).zip(areas()) {
        script.act(ANALYST, datetime(2017, 11, 21, 9 + number, 15, 0, 0), move |context, organisation| {
            let of_old = area.measured.iter().filter(|measured| measured.defined.is_none());
            let definitions = of_old.map(|measured| measured.definition(organisation, context.today));
            organisation.define_indicators(context, definitions.collect::<Result<_, _>>()?)
        });
        for (minute, measured) in (0..).step_by(9).zip(area.measured) {
            let Some(defined) = measured.defined else { continue };
            script.act(ANALYST, day(defined).at(10, minute, 0, 0), move |context, organisation| {
                let definition = measured.definition(organisation, context.today)?;
                organisation.define_indicators(context, vec![definition])
            });
        }
    }
}
