//! Where the agency's money comes from. Their names are as such sources are called; what comes from each is invented.

use domain::ids::FundingId;
use domain::planning::FundingKind;
use jiff::civil::datetime;

use crate::people::STRATEGIST;
use crate::script::{Script, name};

/// What the agency itself costs.
pub(super) const RUNNING: FundingId = FundingId(1);
/// Measures for companies.
pub(super) const BUSINESS_GRANT: FundingId = FundingId(2);
/// Measures for regional growth.
pub(super) const REGIONAL_GRANT: FundingId = FundingId(3);
/// The European Regional Development Fund.
pub(super) const REGIONAL_FUND: FundingId = FundingId(4);
/// The European Social Fund.
pub(super) const SOCIAL_FUND: FundingId = FundingId(5);
/// What those pay who use the services.
pub(super) const FEES: FundingId = FundingId(6);
/// What other agencies pay for work done together.
pub(super) const OTHER_AGENCIES: FundingId = FundingId(7);

const SOURCES: [(&str, FundingKind); 7] = [
    ("Förvaltning", FundingKind::Appropriation),
    ("Anslag 1:5", FundingKind::Appropriation),
    ("Anslag 1:1", FundingKind::Appropriation),
    ("EU, regionalfonden", FundingKind::EuropeanUnion),
    ("EU, socialfonden", FundingKind::EuropeanUnion),
    ("Avgifter", FundingKind::Fee),
    ("Bidrag från andra myndigheter", FundingKind::Other),
];

/// The sources that the plans are paid from.
pub(super) fn add(script: &mut Script) {
    for (minute, (called, kind)) in (0..).step_by(2).zip(SOURCES) {
        script.act(STRATEGIST, datetime(2017, 10, 25, 9, minute, 0, 0), move |context, organisation| {
            organisation.add_funding(context, name(called)?, kind)
        });
    }
}
