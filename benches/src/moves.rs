//! A move in a scenario as whoever makes it meets it: from the key or the drop until all that follows is painted, and of a
//! server that is far off, until what is sure of the new sums is, in a real browser on the served product. The clock is the
//! browser's own; what it does is in `benches/browser/moves.mjs`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use domain::event::Event;
use domain::ids::PersonId;
use domain::policy::Role;
use store::clock::Clock;
use store::{Address, Settings, Store};

use crate::agency;
use crate::planned::Planned;
use crate::scale::Scale;
use crate::server::Server;
use crate::site;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::Spread;

/// The variable that names the browser, as for the browser tests.
const CHROMIUM: &str = "RODTRAD_TEST_CHROMIUM";
/// The variable that gives the script the cookie of who is signed in; an argument could be read by others on the machine.
const COOKIE: &str = "RODTRAD_BENCH_COOKIE";
/// What the script times, by the names that it prints: the act, and beside it the same answer fetched and not shown.
const ACTS: [(&str, &str); 5] = [
    ("typed", "A million between two areas"),
    ("typed-all-units", "The same with every unit shown"),
    ("entered", "An amount in a cell"),
    ("dragged", "From one cell to another"),
    ("rule", "Five per cent of all but what is pointed out"),
];
/// What someone who moves waits for at most.
const AT_MOST: Duration = Duration::from_millis(50);

/// Measures every way to move in one scenario.
pub(crate) fn measure(scale: &Scale, (binary, chromium): (&Path, &Path), table: &mut Table) -> Result<()> {
    let mut planned = Planned::new(scale.activities, scale.units)?;
    let activities = planned.round()?.activities.len();
    let head = Event::PersonPlaced { person: PersonId(1), unit: None, roles: vec![Role::Management] };
    planned.happen(head)?;
    let data = tempfile::tempdir()?;
    let store = Store::open(Settings::new(Address::Sqlite(data.path().to_owned()), Clock::system()))?;
    store.amend(&agency::context(), &agency::id()?, |_| Ok(planned.events.clone()))?;
    let cookie = site::signed_in(&store, &agency::id()?, PersonId(1))?;
    store.close();
    drop(store);

    let server = Server::start(binary, "serve", data.path())?;
    let page = format!("/{}/planning/{}/scenarios/{}", agency::id()?, planned.round, planned.scenario);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("browser/moves.mjs");
    let output = Command::new("node")
        .arg(script)
        .args([format!("http://{}", server.address), page, scale.acts.to_string()])
        .env(COOKIE, cookie)
        .env(CHROMIUM, chromium)
        .stderr(Stdio::inherit())
        .output()
        .context("node was not started")?;
    ensure!(output.status.success(), "the browser's part ended with {}", output.status);
    let times = times(&String::from_utf8_lossy(&output.stdout))?;
    let units = planned.organisation.units.len();
    let mut line = |what: String, (name, beside): (&str, &str), called: &str| -> Result<()> {
        let of = |name: &str| times.get(name).cloned().with_context(|| format!("the browser told nothing of {name}"));
        let (acts, others) = (Spread::of(of(name)?), Spread::of(of(beside)?));
        let line = Line::time(format!("{what}, {activities} activities in {units} units"), acts);
        table.add(line.beside(called, Figure::Time(others.median)).goal(Goal::AtMost(Figure::Time(AT_MOST))));
        Ok(())
    };
    for (name, what) in ACTS {
        let [sums, frame, answer] = ["sums", "frame", "answer"].map(|what| format!("{name}-{what}"));
        // Of a rule over everything no sum is sure before the answer.
        if times.contains_key(&sums) {
            let what = format!("{what}: what is sure of the sums, of a server that is far off");
            line(what, (sums.as_str(), frame.as_str()), "a frame with nothing new")?;
        }
        line(format!("{what}: all that follows"), (name, answer.as_str()), "the same answer, not shown")?;
    }
    Ok(())
}

/// Lines of a name and milliseconds.
fn times(said: &str) -> Result<BTreeMap<String, Vec<Duration>>> {
    let mut times: BTreeMap<String, Vec<Duration>> = BTreeMap::new();
    for line in said.lines() {
        let (name, milliseconds) = line.split_once(' ').with_context(|| format!("not a name and a time: {line}"))?;
        let milliseconds: f64 = milliseconds.parse().with_context(|| line.to_owned())?;
        times.entry(name.to_owned()).or_default().push(Duration::try_from_secs_f64(milliseconds / 1e3)?);
    }
    Ok(times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_times_are_read_by_name() {
        let read = times("typed 31.5\ntyped 30\nrule 44.25\n").unwrap();
        assert_eq!(read["typed"], [Duration::from_micros(31_500), Duration::from_millis(30)]);
        assert_eq!(read["rule"], [Duration::from_micros(44_250)]);
        assert!(times("typed soon").is_err() && times("typed").is_err() && times("typed -1").is_err());
    }
}
