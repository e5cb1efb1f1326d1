//! A workshop with five hundred telephones, on the served product: from the moment when one of them sends what it has to say
//! until each of the others has been told. The telephones are connections of this program, so load and server share the
//! machine; what a browser then takes to show it is not in the figure.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use domain::audience::Audience;
use domain::event::Event;
use domain::ids::{PersonId, WorkshopId};
use domain::policy::Role;
use domain::text::{Explanation, Name, QuestionText};
use domain::workshop::{Counted, Joining, RoomCode, Step, Terms, WorkshopKind};
use store::clock::Clock;
use store::{Address, Settings, Store};

use crate::agency;
use crate::planned::Planned;
use crate::scale::Scale;
use crate::server::Server;
use crate::table::{Figure, Goal, Line, Table};

const WORKSHOP: WorkshopId = WorkshopId(1);
/// So long the room waits between two contributions: ten in a second, which is many for people who write.
const BETWEEN: Duration = Duration::from_millis(100);
/// What someone in the room waits for at most.
const AT_MOST: Duration = Duration::from_secs(1);
/// Longer than that nothing is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// Enough for a line of a stream; five hundred threads have one each.
const STACK: usize = 256 * 1024;

/// Measures how long a contribution takes to everyone.
pub(crate) fn measure(scale: &Scale, binary: &Path, table: &mut Table) -> Result<()> {
    let data = tempfile::tempdir()?;
    let code = open_workshop(data.path())?;
    let server = Server::start(binary, "serve", data.path())?;
    let room = Room { address: server.address.clone(), organisation: agency::id()?.to_string() };
    let cookies: Vec<String> = (0..scale.telephones).map(|_| room.join(&code)).collect::<Result<_>>()?;
    let heard: Heard = Heard::default();
    for cookie in &cookies {
        room.listen(cookie, &heard)?;
    }
    let begun = Instant::now();
    while heard.listening.load(Ordering::Relaxed) < cookies.len() {
        ensure!(begun.elapsed() < PATIENCE, "not every telephone could listen");
        thread::sleep(Duration::from_millis(20));
    }
    let mut sent: Vec<Instant> = Vec::new();
    let mut answers: Vec<Duration> = Vec::new();
    for number in 0..scale.notes {
        let cookie = cookies.get(number * 7 % cookies.len()).context("there are telephones")?;
        let at = Instant::now();
        sent.push(at);
        room.say(cookie, number)?;
        answers.push(at.elapsed());
        thread::sleep(BETWEEN.saturating_sub(at.elapsed()));
    }
    let all = scale.notes * cookies.len();
    let begun = Instant::now();
    while heard.count() < all {
        ensure!(begun.elapsed() < PATIENCE, "{} of {all} were told", heard.count());
        thread::sleep(Duration::from_millis(20));
    }
    heard.ends.store(true, Ordering::Relaxed);
    let mut times = heard.times(&sent);
    times.sort();
    answers.sort();
    let at = |times: &[Duration], share: usize| times.get((times.len() * share / 100).min(times.len() - 1)).copied();
    let what = format!("{} notes to {} telephones", scale.notes, cookies.len());
    for (name, share, goal) in [("half", 50, None), ("95 of 100", 95, Some(AT_MOST)), ("the slowest", 100, None)] {
        let (time, answer) = (at(&times, share).context("timed")?, at(&answers, share).context("timed")?);
        let line = Line::new(format!("{what}: {name} are told within"), Figure::Time(time));
        let line = line.beside("the answer to whoever sent it", Figure::Time(answer));
        table.add(match goal {
            Some(most) => line.goal(Goal::AtMost(Figure::Time(most))),
            None => line,
        });
    }
    Ok(())
}

/// A made agency with a workshop that anyone can join with the code.
fn open_workshop(data: &Path) -> Result<RoomCode> {
    let planned = Planned::new(40, 4)?;
    let store = Store::open(Settings::new(Address::Sqlite(data.to_owned()), Clock::system()))?;
    let (context, id, code) = (agency::context(), agency::id()?, RoomCode::of(412_785));
    store.amend(&context, &id, |_| Ok(planned.events.clone()))?;
    let today = store.clock().today();
    let terms = Terms {
        kind: WorkshopKind::Managers,
        title: Name::parse("Chefsmötet").map_err(|_| anyhow::anyhow!("a title"))?,
        purpose: Explanation::default(),
        about: None,
        audience: Audience::Everyone,
        joining: Joining::WithCode,
        from: today,
        until: today,
        questions: vec![QuestionText::parse("Vad bör förändras?").map_err(|_| anyhow::anyhow!("a question"))?],
        votes: 5,
        answers_by: None,
    };
    let leader = Event::PersonPlaced { person: PersonId(1), unit: None, roles: vec![Role::Strategist] };
    store.amend(&context, &id, |_| Ok(vec![leader.clone()]))?;
    store.amend(&context, &id, |organisation| {
        let context = domain::time::Context { today, ..context };
        organisation.plan_workshop(&context, terms.clone())
    })?;
    store.amend(&context, &id, |organisation| organisation.open_workshop(&context, WORKSHOP, code.clone()))?;
    let ask = Step::Collect { question: Some(1), until: None };
    store.amend(&context, &id, |organisation| organisation.take_step(&context, WORKSHOP, ask, &Counted::default()))?;
    store.close();
    Ok(code)
}

