//! `rodtrad serve` and `rodtrad demo`: open the store, tell the address on one line, serve until asked to stop.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::task::Poll;

use clap::{ArgMatches, Args};
use domain::policy::Viewer;
use store::clock::Clock;
use store::{Address, Store};
use tokio::net::TcpListener;
use web::app::App;
use web::messages::Messages;
use web::server::{self, Ended};
use web::site::Site;
use web::start::Code;

use crate::failure::Failure;
use crate::public::{Public, Resolved};
use crate::settings::{FetchFrom, LISTEN, Place, ProvidersAt, SECURITY_LOG_DAYS, Settings, address_of};
use crate::tell;

/// Serve the example agency.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The address to listen on.
    #[arg(long, value_name = "ADDR", env = "RODTRAD_LISTEN", value_parser = address_of)]
    listen: Option<SocketAddr>,
    /// Keep the example here. Without it, it is gone when the server stops.
    #[arg(id = "keep", long = "data", value_name = "DIR", env = "RODTRAD_DATA")]
    data: Option<PathBuf>,
    /// Let anyone on the network be anyone.
    #[arg(long)]
    anyone_on_the_network_may_be_anyone: bool,
    #[command(flatten)]
    fetch_from: FetchFrom,
    #[command(flatten)]
    providers_at: ProvidersAt,
}

/// Serve the agencies of an installation.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The address to listen on.
    #[arg(long, value_name = "ADDR", env = "RODTRAD_LISTEN", value_parser = address_of)]
    listen: Option<SocketAddr>,
    #[command(flatten)]
    place: Place,
    /// Readers come over https, through a proxy in front.
    #[arg(long, env = "RODTRAD_HTTPS")]
    https: bool,
    /// How many days it is known what happened to accounts.
    #[arg(long, value_name = "DAYS", env = "RODTRAD_SECURITY_LOG_DAYS", value_parser = clap::value_parser!(u32).range(SECURITY_LOG_DAYS))]
    security_log_days: Option<u32>,
    /// A file of passwords that others have lost.
    #[arg(long, value_name = "FILE", env = "RODTRAD_LEAKED_PASSWORDS")]
    leaked_passwords: Option<PathBuf>,
    #[command(flatten)]
    public: Public,
    #[command(flatten)]
    fetch_from: FetchFrom,
    #[command(flatten)]
    providers_at: ProvidersAt,
}

impl Demo {
    /// Lays the example down where it is missing, and serves it.
    pub(crate) fn run(self, m: Messages) -> Result<ExitCode, Failure> {
        let listen = self.listen.unwrap_or(LISTEN);
        // Without a password whoever reaches the server can be anyone in it, also whoever runs it.
        if !listen.ip().is_loopback() && !self.anyone_on_the_network_may_be_anyone {
            let values = [("address", listen.to_string().into()), ("option", OPEN_TO_ALL.into())];
            return Err(Failure::Misuse(m.with("misuse-demo-open", &values)));
        }
        let (directory, temporary) = match self.data {
            Some(directory) => (directory, None),
            None => {
                let temporary = tempfile::tempdir().map_err(|error| Failure::of(m, &error))?;
                (temporary.path().to_owned(), Some(temporary))
            }
        };
        let settings = Settings::of(Address::Sqlite(directory));
        let fetch_from = self.fetch_from.resolve(m, &settings)?;
        let providers_at = self.providers_at.resolve(m, &settings)?;
        let store = example(m, &settings)?;
        let web = web::app::Settings {
            pick_person: true,
            pick_from_anywhere: self.anyone_on_the_network_may_be_anyone,
            fetch_from,
            providers_at,
            ..web::app::Settings::default()
        };
        let ended = run(m, listen, store, web);
        // Held until the server has stopped: the directory goes with it.
        drop(temporary);
        ended
    }
}

