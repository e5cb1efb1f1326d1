//! A round's papers as plain text: what the digest of a decision is of. Everything in the order in which it is kept, so
//! that the same paper always gives the same bytes. Not what a reader is shown.

use std::fmt::Write;

use crate::activity::Work;
use crate::allocation::{Allocation, Areas};
use crate::planning::{Content, Edition, Paper, Pointed, Round};
use crate::refusal::Refusals;
use crate::scenario;

impl Round {
    /// What would be decided if the paper were decided now.
    ///
    /// # Errors
    /// `scenario-unknown`.
    pub fn content(&self, paper: Paper) -> Result<Content, Refusals> {
        Ok(match paper {
            Paper::Directive => Content::Directive(self.directive.clone()),
            Paper::Frames => Content::Frames(self.frames.clone()),
            Paper::Plan => Content::Plan {
                activities: self.activities.clone(),
                adjustments: self.adjustments.clone(),
                frames: self.frames.clone(),
            },
            Paper::Scenario(id) => {
                let mut after = self.adjustments.clone();
                crate::allocation::add_changes(&mut after, scenario::scenario_of(self, id)?.changes());
                Content::Scenario {
                    activities: self.activities.clone(),
                    before: self.adjustments.clone(),
                    after,
                    sums: self.sums().clone(),
                }
            }
        })
    }

    /// The document that a decision on a paper is about, as plain text. Amounts are in whole kronor and hundredths of
    /// person-years.
    pub fn document(&self, paper: Paper, content: &Content) -> String {
        let number = match paper {
            Paper::Scenario(id) => format!(" {id}"),
            Paper::Directive | Paper::Frames | Paper::Plan => String::new(),
        };
        let mut text =
            format!("{}{number}\nround {} {} {} to {}\n", paper.key(), self.number, self.name, self.from, self.until);
        write_content(&mut text, content);
        text
    }

    /// The document of a paper that was decided.
    pub fn document_of(&self, edition: &Edition) -> String {
        self.document(edition.paper, &edition.content)
    }
}

// Writing to a string does not fail, so the results are let go.
fn write_content(text: &mut String, content: &Content) {
    match content {
        Content::Directive(directive) => {
            let _ = writeln!(text);
            write_indented(text, directive.text.as_str());
            for ask in &directive.asks {
                let of = ask.unit.map_or_else(|| "all units".to_owned(), |unit| format!("unit {unit}"));
                let _ = writeln!(text, "\nasked of {of}\n  {}", ask.what);
            }
            for (what, pointed) in &directive.pointed_out {
                let what = match what {
                    Pointed::Statement(id) => format!("statement {id}"),
                    Pointed::Activity(id) => format!("activity {id}"),
                    Pointed::Unit(id) => format!("unit {id}"),
                };
                let _ = writeln!(text, "\npointed out: {what}\n  {}", pointed.reason);
            }
        }
        Content::Frames(frames) => write_frames(text, frames),
        Content::Scenario { activities, before, after, sums: _ } => {
            let areas = Areas::default();
            for (word, adjustments) in [("before", before), ("after", after)] {
                let _ = writeln!(text, "\n{word}");
                write_lines(text, &crate::allocation::lines(activities, adjustments, &areas));
            }
        }
        Content::Plan { activities, adjustments, frames } => {
            for activity in activities.values() {
                let _ = writeln!(text, "\nactivity {} of unit {}", activity.id, activity.unit);
                write_work(text, &activity.work);
            }
            let _ = writeln!(text, "\nallocation");
            write_lines(text, &crate::allocation::lines(activities, adjustments, &Areas::default()));
            write_frames(text, frames);
        }
    }
}

fn write_work(text: &mut String, work: &Work) {
    let _ = writeln!(text, "title {}", work.title);
    let until = work.until.map_or_else(|| "until further notice".to_owned(), |until| format!("to {until}"));
    let _ = writeln!(text, "from {} {until}\nstatus {}", work.from, work.status.key());
    if let Some(owner) = work.owner {
        let _ = writeln!(text, "owner {owner}");
    }
    for share in &work.goals {
        let _ = writeln!(text, "goal {} {}/10000", share.goal, share.share);
    }
    for task in &work.tasks {
        let _ = writeln!(text, "task {task}");
    }
    for needed in &work.needs {
        let _ = writeln!(text, "needs activity {needed}");
    }
    for effort in &work.people {
        let _ = writeln!(text, "person {} {} per cent", effort.person, effort.percent);
    }
    for milestone in &work.milestones {
        let reached = milestone.reached.map_or_else(String::new, |day| format!(" reached {day}"));
        let _ = writeln!(text, "milestone {}{reached}\n  {}", milestone.day, milestone.what);
    }
    write_indented(text, work.description.as_str());
}

// What people wrote stands indented, so that no text can look like a line of the document.
fn write_indented(text: &mut String, lines: &str) {
    for line in lines.lines() {
        let _ = writeln!(text, "  {line}");
    }
}

fn write_frames(text: &mut String, frames: &imbl::OrdMap<crate::planning::FrameFor, crate::money::Resources>) {
    let _ = writeln!(text, "\nframes");
    for (of, frame) in frames {
        for (word, id) in [
            ("unit", of.unit.map(|unit| unit.0)),
            ("area", of.area.map(|area| area.0)),
            ("source", of.source.map(|source| source.0)),
        ] {
            if let Some(id) = id {
                let _ = write!(text, "{word} {id} ");
            }
        }
        let _ = writeln!(text, "{} kr {}", frame.kronor, frame.person_years);
    }
}

fn write_lines(text: &mut String, allocation: &Allocation) {
    for line in &allocation.lines {
        let goal = line.place.goal.map_or_else(|| "no goal".to_owned(), |goal| format!("goal {goal}"));
        let _ = writeln!(
            text,
            "activity {} {goal} source {} {} kr {}",
            line.place.activity, line.place.source, line.resources.kronor, line.resources.person_years
        );
    }
}
