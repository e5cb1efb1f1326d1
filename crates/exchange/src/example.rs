//! An agency with indicators and values, for the tests of formats. Never shipped.

use domain::decimal::Decimal;
use domain::event::{Event, Recorded};
use domain::ids::IndicatorId;
use domain::indicator::import::Way;
use domain::indicator::values::{Incoming, SeriesValues};
use domain::indicator::{Definition, Desired, Frequency, IndicatorKind};
use domain::observation::{Breakdown, Fraction, Interval, Observed, Status};
use domain::organisation::{Governance, Organisation, WrittenIn};
use domain::period::Period;
use domain::text::{Name, Reason};
use domain::time::{Actor, Context};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::assemble::{Assembled, assemble};
use crate::finding::Finding;
use crate::mapping::Mapping;
use crate::series::source::Source;

/// The share of companies that want to grow, by län and kön; in percent, within 0–100.
pub(crate) const GROW: IndicatorId = IndicatorId(1);

/// The number of decisions every month, without dimensions.
pub(crate) const DECISIONS: IndicatorId = IndicatorId(2);

pub(crate) fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

pub(crate) fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub(crate) fn context() -> Context {
    on(date(2018, 11, 17))
}

pub(crate) fn on(today: Date) -> Context {
    Context { actor: Actor::System, at: Timestamp::UNIX_EPOCH, today }
}

pub(crate) fn definition(called: &str, unit: &str, dimensions: &[&str]) -> Definition {
    let question = Reason::parse("Vart är vi på väg?").unwrap();
    let mut definition = Definition::new(name(called), question, IndicatorKind::World, Desired::Up, name(unit));
    definition.dimensions = dimensions.iter().map(|dimension| name(dimension)).collect();
    definition
}

pub(crate) fn happen(organisation: &mut Organisation, events: Vec<Event>) {
    for event in events {
        let seq = organisation.seq + 1;
        organisation.apply(&Recorded { seq, at: Timestamp::UNIX_EPOCH, actor: Actor::System, event }).unwrap();
    }
}

/// An agency with these indicators, numbered from 1.
pub(crate) fn with(definitions: Vec<Definition>) -> Organisation {
    let mut organisation = Organisation::empty("provningsverket".parse().unwrap());
    let founded = Event::OrganisationFounded {
        name: name("Prövningsverket"),
        governance: Governance::Board,
        written_in: WrittenIn::Swedish,
        example: true,
    };
    happen(&mut organisation, vec![founded]);
    let events = organisation.define_indicators(&context(), definitions).unwrap();
    happen(&mut organisation, events);
    organisation
}

/// With the two indicators above.
pub(crate) fn agency() -> Organisation {
    let mut grow = definition("Vill växa", "procent", &["län", "kön"]);
    (grow.lowest, grow.highest) = (Some(Decimal::ZERO), Some(decimal("100")));
    let mut decisions = definition("Beslut", "antal", &[]);
    decisions.frequency = Frequency::Monthly;
    with(vec![grow, decisions])
}

/// Lets values come in.
pub(crate) fn learn(organisation: &mut Organisation, series: Vec<SeriesValues>) {
    learn_on(&context(), organisation, series);
}

/// The same on another day.
pub(crate) fn learn_on(context: &Context, organisation: &mut Organisation, series: Vec<SeriesValues>) {
    let reason = Some(Reason::parse("Rättat").unwrap());
    let incoming = Incoming { way: Way::Pasted, source: None, reason, series };
    let events = organisation.take_in_values(context, incoming).unwrap();
    happen(organisation, events);
}

/// Values of an indicator: each part as "län=Dalarna", and the values as they stand in the log.
pub(crate) fn series(indicator: IndicatorId, parts: &[(&str, &str)], values: &[&str]) -> SeriesValues {
    let parts = parts.iter().map(|(dimension, value)| (name(dimension), name(value))).collect();
    let values = values.iter().map(|text| text.parse::<Observed>().unwrap()).collect();
    SeriesValues { indicator, breakdown: Breakdown::new(parts).unwrap(), values }
}

