//! What the fuzz targets share: an agency, and a source all the way to what the domain would say of it. Not the targets.

use std::sync::LazyLock;

use domain::event::Recorded;
use domain::ids::IndicatorId;
use domain::indicator::{Definition, Desired, IndicatorKind};
use domain::organisation::Organisation;
use domain::text::{Name, Reason};
use domain::time::{Actor, Context};
use exchange::assemble::assemble;
use exchange::mapping::Mapping;
use exchange::series::source::Source;
use jiff::Timestamp;
use jiff::civil::date;

/// With one indicator, by county and sex.
pub static AGENCY: LazyLock<Organisation> = LazyLock::new(|| {
    let mut organisation = Organisation::empty("provningsverket".parse().expect("an id"));
    let name = |text| Name::parse(text).expect("a name");
    let question = Reason::parse("Vart är vi på väg?").expect("a question");
    let mut definition =
        Definition::new(name("Vill växa"), question, IndicatorKind::World, Desired::Up, name("procent"));
    definition.dimensions = vec![name("län"), name("kön")];
    let context = Context { actor: Actor::System, at: Timestamp::UNIX_EPOCH, today: date(2018, 11, 17) };
    for event in organisation.define_indicators(&context, vec![definition]).expect("a definition") {
        let seq = organisation.seq + 1;
        let recorded = Recorded { seq, at: Timestamp::UNIX_EPOCH, actor: Actor::System, event };
        organisation.apply(&recorded).expect("an event");
    }
    organisation
});

/// Reads a source as it is guessed to be meant, and compares its values with what is known.
pub fn all_the_way(source: &Source) {
    for chosen in [Some(IndicatorId(1)), None] {
        let mapping = Mapping::guess(source, &AGENCY, chosen);
        let text = mapping.text(source);
        assert_eq!(Mapping::guess(source, &AGENCY, chosen).remembered(source, &text).as_ref(), Ok(&mapping));
        let assembled = assemble(&AGENCY, source, &mapping, chosen);
        assert_eq!(assembled.preview().count(), assembled.count());
        if let Some(values) = assembled.into_values() {
            // What was found to be right here, the domain finds right too.
            assert!(AGENCY.compare_values(&values).is_ok());
        }
    }
}
