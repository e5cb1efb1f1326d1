//! A private PostgreSQL cluster for one run of the tests: made, started, stopped and deleted here.
//!
//! Not the product's database, and not the machine's: an own folder, an own random port on loopback,
//! nothing of it is left afterwards. It syncs to disk like a real one, since the tests are about that too.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{machine, process, workspace};

/// The variable that tells the tests how to reach it, as a superuser.
pub(crate) const VARIABLE: &str = "RODTRAD_TEST_POSTGRES";

/// The certificate by which it proves who it is, to whoever asks for that: that of `localhost`, of the tests' own authority.
const CERTIFICATES: &str = "crates/fetch/tests/fetching/certificates";

/// The keeper makes the cluster, says so, and takes it away when its standard input ends.
/// The input is a pipe from us: it ends when we do, however we end, so no cluster is ever left behind.
const KEEPER: &str = r#"
set -eu
programs=$1 port=$2 certificates=$3
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
folder=$(mktemp -d "${TMPDIR:-/tmp}/rodtrad-postgres.XXXXXX")
leave() {
  as_postgres "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop >"$folder/stop" 2>&1 || true
  cd / && rm -rf "$folder"
}
trap leave EXIT
trap 'exit 1' HUP INT TERM
if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
cd "$folder"
cp "$certificates/host.pem" "$certificates/host.key" .
chmod 600 host.key
if [ "$(id -u)" = 0 ]; then chown postgres host.pem host.key; fi
as_postgres "$programs/initdb" --pgdata=data --username=postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$folder/made" 2>&1 \
  || { cat "$folder/made" >&2; exit 1; }
as_postgres "$programs/pg_ctl" -D data -w -t 60 -l log \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300 \
  -c ssl=on -c ssl_cert_file=$folder/host.pem -c ssl_key_file=$folder/host.key" start >"$folder/started" 2>&1 \
  || { cat "$folder/started" "$folder/log" >&2; exit 1; }
echo ready
cat >"$folder/waited"
"#;

/// A running cluster. It ends when this value is dropped, or when this process ends in any way.
pub(crate) struct Cluster {
    keeper: Child,
    port: u16,
}

impl Cluster {
    /// Makes and starts one; installs PostgreSQL first if the machine has none.
    pub(crate) fn start() -> Result<Self> {
        let programs = machine::postgres_programs()?;
        let mut attempts = 0;
        loop {
            attempts += 1;
            match Self::start_on(&programs, free_port()?) {
                Ok(cluster) => return Ok(cluster),
                // Someone may take the port between our look and PostgreSQL's start.
                Err(problem) if 3 <= attempts => return Err(problem),
                Err(_) => {}
            }
        }
    }

    fn start_on(programs: &Path, port: u16) -> Result<Self> {
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(programs)
            .arg(port.to_string())
            .arg(workspace::root()?.join(CERTIFICATES))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // Ctrl-C is for us; the keeper must outlive us for as long as it takes to clean up.
            .process_group(0)
            .spawn()
            .context("could not start a shell")?;
        let mut said = String::new();
        if let Some(output) = keeper.stdout.take() {
            BufReader::new(output).read_line(&mut said)?;
        }
        let cluster = Self { keeper, port };
        if said.trim() != "ready" {
            bail!("PostgreSQL did not start; what it wrote stands above");
        }
        Ok(cluster)
    }

    /// How to connect as a superuser, in the form of libpq.
    pub(crate) fn connection(&self) -> String {
        format!("host=127.0.0.1 port={} user=postgres dbname=postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// For a developer: starts a cluster, says how to reach it, and keeps it until Ctrl-C.
pub(crate) fn serve() -> Result<()> {
    let cluster = Cluster::start()?;
    println!("export {VARIABLE}='{}'", cluster.connection());
    println!("running until Ctrl-C");
    loop {
        std::thread::park();
    }
}

/// The folder of `initdb` and `pg_ctl`: what `pg_config` says, else Debian's newest.
pub(crate) fn installed_programs() -> Option<PathBuf> {
    let complete =
        |folder: &PathBuf| ["initdb", "pg_ctl", "postgres"].iter().all(|program| folder.join(program).is_file());
    let named = process::output(&mut process::command(Path::new("/"), "pg_config", &["--bindir"]))
        .map(|folder| PathBuf::from(folder.trim()))
        .ok();
    if let Some(folder) = named.filter(complete) {
        return Some(folder);
    }
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let version = path.file_name()?.to_str()?.parse().ok()?;
            Some((version, path.join("bin")))
        })
        .filter(|(_, folder)| complete(folder))
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder)
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on loopback")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;
    use std::time::{Duration, Instant};

    use super::*;

    /// PostgreSQL's programs. The test command installs them before it runs us; a lone `cargo test` on a
    /// machine without them says that it did not look, and may not do so in CI.
    fn programs() -> Option<PathBuf> {
        let programs = installed_programs();
        if programs.is_none() {
            let must = std::env::var_os(VARIABLE).is_some() || machine::is_ci();
            assert!(!must, "PostgreSQL is not found");
            eprintln!("NOT RUN: PostgreSQL is not installed");
        }
        programs
    }

    #[test]
    fn a_cluster_answers_while_it_is_held_and_is_gone_afterwards() {
        let Some(programs) = programs() else { return };
        let cluster = Cluster::start_on(&programs, free_port().unwrap()).unwrap();
        let port = cluster.port;
        assert!(cluster.connection().contains(&format!("port={port} ")));
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(cluster);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }

    #[test]
    fn a_keeper_whose_starter_was_killed_takes_the_cluster_away() {
        let Some(programs) = programs() else { return };
        let mut cluster = Cluster::start_on(&programs, free_port().unwrap()).unwrap();
        // What the system does with our end of the pipe when we are killed.
        drop(cluster.keeper.stdin.take());
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", cluster.port)).is_ok() {
            assert!(started.elapsed() < Duration::from_secs(30), "it is still there");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    #[test]
    fn programs_that_are_not_there_are_an_error_and_no_hang() {
        assert!(Cluster::start_on(Path::new("/nowhere"), 1).is_err());
    }
}
