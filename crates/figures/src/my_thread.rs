//! What somebody's work is for: activities, the goals they serve, areas, the overarching goal, the vision. A line is as
//! wide as its share of the person's time. Drawn by [`crate::thread_tree`].

use std::collections::BTreeMap;

use maud::Markup;

use crate::thread_tree::{self, Knot, ThreadTree, Tie, Voice};

/// What the person works with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity<'a> {
    /// What it is called.
    pub title: &'a str,
    /// The share of the person's time, in hundredths of a per cent.
    pub time: u32,
    /// The same in words: "45 procent av din tid".
    pub written: String,
    /// The goals it serves, as places in [`MyThread::goals`], with shares of the activity in hundredths of a per cent.
    pub goals: Vec<(usize, u32)>,
}

/// A statement, and what it stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step<'a> {
    /// What it is: "Mål 3.1", "Område".
    pub kicker: String,
    /// Its text.
    pub text: &'a str,
    /// What it stands under, as a place in the next level; none is a break.
    pub under: Option<usize>,
}

/// The words where the thread is broken.
#[derive(Debug, Clone, Copy)]
pub struct Breaks<'a> {
    /// An activity without a goal: "Inget mål".
    pub goal: &'a str,
    /// A goal without an area: "Inget område".
    pub area: &'a str,
    /// An area without an overarching goal: "Inget övergripande mål".
    pub overarching_goal: &'a str,
}

/// The picture.
pub struct MyThread<'a> {
    /// Makes the ids of this picture its own on the page.
    pub id: &'a str,
    /// What it shows.
    pub title: &'a str,
    /// The same as the picture, in sentences.
    pub description: &'a str,
    /// What the person works with, in the order in which it is shown.
    pub activities: &'a [Activity<'a>],
    /// Their goals. Only those that something leads to are drawn, as in the levels after.
    pub goals: &'a [Step<'a>],
    /// The goals' areas.
    pub areas: &'a [Step<'a>],
    /// The overarching goals.
    pub overarching_goals: &'a [Step<'a>],
    /// The vision; there is one at most, and what stands under none is then no break.
    pub visions: &'a [Step<'a>],
    /// The words where the thread is broken.
    pub breaks: Breaks<'a>,
    /// What stands for so many activities that stand together: "28 till".
    pub others: &'a dyn Fn(usize) -> String,
}

/// Draws the picture, wide and narrow. Nothing for no activity.
pub fn draw(thread: &MyThread<'_>) -> Markup {
    let mut ties = Vec::new();
    // Ids are dealt out from here, and how much of the time goes through each place of a level.
    let mut next_id = 0_u32;
    let mut deal = || {
        next_id += 1;
        next_id
    };
    let mut goals = Through::default();
    let activities: Vec<Knot> = (thread.activities.iter())
        .map(|activity| {
            let id = deal();
            for &(goal, share) in activity.goals.iter().filter(|(goal, _)| *goal < thread.goals.len()) {
                let time = u64::from(activity.time) * u64::from(share) / 10_000;
                goals.add(goal, id, u32::try_from(time).unwrap_or(u32::MAX), &mut deal, &mut ties);
            }
            Knot {
                id,
                kicker: activity.written.clone(),
                text: activity.title.to_owned(),
                voice: Voice::Work,
                is_here: false,
                broken: activity.goals.is_empty().then(|| thread.breaks.goal.to_owned()),
            }
        })
        .collect();
    let mut levels = vec![activities];
    let steps = [
        (thread.goals, thread.areas, Voice::Plain, Some(thread.breaks.area)),
        (thread.areas, thread.overarching_goals, Voice::Plain, Some(thread.breaks.overarching_goal)),
        (thread.overarching_goals, thread.visions, Voice::Steers, None),
        (thread.visions, &[], Voice::Plain, None),
    ];
    let mut through = goals;
    for (steps, above, voice, missing) in steps {
        let mut next = Through::default();
        let mut level = Vec::new();
        for (&at, &(id, time)) in &through.places {
            let step = &steps[at];
            let under = step.under.filter(|&under| under < above.len());
            if let Some(under) = under {
                // All of the time leads to the overarching goal's vision: its line tells nothing more.
                let share = if voice == Voice::Steers { None } else { Some(time) };
                next.add_share(under, id, share, &mut deal, &mut ties);
            }
            level.push(Knot {
                id,
                kicker: step.kicker.clone(),
                text: step.text.to_owned(),
                voice,
                is_here: false,
                broken: missing.filter(|_| under.is_none()).map(str::to_owned),
            });
        }
        levels.push(level);
        through = next;
    }
    thread_tree::draw(&ThreadTree {
        id: thread.id,
        title: thread.title,
        description: thread.description,
        levels: if thread.activities.is_empty() { &[] } else { &levels },
        ties: &ties,
        others: thread.others,
    })
}

