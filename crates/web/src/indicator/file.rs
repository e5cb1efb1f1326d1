//! An indicator's values, its definition and its pictures as files. What they look like is in `exchange::values`,
//! `exchange::jsonstat`, `figures::standalone` and the
//! crate `raster`.

use domain::policy::Right;
use exchange::jsonstat::written;
use exchange::opensdg;
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

/// `GET /{organisation}/indicators/{indicator}/opensdg.csv`: the values as they are known now, as Open SDG's data.
///
/// # Errors
/// As [`values`].
pub async fn values_as_open_sdg(asked: Asked) -> Answer {
    let indicator = known(&asked)?;
    let name = format!("indicator_{}.csv", indicator.id);
    Ok(answer::download(&name, "text/csv; charset=utf-8", opensdg::data(indicator)))
}

/// `GET /{organisation}/indicators/{indicator}/opensdg.md`: its definition, as Open SDG's metadata.
///
/// # Errors
/// As [`values`].
pub async fn definition_as_open_sdg(asked: Asked) -> Answer {
    let indicator = known(&asked)?;
    let written = asked.organisation.indicators.definition_on(indicator, asked.day);
    let name = format!("{}.md", indicator.id);
    Ok(answer::download(&name, "text/markdown; charset=utf-8", opensdg::written(&written.definition).into_bytes()))
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
    as_svg(&asked, Picture::Chart)
}

/// `GET /{organisation}/indicators/{indicator}/chart.png`
///
/// # Errors
/// As [`chart`]; when the picture cannot be made.
pub async fn chart_as_png(asked: Asked) -> Answer {
    as_png(&asked, Picture::Chart).await
}

/// `GET /{organisation}/indicators/{indicator}/parts.svg?by=län`: the parts of a dimension beside each other; of the first
/// without `by`.
///
/// # Errors
/// As [`chart`], or it has no such parts.
pub async fn parts(asked: Asked) -> Answer {
    as_svg(&asked, Picture::Parts)
}

/// `GET /{organisation}/indicators/{indicator}/parts.png?by=län`
///
/// # Errors
/// As [`parts`].
pub async fn parts_as_png(asked: Asked) -> Answer {
    as_png(&asked, Picture::Parts).await
}

/// `GET /{organisation}/indicators/{indicator}/funnel.svg?by=län`: the parts of a dimension against what chance gives.
///
/// # Errors
/// As [`parts`], or they were not divided from whole numbers.
pub async fn funnel(asked: Asked) -> Answer {
    as_svg(&asked, Picture::Funnel)
}

/// `GET /{organisation}/indicators/{indicator}/funnel.png?by=län`
///
/// # Errors
/// As [`funnel`].
pub async fn funnel_as_png(asked: Asked) -> Answer {
    as_png(&asked, Picture::Funnel).await
}

/// Which picture of an indicator.
#[derive(Debug, Clone, Copy)]
enum Picture {
    Chart,
    Parts,
    Funnel,
}

fn name(asked: &Asked, which: Picture, ending: &str) -> Result<String, Problem> {
    let of = match which {
        Picture::Chart => "",
        Picture::Parts => "-parts",
        Picture::Funnel => "-funnel",
    };
    Ok(format!("{}-indicator-{}{of}.{ending}", asked.organisation.id, known(asked)?.id))
}

fn as_svg(asked: &Asked, which: Picture) -> Answer {
    Ok(answer::download(&name(asked, which, "svg")?, "image/svg+xml", svg(asked, which)?.into_bytes()))
}

async fn as_png(asked: &Asked, which: Picture) -> Answer {
    let (name, svg) = (name(asked, which, "png")?, svg(asked, which)?);
    let _turn = DRAWING.acquire().await.map_err(|closed| Problem::fault(&closed))?;
    let png =
        tokio::task::spawn_blocking(move || raster::png(&svg)).await.map_err(|stopped| Problem::fault(&stopped))?;
    Ok(answer::download(&name, "image/png", png.map_err(|error| Problem::fault(&error))?))
}

fn svg(asked: &Asked, which: Picture) -> Result<String, Problem> {
    let (view, indicator) = (View::of(asked), known(asked)?);
    let written = view.organisation.indicators.definition_on(indicator, view.day);
    let first = || written.definition.dimensions.first().map(ToString::to_string);
    let by = || asked.query("by").or_else(first).ok_or(Problem::NotFound);
    let drawn = match which {
        Picture::Chart => picture::chart_alone(&view, indicator, written, &indicator.verdict(written)),
        Picture::Parts => picture::breakdowns::alone(&view, indicator, written, &by()?),
        Picture::Funnel => picture::funnel::alone(&view, indicator, written, &by()?),
    };
    let drawn = drawn.ok_or(Problem::NotFound)?;
    let scheme = if asked.query("scheme").as_deref() == Some("dark") { Scheme::Dark } else { Scheme::Light };
    standalone(&drawn.into_string(), scheme, None).ok_or(Problem::NotFound)
}
