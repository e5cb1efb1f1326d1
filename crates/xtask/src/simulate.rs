//! `cargo xtask simulate`: how often the rule of `direction` is wrong, on kinds of series it was not made on, into
//! `docs/direction.md`. Seeded, so that it gives the same table on any machine.
//!
//! Not a test: what is acceptable is a decision (`docs/decisions/0009-the-rule-of-movement.md`), and a table that changes
//! is seen in review.

use std::fmt::Write;
use std::path::PathBuf;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result};
use direction::confidence::Confidence;
use direction::question::{Frequency, Question, Target, TargetKind, Wanted};
use direction::rule::{FEWEST_FOR_CLEAR, RuleVersion, judge};
use direction::series::Series;
use direction::verdict::{Destination, Movement, Projection, Strength, Verdict};
use direction::{mann_kendall, theil_sen};

use crate::workspace;
use kinds::{KINDS, Kind, Path};
use random::Random;

mod kinds;
mod random;

/// Where the tables stand.
const DOCUMENT: &str = "docs/direction.md";
/// How many series of each kind and length.
const SERIES: u64 = 4_000;
/// The lengths of annual series.
const ANNUAL: &[usize] = &[4, 5, 6, 8, 9, 10, 12, 16, 24, 36, 48];
/// The lengths of series of half-years.
const HALF_YEARLY: &[usize] = &[6, 8, 10, 12, 16, 24, 48];
/// Of tertials.
const EVERY_TERTIAL: &[usize] = &[6, 9, 12, 15, 18, 24, 48];
/// Of quarters.
const QUARTERLY: &[usize] = &[8, 12, 16, 24, 48];
/// Of months.
const MONTHLY: &[usize] = &[24, 36, 48];

/// Runs it, and writes the tables.
pub(crate) fn run() -> Result<()> {
    let started = Instant::now();
    let mut text = format!(
        "\nCommand: `cargo xtask simulate`. {SERIES} series for each cell, noise 3 % of the level; seeded, so the same on any machine.\n\n"
    );
    let tables = thread::scope(|scope| {
        let tables: Vec<_> =
            [("Nothing happens", "wrongly claimed", true), ("Something happens", "rightly claimed", false)]
                .map(|(title, share, unmoving)| scope.spawn(move || directions(title, share, unmoving)))
                .into_iter()
                .collect();
        let destinations = scope.spawn(destinations);
        tables.into_iter().chain([destinations]).map(|table| table.join().ok()).collect::<Option<Vec<String>>>()
    });
    text.push_str(&tables.context("a simulation stopped")?.join("\n"));
    let path: PathBuf = workspace::root()?.join(DOCUMENT);
    let document = std::fs::read_to_string(&path).with_context(|| DOCUMENT.to_owned())?;
    let (begin, end) = ("<!-- simulation begins -->\n", "<!-- simulation ends -->");
    let (before, rest) = document.split_once(begin).context("docs/direction.md has no place for the tables")?;
    let (_, after) = rest.split_once(end).context("docs/direction.md has no end of the tables")?;
    std::fs::write(&path, format!("{before}{begin}{text}\n{end}{after}"))?;
    println!("wrote the tables into {DOCUMENT} in {} s", started.elapsed().as_secs());
    Ok(())
}

/// A way to judge that is compared with the others.
struct Rule {
    name: &'static str,
    strength: fn(&Verdicts) -> Option<Strength>,
}

/// What each version says of a series.
struct Verdicts {
    first: Verdict,
    second: Verdict,
    third: Verdict,
    /// What the test by season would claim of half-years, which the rule does not ask.
    two_seasons: Option<Strength>,
}

/// What each would claim.
const RULES: &[Rule] = &[
    Rule { name: "V1", strength: |verdicts| verdicts.first.strength },
    Rule { name: "V2", strength: |verdicts| verdicts.second.strength },
    Rule { name: "V3", strength: |verdicts| verdicts.third.strength },
    Rule { name: "two seasons", strength: |verdicts| verdicts.two_seasons },
    Rule { name: "plain", strength: |verdicts| plain(&verdicts.second) },
    Rule { name: "strict below ten", strength: |verdicts| strict(&verdicts.second) },
];