impl Serve {
    /// Serves what is in the database.
    pub(crate) fn run(self, m: Messages, matches: &ArgMatches) -> Result<ExitCode, Failure> {
        let mut settings = self.place.resolve(m, matches)?;
        settings.security_log_days = self.security_log_days.or(settings.security_log_days);
        settings.leaked_passwords = self.leaked_passwords.or(settings.leaked_passwords.take());
        let public = self.public.or(std::mem::take(&mut settings.public)).resolve(m)?;
        settings.idle = Some(public.idle());
        let listen = self.listen.or(settings.listen).unwrap_or(LISTEN);
        let https = self.https || settings.https;
        let fetch_from = self.fetch_from.resolve(m, &settings)?;
        let providers_at = self.providers_at.resolve(m, &settings)?;
        let store = settings.open(m, Clock::system())?;
        // Only who can read the console can found the agency.
        let start_code = match can_begin(m, &store)? {
            true => Some(Code::random().map_err(|error| Failure::store(m, &error))?),
            false => None,
        };
        let Resolved { site, mail, lifetime, .. } = public;
        let web = web::app::Settings {
            https,
            start_code,
            fetch_from,
            providers_at,
            site,
            mail,
            lifetime,
            ..web::app::Settings::default()
        };
        run(m, listen, store, web)
    }
}

/// What lets others than this computer at a demonstration, in as many words.
const OPEN_TO_ALL: &str = "--anyone-on-the-network-may-be-anyone";

/// Whether there is no agency yet but the example.
fn can_begin(m: Messages, store: &Store) -> Result<bool, Failure> {
    for id in store.organisations() {
        let reading = store.read(Viewer::System, &id).map_err(|error| Failure::store(m, &error))?;
        if reading.is_some_and(|reading| !reading.example) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The example agency, laid down. Its clock goes on from where the example ends, or from the last thing that was done
/// to one that was kept.
fn example(m: Messages, settings: &Settings) -> Result<Store, Failure> {
    let store = settings.open(m, Clock::running_from(demo::now()))?;
    web::example::lay_down(&store).map_err(|error| Failure::amend(m, &error))?;
    let id = demo::organisation();
    let reading = store.read(Viewer::System, &id).map_err(|error| Failure::store(m, &error))?;
    let Some(seq) = reading.map(|reading| reading.seq) else { return Ok(store) };
    let last = store.events(Viewer::System, &id, seq..=seq).map_err(|error| Failure::store(m, &error))?;
    match last.first().map(|recorded| recorded.at) {
        Some(at) if store.clock().now() < at => {
            store.close();
            drop(store);
            settings.open(m, Clock::running_from(at))
        }
        _ => Ok(store),
    }
}

fn run(m: Messages, listen: SocketAddr, store: Store, mut settings: web::app::Settings) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::of(m, &error))?;
    let start_code = settings.start_code.as_ref().map(Code::address);
    let (opened, site) = (store.clone(), settings.site.clone());
    let ended = runtime.block_on(async {
        let listener = TcpListener::bind(listen).await.map_err(|error| {
            let told = m.with("fault-listen", &[("address", listen.to_string().into())]);
            Failure::Fault(format!("{told}\n  {error}"))
        })?;
        let address = listener.local_addr().map_err(|error| Failure::of(m, &error))?;
        if settings.pick_person && settings.site.is_none() {
            // So that passkeys can be tried at this computer, which browsers know by no number.
            settings.site = Site::parse(&format!("http://localhost:{}", address.port())).ok();
        }
        let app = App::new(opened, settings);
        // Before the line is told: whoever reads it may ask to stop at once.
        let stop = asked_to_stop();
        if let Some(code) = start_code {
            // Where readers come, if that is known: behind a proxy nobody reaches what is listened on.
            let begins = site.map_or_else(|| format!("http://{address}{code}"), |site| site.address(&code));
            tell::person(&m.with("serve-start", &[("address", begins.into())]));
        }
        tell::program(&format!("listening on http://{address}"));
        server::serve(listener, app, stop).await.map_err(|error| Failure::of(m, &error))
    });
    // After the runtime: PostgreSQL's client must not be dropped on one of its threads.
    drop(runtime);
    store.close();
    match ended? {
        Ended::Asked => Ok(ExitCode::SUCCESS),
        Ended::WritingStopped => Err(Failure::Fault(m.t("fault-writing-stopped").into_owned())),
    }
}

/// Ends when the process is asked to: by Ctrl-C, or by whoever keeps services running.
fn asked_to_stop() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut signals: Vec<_> =
        [SignalKind::interrupt(), SignalKind::terminate()].into_iter().filter_map(|kind| signal(kind).ok()).collect();
    std::future::poll_fn(move |context| {
        // Every one is polled, so that every one wakes us.
        let mut come = false;
        for signal in &mut signals {
            come |= signal.poll_recv(context).is_ready();
        }
        if come { Poll::Ready(()) } else { Poll::Pending }
    })
}
