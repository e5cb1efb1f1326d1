//! What stands in a cell of a plan, read into what the domain takes and written from it. What is read is what was written:
//! each pair of functions here is each other's opposite.

use domain::activity::{Milestone, Share, Status, WHOLE};
use domain::ids::{ActivityId, StatementId, TaskId};
use domain::money::{Kronor, PersonYears, Scale};
use domain::text::{Invalid, Name, fold};
use jiff::civil::Date;

use super::directory::Directory;
use crate::finding::Finding;
use crate::lookup::Found;
use crate::reading::{dated, dated_parts, day, invalid, parts, wrong};
use crate::sheet::{Language, Value};

/// Why a cell cannot be read: a finding that has not got its place yet.
pub(super) type Read<T> = Result<T, Finding>;

pub(super) fn kronor(typed: &str, scale: Scale) -> Read<Kronor> {
    let amount = match typed {
        "" => Ok(Kronor::ZERO),
        typed => Kronor::parse(typed, scale),
    };
    not_below_zero(amount, typed, Kronor::ZERO)
}

pub(super) fn person_years(typed: &str) -> Read<PersonYears> {
    let amount = match typed {
        "" => Ok(PersonYears::ZERO),
        typed => PersonYears::parse(typed),
    };
    not_below_zero(amount, typed, PersonYears::ZERO)
}

fn not_below_zero<T: Ord>(amount: Result<T, Invalid>, typed: &str, zero: T) -> Read<T> {
    match amount {
        Ok(amount) if amount < zero => Err(wrong("resources-below-zero", typed)),
        Ok(amount) => Ok(amount),
        Err(why) => Err(invalid(&why)),
    }
}

/// The words for how far an activity has come, in Swedish and in English; others that are read.
const STATUS: [(Status, &str, &str, &[&str]); 5] = [
    (Status::Planned, "Planerad", "Planned", &["ej påbörjad", "inte påbörjad", "not started"]),
    (Status::UnderWay, "Pågår", "Under way", &["pågående", "påbörjad", "in progress", "ongoing"]),
    (Status::Paused, "Vilar", "Paused", &["pausad", "vilande"]),
    (Status::Done, "Klar", "Done", &["avslutad", "genomförd", "completed"]),
    (Status::Cancelled, "Blir inte av", "Cancelled", &["inställd", "avbruten"]),
];

pub(super) fn status(typed: &str) -> Read<Status> {
    if typed.is_empty() {
        return Ok(Status::Planned);
    }
    let typed_word = fold(typed);
    let found = STATUS.iter().find(|(status, swedish, english, others)| {
        let words = [*swedish, *english, status.key()];
        words.iter().chain(*others).any(|word| fold(word) == typed_word)
    });
    found.map(|(status, ..)| *status).ok_or_else(|| wrong("status-unknown", typed))
}

pub(super) fn status_text(status: Status, language: Language) -> &'static str {
    let words = STATUS.iter().find(|(known, ..)| *known == status);
    words.map_or("", |(_, swedish, english, _)| match language {
        Language::Swedish => swedish,
        Language::English => english,
    })
}

pub(super) fn status_texts(language: Language) -> Vec<String> {
    Status::ALL.iter().map(|status| status_text(*status, language).to_owned()).collect()
}

/// Goals with their shares: "3.1 60 %; 3.2 40 %". One alone is all of it, and several without shares have equal ones. What
/// the activity has already, `kept`, may stay also when it is no longer in the strategy.
pub(super) fn goals(directory: &Directory<'_>, cells: &[&str], kept: &[Share]) -> Read<Vec<Share>> {
    let is_goal = |line: &str| matches!(directory.goals.find(line), (Found::One(_), rest) if rest.is_empty());
    let mut shares: Vec<(StatementId, Option<u32>)> = Vec::new();
    for part in cells.iter().flat_map(|cell| parts(cell, is_goal)) {
        let (goal, text, rest) = match directory.goals.find(part) {
            (Found::One(goal), rest) => (goal.id, goal.text.as_str(), rest),
            (Found::Several, _) => return Err(wrong("goal-ambiguous", part)),
            (Found::None, rest) => match gone(part).filter(|gone| kept.iter().any(|share| share.goal == *gone)) {
                Some(gone) => (gone, "", rest),
                None => return Err(wrong("goal-unknown", part)),
            },
        };
        let share = share_after(text, &rest).map_err(|key| wrong(key, part).with("text", text))?;
        if shares.iter().any(|(known, _)| *known == goal) {
            return Err(wrong("goal-twice", part));
        }
        shares.push((goal, share));
    }
    whole(&shares, cells)
}

/// The goal of "#57 60 %".
fn gone(part: &str) -> Option<StatementId> {
    part.split_whitespace().next()?.strip_prefix('#')?.parse().ok()
}

fn whole(shares: &[(StatementId, Option<u32>)], cells: &[&str]) -> Read<Vec<Share>> {
    let given = shares.iter().filter(|(_, share)| share.is_some()).count();
    if given == 0 {
        let equal = domain::money::divide(i64::from(WHOLE), &vec![1; shares.len()]);
        let equal = equal.into_iter().map(|share| u32::try_from(share).unwrap_or(0));
        return Ok(shares.iter().zip(equal).map(|(&(goal, _), share)| Share { goal, share }).collect());
    }
    if given < shares.len() {
        return Err(wrong("share-missing", &cells.join("; ")));
    }
    let shares: Vec<Share> = shares.iter().map(|&(goal, share)| Share { goal, share: share.unwrap_or(0) }).collect();
    let sum: u64 = shares.iter().map(|share| u64::from(share.share)).sum();
    if sum == u64::from(WHOLE) {
        Ok(shares)
    } else {
        let sum = Value::Decimal { units: i64::try_from(sum).unwrap_or(i64::MAX), places: 2 };
        Err(Finding::new("shares-not-whole").with("sum", sum.text(Language::Swedish)))
    }
}

