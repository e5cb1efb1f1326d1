//! Will the target be reached? From the last value, the date and two models to one word.
//! Not here: which way it moves (`movement`).

use super::{FEWEST_FOR_PROJECTION, LIKELY, UNLIKELY};
use crate::forecast::{self, Prediction};
use crate::question::{Question, TargetKind, Wanted};
use crate::series::Series;
use crate::theil_sen::Slope;
use crate::verdict::{Destination, NotProjected, Outlook, Pace, Projection};

/// The values that meet a target: from `low` to `high`, of which at least one is given.
#[derive(Debug, Clone, Copy)]
struct Aim {
    low: Option<f64>,
    high: Option<f64>,
}

/// Finds the destination.
pub(super) fn find(series: &Series, question: &Question, slope: Option<Slope>) -> (Destination, Outlook) {
    let without = |destination, met_now, why| {
        (destination, Outlook { met_now, projection: Projection::NotMade(why), pace: None })
    };
    let Some(target) = question.target else {
        return without(Destination::NoTarget, None, NotProjected::NoTarget);
    };
    let (Some((first_time, first_value)), Some((last_time, last_value))) = (series.first(), series.last()) else {
        return without(Destination::CannotSay, None, NotProjected::NoData);
    };
    let Some(aim) = Aim::of(target.kind, question.wanted, first_value) else {
        return without(Destination::CannotSay, None, NotProjected::OutOfRange);
    };
    let met = aim.is_met_by(last_value);
    let met_now = Some(met);
    let unprojected = if met { Destination::Reached } else { Destination::CannotSay };
    let Some(by) = target.by.filter(|by| by.is_finite()) else {
        return without(unprojected, met_now, NotProjected::NoDate);
    };
    if by <= last_time {
        let destination = if met { Destination::Reached } else { Destination::Missed };
        return without(destination, met_now, NotProjected::DatePassed);
    }
    let pace = slope.and_then(|slope| pace(&aim, last_value, by - last_time, slope.per_year));
    let projection = if series.len() < FEWEST_FOR_PROJECTION {
        Projection::NotMade(NotProjected::TooFew)
    } else if last_time - first_time < by - last_time {
        Projection::NotMade(NotProjected::HorizonLongerThanHistory)
    } else {
        project(series, &aim, by)
    };
    let destination = match (projection, target.kind) {
        (Projection::Made { highest, .. }, TargetKind::Keep(_)) if met && highest <= UNLIKELY => Destination::Unlikely,
        _ if met => Destination::Reached,
        (Projection::Made { lowest, .. }, _) if LIKELY <= lowest => Destination::Likely,
        (Projection::Made { highest, .. }, _) if highest <= UNLIKELY => Destination::Unlikely,
        _ => Destination::CannotSay,
    };
    (destination, Outlook { met_now, projection, pace })
}

/// The probability by both models.
fn project(series: &Series, aim: &Aim, by: f64) -> Projection {
    let predicted = forecast::fit(series.times(), series.values()).ok().and_then(|models| models.predict(by));
    match predicted {
        Some((line, walk)) => {
            let (one, other) = (aim.probability(&line), aim.probability(&walk));
            Projection::Made { lowest: one.min(other), highest: one.max(other) }
        }
        None => Projection::NotMade(NotProjected::OutOfRange),
    }
}

/// The pace that is needed beside the actual one. None if it is too large for a double.
fn pace(aim: &Aim, last: f64, years: f64, actual: f64) -> Option<Pace> {
    let required = (aim.nearest_to(last) - last) / years;
    let ratio = Some(actual / required).filter(|ratio| required != 0.0 && ratio.is_finite());
    required.is_finite().then_some(Pace { required, actual, ratio })
}

impl Aim {
    /// None where a number of the target is not finite.
    fn of(kind: TargetKind, wanted: Wanted, first: f64) -> Option<Aim> {
        let at_least = |value| Aim { low: Some(value), high: None };
        let at_most = |value| Aim { low: None, high: Some(value) };
        let aim = match kind {
            TargetKind::AtLeast(value) => at_least(value),
            TargetKind::AtMost(value) => at_most(value),
            TargetKind::Range { low, high } => Aim { low: Some(low.min(high)), high: Some(high.max(low)) },
            TargetKind::Reach(value) | TargetKind::Keep(value) => match wanted {
                Wanted::Increase => at_least(value),
                Wanted::Decrease => at_most(value),
                Wanted::Keep | Wanted::Within { .. } | Wanted::Unstated if first < value => at_least(value),
                Wanted::Keep | Wanted::Within { .. } | Wanted::Unstated if value < first => at_most(value),
                Wanted::Keep | Wanted::Within { .. } | Wanted::Unstated => Aim { low: Some(value), high: Some(value) },
            },
        };
        let is_finite = |end: Option<f64>| end.is_none_or(f64::is_finite);
        (is_finite(aim.low) && is_finite(aim.high)).then_some(aim)
    }

    fn is_met_by(&self, value: f64) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }

    fn nearest_to(&self, value: f64) -> f64 {
        let raised = self.low.map_or(value, |low| value.max(low));
        self.high.map_or(raised, |high| raised.min(high))
    }

    fn probability(&self, prediction: &Prediction) -> f64 {
        match (self.low, self.high) {
            (Some(low), Some(high)) => prediction.within(low, high),
            (Some(low), None) => prediction.at_least(low),
            (None, Some(high)) => prediction.at_most(high),
            (None, None) => 1.0,
        }
    }
}
