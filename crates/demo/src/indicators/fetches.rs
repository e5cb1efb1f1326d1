//! The fetch that the example has: of an address that nobody answers at, so that it asks nobody wherever it is shown.

use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::rhythm::Rhythm;
use domain::indicator::fetch::{Manner, Terms};
use domain::refusal::invalid;
use domain::text::Explanation;
use jiff::civil::datetime;

use crate::indicators::{skills, table};
use crate::people::ANALYST;
use crate::script::{Script, name, reason};

/// Set up when the files of August had come wrong.
pub(super) fn write(script: &mut Script) {
    script.act(ANALYST, datetime(2018, 11, 12, 14, 20, 0, 0), |context, organisation| {
        let address = WebAddress::parse("https://statistik.example/annonser.csv");
        let terms = Terms {
            name: name("Annonser varje månad")?,
            address: address.map_err(|wrong| invalid("address", &wrong))?,
            query: Explanation::default(),
            indicator: Some(table::indicator(organisation, skills::VACANCIES)?.id),
            rhythm: Rhythm::Monthly,
            hour: 6,
            manner: Manner::Waits,
            reason: reason("Källan har ändrat värdet.")?,
            responsible: ANALYST,
        };
        organisation.set_up_fetch(context, terms)
    });
}