/// The share that stands after what named a goal: nothing, a share, the goal's text, or its text and a share.
fn share_after(text: &str, rest: &str) -> Result<Option<u32>, &'static str> {
    let rest = rest.trim().trim_start_matches([':', '–', '-', ',']).trim();
    let (folded, text) = (fold(rest), fold(text));
    let after = match folded.strip_prefix(&text) {
        Some(after) => after.trim(),
        None => folded.as_str(),
    };
    let number = after.trim_matches(|letter: char| letter.is_whitespace() || "()%,:".contains(letter));
    if number.is_empty() {
        return Ok(None);
    }
    match hundredths(number) {
        Some(share) => Ok(Some(share)),
        None if after.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-') => Err("share-not-a-number"),
        None => Err("goal-text-differs"),
    }
}

/// Hundredths of a per cent, 1–10 000, of "60", "33,33".
fn hundredths(typed: &str) -> Option<u32> {
    let share = PersonYears::parse(typed).ok()?;
    u32::try_from(share.0).ok().filter(|share| (1..=WHOLE).contains(share))
}

pub(super) fn goals_text(directory: &Directory<'_>, goals: &[Share], language: Language) -> String {
    if let [Share { goal, share: WHOLE }] = goals {
        return directory.goals.choice(*goal);
    }
    let parts = goals.iter().map(|share| {
        let percent = Value::Decimal { units: share.share.into(), places: 2 }.text(language);
        format!("{} {percent} %", directory.goals.name(share.goal))
    });
    parts.collect::<Vec<_>>().join("; ")
}

pub(super) fn tasks(directory: &Directory<'_>, cell: &str) -> Read<Vec<TaskId>> {
    let is_one = |line: &str| matches!(directory.task(line), Found::One(_));
    let mut tasks = Vec::new();
    for part in parts(cell, is_one) {
        match directory.task(part) {
            Found::One(task) if tasks.contains(&task) => {}
            Found::One(task) => tasks.push(task),
            Found::None => return Err(wrong("task-unknown", part)),
            Found::Several => return Err(wrong("task-ambiguous", part)),
        }
    }
    Ok(tasks)
}

pub(super) fn tasks_text(directory: &Directory<'_>, tasks: &[TaskId]) -> String {
    tasks.iter().map(|task| directory.task_text(*task)).collect::<Vec<_>>().join("; ")
}

/// `is_new` says whether a title is that of an activity that comes with the same file, and has no number yet.
pub(super) fn needs(
    directory: &Directory<'_>,
    own: Option<ActivityId>,
    cell: &str,
    is_new: impl Fn(&str) -> bool,
) -> Read<Vec<ActivityId>> {
    let is_one = |line: &str| matches!(directory.activity(line), Found::One(_));
    let mut needs = Vec::new();
    for part in parts(cell, is_one) {
        match directory.activity(part) {
            Found::One(id) if Some(id) == own => return Err(wrong("needs-itself", part)),
            Found::One(id) if needs.contains(&id) => {}
            Found::One(id) => needs.push(id),
            Found::None if is_new(part) => return Err(wrong("needs-what-is-new", part)),
            Found::None => return Err(wrong("activity-unknown", part)),
            Found::Several => return Err(wrong("activity-ambiguous", part)),
        }
    }
    Ok(needs)
}

pub(super) fn needs_text(directory: &Directory<'_>, needs: &[ActivityId]) -> String {
    needs.iter().map(|id| directory.activity_text(*id)).collect::<Vec<_>>().join("; ")
}

/// The words before the day on which a milestone was reached.
const REACHED: [(&str, Language); 2] = [("nådd", Language::Swedish), ("reached", Language::English)];

/// "2019-03-01 Första utlysningen", one a line, or each after a semicolon. What was reached stays reached where its cell
/// does not say.
pub(super) fn milestones(cell: &str, before: &[Milestone]) -> Read<Vec<Milestone>> {
    let mut milestones = Vec::new();
    for part in dated_parts(cell) {
        let (day, rest) = dated(part, "milestone-without-day")?;
        let (what, said) = reached_after(rest)?;
        let what = Name::parse(what).map_err(|why| invalid(&why))?;
        let known = before.iter().find(|known| known.what == what && known.day == day);
        let known = known.or_else(|| before.iter().find(|known| known.what == what));
        let reached = said.or_else(|| known.and_then(|known| known.reached));
        milestones.push(Milestone { day, what, reached });
    }
    Ok(milestones)
}

fn reached_after(text: &str) -> Read<(&str, Option<Date>)> {
    let text = text.trim();
    let Some((what, end)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return Ok((text, None));
    };
    let said = REACHED.iter().find_map(|(word, _)| end.trim().strip_prefix(word));
    match said.map(|typed| day(typed.trim())) {
        None => Ok((text, None)),
        Some(Ok(day)) => Ok((what.trim(), Some(day))),
        Some(Err(found)) => Err(found),
    }
}

pub(super) fn milestones_text(milestones: &[Milestone], language: Language) -> String {
    let word = REACHED.iter().find(|(_, known)| *known == language).map_or("", |(word, _)| word);
    let lines = milestones.iter().map(|milestone| match milestone.reached {
        Some(day) => format!("{} {} ({word} {day})", milestone.day, milestone.what),
        None => format!("{} {}", milestone.day, milestone.what),
    });
    lines.collect::<Vec<_>>().join("\n")
}
