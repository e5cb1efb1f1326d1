//! The first edition, from the year in which the agency was formed.

use domain::statement::StatementKind::{BusinessIdea, OverarchingGoal, Priority, Vision};

use super::{Edition, row};
use crate::people::FORMED;

pub(super) const EDITION: Edition = Edition {
    label: "Verksamhetsstrategi 2009",
    in_force_from: FORMED,
    rows: &[
        row(1, Vision, "Sverige ska ha fler företag som växer och regioner som utvecklas.", ""),
        row(
            2,
            BusinessIdea,
            "Vi arbetar för att stärka företagens konkurrenskraft och regionernas utveckling.",
            "Myndigheten ska genom program, information och finansiering skapa förutsättningar för tillväxt i företag och regioner.",
        ),
        row(
            3,
            OverarchingGoal,
            "Fler företag som växer",
            "Målet avser insatser som bidrar till att fler företag startas och att befintliga företag växer.",
        ),
        row(
            4,
            OverarchingGoal,
            "Regional tillväxt",
            "Målet avser insatser som bidrar till tillväxt utifrån varje regions förutsättningar.",
        ),
        row(
            5,
            Priority,
            "Regelförenkling",
            "Insatser ska genomföras för att minska företagens administrativa kostnader.",
        ),
        row(
            6,
            Priority,
            "Information till företagare",
            "Insatser ska genomföras för att samla myndigheternas information till den som startar eller driver företag.",
        ),
        row(
            7,
            Priority,
            "Entreprenörskap",
            "Insatser ska genomföras för att öka intresset för att starta och driva företag.",
        ),
        row(
            8,
            Priority,
            "Kapitalförsörjning",
            "Insatser ska genomföras för att komplettera marknaden för finansiering i tidiga skeden.",
        ),
        row(
            9,
            Priority,
            "Regional utveckling",
            "Insatser ska genomföras för att stödja det regionala utvecklingsarbetet.",
        ),
        row(
            10,
            Priority,
            "EU:s strukturfonder",
            "Insatser ska genomföras för att programmen ska förvaltas rättssäkert och effektivt.",
        ),
        row(
            11,
            Priority,
            "Landsbygd och service",
            "Insatser ska genomföras för att upprätthålla service i gles- och landsbygder.",
        ),
    ],
    became: &[],
};