fn by_p(verdict: &Verdict, p: Option<f64>, indication: f64) -> Option<Strength> {
    match p? {
        p if p <= 0.05 && FEWEST_FOR_CLEAR <= verdict.evidence.points => Some(Strength::Clear),
        p if p <= indication => Some(Strength::Indication),
        _ => None,
    }
}

/// The larger p of the seasonal test and of the same on pre-whitened values, as the rule has it for quarters.
fn two_seasons(series: &Series, verdict: &Verdict) -> Option<Strength> {
    let (times, values, seasons) = (series.times(), series.values(), Frequency::HalfYearly.seasons());
    if values.len() < FEWEST_FOR_CLEAR {
        return verdict.strength;
    }
    let plain = mann_kendall::seasonal(times, values, seasons).ok()?;
    let slope = theil_sen::seasonal_slope(times, values, seasons, Confidence::P90, plain.variance).ok()?;
    let whitened = mann_kendall::seasonal_pre_whitened(times, values, seasons, slope.per_year).ok()?;
    let p = match whitened.seasons {
        Some(left) if left.score.signum() * plain.score.signum() < 0 => 1.0,
        Some(left) => plain.p.max(left.p),
        None => plain.p,
    };
    by_p(verdict, Some(p), 0.10)
}

fn plain(verdict: &Verdict) -> Option<Strength> {
    by_p(verdict, verdict.evidence.p_plain.or(verdict.evidence.p), 0.10)
}

fn strict(verdict: &Verdict) -> Option<Strength> {
    if verdict.evidence.points < FEWEST_FOR_CLEAR { by_p(verdict, verdict.evidence.p, 0.05) } else { verdict.strength }
}

/// How often something is claimed, in parts of the series.
#[derive(Default, Clone, Copy)]
struct Claims {
    clear: u64,
    any: u64,
    /// Claimed the wrong way, where something happens.
    wrong: u64,
}

fn directions(title: &str, share: &str, unmoving: bool) -> String {
    let mut text = format!("### {title}\n\nPer cent of series where it is {share}: clear / clear or indication");
    text.push_str(if unmoving { ".\n" } else { "; in brackets the wrong way, where that is 0.5 or more.\n" });
    for (frequency, called, lengths) in [
        (Frequency::Annual, "Annual", ANNUAL),
        (Frequency::HalfYearly, "Half-yearly", HALF_YEARLY),
        (Frequency::EveryTertial, "Every tertial", EVERY_TERTIAL),
        (Frequency::Quarterly, "Quarterly", QUARTERLY),
        (Frequency::Monthly, "Monthly", MONTHLY),
    ] {
        let kinds: Vec<&Kind> =
            KINDS.iter().filter(|kind| kind.is_unmoving == unmoving && kind.frequencies.contains(&frequency)).collect();
        let _ = write!(text, "\n#### {called}\n\n| Kind | Rule |");
        for length in lengths {
            let _ = write!(text, " {length} |");
        }
        let _ = writeln!(text, "\n|---|---|{}", "---|".repeat(lengths.len()));
        for kind in kinds {
            let cells: Vec<Vec<Claims>> = lengths.iter().map(|length| claims(kind, frequency, *length)).collect();
            let mut shown: Vec<String> = Vec::new();
            for (index, rule) in RULES.iter().enumerate() {
                let row: String = cells.iter().map(|cell| format!(" {} |", written(cell[index], unmoving))).collect();
                // A rule that says the same as the one before is not told again.
                if !shown.contains(&row) {
                    let name = if index == 0 { kind.name } else { "" };
                    let _ = writeln!(text, "| {name} | {} |{row}", rule.name);
                    shown.push(row);
                }
            }
        }
    }
    text
}

fn written(claims: Claims, unmoving: bool) -> String {
    let per_cent = |count: u64| count as f64 * 100.0 / SERIES as f64;
    let mut text = format!("{:.0} / {:.0}", per_cent(claims.clear), per_cent(claims.any));
    if !unmoving && 0.5 <= per_cent(claims.wrong) {
        let _ = write!(text, " ({:.0})", per_cent(claims.wrong));
    }
    text
}