/// Where the telephones go.
struct Room {
    address: String,
    organisation: String,
}

impl Room {
    /// Comes in, and gives the cookie that the telephone got.
    fn join(&self, code: &RoomCode) -> Result<String> {
        let answer = self.post("/join", None, &format!("code={code}"))?;
        let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("set-cookie: room="));
        let cookie = line.and_then(|line| line.split_once(": ")).and_then(|(_, cookie)| cookie.split(';').next());
        cookie.map(str::to_owned).with_context(|| format!("it was not let in: {answer}"))
    }

    /// Says something, with its number in it.
    fn say(&self, cookie: &str, number: usize) -> Result<()> {
        let body = format!("text=Lapp+M{number}.&question=1&by=script&request-key=bench-{number}");
        let answer = self.post(&format!("/workshops/{WORKSHOP}/here"), Some(cookie), &body)?;
        if !answer.starts_with("HTTP/1.1 204") {
            bail!("it was not taken: {answer}");
        }
        Ok(())
    }

    fn post(&self, path: &str, cookie: Option<&str>, body: &str) -> Result<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        let cookie = cookie.map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        write!(
            stream,
            "POST /{}{path} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n{cookie}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.organisation,
            self.address,
            body.len(),
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// Listens as a telephone does, in a thread of its own, until what is heard ends.
    fn listen(&self, cookie: &str, heard: &Heard) -> Result<()> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "GET /{}/workshops/{WORKSHOP}/live?view=hand HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n",
            self.organisation, self.address,
        )?;
        let heard = heard.clone();
        thread::Builder::new().stack_size(STACK).spawn(move || heard.follow(stream))?;
        Ok(())
    }
}

/// What the telephones have heard.
#[derive(Clone, Default)]
struct Heard {
    listening: Arc<AtomicUsize>,
    ends: Arc<AtomicBool>,
    /// For each telephone when it first heard of each note.
    first: Arc<Mutex<Vec<BTreeMap<usize, Instant>>>>,
}

impl Heard {
    fn follow(&self, stream: TcpStream) {
        let mut own: BTreeMap<usize, Instant> = BTreeMap::new();
        let mut begun = false;
        let place = {
            let mut all = self.first.lock().unwrap_or_else(PoisonError::into_inner);
            all.push(BTreeMap::new());
            all.len() - 1
        };
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if self.ends.load(Ordering::Relaxed) {
                return;
            }
            let Some(told) = line.strip_prefix("data: ") else { continue };
            if !begun {
                begun = true;
                self.listening.fetch_add(1, Ordering::Relaxed);
            }
            let now = Instant::now();
            let new: Vec<usize> = numbers(told).into_iter().filter(|number| !own.contains_key(number)).collect();
            if !new.is_empty() {
                let mut all = self.first.lock().unwrap_or_else(PoisonError::into_inner);
                for number in new {
                    own.insert(number, now);
                    if let Some(first) = all.get_mut(place) {
                        first.insert(number, now);
                    }
                }
            }
        }
    }

    fn count(&self) -> usize {
        self.first.lock().unwrap_or_else(PoisonError::into_inner).iter().map(BTreeMap::len).sum()
    }

    /// From when each note was sent until each telephone heard of it.
    fn times(&self, sent: &[Instant]) -> Vec<Duration> {
        let all = self.first.lock().unwrap_or_else(PoisonError::into_inner);
        let heard = all.iter().flatten();
        heard.filter_map(|(number, at)| Some(at.saturating_duration_since(*sent.get(*number)?))).collect()
    }
}

/// The numbers of the notes in what is told.
fn numbers(told: &str) -> Vec<usize> {
    let notes = told.split("Lapp M").skip(1);
    notes.filter_map(|rest| rest.split('.').next()?.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_known_by_their_numbers() {
        assert_eq!(numbers(r#"{"say":"<li>Lapp M12.</li><li>Lapp M3.</li>"}"#), [12, 3]);
        assert!(numbers("Lapp utan nummer").is_empty());
    }
}