/// The places of a level that something leads to: the id of each, and how much of the time goes through it.
#[derive(Default)]
struct Through {
    places: BTreeMap<usize, (u32, u32)>,
}

impl Through {
    fn add(&mut self, at: usize, from: u32, time: u32, deal: &mut impl FnMut() -> u32, ties: &mut Vec<Tie>) {
        self.add_share(at, from, Some(time), deal, ties);
    }

    fn add_share(
        &mut self,
        at: usize,
        from: u32,
        share: Option<u32>,
        deal: &mut impl FnMut() -> u32,
        ties: &mut Vec<Tie>,
    ) {
        let place = self.places.entry(at).or_insert_with(|| (deal(), 0));
        place.1 = place.1.saturating_add(share.unwrap_or(0));
        ties.push(Tie { from, to: place.0, share });
    }
}

#[cfg(test)]
mod tests {
    use crate::check;

    use super::*;

    fn activity(title: &str, time: u32, goals: &[(usize, u32)]) -> Activity<'static> {
        let title: &'static str = title.to_owned().leak();
        Activity { title, time, written: format!("{} procent av din tid", time / 100), goals: goals.to_vec() }
    }

    fn step(kicker: &str, text: &'static str, under: Option<usize>) -> Step<'static> {
        Step { kicker: kicker.to_owned(), text, under }
    }

    fn drawn(activities: &[Activity<'_>]) -> String {
        let draw = draw(&MyThread {
            id: "mine",
            title: "Din tråd",
            description: "Fyra aktiviteter leder till det övergripande målet.",
            activities,
            goals: &[
                step("Mål 1.1", "Företag lägger mindre tid på regler och uppgifter", Some(1)),
                step("Mål 3.1", "Fler små företag använder digital teknik i sin affär", Some(0)),
                step("Mål 6.2", "Enkla och smarta arbetsprocesser", None),
                step("Mål 9.9", "Ett mål som ingen av dem är för", Some(0)),
            ],
            areas: &[step("Område", "Digitalisering", Some(0)), step("Område", "Förenkling", Some(0))],
            overarching_goals: &[step("Övergripande mål", "Hållbar tillväxt i alla delar av landet", Some(0))],
            visions: &[step("Vision", "Fler vill, kan och vågar driva företag", None)],
            breaks: Breaks { goal: "Inget mål", area: "Inget område", overarching_goal: "Inget övergripande mål" },
            others: &|count| format!("{count} till"),
        });
        draw.into_string()
    }

    #[test]
    fn a_week_leads_to_the_vision() {
        let svg = drawn(&[
            activity("Robotlyftet", 4_500, &[(1, 10_000)]),
            activity("Digitaliseringscheckar", 2_500, &[(1, 10_000)]),
            activity("Guider på verksamt.se", 2_000, &[(0, 10_000)]),
        ]);
        let pictures = format!("<div>{svg}</div>");
        check::drawing(&pictures);
        // Three activities, two goals, two areas, one goal, one vision, in both pictures.
        assert_eq!(check::count(&pictures, "circle", "kd"), 2 * 9);
        assert!(!svg.contains("9.9"), "what nothing leads to is not drawn");
        // Seven tenths of the time go to one goal, and on to its area.
        let wide = svg.split("mine--narrow").next().unwrap_or_default();
        assert_eq!(wide.matches(r#"<path stroke-width="15""#).count(), 2);
        assert!(!svg.contains("Inget"));
    }

    #[test]
    fn an_activity_for_two_goals_divides_its_time() {
        let svg = drawn(&[activity("Guider", 10_000, &[(0, 7_500), (1, 2_500)])]);
        for width in [r#"stroke-width="16""#, r#"stroke-width="6""#] {
            assert!(svg.contains(width), "{width}");
        }
    }

    #[test]
    fn a_break_is_shown_where_it_is() {
        let svg = drawn(&[activity("Testmiljö", 5_000, &[]), activity("Arbetssätt", 5_000, &[(2, 10_000)])]);
        let pictures = format!("<div>{svg}</div>");
        check::drawing(&pictures);
        assert_eq!(svg.matches(">Inget mål<").count(), 2);
        assert_eq!(svg.matches(">Inget område<").count(), 2);
        assert_eq!(check::count(&pictures, "g", "fray"), 4);
    }

    #[test]
    fn nobody_s_work_is_no_picture() {
        assert_eq!(drawn(&[]), "");
    }

    #[test]
    fn places_that_are_not_there_are_not_led_to() {
        check::drawing(&format!(
            "<div>{}</div>",
            drawn(&[activity("Robotlyftet", u32::MAX, &[(7, 10_000), (0, u32::MAX)])])
        ));
    }
}