/// The values of all indicators as they are shown, as they would come in: what is hidden is told as suppressed.
pub(crate) fn shown_values(organisation: &Organisation) -> Vec<SeriesValues> {
    let all = organisation.indicators.all().flat_map(|indicator| {
        indicator.shown().iter().map(|(breakdown, series)| {
            let values = series.current().map(|known| match known.observed.status {
                Status::Protecting => Observed::without_value(known.observed.period, Status::Suppressed),
                _ => known.observed.clone(),
            });
            SeriesValues { indicator: indicator.id, breakdown: breakdown.clone(), values: values.collect() }
        })
    });
    all.collect()
}

/// A text file as it would be guessed to be meant.
pub(crate) fn guessed(organisation: &Organisation, text: &str, chosen: Option<IndicatorId>) -> Assembled {
    let source = source(organisation, text);
    let mapping = Mapping::guess(&source, organisation, chosen);
    assemble(organisation, &source, &mapping, chosen)
}

pub(crate) fn source(organisation: &Organisation, text: &str) -> Source {
    crate::values::read(text.as_bytes(), &crate::mapping::knows(organisation)).unwrap()
}

/// What was read, a series a line: `1 kön=K: 2017=71.4 2018=72/P`.
pub(crate) fn lines(assembled: &Assembled) -> Vec<String> {
    let series = assembled.series().iter().map(|series| {
        let parts = series.breakdown.parts().iter().map(|(dimension, value)| format!(" {dimension}={value}"));
        let values = series.values.iter().map(|observed| format!(" {observed}"));
        format!("{}{}:{}", series.indicator, parts.collect::<String>(), values.collect::<String>())
    });
    series.collect()
}

/// Each finding with its place: `not-a-number 3 C Värde`.
pub(crate) fn told(findings: &[Finding]) -> Vec<String> {
    let told = findings.iter().map(|found| {
        let row = found.row.map(|row| format!(" {row}")).unwrap_or_default();
        let place =
            found.place.as_ref().map(|place| format!(" {} {}", place.letter, place.heading)).unwrap_or_default();
        let part = found.part.as_ref().map(|part| format!(" {part}")).unwrap_or_default();
        format!("{}{row}{place}{part}", found.key)
    });
    told.collect()
}

/// Observed values of different periods.
pub(crate) fn any_values() -> impl Strategy<Value = Vec<Observed>> {
    let number =
        || (-999_999_999_i64..=999_999_999, 0_u8..=6).prop_map(|(units, places)| Decimal::new(units, places).unwrap());
    let one = (number(), 0..Status::ALL.len(), any::<Option<bool>>(), 0_u8..5);
    prop::collection::vec(one, 1..6).prop_map(|all| {
        let made = all.into_iter().enumerate().map(|(at, (value, status, extra, months))| {
            let months = [1, 3, 4, 6, 12][usize::from(months)];
            let period = Period::new(2000 + at as i32, 1, months).unwrap();
            let status = Status::ALL[status];
            if !status.has_value() {
                return Observed::without_value(period, status);
            }
            let observed = Observed::new(period, value).with_status(status);
            match extra {
                Some(true) => observed.with_interval(Interval { low: value, high: value }),
                Some(false) => observed.with_fraction(Fraction { numerator: value, denominator: decimal("7.5") }),
                None => observed,
            }
        });
        made.collect()
    })
}

/// Names as people, spreadsheets and the program's own headings would have them.
pub(crate) fn any_name() -> impl Strategy<Value = Name> {
    let written = prop_oneof![
        "[-=+@'a-zåäö;,\" ]{1,8}",
        prop::sample::select(vec![
            "Totalt",
            "Period",
            "Värde",
            "Dimension: x",
            "2018",
            "Känt",
            "Enhet",
            "Indikator",
            "..",
            "-"
        ])
        .prop_map(str::to_owned),
    ];
    written.prop_filter_map("a name", |text| Name::parse(&text).ok())
}
