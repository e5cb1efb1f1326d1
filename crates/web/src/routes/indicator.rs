//! Indicators, their values, and the sets that management decides on.

use domain::policy::Right::{AssessGoals, ReadDecided, ReadDrafts, RecordDecisions, WriteIndicators};

use super::{Route, get, page, post};
use crate::indicator::bring_in::running;
use crate::indicator::{self, acts, breaks, bring_in, catalogue, fetches, file, form, imports, list, set, values};
use crate::{decision, statement};

pub(super) fn routes() -> Vec<Route> {
    vec![
        page("/{organisation}/indicators", ReadDecided, "indicators", list::show),
        post("/{organisation}/indicators", WriteIndicators, "define-indicator", form::define),
        get("/{organisation}/indicators/values.csv", ReadDecided, "values-of-all-indicators", file::all_values),
        get("/{organisation}/indicators/new", WriteIndicators, "indicator-form", form::new),
        get("/{organisation}/indicators/catalogue", WriteIndicators, "indicator-catalogue", catalogue::show),
        // Values from files.
        get("/{organisation}/indicators/import", WriteIndicators, "values-from-file", bring_in::show),
        post("/{organisation}/indicators/import", WriteIndicators, "look-at-values", bring_in::look)
            .with_file(bring_in::UPLOAD),
        post("/{organisation}/indicators/import/values", WriteIndicators, "bring-in-values", bring_in::bring_in)
            .accepting(bring_in::PARCEL),
        get("/{organisation}/indicators/import/running/{job}", WriteIndicators, "running-import", running::show),
        post("/{organisation}/indicators/import/running/{job}", WriteIndicators, "go-on-with-import", running::go_on),
        // Values from addresses.
        get("/{organisation}/indicators/fetches", WriteIndicators, "fetches", fetches::show_all),
        post("/{organisation}/indicators/fetches", WriteIndicators, "set-up-fetch", fetches::form::set_up),
        get("/{organisation}/indicators/fetches/new", WriteIndicators, "fetch-form", fetches::form::new),
        get("/{organisation}/indicators/fetches/{fetch}", WriteIndicators, "fetch", fetches::show),
        get("/{organisation}/indicators/fetches/{fetch}/edit", WriteIndicators, "fetch-to-edit", fetches::form::edit),
        post("/{organisation}/indicators/fetches/{fetch}/edit", WriteIndicators, "change-fetch", fetches::form::change),
        post("/{organisation}/indicators/fetches/{fetch}/now", WriteIndicators, "fetch-now", fetches::now),
        post("/{organisation}/indicators/fetches/{fetch}/pause", WriteIndicators, "pause-fetch", fetches::pause),
        post("/{organisation}/indicators/fetches/{fetch}/resumption", WriteIndicators, "resume-fetch", fetches::resume),
        post("/{organisation}/indicators/fetches/{fetch}/removal", WriteIndicators, "remove-fetch", fetches::remove),
        get("/{organisation}/indicators/fetches/{fetch}/file", WriteIndicators, "fetched-file", fetches::waiting::show),
        post(
            "/{organisation}/indicators/fetches/{fetch}/file",
            WriteIndicators,
            "decide-on-fetched-file",
            fetches::waiting::decide,
        ),
        // What has come in.
        get("/{organisation}/indicators/imports", ReadDrafts, "imports", imports::show),
        post(
            "/{organisation}/indicators/imports/{import}/taking-back",
            WriteIndicators,
            "take-import-back",
            imports::take_back,
        ),
        // Where the thread breaks.
        get("/{organisation}/indicators/breaks", ReadDrafts, "indicator-breaks", breaks::show),
        post(
            "/{organisation}/indicators/breaks/aside",
            WriteIndicators,
            "set-indicator-break-aside",
            breaks::set_aside,
        ),
        post("/{organisation}/indicators/breaks/up", WriteIndicators, "take-indicator-break-up", breaks::take_up),
        // What management follows.
        get("/{organisation}/indicators/sets", ReadDecided, "indicator-sets", set::show_all).of_any_day(),
        post("/{organisation}/indicators/sets", WriteIndicators, "open-indicator-set", set::acts::open),
        get("/{organisation}/indicators/sets/{set}", ReadDecided, "indicator-set", set::show).of_any_day(),
        post(
            "/{organisation}/indicators/sets/{set}/indicators",
            WriteIndicators,
            "write-indicator-set",
            set::acts::write,
        ),
        post(
            "/{organisation}/indicators/sets/{set}/proposal",
            WriteIndicators,
            "propose-indicator-set",
            set::acts::propose,
        ),
        post(
            "/{organisation}/indicators/sets/{set}/return",
            WriteIndicators,
            "return-indicator-set",
            set::acts::send_back,
        ),
        post(
            "/{organisation}/indicators/sets/{set}/withdrawal",
            WriteIndicators,
            "withdraw-indicator-set",
            set::acts::withdraw,
        ),
        get(
            "/{organisation}/indicators/sets/{set}/decision",
            RecordDecisions,
            "indicator-set-decision-form",
            decision::record::set_form,
        ),
        post(
            "/{organisation}/indicators/sets/{set}/decision",
            RecordDecisions,
            "record-indicator-set-decision",
            decision::record::record_set,
        ),
        // One indicator.
        get("/{organisation}/indicators/{indicator}", ReadDecided, "indicator", indicator::show).of_any_day(),
        get("/{organisation}/indicators/{indicator}/values.csv", ReadDecided, "indicator-values", file::values),
        get(
            "/{organisation}/indicators/{indicator}/values.json",
            ReadDecided,
            "indicator-values-as-json-stat",
            file::values_as_json_stat,
        ),
        get(
            "/{organisation}/indicators/{indicator}/opensdg.csv",
            ReadDecided,
            "indicator-values-as-open-sdg",
            file::values_as_open_sdg,
        ),
        get(
            "/{organisation}/indicators/{indicator}/opensdg.md",
            ReadDecided,
            "indicator-definition-as-open-sdg",
            file::definition_as_open_sdg,
        ),
        get("/{organisation}/indicators/{indicator}/chart.svg", ReadDecided, "indicator-chart", file::chart)
            .of_any_day(),
        get(
            "/{organisation}/indicators/{indicator}/chart.png",
            ReadDecided,
            "indicator-chart-as-png",
            file::chart_as_png,
        )
        .of_any_day(),
        get("/{organisation}/indicators/{indicator}/parts.svg", ReadDecided, "indicator-parts", file::parts)
            .of_any_day(),
        get(
            "/{organisation}/indicators/{indicator}/parts.png",
            ReadDecided,
            "indicator-parts-as-png",
            file::parts_as_png,
        )
        .of_any_day(),
        get("/{organisation}/indicators/{indicator}/funnel.svg", ReadDecided, "indicator-funnel", file::funnel)
            .of_any_day(),
        get(
            "/{organisation}/indicators/{indicator}/funnel.png",
            ReadDecided,
            "indicator-funnel-as-png",
            file::funnel_as_png,
        )
        .of_any_day(),
        get("/{organisation}/indicators/{indicator}/edit", WriteIndicators, "indicator-to-edit", form::edit),
        post("/{organisation}/indicators/{indicator}/edit", WriteIndicators, "redefine-indicator", form::redefine),
        get("/{organisation}/indicators/{indicator}/values", WriteIndicators, "indicator-values-form", values::form),
        post("/{organisation}/indicators/{indicator}/values", WriteIndicators, "take-in-values", values::take_in),
        post("/{organisation}/indicators/{indicator}/ending", WriteIndicators, "end-indicator", acts::end),
        post("/{organisation}/indicators/{indicator}/taking-up", WriteIndicators, "take-indicator-up", acts::take_up),
        // What is said of a goal.
        get(
            "/{organisation}/statements/{statement}/assessment",
            AssessGoals,
            "goal-assessment",
            statement::movement::form,
        ),
        post(
            "/{organisation}/statements/{statement}/assessment",
            AssessGoals,
            "assess-goal",
            statement::movement::assess,
        ),
    ]
}