/// What each rule claims of series of a kind.
fn claims(kind: &Kind, frequency: Frequency, length: usize) -> Vec<Claims> {
    let mut claims = vec![Claims::default(); RULES.len()];
    for seed in 0..SERIES {
        let Path { series, rises, .. } =
            kind.path(frequency, length, 0, &mut Random::new(&[kind.number(), length, seed as usize]));
        let question = Question::new(Wanted::Unstated).frequency(frequency);
        let by = |rule| judge(&series, &question.rule(rule));
        let mut verdicts = Verdicts {
            first: by(RuleVersion::V1),
            second: by(RuleVersion::V2),
            third: by(RuleVersion::V3),
            two_seasons: None,
        };
        verdicts.two_seasons = match frequency {
            Frequency::HalfYearly => two_seasons(&series, &verdicts.third),
            _ => verdicts.third.strength,
        };
        let latest = &verdicts.third;
        for (claims, rule) in claims.iter_mut().zip(RULES) {
            let Some(strength) = (rule.strength)(&verdicts) else { continue };
            let is_up = 0 < latest.evidence.score || latest.movement == Some(Movement::Rising);
            if kind.is_unmoving || is_up == rises {
                claims.any += 1;
                claims.clear += u64::from(strength == Strength::Clear);
            } else {
                claims.wrong += 1;
            }
        }
    }
    claims
}

/// Of the targets called likely and unlikely, how many were met.
fn destinations() -> String {
    let mut text = "### The target\n\nTargets around where each series goes, half its length ahead. \
         Per cent of verdicts with each word, and in brackets how many of those targets were then met.\n\n\
         | Kind | Points | Likely | Unlikely | Cannot say | 80 % fan of the line holds | of both |\n|---|---|---|---|---|---|---|\n"
        .to_owned();
    for kind in KINDS.iter().filter(|kind| kind.frequencies.contains(&Frequency::Annual) && !kind.is_survey()) {
        for length in [6, 12, 24] {
            let _ = writeln!(text, "| {} | {length} | {} |", kind.name, destination(kind, length));
        }
    }
    text
}

fn destination(kind: &Kind, length: usize) -> String {
    let ahead = length / 2;
    // Likely, unlikely, cannot say: how many, and how many met.
    let mut words = [(0u64, 0u64); 3];
    let (mut made, mut in_line, mut in_both) = (0u64, 0u64, 0u64);
    for seed in 0..SERIES {
        let mut random = Random::new(&[kind.number(), 1000 + length, seed as usize]);
        let Path { series, later, .. } = kind.path(Frequency::Annual, length, ahead, &mut random);
        let (Some((last, value)), Some(later)) = (series.last(), later) else { continue };
        let by = last + ahead as f64;
        let target = value + (later - value) * random.uniform() * 2.0 + 3.0 * random.normal();
        let kind = TargetKind::AtLeast(target);
        let question = Question::new(Wanted::Increase).target(Target { kind, by: Some(by) });
        let verdict = judge(&series, &question);
        let word = match (verdict.destination, verdict.outlook.projection) {
            (_, Projection::NotMade(_)) => continue,
            (_, Projection::Made { lowest, .. }) if direction::rule::LIKELY <= lowest => 0,
            (_, Projection::Made { highest, .. }) if highest <= direction::rule::UNLIKELY => 1,
            (Destination::Reached | Destination::CannotSay, _) => 2,
            _ => continue,
        };
        words[word].0 += 1;
        words[word].1 += u64::from(target <= later);
        if let Some(models) = fitted(&series)
            && let (Some((line, _)), Some(both)) = (models.predict(by), models.envelope_80(by))
        {
            made += 1;
            let inside = |(low, high): (f64, f64)| u64::from(low <= later && later <= high);
            in_line += inside(line.interval_80());
            in_both += inside(both);
        }
    }
    let all: u64 = words.iter().map(|(count, _)| count).sum();
    let per_cent =
        |part: u64, of: u64| if of == 0 { "–".to_owned() } else { format!("{:.0}", part as f64 * 100.0 / of as f64) };
    let cells: Vec<String> =
        words.iter().map(|(count, met)| format!("{} ({})", per_cent(*count, all), per_cent(*met, *count))).collect();
    format!("{} | {} | {}", cells.join(" | "), per_cent(in_line, made), per_cent(in_both, made))
}

fn fitted(series: &Series) -> Option<direction::forecast::Models> {
    direction::forecast::fit(series.times(), series.values()).ok()
}
