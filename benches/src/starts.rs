//! The binary as it is shipped: how soon after its start the first page is there, how much memory it then has, and how
//! large it is.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use domain::ids::OrganisationId;
use store::clock::Clock;
use store::{Address, Settings, Store};

use crate::agency;
use crate::scale::Scale;
use crate::server::Server;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::Spread;

/// Measures starts with the example agency and with a large one.
pub(crate) fn measure(scale: &Scale, binary: &Path, table: &mut Table) -> Result<()> {
    let statements = scale.most();
    let large = tempfile::tempdir()?;
    let store = Store::open(Settings::new(Address::Sqlite(large.path().to_owned()), Clock::system()))?;
    agency::in_store(&store, 1, statements)?;
    store.close();
    drop(store);

    let (mut idle, mut first, mut again, mut many) =
        (Starts::default(), Starts::default(), Starts::default(), Starts::default());
    // More than for rates: a start is short, and the machine's mood shows.
    for _ in 0..scale.rounds * 3 {
        let fresh = tempfile::tempdir()?;
        first.add(start(binary, "demo", fresh.path(), &page_of(&demo::organisation()))?);
        again.add(start(binary, "demo", fresh.path(), &page_of(&demo::organisation()))?);
        many.add(start(binary, "serve", large.path(), &page_of(&agency::id()?))?);
        let empty = tempfile::tempdir()?;
        idle.add(start(binary, "serve", empty.path(), "/health")?);
    }
    let nothing = "without an organisation";
    let (idle_time, idle_memory) = idle.figures();
    for (what, starts, limit) in [
        ("the example, its year laid down", first, 100),
        ("the example, started before", again, 100),
        (&format!("{statements} statements"), many, 500),
    ] {
        let (time, memory) = starts.figures();
        table.add(
            Line::time(format!("From start to the first page, {what}"), time)
                .beside(nothing, Figure::Time(idle_time.median))
                .goal(Goal::AtMost(Figure::Time(Duration::from_millis(limit)))),
        );
        table.add(
            Line::new(format!("Memory after the first page, {what}"), Figure::Bytes(memory))
                .beside(nothing, Figure::Bytes(idle_memory))
                .goal(Goal::AtMost(Figure::Bytes(150_000_000))),
        );
    }
    let size = std::fs::metadata(binary)?.len();
    table.add(Line::new("Size of the binary", Figure::Bytes(size)).goal(Goal::AtMost(Figure::Bytes(20_000_000))));
    Ok(())
}

fn page_of(organisation: &OrganisationId) -> String {
    format!("/{organisation}/")
}

#[derive(Default)]
struct Starts {
    times: Vec<Duration>,
    memory: u64,
}

impl Starts {
    fn add(&mut self, (time, memory): (Duration, u64)) {
        self.times.push(time);
        self.memory = self.memory.max(memory);
    }

    /// How long they took, and the most memory that one of them had.
    fn figures(self) -> (Spread, u64) {
        (Spread::of(self.times), self.memory)
    }
}

/// How long from the start of the process until the whole page was there, and the memory that it has then.
fn start(binary: &Path, command: &str, data: &Path, page: &str) -> Result<(Duration, u64)> {
    let started = Instant::now();
    let server = Server::start(binary, command, data)?;
    ask(&server.address, page)?;
    let time = started.elapsed();
    Ok((time, resident(server.process())?))
}

fn ask(address: &str, page: &str) -> Result<()> {
    let mut connection = TcpStream::connect(address).with_context(|| address.to_owned())?;
    write!(connection, "GET {page} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer)?;
    let answer = String::from_utf8_lossy(&answer);
    let status = answer.lines().next().unwrap_or_default();
    ensure!(status.contains(" 200 "), "{page} was answered with {status}");
    Ok(())
}

/// The memory of a process that is in the machine's memory now, in bytes.
pub(crate) fn resident(process: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("the system tells no memory")?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kilobytes * 1024)
}
