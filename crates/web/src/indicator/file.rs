//! An indicator's values and its picture as files. What they look like is in `exchange::values`,
//! `exchange::jsonstat`, `figures::standalone` and the
//! crate `raster`.

use domain::policy::Right;
use exchange::jsonstat::written;
use exchange::values::{self as text, Which};
use figures::standalone::{Scheme, standalone};
use tokio::sync::Semaphore;

use super::{known, may_read, picture};
use crate::answer::{self, Answer};
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// Points take a thousand times as long to make as a page, and anyone may ask: so many at a time, and the others wait.
static DRAWING: Semaphore = Semaphore::const_new(2);

/// `GET /{organisation}/indicators/{indicator}/values.csv`: with `?all=yes` what was corrected too.
///
/// # Errors
/// Not found when there is no such indicator that the viewer may read.
pub async fn values(asked: Asked) -> Answer {
    let indicator = known(&asked)?;
    let which = if asked.query("all").is_some() { Which::AllKnown } else { Which::Current };
    let file = text::write(&asked.organisation, [indicator], which, asked.m().sheet_language());
    let name = format!("{}-indicator-{}.csv", asked.organisation.id, indicator.id);
    Ok(answer::download(&name, "text/csv; charset=utf-8", file))
}

/// `GET /{organisation}/indicators/{indicator}/values.json`: the values as they are known now, as JSON-stat 2.
///
/// # Errors
/// As [`values`].
pub async fn values_as_json_stat(asked: Asked) -> Answer {
    let indicator = known(&asked)?;
    let file = written::write(&asked.organisation, indicator, asked.m().sheet_language());
    let name = format!("{}-indicator-{}.json", asked.organisation.id, indicator.id);
    Ok(answer::download(&name, "application/json", file))
}

/// `GET /{organisation}/indicators/values.csv`: the values of all that the viewer may read.
///
/// # Errors
/// None of its own.
pub async fn all_values(asked: Asked) -> Answer {
    let view = View::of(&asked);
    let readable = asked.organisation.indicators.all().filter(|indicator| may_read(&view, indicator));
    let which =
        if view.may(Right::ReadDrafts) && asked.query("all").is_some() { Which::AllKnown } else { Which::Current };
    let file = text::write(&asked.organisation, readable, which, asked.m().sheet_language());
    Ok(answer::download(&format!("{}-indicators.csv", asked.organisation.id), "text/csv; charset=utf-8", file))
}

/// `GET /{organisation}/indicators/{indicator}/chart.svg`: dark with `?scheme=dark`.
///
/// # Errors
/// Not found when there is no such indicator that the viewer may read, or it has no values.
pub async fn chart(asked: Asked) -> Answer {
    let name = format!("{}-indicator-{}.svg", asked.organisation.id, known(&asked)?.id);
    Ok(answer::download(&name, "image/svg+xml", svg(&asked)?.into_bytes()))
}

/// `GET /{organisation}/indicators/{indicator}/chart.png`
///
/// # Errors
/// As [`chart`]; when the picture cannot be made.
pub async fn chart_as_png(asked: Asked) -> Answer {
    let name = format!("{}-indicator-{}.png", asked.organisation.id, known(&asked)?.id);
    let svg = svg(&asked)?;
    let _turn = DRAWING.acquire().await.map_err(|closed| Problem::fault(&closed))?;
    let png =
        tokio::task::spawn_blocking(move || raster::png(&svg)).await.map_err(|stopped| Problem::fault(&stopped))?;
    Ok(answer::download(&name, "image/png", png.map_err(|error| Problem::fault(&error))?))
}

fn svg(asked: &Asked) -> Result<String, Problem> {
    let (view, indicator) = (View::of(asked), known(asked)?);
    let written = view.organisation.indicators.definition_on(indicator, view.day);
    let verdict = indicator.verdict(written);
    let drawn = picture::chart_alone(&view, indicator, written, &verdict).ok_or(Problem::NotFound)?;
    let scheme = if asked.query("scheme").as_deref() == Some("dark") { Scheme::Dark } else { Scheme::Light };
    standalone(&drawn.into_string(), scheme, None).ok_or(Problem::NotFound)
}
