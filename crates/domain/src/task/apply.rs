//! How each event of the register of tasks changes the organisation. No rules here: what is in the log has happened.

use std::sync::Arc;

use imbl::Vector;

use crate::event::{Event, Recorded};
use crate::ids::TaskId;
use crate::organisation::Organisation;
use crate::secrecy::Secrecy;
use crate::task::ExternalTask;
use crate::time::Stamp;

impl Organisation {
    /// Lets an event of the register have happened.
    pub(crate) fn change_tasks(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        match &recorded.event {
            Event::TasksRegistered { tasks } => {
                for new in tasks {
                    self.next.count_task(new.task);
                    let task = ExternalTask {
                        id: new.task,
                        terms: new.terms.clone(),
                        unit: new.unit,
                        amendments: Vector::new(),
                        steps: Vector::new(),
                        secret: None,
                        registered: stamp,
                        changed: stamp,
                        version: seq,
                    };
                    self.tasks.insert(new.task, Arc::new(task));
                }
            }
            Event::TaskRewritten { task, terms, amendment } => {
                let task = self.task_mut(*task, stamp, seq)?;
                task.terms = terms.clone();
                task.amendments.extend(amendment.clone().map(|amendment| (stamp, amendment)));
            }
            Event::TasksHandedOut { handed } => {
                for handed in handed {
                    self.task_mut(handed.task, stamp, seq)?.unit = handed.unit;
                }
            }
            Event::TaskMoved { task, step } => {
                self.task_mut(*task, stamp, seq)?.steps.push_back((stamp, step.clone()));
            }
            Event::TaskMarkedSecret { task, ground, reason } => {
                let secret = Secrecy { ground: ground.clone(), reason: reason.clone(), marked: stamp };
                self.task_mut(*task, stamp, seq)?.secret = Some(secret);
            }
            Event::TaskSecrecyLifted { task, .. } => self.task_mut(*task, stamp, seq)?.secret = None,
            _ => return Err("it is not of the register of tasks"),
        }
        Ok(())
    }

    fn task_mut(&mut self, id: TaskId, stamp: Stamp, seq: u64) -> Result<&mut ExternalTask, &'static str> {
        let task = Arc::make_mut(self.tasks.get_mut(&id).ok_or("the task is not there")?);
        task.changed = stamp;
        task.version = seq;
        Ok(task)
    }
}
