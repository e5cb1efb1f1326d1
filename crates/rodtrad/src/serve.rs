//! `rodtrad serve` and `rodtrad demo`: open the store, tell the address on one line, serve until asked to stop.

use std::net::SocketAddr;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use store::clock::Clock;
use store::{Address, Store};
use tokio::net::TcpListener;
use web::app::App;
use web::server::{self, Ended};

use crate::settings::Place;

/// Serve the example agency.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The address to listen on. Port 0 picks a free one.
    #[arg(long, value_name = "ADDR", env = "RODTRAD_LISTEN", default_value = "127.0.0.1:7500")]
    listen: SocketAddr,
    /// Keep the example here. Without it, it is gone when the server stops.
    #[arg(long, value_name = "DIR", env = "RODTRAD_DATA")]
    data: Option<std::path::PathBuf>,
}

/// Serve the agencies of an installation.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The address to listen on. Port 0 picks a free one.
    #[arg(long, value_name = "ADDR", env = "RODTRAD_LISTEN", default_value = "127.0.0.1:7500")]
    listen: SocketAddr,
    #[command(flatten)]
    place: Place,
    /// Readers come over https, through a proxy in front.
    #[arg(long, env = "RODTRAD_HTTPS")]
    https: bool,
}

impl Demo {
    /// Lays the example down where it is missing, and serves it.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        // Held until the server has stopped: the directory goes with it.
        let temporary = match self.data {
            Some(_) => None,
            None => Some(tempfile::tempdir().context("no temporary directory could be made")?),
        };
        let directory = match (&temporary, self.data) {
            (Some(temporary), _) => temporary.path().to_owned(),
            (None, Some(directory)) => directory,
            (None, None) => return Ok(ExitCode::from(2)),
        };
        let clock = Clock::running_from(demo::now());
        let store = Store::open(store::Settings::new(Address::Sqlite(directory), clock))?;
        web::example::lay_down(&store)?;
        run(self.listen, store, web::app::Settings { pick_person: true, https: false })
    }
}

impl Serve {
    /// Serves what is in the database.
    pub(crate) fn run(self) -> anyhow::Result<ExitCode> {
        let mut settings = store::Settings::new(self.place.address(), Clock::system());
        if let Some(key) = self.place.seal_key {
            settings = settings.seal_key(key);
        }
        let store = Store::open(settings)?;
        run(self.listen, store, web::app::Settings { pick_person: true, https: self.https })
    }
}

fn run(listen: SocketAddr, store: Store, settings: web::app::Settings) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let app = App::new(store.clone(), settings);
    let ended = runtime.block_on(async {
        let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
        announce(listener.local_addr()?);
        anyhow::Ok(server::serve(listener, app, asked_to_stop()).await?)
    })?;
    // After the runtime: PostgreSQL's client must not be dropped on one of its threads.
    drop(runtime);
    store.close();
    Ok(match ended {
        Ended::Asked => ExitCode::SUCCESS,
        Ended::WritingStopped => ExitCode::FAILURE,
    })
}

/// One line that scripts read.
#[expect(clippy::print_stdout, reason = "the command line's contract: the address is printed on standard output")]
fn announce(address: SocketAddr) {
    println!("listening on http://{address}");
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        // Without the one signal there is still the other.
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
