//! Values that came in together: how, from where, by whom, and whether they were taken back. Not the values themselves, nor the
//! rules for taking them in.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{ImportId, IndicatorId};
use crate::text::{Name, Reason};
use crate::time::Stamp;

/// How values came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Written in a form.
    Typed,
    /// Pasted from a spreadsheet.
    Pasted,
    /// In a file.
    File {
        /// What it was called.
        name: Name,
    },
    /// Fetched from an address.
    Fetched {
        /// Which.
        address: Name,
    },
}

/// Values that came in together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    /// Its number.
    pub id: ImportId,
    /// How they came.
    pub way: Way,
    /// Where they are from, where another than the indicators' own source.
    pub source: Option<Name>,
    /// Why values were corrected.
    pub reason: Option<Reason>,
    /// Who brought them in, and when.
    pub by: Stamp,
    /// The indicators that they are for.
    pub indicators: BTreeSet<IndicatorId>,
    /// How many values.
    pub values: u64,
    /// Of how many it said the same as was known.
    #[serde(default)]
    pub confirmed: u64,
    /// Who took them back, when, and why.
    pub taken_back: Option<(Stamp, Reason)>,
}
