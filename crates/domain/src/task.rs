//! External tasks: what the government asks of the agency in its letter (*regleringsbrev*) and in decisions of their own:
//! reporting requirements, assignments, financial terms. Not the activities that answer them: those say so themselves.

use serde::{Deserialize, Serialize};

use crate::ids::TaskId;
use crate::organisation::Organisation;
use crate::text::Name;

/// An external task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalTask {
    /// Its number in the register.
    pub id: TaskId,
    /// What the document calls it: "Uppdrag 7".
    pub number: Name,
}

impl Organisation {
    /// The task with this number.
    pub fn task(&self, id: TaskId) -> Option<&ExternalTask> {
        self.tasks.get(&id).map(AsRef::as_ref)
    }
}
